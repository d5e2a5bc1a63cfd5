#!/bin/sh
# Makes the simulator's three result videos again, byte for byte on the same ffmpeg (made with 5.1.9, libx264 164).
# Run it in this folder. H.264 High, yuv420p, 24 frames a second, 4 s, a key frame each second so that seeking is
# exact, the index (moov) in front of the media data so that playing starts at once, no metadata.
set -eu
make_template() {
    ffmpeg -hide_banner -loglevel error -y -f lavfi -i "testsrc2=size=$2:rate=24:duration=4" \
        -c:v libx264 -preset veryslow -crf "$3" -pix_fmt yuv420p -profile:v high -g 24 -keyint_min 24 -sc_threshold 0 \
        -threads 1 -map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart "$1.mp4"
}
make_template landscape 640x360 32
make_template portrait 360x640 32
make_template square 480x480 32
