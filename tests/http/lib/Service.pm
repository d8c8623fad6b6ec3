# Service.pm - a running service for the tests of tests/http.
#
#   use lib 'tests/http/lib';
#   use Service;
#   my $s = Service->start(args => ['--registry', $file], serve => ['--threads', 2]);
#                                            events => HANDLE: where its events go instead
#   my $r = $s->get('/healthz');             {status, headers (lower case), content, json}
#   my $r = $s->post('/v1/decide', {...});   a hash is sent as JSON, a text as it is
#   my @r = $s->raw($bytes);                 answers to bytes as they are, until the service closes
#   $s->stop;                                SIGTERM; returns the exit status
#
# It listens at a free port of 127.0.0.1 with the shipped rules, or those of `rules`, and the events
# it tells are in $s->events (hashes). It ends with the test.
package Service;
use strict;
use warnings;
use File::Temp qw(tempdir);
use IO::Select;
use IO::Socket::INET;
use JSON::PP;

my $json = JSON::PP->new->canonical->utf8;
my %running;    # by process

# Before their folders go.
END {
    local $?;
    kill('TERM', $_) && waitpid($_, 0) for keys %running;
}

sub start {
    my ($class, %o) = @_;
    my $program = $ENV{LOCKDOWN} || ($ENV{LOCKDOWN_BUILD} || 'build') . '/lockdown';
    my $folder = tempdir(CLEANUP => 1);
    my $self = bless { events_file => "$folder/events" }, $class;
    pipe my $out, my $in or die "pipe: $!";
    $self->{pid} = fork // die "fork: $!";
    if (!$self->{pid}) {
        %running = ();
        open STDOUT, '>&', $in or die;
        open STDERR, $o{events} ? '>&' : '>', $o{events} || "$folder/events" or die;
        close $out;
        exec $program, @{ $o{args} || [] }, 'serve', '--listen', '127.0.0.1:0',
            @{ $o{serve} || [] };
        die "$program: $!";
    }
    close $in;
    $running{ $self->{pid} } = 1;
    my $line = <$out> // '';
    $self->{out} = $out;
    ($self->{port}) = $line =~ m{listening at https?://127\.0\.0\.1:(\d+)$}
        or die "the service does not start: " . $self->errors;
    return $self;
}

sub errors {
    my ($self) = @_;
    open my $file, '<', $self->{events_file} or return '';
    local $/;
    return scalar <$file> // '';
}

sub events {
    my ($self) = @_;
    return map { $json->decode($_) } grep { /^\{/ } split /\n/, $self->errors;
}

sub connect {
    my ($self) = @_;
    return IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $self->{port})
        || die "connect: $!";
}

# All that comes until the service closes, or nothing comes for a minute: it hangs.
sub read_all {
    my ($socket) = @_;
    my $all = '';
    my $select = IO::Select->new($socket);
    while ($select->can_read(60)) {
        last if !sysread $socket, my $bytes, 65536;
        $all .= $bytes;
    }
    return $all;
}

sub dechunk {
    my ($body) = @_;
    my $whole = '';
    while ($body =~ s/^([0-9a-fA-F]+)\r\n//) {
        my $length = hex $1 or last;
        $whole .= substr $body, 0, $length, '';
        $body =~ s/^\r\n//;
    }
    return $whole;
}

sub parse {
    my ($bytes, $head_only) = @_;
    my @answers;
    while ($bytes =~ s{^HTTP/1\.1 (\d+)[^\r]*\r\n(.*?)\r\n\r\n}{}s) {
        my ($status, $head) = ($1, $2);
        my %headers = map { /^([^:]+): *(.*)$/ ? (lc $1 => $2) : () } split /\r\n/, $head;
        next if $status == 100;
        my $content = '';
        if (!$head_only && $status != 304 && $status != 204) {
            if (($headers{'transfer-encoding'} || '') eq 'chunked') {
                $content = dechunk($bytes);
                $bytes = '';
            } else {
                $content = substr $bytes, 0, $headers{'content-length'} || 0, '';
            }
        }
        my $answer = { status => $status, headers => \%headers, content => $content };
        $answer->{json} = eval { $json->decode($content) }
            if ($headers{'content-type'} || '') =~ /json$/;
        push @answers, $answer;
    }
    return @answers;
}

sub raw {
    my ($self, $bytes) = @_;
    my $socket = $self->connect;
    local $SIG{PIPE} = 'IGNORE';
    syswrite $socket, $bytes;
    return parse(read_all($socket));
}

sub request {
    my ($self, $method, $path, $body, %headers) = @_;
    my $head = "$method $path HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    if (defined $body) {
        $body = $json->encode($body) if ref $body;
        $headers{'Content-Type'} //= 'application/json';
        $headers{'Content-Length'} //= length $body;
    }
    $head .= "$_: $headers{$_}\r\n" for grep { defined $headers{$_} } sort keys %headers;
    my $socket = $self->connect;
    local $SIG{PIPE} = 'IGNORE';
    my $bytes = "$head\r\n" . ($body // '');
    while (length $bytes) {
        my $sent = syswrite $socket, $bytes or last;
        substr $bytes, 0, $sent, '';
    }
    my ($answer) = parse(read_all($socket), $method eq 'HEAD');
    return $answer || { status => 0, headers => {}, content => '' };
}

sub get  { my ($self, $path, %headers) = @_; return $self->request('GET', $path, undef, %headers) }
sub post {
    my ($self, $path, $body, %headers) = @_;
    return $self->request('POST', $path, $body, %headers);
}

# Wait until a condition holds; false when it does not within a minute.
sub until {
    my ($condition) = @_;
    for (1 .. 3000) {
        return 1 if $condition->();
        select undef, undef, undef, 0.02;
    }
    return 0;
}

sub stop {
    my ($self, $signal) = @_;
    my $pid = delete $self->{pid} or return;
    delete $running{$pid};
    kill $signal || 'TERM', $pid;
    local $?;
    waitpid $pid, 0;
    return $?;
}

sub DESTROY {
    my ($self) = @_;
    local ($@, $!, $?);
    $self->stop;
}

1;
