#!/usr/bin/perl
# explain.t - over HTTP: the letter that explains a decision, and when levels change.
use strict;
use warnings;
use lib 'tests/http/lib';
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $s = Service->start;
my $stroll = {
    query => 'movement', time => '2021-07-27T18:30:00+07:00', purpose => 'leisure',
    origin => { zone => '760' }, destination => { zone => '760' },
};

# ---- the letter ----
my $r = $s->post('/v1/explain', $stroll);
is("$r->{status} $r->{headers}{'content-type'}", '200 text/plain; charset=utf-8',
    'a query is explained in a text');
like($r->{content}, qr/^KHÔNG ĐƯỢC|^KHÔNG/, 'in Vietnamese');
$r = $s->post('/v1/explain?lang=en', $stroll);
like($r->{content}, qr/^NOT ALLOWED\n/, 'or in English');
like($r->{content}, qr/\nRules considered\n/, 'with the rules that were considered');
like($s->post('/v1/explain?lang=en&at=2021-07-27T12:00:00%2B07:00', $stroll)->{content},
    qr/At 12:00/, '`at` replaces the time of the query');
$r = $s->post('/v1/explain', { %$stroll, purpose => 'leisur' });
is("$r->{status} $r->{json}{path}", '400 purpose', 'a wrong query is a problem with its place');
is($s->post('/v1/explain', { %$stroll, person => { id => '1' } })->{status}, 403,
    'the public names nobody here either');
is($s->get('/v1/explain')->{status}, 405, 'it is asked by POST');

# ---- the timeline ----
$r = $s->get('/v1/timeline');
is($r->{status}, 200, 'there is a timeline');
my @moments = @{ $r->{json}{moments} };
my %seen = map { $_ => 1 } @moments;
ok($seen{'2021-07-09T00:00:00+07:00'}, 'it has the moment at which the stay-home order began');
ok($seen{'2021-07-26T18:00:00+07:00'}, 'and the one at which a blockade began');
is_deeply(\@moments, [sort keys %seen], 'in order, each once');
my ($ct16) = grep { $_->{id} eq 'CT16' } @{ $r->{json}{levels} };
ok($ct16->{label}{vi} && $ct16->{label}{en}, 'levels have their labels in both languages');

done_testing;
