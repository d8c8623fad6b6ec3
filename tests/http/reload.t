#!/usr/bin/perl
# reload.t - a changed rulebook is tried aside and swapped in; a bad one changes nothing.
use strict;
use warnings;
use lib 'tests/http/lib';
use City;
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use JSON::PP;
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $folder = tempdir(CLEANUP => 1);
system('sh', '-c', '. tests/support/tap.sh; . tests/cli/small.sh; small_rulebook "$0"',
    $folder) == 0 or die 'no rulebook';
my $rules = "$folder/rules";
my $city = City->new;
my $key = $city->key('root', 'admin');
my @data = ('--rules', $rules, '--zones', "$folder/zones");
my $s = Service->start(args => [@data, '--registry', $city->{file}]);

sub slurp { my ($name) = @_; open my $f, '<', $name or die; local $/; return scalar <$f> }
# As editors do it: a new file in the place of the old.
sub write_file {
    my ($name, $text) = @_;
    open my $f, '>', "$name.new" or die "$name: $!";
    print $f $text;
    close $f;
    rename "$name.new", $name or die;
}
sub state { return $s->get('/readyz')->{json} }
sub walk_at { my ($hour) = @_; return $s->post('/v1/decide?fields=decision,policy',
        { query => 'movement', origin => { zone => '760' }, purpose => 'work',
          time => "2021-07-27T$hour:00:00+07:00" })->{json} }
sub reaches { my ($generation) = @_;
    return Service::until(sub { state()->{rulebook}{generation} >= $generation }) }

my $night = slurp("$rules/night.lua");
my $first = state();
is(walk_at(19)->{decision}, 'deny', 'at 19:00 a walk is denied');

# ---- a good change ----
write_file("$rules/night.lua", $night =~ s/"18:00", "06:00"/"20:00", "06:00"/r);
ok(Service::until(sub { !state()->{rulebook}{good} }),
    'a change whose tests fail is refused') or diag explain state();
like(state()->{rulebook}{why}, qr/night_test\.lua:\d+: the test "nobody walks at 18:00" fails/,
    'and the state says why');
is(walk_at(19)->{decision}, 'deny', 'the old rulebook decides on');
my $tests = slurp("$rules/night_test.lua");
write_file("$rules/night_test.lua", $tests =~ s/18:00/20:00/gr);
ok(reaches($first->{rulebook}{generation} + 1), 'with its tests put right it is taken');
is(walk_at(19)->{decision}, 'allow', 'and decides');
isnt(state()->{policy}{rules}, $first->{policy}{rules}, 'under another hash');

# ---- bad ones ----
write_file("$rules/more.lua", 'rule "x" {');
ok(Service::until(sub { !state()->{rulebook}{good} }), 'a file that is no Lua is refused');
like(state()->{rulebook}{why}, qr/more\.lua:1/, 'and named, with its line');
is(state()->{ready}, JSON::PP::true, 'the service is ready all the same');
is(walk_at(19)->{decision}, 'allow', 'the rulebook before it decides on');
like($s->get('/metrics')->{content}, qr/^lockdown_rulebook_good 0$/m, 'the metrics tell');
ok((grep { $_->{event} eq 'rulebook_refused' && $_->{why} =~ /more\.lua/ } $s->events),
    'so does the log');
my $r = $s->post('/v1/reload', undef, Authorization => "Bearer $key");
is("$r->{status} " . ($r->{json}{rulebook}{good} ? 'good' : 'bad'), '409 bad',
    'reloading it is refused');
unlink "$rules/more.lua";
ok(Service::until(sub { state()->{rulebook}{good} }), 'without the file all is well again');

# ---- new folders, and asking for it ----
make_path("$rules/new");
write_file("$rules/new/more.lua", slurp("$rules/night.lua") =~ /(rule "work" \{.*?\n\})/s
        ? ($1 =~ s/rule "work"/rule "again"/r) : die);
ok(Service::until(sub { $s->get('/v1/rules/again')->{status} == 200 }),
    'a file in a new folder is found');
$r = $s->post('/v1/reload', undef, Authorization => "Bearer $key");
is("$r->{status} " . ($r->{json}{rulebook}{good} ? 'good' : 'bad'), '200 good',
    'reloading at once tells how it went');

is($s->stop, 0, 'it ends as it should');
unlike($s->errors, qr/ERROR: |runtime error/, 'no sanitizer has anything to say');

# ---- a rulebook that is bad from the beginning ----
write_file("$rules/more.lua", 'rule "x" {');
my $none = eval { Service->start(args => ['--rules', $rules, '--zones', "$folder/zones"]) };
ok(!$none, 'a service with a bad rulebook does not start');
like($@, qr/more\.lua:1/, 'and says why');
done_testing;
