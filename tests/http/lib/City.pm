# City.pm - a small city's registry (tests/cli/city.sh) with keys of callers, for tests over HTTP.
#
#   my $city = City->new;                      $city->{file}, and $city->{keys}, a folder of keys
#   my $key = $city->key('q7', 'official', '--authority', '778');
#   my ($status, $text) = $city->run('permit', 'list');
package City;
use strict;
use warnings;
use File::Temp qw(tempdir);

sub new {
    my ($class) = @_;
    my $folder = tempdir(CLEANUP => 1);
    my $self = bless { folder => $folder, file => "$folder/city.db",
        keys => "$folder/keys" }, $class;
    system('sh', '-c', '. tests/support/tap.sh; . tests/cli/city.sh; make_city "$0"', $folder) == 0
        or die 'no city';
    return $self;
}

sub run {
    my ($self, @words) = @_;
    open my $out, '-|', $ENV{LOCKDOWN} || 'build/lockdown', '--registry', $self->{file}, @words
        or die "lockdown: $!";
    local $/;
    my $text = <$out>;
    close $out;
    return ($? >> 8, $text);
}

sub change {
    my ($self, @words) = @_;
    return $self->run(@words, '--who', 'Lan', '--why', 'a test');
}

sub key {
    my ($self, $id, $role, @more) = @_;
    my ($status, $key) =
        $self->change('registry', 'key', $id, '--role', $role, '--owner', $id, @more);
    die "no key $id" if $status;
    chomp $key;
    return $key;
}

1;
