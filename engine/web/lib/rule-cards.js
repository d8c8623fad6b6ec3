/*
 * rule-cards.js - directives, levels and rules of GET /v1/rules as cards and tables to read.
 *
 *   const book = { catalogue, v, whole }    of GET /v1/rules, the vocabulary, rules by id
 *   ruleCard(book, rule), defaultCard(book, rule), directiveCard(book, directive, onRules)
 *   levelTables(book, scale)
 */
import { actName, citations, effectWords, numbers, periodText, zoneName } from './acts.js';
import { h, icon } from './dom.js';
import { said, words } from './language.js';
import { chip } from './levels.js';
import { dayText } from './moment.js';
import { texts } from '../rulebook-texts.js';

function periods(list) {
  return list.map((period) => periodText(period)).join('; ');
}

function kinds(queries) {
  const t = words(texts).kinds;
  return queries.map((query) => t[query] ?? query).join(', ');
}

function issuer(book, id) {
  return said(book.v.authorities.get(id)?.name);
}

function about(book, rule) {
  return [kinds(rule.queries), issuer(book, rule.by), periods(rule.periods)]
    .filter(Boolean)
    .join(' · ');
}

function condition(title, text) {
  return text && h('div', null, h('dt', null, title), h('dd', null, said(text)));
}

/* Other rules by their words, where they are known. */
function references(book, title, ids) {
  const item = (id) => h('li', null, said(book.whole.get(id)?.text) || h('code', null, id));
  return (
    ids?.length > 0 &&
    h('div', null, h('dt', null, title), h('dd', null, h('ul', null, ids.map(item))))
  );
}

export function ruleCard(book, rule) {
  const t = words(texts).rule;
  const effect = effectWords(rule.effect);
  return h(
    'article',
    { class: `card rule effect-${effect.look}` },
    h(
      'h3',
      { class: 'rule-effect' },
      h('span', { class: 'effect' }, icon(effect.drawing), effect.name),
      rule.supreme && h('span', { class: 'tag' }, t.supreme),
    ),
    h('p', { class: 'rule-text' }, said(rule.text)),
    h('p', { class: 'soft rule-about' }, about(book, rule)),
    citations(book.v, rule.cite),
    h(
      'details',
      { class: 'small' },
      h('summary', null, t.details),
      h(
        'dl',
        null,
        condition(t.when, rule.condition),
        condition(t.requires, rule.requires),
        references(book, t.lifts, rule.lifts),
        references(book, t.about, rule.about),
        h(
          'div',
          null,
          h('dt', null, t.source),
          h('dd', null, h('code', null, rule.id), ' ', h('code', null, rule.source)),
        ),
      ),
    ),
  );
}

export function defaultCard(book, rule) {
  const t = words(texts);
  const side = { deny: t.rule.atLevel, allow: t.rule.belowLevel };
  const line = (effect) =>
    rule[effect] &&
    h(
      'p',
      null,
      rule.level && h('strong', null, `${side[effect](rule.level)}: `),
      h(
        'span',
        { class: `effect-${effect}` },
        h('span', { class: 'effect' }, icon(effectWords(effect).drawing), effectWords(effect).name),
      ),
      ' ',
      said(rule[effect]),
    );
  return h(
    'article',
    { class: 'card rule' },
    h('h3', { class: 'rule-effect' }, t.rule.default),
    line('deny'),
    line('allow'),
    h('p', { class: 'soft rule-about' }, [kinds(rule.queries), periods(rule.periods)].join(' · ')),
    citations(book.v, rule.cite),
  );
}

export function directiveCard(book, directive, onRules) {
  const t = words(texts).directive;
  const authority = book.v.authorities.get(directive.by);
  return h(
    'article',
    { class: 'card directive' },
    h('h3', null, said(directive.title)),
    h(
      'p',
      { class: 'directive-number' },
      h('span', { class: 'cite' }, actName(directive)),
      ' ',
      directive.number && h('code', null, directive.id),
      directive.announced && h('span', { class: 'tag' }, t.announced),
    ),
    h(
      'p',
      null,
      [issuer(book, directive.by), directive.issued && t.issued(dayText(directive.issued))]
        .filter(Boolean)
        .join(', '),
    ),
    h('p', { class: 'soft' }, periodText(directive)),
    directive.renewed_by.length > 0 &&
      h('p', null, `${t.renewed}:`, numbers(book.v, directive.renewed_by)),
    authority?.contact && h('p', null, `${t.contact}: ${authority.contact}`),
    h(
      'button',
      { type: 'button', class: 'quiet', on: { click: () => onRules(directive) } },
      icon('book'),
      t.rules,
    ),
  );
}

/* ---- levels ---- */

function table(title, heads, rows) {
  return h(
    'div',
    { class: 'card' },
    h('h3', null, title),
    h(
      'div',
      { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': title },
      h(
        'table',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            heads.map((name) => h('th', { scope: 'col' }, name)),
          ),
        ),
        h('tbody', null, rows),
      ),
    ),
  );
}

export function levelTables(book, scale) {
  const t = words(texts).level;
  const levelRow = (level) =>
    h(
      'tr',
      null,
      h('td', null, chip(scale, level.id)),
      h('td', null, said(level.label)),
      h('td', null, t.scales[level.scale] ?? level.scale),
    );
  const appliedRow = (one) =>
    h(
      'tr',
      null,
      h('th', { scope: 'row' }, zoneName(one)),
      h('td', null, chip(scale, one.level)),
      h('td', null, periodText(one)),
      h('td', null, numbers(book.v, one.cite)),
    );
  return [
    table(t.applied, [t.where, t.level, t.when, t.basis], book.catalogue.applied.map(appliedRow)),
    table(t.all, [t.level, t.meaning, t.scale], book.catalogue.levels.map(levelRow)),
  ];
}
