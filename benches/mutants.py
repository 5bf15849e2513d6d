#!/usr/bin/env python3
"""Changes one threshold after another and says which tests notice; a developer's tool.

    python3 benches/mutants.py                    all rows of benches/mutants.tsv
    python3 benches/mutants.py --only dates/      those with this in their name; may be repeated
    python3 benches/mutants.py --tests lib cases  only these tests, all of them
    python3 benches/mutants.py --check            only whether every row still applies

A row names a file, a piece of its text and what stands there instead. It is applied to a copy of
the tree in target/mutants/, which is built there incrementally; the tree itself is never touched.
Caught is a mutant that some test of today fails on, or that does not build. The tests that are
quick to build and run come first; the others are asked only if those notice nothing. Before the
first mutant the copy must pass unchanged. Ends with 1 if one survives, with 2 if nothing can be said.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROWS = ROOT / "benches" / "mutants.tsv"
COPY = ROOT / "target" / "mutants" / "tree"
TARGET = ROOT / "target" / "mutants" / "target"
# In the order in which they are asked.
ROUNDS = [["lib"], ["cases", "checks", "articles", "borders", "confidence"], ["robustness"]]
TESTS = [test for tests in ROUNDS for test in tests]
# What the tests above read, and no more.
PARTS = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "build", "src", "tests", "benches", "fuzz", "tools",
         "docs", "examples", "README.md"]
# A mutant that never ends counts as caught.
SECONDS = 1800


def rows():
    for number, line in enumerate(ROWS.read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != 4:
                sys.exit(f"{ROWS.name}:{number}: name, file, from and to, with tabs between them")
            yield cells


def applies(row):
    """Whether the row's file has the text that it changes."""
    path = ROOT / row[1]
    return path.exists() and row[2] in path.read_text()


def copy_tree():
    """The copy as the tree is now; files that did not change keep their time, so that they are not built again."""
    for part in PARTS:
        source = ROOT / part
        files = [f for f in source.rglob("*") if f.is_file()] if source.is_dir() else [source]
        wanted = {COPY / f.relative_to(ROOT): f for f in files if "node_modules" not in f.parts}
        for copy, file in wanted.items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            if not copy.exists() or copy.read_bytes() != file.read_bytes():
                shutil.copyfile(file, copy)
        if source.is_dir():
            for old in (COPY / part).rglob("*"):
                if old.is_file() and old not in wanted:
                    old.unlink()


def run(tests):
    """The names of the tests that fail; None where all pass."""
    environment = dict(os.environ, CARGO_TARGET_DIR=str(TARGET), RUST_BACKTRACE="0")
    environment.pop("WHOWHEN_ACCEPT", None)
    chosen = [a for t in tests for a in (["--lib"] if t == "lib" else ["--test", t])]
    command = ["cargo", "test", "--locked", "--no-fail-fast", *chosen]
    try:
        done = subprocess.run(
            command, cwd=COPY, env=environment, text=True, timeout=SECONDS,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
    except subprocess.TimeoutExpired:
        return ["(did not end)"]
    if done.returncode == 0:
        return None
    failed = re.findall(r"^test (.+?) +\.\.\. FAILED$", done.stdout, re.M)
    for block in re.findall(r"^failures:\n((?:    \S.*\n)+)", done.stdout, re.M):
        failed += [line.strip() for line in block.splitlines()]
    if not failed:
        print(done.stdout[-3000:], file=sys.stderr)
    return sorted(set(failed)) or ["(does not build)"]


def noticed(rounds):
    """The failing tests of the first round that has any."""
    return next(filter(None, map(run, rounds)), None)


def main():
    parser = argparse.ArgumentParser(description="Which tests notice a changed threshold.")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--check", action="store_true", help="only whether every row still applies")
    parser.add_argument("--tests", nargs="+", choices=TESTS)
    given = parser.parse_args()
    chosen = [r for r in rows() if not given.only or any(o in r[0] for o in given.only)]
    if not chosen:
        sys.exit("no such mutant")
    stale = [r for r in chosen if not applies(r)]
    for name, file, before, _ in stale:
        print(f"{name}: {file} has no {before!r}", file=sys.stderr)
    if stale or given.check:
        return 2 if stale else 0
    rounds = [given.tests] if given.tests else ROUNDS
    copy_tree()
    unchanged = noticed(rounds)
    if unchanged:
        print(f"the tree itself fails: {', '.join(unchanged)}", file=sys.stderr)
        return 2
    survived = []
    for name, file, before, after in chosen:
        path = COPY / file
        source = path.read_text()
        began = time.monotonic()
        path.write_text(source.replace(before, after))
        try:
            failed = noticed(rounds)
        finally:
            path.write_text(source)
        if failed:
            more = f" and {len(failed) - 4} more" if len(failed) > 4 else ""
            told = "caught by " + ", ".join(failed[:4]) + more
        else:
            survived.append(name)
            told = "SURVIVES"
        print(f"{name}\t{told}\t{time.monotonic() - began:.0f} s", flush=True)
    print(f"{len(chosen) - len(survived)} of {len(chosen)} are caught")
    return bool(survived)


if __name__ == "__main__":
    sys.exit(main())
