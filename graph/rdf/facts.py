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


@cache
def _register() -> dict[str, Facts]:
    titles = ontology.titles()
    offices: dict[str, list[Office]] = {}
    for row in ontology.offices():
        label = titles[row.title].label_en if row.title in titles else row.title.replace("-", " ")
        offices.setdefault(row.person, []).append(Office(row.title, label, row.country, row.of, row.since, row.until))
    rows = (ontology.states(), ontology.organisations(), ontology.groups(), ontology.persons())
    return {
        id: Facts(
            label_en=row.label_en,
            label_ar=row.label_ar or None,
            aliases_en=row.aliases_en,
            aliases_ar=row.aliases_ar,
            country=row.country,
            sector=getattr(row, "sector", "GOV"),  # a state stands for its government
            wikidata=row.wikidata,
            offices=tuple(offices.get(id, ())),
        )
        for table in rows
        for id, row in table.items()
    }


def registered(id: str) -> Facts | None:
    """What the ontology's register knows about the actor with this id."""
    return _register().get(id)


def nothing(_: str) -> Facts | None:
    """The empty register."""
    return None
