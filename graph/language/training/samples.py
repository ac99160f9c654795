"""What one training sentence holds, and how sentences become batches of tensors. Absent annotation costs nothing in the loss."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import torch

from graph.language.pieces import Pieces, pool

IGNORE = -100
TAGS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
MENTION_TYPES = ("PERSON", "STATE", "ORGANISATION", "ARMED_GROUP", "POPULATION", "MEDIA", "PLACE", "DATE", "TOPIC")
MENTION_TAGS = ("O", *(f"{prefix}-{kind}" for kind in MENTION_TYPES for prefix in "BI"))
CLASSES = (
    "none",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "STATE",
    "ROLE",
)
ROLES = ("none", "source", "target", "speaker")


@dataclass(frozen=True, slots=True)
class Sample:
    """Parallel lists over the words. ``heads`` count from 1 (0 = root). ``roles`` are (trigger, argument, role) by word index;
    every pair of a trigger with another word that is not listed is ``none``."""

    words: tuple[str, ...]
    pos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deps: tuple[str, ...] | None = None
    passive: tuple[bool | None, ...] | None = None
    mentions: tuple[str, ...] | None = None
    triggers: tuple[str, ...] | None = None
    roles: tuple[tuple[int, int, str], ...] = ()
    ignored: tuple[tuple[int, int], ...] = ()
    document: str = ""
    language: str = "ar"
    meta: dict[str, object] = field(default_factory=dict, compare=False)


def batches(samples: Sequence[Sample], words: int, order: random.Random) -> Iterator[list[Sample]]:
    """Batches of about ``words`` words of sentences of like length, in random order."""
    ranked = sorted(samples, key=lambda s: len(s.words) + order.random() * 6)
    found: list[list[Sample]] = []
    batch: list[Sample] = []
    size = 0
    for sample in ranked:
        if batch and size + len(sample.words) > words:
            found.append(batch)
            batch, size = [], 0
        batch.append(sample)
        size += len(sample.words)
    if batch:
        found.append(batch)
    order.shuffle(found)
    yield from found


HAMZA = str.maketrans("أإآ", "ااا")


def roughen(sample: Sample, order: random.Random) -> Sample:
    """Spell as hurried papers do: hamza seats dropped in some sentences, final ya without dots in a few. Labels stay."""
    drop, dots = order.random() < 0.25, order.random() < 0.05
    if not (drop or dots):
        return sample
    words = sample.words
    if drop:
        words = tuple(re.sub("^(ال|ول|وال)?[أإآ]", lambda m: m[0].translate(HAMZA), w) for w in words)
    if dots:
        words = tuple(w[:-1] + "ى" if w.endswith("ي") and len(w) > 2 else w for w in words)
    return replace(sample, words=words)


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of a batch; ``labels``: dependency label numbers; roles as four parallel lists over pairs."""

    ids: torch.Tensor
    mask: torch.Tensor
    pooling: torch.Tensor
    width: int
    samples: list[Sample]

    def targets(self, values: str, vocabulary: Sequence[str]) -> torch.Tensor:
        """(batch, width) numbers of a parallel list's values, ``IGNORE`` where there is none; column 0 is the root."""
        numbers = {value: number for number, value in enumerate(vocabulary)}
        out = torch.full((len(self.samples), self.width), IGNORE, dtype=torch.long)
        for row, sample in enumerate(self.samples):
            column = getattr(sample, values)
            if column is not None:
                out[row, 1 : 1 + len(column)] = torch.tensor([numbers.get(value, IGNORE) for value in column])
        return out

    def heads(self) -> torch.Tensor:
        out = torch.full((len(self.samples), self.width), IGNORE, dtype=torch.long)
        for row, sample in enumerate(self.samples):
            if sample.heads is not None:
                out[row, 1 : 1 + len(sample.heads)] = torch.tensor(sample.heads)
        return out

    def passive(self) -> torch.Tensor:
        out = torch.full((len(self.samples), self.width), IGNORE, dtype=torch.long)
        for row, sample in enumerate(self.samples):
            if sample.passive is not None:
                out[row, 1 : 1 + len(sample.passive)] = torch.tensor([IGNORE if p is None else int(p) for p in sample.passive])
        return out

    def word_mask(self) -> torch.Tensor:
        """(batch, width) bool: the root and the real words."""
        lengths = torch.tensor([len(s.words) + 1 for s in self.samples])
        return torch.arange(self.width)[None, :] < lengths[:, None]


def collate(samples: list[Sample], pieces: Pieces, limit: int = 256) -> Batch:
    ids, mask, pooling = pool([s.words for s in samples], pieces, limit)
    return Batch(torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(pooling), pooling.shape[1], samples)
