"""Proposals: predicates with what fills their slots, before they become statements."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

import ontology
from graph.relations.arguments import Party
from graph.relations.predicates import Candidate


@dataclass(slots=True)
class Proposal:
    """A predicate with what fills its slots, before it becomes statements."""

    candidate: Candidate
    sources: list[Party]
    targets: list[Party]
    topics: list[Token]
    light: Token | None = None
    weight: float = 1.0
    pairs: list[tuple[Party, Party]] = field(default_factory=list)
    absorbed: bool = False
    """Its event is part of another's: what was agreed, refused or demanded."""
    guards: tuple[int, ...] = ()
    """Tokens that the entry asked for: they are read with it, not on their own."""

    @property
    def plover(self) -> str:
        return ontology.relations()[self.candidate.predicate.relation].plover

    def rank(self) -> tuple[bool, bool, float, int]:
        """Better readings first: specific ones, then those with an actor as target."""
        predicate = self.candidate.predicate
        return (bool(predicate.object_nouns), bool(self.targets or self.pairs), self.weight, len(self.candidate.reading.rest))
