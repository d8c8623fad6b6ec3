#!/usr/bin/perl
# read.t - levels, the map, the rulebook and the vocabulary over HTTP.
use strict;
use warnings;
use lib 'tests/http/lib';
use JSON::PP;
use IO::Uncompress::Gunzip qw(gunzip);
use Service;
use Test::More;

Test::More->builder->failure_output(\*STDOUT);

my $s = Service->start;
sub problem { my ($r) = @_; return "$r->{status} " . ($r->{json}{path} // '-') }

# ---- levels ----
my $r = $s->get('/v1/levels?zone=760&at=2021-07-27');
is($r->{json}{levels}{place}{level}, 'CT16', 'the level of a zone is told');
ok(@{ $r->{json}{levels}{place}{cite} } > 0, 'with the acts it rests on');
is($s->get('/v1/levels?point=106.6953,10.777&at=2021-07-27')->{json}{levels}{place}{zone}, '760',
    'a point is found');
is(problem($s->get("/v1/levels?$_->[0]")), "400 $_->[1]", "`$_->[0]` is refused")
    for ['zone=1', 'place.at.zone'], ['', 'zone'], ['zone=760&point=1,2', 'point'],
    ['point=1', 'point'],
    ['point=x,y', 'point'], ['point=106.6,10.7&accuracy=far', 'accuracy'], ['zone=760&at=x', 'at'],
    ['zone=%22%7D', 'place.at.zone'], ['zone=760&zone=916', 'zone'];

# ---- the map ----
$r = $s->get('/v1/zones.geojson?at=2021-07-27');
is($r->{headers}{'content-type'}, 'application/geo+json', 'the map is GeoJSON');
my $map = JSON::PP->new->utf8->decode($r->{content});
my ($district) = grep { $_->{id} eq '760' } @{ $map->{features} };
is($district->{properties}{level}, 'CT16', 'and tells the level of a district');
sub coding {
    my $answer = $s->get('/v1/vocabulary', 'Accept-Encoding' => $_[0]);
    return $answer->{headers}{'content-encoding'};
}
is(coding($_), undef, "what is long is not packed for those who want `$_`")
    for 'gzip;q=0', 'br, gzip; q=0.000', 'notgzip', 'identity', '*;q=0';
is(coding($_), 'gzip', "it is for `$_`") for 'gzip;q=0.5', 'br;q=0, GZIP', 'deflate,gzip ; q=1';
my $packed = $s->get('/v1/vocabulary', 'Accept-Encoding' => 'gzip, br');
is($packed->{headers}{'content-encoding'}, 'gzip', 'for others it is');
gunzip(\$packed->{content} => \my $unpacked);
is($unpacked, $s->get('/v1/vocabulary')->{content}, 'with the same content');
my $known = $s->get('/v1/vocabulary', 'If-None-Match' => $packed->{headers}{etag});
is($known->{status}, 304, 'and the same mark');
is_deeply([@{ $known->{headers} }{qw(etag cache-control vary)}],
    [@{ $packed->{headers} }{qw(etag cache-control vary)}],
    'which comes with what a cache has to know');
is($s->get('/v1/vocabulary', 'If-None-Match' => '"x", ' . $packed->{headers}{etag} =~ s/^W\///r)
    ->{status}, 304, 'the mark may be given as a strong one among others');
is($s->get('/v1/zones.geojson?at=2021-07-28', 'If-None-Match' => $r->{headers}{etag})->{status},
    304, 'the next day it is the same, and not sent again');
isnt($s->get('/v1/zones.geojson?at=2021-10-20')->{headers}{etag}, $r->{headers}{etag},
    'later it is another one');

# A map of the shapes `how` says: text, and properties and geometries by id.
sub map_of {
    my ($how) = @_;
    my $text = $s->get("/v1/zones.geojson?at=2021-07-27&shapes=$how")->{content};
    my @features = @{ JSON::PP->new->utf8->canonical->decode($text)->{features} };
    return ($text, { map { $_->{id} => $_->{properties} } @features },
        { map { $_->{id} => $_->{geometry} } @features });
}
my ($exact, $properties, $shapes) = map_of('exact');
my ($sketch, $same, $sketches) = map_of('sketch');
my ($bare, $as_well, $none) = map_of('none');
is($exact, $r->{content}, 'exact shapes are what one gets');
is_deeply($_, $properties, 'in any shapes zones tell the same') for $same, $as_well;
my @orders = grep { $properties->{$_}{kind} eq 'blockade' } keys %$shapes;
ok(@orders > 0, 'there are temporary orders');
for my $id (@orders) {
    is_deeply($_->{$id}, $shapes->{$id}, "the order $id is exact") for $sketches, $none;
}
is($none->{760}, undef, 'without shapes a zone has none');
ok(!(grep { $_ !~ /^\d+(\.\d{1,4})?$/ } map { @$_ } @{ $sketches->{760}{coordinates}[0] }),
    'a sketch has four places at most');
is(problem($s->get('/v1/zones.geojson?shapes=round')), '400 shapes', 'other shapes are refused');

# ---- the rulebook ----
my $all = $s->get('/v1/rules')->{json};
my ($night) = grep { $_->{id} eq 'night.stay_home' } @{ $all->{rules} };
like($night->{condition}{en}, qr/18:00/, 'a rule tells its condition in words');
ok($night->{condition}{vi} && $night->{text}{vi}, 'in both languages');
ok($night->{periods}[0]{from} && @{ $night->{cite} }, 'with its period and acts');
my $then = $s->get('/v1/rules?at=2021-07-27')->{json};
cmp_ok(@{ $then->{rules} }, '<', @{ $all->{rules} }, '`at` keeps the rules in force');
my ($next) = @{ $then->{changes} };
ok($next->{at} gt '2021-07-27', 'what changes next is told, and when');
ok(@{ $next->{begin} } + @{ $next->{end} } + @{ $next->{levels} } > 0, 'and what it is');
my $here = $s->get('/v1/rules?zone=916&at=2021-07-27')->{json};
ok(!(grep { $_->{id} eq 'night.stay_home' } @{ $here->{rules} }),
    '`zone` leaves out rules of another city');
my $found = $s->get('/v1/rules?text=BAN%20DEM')->{json};
ok(@{ $found->{rules} } > 0 && @{ $found->{rules} } < @{ $all->{rules} },
    '`text` finds words without marks and capitals');
ok((grep { $_->{zone} eq '79' && $_->{level} eq 'CT16' } @{ $then->{applied} }),
    'applied levels are told by zone');
is(problem($s->get('/v1/rules?zone=1')), '400 zone', 'an unknown zone is refused');
$r = $s->get('/v1/rules/night.stay_hom');
is("$r->{status} $r->{json}{hint}", '404 did you mean `night.stay_home`?',
    'a wrong id gets a hint');
is($s->get('/v1/rules/' . 'x' x 200)->{status}, 404, 'a very long one is not found');

# ---- the vocabulary ----
my $words = $s->get('/v1/vocabulary')->{json};
my ($purpose) = grep { $_->{path} eq 'purpose' } @{ $words->{facts} };
ok($purpose->{ask}{vi} && $purpose->{values}[0]{label}{en},
    'the vocabulary has questions and values in words');
ok((grep { $_->{id} eq '760' } @{ $words->{zones} }), 'and the zones');
my ($ministry) = grep { $_->{id} eq 'byt' } @{ $words->{authorities} };
is($ministry->{contact}, '1900 9095, 1900 3228', 'authorities, with whom to call');
my ($act) = grep { $_->{id} eq 'H-2490' } @{ $words->{directives} };
is($act->{number}, '2490/UBND-VX', 'and directives');
done_testing;
