/*
 * geopackage.c - stub
 */
#include "geo/formats.h"
bool geopackage_read(struct intake *in) {
    return intake_stop(in, LKD_BAD_ZONES, "not yet");
}
bool shapefile_read(struct intake *in) {
    return intake_stop(in, LKD_BAD_ZONES, "not yet");
}
