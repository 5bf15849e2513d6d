#!/usr/bin/env python3
"""How often each check fires, and how often it is right; a developer's tool.

Reads the evaluation texts of ../shared/data (or of the folder in WHOWHEN_DATA), where they are at
hand, and tests/articles, and runs `whowhen analyze --ndjson` over them (`cargo build --release`
first).

    tests/check_rates.py                         findings by check
    tests/check_rates.py --read NAME [--count N] findings of a check with their surroundings, to judge
    tests/check_rates.py --write                 the table of src/checks/README.md anew

Judgements are rows of tests/checks/judgements.tsv: check, set, document, first code point, `right`
or `wrong`. Findings are read in an order that depends on themselves alone, so that a sample stays
the same when a check is changed; only judgements whose finding still stands are counted.
"""

import argparse
import datetime
import gzip
import hashlib
import json
import os
import pathlib
import subprocess
import sys
from collections import defaultdict

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = pathlib.Path(os.environ.get("WHOWHEN_DATA", ROOT.parent / "shared" / "data"))
PROGRAM = ROOT / "target" / "release" / "whowhen"
JUDGEMENTS = ROOT / "tests" / "checks" / "judgements.tsv"
TABLE = ROOT / "src" / "checks" / "README.md"
# Lists of phrases, and a second labelling of texts that are read already.
NO_TEXTS = {"chrono_cases", "msdate_cases", "gmb_silver_md"}
MOST_DOCUMENTS = 2000


def plain(marked):
    """An article without its markup: `[P#id:name]` becomes `name`."""
    out, marks, at = [], 0, 0
    while at < len(marked):
        letter = marked[at]
        head = marked[at : at + 80]
        colon = head.find(":")
        if letter == "[" and head[1:2] in tuple("PRDQOL") and head[2:3] in ("#", "=") and colon > 0:
            marks += 1
            at += colon + 1
            continue
        if letter == "]" and marks:
            marks -= 1
        else:
            out.append(letter)
        at += 1
    return "".join(out)


def articles():
    for path in sorted((ROOT / "tests" / "articles").glob("*.txt")):
        head, line, body = path.read_text(encoding="utf-8").partition("---\n")
        if line and head.startswith("published:"):
            published = head.removeprefix("published:").strip()
            yield {"id": path.stem, "text": plain(body), "published": published}


def documents(path):
    open_ = gzip.open if path.suffix == ".gz" else open
    with open_(path, "rt", encoding="utf-8") as lines:
        read = (json.loads(line) for line in lines)
        texts = (document for document in read if "text" in document)
        for _, document in zip(range(MOST_DOCUMENTS), texts):
            yield {key: document.get(key) for key in ("id", "text", "published")}


def sets():
    yield "articles", list(articles())
    for path in sorted(DATA.glob("dev/*.jsonl*")) + sorted(DATA.glob("train/*.jsonl.gz")):
        name = path.name.split(".")[0]
        if name not in NO_TEXTS:
            yield name, list(documents(path))


def analyses(texts):
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    done = subprocess.run(
        [PROGRAM, "analyze", "--ndjson"],
        input=lines, capture_output=True, encoding="utf-8", check=True, timeout=600,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def findings():
    """Every finding: (check, set, document id, start), its text and its analysis; and the sizes."""
    found, sizes = {}, {}
    for name, texts in sets():
        sizes[name] = len(texts)
        for text, analysis in zip(texts, analyses(texts), strict=True):
            for finding in analysis["checks"]:
                key = (finding["check"], name, text["id"], finding["start"])
                found[key] = (finding, text, analysis)
    return found, sizes


def order(key):
    return hashlib.sha256("\t".join(map(str, key)).encode()).hexdigest()


def judgements():
    verdicts = {}
    if JUDGEMENTS.exists():
        for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                check, name, document, start, verdict = line.split("\t")
                verdicts[check, name, document, int(start)] = verdict == "right"
    return verdicts


def read(found, check, count, everything):
    verdicts = judgements()
    keys = sorted((key for key in found if key[0] == check), key=order)
    for key in keys[:count]:
        if key in verdicts and not everything:
            continue
        finding, text, analysis = found[key]
        words, start, end = text["text"], finding["start"], finding["end"]
        print("\t".join(map(str, key)), f"({'published ' + str(text['published'])})")
        print("  !", finding["message"])
        around = (words[max(0, start - 250) : start], words[start:end], words[end : end + 200])
        print("  ", "{}⟦{}⟧{}".format(*around).replace("\n", " ⏎ "))
        for place in finding["spans"][:6]:
            span = analysis["spans"][place]
            before = words[max(0, span["start"] - 90) : span["start"]]
            after = words[span["end"] : span["end"] + 60]
            if span["start"] != start:
                print("   ·", f"{before}⟦{span['text']}⟧{after}".replace("\n", " ⏎ "))
        print()


def table(found, sizes):
    """Rows of the table, in the checks' order."""
    verdicts = judgements()
    by_check = defaultdict(list)
    for key in found:
        by_check[key[0]].append(key)
    total = sum(sizes.values())
    rows = [
        "| check | findings | documents | a thousand documents | judged | wrong | rate | date |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for check in sorted(path.stem.replace("_", "-") for path in TABLE.parent.glob("*.rs")):
        if check == "mod":
            continue
        keys = by_check[check]
        judged = [verdicts[key] for key in keys if key in verdicts]
        wrong = judged.count(False)
        rate = f"{100 * wrong / len(judged):.0f} %" if judged else "–"
        where = len({key[1:3] for key in keys})
        rows.append(
            f"| {check} | {len(keys)} | {where} | {1000 * len(keys) / total:.1f} "
            f"| {len(judged)} | {wrong} | {rate} | {datetime.date.today()} |"
        )
    return rows


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--read", metavar="NAME")
    arguments.add_argument("--count", type=int, default=40)
    arguments.add_argument("--everything", action="store_true", help="the judged ones as well")
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM.relative_to(ROOT)} is missing: cargo build --release")
    if not DATA.exists():
        print(f"no texts at {DATA}: tests/articles alone are read", file=sys.stderr)
    found, sizes = findings()
    if options.read:
        read(found, options.read, options.count, options.everything)
        return
    rows = table(found, sizes)
    print(f"{sum(sizes.values())} documents:", ", ".join(f"{n} {s}" for n, s in sizes.items()))
    print("\n".join(rows))
    if options.write:
        if not DATA.exists():
            sys.exit("the table is of all texts")
        before = TABLE.read_text(encoding="utf-8").partition("| check |")[0]
        TABLE.write_text(before + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
