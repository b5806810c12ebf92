#!/bin/sh
# try_package.sh PACKAGES SAMPLES [MIRROR]: installs the Debian package of a folder in a fresh Debian 12 made by
# debootstrap, with nothing else there but what it depends on, and reads samples with it. Needs root. The mirror is that
# of this machine's apt unless another is named.
set -eu
packages=$1
samples=$2
mirror=${3:-}
[ "$(id -u)" -eq 0 ] || {
  echo "try_package.sh: run this as root; debootstrap and chroot need it" >&2
  exit 2
}
if [ -z "$mirror" ]; then
  # The first of bookworm itself, not of its updates.
  # shellcheck disable=SC2016 # apt expands these
  mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Codename: bookworm' | awk '$2 == "bookworm" { print $1; exit }')
fi
[ -n "$mirror" ] || {
  echo "try_package.sh: apt names no mirror of bookworm; name one behind the folders" >&2
  exit 2
}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || {
  tail -n 20 "$root.log" >&2
  exit 1
}
mkdir "$root/samples"
cp "$samples"/*.pdf "$samples"/*.html "$samples"/*.docx "$samples"/*.txt "$root/samples"
cp "$packages"/gouji_*.deb "$root"
# With /proc, as every running Debian has it, and which the program asks where it is installed.
inside() {
  # shellcheck disable=SC2016 # of the inner shell
  unshare --mount sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" env LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"' \
    "$root" "$@"
}
inside sh -c 'apt-get install -qy --no-install-recommends ./gouji_*.deb tesseract-ocr-eng tesseract-ocr-chi-sim' \
  >"$root.log" 2>&1 || {
  tail -n 20 "$root.log" >&2
  exit 1
}
rm -f "$root.log"
inside gouji --version
status=0
inside sh -c 'gouji extract samples --out out --lang en' || status=$?
# 1 says that reports contradict themselves: samples of that are there.
case "$status" in
  0 | 1) ;;
  *)
    echo "try_package.sh: reading samples ended with status $status" >&2
    exit 1
    ;;
esac
inside grep -q ',ocr,' out/cells.csv || {
  echo "try_package.sh: no figure was recognised from a picture" >&2
  exit 1
}
echo "the package installs in a fresh Debian 12 and reads samples"
