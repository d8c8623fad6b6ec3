/*
 * area.c - areas on the ellipsoid; see area.h.
 */
#include "geo/area.h"

#include <math.h>

#define SEMI_MAJOR_M 6378137.0
#define FLATTENING (1 / 298.257223563)
#define PI 3.14159265358979323846
#define RADIANS (PI / 180)

/* Half of Snyder's q, times the semi-major axis: metres north of the equator in the projection. */
static double northing_m(double lat, double e) {
    double sine = sin(lat * RADIANS), product = e * sine;
    double q = (1 - e * e) * (sine / (1 - product * product) + atanh(product) / e);
    return SEMI_MAJOR_M / 2 * q;
}

double area_ring_m2(const double (*points)[2], size_t count) {
    const double e = sqrt(FLATTENING * (2 - FLATTENING));
    if (count < 4)
        return 0;
    /* Measured from the first point, so that small areas keep their digits. */
    double lon_0 = points[0][0], y_0 = northing_m(points[0][1], e);
    double x = 0, y = 0, twice = 0;
    for (size_t i = 1; i < count; i++) {
        double next_x = SEMI_MAJOR_M * RADIANS * (points[i][0] - lon_0);
        double next_y = northing_m(points[i][1], e) - y_0;
        twice += x * next_y - next_x * y;
        x = next_x;
        y = next_y;
    }
    return twice / 2;
}
