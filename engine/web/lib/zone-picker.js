/*
 * zone-picker.js - a province, then a district, then a ward, as far as there are any.
 *
 *   zonePicker(vocabulary, { id: 'place', value: '760', onPick: (zoneId) => ... })
 *
 * onPick gets the smallest zone chosen so far, or null. KINDS are those it offers.
 */
import { fill, h } from './dom.js';
import { words } from './language.js';
import { texts } from './texts.js';

export const KINDS = ['province', 'district', 'ward'];
const NEAR = ['79', '92']; // the two cities whose acts the rulebook knows best come first

function chain(vocabulary, id) {
  const ids = [];
  for (
    let zone = vocabulary.zone(id);
    zone && KINDS.includes(zone.kind);
    zone = vocabulary.zone(zone.parent)
  )
    ids.unshift(zone.id);
  return ids;
}

function choices(vocabulary, depth, parent) {
  if (depth > 0) return vocabulary.inside(parent, KINDS[depth]);
  const all = vocabulary.ofKind('province');
  const near = (zone) => NEAR.includes(zone.id);
  return [...all.filter(near), ...all.filter((zone) => !near(zone))];
}

export function zonePicker(vocabulary, { id, value, onPick }) {
  const box = h('div');
  let chosen = chain(vocabulary, value);

  const level = (depth) => {
    const zones =
      depth > 0 && !chosen[depth - 1] ? [] : choices(vocabulary, depth, chosen[depth - 1]);
    if (zones.length === 0) return null;
    const t = words(texts).zone;
    const change = (event) => {
      chosen = [...chosen.slice(0, depth), event.target.value].filter(Boolean);
      draw();
      box.querySelector(`#${id}-${depth}`)?.focus();
      onPick(chosen.at(-1) ?? null);
    };
    const none = h('option', { value: '' }, depth === 0 ? t.choose : t.whole);
    const options = zones.map((zone) =>
      h('option', { value: zone.id }, vocabulary.zoneName(zone.id)),
    );
    return h(
      'div',
      { class: 'field' },
      h('label', { for: `${id}-${depth}` }, t[KINDS[depth]]),
      h(
        'select',
        { id: `${id}-${depth}`, value: chosen[depth] ?? '', on: { change } },
        none,
        options,
      ),
    );
  };

  const draw = () =>
    fill(
      box,
      KINDS.map((_, depth) => level(depth)),
    );
  draw();
  return box;
}
