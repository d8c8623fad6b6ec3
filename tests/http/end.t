#!/usr/bin/perl
# end.t - the beginning and the end of a service: addresses, TLS, answering what was accepted.
use strict;
use warnings;
use lib 'tests/http/lib';
use File::Temp qw(tempdir);
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $program = $ENV{LOCKDOWN} || ($ENV{LOCKDOWN_BUILD} || 'build') . '/lockdown';
my $folder = tempdir(CLEANUP => 1);
sub run {
    my $text = `timeout 120 $program @_ 2>&1`;
    return ($? >> 8, $text);
}

# ---- addresses ----
my $s = Service->start(serve => ['--threads', 1]);
my ($code, $text) = run('serve', '--listen', "127.0.0.1:$s->{port}");
is($code, 1, 'an address that another program listens at is a failure');
like($text, qr/cannot listen at 127\.0\.0\.1:$s->{port}: Address already in use\n.*another port/s,
    'which is told, with advice');
for my $wrong ('nonsense', '127.0.0.1', '127.0.0.1:http', '127.0.0.1:65536',
    '127.0.0.1:-1', '::1:80', '127.0.0.1:') {
    ($code, $text) = run('serve', '--listen', "'$wrong'");
    is($code, 2, "`$wrong` is no address to listen at");
}
is((run('serve', '--threads', $_))[0], 2, "$_ is no number of threads") for 0, 65, 'many', "''";
is((run('serve', '--tls-cert', 'x'))[0], 2, 'a certificate needs its key');
is((run('--registry', "$folder/none.db", 'serve'))[0], 3,
    'a registry that is not there is an error');

# ---- an end while answers are under way ----
my $line = '{"query":"movement","time":"2021-07-27T18:30:00+07:00","purpose":"leisure",'
    . '"origin":{"zone":"760"},"destination":{"zone":"760"}}' . "\n";
my $count = 20_000;
my $body = $line x $count;
my $stream = $s->connect;
my $head = "POST /v1/decide/stream?fields=decision HTTP/1.1\r\nHost: a\r\nContent-Length: "
    . length($body) . "\r\n\r\n";
local $SIG{PIPE} = 'IGNORE';
syswrite $stream, $head . $body;
sysread $stream, my $begin, 1000; # the answer has begun
my $idle = $s->connect;
my $port = $s->{port};
kill 'TERM', $s->{pid};
my $rest = Service::read_all($stream);
is(() = "$begin$rest" =~ /\{"decision":"deny"\}/g, $count, 'an answer that has begun is finished');
is($s->stop, 0, 'then the service ends with exit status 0');
ok(!IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port), 'and listens no more');
$s = Service->start;
is($s->stop('INT'), 0, 'so it does after SIGINT');

# ---- TLS ----
SKIP: {
    my @made = ('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
        '-nodes', '-subj', '/CN=localhost',
        '-keyout', "$folder/key.pem", '-out', "$folder/cert.pem");
    skip 'openssl is not installed', 3 if system('command -v openssl >/dev/null') != 0;
    skip 'no certificate can be made', 3 if system("@made >/dev/null 2>&1") != 0;
    my $tls = Service->start(
        serve => ['--tls-cert', "$folder/cert.pem", '--tls-key', "$folder/key.pem"]);
    my $answer = `printf 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n' |
        timeout 120 openssl s_client -quiet -connect 127.0.0.1:$tls->{port} 2>/dev/null`;
    like($answer, qr/^HTTP\/1\.1 200 OK.*\{"ok":true\}/s, 'with a certificate it speaks TLS');
    is($tls->stop, 0, 'and ends as it should');
    open my $wrong, '>', "$folder/wrong.pem" or die;
    print $wrong "no certificate\n";
    close $wrong;
    ($code, $text) = run('serve', '--listen', '127.0.0.1:0', '--tls-cert', "$folder/wrong.pem",
        '--tls-key', "$folder/key.pem");
    isnt($code, 0, 'a certificate that is none is refused');
}
done_testing;
