/*
 * acts.js - documents, rules and their periods in words.
 *
 *   citations(vocabulary, ['H-2490'])       an element: each with number, title, who issued it when
 *   numbers(vocabulary, ['H-2490'])         their numbers alone
 *   periodText({ from, to })                "từ 18:00 26/7/2021 đến hết 1/8/2021"
 *   effectWords('deny')                     { name, drawing, look }
 */
import { h } from './dom.js';
import { language, said, words } from './language.js';
import { dayText, momentText, parse, rfc3339 } from './moment.js';

const texts = {
  vi: {
    from: (t) => `từ ${t}`,
    until: (t) => `đến ${t}`,
    through: (t) => `đến hết ${t}`,
    always: 'không giới hạn thời gian',
    sources: 'Căn cứ',
    effects: {
      deny: 'Không được',
      allow: 'Được phép',
      require: 'Phải có',
      oblige: 'Phải làm',
      lift: 'Miễn',
      shield: 'Cấp dưới không được cấm',
      conflict: 'Văn bản chưa thống nhất',
    },
  },
  en: {
    from: (t) => `from ${t}`,
    until: (t) => `until ${t}`,
    through: (t) => `through ${t}`,
    always: 'no time limit',
    sources: 'Legal basis',
    effects: {
      deny: 'Not allowed',
      allow: 'Allowed',
      require: 'Required',
      oblige: 'Duty',
      lift: 'Exempt',
      shield: 'Protected from local bans',
      conflict: 'Documents disagree',
    },
  },
};
const DRAWINGS = {
  deny: 'cross',
  allow: 'check',
  require: 'warning',
  oblige: 'warning',
  lift: 'check',
  shield: 'shield',
  conflict: 'question',
};

export function actName(directive) {
  return directive?.number ?? directive?.id ?? '';
}

/* Known by its id alone it is told so. */
function citation(v, id) {
  const act = v.directives.get(id);
  if (!act) return h('li', null, h('span', { class: 'cite' }, id));
  const by = said(v.authorities.get(act.by)?.name);
  return h(
    'li',
    null,
    h('span', { class: 'cite' }, actName(act)),
    ' ',
    said(act.title),
    h('span', { class: 'soft' }, ` · ${[by, dayText(act.issued)].filter(Boolean).join(', ')}`),
  );
}

export function citations(v, ids) {
  if (!ids?.length) return null;
  return h(
    'ul',
    { class: 'citations', 'aria-label': words(texts).sources },
    ids.map((id) => citation(v, id)),
  );
}

/* In a line of text. */
export function numbers(v, ids) {
  return (ids ?? []).flatMap((id) => {
    const act = v.directives.get(id);
    return [
      ' ',
      h('span', { class: 'cite', title: act ? said(act.title) : null }, act ? actName(act) : id),
    ];
  });
}

const DAY = /T00:00:00/;

function fromText(at) {
  return DAY.test(at) ? dayText(at) : momentText(at);
}

/* An end at midnight is the end of the day before. */
export function untilText(at) {
  const t = words(texts);
  return DAY.test(at) ? t.through(dayText(rfc3339(parse(at) - 1000))) : t.until(momentText(at));
}

export function periodText({ from, to }) {
  const t = words(texts);
  if (!from && !to) return t.always;
  return [from && t.from(fromText(from)), to && untilText(to)].filter(Boolean).join(' ');
}

export function effectWords(effect) {
  return {
    name: words(texts).effects[effect] ?? effect,
    drawing: DRAWINGS[effect] ?? 'question',
    look: effect,
  };
}

/* Text without capitals and marks, to look for words in. */
export function plain(text) {
  return String(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

export function zoneName(zone) {
  return (language() === 'en' && zone?.name_en) || zone?.name || '';
}

/* The name without what a map shows anyway: "Bình Phước", but "Quận 1". */
export function shortZoneName(zone) {
  const name = zoneName(zone);
  return name
    .replace(/^(Tỉnh|Thành phố|Thị xã|Quận|Huyện|Phường|Xã|Thị trấn) (?=\D)/, '')
    .replace(/(?<=\D) (Province|City|Town|District|Ward|Commune|Township)$/, '');
}
