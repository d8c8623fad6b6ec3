#!/usr/bin/perl
# harness.pl - run TAP programs as prove does, and count what they said.
#
#   harness.pl BUILD PATTERN... [-- BUILD PATTERN...]...
#
# Each group of programs, found by file name patterns, runs with LOCKDOWN_BUILD=BUILD and
# LOCKDOWN=BUILD/lockdown in its environment (absolute paths), and LOCKDOWN_SHARED. All groups make
# one queue, which two jobs work off in the order of the patterns: name what takes long first, so
# that neither job is left alone at the end. Prints for each program that failed its failed tests
# with what it said about them, and at last "N passed, N failed, N skipped". A program that dies or
# breaks its plan counts as a failure, a program skipped whole as one skipped test. Exit 1 when
# anything failed or when no test ran.
use strict;
use warnings;
use File::Glob qw(bsd_glob);
use File::Spec::Functions qw(rel2abs);
use TAP::Harness;

my $timeout_s = $ENV{LOCKDOWN_SLOW} ? 3600 : 1200;    # for one program, in case it hangs
my %count     = (passed => 0, failed => 0, skipped => 0);
my $absent    = 0;    # programs skipped for want of shared data

# What a program says of failures: each line that is not a passed test and not the plan.
sub listen_to {
    my ($parser, $said) = @_;
    $parser->callback(
        ALL => sub {
            my ($line) = @_;
            return if $line->is_plan || $line->is_version || ($line->is_test && $line->is_ok);
            push @$said, $line->as_string;
        });
}

# Add up the counts of a program; returns whether it failed.
sub add_up {
    my ($program) = @_;
    if (defined $program->skip_all) {
        $count{skipped}++;
        $absent++ if $program->skip_all =~ /shared data/;
        return 0;
    }
    my $skipped = $program->skipped;
    my $failed  = $program->failed;
    $failed = 1 if !$failed && $program->has_problems;
    $count{skipped} += $skipped;
    $count{failed}  += $failed;
    $count{passed}  += $program->passed - $skipped;
    return $failed;
}

sub show_failure {
    my ($name, $program, $said) = @_;
    print "FAILED $name\n";
    print "    $_\n" for grep { /\S/ } @$said, $program->parse_errors;
    print "    exit status ", $program->exit, "\n" if $program->exit;
    print "    killed by signal ", $program->wait & 127, "\n" if $program->wait & 127;
}

# The programs of a group by their names, which tell the build.
sub programs_of {
    my ($build, @patterns) = @_;
    my $folder      = rel2abs($build);
    my @environment = ("LOCKDOWN_BUILD=$folder", "LOCKDOWN=$folder/lockdown");
    return map { ["$_ ($build)", ['env', @environment, 'timeout', $timeout_s, $_]] }
        map { bsd_glob($_) } @patterns;
}

sub show_slowest {
    my ($all) = @_;
    my %took;
    for my $name ($all->descriptions) {
        my ($program) = $all->parsers($name);
        $took{$name} = $program->end_time - $program->start_time;
    }
    my @slowest = sort { $took{$b} <=> $took{$a} } keys %took;
    printf "%4d s %s\n", $took{$_}, $_ for grep { defined } @slowest[0 .. 4];
}

sub run {
    my @programs = @_;
    my %command  = map { @$_ } @programs;
    my $harness  = TAP::Harness->new(
        { exec => sub { $command{ $_[1] } }, jobs => 2, verbosity => -3 });
    my %said;
    $harness->callback(
        made_parser => sub { listen_to($_[0], $said{ $_[1][0] } = []) });
    my $start = time;
    my $all   = $harness->runtests(map { $_->[0] } @programs);
    for my $name ($all->descriptions) {
        my ($program) = $all->parsers($name);
        show_failure($name, $program, $said{$name}) if add_up($program);
    }
    show_slowest($all);
    printf "%d programs, %d tests, %d s\n", scalar @programs, $all->total, time - $start;
}

my @groups = ([]);
for (@ARGV) {
    if ($_ eq '--') { push @groups, [] }
    else            { push @{ $groups[-1] }, $_ }
}
$ENV{LOCKDOWN_SHARED} = rel2abs($ENV{LOCKDOWN_SHARED} || '../shared');
run(map { programs_of(@$_) } @groups);

print "$absent programs were skipped because the shared data are absent.\n" if $absent;
print "$count{passed} passed, $count{failed} failed, $count{skipped} skipped\n";
exit($count{failed} || !$count{passed} ? 1 : 0);
