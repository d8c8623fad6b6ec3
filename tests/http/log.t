#!/usr/bin/perl
# log.t - the service and the decision log: every answer, outcomes, purges, metrics, a log that
# cannot be written.
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
    admin => $city->key('root', 'admin'),
);
my $log = "$city->{folder}/log";
$city->run('log', 'init', '--log', $log, '--auditor-key', "$city->{folder}/auditor.secret");
my $s = Service->start(args => ['--registry', $city->{file}, '--log', $log]);
sub as { return (Authorization => "Bearer $key{$_[0]}") }
sub verify {
    my ($status, $text) = $city->run('--log', $log, 'log', 'verify', '--format', 'json');
    return decode_json($text);
}
sub metric {
    my ($name) = @_;
    return $s->get('/metrics')->{content} =~ /^\Q$name\E (\S+)$/m ? $1 : undef;
}
my $stroll = { query => 'movement', time => '2021-07-27T18:30:00+07:00', purpose => 'leisure',
    origin => { zone => '760' }, destination => { zone => '760' }, person => { id => 'P-2' } };

# ---- every answer ----
my $r = $s->post('/v1/decide', $stroll, as('checkpoint'));
ok($r->{json}{logged}, 'an answer says that it is logged');
my $id = $r->{json}{id};
$r = $s->request('POST', '/v1/decide/stream', encode_json($stroll) . "\nbad\n", as('checkpoint'));
my @lines = map { decode_json($_) } split /\n/, $r->{content};
ok($lines[0]{logged}, 'so does one of a stream');
sub outcome {
    return $s->post("/v1/decisions/$id/outcome", { outcome => 'turned_back' }, as('checkpoint'));
}
$r = outcome();
ok($r->{status} == 201 && $r->{json}{logged}, 'an outcome is written down, and logged');
ok(Service::until(sub { (metric('lockdown_log_records_total') // 0) >= 3
    && metric('lockdown_log_queued') == 0 }), 'all of it comes to the disk');
is(metric('lockdown_log_lost_total'), 0, 'nothing is lost');
my $found = verify();
is_deeply([@$found{qw(decisions outcomes faults)}], [2, 1, []],
    'while it is being written, the log can be verified');

# ---- who and what ----
my $clear = do { local (@ARGV, $/) = glob "$log/*.jsonl"; join '', <> };
like($clear, qr/"checkpoint":"chot-12"/, 'the caller is named');
unlike($clear, qr/"P-2"|"F0"/, 'the person is not');

# ---- purging ----
sub purge {
    my ($who, $reason) = @_;
    return $s->request('DELETE', "/v1/people/P-2$reason", undef, as($who))->{status};
}
is(purge('checkpoint', '?why=request'), 403, 'a checkpoint purges nobody');
is(purge('admin', ''), 400, 'nor does an admin without a reason');
is(purge('admin', '?why=request'), 200, 'with one the person is purged');
is(purge('admin', '?why=request'), 404, 'once');
$r = $s->post('/v1/decide', $stroll, as('checkpoint'));
like($r->{json}{conflicts}[0]{text}{en}, qr/has no person/, 'the registry forgets the person');

# ---- a log that cannot be written ----
rename $log, "$log.gone" or die;
ok(Service::until(sub {
    my $answer = $s->post('/v1/decide', $stroll, as('checkpoint'));
    return $answer->{status} == 200 && !$answer->{json}{logged};
}), 'without its folder the answers go on, and say that they are not logged');
is(metric('lockdown_log_writing'), 0, 'the metrics say so');
$r = outcome();
ok($r->{status} == 201 && !$r->{json}{logged}, 'and the answer to an outcome');
ok(metric('lockdown_log_gaps_total') >= 1, 'and count the gap');
rename "$log.gone", $log or die;
ok(Service::until(sub { $s->post('/v1/decide', $stroll, as('checkpoint'))->{json}{logged} }),
    'when it is back they are logged again');
is($s->stop, 0, 'the service ends');
$found = verify();
is_deeply($found->{faults}, [], 'the log is whole');
ok($found->{lost} > 0, 'and knows how many decisions it misses');
my ($status) = $city->run('--log', $log, 'log', 'replay', '--auditor-key',
    "$city->{folder}/auditor.secret", '--format', 'json');
is($status, 0, 'what it has is decided again with the same answers');
done_testing;
