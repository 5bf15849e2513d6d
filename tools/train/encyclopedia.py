#!/usr/bin/env python3
"""Takes articles of encyclopedia for `train`, as the texts that `by_hand.jsonl.gz` labels.

    encyclopedia.py DUMP OUT.jsonl.gz

DUMP is the sample of Wikipedia in the PyPI package gensim 4.3.3 (CC BY-SA 3.0), there
gensim/test/test_data/enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2; OUT belongs
beside the other sets as `train/encyclopedia.jsonl.gz`. Needs mwparserfromhell 0.7.2 from PyPI. Keeps
paragraphs of prose, up to the list of sources. The labels' offsets hold for exactly these texts.
"""
import bz2
import gzip
import json
import re
import sys
import xml.etree.ElementTree as xml

import mwparserfromhell

NO_PROSE = ("ref", "table", "gallery", "math", "code", "timeline", "imagemap", "pre", "syntaxhighlight", "source")
SHORTEST = 60  # code points of a paragraph
SOURCES = re.compile(r"(See also|References|External links|Further reading|Notes|Bibliography|Sources)$")
NO_ARTICLE = re.compile(r"\s*:?(File|Image|Category|[a-z\-]{2,12}):")


def drop(code, nodes):
    for node in nodes:
        try:
            code.remove(node)
        except ValueError:  # went with the node around it
            pass


def paragraphs(wikitext):
    code = mwparserfromhell.parse(wikitext)
    drop(code, [tag for tag in code.filter_tags(recursive=True) if tag.tag in NO_PROSE])
    drop(code, [link for link in code.filter_wikilinks(recursive=True) if NO_ARTICLE.match(str(link.title))])
    for line in code.strip_code(normalize=True, collapse=True).split("\n"):
        line = re.sub(r"[ \t\xa0]+", " ", line).strip(" *#:;")
        if SOURCES.match(line):
            return
        if len(line) < SHORTEST or re.search(r"[{}|<>]|\[\[|\]\]", line):
            continue
        yield re.sub(r" +", " ", re.sub(r"\(\s*[,;]?\s*\)", "", line))


def main(dump, out):
    with gzip.GzipFile(out, "wb", mtime=0) as articles:
        for _, page in xml.iterparse(bz2.open(dump)):
            if not page.tag.endswith("}page"):
                continue
            title, wikitext = page.find("{*}title").text, page.find("{*}revision/{*}text").text or ""
            if page.find("{*}ns").text == "0" and not re.match(r"#REDIRECT", wikitext, re.I):
                prose = list(paragraphs(wikitext))
                if len(prose) > 2:
                    article = {"id": f"wiki-{title}", "text": "\n".join(prose), "spans": []}
                    articles.write((json.dumps(article) + "\n").encode())
            page.clear()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
