#!/usr/bin/env bash
# Makes the shipped subset of Be Vietnam Pro from the full faces of the npm package
# @expo-google-fonts/be-vietnam-pro 0.4.1 (SIL Open Font License 1.1, see OFL.txt).
# Needs fonttools (pyftsubset) and npm. Writes BeVietnamPro-{Regular,Bold}.ttf beside this script.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @expo-google-fonts/be-vietnam-pro@0.4.1
tar xzf ./*.tgz
unicodes=U+0020-007E,U+00A0-017F,U+0192,U+01A0-01A1,U+01AF-01B0,U+0300-0303,U+0306,U+0309,U+031B,U+0323
unicodes=$unicodes,U+03BC,U+1EA0-1EF9,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033
unicodes=$unicodes,U+2070-2079,U+2080-2089,U+20AB,U+2117,U+2122,U+212E,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265
for face in 400Regular:Regular 700Bold:Bold; do
  source=package/${face%%:*}/BeVietnamPro_${face%%:*}.ttf
  pyftsubset "$source" --unicodes="$unicodes" --layout-features=kern,mark,mkmk,ccmp,locl \
    --no-hinting --output-file="$here/BeVietnamPro-${face##*:}.ttf"
done
cp package/LICENSE_FONT "$here/OFL.txt"
