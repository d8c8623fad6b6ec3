#!/bin/sh
# business.t - see business.test.mjs.
. tests/browser/suite.sh
