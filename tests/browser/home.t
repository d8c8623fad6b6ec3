#!/bin/sh
# home.t - see home.test.mjs.
. tests/browser/suite.sh
