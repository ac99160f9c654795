"""Silver trees: what the teacher says of our own texts, mended where the corpus's marks say better.

The annotation knows who acts and on whom; a teacher that took the object for the subject, or an actor's name for a verb, is
corrected by it. Vowel signs written in the corpus (قُتل) show the passive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.language.arabic import auxiliaries
from graph.language.training.samples import Sample

PASSIVE_PAST = re.compile("^(?![يتنأ]\u064f)[\u0621-\u064a]\u064f")  # a damma on the first letter: قُتل
PASSIVE_PRESENT = re.compile("^[يتنأ]\u064f[\u0621-\u064a\u0651]+\u064e")  # and then a fatha: يُقتَل


ACTORS = ("PERSON", "STATE", "ORGANISATION", "ARMED_GROUP", "POPULATION", "MEDIA")
REACH = 6  # words between a verb and a misplaced subject


@dataclass(slots=True)
class Tree:
    """A tree being mended: ``heads`` count from 1, words from 0."""

    heads: list[int]
    deps: list[str]
    pos: list[str]

    def children(self, word: int, *labels: str) -> list[int]:
        return [k for k, head in enumerate(self.heads) if head == word + 1 and (not labels or self.deps[k] in labels)]

    def has_case(self, word: int) -> bool:
        return bool(self.children(word, "case", "mark"))

    def top(self, start: int, end: int) -> int | None:
        """The first content word of a stretch whose head lies outside it."""
        inside = range(start + 1, end + 1)
        return next((k for k in range(start, end) if self.heads[k] not in inside and self.deps[k] not in EDGES), None)

    def below(self, word: int, over: int) -> bool:
        """Whether ``word`` hangs, as a bare noun does, somewhere below ``over``."""
        if self.deps[word] not in ("appos", "nmod:poss", "flat", "dep"):
            return False
        at, steps = self.heads[word] - 1, 0
        while at >= 0 and at != over and steps <= len(self.heads):
            at, steps = self.heads[at] - 1, steps + 1
        return at == over

    def move(self, word: int, head: int, dep: str) -> bool:
        """Hang ``word`` on ``head``, unless that would close a circle or move the root."""
        at, steps = head, 0
        while at >= 0 and steps <= len(self.heads):
            if at == word:
                return False
            at, steps = self.heads[at] - 1, steps + 1
        if self.heads[word] == 0:
            return False
        self.heads[word], self.deps[word] = head + 1, dep
        return True


EDGES = frozenset({"case", "cc", "punct", "mark", "aux", "advmod:emph", "det"})


def mend(sample: Sample, prediction: Mapping[str, list[object]]) -> Sample:
    """The sample with the teacher's (mended) tags, tree and voice."""
    tree = Tree([int(h) for h in prediction["heads"]], [str(d) for d in prediction["deps"]], [str(p) for p in prediction["pos"]])  # type: ignore[call-overload]
    voice = [float(p) > 0.5 for p in prediction["passive"]]  # type: ignore[arg-type]
    return mend_tree(sample, tree, voice)


def mend_tree(sample: Sample, tree: Tree, voice: Sequence[bool | None]) -> Sample:
    """What ``mend`` does, on a tree already unpacked."""
    _names(sample, tree.pos)
    _lift(sample, tree)
    tree.pos = ["SCONJ" if p == "CCONJ" and d == "mark" else p for p, d in zip(tree.pos, tree.deps, strict=True)]
    passive: list[bool | None] = [bool(v) if t in ("VERB", "AUX") else None for v, t in zip(voice, tree.pos, strict=True)]
    surfaces: tuple[str, ...] = sample.meta["surfaces"]  # type: ignore[assignment]
    for i, surface in enumerate(surfaces):
        if tree.pos[i] == "VERB" and (PASSIVE_PAST.match(surface) or PASSIVE_PRESENT.match(surface)):
            passive[i] = True
    mentions: list[tuple[int, int, tuple[str, ...]]] = [m for m in sample.meta["mentions"] if m[0] < len(tree.heads)]  # type: ignore[attr-defined]
    for start, end, _ in mentions:
        _gather(sample, tree, start, end)
    ends = {start: end for start, end, _ in mentions}
    for at, kind in enumerate(sample.triggers or ()):
        if kind != "none" and tree.pos[at] == "VERB":
            _arguments(sample, tree, at, kind, ends, passive)
    return replace(sample, pos=tuple(tree.pos), heads=tuple(tree.heads), deps=tuple(tree.deps), passive=tuple(passive))


def _lift(sample: Sample, tree: Tree) -> None:
    """كان under its verb, as UD has it."""
    heads = [i if head == 0 else head - 1 for i, head in enumerate(tree.heads)]
    auxiliaries.lift(list(sample.words), tree.pos, heads, tree.deps)
    tree.heads = [0 if i == head else head + 1 for i, head in enumerate(heads)]


def _gather(sample: Sample, tree: Tree, start: int, end: int) -> None:
    """A mention of an actor is one phrase: what the teacher tore off it hangs on its first word again."""
    kind = (sample.mentions or ())[start].partition("-")[2]
    top = tree.top(start, end)
    if kind not in ACTORS or top is None or top != start or tree.pos[top] not in ("NOUN", "PROPN", "ADJ"):
        return
    for k in range(start + 1, end):
        outside = not start < tree.heads[k] <= end
        if outside and tree.deps[k] not in EDGES and tree.pos[k] in ("NOUN", "PROPN", "ADJ", "X"):
            dep = "amod" if tree.pos[k] == "ADJ" else "appos" if kind == "PERSON" else "nmod"
            tree.move(k, top, dep if not tree.has_case(k) else "nmod")


def _arguments(sample: Sample, tree: Tree, at: int, kind: str, ends: Mapping[int, int], passive: list[bool | None]) -> None:
    """Subject and object of a verb by the annotation: the source acts, the target is acted on."""
    tops: dict[str, int] = {}
    for t, start, role in sample.roles:
        top = tree.top(start, ends.get(start, start + 1)) if t == at else None
        if top is not None and not tree.has_case(top) and tree.pos[top] in ("NOUN", "PROPN", "PRON", "NUM", "X", "DET"):
            tops.setdefault(role, top)
    source, target = tops.get("source"), tops.get("target")
    subjects = tree.children(at, "nsubj", "nsubj:pass")
    if source is not None and not passive[at]:
        direct = tree.heads[source] == at + 1
        if direct and tree.deps[source] == "obj" and not any(s != source and s != target for s in subjects):
            tree.deps[source] = "nsubj"
        elif (
            not direct
            and not subjects
            and tree.deps[source] in ("appos", "nmod:poss", "obj", "dep", "nsubj", "flat")
            and at < source <= at + REACH
        ):
            tree.move(source, at, "nsubj")
    subjects = tree.children(at, "nsubj", "nsubj:pass")
    if target is not None and target > at:
        if tree.heads[target] == at + 1 and tree.deps[target] in ("nsubj", "nsubj:pass"):
            if source is not None and source in subjects and source != target:
                tree.deps[target] = "obj"
            elif not any(r == "source" for t, _, r in sample.roles if t == at) and kind in ("ASSAULT", "COERCE", "ROLE"):
                passive[at] = True
        elif (
            source is not None
            and source in subjects
            and source < target
            and not tree.children(at, "obj")
            and tree.below(target, source)
        ):
            tree.move(target, at, "obj")
    if passive[at]:
        for k in tree.children(at, "nsubj"):
            tree.deps[k] = "nsubj:pass"


def _names(sample: Sample, pos: list[str]) -> None:
    """A short mention of a person, state or place that the teacher took for a verb is a name."""
    tags = sample.mentions or ()
    for i, tag in enumerate(tags):
        last = i + 1 == len(tags) or not tags[i + 1].startswith("I-")
        if (
            pos[i] == "VERB"
            and tag in ("B-PERSON", "B-STATE", "B-PLACE", "B-ARMED_GROUP", "I-PERSON")
            and (last or tag.startswith("I-"))
        ):
            pos[i] = "PROPN"
