/*
 * place-map.js - a place by a tap on the map of zones.
 *
 *   placeMap(vocabulary, zone, onPlace)     an element to open, at the zone that is known so far;
 *                                           onPlace({ point: [lon, lat] }, zone) gets the smallest
 *                                           zone a picker offers that holds the point
 *
 * The point, not the zone, is what counts: it may lie in a blockade smaller than any of these.
 */
import { call } from './api.js';
import { fill, h } from './dom.js';
import { problemNotice } from './frame.js';
import { words } from './language.js';
import { levelScale, patterns } from './levels.js';
import { now } from './moment.js';
import { smallestAt } from './shapes.js';
import { texts } from './texts.js';
import { zoneMap } from './zone-map.js';
import { KINDS } from './zone-picker.js';
import { zonesAt } from './zones.js';

const DECIMALS = 5; /* about a metre */

export function placeMap(vocabulary, zone, onPlace) {
  const t = words(texts).zone;
  const canvas = h('div', { class: 'small-map', role: 'region', 'aria-label': t.map });
  const told = h('p', { class: 'hint', role: 'status' }, t.tap);
  const body = h('div', null, told);
  let map = null;

  const take = (features, { lng, lat }) => {
    const point = [lng, lat].map((x) => Number(x.toFixed(DECIMALS)));
    const inside = features.filter(({ properties }) => KINDS.includes(properties.kind));
    const found = smallestAt(inside, point)?.properties.id;
    map.showPosition(point, 1);
    fill(told, found ? t.tapped(vocabulary.zonePath(found)) : t.nowhere);
    if (found) onPlace({ point }, found);
  };
  const open = async () => {
    if (map) return;
    fill(body, told, canvas, patterns());
    map = zoneMap(canvas, { onZone: () => {} });
    try {
      const [features, { levels }] = await Promise.all([
        zonesAt(now()),
        call('/v1/timeline', { anonymous: true }),
      ]);
      map.show(features, levelScale(levels));
      if (zone()) map.goTo([zone()]);
      map.leaflet.on('click', ({ latlng }) => take(features, latlng));
    } catch (problem) {
      map.leaflet.remove();
      map = null;
      fill(body, problemNotice(problem, open));
    }
  };
  return h('details', { on: { toggle: open } }, h('summary', null, t.onMap), body);
}
