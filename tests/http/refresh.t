#!/usr/bin/perl
# refresh.t - a registry that changes, goes away, comes back, and is locked while the service runs.
use strict;
use warnings;
use lib 'tests/http/lib';
use City;
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
unlike($s->errors, qr/ERROR: |runtime error/, 'no sanitizer has anything to say');
done_testing;
