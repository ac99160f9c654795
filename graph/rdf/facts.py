"""What is known about an actor beyond the document at hand: the register's row, in the form that is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import ontology
from graph.model import Office


@dataclass(frozen=True, slots=True)
class Facts:
    """Names by language, belonging and dated offices of one actor of the register; ``wikidata`` only where data gave it."""

    label_en: str
    label_ar: str | None = None
    aliases_en: tuple[str, ...] = ()
    aliases_ar: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    offices: tuple[Office, ...] = ()


# Gives the facts of a register id, None for an id that the register does not have.
Register = Callable[[str], Facts | None]


@cache
def symmetric_relations() -> frozenset[str]:
    """The keys of the relation types that hold in both directions."""
    return frozenset(key for key, relation in ontology.relations().items() if relation.symmetric)


def nothing(_: str) -> Facts | None:
    """The empty register."""
    return None
