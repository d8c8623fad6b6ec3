#!/bin/sh
# luacheck.t - rule files are clean Lua, and .luacheckrc knows every group of facts.
set -u
. tests/support/tap.sh

luacheck_quietly() {
    luacheck -q --no-color --config .luacheckrc "$@"
}
succeeds 'luacheck has nothing to say about the rule files' luacheck_quietly rules

# "fact "person.age"" in the vocabulary, "person", in the configuration
declared=$(sed -n 's/^fact "\([a-z_]*\).*/\1/p' rules/vocabulary/*.lua | sort -u)
listed=$(sed -n '/^ *-- groups of facts$/,/^}/p' .luacheckrc | grep -o '"[a-z_]*"' |
    tr -d '"' | sort -u)
is "$listed" "$declared" '.luacheckrc lists the groups of facts that the vocabulary declares'

bad=$(printf 'rule "x" { when = purpos:is "work" }\n' | luacheck_quietly - 2>&1)
contains "$bad" 'purpos' 'a misspelt group of facts is a warning in the editor already'
done_testing
