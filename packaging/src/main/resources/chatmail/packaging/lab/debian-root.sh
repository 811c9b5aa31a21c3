# SPDX-License-Identifier: Apache-2.0
# sh debian-root.sh SUITE PACKAGE,PACKAGE... DIRECTORY
# Unpacks a Debian into DIRECTORY, unless it is there. Nothing in it is configured or run here: it is made to have its
# /usr looked into. Whoever finds DIRECTORY finds it whole, also when somebody else was interrupted while making it.
set -eu
suite=$1
packages=$2
directory=$3

umask 022
mkdir -p "$(dirname -- "$directory")"
# Held until the last process that works here has ended, even one that outlives who started it.
exec 9>"$directory.lock"
flock 9
[ ! -d "$directory" ] || exit 0

partial=$directory.partial
rm -rf --one-file-system -- "$partial"
debootstrap --force-check-gpg --foreign --variant=minbase --include="$packages" "$suite" "$partial"
# The first stage has unpacked the base system only; the rest lies here.
for package in "$partial"/var/cache/apt/archives/*.deb; do
    dpkg-deb --extract "$package" "$partial"
    rm -- "$package"
done
mv -T -- "$partial" "$directory"
