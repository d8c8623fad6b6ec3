/*
 * zone-detail.js - what holds in a zone at a moment: its level, until when, and the measures in force
 * there with their citations.
 *
 *   const found = await zoneFacts({ zone: '760' }, at)       or { point: [lon, lat], accuracy },
 *                                                            or { order: properties, zone: parent }
 *   fill(panel, zoneDetail(found, scale))
 */
import { call } from './api.js';
import { citations, effectWords, numbers, untilText } from './acts.js';
import { h, icon } from './dom.js';
import { said, words } from './language.js';
import { chip } from './levels.js';
import { vocabulary } from './vocabulary.js';

export const texts = {
  vi: {
    until: (t) => `Áp dụng ${t}.`,
    open: 'Chưa có văn bản nào nói khi nào thay đổi.',
    near: 'Nơi này sát ranh giới: xem cả vùng bên cạnh. Cấp độ ghi ở đây là cấp độ chặt nhất.',
    none: 'Chưa có cấp độ ở đây vào lúc này.',
    measures: 'Biện pháp đang áp dụng',
    kinds: {
      movement: 'Đi lại',
      business: 'Cơ sở kinh doanh, sản xuất',
      place: 'Tụ tập, sinh hoạt',
      person: 'Cách ly, về địa phương',
      permit: 'Giấy đi đường cho đơn vị',
      level: 'Cấp độ dịch',
    },
    count: (n) => `${n} quy định`,
    when: 'Khi nào áp dụng',
    needs: 'Điều phải có',
    no_measures: 'Không có quy định nào đang có hiệu lực ở đây.',
    all: 'Xem và lọc trong trang Quy định',
    asks: 'Muốn biết thì cần trả lời',
  },
  en: {
    until: (t) => `In force ${t}.`,
    open: 'No document says when this changes.',
    near: 'This is close to a border: look at the zone beside it too. The strictest level is shown.',
    none: 'No level holds here at this time.',
    measures: 'Measures in force',
    kinds: {
      movement: 'Moving about',
      business: 'Businesses',
      place: 'Being together',
      person: 'Quarantine and arrivals',
      permit: 'Permits of units',
      level: 'Epidemic level',
    },
    count: (n) => (n === 1 ? '1 rule' : `${n} rules`),
    when: 'When it applies',
    needs: 'What is required',
    no_measures: 'No rule is in force here.',
    all: 'See and filter in the rulebook',
    asks: 'To know, one has to tell',
  },
};

const EFFECT_ORDER = ['deny', 'require', 'allow', 'lift', 'oblige', 'shield', 'conflict'];
const SHOWN = new Set(['deny', 'require', 'allow', 'oblige', 'lift']);

function levelsOf(subject, at) {
  if (subject.order) {
    const { level, cite, to } = subject.order;
    return {
      levels: { place: { level, cite, all: { containment: level } } },
      valid_until: to ?? null,
    };
  }
  const where = subject.point
    ? { point: subject.point.join(','), accuracy: subject.accuracy }
    : { zone: subject.zone };
  return call('/v1/levels', { query: { ...where, at } });
}

export async function zoneFacts(subject, at) {
  const answer = await levelsOf(subject, at);
  const zone = subject.zone ?? answer.levels?.place?.zone;
  const [rules, v] = await Promise.all([
    call('/v1/rules', { query: { at, ...(zone && { zone }) } }),
    vocabulary(),
  ]);
  return { answer, rules, zone, at, v };
}

/* ---- the level ---- */

function levelPart(found, scale) {
  const t = words(texts);
  const { place } = found.answer.levels ?? {};
  const others = Object.values(place?.all ?? {}).filter((level) => level !== place.level);
  return [
    h(
      'p',
      { class: 'detail-level' },
      [place?.level ?? null, ...others].map((level) => chip(scale, level, scale.label(level))),
    ),
    found.answer.near_border &&
      h('p', { class: 'notice' }, icon('warning'), h('span', null, t.near)),
    place?.level &&
      h(
        'p',
        null,
        found.answer.valid_until ? t.until(untilText(found.answer.valid_until)) : t.open,
      ),
    !place?.level && unknownPart(found.answer),
    citations(found.v, place?.cite),
    (found.answer.conflicts ?? []).map((c) => h('p', { class: 'soft' }, said(c.text))),
  ];
}

function unknownPart(answer) {
  const t = words(texts);
  const open = (answer.questions ?? []).filter((q) => q.open);
  return [
    (answer.reasons ?? []).map((reason) => h('p', null, said(reason.text))),
    open.length > 0 && h('p', null, `${t.asks}: `, open.map((q) => said(q.text)).join(' ')),
    answer.reasons?.length || open.length ? null : h('p', null, t.none),
  ];
}

/* ---- measures ---- */

function generalOf(found, scale) {
  const all = found.answer.levels?.place?.all ?? {};
  const levels = new Map(scale.levels.map((level) => [level.id, level]));
  return found.rules.defaults.flatMap((rule) => {
    const say = (effect) =>
      rule[effect] ? [{ kind: rule.queries[0], effect, text: rule[effect], cite: rule.cite }] : [];
    if (!rule.level) return say('deny');
    const limit = levels.get(rule.level);
    const here = levels.get(all[limit?.scale]);
    if (!here) return [];
    return say(here.rank >= limit.rank ? 'deny' : 'allow');
  });
}

function ruleItem(v, rule) {
  const t = words(texts);
  const effect = effectWords(rule.effect);
  return h(
    'li',
    { class: `measure effect-${effect.look}` },
    h(
      'p',
      null,
      rule.kind && [h('strong', null, `${t.kinds[rule.kind] ?? rule.kind}: `)],
      h('span', { class: 'effect' }, icon(effect.drawing), effect.name),
      ' ',
      said(rule.text),
      numbers(v, rule.cite),
    ),
    rule.condition &&
      h(
        'details',
        { class: 'small' },
        h('summary', null, t.when),
        h('p', null, said(rule.condition)),
        rule.requires && h('p', null, h('strong', null, `${t.needs}: `), said(rule.requires)),
      ),
  );
}

function byEffect(a, b) {
  return EFFECT_ORDER.indexOf(a.effect) - EFFECT_ORDER.indexOf(b.effect);
}

function group(v, kind, rules, open) {
  const t = words(texts);
  return h(
    'details',
    { class: 'measures', open },
    h(
      'summary',
      null,
      h('strong', null, t.kinds[kind] ?? kind),
      ' ',
      h('span', { class: 'soft' }, t.count(rules.length)),
    ),
    h(
      'ul',
      null,
      rules.map((rule) => ruleItem(v, rule)),
    ),
  );
}

function measuresPart(found, scale) {
  const t = words(texts);
  const shown = found.rules.rules
    .filter((rule) => rule.text && SHOWN.has(rule.effect))
    .sort(byEffect);
  const kinds = Object.keys(t.kinds).filter((kind) =>
    shown.some((rule) => rule.queries.includes(kind)),
  );
  const general = generalOf(found, scale);
  return [
    h('h3', null, t.measures),
    general.length > 0 &&
      h(
        'ul',
        { class: 'measures-general' },
        general.map((rule) => ruleItem(found.v, rule)),
      ),
    kinds.map((kind) =>
      group(
        found.v,
        kind,
        shown.filter((rule) => rule.queries.includes(kind)),
        false,
      ),
    ),
    kinds.length === 0 && h('p', null, t.no_measures),
  ];
}

export function zoneDetail(found, scale) {
  const t = words(texts);
  const address = `/rulebook?${new URLSearchParams({ on: found.at, ...(found.zone && { zone: found.zone }) })}#rules`;
  return [
    levelPart(found, scale),
    measuresPart(found, scale),
    h('p', null, h('a', { class: 'button', href: address }, icon('book'), t.all)),
  ];
}
