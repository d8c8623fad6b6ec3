/*
 * shape-editor.js - a ring drawn on the map corner by corner, or typed as coordinates; both show the
 * same.
 *
 *   const editor = shapeEditor({ id, onChange: (ring) => ... })
 *   editor.element
 *   editor.show(features, scale)    the zones behind the drawing; also when the element becomes visible
 *   editor.ring()                   [[lon, lat], ...] closed, or throws a Mistake
 */
import * as L from '/vendor/leaflet.js';
import { fill, h, icon } from './dom.js';
import { words } from './language.js';
import { Mistake, field } from './order-form.js';
import { texts } from './orders-texts.js';
import { zoneMap } from './zone-map.js';

const DECIMALS = 5; /* about a metre */

function cornerOf(line, number) {
  const values = line
    .trim()
    .split(/[\s,;]+/)
    .map(Number);
  const good =
    values.length === 2 &&
    values.every(Number.isFinite) &&
    Math.abs(values[0]) <= 180 &&
    Math.abs(values[1]) <= 90;
  if (!good) throw new Mistake(words(texts).block.badCorner(number));
  return values;
}

function cornersOf(text) {
  return text
    .split('\n')
    .map((line, i) => [line, i + 1])
    .filter(([line]) => line.trim())
    .map(([line, number]) => cornerOf(line, number));
}

function write(corners) {
  return corners.map(([lon, lat]) => `${lon}, ${lat}`).join('\n');
}

function draw(view) {
  const places = view.corners.map(([lon, lat]) => [lat, lon]);
  view.drawing.clearLayers();
  L.polygon(places, { className: 'drawn', interactive: false }).addTo(view.drawing);
  for (const place of places)
    L.circleMarker(place, { radius: 6, className: 'drawn-corner', interactive: false }).addTo(
      view.drawing,
    );
}

function change(view, corners, typed) {
  view.corners = corners;
  if (!typed) view.input.value = write(corners);
  fill(view.count, words(texts).block.count(corners.length));
  if (view.map) draw(view);
  view.onChange(corners);
}

function show(view, features, scale) {
  if (!view.map) {
    view.map = zoneMap(view.canvas, { onZone: () => {} });
    view.drawing = L.layerGroup().addTo(view.map.leaflet);
    view.map.leaflet.on('click', ({ latlng }) => {
      change(view, [
        ...view.corners,
        [latlng.lng, latlng.lat].map((x) => Number(x.toFixed(DECIMALS))),
      ]);
    });
  }
  view.map.leaflet.invalidateSize();
  view.map.show(features, scale);
  draw(view);
}

function ring(view) {
  const corners = cornersOf(view.input.value);
  if (corners.length < 3) throw new Mistake(words(texts).block.tooFew);
  return [...corners, corners[0]];
}

function typed(view) {
  try {
    change(view, cornersOf(view.input.value), true);
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake; // half a line, so far
  }
}

/* What was typed may lie anywhere. */
function lookAt(view) {
  if (view.map && view.corners.length > 2)
    view.map.leaflet.fitBounds(
      view.corners.map(([lon, lat]) => [lat, lon]),
      { maxZoom: 15, padding: [40, 40] },
    );
}

function zoomButtons(view, t) {
  const areas = [
    ['TP HCM', ['79']],
    ['Cần Thơ', ['92']],
  ].map(([name, ids]) =>
    h('button', { type: 'button', on: { click: () => view.map.goTo(ids) } }, name),
  );
  const zooms = [
    ['+', 1],
    ['−', -1],
  ].map(([sign, by]) =>
    h(
      'button',
      {
        type: 'button',
        'aria-label': sign === '+' ? t.zoomIn : t.zoomOut,
        on: { click: () => view.map.zoom(by) },
      },
      sign,
    ),
  );
  return h('div', { class: 'row order-tools' }, areas, zooms);
}

export function shapeEditor({ id, onChange }) {
  const t = words(texts).block;
  const view = { corners: [], onChange, map: null, drawing: null };
  view.canvas = h('div', { class: 'small-map', role: 'region', 'aria-label': t.mapLabel });
  view.count = h('p', { class: 'soft', role: 'status' });
  view.input = h('textarea', {
    id,
    rows: 4,
    spellcheck: 'false',
    inputmode: 'text',
    on: { input: () => typed(view), change: () => lookAt(view) },
  });
  const element = h(
    'fieldset',
    { class: 'order-shape' },
    h('legend', null, t.shape),
    h('p', null, t.draw),
    zoomButtons(view, t),
    view.canvas,
    h(
      'div',
      { class: 'row' },
      h(
        'button',
        { type: 'button', on: { click: () => change(view, view.corners.slice(0, -1)) } },
        icon('back'),
        t.undo,
      ),
      h(
        'button',
        { type: 'button', on: { click: () => change(view, []) } },
        icon('cross'),
        t.clear,
      ),
      view.count,
    ),
    field(t.corners, view.input, t.cornersHint),
  );
  return {
    element,
    show: (features, scale) => show(view, features, scale),
    ring: () => ring(view),
  };
}
