#!/bin/sh
# Makes the sample media again: one picture in three formats, and a LoRA file. Run it in this folder. Made with
# ImageMagick 6.9.11 and cwebp 1.2.4 (Debian 12). The picture is drawn, so nobody owns it; no metadata.
set -eu

convert -size 1280x720 gradient:'#2b3a67-#f2a65a' -depth 8 \
    -fill '#14213d' -draw 'rectangle 0,560 1280,720' \
    -fill '#0b132b' -draw 'polygon 720,720 800,560 1000,560 1120,720' \
    -fill '#f4f1de' -draw 'polygon 870,560 884,250 916,250 930,560' \
    -fill '#c1121f' -draw 'polygon 874,470 878,390 922,390 926,470' \
    -fill '#0b132b' -draw 'rectangle 876,238 924,250' \
    -fill '#ffe8a3' -draw 'rectangle 884,206 916,238' \
    -fill '#c1121f' -draw 'polygon 878,206 900,176 922,206' \
    -fill 'rgba(255,232,163,0.35)' -draw 'polygon 884,222 0,120 0,250' \
    -strip +dither -colors 48 png8:lighthouse.png
convert lighthouse.png -strip -quality 60 -sampling-factor 4:2:0 lighthouse.jpg
cwebp -quiet -lossless -z 9 -metadata none lighthouse.png -o lighthouse.webp

# safetensors: the length of the header (64 bits, little endian), the header, the tensors. Two 4x4 matrices of 16-bit zeros.
header='{"__metadata__":{"format":"pt"},"lora.down.weight":{"dtype":"F16","shape":[4,4],"data_offsets":[0,32]},"lora.up.weight":{"dtype":"F16","shape":[4,4],"data_offsets":[32,64]}}'
length=$(printf %s "$header" | wc -c)
{
    printf "\\$(printf %03o "$length")\\000\\000\\000\\000\\000\\000\\000"
    printf %s "$header"
    head -c 64 /dev/zero
} > style.safetensors
