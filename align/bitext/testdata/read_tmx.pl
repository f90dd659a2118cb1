# Prints the units of a TMX file as JSON lines, as XML::TMX reads them.
use strict;
use warnings;
use JSON::PP;
use XML::TMX::Reader;

my ($file, $source, $target) = @ARGV;
my $json = JSON::PP->new->ascii;
XML::TMX::Reader->new($file)->for_tu(sub {
    my $unit = shift;
    print $json->encode([$unit->{$source}{-seg}, $unit->{$target}{-seg}]), "\n";
});
