/*
 * question.js - one question of the engine as something to tap or fill in.
 *
 *   questionForm(vocabulary, question, { give, skip, stop, here })
 *
 * give(value) gets a value as the query wants it; skip() is "cannot tell", which every question has.
 * stop() (optional) ends the questions, for whoever cannot tell much.
 * `here` (optional, a zone) is offered as the first answer where a place is asked.
 */
import { fill, h, icon } from './dom.js';
import { capital, said, words } from './language.js';
import { fromInput, now, toInput } from './moment.js';
import { texts } from './texts.js';
import { zonePicker } from './zone-picker.js';

const SHORT = 12; // letters of labels of which two stand beside each other on a phone
const MANY = 8; // values from which they are set closer
const FILTER_FROM = 12; // values from which a field to narrow them down is worth it

/* Counts that most people answer with one of a few numbers. */
const USUAL = [
  [/^group\.size$|occupants$/, [1, 2, 3, 4]],
  [/(^|\.)(f0_|trips|out_now|doses|.*stops$)/, [0, 1, 2, 3]],
];

function plain(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase();
}

/* Big buttons for [value, label] each. */
export function choiceButtons(entries, give) {
  const button = ([value, label]) =>
    h(
      'li',
      { 'data-plain': plain(label) },
      h(
        'button',
        { class: 'big', type: 'button', value: String(value), on: { click: () => give(value) } },
        capital(label),
      ),
    );
  const short = entries.every(([, label]) => label.length <= SHORT);
  const many = entries.length >= MANY;
  return h(
    'ul',
    { class: `choices ${short || many ? 'two' : 'wide-two'}${many ? ' many' : ''}` },
    entries.map(button),
  );
}

export function filteredChoices(entries, give, id) {
  const list = choiceButtons(entries, give);
  if (entries.length < FILTER_FROM) return list;
  const t = words(texts).ask;
  const none = h('p', { class: 'hint', role: 'status' });
  const narrow = (event) => {
    const wanted = plain(event.target.value.trim());
    let left = 0;
    for (const item of list.children) {
      item.hidden = !item.dataset.plain.includes(wanted);
      left += item.hidden ? 0 : 1;
    }
    fill(none, left === 0 && t.noneLeft);
  };
  return [
    h(
      'div',
      { class: 'field' },
      h('label', { for: id }, t.narrow),
      h('input', { id, type: 'search', autocomplete: 'off', on: { input: narrow } }),
    ),
    none,
    list,
  ];
}

/* A form with one or more fields and a button; read() gives the value, or null to stay. */
function entry(fields, read, give) {
  const t = words(texts).ask;
  const wrong = h('p', { class: 'hint', role: 'alert' });
  const submit = (event) => {
    event.preventDefault();
    const value = read();
    if (value === null) fill(wrong, t.fillIn);
    else give(value);
  };
  return h(
    'form',
    { novalidate: true, on: { submit } },
    fields,
    wrong,
    h('button', { class: 'main big', type: 'submit' }, t.go),
  );
}

function field(label, attributes) {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: attributes.id }, label),
    h('input', { autocomplete: 'off', ...attributes }),
  );
}

const INPUTS = {
  boolean(question, v, { give }) {
    const t = words(texts);
    return choiceButtons(
      [
        [true, t.yes],
        [false, t.no],
      ],
      give,
    );
  },
  enum(question, v, { give }) {
    return filteredChoices(
      question.values.map((value) => [value, v.valueLabel(question.fact, value)]),
      give,
      'answer-filter',
    );
  },
  integer(question, v, { give }) {
    const input = field(words(texts).ask.number, {
      id: 'answer',
      type: 'text',
      inputmode: 'numeric',
      pattern: '[0-9]*',
    });
    const read = () =>
      /^\d{1,9}$/.test(input.lastChild.value.trim()) ? Number(input.lastChild.value) : null;
    const usual = USUAL.find(([pattern]) => pattern.test(question.fact))?.[1].map((n) => [
      n,
      String(n),
    ]);
    return [usual && choiceButtons(usual, give), entry(input, read, give)];
  },
  decimal(question, v, { give }) {
    const t = words(texts).ask;
    const share = /share$/.test(question.fact);
    const input = field(share ? t.percent : t.number, {
      id: 'answer',
      type: 'text',
      inputmode: 'decimal',
    });
    const read = () => {
      const text = input.lastChild.value.trim().replace(',', '.');
      if (!/^\d{1,9}(\.\d{1,6})?$/.test(text)) return null;
      return share ? Math.round(Number(text) * 1e4) / 1e6 : Number(text);
    };
    return entry(input, read, give);
  },
  string(question, v, { give }) {
    const input = field(v.label(question.fact), { id: 'answer', type: 'text', maxlength: 200 });
    return entry(input, () => input.lastChild.value.trim() || null, give);
  },
  time(question, v, { give }) {
    const input = field(words(texts).ask.moment, {
      id: 'answer',
      type: 'datetime-local',
      value: toInput(now()),
    });
    return entry(input, () => fromInput(input.lastChild.value), give);
  },
  date(question, v, { give }) {
    const input = field(words(texts).ask.day, {
      id: 'answer',
      type: 'date',
      value: now().slice(0, 10),
    });
    return entry(input, () => input.lastChild.value || null, give);
  },
  hours(question, v, { give }) {
    const t = words(texts).ask;
    const inputs = [
      field(t.from, { id: 'answer', type: 'time', value: '06:00' }),
      field(t.to, { id: 'answer-to', type: 'time', value: '18:00' }),
    ];
    const read = () => {
      const [from, to] = inputs.map((one) => one.lastChild.value.slice(0, 5));
      return from && to && from !== to ? [from, to === '00:00' ? '24:00' : to] : null;
    };
    return entry(inputs, read, give);
  },
  zone(question, v, actions) {
    return zoneEntry(v, actions, (id) => id);
  },
  zones(question, v, actions) {
    return zoneEntry(v, actions, (id) => [id]);
  },
  place(question, v, actions) {
    return zoneEntry(v, actions, (id) => ({ zone: id }));
  },
};

function zoneEntry(v, { give, here }, value) {
  const t = words(texts).ask;
  let picked = null;
  const shortcut =
    here &&
    h(
      'ul',
      { class: 'choices' },
      h(
        'li',
        null,
        h(
          'button',
          { class: 'big', type: 'button', on: { click: () => give(value(here)) } },
          icon('place'),
          t.here(v.zoneName(here)),
        ),
      ),
    );
  const picker = zonePicker(v, {
    id: 'answer-zone',
    value: null,
    onPick: (id) => {
      picked = id;
    },
  });
  return [shortcut, entry(picker, () => (picked ? value(picked) : null), give)];
}

export function questionForm(v, question, actions) {
  const t = words(texts).ask;
  const make = INPUTS[question.type];
  return h(
    'div',
    { class: 'question' },
    h('h1', { class: 'question-text', tabindex: '-1' }, said(question.text)),
    make?.(question, v, actions),
    h(
      'button',
      { class: 'big quiet', type: 'button', on: { click: actions.skip } },
      icon('question'),
      t.cannotTell,
    ),
    actions.stop &&
      h('button', { class: 'quiet', type: 'button', on: { click: actions.stop } }, t.stop),
  );
}

/* What was answered, in words. */
export function valueText(v, path, value) {
  const t = words(texts);
  if (value === true) return t.yes;
  if (value === false) return t.no;
  if (Array.isArray(value)) return value.map((one) => valueText(v, path, one)).join(' – ');
  if (typeof value === 'object') return value.zone ? v.zonePath(value.zone) : t.ask.point;
  const type = v.fact(path)?.type;
  if (type === 'zone' || type === 'zones') return v.zonePath(value);
  return v.valueLabel(path, value);
}

/* The answers given so far, with a way back. */
export function trailList(v, talk, back) {
  const t = words(texts).ask;
  if (talk.trail.length === 0) return null;
  const item = (step) =>
    h(
      'li',
      null,
      h('span', null, said(step.text)),
      ' ',
      h('strong', null, step.skipped ? t.cannotTell : valueText(v, step.fact, step.value)),
    );
  return h(
    'div',
    { class: 'trail' },
    h('button', { class: 'quiet', type: 'button', on: { click: back } }, icon('back'), t.back),
    h(
      'details',
      null,
      h('summary', null, t.given(talk.trail.length)),
      h('ol', null, talk.trail.map(item)),
    ),
  );
}
