/*
 * area.h - areas on the ellipsoid of WGS 84.
 */
#ifndef GEO_AREA_H
#define GEO_AREA_H

#include <stddef.h>

/*
 * The area a closed ring encloses, in m2: positive when it runs counterclockwise.
 *
 * The ring is drawn in the cylindrical equal-area projection of the ellipsoid and measured there:
 * x = a lon, y = a q(lat) / 2, with q of Snyder, Map Projections - A Working Manual (USGS
 * Professional Paper 1395, 1987), formula 3-12. Vertices are exact; an edge is straight in the
 * projection, which for edges of a kilometre differs from a geodesic by less than a centimetre.
 */
double area_ring_m2(const double (*points)[2], size_t count);

#endif
