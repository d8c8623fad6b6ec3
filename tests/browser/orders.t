#!/bin/sh
# orders.t - see orders.test.mjs.
. tests/browser/suite.sh
