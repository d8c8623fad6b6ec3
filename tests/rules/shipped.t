#!/bin/sh
# shipped.t - the tests that stand beside the shipped rules; the program speaks TAP itself.
exec "${LOCKDOWN:-build/lockdown}" test --format tap
