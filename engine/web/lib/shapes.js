/*
 * shapes.js - what is asked of the shapes of GeoJSON features.
 *
 *   innerPoint(geometry)           { point: [lon, lat], radius } in degrees: a place for a label,
 *                                  and how far it is from the border at least, roughly
 *   holds(geometry, [lon, lat])    is the point inside?
 */
const STEPS = 14;

function polygons(geometry) {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function box(ring) {
  const lons = ring.map((p) => p[0]);
  const lats = ring.map((p) => p[1]);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
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

/* The best point of a grid over the polygon. */
function bestOf(polygon) {
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

export function innerPoint(geometry) {
  return (
    polygons(geometry)
      .map(bestOf)
      .sort((a, b) => b.radius - a.radius)[0] ?? null
  );
}
