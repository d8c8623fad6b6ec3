/*
 * verdict.js - a decision on the whole screen: shape, word and colour, then why, until when, what to
 * do, and what would change it.
 *
 *   verdictBanner(vocabulary, answer, { word, lead })
 *                                           the coloured part; `lead` instead of the first reason,
 *                                           `small` leaves room for the rest on the same screen
 *   verdictDetails(vocabulary, answer)      the rest, as cards
 *   callCard(vocabulary, zone, more)        whom to call about a place; `more` comes before; null
 *                                           when there is nothing to say
 *   verdictMark('allow')                    the shape alone
 */
import { citations, numbers } from './acts.js';
import { h, icon, svg } from './dom.js';
import { said, words } from './language.js';
import { momentText } from './moment.js';
import { texts } from './texts.js';

const SHAPES = {
  allow: { outline: 'M50 4a46 46 0 110 92 46 46 0 010-92z', sign: 'M27 52l16 16 31-34' },
  deny: { outline: 'M31 4h38l27 27v38L69 96H31L4 69V31z', sign: 'M31 31l38 38M69 31L31 69' },
  undetermined: {
    outline: 'M50 2l48 48-48 48L2 50z',
    sign: 'M38 38a12.5 12.5 0 1125 1c0 9-13 9-13 19M50 72v.100',
  },
};

export function verdictMark(decision) {
  const shape = SHAPES[decision];
  return svg(
    'svg',
    { class: 'mark', viewBox: '0 0 100 100', 'aria-hidden': 'true' },
    svg('path', { class: 'mark-outline', d: shape.outline }),
    svg('path', { class: 'mark-sign', d: shape.sign }),
  );
}

function untilText(answer) {
  const t = words(texts).verdict;
  if (answer.decision === 'undetermined') return null;
  const wait = answer.remedies?.find((remedy) => remedy.wait_until);
  if (answer.decision === 'deny' && wait) return t.allowedFrom(momentText(wait.wait_until));
  if (!answer.valid_until) return t.noEnd;
  return (answer.valid_until_exact === false ? t.atLeastUntil : t.until)(
    momentText(answer.valid_until),
  );
}

function reasonItem(v, reason) {
  return h('li', null, h('p', null, said(reason.text)), citations(v, reason.cite));
}

export function verdictBanner(v, answer, { word, lead, small = false }) {
  const until = untilText(answer);
  const [first] = small ? [] : (answer.reasons ?? []);
  return h(
    'div',
    { class: `verdict ${answer.decision} ${small ? 'small' : 'full'}` },
    verdictMark(answer.decision),
    h('h1', { class: 'verdict-word', tabindex: '-1' }, word),
    (lead || first) && h('p', { class: 'verdict-lead' }, lead || said(first.text)),
    first?.cite && h('p', null, numbers(v, first.cite)),
    until && h('p', { class: 'verdict-until' }, icon('clock'), until),
  );
}

function card(title, drawing, ...content) {
  return h(
    'section',
    { class: 'card' },
    h('h2', { class: 'card-title' }, icon(drawing), title),
    content,
  );
}

function remedyItem(remedy) {
  return h(
    'li',
    null,
    said(remedy.text) ||
      (remedy.wait_until && words(texts).verdict.from(momentText(remedy.wait_until))),
  );
}

function list(items, make) {
  return h('ul', { class: 'plain' }, items.map(make));
}

export function verdictDetails(v, answer) {
  const t = words(texts).verdict;
  const { reasons = [], obligations = [], remedies = [], conflicts = [], errors = [] } = answer;
  const reasonList = (items) => list(items, (item) => reasonItem(v, item));
  return [
    obligations.length > 0 && card(t.duties, 'check', reasonList(obligations)),
    remedies.length > 0 && card(t.remedies, 'clock', list(remedies, remedyItem)),
    reasons.length > 0 && card(t.reasons, 'book', reasonList(reasons)),
    conflicts.length > 0 && card(t.conflicts, 'warning', reasonList(conflicts)),
    answer.near_border &&
      h('p', { class: 'notice' }, icon('warning'), h('span', null, t.nearBorder)),
    errors.length > 0 &&
      card(
        t.errors,
        'warning',
        list(errors, (error) =>
          h(
            'li',
            { lang: 'en' },
            typeof error === 'string' ? error : said(error.text) || error.message,
          ),
        ),
      ),
  ];
}

function numberLink(number) {
  const href = `tel:${number.replace(/[^+\d]/g, '')}`;
  return h('a', { class: 'button', href }, icon('phone'), number);
}

export function callCard(v, zone, more = null) {
  const contacts = v.contacts(zone).map(({ name, numbers: known }) =>
    h('li', null, h('p', null, name), h('p', { class: 'row' }, known.map(numberLink))),
  );
  if (contacts.length === 0 && !more) return null;
  return card(words(texts).verdict.call, 'phone', more, h('ul', { class: 'plain' }, contacts));
}

/* What a screen reader says of it. */
export function verdictSpeech(answer, word) {
  return [word, said(answer.reasons?.[0]?.text), untilText(answer)].filter(Boolean).join('. ');
}
