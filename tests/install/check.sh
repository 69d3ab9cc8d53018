#!/usr/bin/env bash
# Installs a build into a fresh prefix and uses it as others would: through CMake, pkg-config and a plain command line.
#
#     tests/install/check.sh build/release
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "$1" && pwd)
prefix=$build/prefix
rm -rf "$prefix" "$build/consumer"
cmake --install "$build" --prefix "$prefix"

cmake -S "$here" -B "$build/consumer" -G Ninja -DCMAKE_PREFIX_PATH="$prefix"
cmake --build "$build/consumer"
"$build/consumer/with_shared"
"$build/consumer/with_static"

library=$(dirname "$(find "$prefix" -name libflashlight.a)")
cc -I"$prefix/include" "$here/main.c" -L"$library" -lflashlight -o "$build/consumer/plain"
LD_LIBRARY_PATH=$library "$build/consumer/plain"
cc -I"$prefix/include" "$here/main.c" "$library/libflashlight.a" -lz -lm -lpthread -o "$build/consumer/plain_static"
"$build/consumer/plain_static"

if command -v pkg-config >/dev/null; then
    export PKG_CONFIG_PATH=$library/pkgconfig
    # shellcheck disable=SC2046
    cc "$here/main.c" $(pkg-config --cflags --libs flashlight) -o "$build/consumer/by_pkg_config"
    LD_LIBRARY_PATH=$library "$build/consumer/by_pkg_config"
fi

# The shared library needs libc, libm, libpthread and libz alone, and shows what is in the headers alone.
if readelf -d "$library/libflashlight.so" | grep NEEDED | grep -vE 'lib(c|m|pthread|z)\.so|ld-linux'; then
    echo "the shared library needs more than it should" >&2
    exit 1
fi
others=$(nm -D --defined-only "$library/libflashlight.so" | awk '$2 ~ /[TDBR]/ {print $3}' | grep -v '^fl_' || true)
if [ -n "$others" ]; then
    echo "the shared library exports names that are not fl_*: $others" >&2
    exit 1
fi
