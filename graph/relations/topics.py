"""Topics: what a statement is about where that is no actor: the phrase, its concepts, its English gloss."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

import ontology
from graph.language.folding import fold
from graph.language.trees import base, children, subtree_span

_LONGEST = 24
_LEFT_OUT = frozenset({"acl:relcl", "parataxis", "punct", "case", "mark", "cc", "discourse", "vocative", "dislocated"})
_EDGES = frozenset({"case", "cc", "mark", "punct", "det", "dep"})


@dataclass(frozen=True, slots=True)
class Topic:
    """A phrase of the text, tokens [start, end), with the keys of the concepts it names."""

    start: int
    end: int
    concepts: tuple[str, ...]


def phrase(token: Token) -> tuple[int, int]:
    """The stretch of text that names the topic headed by ``token``: its subtree without relative clauses, trimmed, at most
    24 tokens."""
    without = frozenset(
        {"parataxis", "discourse", "vocative", "dislocated", "cc"} | ({"conj"} if children(token, "conj") else set())
    )
    start, end = subtree_span(token, without)
    for child in children(token, "acl"):
        if child.dep_ == "acl:relcl" and child.i > token.i:
            clause_start, _ = subtree_span(child)
            end = min(end, max(clause_start, token.i + 1))
    doc = token.doc
    end = min(end, token.i + _LONGEST)
    start = max(start, token.sent.start)
    while start < token.i and (
        doc[start].is_punct or doc[start].is_space or base(doc[start]) in _EDGES and doc[start].head.i >= start
    ):
        start += 1
    while end - 1 > token.i and (doc[end - 1].is_punct or doc[end - 1].is_space or base(doc[end - 1]) in ("cc", "case", "mark")):
        end -= 1
    return start, end


@cache
def _concepts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, topic in ontology.topics().items():
        for label in (topic.label_ar, *topic.alt_ar) if language == "ar" else (topic.label_en, *topic.alt_en):
            found.setdefault(_bare(label, language), key)
    return found


def _bare(text: str, language: str) -> str:
    """Folded words without articles."""
    words = fold(text).replace("-", " ").split()
    if language == "ar":
        words = [w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words]
    return " ".join(w for w in words if w not in ("the", "a", "an"))


def concepts(doc: Doc, start: int, end: int, language: str) -> tuple[str, ...]:
    """Keys of the SKOS concepts that the tokens [start, end) name, longest matches first, in text order."""
    names = _concepts(language)
    words = [_bare(t.norm_ if language == "ar" else t.lower_, language) for t in doc[start:end]]
    lemmas = words if language == "ar" else [_bare(t.lemma_, language) for t in doc[start:end]]
    found: list[str] = []
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + 6), i, -1):
            window = " ".join(w for w in words[i:j] if w and w != "-")
            other = " ".join([w for w in words[i : j - 1] if w and w != "-"] + [lemmas[j - 1]])
            key = names.get(window) or names.get(other)
            if key is not None:
                if key not in found:
                    found.append(key)
                i = j - 1
                break
        i += 1
    return tuple(found)
