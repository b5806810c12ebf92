#!/bin/bash
# install_test.sh BUILD SAMPLES: what `cmake --install` puts down is whole and works from there; the manual page
# has no fault and the completions complete. A check whose tool is not installed is skipped, with a word.
# shellcheck disable=SC2317 # functions that check calls by name
set -u
build=$1
samples=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

check() { # check NAME COMMAND…
  local name=$1
  shift
  if "$@"; then echo "ok: $name"; else echo "FAILED: $name"; failures=$((failures + 1)); fi
}

# needs TOOL NAME: whether the tool is there.
needs() {
  command -v "$1" >/dev/null && return 0
  echo "skipped: $2; $1 is not installed"
  return 1
}

same() { # same EXPECTED ACTUAL
  [ "$1" = "$2" ] && return 0
  printf 'expected: %s\nactual:   %s\n' "$1" "$2"
  return 1
}

silent() { # silent COMMAND…: it succeeds and complains of nothing
  local said
  said=$("$@" 2>&1 >/dev/null) || said="status $? $said"
  same "" "$said"
}

cmake --install "$build" --prefix "$folder/usr" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
share=$folder/usr/share
for file in bin/gouji lib/gouji/modules/gouji_ocr.so share/man/man1/gouji.1.gz share/man/zh_CN/man1/gouji.1.gz \
  share/bash-completion/completions/gouji share/zsh/vendor-completions/_gouji \
  share/fish/vendor_completions.d/gouji.fish share/doc/gouji/copyright share/doc/gouji/README.md \
  share/doc/gouji/README.zh-CN.md share/doc/gouji/docs/output.md share/doc/gouji/changelog.gz; do
  check "$file is installed" test -s "$folder/usr/$file"
done

# A picture is read by the module, which must be found from where the program now is.
scan=$samples/shigu-justice-2022.pdf
"$folder/usr/bin/gouji" extract "$scan" --out "$folder/out" --quiet --ocr force --lang en >"$folder/log" 2>&1
check "the module for text recognition is found" same "" "$(grep 'cannot be loaded' "$folder/log" "$folder/out/reports.csv")"
check "figures are recognised with it" grep -q ',ocr,' "$folder/out/cells.csv"

if needs man "the manual page"; then
  for page in man/man1/gouji.1.gz man/zh_CN/man1/gouji.1.gz; do
    zcat "$share/$page" >"$folder/page.1"
    check "$page has no fault" silent man --warnings -E UTF-8 -l "$folder/page.1"
  done
fi
page=$(zcat "$share/man/man1/gouji.1.gz")
for command in extract merge export audit show compare explain 'forms show' 'forms check'; do
  check "the manual page has gouji $command" grep -qF ".SS gouji $command" <<<"$page"
done

completes() { # completes EXPECTED WORD…: what bash offers for the last word
  local expected=$1
  shift
  same "$expected" "$(cd "$folder/words" && bash --norc -c '
    . "$0"
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _gouji
    printf "%s|" "${COMPREPLY[@]}"' "$share/bash-completion/completions/gouji" "$@")"
}
mkdir -p "$folder/words/a folder" && touch "$folder/words/a file.pdf"
check "bash completes commands" completes "extract|export|explain|" gouji ex
check "bash completes commands below" completes "show|check|" gouji forms ""
check "bash completes options" completes "--shard|" gouji extract --sh
check "bash completes choices" completes "auto|" gouji extract --ocr a
check "bash completes folders" completes "a folder|" gouji extract x.pdf --out a
check "bash completes files" completes "a file.pdf|a folder|" gouji show a
check "bash offers no option of another command" completes "|" gouji merge --shard
check "bash has the options of a command below" completes "--forms|" gouji forms show --fo

if needs zsh "completion of zsh"; then check "zsh parses" zsh -n "$share/zsh/vendor-completions/_gouji"; fi
if needs fish "completion of fish"; then check "fish parses" fish -n "$share/fish/vendor_completions.d/gouji.fish"; fi

exit $((failures > 0))
