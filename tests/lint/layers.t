#!/usr/bin/perl
# layers.t - every #include of engine/ and include/ obeys engine/LAYERS.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Find qw(find);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Test::More;

# The table: which modules and headers a module may include, and what is wrong with the table.
sub read_layers {
    my ($path) = @_;
    my (%may, @wrong);
    open my $file, '<', $path or die "$path: $!";
    while (<$file>) {
        next if /^#/ || !/\S/;
        my ($row, $modules, $headers) = map { s/^\s+|\s+$//gr } split /\|/, $_, 3;
        for my $module (split ' ', $modules) {
            push @wrong, "$path:$.: $row names $module, which is no row above it"
                if !$may{$module};
        }
        $may{$row} = { modules => { map { $_ => 1 } $row, split ' ', $modules },
                       headers => { map { $_ => 1 } split ' ', $headers } };
    }
    return (\%may, @wrong);
}

# What is wrong with including a header in a module, or nothing.
sub judge {
    my ($may, $module, $bracket, $header) = @_;
    if ($bracket eq '<') {
        my $allowed = $may->{$module}{headers}{$header} || $may->{'*'}{headers}{$header};
        return $allowed ? () : "$module may not include <$header>";
    }
    my ($folder) = $header =~ m{^([^/.][^/]*)/} or return "\"$header\" is not \"module/file.h\"";
    return $may->{$module}{modules}{$folder} ? () : "$module may not include \"$header\"";
}

# Every violation below a folder, as "file:line: why".
sub violations {
    my ($root) = @_;
    my ($may, @found) = read_layers("$root/engine/LAYERS");
    my @sources;
    find({ no_chdir => 1, wanted => sub { push @sources, $_ if /\.[ch]$/ } },
         grep { -d } "$root/engine", "$root/include");
    for my $source (sort @sources) {
        my $name = substr $source, 1 + length $root;
        my ($module) = $name =~ m{^[^/]+/([^/]+)/};
        if (!defined $module || !$may->{$module}) {
            push @found, "$name:1: engine/LAYERS does not list its module";
            next;
        }
        open my $file, '<', $source or die "$source: $!";
        while (<$file>) {
            next if !/^\s*#\s*include\s*([<"])([^>"]*)/;
            push @found, "$name:$.: $_" for judge($may, $module, $1, $2);
        }
    }
    return @found;
}

Test::More->builder->failure_output(\*STDOUT);

my @violations = violations('.');
ok(!@violations, 'every #include is one that engine/LAYERS allows')
    or diag(join "\n", @violations);

# ---- the test itself is tested on a small tree with planted violations ----

my $tree = tempdir(CLEANUP => 1);

sub plant {
    my ($name, $text) = @_;
    make_path(dirname("$tree/$name"));
    open my $file, '>', "$tree/$name" or die "$name: $!";
    print $file $text;
    close $file;
}

sub found_in_planted {
    my ($name, $line, $expected, $sentence) = @_;
    plant($name, "/* head */\n$line\n");
    is_deeply([violations($tree)], [$expected ? "$name:2: $expected" : ()], $sentence);
    unlink "$tree/$name";
}

my $table = "lockdown | |\nbase | lockdown | sodium.h\nzones | lockdown base |\n"
    . "cli | lockdown |\n* | | stdio.h\n";
plant('engine/LAYERS', $table);
plant('include/lockdown/error.h', "#include <stdio.h>\n");

found_in_planted('engine/zones/a.c', '#include "base/text.h"', undef,
    'a module may include one that its row names');
found_in_planted('engine/zones/a.c', '#include "zones/zones.h"', undef,
    'a module may include its own headers');
found_in_planted('engine/base/a.c', '#include <sodium.h>', undef,
    'a module may include a library that its row names');
found_in_planted('engine/base/a.c', '#include "zones/zones.h"',
    'base may not include "zones/zones.h"', 'a module that includes one above it is found');
found_in_planted('engine/cli/a.c', '#include "base/text.h"',
    'cli may not include "base/text.h"', 'the command line uses the public headers only');
found_in_planted('engine/zones/a.c', '#include <sodium.h>',
    'zones may not include <sodium.h>', 'a library belongs to its owner');
found_in_planted('engine/zones/deep/a.h', '  # include <sodium.h>',
    'zones may not include <sodium.h>', 'headers in deeper folders, with spaces, are found');
found_in_planted('include/lockdown/a.h', '#include "base/text.h"',
    'lockdown may not include "base/text.h"', 'public headers stand alone');
found_in_planted('engine/zones/a.c', '#include "../base/text.h"',
    '"../base/text.h" is not "module/file.h"', 'a relative path is refused');
found_in_planted('engine/zones/a.c', '#include "zones.h"',
    '"zones.h" is not "module/file.h"', 'a header without its module is refused');

plant('engine/new/a.c', "\n");
is_deeply([violations($tree)], ['engine/new/a.c:1: engine/LAYERS does not list its module'],
    'a module that is not in the table is found');
unlink "$tree/engine/new/a.c";

plant('engine/LAYERS', "low | high |\nhigh | |\n$table");
is_deeply([violations($tree)],
    ["$tree/engine/LAYERS:1: low names high, which is no row above it"],
    'a row that names one below it is refused');

done_testing;
