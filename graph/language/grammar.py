"""The closed classes of a language, as ``ontology/lexicon/LANGUAGE/grammar.toml`` lists them, folded for comparison."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.language.folding import fold

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Agreement of a pronoun: gender ``m f n x``, number ``s d p``, person ``1 2 3``; ``x`` leaves it open."""

    gender: str
    number: str
    person: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes by section and name (``reference.counterpart``), and the pronouns."""

    sections: Mapping[str, Mapping[str, Words]]
    pronouns: Mapping[str, Pronoun]

    def words(self, section: str, name: str) -> Words:
        """The folded forms of one class; empty where the language lacks it."""
        return self.sections.get(section, {}).get(name, frozenset())


@cache
def grammar(language: str) -> Grammar:
    """The grammar of ``ar`` or ``en``."""
    data = tomllib.loads(files("ontology").joinpath(f"lexicon/{language}/grammar.toml").read_text("utf-8"))
    pronouns = {fold(form): Pronoun(*value.split()) for form, value in data.pop("pronouns").items()}
    sections = {name: {key: frozenset(map(fold, forms)) for key, forms in section.items()} for name, section in data.items()}
    return Grammar(sections, pronouns)
