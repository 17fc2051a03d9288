#!/bin/sh
# Render the drawings of this folder to the JPEG files that ../feed.xml names.
# Needs rsvg-convert (librsvg 2.54 or later) and ImageMagick's convert.
set -eu
cd "$(dirname "$0")"

# name, margin taken off each side: filter regions fade at the edge of the drawing
render() {
    rsvg-convert --zoom "${3:-1}" "$1.svg" | convert png:- -background black -flatten -shave "$2" +repage \
        -colorspace sRGB -strip -units PixelsPerInch -density 200 \
        -sampling-factor 4:2:0 -quality 85 -interlace none "../$1.jpg"
}

render harbour-dawn 16x9
render lighthouse-storm 20x30 1.22 # 200 pixels an inch over three columns
render floodlights 12x8 1.03 # 200 pixels an inch over four columns
render concert-hall 12x9
