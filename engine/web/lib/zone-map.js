/*
 * zone-map.js - zones as a map: no picture of streets, the zones themselves.
 *
 *   const map = zoneMap(element, { onZone: (feature) => ... })
 *   map.show(features, scale)     of GET /v1/zones.geojson; keeps where the map is
 *   map.choose(id)                marks a zone; null: none
 *   map.goTo(['79'])              shows these zones whole; empty: all
 *   map.showPosition(point, accuracy_m)
 *   map.leaflet                   the Leaflet map, to draw on
 *
 * A label is written where it has room: the code of the level, and the name where there is more.
 * Temporary orders are drawn last, with a mark of their own, as they may be as small as an alley.
 */
import * as L from '/vendor/leaflet.js';
import { h, icon } from './dom.js';
import { shortZoneName, zoneName } from './acts.js';
import { fill } from './levels.js';
import { boundsOf, innerPoint } from './shapes.js';

const ORDER = { province: 1, district: 2, ward: 3, checkpoint: 5, blockade: 6 };
const CODE_ROOM_PX = 15;
const NAME_ROOM_PX = 34;
const MARKED_BELOW_PX = 8; /* of room */
const CITY_ZOOM = 9.5;

function order(feature) {
  return ORDER[feature.properties.kind] ?? 4;
}

function isOrder(feature) {
  return feature.properties.kind === 'blockade';
}

function isWard(feature) {
  return order(feature) === ORDER.ward;
}

function isSmall(feature) {
  return order(feature) > 4;
}

function outline(feature, scale, chosen) {
  return {
    className: `zone zone-${feature.properties.kind}${chosen ? ' zone-chosen' : ''}`,
    fillColor: fill(scale.look(feature.properties.level)),
    fillOpacity: 1,
    weight: chosen ? 5 : ([0, 2, 1, 0.8, 1, 1, 2][order(feature)] ?? 1),
  };
}

/* ---- labels ---- */

function labelText(feature, scale, room) {
  const code = h(
    'strong',
    null,
    feature.properties.level ? scale.code(feature.properties.level) : '–',
  );
  return h(
    'span',
    { class: 'zone-label-text' },
    room > NAME_ROOM_PX && h('span', null, shortZoneName(feature.properties)),
    code,
  );
}

function label(view, item, room) {
  const html = labelText(item.feature, view.scale, room);
  const marker = L.marker(item.at, {
    interactive: false,
    keyboard: false,
    icon: L.divIcon({ className: 'zone-label', html, iconSize: [0, 0] }),
  });
  return marker.addTo(view.labels);
}

function mark(view, item) {
  const { kind, name, name_en: nameEn, level } = item.feature.properties;
  const title = zoneName({ name, name_en: nameEn });
  const html = h(
    'span',
    { class: `zone-mark zone-mark-${kind} look-${view.scale.look(level)}` },
    icon(kind === 'blockade' ? 'warning' : 'gate'),
  );
  return L.marker(item.at, {
    title,
    keyboard: kind === 'blockade',
    bubblingMouseEvents: true,
    zIndexOffset: kind === 'blockade' ? 1000 : 0,
    icon: L.divIcon({ className: 'zone-mark-place', html, iconSize: [28, 28] }),
  })
    .on('click', () => view.onZone(item.feature))
    .addTo(view.labels);
}

function roomOf(view, item) {
  const [a, b] = [item.at, L.latLng(item.at.lat, item.at.lng + item.radius)].map((at) =>
    view.leaflet.latLngToLayerPoint(at),
  );
  return Math.abs(b.x - a.x);
}

function boxOf(marker) {
  return marker.getElement().firstChild.getBoundingClientRect();
}

function overlaps(a, b) {
  return (
    a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom + 2 && b.top < a.bottom + 2
  );
}

/* A zone whose parts have labels of their own needs none; nor does a small one without a level. */
function candidates(view) {
  const seen = view.leaflet.getBounds();
  const withRoom = view.items
    .filter((item) => !isSmall(item.feature) && seen.contains(item.at))
    .map((item) => ({ item, room: roomOf(view, item) }))
    .filter(
      ({ item, room }) => room > (item.feature.properties.level ? CODE_ROOM_PX : NAME_ROOM_PX),
    );
  const parts = new Map();
  for (const { item } of withRoom)
    parts.set(item.feature.properties.parent, (parts.get(item.feature.properties.parent) ?? 0) + 1);
  return withRoom
    .filter(({ item }) => (parts.get(item.feature.properties.id) ?? 0) < 3)
    .sort((a, b) => b.room - a.room);
}

/* Blockades are marked from far away, other small zones from where one sees a city. */
function needsMark(view, item) {
  const wanted =
    isOrder(item.feature) || (isSmall(item.feature) && view.leaflet.getZoom() >= CITY_ZOOM);
  return wanted && roomOf(view, item) < MARKED_BELOW_PX;
}

function writeLabels(view) {
  view.labels.clearLayers();
  const taken = view.items
    .filter((item) => needsMark(view, item))
    .map((item) => boxOf(mark(view, item)));
  for (const { item, room } of candidates(view)) {
    const marker = label(view, item, room);
    const place = boxOf(marker);
    if (taken.some((other) => overlaps(place, other))) marker.remove();
    else taken.push(place);
  }
}

/* ---- shapes ---- */

function itemOf(feature) {
  const { point, radius } = innerPoint(feature.geometry);
  const [west, south, east, north] = boundsOf(feature.geometry);
  const bounds = L.latLngBounds([south, west], [north, east]);
  return { feature, at: L.latLng(point[1], point[0]), radius, bounds, layer: null };
}

/* A ward of a zone that is drawn too can wait until one is near enough to see it. */
function isWanted(view, item) {
  const near =
    view.leaflet.getZoom() >= CITY_ZOOM && view.leaflet.getBounds().intersects(item.bounds);
  return near || !isWard(item.feature) || !view.ids.has(item.feature.properties.parent);
}

function drawItem(view, item) {
  item.layer ??= L.geoJSON(item.feature).on('click', () => view.onZone(item.feature));
  item.layer.addTo(view.shapes);
  style(view, item);
}

/* What has come into sight, and what has left it. */
function draw(view) {
  let added = false;
  for (const item of view.items) {
    const [is, wanted] = [isDrawn(view, item), isWanted(view, item)];
    if (wanted && !is) drawItem(view, item);
    if (!wanted && is) view.shapes.removeLayer(item.layer);
    added ||= wanted && !is;
  }
  if (added) bringToFront(view.items.filter((item) => isDrawn(view, item)));
  raise(view);
  writeLabels(view);
}

function style(view, item) {
  const look = outline(item.feature, view.scale, item.feature.properties.id === view.chosen);
  item.layer.setStyle(look);
  item.layer.eachLayer((layer) => {
    layer.getElement()?.setAttribute('class', `leaflet-interactive ${look.className}`);
  });
}

function isDrawn(view, item) {
  return item.layer !== null && view.shapes.hasLayer(item.layer);
}

function bringToFront(items) {
  for (const item of items) item.layer.bringToFront();
}

/* The chosen zone's border lies above its neighbours', and orders above that. */
function raise(view) {
  const chosen = view.items.find((item) => item.feature.properties.id === view.chosen);
  if (!chosen || !isDrawn(view, chosen)) return;
  const above = (item) => order(item.feature) > order(chosen.feature) && isDrawn(view, item);
  bringToFront([chosen, ...view.items.filter(above)]);
}

/* Drawing is slow where there are many shapes: those that are drawn already change colours only. */
function show(view, features, scale) {
  const known = new Map(view.items.map((item) => [item.feature.geometry, item]));
  const take = (feature) => {
    const item = known.get(feature.geometry) ?? itemOf(feature);
    known.delete(feature.geometry);
    return Object.assign(item, { feature });
  };
  const first = view.items.length === 0;
  view.scale = scale;
  view.items = features
    .filter((feature) => feature.geometry)
    .map(take)
    .sort((a, b) => order(a.feature) - order(b.feature));
  view.ids = new Set(view.items.map((item) => item.feature.properties.id));
  for (const item of known.values()) if (isDrawn(view, item)) view.shapes.removeLayer(item.layer);
  for (const item of view.items) if (isDrawn(view, item)) style(view, item);
  if (first) goTo(view, [], false);
  draw(view);
}

function goTo(view, ids, animate = true) {
  const wanted = view.items.filter((item) => ids.includes(item.feature.properties.id));
  const bounds = L.latLngBounds([]);
  for (const item of wanted.length ? wanted : view.items) bounds.extend(item.bounds);
  if (bounds.isValid())
    view.leaflet.fitBounds(bounds, {
      padding: ids.length ? [48, 48] : [12, 12],
      maxZoom: 13.5,
      animate,
    });
}

function choose(view, id) {
  const touched = [view.chosen, id];
  view.chosen = id;
  for (const item of view.items)
    if (touched.includes(item.feature.properties.id) && isDrawn(view, item)) style(view, item);
  raise(view);
}

function showPosition(view, [lon, lat], accuracy) {
  view.position.clearLayers();
  L.circle([lat, lon], { radius: accuracy, className: 'position-area', interactive: false }).addTo(
    view.position,
  );
  L.circleMarker([lat, lon], { radius: 8, className: 'position', interactive: false }).addTo(
    view.position,
  );
  view.leaflet.setView([lat, lon], Math.max(12, view.leaflet.getZoom()));
}

export function zoneMap(element, { onZone }) {
  const leaflet = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 5,
    maxZoom: 18,
    zoomSnap: 0.25,
  });
  leaflet.setView([10.4, 106.3], 8);
  const view = { leaflet, onZone, items: [], ids: new Set(), chosen: null, scale: null };
  view.shapes = L.layerGroup().addTo(leaflet);
  view.labels = L.layerGroup().addTo(leaflet);
  view.position = L.layerGroup().addTo(leaflet);
  leaflet.on('moveend resize', () => view.items.length && draw(view));
  return {
    leaflet,
    show: (features, scale) => show(view, features, scale),
    choose: (id) => choose(view, id),
    goTo: (ids) => goTo(view, ids),
    showPosition: (point, accuracy) => showPosition(view, point, accuracy),
    zoom: (steps) => leaflet.setZoom(leaflet.getZoom() + steps),
  };
}
