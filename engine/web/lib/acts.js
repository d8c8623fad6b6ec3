/*
 * acts.js - documents, rules and their periods in words.
 *
 *   const acts = actIndex(rules)            of an answer of GET /v1/rules
 *   citations(acts, ['H-2490'])             an element: each with number, title and who issued it
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

export function actIndex(catalogue) {
  return {
    directives: new Map(catalogue.directives.map((d) => [d.id, d])),
    authorities: new Map(catalogue.authorities.map((a) => [a.id, a])),
  };
}

export function actName(directive) {
  return directive?.number ?? directive?.id ?? '';
}

/* Known by its id alone it is told so. */
function citation(acts, id) {
  const act = acts.directives.get(id);
  if (!act) return h('li', null, h('span', { class: 'cite' }, id));
  const by = said(acts.authorities.get(act.by)?.name);
  return h(
    'li',
    null,
    h('span', { class: 'cite' }, actName(act)),
    ' ',
    said(act.title),
    by && h('span', { class: 'soft' }, ` · ${by}`),
  );
}

export function citations(acts, ids) {
  if (!ids?.length) return null;
  return h(
    'ul',
    { class: 'citations', 'aria-label': words(texts).sources },
    ids.map((id) => citation(acts, id)),
  );
}

/* The numbers alone, in a line. */
export function numbers(acts, ids) {
  return (ids ?? []).flatMap((id) => {
    const act = acts.directives.get(id);
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
