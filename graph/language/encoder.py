"""The shared encoder at run time: ONNX Runtime and numpy, no torch; and the spaCy component ``dragoman_encoder``.

One model reads words (``read_words``) and answers, for each sentence: universal tags, a dependency tree with one root, voice,
names with types, and votes for event triggers and their arguments. Sentences of a document are sorted by length and read in
batches. Same text, same answer: one thread by default, ties broken by position.

What the component sets: ``token.pos_``, ``dep_``, ``head``, morph ``Voice`` (Arabic only; English has a parser of its own),
``doc.spans["names"]`` and in ``doc.user_data``: ``name_scores`` (a probability a span of ``names``), ``mentions`` (all mentions,
also pronouns, dates and topics: (start, end, type, probability)), ``triggers`` ((token, class, probability)) and ``arguments``
((trigger token, role, first token of the argument's mention, probability)). All indices are those of the Doc's tokens.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from spacy.attrs import DEP, HEAD, POS  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.language.arabic import auxiliaries
from graph.language.arabic.normalise import normalise
from graph.language.arabic.segment import PRONOUNS
from graph.language.decoding import tree
from graph.language.pieces import Pieces, pool

MODEL = Path(__file__).parent / "model"
NAME_TYPES = frozenset({"PERSON", "STATE", "ORGANISATION", "ARMED_GROUP", "POPULATION", "MEDIA", "PLACE"})
BATCH = 2200  # pieces a batch, padding included
SMALL = 4  # sentences; fewer are not worth a call of their own
TRIGGER_FLOOR = 0.2  # of the class alone
ARGUMENT_FLOOR = 0.25


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of one sentence; all lists run over its words. ``heads`` are word indices, a root is its own head."""

    pos: list[str]
    heads: list[int]
    deps: list[str]
    passive: list[float]
    mentions: list[tuple[int, int, str, float]]
    triggers: list[tuple[int, str, float]]
    arguments: list[tuple[int, str, int, float]]


def read_words(doc: Doc, language: str) -> list[str]:
    """The words as the encoder reads them, one a token.

    Arabic: free forms, but a stem before an attached pronoun as written, since only context tells a verb from a noun there.
    """
    if language != "ar":
        return [token.text for token in doc]
    words = [token.norm_ for token in doc]
    for i, token in enumerate(doc):
        text = token.text
        if text.isascii():
            words[i] = text
        elif i and text in PRONOUNS and not doc[i - 1].whitespace_ and len(doc[i - 1]) > 1:
            words[i - 1] = normalise(doc[i - 1].text)
    return words


class Encoder:
    """The model's session, vocabulary and the small matrices that join pairs of words. ``threads`` inside one operator."""

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        config = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.tags: list[str] = config["tags"]
        self.labels: list[str] = config["labels"]
        self.mention_tags: list[str] = config["mentions"]
        self.classes: list[str] = config["classes"]
        self.roles: list[str] = config["roles"]
        self.limit: int = config["positions"]
        self.outputs: list[str] = config["outputs"]
        self.pieces = Pieces.read(folder / "pieces.tsv")
        with np.load(folder / "pairs.npz") as pairs:
            self._label = Joiner(pairs["label"])
            self._role = Joiner(pairs["role"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # an arena keeps the largest batch's memory for good
        self.session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
        self._root = self.labels.index("root") if "root" in self.labels else -1

    def read(self, sentences: Sequence[Sequence[str]], *, trees: bool = True) -> list[Reading]:
        """Readings in the order of the sentences (non-empty lists of words). ``trees=False`` leaves tags and trees empty."""
        sizes = [2 + sum(len(self.pieces.word(word)) for word in sentence) for sentence in sentences]
        order = sorted(range(len(sentences)), key=lambda i: (sizes[i], i))
        found: dict[int, Reading] = {}
        at = 0
        while at < len(order):
            end = at + 1
            # little padding: what is half as long again begins a batch of its own, unless the batch would be tiny
            while (
                end < len(order)
                and (end + 1 - at) * sizes[order[end]] <= BATCH
                and (end - at < SMALL or 3 * sizes[order[end]] <= 4 * sizes[order[at]])
            ):
                end += 1
            chosen = order[at:end]
            ids, mask, pooling = pool([sentences[i] for i in chosen], self.pieces, self.limit)
            out = dict(
                zip(self.outputs, self.session.run(self.outputs, {"ids": ids, "mask": mask, "pooling": pooling}), strict=True)
            )
            for row, i in enumerate(chosen):
                found[i] = self._reading({key: value[row] for key, value in out.items()}, len(sentences[i]), trees)
            at = end
        return [found[i] for i in range(len(sentences))]

    def _reading(self, out: dict[str, np.ndarray], n: int, trees: bool) -> Reading:
        pos: list[str] = []
        heads: list[int] = []
        deps: list[str] = []
        passive: list[float] = []
        if trees:
            parents = tree(out["arcs"][: n + 1, : n + 1])
            scores = self._label(out["label_d"][1 : n + 1], out["label_h"][parents])
            if self._root >= 0:
                scores[parents != 0, self._root] = -1e9
            pos = [self.tags[k] for k in out["pos"][1 : n + 1].argmax(-1).tolist()]
            heads = [i if parent == 0 else parent - 1 for i, parent in enumerate(parents.tolist())]
            deps = [
                "root" if i == head else self.labels[k]
                for i, (k, head) in enumerate(zip(scores.argmax(-1).tolist(), heads, strict=True))
            ]
            passive = softmax(out["voice"][1 : n + 1])[:, 1].tolist()
        mentions = decode_mentions(softmax(out["mention"][1 : n + 1]), self.mention_tags)
        triggers, arguments = [], []
        probabilities = softmax(out["trigger"][1 : n + 1])
        for t in np.flatnonzero(probabilities[:, 1:].max(-1) >= TRIGGER_FLOOR).tolist():
            kind = 1 + int(probabilities[t, 1:].argmax())
            triggers.append((t, self.classes[kind], float(probabilities[t, kind])))
            places = [m[0] for m in mentions if m[0] != t]
            if places:
                votes = softmax(self._role(out["role_t"][t + 1][None], out["role_a"][[p + 1 for p in places]]))
                for place, vote in zip(places, votes, strict=True):
                    for role in range(1, len(self.roles)):
                        if vote[role] >= ARGUMENT_FLOOR:
                            arguments.append((t, self.roles[role], place, float(vote[role])))
        return Reading(pos, heads, deps, passive, mentions, triggers, arguments)


@lru_cache(maxsize=2)
def load(folder: Path = MODEL, threads: int = 1) -> Encoder:
    """One encoder for all pipelines of a process."""
    return Encoder(folder, threads)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True))


class Joiner:
    """Scores pairs of words under (classes, width + 1, width + 1) weights; the last row and column are biases."""

    def __init__(self, weight: np.ndarray) -> None:
        self.classes, self.width, _ = weight.shape
        self.flat = np.ascontiguousarray(
            weight.astype(np.float32).transpose(1, 0, 2).reshape(self.width, self.classes * self.width)
        )

    def __call__(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """(n, width) and (n, width) → (n, classes); a ``left`` of one row stands for all."""
        a = np.concatenate([left, np.ones((left.shape[0], 1), dtype=np.float32)], 1)
        b = np.concatenate([right, np.ones((right.shape[0], 1), dtype=np.float32)], 1)
        mixed = (a @ self.flat).reshape(-1, self.classes, self.width)
        return np.asarray(np.matmul(mixed, b[:, :, None])[:, :, 0])


def decode_mentions(probabilities: np.ndarray, tags: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """BIO probabilities (words, tags) → (start, end, type, mean probability); an I after another type begins a new mention."""
    best = probabilities.argmax(-1).tolist()
    found: list[tuple[int, int, str, float]] = []
    start, kind = 0, ""
    for i, number in enumerate([*best, 0]):
        prefix, _, this = tags[number].partition("-")
        if kind and (prefix != "I" or this != kind):
            found.append((start, i, kind, float(np.mean([probabilities[k, best[k]] for k in range(start, i)]))))
            kind = ""
        if prefix == "B" or (prefix == "I" and not kind):
            start, kind = i, this
    return found


@Language.factory(
    "dragoman_encoder",
    default_config={"language": "ar", "model": str(MODEL), "threads": 1},
    assigns=["token.pos", "token.dep", "token.head", "doc.spans"],
)
def create_component(nlp: Language, name: str, language: str, model: str, threads: int) -> Component:
    """The component for a pipeline; the model itself is loaded once a process."""
    return Component(load(Path(model), threads), language)


class Component:
    """Reads the sentences of a Doc (their starts must be set) and writes what the model says onto it."""

    def __init__(self, encoder: Encoder, language: str) -> None:
        self.encoder = encoder
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        words = read_words(doc, self.language)
        rows = [kept for sentence in doc.sents if (kept := [t.i for t in sentence if not t.is_space])]
        with_trees = self.language == "ar"
        readings = self.encoder.read([[words[i] for i in row] for row in rows], trees=with_trees) if rows else []
        if with_trees:
            self._write_trees(doc, rows, readings)
        self._write_votes(doc, rows, readings)
        return doc

    def _write_trees(self, doc: Doc, rows: Sequence[Sequence[int]], readings: Sequence[Reading]) -> None:
        strings = doc.vocab.strings
        heads = np.zeros(len(doc), dtype=np.int64)
        deps = np.full(len(doc), strings.add("dep"), dtype=np.uint64)
        tags = np.full(len(doc), strings.add("SPACE"), dtype=np.uint64)
        inside = np.zeros(len(doc), dtype=bool)
        for row, reading in zip(rows, readings, strict=True):
            auxiliaries.lift([doc[i].norm_ for i in row], reading.pos, reading.heads, reading.deps)
            for k, i in enumerate(row):
                inside[i] = True
                heads[i] = row[reading.heads[k]] - i
                deps[i] = strings.add(reading.deps[k])
                tags[i] = strings.add(reading.pos[k])
        last = first = next((i for i in range(len(doc)) if inside[i]), None)
        for i in range(len(doc)):
            if inside[i]:
                last = i
            elif last is not None:
                heads[i] = last - i  # white space hangs on the word before it
            else:
                heads[i] = (first or 0) - i
        starts = [sentence.start for sentence in doc.sents]
        array = np.stack([heads.astype(np.int64).view(np.uint64), deps, tags], axis=1)
        doc.from_array([HEAD, DEP, POS], array)  # type: ignore[arg-type]
        for row, reading in zip(rows, readings, strict=True):
            for k, i in enumerate(row):
                token = doc[i]
                if reading.pos[k] in ("VERB", "AUX"):
                    token.set_morph(  # type: ignore[attr-defined]
                        "Voice=Pass" if reading.passive[k] > 0.5 else "Voice=Act"
                    )
                    if token.norm_.endswith("ة") and token.text.endswith("ت"):
                        token.norm_ = normalise(token.text)  # a verb after all: استضافت|ها, not استضافة
        if [sentence.start for sentence in doc.sents] != starts:
            raise ValueError("the trees moved the sentences: every sentence must have exactly one root")

    def _write_votes(self, doc: Doc, rows: Sequence[Sequence[int]], readings: Sequence[Reading]) -> None:
        names: list[Span] = []
        scores: list[float] = []
        mentions: list[tuple[int, int, str, float]] = []
        triggers: list[tuple[int, str, float]] = []
        arguments: list[tuple[int, str, int, float]] = []
        for row, reading in zip(rows, readings, strict=True):
            for start, end, kind, probability in reading.mentions:
                first, last = row[start], row[end - 1] + 1
                mentions.append((first, last, kind, probability))
                if kind in NAME_TYPES and not (last == first + 1 and doc[first].text in PRONOUNS):
                    names.append(Span(doc, first, last, label=kind))
                    scores.append(probability)
            triggers += [(row[t], kind, p) for t, kind, p in reading.triggers]
            arguments += [(row[t], role, row[a], p) for t, role, a, p in reading.arguments]
        doc.spans["names"] = names
        doc.user_data |= {"name_scores": scores, "mentions": mentions, "triggers": triggers, "arguments": arguments}
