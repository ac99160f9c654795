"""Silver trees: what the teacher says of our own texts, mended where the corpus's marks say better.

The annotation knows who acts and on whom; a teacher that took the object for the subject, or an actor's name for a verb, is
corrected by it. Vowel signs written in the corpus (قُتل) show the passive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from graph.language.training.samples import Sample

PASSIVE_SIGN = re.compile("^[\u0621-\u064a]\u064f")  # a damma on the first letter


def mend(sample: Sample, prediction: Mapping[str, list[object]]) -> Sample:
    """The sample with the teacher's (mended) tags, tree and voice."""
    heads = [int(h) for h in prediction["heads"]]  # type: ignore[call-overload]
    deps, pos = [str(d) for d in prediction["deps"]], [str(p) for p in prediction["pos"]]
    passive: list[bool | None] = [float(p) > 0.5 if t in ("VERB", "AUX") else None for p, t in zip(prediction["passive"], pos, strict=True)]  # type: ignore[arg-type]
    surfaces: tuple[str, ...] = sample.meta["surfaces"]  # type: ignore[assignment]
    _names(sample, pos, passive)
    for i, surface in enumerate(surfaces):
        if pos[i] == "VERB" and PASSIVE_SIGN.match(surface) and not surface.startswith(("يُ", "تُ", "نُ", "أُ")):
            passive[i] = True
        elif pos[i] == "VERB" and re.match("^[يتنأ]\u064f[\u0621-\u064a\u0651]+\u064e", surface):
            passive[i] = True
    starts = {first: (end, ids) for first, end, ids in sample.meta["mentions"]}  # type: ignore[attr-defined]
    cased = {h for h, d in zip(heads, deps, strict=True) if d == "case"}
    for at, kind in enumerate(sample.triggers or ()):
        if kind == "none" or pos[at] != "VERB":
            continue
        roles = {a: r for t, a, r in sample.roles if t == at}
        subject = [k for k in range(len(pos)) if heads[k] == at + 1 and deps[k] in ("nsubj", "nsubj:pass")]
        for first, role in roles.items():
            end = starts.get(first, (first + 1, ()))[0]
            for k in range(first, end):
                if heads[k] != at + 1 or k + 1 in cased:
                    continue
                if role == "source" and deps[k] == "obj" and not any(s != k and _inside(s, roles, starts, "source") for s in subject):
                    deps[k] = "nsubj"
                    passive[at] = False
                elif role == "target" and deps[k] in ("nsubj", "nsubj:pass") and "source" in roles.values() and not passive[at] and first > at:
                    others = [s for s in range(len(pos)) if heads[s] == at + 1 and _inside(s, roles, starts, "source") and s + 1 not in cased]
                    if others:
                        deps[k] = "obj"
                elif role == "target" and deps[k] == "nsubj" and "source" not in roles.values() and kind in ("ASSAULT", "COERCE", "ROLE"):
                    passive[at] = True
        if passive[at]:
            for k in subject:
                if deps[k] == "nsubj":
                    deps[k] = "nsubj:pass"
    return replace(sample, pos=tuple(pos), heads=tuple(heads), deps=tuple(deps), passive=tuple(passive))


def _inside(word: int, roles: Mapping[int, str], starts: Mapping[int, tuple[int, object]], role: str) -> bool:
    return any(r == role and first <= word < starts.get(first, (first + 1, ()))[0] for first, r in roles.items())


def _names(sample: Sample, pos: list[str], passive: list[bool | None]) -> None:
    """A short mention of a person, state or place that the teacher took for a verb is a name."""
    tags = sample.mentions or ()
    for i, tag in enumerate(tags):
        last = i + 1 == len(tags) or not tags[i + 1].startswith("I-")
        if pos[i] == "VERB" and tag in ("B-PERSON", "B-STATE", "B-PLACE", "B-ARMED_GROUP", "I-PERSON") and (last or tag.startswith("I-")):
            pos[i], passive[i] = "PROPN", None
