#!/usr/bin/perl
# style.t - what a machine can see of the house style in the C sources and the scripts.
use strict;
use warnings;
use Encode qw(decode);
use File::Find qw(find);
use Test::More;

my $build          = $ENV{LOCKDOWN_BUILD} || 'build';
my $function_lines = 80;
my $columns        = 100;

# Functions that overrun buffers, hide errors or keep hidden state; what is used in their place.
my %banned = (
    (map { $_ => 'snprintf, memcpy, struct text or the arena' }
            qw(strcpy strcat stpcpy strncat sprintf vsprintf gets)),
    (map { $_ => 'strtol with its checks, or a reader of its own' } qw(atoi atol atoll atof)),
    (map { $_ => 'the arena' } qw(alloca)),
    (map { $_ => 'lengths, not NUL-writing' } qw(strtok strtok_r)),
    (map { $_ => 'base/civil.h' } qw(localtime localtime_r mktime gmtime asctime ctime strptime)),
    (map { $_ => 'popen-free code' } qw(system popen)),
    (map { $_ => 'base/hash.h' } qw(rand srand random)),
);
my @policy_only = qw(setjmp sigsetjmp longjmp siglongjmp _setjmp _longjmp);

# Variables that may change although they belong to no object; none so far. "file.c: name"
my %mutable_on_purpose = ();

Test::More->builder->failure_output(\*STDOUT);

# A test that lists what should not be.
sub none {
    my ($found, $sentence) = @_;
    ok(!@$found, $sentence) or diag(join "\n", @$found);
}

sub files_below {
    my ($pattern, @folders) = @_;
    my @found;
    find({ no_chdir => 1, wanted => sub {
        $File::Find::prune = 1 if m{/node_modules$};
        push @found, $_ if -f && $_ =~ $pattern;
    } }, @folders);
    return sort @found;
}

sub slurp {
    my ($name) = @_;
    local $/;
    open my $file, '<:raw', $name or die "$name: $!";
    return scalar <$file>;
}

# C without its comments and the contents of its strings; every line stays where it is.
sub code_of {
    my ($text) = @_;
    $text =~ s{ /\*.*?\*/ | //[^\n]* | ("(?:\\.|[^"\\\n])*") | ('(?:\\.|[^'\\\n])*') }
              { defined $1 ? '""' : defined $2 ? "' '" : $& =~ tr/\n//cdr }gsex;
    return $text;
}

# "file:line: what" for every line that a judge has something to say about.
sub lines_with {
    my ($text_of, $judge) = @_;
    my @found;
    for my $name (sort keys %$text_of) {
        my $number = 0;
        for (split /\n/, $text_of->{$name}) {
            $number++;
            my $what = $judge->($name);
            push @found, "$name:$number: $what" if $what;
        }
    }
    return \@found;
}

my @c_files  = files_below(qr/\.[ch]$/, qw(engine include tests));
my @engine   = grep { !/^tests/ } @c_files;
my @scripts  = (qw(run test .ci/run .ci/setup.sh CMakeLists.txt),
                files_below(qr/(\.t|\.sh|\.pl|CMakeLists\.txt)$/, 'tests'));
my %text     = map { $_ => slurp($_) } @c_files, @scripts;
my %code     = map { $_ => code_of($text{$_}) } @engine;

sub badly_formatted {
    open my $complaints, '-|', 'clang-format --dry-run --Werror ' . join(' ', @c_files) . ' 2>&1'
        or die "clang-format: $!";
    my %files = map { m{^([\w./-]+):\d+:\d+: } ? ($1 => 1) : () } <$complaints>;
    close $complaints;
    return $? && !%files ? ['clang-format failed'] : [sort keys %files];
}
none(badly_formatted(), 'clang-format would change nothing');

none(lines_with(\%text, sub { length(decode('UTF-8', $_)) > $columns && 'too long' }),
    "no line is longer than $columns columns");

none(lines_with(\%text, sub { /[ \t]$|\t/ && 'a tab, or a space at its end' }),
    'no line has a tab or ends in a space');

none(lines_with(\%text, sub { /\b(TO[D]O|FIXM[E]|XX[X]|HAC[K])\b/ && "$1 is left" }),
    'nothing is left to be done later');

none([grep { my ($name) = m{([^/]+)$}; $text{$_} !~ m{^/\*\n \* (?:\w+/)?\Q$name\E - } } @c_files],
    'every file begins with a comment that names it and says what it is for');

# engine/base/text.h is guarded by BASE_TEXT_H.
sub guard_of {
    my ($name) = @_;
    my $guard = uc($name =~ s{^(engine|include|tests/unit|tests)/}{}r);
    return $guard =~ tr{/.-}{___}r;
}
none(
    [grep { my $guard = guard_of($_); $text{$_} !~ /^#ifndef $guard\n#define $guard\n/m }
        grep { /\.h$/ } @c_files],
    'every header is guarded by MODULE_FILE_H');

none(
    lines_with(\%code, sub {
        for my $function (/(?<![\w.>])(\w+)\s*\(/g) {
            return "$function: use $banned{$function}" if $banned{$function};
        }
        return;
    }), 'no banned function is called');

my $jumps = join '|', @policy_only;
none(
    lines_with(\%code, sub { $_[0] !~ m{^engine/policy/} && /\b($jumps)\b/ && $1 }),
    'jumps out of functions stay in engine/policy');

sub long_functions {
    my @long;
    my $seen = 0;
    open my $tags, '-|', 'ctags', '-f', '-', '--langmap=C:.c.h', '--kinds-C=f', '--fields=ne',
        @engine or die "ctags: $!";
    while (<$tags>) {
        my ($function, $file) = split /\t/;
        my ($from) = /\tline:(\d+)/ or next;
        my ($to) = /\tend:(\d+)/ or next;
        $seen++;
        my $lines = $to - $from + 1;
        push @long, "$file:$from: $function has $lines lines" if $lines > $function_lines;
    }
    close $tags or die 'ctags failed';
    return $seen ? \@long : ['no function was seen'];
}
none(long_functions(), "no function is longer than $function_lines lines");

# Objects in writable sections. Constant tables of pointers lie in .data.rel.ro and are fine.
sub mutable_variables {
    my @objects = files_below(qr/\.o$/, "$build/CMakeFiles");
    return ["no object files below $build/CMakeFiles"] if !@objects;
    my (@found, $source);
    open my $symbols, '-|', 'objdump', '-t', @objects or die "objdump: $!";
    while (<$symbols>) {
        $source = $1 if m{([^/]+)\.o:\s+file format};
        my ($flags, $section, $size, $name) =
            /^[0-9a-f]+ (.{7}) (\S+)\s+([0-9a-f]+) (?:\.hidden )?(\S+)$/ or next;
        next if $flags =~ /d/ || hex($size) == 0;    # the section itself
        next if $section !~ /^(\.(data|bss|tdata|tbss)(?!\.rel\.ro)|\*COM\*)/;
        my $variable = "$source: $name" =~ s/\.\d+$//r;
        push @found, $variable if !$mutable_on_purpose{$variable};
    }
    close $symbols or die 'objdump failed';
    return \@found;
}
none(mutable_variables(), 'no variable of the program is global and mutable');

none([grep { slurp($_) =~ m{^#!/bin/sh} && system('sh', '-n', $_) != 0 } @scripts],
    'every shell script parses');

none([grep { m{^tests/.*\.t$|^[^/]+$} && $_ ne 'CMakeLists.txt' && !-x } @scripts],
    'what is run can be run');

done_testing;
