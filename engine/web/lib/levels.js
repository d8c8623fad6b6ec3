/*
 * levels.js - how levels look: each has a colour, a pattern, a code and words, so that none of these
 * is needed alone.
 *
 *   const scale = levelScale(levels)     of GET /v1/timeline or /v1/rules
 *   scale.look('CT16')                   0 (mild) to 6 (strict blockade), or 'none'
 *   scale.code('CT16'), scale.label('CT16')
 *   chip(scale, 'CT16', 'words')         swatch, code and words
 *   patterns()                           an element with the patterns, to be put into the page once;
 *   fill(look)                           what a shape is filled with then
 */
import { h, svg } from './dom.js';
import { language, said } from './language.js';

const STRICTEST = 4; /* of every scale but containment, which goes on from there */
const NONE = { vi: ['chưa có', 'chưa có cấp độ'], en: ['none', 'none set'] };

const MARKS = {
  none: null,
  0: null,
  1: 'M3 3h.01',
  2: 'M3 3h.01M8 8h.01',
  3: 'M0 5H10',
  4: 'M-2 2L2 -2M0 10L10 0M8 12L12 8',
  5: 'M-2 2L2 -2M0 10L10 0M8 12L12 8M-2 8L2 12M0 0L10 10M8 -2L12 2',
  6: 'M0 2.5H10M0 7.5H10M2.5 0V10M7.5 0V10',
};

function looksOf(levels) {
  const looks = new Map();
  for (const [name, members] of byScale(levels)) {
    const sorted = [...members].sort((a, b) => a.rank - b.rank);
    const first = name === 'containment' ? STRICTEST + 1 : STRICTEST + 1 - sorted.length;
    sorted.forEach((level, i) => looks.set(level.id, Math.min(6, Math.max(0, first + i))));
  }
  return looks;
}

function byScale(levels) {
  const groups = new Map();
  for (const level of levels) groups.set(level.scale, [...(groups.get(level.scale) ?? []), level]);
  return groups;
}

export function levelScale(levels) {
  const looks = looksOf(levels);
  const byId = new Map(levels.map((level) => [level.id, level]));
  const label = (id) => (byId.has(id) ? said(byId.get(id).label) : NONE[language()][1]);
  const short = (id) => (byId.has(id) ? label(id).split(':')[0] : NONE[language()][0]);
  return {
    levels: [...levels],
    look: (id) => looks.get(id) ?? 'none',
    label,
    code: (id) => (/^[A-Z]/.test(id ?? '') ? id : short(id)),
  };
}

export function fill(look) {
  return `url(#level-${look})`;
}

function pattern([look, mark]) {
  return svg(
    'pattern',
    {
      id: `level-${look}`,
      class: `look-${look}`,
      width: 10,
      height: 10,
      patternUnits: 'userSpaceOnUse',
    },
    svg('rect', { class: 'look-ground', width: 10, height: 10 }),
    mark && svg('path', { class: 'look-mark', d: mark }),
  );
}

export function patterns() {
  return svg(
    'svg',
    { class: 'unseen', width: 0, height: 0, 'aria-hidden': 'true' },
    svg('defs', null, Object.entries(MARKS).map(pattern)),
  );
}

export function swatch(look) {
  return svg(
    'svg',
    { class: 'swatch', viewBox: '0 0 40 30', 'aria-hidden': 'true' },
    svg('rect', { x: 1, y: 1, width: 38, height: 28, rx: 4, fill: fill(look) }),
  );
}

/* Without `words` the code alone; what the code says already is not said again. */
export function chip(scale, id, words = '') {
  const code = scale.code(id);
  const more = words.startsWith(code) ? words.slice(code.length).replace(/^[: ]+/, '') : words;
  return h(
    'span',
    { class: 'level' },
    swatch(scale.look(id)),
    h('span', null, h('strong', null, code), more && ` ${more}`),
  );
}
