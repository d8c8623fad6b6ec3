#!/usr/bin/perl
# load.t - the service at its limits: saturation for a minute without an error, ten thousand idle
# connections, clients that are too slow. The slow tier.
use strict;
use warnings;
use lib 'tests/http/lib';
use File::Temp qw(tempdir);
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);
plan skip_all => 'slow tier' if !$ENV{LOCKDOWN_SLOW};
plan skip_all => 'wrk is not installed' if system('command -v wrk >/dev/null') != 0;

my $idle = 10_000;
my $s = Service->start;

sub resident_mb {
    open my $file, '<', "/proc/$s->{pid}/status" or die;
    my ($kb) = map { /^VmRSS:\s+(\d+)/ ? $1 : () } <$file>;
    return $kb / 1024;
}

# ---- saturation ----
my $folder = tempdir(CLEANUP => 1);
open my $lua, '>', "$folder/post.lua" or die;
print $lua <<'LUA';
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [[{"query":"movement","time":"2021-07-27T18:30:00+07:00","purpose":"leisure",
"origin":{"zone":"760"},"destination":{"zone":"760"}}]]
LUA
close $lua;
my $report = `wrk -t2 -c128 -d60s -s $folder/post.lua http://127.0.0.1:$s->{port}/v1/decide 2>&1`;
like($report, qr/Requests\/sec/, 'it is saturated for a minute');
unlike($report, qr/Non-2xx|Socket errors/, 'and no request fails') or diag $report;
my $busy = resident_mb();
cmp_ok($busy, '<', 512, "its memory stays bounded ($busy MB)");

# ---- connections at rest ----
my @idle;
for (1 .. $idle) {
    my $c = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $s->{port}) or last;
    push @idle, $c;
}
is(scalar @idle, $idle, "$idle connections are taken");
is($s->get('/healthz')->{status}, 200, 'and block nobody');
my $full = resident_mb();
cmp_ok($full, '<', 768, "their memory is bounded ($full MB)");
ok(scalar(IO::Select->new($idle[0])->can_read(30)), 'what is at rest for too long is closed');
@idle = ();

# ---- bodies that do not end ----
for (1 .. 8_000) {
    my $c = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $s->{port}) or last;
    syswrite $c, "POST /v1/decide HTTP/1.1\r\nHost: a\r\nContent-Length: 65000\r\n\r\n"
        . 'x' x 60_000;
    push @idle, $c;
}
is(scalar @idle, 8_000, '8,000 bodies that do not end are taken');
is($s->get('/healthz')->{status}, 200, 'and block nobody');
my $bodies = resident_mb() - $busy;
cmp_ok($bodies, '<', 450, "their memory is bounded ($bodies MB)");
@idle = ();

# ---- a client that sends a byte now and then ----
my $slow = $s->connect;
my $began = time;
my $answer = '';
local $SIG{PIPE} = 'IGNORE';
for my $byte (split //, 'GET /healthz HTTP/1.1' . 'x' x 80) {
    syswrite $slow, $byte or last;
    last if IO::Select->new($slow)->can_read(0.5);
}
sysread $slow, $answer, 4096;
like($answer, qr/^HTTP\/1\.1 408 /, 'a head that takes too long is ended');
cmp_ok(time - $began, '<', 30, 'within half a minute');

is($s->stop, 0, 'it ends as it should');
done_testing;
