/*
 * rulebook.js - the rulebook to read: its state, what changes next, and everything in it; a box to
 * try a query; and what officials may order.
 *
 * The service filters by time, zone and text (GET /v1/rules); by kind of query and effect the page
 * does it alone. The whole rulebook is fetched too, for the words of rules that others refer to.
 */
import { effectWords } from './lib/acts.js';
import { call } from './lib/api.js';
import { askBox } from './lib/ask-box.js';
import { changesList } from './lib/changes.js';
import { fill, h, icon } from './lib/dom.js';
import { frame, problemNotice } from './lib/frame.js';
import { words } from './lib/language.js';
import { levelScale, patterns } from './lib/levels.js';
import { fromInput, momentText, now, practice, toInput } from './lib/moment.js';
import { ordersDesk } from './lib/orders.js';
import { defaultCard, directiveCard, levelTables, ruleCard } from './lib/rule-cards.js';
import { tabs } from './lib/tabs.js';
import { vocabulary } from './lib/vocabulary.js';
import { zonePicker } from './lib/zone-picker.js';
import { texts } from './rulebook-texts.js';

const PAGE = 40; /* cards before "show more" */
const PARTS = ['rules', 'directives', 'levels', 'ask', 'orders'];
const FILTERED = new Set(['rules', 'directives', 'levels']);
const TYPING_MS = 300;

const address = new URLSearchParams(location.search);
const state = {
  filter: {
    at: fromInput(address.get('on')) ?? toMinute(now()),
    zone: address.get('zone') ?? '',
    text: address.get('text') ?? '',
    query: '',
    effect: '',
  },
  tab: PARTS.includes(location.hash.slice(1)) ? location.hash.slice(1) : 'rules',
  whole: new Map() /* all rules by id, whatever the filter */,
  words: null /* the vocabulary */,
  found: null /* the answer to the filter */,
  asked: 0,
  shown: PAGE,
};
let part = null;

function toMinute(at) {
  return fromInput(toInput(at));
}

/* ---- the state of the rulebook ---- */

function stateCard(ready) {
  const t = words(texts).state;
  const { rulebook, policy } = ready;
  const passed = rulebook.tests - rulebook.tests_failed;
  const fact = (name, value) =>
    h('div', null, h('dt', null, name), h('dd', null, h('code', null, value)));
  return [
    h(
      'p',
      { class: `state-line ${rulebook.good ? 'good' : 'refused'}` },
      icon(rulebook.good ? 'check' : 'warning'),
      h('strong', null, rulebook.good ? t.good : t.refused(momentText(rulebook.tried))),
    ),
    !rulebook.good &&
      h(
        'div',
        null,
        h('p', null, t.why),
        h(
          'pre',
          { class: 'letter', tabindex: '0', role: 'region', 'aria-label': t.why, lang: 'en' },
          rulebook.why,
        ),
      ),
    h('p', null, `${t.tests(passed, rulebook.tests)} · ${t.loaded(momentText(rulebook.loaded))}`),
    h(
      'details',
      { class: 'small' },
      h('summary', null, t.rules, ' ', h('code', null, short(policy.rules))),
      h(
        'dl',
        null,
        fact(t.rules, policy.rules),
        fact(t.zones, policy.zones),
        fact(t.version, policy.version),
      ),
    ),
  ];
}

function short(hash) {
  return hash.replace(/^[^:]*:/, '').slice(0, 12);
}

async function tellState() {
  try {
    fill(part.state, stateCard(await call('/readyz', { anonymous: true })));
  } catch (problem) {
    fill(part.state, problemNotice(problem, tellState));
  }
}

function tellChanges() {
  const t = words(texts).next;
  const at = state.filter.at ?? toMinute(now());
  const nameOf = (id) => state.words.zoneName(id);
  fill(
    part.nextTitle,
    t.title,
    h('span', { class: 'soft next-after' }, ` · ${t.after(momentText(at))}`),
  );
  fill(
    part.next,
    changesList(state.found.changes, {
      at,
      whole: state.whole,
      scale: levelScale(state.found.levels),
      nameOf,
    }),
  );
}

/* ---- the filter ---- */

async function search() {
  const asked = ++state.asked;
  const { at, zone, text } = state.filter;
  try {
    const [found, v] = await Promise.all([
      call('/v1/rules', {
        query: { ...(at && { at }), ...(zone && { zone }), ...(text && { text }) },
        anonymous: true,
      }),
      vocabulary(),
    ]);
    if (asked !== state.asked) return;
    Object.assign(state, { found, words: v });
    state.shown = PAGE;
    tellChanges();
    tellFound();
  } catch (problem) {
    if (asked === state.asked) fill(part.results, problemNotice(problem, search));
  }
}

function atField() {
  const t = words(texts).filter;
  const input = h('input', {
    type: 'datetime-local',
    id: 'filter-at',
    value: state.filter.at ? toInput(state.filter.at) : '',
    on: {
      change: () => {
        state.filter.at = fromInput(input.value);
        search();
      },
    },
  });
  const always = h(
    'button',
    {
      type: 'button',
      on: {
        click: () => {
          input.value = '';
          state.filter.at = null;
          search();
        },
      },
    },
    t.always,
  );
  return h(
    'div',
    { class: 'field' },
    h('label', { for: 'filter-at' }, t.at),
    h('div', { class: 'filter-at' }, input, always),
  );
}

function textField() {
  const t = words(texts).filter;
  let timer = 0;
  const typed = (event) => {
    clearTimeout(timer);
    state.filter.text = event.target.value.trim();
    timer = setTimeout(search, TYPING_MS);
  };
  part.text = h('input', {
    type: 'search',
    id: 'filter-text',
    autocomplete: 'off',
    'aria-describedby': 'filter-hint',
    value: state.filter.text,
    on: { input: typed },
  });
  return h(
    'div',
    { class: 'field' },
    h('label', { for: 'filter-text' }, t.text),
    part.text,
    h('p', { class: 'hint', id: 'filter-hint' }, t.textHint),
  );
}

function zoneField() {
  const t = words(texts).filter;
  const place = h('div');
  const name = h('strong');
  const tell = () =>
    fill(name, state.filter.zone ? state.words.zoneName(state.filter.zone) : t.anywhere);
  const pick = (zone) => {
    state.filter.zone = zone ?? '';
    tell();
    search();
  };
  fill(name, state.filter.zone || t.anywhere);
  vocabulary().then(
    (v) => {
      state.words = v;
      tell();
      fill(place, zonePicker(v, { id: 'filter-zone', value: state.filter.zone, onPick: pick }));
    },
    (problem) => fill(place, problemNotice(problem)),
  );
  return h('details', { class: 'filter-zone' }, h('summary', null, `${t.zone}: `, name), place);
}

function choice(label, id, name, options) {
  const change = (event) => {
    state.filter[name] = event.target.value;
    state.shown = PAGE;
    tellFound();
  };
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h(
      'select',
      { id, value: state.filter[name], on: { change } },
      [['', words(texts).filter.all], ...options].map(([value, text]) =>
        h('option', { value }, text),
      ),
    ),
  );
}

function filterCard() {
  const t = words(texts);
  const effects = ['deny', 'allow', 'require', 'oblige', 'lift', 'shield', 'conflict'].map(
    (effect) => [effect, effectWords(effect).name],
  );
  return h(
    'form',
    {
      class: 'card filter',
      role: 'search',
      'aria-label': t.filter.title,
      on: {
        submit: (event) => {
          event.preventDefault();
          search();
        },
      },
    },
    textField(),
    atField(),
    zoneField(),
    state.tab === 'rules' &&
      h(
        'div',
        { class: 'filter-two' },
        choice(t.filter.query, 'filter-query', 'query', Object.entries(t.kinds)),
        choice(t.filter.effect, 'filter-effect', 'effect', effects),
      ),
  );
}

/* ---- what is found ---- */

function chosenRules() {
  const { query, effect } = state.filter;
  const fits = (rule) =>
    (!query || rule.queries.includes(query)) && (!effect || rule.effect === effect);
  return [...(effect ? [] : state.found.defaults.filter(fits)), ...state.found.rules.filter(fits)];
}

function rulesOf(directive) {
  Object.assign(state.filter, { text: directive.id, at: null });
  part.tabs.show('rules');
}

function items(book) {
  if (state.tab === 'directives')
    return book.catalogue.directives.map((one) => () => directiveCard(book, one, rulesOf));
  return chosenRules().map(
    (rule) => () => (rule.effect ? ruleCard(book, rule) : defaultCard(book, rule)),
  );
}

function more(count) {
  const go = () => {
    state.shown += PAGE;
    const first = state.shown - PAGE;
    tellFound();
    part.results.querySelectorAll('.card')[first]?.querySelector('summary, button')?.focus();
  };
  return h('button', { type: 'button', class: 'big', on: { click: go } }, words(texts).more(count));
}

function tellFound() {
  const t = words(texts);
  if (!FILTERED.has(state.tab) || !state.found) return;
  const book = { catalogue: state.found, v: state.words, whole: state.whole };
  const all = state.tab === 'levels' ? [] : items(book);
  const count = state.tab === 'levels' ? state.found.applied.length : all.length;
  const left = all.length - state.shown;
  fill(
    part.results,
    h(
      'p',
      { class: 'found', role: 'status' },
      t.found[state.tab](count),
      count === 0 && `. ${t.none}`,
    ),
    state.tab === 'levels'
      ? levelTables(book, levelScale(state.found.levels))
      : h(
          'div',
          { class: `cards cards-${state.tab}` },
          all.slice(0, state.shown).map((make) => make()),
        ),
    left > 0 && more(Math.min(left, PAGE)),
  );
}

/* ---- parts ---- */

function needVocabulary(make) {
  const place = h('div', null, words(texts).loading);
  const load = () =>
    vocabulary().then(
      (v) => fill(place, make(v)),
      (problem) => fill(place, problemNotice(problem, load)),
    );
  load();
  return place;
}

function showTab(name) {
  state.tab = name;
  if (FILTERED.has(name)) {
    part.results = h('div', { class: 'results' }, words(texts).loading);
    fill(part.tabs.panel, filterCard(), part.results);
    search();
  }
  if (name === 'ask')
    fill(
      part.tabs.panel,
      needVocabulary((v) => askBox(v, state.filter.at ?? toMinute(now()))),
    );
  if (name === 'orders')
    fill(
      part.tabs.panel,
      needVocabulary((v) => ordersDesk(v)),
    );
}

async function loadWhole() {
  const all = await call('/v1/rules', { anonymous: true, seconds: 30 }).catch(() => null);
  if (!all) return;
  state.whole = new Map(all.rules.map((rule) => [rule.id, rule]));
  if (!state.found) return;
  tellChanges();
  tellFound();
}

function layout() {
  const t = words(texts);
  return [
    h('h1', null, t.heading),
    h('p', null, t.lead),
    h(
      'div',
      { class: 'top-cards' },
      h(
        'section',
        { class: 'card', 'aria-labelledby': 'state-title' },
        h('h2', { id: 'state-title' }, t.state.title),
        part.state,
      ),
      h('section', { class: 'card', 'aria-labelledby': 'next-title' }, part.nextTitle, part.next),
    ),
    part.tabs.element,
    part.tabs.panel,
    patterns(),
  ];
}

let practised = practice();

frame('rulebook', texts, (main) => {
  const t = words(texts);
  if (practised !== practice()) state.filter.at = toMinute(now());
  practised = practice();
  main.classList.add('wide');
  part = {
    state: h('div', null, t.loading),
    next: h('div', null, t.loading),
    nextTitle: h('h2', { id: 'next-title' }, t.next.title),
    results: h('div'),
    tabs: tabs({ label: t.tabsLabel, names: t.tabs, onShow: showTab }),
  };
  fill(main, layout());
  part.tabs.show(state.tab);
  tellState();
  if (!FILTERED.has(state.tab)) search();
  loadWhole();
});
