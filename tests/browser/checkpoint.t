#!/bin/sh
# checkpoint.t - see checkpoint.test.mjs.
. tests/browser/suite.sh
