#!/usr/bin/perl
# registry.t - keys and roles; what officials and checkpoints write down over HTTP.
use strict;
use warnings;
use lib 'tests/http/lib';
use City;
use JSON::PP;
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $city = City->new;
my %key = (
    checkpoint => $city->key('chot-12', 'checkpoint'),
    auditor => $city->key('auditor', 'auditor'),
    admin => $city->key('root', 'admin'),
    hcmc => $city->key('ubnd-79', 'official', '--authority', '79'),
    cantho => $city->key('ubnd-92', 'official', '--authority', '92'),
    admin92 => $city->key('root-92', 'admin', '--authority', '92'),
    none => $city->key('nobody', 'official'),
    ended => $city->key('ended', 'checkpoint', '--from', '2021-01-01', '--to', '2021-02-01'),
);
$city->run('key', 'add', '--keys', $city->{keys}, '--issuer', 'pc08', '--issuer-zone', '79',
    '--from', '2021-01-01', '--to', '2031-01-01');

my $s = Service->start(args => ['--registry', $city->{file}, '--keys', $city->{keys}]);
sub as { my ($who) = @_; return ($who eq 'public' ? () : (Authorization => "Bearer $key{$who}")) }
sub status { my ($who, $method, $path, $body) = @_;
    return $s->request($method, $path, $body, as($who))->{status} }

# ---- keys ----
is(status('ended', 'GET', '/healthz'), 401, 'a key whose time is over is refused');
is(status('checkpoint', 'GET', '/healthz'), 200, 'a good one is not');
is(index($s->errors, $key{checkpoint}), -1, 'no key is in the log');

# ---- the table of roles, asked from outside ----
my @roles = qw(public checkpoint none auditor admin);
my @table = (
    # method, path, body, and the status for the public, a checkpoint, an official without
    # territory, an auditor, an admin
    ['POST', '/v1/decide', { query => 'movement', permit => { id => 'X' } },
        403, 200, 200, 403, 200],
    ['POST', '/v1/decide', { query => 'movement' }, 200, 200, 200, 200, 200],
    ['GET', '/v1/rules/night.stay_home', undef, 200, 200, 200, 200, 200],
    ['GET', '/v1/permits', undef, 401, 403, 200, 200, 200],
    ['GET', '/v1/permits/nothing', undef, 401, 403, 404, 404, 404],
    ['POST', '/v1/permits', {}, 401, 403, 400, 403, 400],
    ['POST', '/v1/permits/X/revoke', { why => 'x' }, 401, 403, 404, 403, 404],
    ['POST', '/v1/permits/X/renew', { why => 'x' }, 401, 403, 404, 403, 404],
    ['GET', '/v1/permits/X/qr.svg', undef, 401, 403, 404, 404, 404],
    ['POST', '/v1/blockades', { why => 'x', parent => '760' }, 401, 403, 403, 403, 400],
    ['DELETE', '/v1/blockades/X?why=x', undef, 401, 403, 404, 403, 404],
    ['POST', '/v1/levels', { why => 'x' }, 401, 403, 400, 403, 400],
    ['POST', '/v1/businesses/B-1/suspension', { why => 'x' }, 401, 403, 403, 403, 400],
    ['POST', '/v1/businesses/B-1/inspection', { why => 'x' }, 401, 403, 403, 403, 400],
    ['POST', '/v1/tickets/X/use', {}, 401, 404, 404, 403, 404],
    ['POST', '/v1/decisions/d1/outcome', {}, 401, 400, 400, 403, 400],
    ['DELETE', '/v1/people/X?why=x', undef, 401, 403, 403, 403, 404],
);
for (@table) {
    my ($method, $path, $body, @expected) = @$_;
    is(join(' ', map { status($_, $method, $path, $body) } @roles), "@expected",
        "$method $path: @roles");
}
is(status($_->[0], 'POST', '/v1/reload'), $_->[1], "reload by $_->[0]: $_->[1]")
    for ['public', 401], ['hcmc', 403], ['admin', 200];

# ---- permits ----
my $permit = {
    id => 'G-1', holder => 'Nguyễn Văn A', person => 'P-1', form => 'police_3261', class => '4A',
    issuer => 'pc08', issuer_zone => '79', purpose => 'work', zones => ['79'],
    hours => ['05:00', '20:00'], valid_from => '2021-08-25T00:00:00+07:00',
    valid_to => '2021-09-07T00:00:00+07:00', why => 'list 12',
};
utf8::decode($permit->{holder});
my $r = $s->post('/v1/permits', $permit, as('cantho'));
is("$r->{status} $r->{json}{path}", '403 issuer_zone', 'an office issues nothing elsewhere');
$r = $s->post('/v1/permits', $permit, as('hcmc'));
is("$r->{status} $r->{json}{id}", '201 G-1', 'an office issues a permit in its territory');
$r = $s->post('/v1/permits', { %$permit, id => 'G-2', class => '9Z' }, as('hcmc'));
is("$r->{status} $r->{json}{path}", '400 class', 'a wrong value is named by its member');
$r = $s->post('/v1/permits', { %$permit, colour => 'red' }, as('hcmc'));
is("$r->{status} $r->{json}{path}", '400 colour', 'so is an unknown member');
is($s->get('/v1/permits/G-1', as('hcmc'))->{json}{class}, '4A', 'the office reads it');
is(status('cantho', 'GET', '/v1/permits/G-1'), 403, 'another office does not');
is(status('auditor', 'GET', '/v1/permits/G-1'), 200, 'an auditor does');
$s->post('/v1/permits', { %$permit, id => '18/GP-UBND', person => 'P-2' }, as('hcmc'));
is($s->get('/v1/permits/18%2fGP-UBND', as('hcmc'))->{json}{id}, '18/GP-UBND',
    'a number with a slash is coded in a path');
is(status('hcmc', 'GET', '/v1/permits/18/GP-UBND'), 404, 'and not written out');
is_deeply([map { $_->{id} } @{ $s->get('/v1/permits?person=P-1', as('hcmc'))->{json}{permits} }],
    ['G-1'], 'it is among the permits of the person');
is_deeply($s->get('/v1/permits?person=P-1', as('cantho'))->{json}{permits}, [],
    'which another office is not told');
open my $csv, '>', "$city->{folder}/permits.csv" or die;
print $csv "id,holder,form,class,issuer,issuer_zone,purpose,valid_from,valid_to,zones\n",
    map { "$_->[0],A,police_3261,4A,pc08,$_->[1],work,2021-08-25,2021-09-06,$_->[2]\n" }
    (map { ["B-$_", '79', '79'] } 1 .. 250), ['Z-1', '92', '92'], ['Z-2', '92', '92 79'];
close $csv;
$city->change('registry', 'import', 'permits', "$city->{folder}/permits.csv");
is_deeply([map { $_->{id} } @{ $s->get('/v1/permits', as('cantho'))->{json}{permits} }], ['Z-1'],
    'permits of other offices, however many, leave place for those of its own');
is(status('cantho', 'GET', '/v1/permits/Z-2'), 403, 'a permit for another city too is not read');
$r = $s->get('/v1/permits', as('hcmc'));
is(scalar @{ $r->{json}{permits} } . " $r->{json}{more}", '200 1', 'a long list is cut');
$r = $s->get('/v1/permits/G-1/qr.svg', as('hcmc'));
like($r->{content}, qr/^<(\?xml|svg)/, 'its code is a picture');
is($r->{headers}{'content-type'}, 'image/svg+xml', 'of that type');

# ---- what a business is told, signed ----
my $told = $s->post('/v1/decide?fields=decision,token,errors', { query => 'business',
    time => '2021-10-05T10:00:00+07:00',
    business => { sector => 'factory', request => 'operate' } });
ok(exists $told->{json}{token}, 'a business can have its answer signed');
is($s->post('/v1/qr.svg', { token => 'LD1:ABC' })->{headers}{'content-type'}, 'image/svg+xml',
    'and a token drawn');
is($s->post('/v1/qr.svg', { token => 'x' x 9000 })->{status}, 400, 'which has to be one');
is($s->post('/v1/qr.svg', {})->{status}, 400, 'and to be there');

my $trip = {
    query => 'movement', time => '2021-08-26T10:00:00+07:00', permit => { id => 'G-1' },
    purpose => 'work', origin => { zone => '760' }, destination => { zone => '760' },
};
sub verdict {
    return $s->post('/v1/decide?fields=decision', $trip, as('checkpoint'))->{json}{decision};
}
my $before = verdict();
is(status('hcmc', 'POST', '/v1/permits/G-1/renew', { valid_to => '2021-09-16', why => 'x' }),
    200, 'a permit is renewed');
is(status('cantho', 'POST', '/v1/permits/G-1/revoke', { reason => 'misuse', why => 'x' }), 403,
    'another office cannot revoke it');
$r = $s->post('/v1/permits/G-1/revoke', { reason => 'misuse', why => 'misuse' }, as('hcmc'));
is($r->{status}, 200, 'its own office can') or diag $r->{content};
isnt(verdict(), 'allow', 'and the next decision knows');

# ---- blockades ----
my $square = { type => 'Polygon', coordinates => [[[106.695, 10.776], [106.697, 10.776],
    [106.697, 10.778], [106.695, 10.778], [106.695, 10.776]]] };
my $blockade = { id => 'hem-1', name => 'Hem 1', parent => '760', act => 'H-CT12TU',
    shape => $square,
    from => '2021-07-26T00:00:00+07:00', why => '3 cases' };
sub level { return $s->get('/v1/levels?point=106.696,10.777&at=2021-07-27T10:00:00%2B07:00')
        ->{json}{levels}{place}{level} }
is(level(), 'CT16', 'a point in the city has its level');
is(status('cantho', 'POST', '/v1/blockades', $blockade), 403, 'another office cannot block it off');
is(status('cantho', 'POST', '/v1/blockades', { %$blockade, parent => '916' }), 403,
    'nor by naming a zone of its own');
my $hidden = encode_json($square);
$hidden =~ s/"coordinates"/"coordin\\u0061tes"/;
$hidden =~ s/}$/,"x":{"coordinates":[]}}/;
my $decoy = encode_json({ %$blockade, parent => '916' });
$decoy =~ s/"shape":\{[^}]*\}/"shape":$hidden/;
is(status('cantho', 'POST', '/v1/blockades', $decoy), 403, 'nor by hiding where its corners are');
my $across = { type => 'Polygon', coordinates => [[[106.76, 10.52], [106.84, 10.88],
    [106.68, 10.80], [106.76, 10.52]]] };
is(status('hcmc', 'POST', '/v1/blockades', { %$blockade, shape => $across }), 403,
    'nor does the city beyond its border between two corners inside');
$r = $s->post('/v1/blockades', $blockade, as('hcmc'));
is($r->{status}, 201, 'its own office blocks it off') or diag $r->{content};
is(level(), 'blockade', 'and the next answer knows');
like($s->get('/v1/zones.geojson?at=2021-07-27')->{content}, qr/"id":"hem-1"/, 'so does the map');
is($s->post('/v1/blockades', $blockade, as('hcmc'))->{status}, 400, 'an id is given once');
is(status('cantho', 'DELETE', '/v1/blockades/hem-1?why=x'), 403, 'another office cannot lift it');
is(status('hcmc', 'DELETE', '/v1/blockades/hem-1'), 400, 'lifting needs a reason');
is(status('hcmc', 'DELETE', '/v1/blockades/hem-1?why=14%20days'), 200, 'its own office lifts it');

# ---- levels ----
my $list = { act => 'H-3900', from => '2021-11-15', why => 'week 46',
    levels => [{ zone => '760', level => 'L2' }] };
$r = $s->post('/v1/levels', $list, as('cantho'));
is("$r->{status} $r->{json}{path}", '403 levels.zone', 'another office publishes no level here');
$r = $s->post('/v1/levels', $list, as('hcmc'));
is($r->{status}, 201, 'its own office does') or diag $r->{content};
is($s->get('/v1/levels?zone=760&at=2021-11-16')->{json}{levels}{place}{level}, 'L2',
    'and the next answer knows');
for (['a list that is none', 'L2'], ['an empty one', []],
    ['a row without a zone', [{ level => 'L2' }]]) {
    $r = $s->post('/v1/levels', { %$list, levels => $_->[1] }, as('hcmc'));
    is($r->{status}, 400, "$_->[0] is refused");
    unlike($r->{content}, qr{/proc}, 'and nothing told of how it is read');
}

# ---- businesses ----
my $shop = { query => 'business', time => '2021-10-05T10:00:00+07:00',
    business => { id => 'B-1', request => 'operate' } };
my $suspend = '/v1/businesses/B-1/suspension';
is(status('cantho', 'POST', $suspend, { from => '2021-10-01', why => 'x' }), 403,
    'another office suspends no business here');
is(status('hcmc', 'POST', $suspend, { from => '2021-10-01', why => 'x' }), 201,
    'its own office does');
is($s->post('/v1/decide?fields=decision', $shop, as('checkpoint'))->{json}{decision}, 'deny',
    'and the business may not operate');
is(status('hcmc', 'POST', '/v1/businesses/B-1/inspection',
    { assessed => '2021-10-02', passed => JSON::PP::true, score => 80, why => 'x' }), 201,
    'an inspection is written down');

# ---- what became of a decision ----
$r = $s->post('/v1/decisions/0123/outcome', { outcome => 'turned_back', note => 'calm' },
    as('checkpoint'));
is($r->{status}, 201, 'a checkpoint writes down what it did') or diag $r->{content};
like(($city->run('registry', 'export', 'outcomes'))[1], qr/,0123,turned_back,.*,chot-12,calm/,
    'with who it was');

# ---- purging ----
is(status('admin92', 'DELETE', '/v1/people/P-1?why=x'), 403,
    'an admin of one city purges nobody of another');
is(status('admin', 'DELETE', '/v1/people/P-1?why=x'), 200, 'one without a territory does');

# ---- what is refused to a key is in the log ----
my @refused = grep { $_->{event} eq 'refused' } $s->events;
ok((grep { $_->{type} eq 'bad_key' && !$_->{by} && $_->{address} eq '127.0.0.1' } @refused),
    'a key that is not good, with its address');
ok((grep { $_->{type} eq 'outside_territory' && $_->{by} eq 'ubnd-92'
        && $_->{call} eq '/v1/permits' && $_->{path} eq 'issuer_zone' } @refused),
    'an order outside the territory, with who gave it');
ok((grep { $_->{type} eq 'not_allowed' && $_->{by} eq 'chot-12' } @refused),
    'a call that the role may not make');
ok(!(grep { $_->{type} eq 'key_needed' } @refused), 'what anybody may send is not');

# ---- a key that is revoked is good no longer ----
$city->change('registry', 'key', 'chot-12', '--revoke');
ok(Service::until(sub { status('checkpoint', 'GET', '/healthz') == 401 }),
    'a key that is revoked while the service runs is refused');

# ---- guessing ----
my @tries = map { $s->get('/healthz', Authorization => "Bearer guess$_")->{status} } 1 .. 25;
is($tries[-1], 429, 'who guesses keys is not heard any more');
is(status('admin', 'GET', '/healthz'), 429, 'even with a good one');
is($s->get('/healthz')->{status}, 200, 'who has no key is');

is($s->stop, 0, 'it ends as it should');
unlike($s->errors, qr/ERROR: |runtime error/, 'no sanitizer has anything to say');

# ---- nobody reads the events ----
pipe my $unread, my $full or die;
$s = Service->start(args => ['--registry', $city->{file}], serve => ['--threads', 1],
    events => $full);
my $refused = grep { status('auditor', 'POST', '/v1/permits') == 403 } 1 .. 400;
is($refused, 400, 'who does not read the events keeps nobody from being answered');
is($s->stop, 0, 'it ends as it should');

# ---- without a registry ----
my $bare = Service->start;
is($bare->get('/healthz', as('admin'))->{status}, 401, 'without a registry no key is good');
is($bare->get('/v1/permits')->{status}, 401, 'and what needs one needs one');
done_testing;
