#!/usr/bin/env python3
"""How many marks survive when the same text is written otherwise; a developer's tool.

    benches/stability.py [--program P] [--only WORDS] [--lost N] [FILE.jsonl[.gz] …]

Reads the articles of tests/articles and the texts of the files given (one document a line,
`{"id","text"}`), changes each in every way of CHANGES that means nothing to a reader, and asks
whether each mark is found again: the same kind over the same words ("survive") and, of those, the
same date value, holders, speaker and person ("attributes"). `--only` runs the changes whose name
holds the words, `--lost N` prints N marks that each change loses, or that say something else after it. Ends with 1 if a row of CHANGES
stays under the share that it must reach.

What it doesn't measure: whether a mark is right.
"""

import argparse
import gzip
import json
import pathlib
import re
import subprocess
import sys
import textwrap
import unicodedata
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target" / "release" / "whowhen"
PUBLISHED = "2015-06-17"

# Rows that change characters, and rows that change paragraphs, must keep so many marks in a hundred.
CHARACTERS, PARAGRAPHS = 99.8, 99.3


def chance(key, one_in):
    """Whether this one is chosen: the same ones every time."""
    return zlib.crc32(key.encode()) % one_in == 0


def substitute(pattern, replacement, one_in=1):
    """Edits that replace every match, or one in so many; nothing where no match is."""
    compiled = re.compile(pattern)

    def edits(text):
        return [
            (m.start(), m.end(), m.expand(replacement) if "\\" in replacement else replacement)
            for m in compiled.finditer(text)
            if one_in == 1 or chance(f"{m.start()}", one_in)
        ]

    return edits


def insert_in_words(piece, one_in):
    """A piece in the middle of long words."""

    def edits(text):
        return [
            (m.start() + len(m[0]) // 2,) * 2 + (piece,)
            for m in re.finditer(r"[^\W\d_]{5,}", text)
            if chance(f"{m.start()}{m[0]}", one_in)
        ]

    return edits


def straight_quotes(text):
    return [(m.start(), m.end(), '"' if m[0] in "“”" else "'") for m in re.finditer("[“”‘’]", text)]


def paired(opening, closing):
    """Double quotation marks otherwise; only in texts whose double marks come in pairs."""

    def edits(text):
        marks = list(re.finditer('["“”]', text))
        found, is_open = [], False
        for m in marks:
            if m[0] == '"':
                is_open = not is_open
            else:
                is_open = m[0] == "“"
            found.append((m.start(), m.end(), opening if is_open else closing))
        for paragraph in text.split("\n"):
            if paragraph.count('"') % 2 or paragraph.count("“") != paragraph.count("”"):
                return []
        return found

    return edits


def curly_quotes(text):
    apostrophes = [
        (m.start(), m.end(), "’") for m in re.finditer(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)", text)
    ]
    doubles = [] if any(q in text for q in "“”") else paired("“", "”")(text)
    return sorted(apostrophes + doubles)


def decomposed(text):
    return [
        (at, at + 1, unicodedata.normalize("NFD", letter))
        for at, letter in enumerate(text)
        if unicodedata.normalize("NFD", letter) != letter
    ]


def wrapped(text):
    """Lines of 72 columns, with an empty line between paragraphs."""
    lines = text.split("\n")
    if len(text) < 400 or max(map(len, lines)) < 110:
        return []
    edits, at = [], 0
    for line in lines:
        if edits and line and text[at - 1] == "\n" and text[max(0, at - 2) : at] != "\n\n":
            edits.append((at - 1, at, "\n\n"))
        column = 0
        for m in re.finditer(r"\S+", line):
            if column and column + 1 + len(m[0]) > 72:
                edits.append((at + m.start() - 1, at + m.start(), "\n"))
                column = 0
            column += len(m[0]) + (1 if column else 0)
        at += len(line) + 1
    return sorted(set(edits))


def headline(change):
    """The first line otherwise, if it is a headline: short, without a stop, before a longer one."""

    def edits(text):
        first, _, rest = text.partition("\n")
        second = rest.lstrip("\n").partition("\n")[0]
        words = first.split()
        plain = 4 <= len(words) <= 20 and first[-1].isalpha() and len(second) > len(first)
        if not plain or change(first) == first or len(change(first)) != len(first):
            return []
        return [(0, len(first), change(first))]

    return edits


def title_case(line):
    return re.sub(r"(?<![\w’'])[a-z](?=[a-z]{3})", lambda m: m[0].upper(), line)


def last_paragraph_gone(text):
    at = text.rstrip("\n").rfind("\n\n")
    return [(at, len(text), "")] if at > 600 else []


def before(words):
    return lambda text: [(0, 0, words + "\n\n")]


def behind(words):
    return lambda text: [(len(text), len(text), "\n\n" + words)]


class OnWrapped:
    """A change of the texts as they stand in lines of 72 columns."""

    def __init__(self, change):
        self.change = change


NEUTRAL = "It rained hard for most of the morning and the streets were empty until noon, when the shops along the river began to open again."
NAMED = "The library in Harrowgate lent more books than ever on 3 March 2011, its librarian Odile Fenwick said."


def line_to_blank(text):
    return [] if "\n\n" in text else substitute("\n", "\n\n")(text)


CHANGES = [
    ("zero-width space in 1 long word of 5", insert_in_words("\u200b", 5), CHARACTERS),
    ("zero-width joiner in 1 long word of 5", insert_in_words("\u200d", 5), CHARACTERS),
    ("zero-width non-joiner in 1 long word of 5", insert_in_words("\u200c", 5), CHARACTERS),
    ("word joiner in 1 long word of 5", insert_in_words("\u2060", 5), CHARACTERS),
    ("byte-order mark in 1 long word of 5", insert_in_words("\ufeff", 5), CHARACTERS),
    ("soft hyphen in 1 long word of 5", insert_in_words("\u00ad", 5), CHARACTERS),
    ("soft hyphen in every long word", insert_in_words("\u00ad", 1), CHARACTERS),
    ("LRM before 1 capital word in 5", substitute(r"\b(?=[A-Z])", "\u200e", 5), CHARACTERS),
    ("RLM after 1 word in 5", substitute(r"(?<=\w)(?= )", "\u200f", 5), CHARACTERS),
    ("zero-width space after 1 space in 10", substitute(" ", " \u200b", 10), CHARACTERS),
    ("byte-order mark first", lambda text: [(0, 0, "\ufeff")], CHARACTERS),
    ("non-breaking hyphen", substitute(r"(?<=\w)-(?=\w)", "\u2011"), CHARACTERS),
    ("U+2010 for hyphen", substitute(r"(?<=\w)-(?=\w)", "\u2010"), CHARACTERS),
    ("NFD for NFC", decomposed, CHARACTERS),
    ("fi/fl ligatures", lambda text: sorted(
        substitute("ffi", "ﬃ")(text)
        + substitute("(?<!f)fi", "ﬁ")(text)
        + substitute("(?<!f)fl", "ﬂ")(text)
        + substitute("ff(?![il])", "ﬀ")(text)), CHARACTERS),
    ("LaTeX quotes for double", paired("``", "''"), CHARACTERS),
    ("guillemets for double", paired("«", "»"), CHARACTERS),
    ("straight for curly quotes", straight_quotes, CHARACTERS),
    ("curly for straight quotes", curly_quotes, CHARACTERS),
    ("two spaces after a stop", substitute(r"(?<=[.!?]) (?=\S)", "  "), CHARACTERS),
    ("every space doubled", substitute(r"(?<=\S) (?=\S)", "  "), CHARACTERS),
    ("thin space for 1 space in 10", substitute(" ", "\u2009", 10), CHARACTERS),
    ("no-break space for 1 space in 10", substitute(" ", "\u00a0", 10), CHARACTERS),
    ("no-break space for every space", substitute(" ", "\u00a0"), CHARACTERS),
    ("CRLF for LF", substitute("\n", "\r\n"), CHARACTERS),
    ("CR for LF", substitute("\n", "\r"), CHARACTERS),
    ("spaces at line ends", substitute(r"(?=\n)", "  "), CHARACTERS),
    ("every line indented by 4", substitute(r"(?m)^(?=.)", "    "), CHARACTERS),
    ("every line indented by a tab", substitute(r"(?m)^(?=.)", "\t"), CHARACTERS),
    ("extra blank lines", substitute("\n\n", "\n\n\n\n"), CHARACTERS),
    ("final line break", lambda text: [(len(text), len(text), "\n")], CHARACTERS),
    ("ellipsis … for ...", substitute(r"\.\.\.", "…"), CHARACTERS),
    ("en dash for em dash", substitute("—", "–"), CHARACTERS),
    ("em dash for spaced hyphen", substitute("(?<= )--?(?= )", "—"), CHARACTERS),
    ("unrelated paragraph before (no names)", before(NEUTRAL), PARAGRAPHS),
    ("unrelated paragraph before (names, date)", before(NAMED), PARAGRAPHS),
    ("unrelated paragraph after (no names)", behind(NEUTRAL), PARAGRAPHS),
    ("unrelated paragraph after (names, date)", behind(NAMED), PARAGRAPHS),
    ("last paragraph taken away", last_paragraph_gone, PARAGRAPHS),
    ("blank line for one line break", line_to_blank, PARAGRAPHS),
    ("one line break for a blank line", substitute("\n\n", "\n"), PARAGRAPHS),
    ("U+2028 for line break", substitute("\n", "\u2028"), PARAGRAPHS),
    ("hard-wrapped at 72", wrapped, PARAGRAPHS),
    ("one long line after a wrapped text", OnWrapped(behind(NAMED * 2)), PARAGRAPHS),
    ("one long line before a wrapped text", OnWrapped(before(NEUTRAL * 2)), PARAGRAPHS),
    ("headline in capitals", headline(str.upper), PARAGRAPHS),
    ("headline In Title Case", headline(title_case), PARAGRAPHS),
]


class Moved:
    """Where the places of a text are after edits: (start, end, replacement), in order, disjoint."""

    def __init__(self, text, edits):
        self.parts, out, at, new = [], [], 0, 0
        for start, end, piece in edits:
            assert at <= start <= end, (at, start, end)
            out.append(text[at:start])
            new += start - at
            self.parts.append((start, end, new, new + len(piece)))
            out.append(piece)
            new += len(piece)
            at = end
        self.text = "".join(out) + text[at:]

    def span(self, start, end):
        """The place of a span; None if it is gone or begins or ends within an edit of several."""
        return self._place(start, True), self._place(end, False)

    def _place(self, offset, is_start):
        low, high = 0, len(self.parts)
        # The last edit that lies before the offset, or at it, where an insertion parts both sides.
        while low < high:
            middle = (low + high) // 2
            start, end, _, _ = self.parts[middle]
            before = end <= offset and (start < offset or is_start and start == end)
            low, high = (middle + 1, high) if before else (low, middle)
        shift = 0 if low == 0 else self.parts[low - 1][3] - self.parts[low - 1][1]
        if low < len(self.parts):
            start, end, new, new_end = self.parts[low]
            if start < offset < end:
                # Within a replacement: the same distance where it is as long, else its border.
                if new_end - new == end - start:
                    return new + offset - start
                return new if is_start else new_end
        return offset + shift


def read_texts(paths):
    texts = []
    for path in sorted((ROOT / "tests" / "articles").glob("*.txt")):
        if path.name == "known-errors.txt":
            continue
        body = path.read_text().split("\n---\n", 1)[-1]
        plain = body
        while True:
            shorter = re.sub(r"\[(?:[PRQ]#[^:\[\]]*:|D=[^:\[\]]*:|[OLX]:)([^\[\]]*)\]", r"\1", plain)
            if shorter == plain:
                break
            plain = shorter
        texts.append(plain)
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt") as lines:
            for line in lines:
                row = json.loads(line)
                if "text" in row:
                    texts.append(row["text"])
    return texts


def analyze(program, texts):
    lines = "".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts))
    run = subprocess.run(
        [program, "analyze", "--ndjson", "--published", PUBLISHED],
        input=lines, capture_output=True, text=True, check=True,
    )
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def said_of(analysis, span, moved):
    """What a mark says, comparable between two writings: the places of their mentions stand for people."""

    def mentions(person):
        spans = (analysis["spans"][place] for place in analysis["people"][person]["mentions"])
        return frozenset(moved(s["start"], s["end"]) for s in spans)

    if span["kind"] == "person":
        return [mentions(span["person"])]
    if span["kind"] == "role":
        return [mentions(person) for person in span["people"]]
    if span["kind"] == "date":
        return span["value"]
    if span["kind"] == "quote":
        return [] if span["speaker"] is None else [mentions(span["speaker"])]
    return None


def says_the_same(before_, after):
    """A person is the same where most of the mentions are."""
    if not isinstance(before_, list):
        return before_ == after
    alike = lambda one, other: 2 * len(one & other) >= max(len(one), len(other))
    return len(before_) == len(after) and all(any(alike(b, a) for a in after) for b in before_)


def compare(before_, after, moved):
    found = {(s["kind"], s["start"], s["end"]): s for s in after["spans"]}
    kept, same, lost = 0, 0, []
    expected = set()
    for span in before_["spans"]:
        place = moved.span(span["start"], span["end"])
        if place[0] >= place[1]:
            continue
        key = (span["kind"], *place)
        expected.add(key)
        other = found.get(key)
        if other is None:
            lost.append(span)
            continue
        kept += 1
        said = said_of(before_, span, moved.span), said_of(after, other, lambda s, e: (s, e))
        if says_the_same(*said):
            same += 1
        else:
            lost.append({**span, "said": said})
    return kept, same, lost, len(expected), sum(1 for key in found if key not in expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=str(PROGRAM))
    parser.add_argument("--only", default="")
    parser.add_argument("--lost", type=int, default=0)
    parser.add_argument("files", nargs="*")
    given = parser.parse_args()
    texts = read_texts(given.files)
    originals = analyze(given.program, texts)
    print(f"{len(texts)} texts, {sum(len(a['spans']) for a in originals):,} marks")
    print(f"{'change':44}{'texts':>6}{'survive':>9}{'attrs':>8}{'new':>6}{'changed':>8}{'asked':>7}")
    short = False
    for name, edits, asked in CHANGES:
        if given.only not in name:
            continue
        if isinstance(edits, OnWrapped):
            base = [Moved(text, found).text for text in texts if (found := wrapped(text))]
            edits, base_analyses = edits.change, analyze(given.program, base)
        else:
            base, base_analyses = texts, originals
        chosen = [(n, Moved(text, found)) for n, text in enumerate(base) if (found := edits(text))]
        if not chosen:
            continue
        analyses = analyze(given.program, [moved.text for _, moved in chosen])
        kept = same = marks = new = changed = 0
        losses = []
        for (number, moved), after in zip(chosen, analyses):
            k, s, lost, expected, added = compare(base_analyses[number], after, moved)
            kept, same, marks, new = kept + k, same + s, marks + expected, new + added
            changed += bool(lost or added)
            losses += [(number, span) for span in lost]
        survive, attributes = 100 * kept / max(marks, 1), 100 * same / max(kept, 1)
        below = survive < asked or attributes < asked
        short |= below
        flag = " <" if below else ""
        print(f"{name:44}{len(chosen):6}{survive:9.2f}{attributes:8.2f}{new:6}{changed:8}{asked:7}{flag}", flush=True)
        for number, span in losses[: given.lost]:
            around = base[number][max(0, span["start"] - 30) : span["end"] + 30].replace("\n", "⏎")
            said = " says something else" if "said" in span else ""
            print(f"    {span['kind']:12} {span['text']!r:30} {span['confidence']:.2f}  …{around}…{said}")
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
