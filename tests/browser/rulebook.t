#!/bin/sh
# rulebook.t - see rulebook.test.mjs.
. tests/browser/suite.sh
