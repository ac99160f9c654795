"""English glosses of topic phrases: a small transfer over the tree with a glossary that is data.

``ontology/lexicon/ar/glossary.toml`` gives words and fixed phrases; names come from the register, concepts from the topics.
A phrase is glossed only if nearly every content word is known; otherwise it stays in its own words, for half a gloss misleads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

import ontology
from graph.actors.linker import Linked
from graph.language.folding import fold
from graph.language.trees import base

_KNOWN = 0.8
"""The share of content words that must be known."""
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X", "ADV"})


@dataclass(frozen=True, slots=True)
class Glossary:
    """Folded Arabic words (without article) and phrases with their English, prepositions with theirs."""

    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    phrases: Mapping[str, str]
    prepositions: Mapping[str, str]


@cache
def glossary() -> Glossary:
    """The glossary of Arabic, with the labels of the topics among its phrases."""
    source = files("ontology").joinpath("lexicon/ar/glossary.toml")
    data = tomllib.loads(source.read_text("utf-8")) if source.is_file() else {}
    parts = {
        name: {_bare(word): english for word, english in data.get(name, {}).items()}
        for name in ("nouns", "adjectives", "phrases", "prepositions")
    }
    for topic in ontology.topics().values():
        for label in (topic.label_ar, *topic.alt_ar):
            key = _bare(label)
            (parts["phrases"] if " " in key else parts["nouns"]).setdefault(key, topic.label_en)
    return Glossary(**parts)


def _bare(text: str) -> str:
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(text).split())


def gloss(linked: Linked, start: int, end: int, language: str) -> str:
    """A readable English label for tokens [start, end): English without its article, Arabic translated where the glossary
    allows, else the phrase itself."""
    doc = linked.page.doc
    if language == "en":
        while start < end - 1 and doc[start].lower_ in ("the", "a", "an"):
            start += 1
        return _surface(doc, start, end)
    transfer = Transfer(linked, start, end)
    words = transfer.english()
    if words and transfer.known >= _KNOWN * max(transfer.seen, 1):
        return words
    return _surface(doc, start, end)


def _surface(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])].split())


class Transfer:
    """Turns one Arabic noun phrase into English, counting the content words that it knew."""

    def __init__(self, linked: Linked, start: int, end: int) -> None:
        self.linked, self.start, self.end = linked, start, end
        self.doc = linked.page.doc
        self.glossary = glossary()
        self.known = self.seen = 0
        self.used: set[int] = set()

    def english(self) -> str:
        """The phrase in English, or what could be said of it."""
        roots = [t for t in self.doc[self.start : self.end] if not self.start <= t.head.i < self.end or t.head.i == t.i]
        return " ".join(filter(None, (self._phrase(root) for root in roots)))

    def _inside(self, token: Token) -> list[Token]:
        return [c for c in token.children if self.start <= c.i < self.end and c.i not in self.used]

    def _phrase(self, token: Token) -> str:
        if token.i in self.used or token.is_punct or token.is_space:
            return ""
        mention = self.linked.at(token.i)
        if mention is not None and mention.actors and self.start <= mention.start:
            self.used.update(range(mention.start, mention.end))
            self.known, self.seen = self.known + 1, self.seen + 1
            name = self.linked.cast[mention.actors[0]].label
            return " ".join(filter(None, (name, *(self._modifier(c) for c in self._inside(token)))))
        fixed = self._fixed(token)
        before: list[str] = []
        after: list[str] = []
        self.used.add(token.i)
        head = fixed or self._word(token, self.glossary.nouns)
        for child in self._inside(token):
            nisba = self.linked.page.longest(child.i, "nisba")
            if nisba and base(child) in ("amod", "nmod", "flat"):
                self.used.add(child.i)
                self.known, self.seen = self.known + 1, self.seen + 1
                before.insert(0, _adjective(nisba.entries[0].key))
            elif base(child) in ("amod", "nummod", "det"):
                self.used.add(child.i)
                word = (
                    self._word(child, self.glossary.adjectives)
                    if child.pos_ != "DET"
                    else self.glossary.adjectives.get(_bare(child.norm_), "")
                )
                before.insert(0, word)
                after += [self._modifier(c) for c in self._inside(child)]
            else:
                after.append(self._modifier(child))
        return " ".join(filter(None, (*before, head, *after)))

    def _modifier(self, token: Token) -> str:
        """A complement with its preposition; a genitive without one gets "of"."""
        label = base(token)
        if label in ("case", "mark", "cc", "punct", "fixed"):
            return ""
        preposition = next(
            (self.glossary.prepositions.get(_bare(c.norm_), "") for c in token.children if base(c) == "case"), None
        )
        words = self._phrase(token)
        if not words:
            return ""
        if label == "conj":
            return "and " + words
        if preposition:
            return f"{preposition} {words}"
        return f"of {words}" if label in ("nmod", "obj", "obl", "nsubj") and token.i > token.head.i else words

    def _fixed(self, token: Token) -> str | None:
        """A fixed phrase that begins at ``token``: its words count as known and used."""
        for end in range(min(self.end, token.i + 5), token.i + 1, -1):
            window = " ".join(_bare(t.norm_) for t in self.doc[token.i : end])
            english = self.glossary.phrases.get(window)
            if english is not None:
                self.used.update(range(token.i, end))
                self.known, self.seen = self.known + 1, self.seen + 1
                return english
        return None

    def _word(self, token: Token, first: Mapping[str, str]) -> str:
        if token.pos_ not in _CONTENT:
            return ""
        self.seen += 1
        if token.like_num:
            self.known += 1
            return token.text
        word = _bare(token.norm_)
        place = self.linked.page.longest(token.i, "place", "state", "capital")
        if place is not None:
            self.known += 1
            entry = place.entries[0]
            row = ontology.places().get(entry.key) or ontology.states().get(entry.key)
            return row.label_en if row else token.text
        for table in (first, self.glossary.nouns, self.glossary.adjectives):
            for form in _forms(word):
                if form in table:
                    self.known += 1
                    return table[form]
        return ""


def _forms(word: str) -> list[str]:
    """A folded word, and what it may be the accusative, plural or feminine of."""
    forms = [word]
    for ending, instead in (
        ("ا", ""),
        ("ات", "ه"),
        ("ات", ""),
        ("ين", ""),
        ("ون", ""),
        ("ان", ""),
        ("تين", "ه"),
        ("تان", "ه"),
        ("ه", ""),
        ("يه", "ي"),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            forms.append(word.removesuffix(ending) + instead)
    return forms


def _adjective(state: str) -> str:
    row = ontology.states()[state]
    return row.adjectives_en[0] if row.adjectives_en else row.label_en
