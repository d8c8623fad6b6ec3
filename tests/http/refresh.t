#!/usr/bin/perl
# refresh.t - a registry that changes, goes away, comes back, and is locked while the service runs.
use strict;
use warnings;
use lib 'tests/http/lib';
use City;
use IPC::Open2;
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $city = City->new;
my %key = map { $_ => $city->key($_, 'checkpoint') } 'one', 'two';
my $file = "$city->{folder}/link/city.db";
mkdir "$city->{folder}/link";

# The registry is a link, so that what happens to the file behind it is not seen.
sub point_to {
    my ($target) = @_;
    symlink $target, "$file.new" or die;
    rename "$file.new", $file or die;
}
point_to($city->{file});
my $s = Service->start(args => ['--registry', $file]);
sub status { return $s->get('/healthz', Authorization => "Bearer $key{$_[0]}")->{status} }
sub registry { return $s->get('/readyz')->{json}{registry} }
sub metric { return $s->get('/metrics')->{content} =~ /^\Q$_[0]\E (\S+)$/m ? $1 : undef }

is(status('one'), 200, 'a key is good');
ok(registry()->{good}, 'the registry can be read');
is(metric('lockdown_registry_good'), 1, 'the metrics say so');

# ---- it goes away ----
point_to("$city->{folder}/later.db");
ok(Service::until(sub { !registry()->{good} }), 'a registry that is gone is noticed');
like(registry()->{why}, qr/city\.db/, 'and told');
is(metric('lockdown_registry_good'), 0, 'the metrics say so');
is(status('one'), 200, 'what was read of it holds on');
is($s->get('/readyz')->{status}, 200, 'the service decides on');

# ---- it comes back, and nobody tells ----
$city->change('registry', 'key', 'one', '--revoke');
symlink $city->{file}, "$city->{folder}/later.db" or die;
ok(Service::until(sub { registry()->{good} }), 'it is tried again until it can be read');
is(status('one'), 401, 'then a key that was revoked meanwhile is refused');
is(status('two'), 200, 'and another one is not');
is(join(' ', map { $_->{event} } grep { $_->{event} =~ /^registry/ } $s->events),
    'registry_refused registry_read', 'the log tells each once');

is($s->stop, 0, 'it ends as it should');

# ---- another program is writing ----
SKIP: {
    skip 'python3 is not installed', 9 if system('python3 -c "import sqlite3" 2>/dev/null') != 0;
    $s = Service->start(args => ['--registry', $city->{file}], serve => ['--threads', 1]);
    my $hold = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        . "c.execute('BEGIN IMMEDIATE'); print('locked', flush=True);"
        . "sys.stdin.readline(); c.execute('COMMIT'); print('free', flush=True)";
    my $holder = open2(my $told, my $tell, 'python3', '-c', $hold, $city->{file});
    is(scalar <$told>, "locked\n", 'another program writes to the registry');

    my $outcome = '{"outcome":"turned_back"}';
    my $request = "POST /v1/decisions/d/outcome HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        . "Authorization: Bearer $key{two}\r\nContent-Length: " . length($outcome)
        . "\r\n\r\n$outcome";
    sub answered { return IO::Select->new($_[0])->can_read(0) ? 1 : 0 }
    my @writers = map { my $c = $s->connect; syswrite $c, $request; $c } 1, 2;
    is(status('two'), 200, 'meanwhile others are answered');
    is($s->post('/v1/decide', { query => 'movement' })->{status}, 200, 'so is a query');
    is(join('', map { answered($_) } @writers), '00', 'those who write wait');
    print $tell "\n";
    is(scalar <$told>, "free\n", 'the other program is done');
    is((Service::parse(Service::read_all($_)))[0]{status}, 201, 'then what waited is written')
        for @writers;
    waitpid $holder, 0;

    $holder = open2($told, $tell, 'python3', '-c', $hold, $city->{file});
    scalar <$told>;
    my $writer = $s->connect;
    syswrite $writer, $request;
    is($s->stop, 0, 'a service that ends does not wait for ever');
    is((Service::parse(Service::read_all($writer)))[0]{status}, 503, 'but tells who waits for it');
    close $tell;
    waitpid $holder, 0;
}
unlike($s->errors, qr/ERROR: |runtime error/, 'no sanitizer has anything to say');
done_testing;
