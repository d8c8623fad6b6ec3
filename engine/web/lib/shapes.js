/*
 * shapes.js - what is asked of the shapes of GeoJSON features.
 *
 *   innerPoint(geometry)           { point: [lon, lat], radius } in degrees: a place for a label,
 *                                  and how far it is from the border at least, roughly
 *   boundsOf(geometry)             [west, south, east, north]
 *   holds(geometry, [lon, lat])    is the point inside?
 *   smallestAt(features, [lon, lat])  the smallest that holds it, or undefined
 */
const STEPS = 10;
const CORNERS_MAX = 200;

function polygons(geometry) {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function box(ring) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

function inRing(ring, [x, y]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function inPolygon(polygon, point) {
  return inRing(polygon[0], point) && !polygon.slice(1).some((hole) => inRing(hole, point));
}

export function holds(geometry, point) {
  return polygons(geometry).some((polygon) => inPolygon(polygon, point));
}

function distanceToEdge([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function distance(polygon, point) {
  let nearest = Infinity;
  for (const ring of polygon)
    for (let i = 1; i < ring.length; i++)
      nearest = Math.min(nearest, distanceToEdge(point, ring[i - 1], ring[i]));
  return nearest;
}

/* Enough of a long border to tell how far away it is. */
function thinned(ring) {
  const step = Math.ceil(ring.length / CORNERS_MAX);
  return ring.filter((_, i) => i % step === 0 || i === ring.length - 1);
}

/* The best point of a grid over the polygon. */
function bestOf(rings) {
  const polygon = rings.map(thinned);
  const [west, south, east, north] = box(polygon[0]);
  let best = { point: [(west + east) / 2, (south + north) / 2], radius: 0 };
  for (let i = 1; i < STEPS; i++)
    for (let j = 1; j < STEPS; j++) {
      const point = [west + ((east - west) * i) / STEPS, south + ((north - south) * j) / STEPS];
      const radius = inPolygon(polygon, point) ? distance(polygon, point) : 0;
      if (radius > best.radius) best = { point, radius };
    }
  return best;
}

/* Of the largest part; islands have no label. */
export function innerPoint(geometry) {
  const size = (polygon) => {
    const [west, south, east, north] = box(polygon[0]);
    return (east - west) * (north - south);
  };
  const [largest] = polygons(geometry)
    .map((polygon) => [size(polygon), polygon])
    .sort((a, b) => b[0] - a[0]);
  return bestOf(largest[1]);
}

/* [west, south, east, north] */
export function boundsOf(geometry) {
  return box(polygons(geometry).flatMap((polygon) => polygon[0]));
}

/* The smallest of the features that hold the point. */
export function smallestAt(features, point) {
  const area = (feature) => {
    const [west, south, east, north] = boundsOf(feature.geometry);
    return (east - west) * (north - south);
  };
  return features
    .filter((feature) => feature.geometry && holds(feature.geometry, point))
    .sort((a, b) => area(a) - area(b))[0];
}
