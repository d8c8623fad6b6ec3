#!/usr/bin/perl
# decide.t - decisions over HTTP: what is asked, what is answered, what is refused.
use strict;
use warnings;
use lib 'tests/http/lib';
use JSON::PP;
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $s = Service->start;
my $stroll = {
    query => 'movement', time => '2021-07-27T18:30:00+07:00', purpose => 'leisure',
    origin => { zone => '760' }, destination => { zone => '760' },
};

# ---- one query ----
my $r = $s->post('/v1/decide', $stroll);
is($r->{status}, 200, 'a query is answered');
is($r->{json}{decision}, 'deny', 'with its decision');
ok($r->{json}{reasons}[0]{text}{vi} && $r->{json}{reasons}[0]{text}{en}, 'in both languages');
like($r->{headers}{'server-timing'}, qr/^decide;dur=\d+\.\d{3}$/, 'and the time it took');
is($r->{headers}{'cache-control'}, 'no-store', 'nobody is to keep it');
is($r->{headers}{'x-content-type-options'}, 'nosniff', 'or to guess its type');
is_deeply([sort keys %{ $s->post('/v1/decide?fields=decision,time', $stroll)->{json} }],
    ['decision', 'time'], '`fields` keeps what it names');
is_deeply([keys %{ $s->post('/v1/decide?lang=en', $stroll)->{json}{reasons}[0]{text} }], ['en'],
    '`lang` keeps a language');
is($s->post('/v1/decide?at=2021-07-27T08:00:00%2B07:00&fields=time', $stroll)->{json}{time},
    '2021-07-27T08:00:00+07:00', '`at` replaces the time of the query');

# ---- bad queries are problems that name the place ----
sub problem {
    my ($answer) = @_;
    return join ' ', $answer->{status}, $answer->{headers}{'content-type'},
        map { $_ // '-' } @{ $answer->{json} }{qw(type path)};
}
my $type = 'application/problem+json urn:lockdown:problem:';
is(problem($s->post('/v1/decide', { %$stroll, purpose => 'leisur' })),
    "400 ${type}bad_query purpose",
    'a wrong value is named by its path');
is($s->post('/v1/decide', '{"query":')->{status}, 400, 'a text that is no JSON is refused');
is($s->post('/v1/decide', '')->{status}, 400, 'so is no text at all');
is(problem($s->post('/v1/decide?fields=reason', $stroll)), "400 ${type}bad_parameter fields",
    'an unknown field is refused');
is(problem($s->post('/v1/decide?at=tomorrow', $stroll)), "400 ${type}bad_parameter at",
    'so is a moment that is none');
is(problem($s->post('/v1/decide?lang=fr', $stroll)), "400 ${type}bad_parameter lang",
    'so is a third language');
is(problem($s->post('/v1/decide?format=xml', $stroll)), "400 ${type}bad_parameter format",
    'so is an unknown parameter');
is(problem($s->post('/v1/decide', $stroll, 'Content-Type' => 'text/plain')),
    "415 ${type}wrong_type Content-Type", 'a body of another type is refused');
is($s->post('/v1/decide', $stroll, 'Content-Type' => 'application/json; charset=utf-8')->{status},
    200, 'one with its character set is not');
is($s->post('/v1/decide', 'x' x 1_100_000)->{status}, 413, 'a body above 1 MB is too large');

# ---- the public names nobody ----
for my $path (['permit', 'id'], ['permit', 'token'], ['person', 'id'], ['business', 'id'],
    ['vehicle', 'plate']) {
    my ($group, $name) = @$path;
    is(problem($s->post('/v1/decide', { %$stroll, $group => { $name => 'X1' } })),
        "403 ${type}not_allowed $group.$name", "the public may not name $group.$name");
}

# ---- methods and paths ----
$r = $s->get('/v1/decide');
is($r->{status}, 405, 'another method is refused');
is($r->{headers}{allow}, 'POST, OPTIONS', 'and the right ones are told');
$r = $s->request('OPTIONS', '/v1/decide');
is("$r->{status} $r->{headers}{allow}", '204 POST, OPTIONS', 'OPTIONS tells them too');
is($s->request('BREW', '/v1/decide')->{status}, 405, 'an unknown method is refused');
$r = $s->request('HEAD', '/healthz');
is("$r->{status} $r->{headers}{'content-length'}", '200 12', 'HEAD tells the length of a GET');
is($s->get($_)->{status}, 404, "there is no $_")
    for '/v1', '/v1/decide/', '//v1/decide', '/../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd',
    '/index.html', '/web/index.html';
is($s->get('/v1%2Fdecide')->{status}, 404, 'a coded slash is no step of a path');
is($s->get('/v1/rules/' . 'x' x 600)->{status}, 404, 'a very long path is that of nothing');

# ---- a stream ----
my @lines = map { JSON::PP->new->encode({ %$stroll, purpose => $_ }) } 'leisure', 'visit';
$r = $s->post('/v1/decide/stream?fields=decision', join("\n", $lines[0], '{', $lines[1], ''),
    'Content-Type' => 'application/jsonl');
is($r->{status}, 200, 'a stream is answered');
my @answers = map { JSON::PP->new->decode($_) } split /\n/, $r->{content};
is(scalar @answers, 3, 'line by line');
is($answers[0]{decision}, 'deny', 'in its order');
is($answers[1]{line}, 2, 'a bad line is answered by an error with its number');
my $many = 20_000;
$r = $s->post('/v1/decide/stream?fields=decision', "$lines[0]\n" x $many);
is(() = $r->{content} =~ /^\{"decision":"deny"\}$/mg, $many, "$many lines get $many answers");
is($s->post('/v1/decide/stream', 'x' x 17_000_000)->{status}, 413,
    'lines above 16 MB are too many');

# ---- keep-alive: many requests on one connection, also sent at once ----
my $body = JSON::PP->new->encode($stroll);
my $one = "POST /v1/decide?fields=decision HTTP/1.1\r\nHost: a\r\nContent-Length: "
    . length($body) . "\r\n";
my @all = $s->raw("$one\r\n$body" x 99 . "${one}Connection: close\r\n\r\n$body");
is(scalar(grep { $_->{content} eq '{"decision":"deny"}' } @all), 100,
    'a hundred requests sent at once on one connection are answered');

# ---- state ----
is($s->get('/healthz')->{json}{ok}, JSON::PP::true, 'it is healthy');
$r = $s->get('/readyz');
ok($r->{json}{ready} && $r->{json}{rulebook}{good}, 'and ready, with its rulebook');
like($r->{json}{policy}{rules}, qr/^blake2b:[0-9a-f]{64}$/, 'which it names');
my $metrics = $s->get('/metrics')->{content};
like($metrics, qr/^lockdown_decisions_total\{query="movement",verdict="deny"\} 2\d{4}$/m,
    'the metrics count decisions by query and verdict');
like($metrics, qr/^lockdown_decision_seconds_bucket\{le="\+Inf"\} \d+$/m, 'and how long they take');
like($metrics, qr/^lockdown_rulebook_good 1$/m, 'and tell that the rulebook is good');

# ---- pages ----
$r = $s->get('/');
is($r->{headers}{'content-type'}, 'text/html; charset=utf-8', 'there is a page');
like($r->{headers}{'content-security-policy'}, qr/^default-src 'none'; script-src 'self';/,
    'which may load nothing from elsewhere');
is($s->get('/', 'If-None-Match' => $r->{headers}{etag})->{status}, 304,
    'and is not sent again to who has it');
is($s->post('/', {})->{status}, 405, 'nothing can be sent to it');

is($s->stop, 0, 'SIGTERM ends it with exit status 0');
is(join(' ', map { $_->{event} } $s->events), 'listening stopped', 'its log tells of both');
done_testing;
