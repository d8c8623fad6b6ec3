#!/bin/sh
# scan.t - see scan.test.mjs.
. tests/browser/suite.sh
