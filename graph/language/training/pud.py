"""UD_Arabic-PUD in the same form as the silver trees: a thousand sentences of news and encyclopaedia, annotated by hand.

Its trees are UD v2 already; what differs is particles (``compound:prt``), relative pronouns (subjects and objects there,
``mark`` here), temporal obliques, and idafa without a subtype.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.language.training.samples import Sample
from graph.language.training.ud import Word, read_conllu, readings

RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي", "اللاتي"})
DEPS = {
    "obl:tmod": "obl",
    "cc:preconj": "cc",
    "compound": "nmod",
    "csubj:pass": "csubj",
    "discourse": "dep",
    "dislocated": "dep",
    "expl": "nsubj",
    "orphan": "dep",
    "vocative": "dep",
}


def read(path: Path, labels: frozenset[str]) -> list[Sample]:
    """Sentences of the file; a label that the silver trees do not know becomes ``dep``."""
    return [sample(name, words, labels) for name, words in read_conllu(path)]


def sample(name: str, words: list[Word], labels: frozenset[str]) -> Sample:
    """One sentence, restyled."""
    cased = {w.head for w in words if w.dep == "case"}
    found = [_restyle(words, i, i + 1 in cased) for i in range(len(words))]
    deps = tuple(
        w.dep if w.dep in labels else w.dep.partition(":")[0] if w.dep.partition(":")[0] in labels else "dep" for w in found
    )
    # voice is not annotated where the treebank's own label contradicts the feature
    passive = tuple(None if w.passive is None else w.passive or _has(words, i, "nsubj:pass") for i, w in enumerate(found))
    return Sample(
        readings(found),
        tuple(w.pos for w in found),
        tuple(w.head for w in found),
        deps,
        passive,
        document=name,
        meta={"held_out": False},
    )


def _has(words: list[Word], i: int, dep: str) -> bool:
    return any(w.head == i + 1 and w.dep == dep for w in words)


def _restyle(words: list[Word], i: int, cased: bool) -> Word:
    word = words[i]
    head = words[word.head - 1] if word.head else None
    dep, pos = DEPS.get(word.dep, word.dep), word.pos
    if word.dep == "compound:prt":
        dep, pos = _particle(word.form)
    elif word.form in RELATIVES and dep in ("nsubj", "obj", "obl", "nsubj:pass", "mark", "nmod") and word.head > i + 1:
        dep, pos = "mark", "PRON"
    elif (
        dep == "mark"
        and pos in ("ADP", "PART", "CCONJ")
        and len(word.form) > 1
        and word.form not in ("من", "على", "إلى", "في", "عن")
    ):
        pos = "SCONJ"
    elif dep == "det" and pos == "PRON":
        pos = "DET"
    elif (
        dep == "nmod" and not cased and head is not None and word.head < i + 1 and pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
    ):
        between = any(w.head == word.head and w.dep.startswith("nmod") for w in words[word.head : i])
        named = pos == "PROPN" and (head.form.startswith("ال") or between)
        dep = "appos" if named else "nmod:poss"
    return replace(word, dep=dep, pos=pos)


def _particle(form: str) -> tuple[str, str]:
    """A particle's label and tag."""
    if form in ("و", "ف", "لكن"):
        return "cc", "CCONJ"
    if form in ("س", "قد", "سوف", "لقد"):
        return "aux", "PART"
    if form in ("أن", "إن", "كما", "بينما", "إذ"):
        return "mark", "SCONJ"
    return "advmod", "PART"
