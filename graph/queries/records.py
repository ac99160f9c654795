"""What questions are answered with: plain records, ready to become JSON, a table or an export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.model import Statement

Direction = Literal["out", "in", "both"]


@dataclass(frozen=True, slots=True)
class ActorItem:
    """An actor in a list. ``statements`` counts those that it is subject or object of."""

    id: str
    iri: str
    label: str
    label_ar: str | None
    type: str
    country: str | None
    sector: str | None
    known: bool
    statements: int


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held: key of its title, its label (``foreign minister of Russia``), where, from when to when."""

    title: str
    label: str
    country: str | None
    of: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """All that the graph says about one actor itself."""

    id: str
    iri: str
    label: str
    label_ar: str | None
    type: str
    country: str | None
    sector: str | None
    known: bool
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    same_as: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document as the graph knows it; the text itself is not kept."""

    id: str
    iri: str
    graph: str
    language: str
    date: str | None
    title: str | None
    url: str | None
    source: str | None
    extractor: str
    statements: int


@dataclass(frozen=True, slots=True)
class Found:
    """One statement with where it was found. ``direction`` is seen from the actor asked about, else ``out``."""

    statement: Statement
    iri: str
    document: str
    day: str | None
    direction: Direction = "out"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something: a relation, a class, a language."""

    key: str
    number: int


@dataclass(frozen=True, slots=True)
class RelationCount:
    """How often an actor stands in a relation, as its subject (``out``) or object (``in``)."""

    relation: str
    plover: str
    direction: Direction
    number: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The store in figures; counts are sorted by number, then key."""

    documents: int
    actors: int
    known_actors: int
    statements: int
    events: int
    quads: int
    relations: tuple[Count, ...]
    classes: tuple[Count, ...]
    languages: tuple[Count, ...]
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or a topic as a node of an exported network; ``type`` is the actor's, or ``topic``."""

    id: str
    iri: str
    label: str
    label_ar: str | None
    type: str
    country: str | None = None
    sector: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """All statements of one relation between two nodes with the same polarity and modality, gathered.

    ``weight`` counts statements, ``documents`` the documents they come from; ``confidence`` is the mean; days are ISO
    dates, None where unknown; ``cameo`` is the commonest code.
    """

    subject: str
    relation: str
    plover: str
    cameo: str | None
    object: str
    symmetric: bool
    polarity: str
    modality: str
    weight: int
    documents: int
    confidence: float
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class StatementEdge:
    """One statement between two nodes, with its evidence: an edge of the full export."""

    id: str
    subject: str
    relation: str
    plover: str
    cameo: str | None
    object: str
    symmetric: bool
    polarity: str
    modality: str
    attributed_to: str | None
    day: str | None
    confidence: float
    evidence: str
    document: str
