/*
 * changes.js - what changes next: "ngày mai 00:00: 2 vùng đổi cấp độ, ...".
 *
 *   changesList(changes, { at, whole, scale, nameOf })    of GET /v1/rules; `at` is what "tomorrow"
 *                                                         is meant from, nameOf(zone id) its name
 */
import { h } from './dom.js';
import { said, words } from './language.js';
import { chip } from './levels.js';
import { momentText, parse, rfc3339 } from './moment.js';
import { texts } from '../rulebook-texts.js';

const SHOWN = 3;
const OPEN_LEVELS = 12; /* of the first change are shown at once */
const DAY_MS = 24 * 3600 * 1000;

function dayWord(change, at) {
  const t = words(texts).next;
  const [day, from] = [change, at].map(
    (moment) => Date.parse(rfc3339(parse(moment)).slice(0, 10)) / DAY_MS,
  );
  return { 0: t.today, 1: t.tomorrow }[day - from];
}

function rules(ids, whole, title) {
  if (ids.length === 0) return null;
  return h(
    'details',
    { class: 'small' },
    h('summary', null, title(ids.length)),
    h(
      'ul',
      null,
      ids.map((id) => h('li', null, said(whole.get(id)?.text) || h('code', null, id))),
    ),
  );
}

function levels(list, options) {
  const t = words(texts).next;
  if (list.length === 0) return null;
  const item = (one) =>
    h(
      'li',
      null,
      h('strong', null, options.nameOf(one.zone)),
      ': ',
      chip(options.scale, one.was),
      ` ${t.to} `,
      chip(options.scale, one.becomes),
    );
  return h('ul', { class: 'change-levels', 'aria-label': t.levels(list.length) }, list.map(item));
}

function counts(change) {
  const t = words(texts).next;
  return [
    [t.levels, change.levels],
    [t.begin, change.begin],
    [t.end, change.end],
  ]
    .filter(([, list]) => list.length > 0)
    .map(([count, list]) => count(list.length))
    .join(' · ');
}

function item(change, options, open) {
  const t = words(texts).next;
  const day = dayWord(change.at, options.at);
  return h(
    'li',
    { class: 'change' },
    h(
      'details',
      { open },
      h(
        'summary',
        null,
        h('strong', null, momentText(change.at)),
        day && h('span', { class: 'tag' }, day),
        h('span', { class: 'change-counts' }, counts(change)),
      ),
      levels(change.levels, options),
      rules(change.begin, options.whole, t.begin),
      rules(change.end, options.whole, t.end),
    ),
  );
}

export function changesList(changes, options) {
  const t = words(texts).next;
  if (changes.length === 0) return h('p', null, t.none);
  const isOpen = (change) =>
    change === changes[0] && change.levels.length > 0 && change.levels.length <= OPEN_LEVELS;
  const list = (some) =>
    h(
      'ol',
      { class: 'changes' },
      some.map((change) => item(change, options, isOpen(change))),
    );
  const rest = changes.slice(SHOWN);
  return [
    list(changes.slice(0, SHOWN)),
    rest.length > 0 && h('details', null, h('summary', null, t.more(rest.length)), list(rest)),
  ];
}
