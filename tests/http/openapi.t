#!/usr/bin/perl
# openapi.t - the description of the service and the service say the same.
use strict;
use warnings;
use lib 'tests/http/lib';
use City;
use JSON::PP;
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $city = City->new;
my $key = $city->key('root', 'admin');
my $s = Service->start(args => ['--registry', $city->{file}]);
my $api = $s->get('/openapi.json')->{json};
is($api->{openapi}, '3.1.0', 'the description is served');

# ---- references lead somewhere ----
my @lost;
sub walk {
    my ($value) = @_;
    if (ref $value eq 'HASH') {
        if (defined(my $reference = $value->{'$ref'})) {
            my $at = $api;
            $at = ref $at eq 'HASH' ? $at->{$_} : undef for split m{/}, $reference =~ s{^#/}{}r;
            push @lost, $reference if !defined $at;
        }
        walk($_) for values %$value;
    } elsif (ref $value eq 'ARRAY') {
        walk($_) for @$value;
    }
}
walk($api);
is("@lost", '', 'every reference in it leads somewhere');

# ---- every path and method exists, wants a key where it says so, and answers as it says ----
my %ids;
for my $path (sort keys %{ $api->{paths} }) {
    my $url = $path =~ s/\{id\}/nothing/r;
    my $of_path = $api->{paths}{$path};
    my ($allow) = $s->request('OPTIONS', $url)->{headers}{allow} // '';
    my @methods = map { uc } sort keys %$of_path;
    is(join(' ', sort grep { !/HEAD|OPTIONS/ } split /, /, $allow), "@methods",
        "$path has the methods @methods");
    for my $method (@methods) {
        my $o = $of_path->{ lc $method };
        ok(!$ids{ $o->{operationId} }++, "$method $path has an id of its own");
        my $body = $o->{requestBody} && '{}';
        my $public = $s->request($method, $url, $body);
        my $open = grep { !%$_ } @{ $o->{security} };
        is($public->{status} == 401 ? 'key' : 'open', $open ? 'open' : 'key',
            "$method $path: " . ($open ? 'open to all' : 'needs a key'));
        for my $answer ($public,
            $s->request($method, $url, $body, Authorization => "Bearer $key")) {
            my $described = $o->{responses}{ $answer->{status} };
            ok($described, "$method $path: the status $answer->{status} is described");
            $described = $api->{components}{responses}{Problem}
                if $described && $described->{'$ref'};
            my ($type) = keys %{ $described->{content} || {} };
            is(($answer->{headers}{'content-type'} // '') =~ s/;.*//r, $type // '',
                "$method $path: with its type");
        }
        my @refused = grep {
            $s->request($method, "$url?$_=x", $body)->{content} =~ /no such parameter/ }
            map { $_->{name} } grep { $_->{in} eq 'query' } @{ $o->{parameters} || [] };
        is("@refused", '', "$method $path takes its parameters") if $open;
    }
}

# ---- members of answers ----
my $rule = $s->get('/v1/rules/night.stay_home')->{json}{versions}[0];
my $schema = $api->{components}{schemas}{Rule};
is(join(' ', grep { !exists $rule->{$_} } @{ $schema->{required} }), '',
    'a rule has what it must have');
is(join(' ', grep { !$schema->{properties}{$_} } sort keys %$rule), '', 'and nothing undescribed');
my $decision = $s->post('/v1/decide', { query => 'movement', origin => { zone => '760' } })->{json};
my $members = $api->{components}{schemas}{Decision}{properties};
is(join(' ', grep { !$members->{$_} } sort keys %$decision), '',
    'a decision has nothing undescribed');
my $rules = $s->get('/v1/rules')->{json};
is(join(' ', sort keys %$rules),
    join(' ', sort @{ $api->{components}{schemas}{Rulebook}{required} }),
    'the rulebook has what is described');
cmp_ok(scalar @{ $rules->{rules} }, '>', 400, 'with all its rules');
done_testing;
