#!/usr/bin/perl
# tokens.t - signed codes over HTTP: drawn as QR codes, and verified.
use strict;
use warnings;
use lib 'tests/http/lib';
use City;
use JSON::PP;
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $city = City->new;
$city->run('key', 'add', '--keys', $city->{keys}, '--issuer', 'pc08', '--issuer-zone', '79',
    '--from', '2021-01-01', '--to', '2031-01-01');
my $key = $city->key('chot-12', 'checkpoint');
my @checkpoint = (Authorization => "Bearer $key");
my $s = Service->start(args => ['--registry', $city->{file}, '--keys', $city->{keys}]);

# A question whose answer is known, so that it is signed.
my $query = { query => 'business', time => '2021-08-26T10:00:00+07:00', business => {
    sector => 'pharmacy', place => { zone => '760' }, request => 'operate', service => 'walk_in',
    suspended => JSON::PP::false, f0_on_site => 0, arrangement => 'none', workers => 3,
    on_site => 3 } };
my $token = $s->post('/v1/decide?fields=decision,token', $query)->{json}{token} // '';
like($token, qr/^LD1:/, 'the answer that a pharmacy may operate is signed');

my $r = $s->post('/v1/qr.svg', { token => $token });
is("$r->{status} $r->{headers}{'content-type'}", '200 image/svg+xml', 'a token is drawn');
like($r->{content}, qr/^(<\?xml[^>]*>\s*)?<svg /, 'as an SVG picture');
for (['a text that is no token', { token => 'http://example.com/' }], ['no token', {}],
    ['markup', { token => '"><script>' }]) {
    $r = $s->post('/v1/qr.svg', $_->[1]);
    is($r->{status}, 400, "$_->[0] is refused");
}
is($s->post('/v1/qr.svg', { token => $token, colour => 'red' })->{status}, 400,
    'so is a member that is none');

# ---- verifying ----
sub verify {
    my ($at, $body, @headers) = @_;
    return $s->post("/v1/verify?at=$at", $body, @headers);
}
$r = verify('2021-08-26T11:00', { token => $token }, @checkpoint);
is("$r->{status} $r->{json}{standing} $r->{json}{result}{sector}", '200 good pharmacy',
    'a checkpoint verifies the answer of a business');
$r = verify('2021-09-26T11:00', { token => $token }, @checkpoint);
is("$r->{json}{standing} $r->{json}{faults}[0]{fault}", 'bad expired',
    'and sees that it has expired');
like($r->{json}{faults}[0]{text}{vi}, qr/\w/, 'in words');
(my $forged = $token) =~ s/(.)$/$1 eq 'A' ? 'B' : 'A'/e;
is(verify('2021-08-26T11:00', { token => $forged }, @checkpoint)->{json}{standing}, 'bad',
    'a changed code is not good');
is(verify('2021-08-26T11:00', { token => '' }, @checkpoint)->{json}{standing}, 'bad',
    'nor is none');
is(verify('2021-08-26T11:00', { token => $token })->{status}, 401, 'the public verifies nothing');
is(verify('never', { token => $token }, @checkpoint)->{json}{path}, 'at', 'a moment is one');

# ---- revoking ----
my @admin = (Authorization => 'Bearer ' . $city->key('root', 'admin'));
my $permit = { id => 'G-1', holder => 'A', form => 'police_3261', issuer => 'pc08',
    issuer_zone => '79', zones => ['79'], valid_from => '2021-08-25T00:00:00+07:00',
    valid_to => '2021-09-07T00:00:00+07:00', why => 'x' };
ok(Service::until(sub { $s->post('/v1/permits', $permit, @admin)->{status} != 401 }),
    'the service learns of a key');
my $described = encode_json({ map { $_ => $permit->{$_} } grep { $_ ne 'why' } keys %$permit });
my $program = $ENV{LOCKDOWN} || 'build/lockdown';
my $offline = `echo '$described' | $program permit issue --keys $city->{keys} --at 2021-08-25`;
chomp $offline;
is($s->post('/v1/permits/G-1/revoke', { why => 'x' }, @admin)->{json}{path}, 'reason',
    'with keys a permit is revoked for a reason');
is($s->post('/v1/permits/G-1/revoke', { why => 'x', reason => 'lost' }, @admin)->{status}, 200,
    'it is revoked');
$r = $s->post('/v1/verify', { token => $offline }, @checkpoint);
is(scalar(grep { $_->{fault} eq 'revoked' } @{ $r->{json}{faults} }), 1,
    'in the list that needs no registry as well');

my $plain = Service->start(args => ['--registry', $city->{file}]);
is($plain->post('/v1/verify', { token => $token }, @checkpoint)->{status}, 503,
    'a service without keys says so');

done_testing;
