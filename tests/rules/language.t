#!/bin/sh
# language.t - each clause of the rule language at work: the tests of the small world in language/.
exec "${LOCKDOWN:-build/lockdown}" --rules tests/rules/language \
    --zones geodata/units.tsv test --format tap
