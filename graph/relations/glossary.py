"""The glossary behind the glosses of Arabic topics: English by folded words, with what plain inflection adds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import ontology
from graph.language.folding import fold


@dataclass(frozen=True, slots=True)
class Glossary:
    """English by folded Arabic words without article. ``complements``: "noun preposition" with the preposition that the English
    noun takes. English words: ``mass`` have neither article nor plural,
    ``determiners`` leave no room for an article, ``actions`` head phrases whose adjective
    belongs to their object ("lifting of American sanctions"), ``gerunds`` take their object without "of";
    ``events`` are Arabic nouns whose place stands before them ("Geneva conference")."""

    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    phrases: Mapping[str, str]
    prepositions: Mapping[str, str]
    complements: Mapping[str, str]
    mass: frozenset[str]
    determiners: frozenset[str]
    actions: frozenset[str]
    gerunds: frozenset[str]
    events: frozenset[str]


@cache
def glossary() -> Glossary:
    """The glossary of Arabic, with the labels of the topics among its phrases."""
    data = tomllib.loads(files("ontology").joinpath("lexicon/ar/glossary.toml").read_text("utf-8"))
    nouns, adjectives, phrases, prepositions, complements = (
        {bare(word): english for word, english in data[name].items()}
        for name in ("nouns", "adjectives", "phrases", "prepositions", "complements")
    )
    for topic in ontology.topics().values():
        for label in (topic.label_ar, *topic.alt_ar):
            key = bare(label)
            if " " in key and key not in adjectives and label == topic.label_ar:
                phrases.setdefault(key, topic.label_en)
    words = data["english"]
    events = frozenset(singular(bare(word), nouns) for word in data["usage"]["events"])
    mass, determiners, actions, gerunds = (frozenset(words[name]) for name in ("mass", "determiners", "actions", "gerunds"))
    return Glossary(nouns, adjectives, phrases, prepositions, complements, mass, determiners, actions, gerunds, events)


def bare(text: str) -> str:
    """Folded words without articles, also after a clitic.

    A root that begins with alif and lam loses them too, on both sides of a look-up.
    """
    return " ".join(_strip(w) for w in fold(text).split())


def _strip(word: str) -> str:
    if word.startswith("بال") and len(word) > 5:
        return "ب" + _strip(word[1:])
    while word.startswith("ال") and len(word) > 3:
        word = word[2:]
    return word


def countable(english: str, words: Glossary) -> bool:
    """Whether an English noun wants an article in the singular; plurals go without."""
    last = english.partition(" of ")[0].split()[-1]
    if english in words.mass or last in words.mass or english in words.gerunds or english[0].isupper():
        return False
    return not last.endswith("s") or last.endswith(("ss", "sis", "us"))


def find(word: str, table: Mapping[str, str]) -> str | None:
    """The English of a folded word, itself or as the accusative, plural, dual or feminine of one in ``table``."""
    if word in table:
        return table[word]
    noun = table is glossary().nouns
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(stem) >= 3 and stem in table:
            if noun and ending == "ه":
                continue  # another word, or one with a possessive
            if not noun or ending == "ا":
                return table[stem]
            plural = _plural(table[stem])
            return plural if ending in ("ات", "ين", "ون") else f"two {plural}" if plural != table[stem] else None
    return None


_ENDINGS = (
    ("ا", ""),
    ("ات", "ه"),
    ("ات", ""),
    ("تين", "ه"),
    ("تان", "ه"),
    ("تي", "ه"),
    ("تا", "ه"),
    ("ين", ""),
    ("ون", ""),
    ("ان", ""),
    ("ه", ""),
)


def _plural(english: str) -> str:
    """The plural of an English noun; what has none stays."""
    if english in glossary().mass or english.endswith("s"):
        return english
    if english.endswith("y") and english[-2] not in "aeiou":
        return english[:-1] + "ies"
    return english + ("es" if english.endswith(("ch", "sh", "x")) else "s")


def singular(word: str, nouns: Mapping[str, str]) -> str:
    """The form under which complements list a noun: without a regular plural ending where the rest is a noun too."""
    for ending, instead in (("ات", "ه"), ("ات", ""), ("ين", ""), ("ون", ""), ("ا", "")):
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and stem in nouns:
            return stem
    return word
