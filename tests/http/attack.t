#!/usr/bin/perl
# attack.t - malformed and hostile requests: refused with the right status, and the service goes on.
use strict;
use warnings;
use lib 'tests/http/lib';
use IO::Socket::INET;
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $s = Service->start;
my $head = "GET /healthz HTTP/1.1\r\nHost: a\r\n";
my $post = "POST /v1/decide HTTP/1.1\r\nHost: a\r\n";

sub refused {
    my ($bytes, $status, $sentence) = @_;
    my @answers = $s->raw($bytes);
    is(join(' ', map { $_->{status} } @answers), $status, $sentence);
}

# ---- heads that two programs could read in two ways ----
refused("${head}Connection: close\r\n\r\n", 200, 'a plain request is answered');
refused("${head}X: a\0b\r\nY: c\r\n\r\n", 400, 'a NUL in a header is refused');
refused("${head}X: a\0b\r\n\r\n", 400, 'so is one in the last header');
refused("${head}X: a\0\0\0\0b\r\n\r\n", 400, 'so are several');
refused("${head}\0X: a\r\n\r\n", 400, 'so is one that looks like the end of the head');
refused("GET /healthz\0 HTTP/1.1\r\nHost: a\r\n\r\n", 400, 'so is one in the path');
refused("GET /healthz%00.png HTTP/1.1\r\nHost: a\r\n\r\n", 400, 'so is one as %00');
refused("GET /healthz?a=%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400, 'also in a parameter');
refused("${head}X: a\r\n b\r\n\r\n", 400, 'a folded header is refused');
refused("${head}X: a\r\n\tContent-Length: 5\r\n\r\n", 400, 'also with a tab');
refused("GET /healthz HTTP/1.1\nHost: a\n\n", 400, 'lines without CR are refused');
refused("${head}X: a\rY: b\r\n\r\n", 400, 'so is a CR without LF');
refused("${head}X y: a\r\n\r\n", 400, 'a space in the name of a header is refused');
refused("${head}X: \x01\r\n\r\n", 400, 'so is a control character in its value');
refused("${head}no colon\r\n\r\n", 400, 'so is a header without a colon');
refused("${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ", 400, 'two lengths are refused');
refused("${post}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400, 'also two that are equal');
refused("${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
    'a length beside a transfer encoding is refused');
refused("${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
    'so are two transfer encodings');
refused("${post}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400,
    'so is one that is not known');
refused("POST /v1/decide HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
    'so is one in HTTP/1.0');
refused("${post}Content-Length : 2\r\n\r\n{}", 400, 'a space before the colon is refused');
refused("${post}Content-Length: -1\r\n\r\n", 400, 'a negative length is refused');
refused("${post}Content-Length: 0x10\r\n\r\n", 400, 'so is one in another base');
refused("${post}Content-Length: 99999999999999999999\r\n\r\n", 413,
    'a length beyond 64 bits is too large');
refused("${post}Content-Length: 2000000\r\n\r\n", 413, 'so is a body that is announced too long');
refused("GET /healthz HTTP/1.1\r\n\r\n", 400, 'HTTP/1.1 without Host is refused');
refused("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, 'so are two of them');
refused("GET http://a/healthz HTTP/1.1\r\nHost: a\r\n\r\n", 400, 'so is a whole URL for a path');
refused("GET  /healthz HTTP/1.1\r\nHost: a\r\n\r\n", 400, 'so are two spaces');
refused("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", '', 'a space in the path ends the connection');
refused("GET /\xe1\xbb HTTP/1.1\r\nHost: a\r\n\r\n", 400, 'so are bytes that are not ASCII');
refused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, 'HTTP/2 is not spoken');
refused("${head}X: " . 'a' x 70000 . "\r\n\r\n", 431, 'a head that is too large is refused');
refused("GET /" . 'a' x 70000 . " HTTP/1.1\r\nHost: a\r\n\r\n", 414, 'so is a path');
refused("${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400,
    'a chunk without a length is refused');
refused("GET /v1/rules/$_ HTTP/1.1\r\nHost: a\r\n\r\n", 400, "the code $_ is refused in a path")
    for '%ff', '%c0%af', '%ed%a0%80', '%zz', '%4', '%';
refused("GET /v1/rules?text=%c3&zone=760 HTTP/1.1\r\nHost: a\r\n\r\n", 400,
    'so is half a character in a parameter');
refused("${head}Content-Length: 2\r\n\r\n{}", 400,
    'so is a body where none belongs');
refused("\r\n" x 3 . "${head}Connection: close\r\n\r\n", 200,
    'empty lines before a request are not minded');

# What follows a refused request on its connection is not taken for another one.
is(scalar(my @answers = $s->raw("${post}Content-Length: 44\r\nTransfer-Encoding: chunked\r\n\r\n"
                . "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: smuggled\r\n\r\n")), 1,
    'the rest of a refused request is not read as a request');

# The library also takes lines of chunks that end with LF alone, which others read differently.
for my $path ('/v1/decide', '/v1/decide/stream') {
    my $chunked = "POST $path HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    my $c = $s->connect;
    syswrite $c, "${chunked}2;\n{}\r\n0\r\n\r\n$head\r\n";
    is(() = Service::read_all($c, 3) =~ /^HTTP\/1\.1 /mg, 1,
        "nothing is read after a body in chunks to $path");
}

# Without an end of chunks: an answer as soon as there is too much is impossible, memory is not.
my $socket = $s->connect;
{
    local $SIG{PIPE} = 'IGNORE';
    syswrite $socket, "${post}Transfer-Encoding: chunked\r\n\r\n";
    syswrite $socket, sprintf("%x\r\n", 65536) . 'x' x 65536 . "\r\n" for 1 .. 40;
    syswrite $socket, "0\r\n\r\n";
}
is((Service::parse(Service::read_all($socket)))[0]{status}, 413,
    'a body that grows too large without a length is refused');

# ---- keys ----
is($s->get('/healthz', Authorization => $_)->{status}, 401, "the key `$_` is refused")
    for 'Bearer x', 'Basic eDp5', 'Bearer ' . 'x' x 4000;

# ---- random bytes, and after them a request with which every connection ends ----
srand($ENV{LOCKDOWN_SEED} // 20210709);
for (1 .. 200) {
    my $bytes = $head . "X: a\r\n\r\n";
    substr($bytes, rand length $bytes, 1) = chr rand 256 for 1 .. 1 + rand 4;
    my $c = $s->connect;
    local $SIG{PIPE} = 'IGNORE';
    syswrite $c, "$bytes${head}Connection: close\r\n\r\n";
    Service::read_all($c);
}
is($s->get('/healthz')->{status}, 200, 'after random bytes it still answers');

# ---- many that do nothing, and some that send a byte now and then ----
my @idle = map { $s->connect } 1 .. 200;
my @slow = map { my $c = $s->connect; syswrite $c, substr($head, 0, 20); $c } 1 .. 50;
is($s->get('/healthz')->{status}, 200, 'connections at rest block nobody');
syswrite $_, 'x' for @slow;
is($s->get('/healthz')->{status}, 200, 'nor do slow ones');

is($s->stop, 0, 'it ends as it should');
unlike($s->errors, qr/ERROR: |runtime error/, 'no sanitizer has anything to say');
done_testing;
