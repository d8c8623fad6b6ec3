/*
 * zones.js - the zones at a moment, with their levels and shapes.
 *
 *   const features = await zonesAt(at)     of GET /v1/zones.geojson
 *
 * Shapes are the heavy part and the same for long: they are fetched once, in sketch, and kept; for
 * other moments only the rest is. Temporary orders always come with theirs.
 */
import { call } from './api.js';

const shapes = new Map(); // key of a zone -> geometry

/* A code may mean another zone from a day on. */
function keyOf({ properties }) {
  return `${properties.id} ${properties.from ?? ''}`;
}

/* The same shape stays the same object, so that whoever has drawn it knows. */
function keepShape(feature) {
  const known = shapes.get(keyOf(feature));
  if (!feature.geometry || JSON.stringify(feature.geometry) === JSON.stringify(known))
    feature.geometry = known ?? null;
  else shapes.set(keyOf(feature), feature.geometry);
  return feature;
}

async function fetchZones(at, how) {
  const query = { at, shapes: how };
  const zones = await call('/v1/zones.geojson', { query, anonymous: true, seconds: 60 });
  return zones.features.map(keepShape);
}

export async function zonesAt(at) {
  const features = shapes.size > 0 ? await fetchZones(at, 'none') : [];
  const complete = features.length > 0 && features.every((feature) => feature.geometry);
  return complete ? features : fetchZones(at, 'sketch');
}
