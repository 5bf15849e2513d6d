#!/usr/bin/env bash
# Builds, serves and tests whowhen on a machine that has rustup and node.
#
#   ./build.sh          fills dist/: site/, whowhen.html (one file), npm/, the program whowhen
#   ./build.sh serve    builds the site and serves it on localhost
#   ./build.sh test     installs what the tests need and runs them all
#   ./build.sh fuzz 600 gives each target of fuzz/ odd inputs for so many seconds
#   ./build.sh weights DATA [OUT]        trains the tagger's weights anew (src/names/README.md)
#   ./build.sh weights-free DATA [OUT]   the same without share-alike sources
#   ./build.sh structure DATA [OUT]      trains the weights of quotations and speakers (src/weighing/README.md)
#   ./build.sh reproducible              builds in two folders and compares what comes out
#
# WHOWHEN_WEIGHTS=FILE builds with other weights of the tagger than the committed ones.
#
# What is missing is installed where that can be done without asking; else one line says what to do.
set -euo pipefail
cd "$(dirname "$0")"

wasm_target=wasm32-unknown-unknown
module=target/$wasm_target/web/whowhen.wasm
small=target/$wasm_target/small/whowhen.wasm
site=dist/site
weights=${WHOWHEN_WEIGHTS:-src/names/tagger/weights.bin}

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

# The compiler of rust-toolchain.toml with its wasm target.
need_rust() {
  command -v rustup >/dev/null || fail "rustup is missing: install it from https://rustup.rs, then run this again"
  rustup toolchain list | grep -q "^$(toolchain)" || rustup toolchain install "$(toolchain)" --profile minimal
  local have; have=$(rustup target list --installed)
  grep -q "$wasm_target" <<<"$have" || rustup target add "$wasm_target"
}

toolchain() { sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml; }

# The pinned tools of package-lock.json; of them only what vendor.mjs names is shipped.
need_node() {
  command -v npm >/dev/null || fail "node and npm are missing: install Node.js 20 or later, then run this again"
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund
  touch node_modules/.package-lock.json
}

# The editors that examples/editors/ has an adapter for, pinned in its own package-lock.json.
need_editors() {
  [ examples/editors/node_modules/.package-lock.json -nt examples/editors/package-lock.json ] ||
    npm ci --prefix examples/editors --ignore-scripts --no-audit --no-fund
  touch examples/editors/node_modules/.package-lock.json
}

# A Chromium for the browser tests, in $CHROMIUM.
need_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
      CHROMIUM=$(command -v "$name"); export CHROMIUM; return
    fi
  done
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "installing Chromium"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    CHROMIUM=$(command -v chromium) && export CHROMIUM && return
  fi
  fail "no Chromium was found and none can be installed here: install one, or name it in CHROMIUM=/path/to/chromium"
}

# A Firefox for the browser tests, in $FIREFOX.
need_firefox() {
  local name
  for name in "${FIREFOX:-}" firefox-esr firefox; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
      FIREFOX=$(command -v "$name"); export FIREFOX; return
    fi
  done
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "installing Firefox"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq firefox-esr >/dev/null
    FIREFOX=$(command -v firefox-esr) && export FIREFOX && return
  fi
  fail "no Firefox was found and none can be installed here: install one, or name it in FIREFOX=/path/to/firefox"
}

# Valgrind, which counts the work that a text takes.
need_valgrind() {
  command -v valgrind >/dev/null && return
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "installing valgrind"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq valgrind >/dev/null && return
  fi
  fail "valgrind is missing and cannot be installed here: install it (apt-get install valgrind), then run this again"
}

# The newsroom of examples/wagtail, in a Python of its own.
need_wagtail() {
  local wanted=examples/wagtail/requirements.txt place=target/wagtail
  cmp -s $wanted $place/requirements.txt && return
  say "installing Wagtail"
  # Where there is no Python at all, this installs one too.
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] ||
      fail "Python 3.11 with venv is missing: install it (apt-get install python3-venv), then run this again"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
  fi
  python3 -m venv --clear $place
  $place/bin/pip install --quiet --disable-pip-version-check --no-deps -r $wanted
  cp $wanted $place/
}

# A nightly compiler, which alone can watch where an input goes, and cargo-fuzz.
need_fuzz() {
  command -v c++ >/dev/null || fail "a C++ compiler is missing, with which libFuzzer is built: install one (apt-get install g++), then run this again"
  rustup toolchain list | grep -q '^nightly' || rustup toolchain install nightly --profile minimal ||
    fail "a nightly compiler is missing and could not be fetched: rustup toolchain install nightly --profile minimal, then run this again"
  cargo +nightly fuzz --version >/dev/null 2>&1 || cargo +nightly install --locked cargo-fuzz ||
    fail "cargo-fuzz is missing and could not be fetched: cargo +nightly install --locked cargo-fuzz, then run this again"
}

# Whether a product is missing or older than anything it is made from.
stale() {
  local product=$1; shift
  [ ! -e "$product" ] || [ -n "$(find "$@" -newer "$product" -print -quit)" ]
}

# Builds what is shipped. The compiler writes no path of this machine into it, so that every folder
# gives the same bytes. More of its options may stand in $compiler_options.
compiler_options=()
compile() {
  local sysroot options
  sysroot=$(rustc --print sysroot)
  options=(
    "--remap-path-prefix=$sysroot/lib/rustlib/src/rust=/rustc/$(rustc -vV | sed -n 's/^commit-hash: //p')"
    "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
    "--remap-path-prefix=$(pwd -P)="
    "${compiler_options[@]}"
  )
  CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; printf %s "${options[*]}") cargo build --locked "$@"
}

# Binds what was compiled, under a name, and makes of it what is shipped. What is called once and is not small
# stays a function of its own: in the module of texts that is 5 kB less (Brotli), and 7 % faster.
bind_module() {
  local compiled=$1 name=$2 optimized=$3
  say "binding $name"
  mkdir -p $site/wasm target/bound
  cargo run --locked --quiet --no-default-features --features bind --bin bind -- "$compiled" target/bound "$name"
  node_modules/.bin/wasm-opt "$optimized" --enable-bulk-memory --enable-nontrapping-float-to-int \
    --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue \
    --enable-simd --one-caller-inline-max-function-size=20 "target/bound/${name}_bg.wasm" -o "$site/wasm/${name}_bg.wasm"
}

# The site: the modules of www/, the libraries they use, the wasm modules with their glue, and
# in the service worker the list of them all.
build_site() {
  need_rust; need_node
  local made=(src build Cargo.toml Cargo.lock rust-toolchain.toml package-lock.json www/tools/glue.mjs)
  if stale $site/wasm/whowhen_bg.wasm "${made[@]}" www/engine/reader.js || ! cmp -s "$weights" target/bound/weights.bin; then
    say "compiling to wasm"
    # Inlining less makes the module 13 kB smaller (Brotli), loops as they are written 1 kB, and no slower.
    local compiler_options=("-Cllvm-args=--inline-threshold=20 --unroll-threshold=0")
    compile --profile web --lib --target $wasm_target --no-default-features
    bind_module $module whowhen -O3
    node www/tools/glue.mjs target/bound $site/wasm whowhen
    cp "$weights" target/bound/weights.bin
  fi
  if stale $site/wasm/whowhen_patterns_bg.wasm "${made[@]}"; then
    say "compiling the patterns to wasm"
    local compiler_options=()
    compile --profile small --lib --target $wasm_target --no-default-features --features patterns
    bind_module $small whowhen_patterns -Oz
    node www/tools/glue.mjs target/bound $site/wasm whowhen_patterns compile find
  fi
  node www/tools/site.mjs $site
  node www/tools/vendor.mjs $site/vendor
  node www/tools/notice.mjs page $site/notice.txt
  node www/tools/offline.mjs $site
  node www/tools/sizes.mjs $site
}

build_all() {
  build_site
  say "one file, npm package, program"
  node www/tools/one-file.mjs $site dist/whowhen.html
  node www/tools/npm.mjs $site dist/npm
  compile --release
  cp target/release/whowhen dist/whowhen
  node www/tools/notice.mjs program dist/NOTICE
  cp LICENSE dist/LICENSE
  ls -l dist
}

run_tests() {
  local before; before=$(git status --porcelain 2>/dev/null || true)
  need_rust; need_node; need_editors; need_chromium; need_firefox; need_wagtail; need_valgrind
  say "formatting and lints"
  cargo fmt --check
  cargo clippy --locked --workspace --all-targets --features train,schema -- -D warnings
  cargo clippy --locked --lib --target $wasm_target --no-default-features -- -D warnings
  cargo clippy --locked --lib --target $wasm_target --no-default-features --features patterns -- -D warnings
  say "unit tests, cases, articles, properties, training on the sample"
  cargo test --locked --quiet --workspace --features train,schema
  say "growth of work with the text"
  cargo test --locked --quiet --features train,schema --test growth -- --ignored --exact work_grows_with_the_text_and_no_faster
  build_all
  say "types of the page"
  node_modules/.bin/tsc --noEmit -p tsconfig.json
  node_modules/.bin/tsc --noEmit -p examples/editors/tsconfig.json
  say "what the products owe and hold"
  # The crate is built from its package, with all that it needs.
  node --test --test-timeout=600000 'tests/products/'*.test.mjs
  say "exports, read back by other readers"
  WHOWHEN=dist/whowhen node --test --test-timeout=120000 'tests/exports/'*.test.mjs
  say "the package, installed in projects of its users"
  node --test --test-concurrency=1 --test-timeout=120000 'tests/npm/'*.test.mjs
  say "browser tests"
  node --test --test-concurrency=1 --test-timeout=120000 'tests/browser/'*.test.mjs 'tests/browser/editors/'*.test.mjs
  say "download"
  node www/tools/sizes.mjs $site
  # Where somebody is at work, nobody can tell whose a change is.
  [ -n "$before" ] || [ -z "$(git status --porcelain 2>/dev/null)" ] ||
    fail "building or testing left in git what was not there: $(git status --porcelain)"
}

# Every target from the seeds, from what was found before and from what it learnt in earlier runs. The
# inputs are short, so that many are tried; a slow or hungry one is a finding as well.
run_fuzz() {
  local seconds=$1 seeds=target/fuzz/seeds target folder log found=0
  [[ "$seconds" =~ ^[0-9]+$ ]] || fail "fuzz takes the seconds for each target: ./build.sh fuzz 600"
  need_rust; need_fuzz
  say "seeds and targets"
  SEEDS=$seeds cargo test --locked --quiet --test corpus -- --ignored write_seeds >/dev/null
  # Without unsafe code of its own there is nothing for a sanitizer to see.
  cargo +nightly fuzz build --sanitizer none
  for target in $(cargo +nightly fuzz list); do
    say "$target, $seconds seconds"
    folder=fuzz/artifacts/$target; log=target/fuzz/$target.log
    mkdir -p "$folder" "fuzz/corpus/$target" "fuzz/found/$target"
    if cargo +nightly fuzz run --sanitizer none "$target" "fuzz/corpus/$target" $seeds/"$target" "fuzz/found/$target" -- \
      -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
      -artifact_prefix="$PWD/$folder/" >"$log" 2>&1
    then
      sed -n 's/^stat::number_of_executed_units: */no finding, runs: /p' "$log"
    else
      found=1
      grep -aA1 -m1 'panicked at\|ERROR: libFuzzer' "$log" || tail -n 5 "$log"
      printf 'build.sh: %s fails on an input in %s (all it said: %s). Mend it, then keep the input as a case: mv it to fuzz/found/%s/ under a name that says what it shows.\n' \
        "$target" "$folder" "$log" "$target" >&2
    fi
  done
  return $found
}

# Training: whatever weights there are now need not fit, so the tool is built without any.
train() {
  need_rust
  WHOWHEN_WEIGHTS=none cargo run --locked --release -p whowhen-train -- "$@"
}

# What real texts teach of quotations, speakers, roles and their holders.
train_structure() {
  local data=${1:?structure takes the folder of training data that src/names/README.md describes}
  local out=${2:-src/weighing/weights.bin}
  shift $(( $# < 2 ? $# : 2 ))
  train structure "$data" "$out" calibrate=true "$@"
}

# The weights that are committed, and what they learnt from.
train_all() {
  local data=${1:?weights takes the folder of training data that src/names/README.md describes}
  train "$data" "${2:-src/names/tagger/weights.bin}"
}

# Weights of the tagger that learnt from no source under a share-alike licence, and what they learnt
# from instead. A build takes them by WHOWHEN_WEIGHTS.
train_free() {
  local data=${1:?weights-free takes the folder of training data that src/names/README.md describes}
  local out=${2:-target/weights-free.bin}
  train "$data" "$out" \
    sets=congress,btc teachers=none all_kinds=true doubted=true penalty=40e-6
  printf '\nNow: WHOWHEN_WEIGHTS=%s ./build.sh\n' "$out"
}

# Whether two clean builds in two folders of different names give the same bytes. Takes a while.
reproduce() {
  need_rust; need_node
  local places place; places=$(mktemp -d)
  trap 'rm -rf "$places"' EXIT
  # Once for both: somebody may continue editing here meanwhile.
  git ls-files -z | tar --null -T - -cf "$places/source.tar"
  for place in "$places/one" "$places/the other/folder"; do
    mkdir -p "$place"
    tar -xf "$places/source.tar" -C "$place"
    ln -s "$PWD/node_modules" "$place/node_modules"
    say "building in $place"
    (cd "$place" && ./build.sh >/dev/null && hashes) >"$place.sha256"
  done
  cat "$places/one.sha256"
  cmp "$places/one.sha256" "$places/the other/folder.sha256" || fail "the two builds differ"
  say "the same in both folders"
}

# Of each product, in the folder that it was built in.
hashes() {
  npm pack --silent --pack-destination target ./dist/npm >/dev/null
  sha256sum $module dist/whowhen.html dist/whowhen target/*.tgz
  find $site -type f | LC_ALL=C sort | xargs sha256sum
}

case "${1:-}" in
  "") build_all ;;
  serve) build_site; exec node www/tools/serve.mjs $site "${2:-8080}" ;;
  test) run_tests ;;
  fuzz) run_fuzz "${2:-}" ;;
  weights) train_all "${@:2}" ;;
  weights-free) train_free "${@:2}" ;;
  structure) train_structure "${@:2}" ;;
  reproducible) reproduce ;;
  *) fail "unknown task '$1'; give none, serve, test, fuzz, weights, weights-free, structure or reproducible" ;;
esac
