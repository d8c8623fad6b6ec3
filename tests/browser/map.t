#!/bin/sh
# map.t - see map.test.mjs.
. tests/browser/suite.sh
