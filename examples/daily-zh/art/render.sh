#!/bin/sh
# Renders the four drawings to the JPEGs that the feed names, beside the feed. Needs rsvg-convert and ImageMagick.
set -eu
cd "$(dirname "$0")"
for name in bridge terraces mist stadium; do
  # The bridge is printed 264 mm wide, or cropped to 175 mm by 172 mm: 200 pixels an inch.
  case $name in bridge) width=2760 ;; *) width=2000 ;; esac
  rsvg-convert --width $width --format png --output "$name.png" "$name.svg"
  convert "$name.png" -shave 6x6 -colorspace sRGB -background white -alpha remove -alpha off \
    -density 200 -units PixelsPerInch -sampling-factor 4:2:0 -quality 85 -strip "../$name.jpg"
  rm "$name.png"
done
