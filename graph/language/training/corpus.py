"""The Dragoman corpus as training sentences: marks become mention tags, triggers and arguments over the pipeline's tokens.

The format is in the corpus's own README: ``⟦surface|id⟧`` in the text, then entities and events; ``%%`` divides documents.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from graph.language.encoder import read_words
from graph.language.training.samples import CLASSES, Sample

MARK = re.compile(r"⟦([^|⟦⟧]+)\|([A-Za-z0-9+]+)⟧")


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    trigger: str
    kind: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    speaker: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document; ``types`` by entity id, in capitals; offsets are characters of ``text``."""

    id: str
    language: str
    text: str
    marks: tuple[Mark, ...]
    types: dict[str, str]
    events: tuple[Event, ...]

    @property
    def held_out(self) -> bool:
        """A tenth of the documents, by a hash of their id, is for testing."""
        return int(hashlib.md5(self.id.encode(), usedforsecurity=False).hexdigest(), 16) % 10 == 0


def read(path: Path) -> Iterator[Annotated]:
    """Documents of one file. What cannot be read is left to the corpus's checker; unknown classes raise ``ValueError``."""
    for block in re.split(r"^%%\s*$", path.read_text(encoding="utf-8"), flags=re.M):
        if block.strip():
            yield _document(block.lstrip("\n"), path)


def _document(block: str, path: Path) -> Annotated:
    head, _, rest = block.partition("text:\n")
    body, _, rest = rest.partition("\nentities:")
    entities, _, events = rest.partition("\nevents:")
    values = {k.strip(): v.strip() for k, _, v in (line.partition(":") for line in head.strip().splitlines())}
    text, marks, at, cursor = [], [], 0, 0
    body = body.strip("\n")
    for match in MARK.finditer(body):
        text.append(body[cursor : match.start()])
        at += match.start() - cursor
        marks.append(Mark(at, at + len(match[1]), tuple(match[2].split("+"))))
        text.append(match[1])
        at += len(match[1])
        cursor = match.end()
    text.append(body[cursor:])
    types = {}
    for line in filter(None, map(str.strip, entities.splitlines())):
        key, _, value = line.partition("=")
        types[key.strip()] = value.split(";")[1].strip().upper()
    found = []
    for line in filter(None, map(str.strip, events.splitlines())):
        parts = [p.strip() for p in line.split(";")]
        if len(parts) < 4 or parts[2] not in CLASSES:
            raise ValueError(f"{path}: {values.get('id')}: not an event: {line}")
        source, target = (_ids(p) for p in parts[3].split(">"))
        speaker = next((_ids(p[3:]) for p in parts[4:] if p.startswith("by=")), ())
        found.append(Event(parts[0], parts[2], source, target, speaker))
    return Annotated(values["id"], values["language"], "".join(text), tuple(marks), types, tuple(found))


def _ids(text: str) -> tuple[str, ...]:
    return tuple(i for i in text.strip().split("+") if i and i != "-")


def samples(document: Annotated, nlp: Language) -> list[Sample]:
    """The document's sentences. ``meta`` keeps the words as written, and the marks by word, for mending silver trees."""
    doc = nlp(document.text)
    words = read_words(doc, document.language)
    return [s for sentence in doc.sents if (s := _sample(document, doc, sentence.start, sentence.end, words)) is not None]


def _sample(document: Annotated, doc: Doc, start: int, end: int, words: Sequence[str]) -> Sample | None:
    kept = [i for i in range(start, end) if not doc[i].is_space]
    if not kept:
        return None
    tags, triggers = ["O"] * len(kept), ["none"] * len(kept)
    trigger_at: dict[str, int] = {}
    mentions: list[tuple[int, int, tuple[str, ...]]] = []
    kinds = {e.trigger: e.kind for e in reversed(document.events)}
    for mark in document.marks:
        inside = [k for k, i in enumerate(kept) if doc[i].idx < mark.end and doc[i].idx + len(doc[i]) > mark.start]
        if not inside:
            continue
        first = inside[0]
        if mark.ids[0] in kinds:
            if triggers[first] == "none":
                triggers[first] = kinds[mark.ids[0]]
                for name in mark.ids:
                    trigger_at.setdefault(name, first)
            continue
        kind = document.types.get(mark.ids[0])
        if kind is None:
            continue
        mentions.append((first, inside[-1] + 1, mark.ids))
        if all(tags[k] == "O" for k in inside):
            for k in inside:
                tags[k] = ("B-" if k == first else "I-") + kind
    roles: dict[tuple[int, int], str] = {}
    ignored: set[tuple[int, int]] = set()
    for event in document.events:
        at = trigger_at.get(event.trigger)
        if at is None:
            continue
        for role, ids in (("source", event.source), ("target", event.target), ("speaker", event.speaker)):
            for name in ids:
                places = sorted(
                    (abs(first - at) + (0.5 if first > at else 0.0), first) for first, _, owners in mentions if name in owners
                )
                for rank, (_, first) in enumerate(places):
                    if first == at:
                        continue
                    if rank == 0 and (at, first) not in roles:
                        roles[at, first] = role
                    elif (at, first) not in roles:
                        ignored.add((at, first))
    return Sample(
        tuple(words[i] for i in kept),
        mentions=tuple(tags),
        triggers=tuple(triggers),
        roles=tuple((t, a, r) for (t, a), r in sorted(roles.items())),
        ignored=tuple(sorted(ignored - set(roles))),
        document=document.id,
        language=document.language,
        meta={"surfaces": tuple(doc[i].text for i in kept), "mentions": tuple(mentions), "held_out": document.held_out},
    )
