#!/usr/bin/env bash
# Installs the peers outside this repository. Safe to run again; what fails is
# named at the end, and the rest is installed all the same.
#
#   BONAFIDE_PEERS_DIR   where (default: /tmp/bonafide-peers)
#   PYTHON, GO           which interpreter and which Go
set -uo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
target="${BONAFIDE_PEERS_DIR:-/tmp/bonafide-peers}"
python="${PYTHON:-python3}"
go="${GO:-go}"
if ! command -v "$go" >/dev/null && [ -x /usr/local/go/bin/go ]; then
  go=/usr/local/go/bin/go
fi
failed=()
mkdir -p "$target/bin" && target="$(cd "$target" && pwd)" || exit 1

pip_install() {
  [ -x "$target/venv/bin/python" ] || "$python" -m venv "$target/venv" || return 1
  "$target/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

install_jaro_winkler() {
  pip_install "$(grep -i '^rapidfuzz==' "$here/requirements.txt")"
}

install_nomenklatura() {
  cmp -s "$here/requirements.txt" "$target/venv/installed.txt" && return 0
  pip_install -r "$here/requirements.txt" || return 1
  cp "$here/requirements.txt" "$target/venv/installed.txt"
}

build_watchman() {
  local source="$target/watchman"
  rm -rf "$source" && mkdir -p "$source" || return 1
  cp "$here/watchman/main.go" "$here/watchman/go.mod" "$here/watchman/go.sum" "$source/" || return 1
  cd "$source" || return 1
  # Without cgo and without the libpostal tag nothing native is needed.
  CGO_ENABLED=0 "$go" build -trimpath -buildvcs=false -o "$target/bin/watchman-runner" .
}

# Programs of their own, in an environment of their own: they pin other releases of the same packages.
install_indicator_extractors() {
  local venv="$target/venv-indicators"
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || return 1
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements-indicators.txt"
}

install_ioc_extractor() {
  mkdir -p "$target/npm" || return 1
  npm install --silent --no-audit --no-fund --prefix "$target/npm" ioc-extractor@8.2.0
}

install_splink() {
  local venv="$target/venv-links"
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || return 1
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements-links.txt"
}

echo "python packages -> $target/venv"
(install_jaro_winkler) || failed+=("Jaro-Winkler (rapidfuzz)")
(install_nomenklatura) || failed+=("nomenklatura (python packages; pyicu is built from source and needs libicu-dev, pkg-config and a C++ compiler)")
echo "watchman runner -> $target/bin/watchman-runner"
(build_watchman) || failed+=("watchman (Go build)")
echo "indicator extractors -> $target/venv-indicators, $target/npm"
(install_indicator_extractors) || failed+=("ioc-finder and iocextract (python packages)")
(install_ioc_extractor) || failed+=("ioc-extractor (npm)")
echo "record linkage -> $target/venv-links"
(install_splink) || failed+=("Splink (python packages)")

if [ "${#failed[@]}" -gt 0 ]; then
  printf 'not installed: %s\n' "${failed[@]}" >&2
  exit 1
fi
echo "all peers installed"
