"""The plain data that travels through the house: documents, actors, statements, extractions.

Every offset is a character index into ``Document.text`` (Python string indexing), end exclusive, so that
``text[start:end] == surface`` holds for every span. Dates are ISO 8601 strings (``2014-11-26``); countries are
ISO 3166-1 alpha-3 codes, or ``IGO``, ``NGO``, ``IMG`` for those that belong to no state. Nothing here knows spaCy or RDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ActorType = Literal["state", "person", "organisation", "armed_group", "population", "media"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "planned", "possible", "desired"]

ACTOR_TYPES: tuple[ActorType, ...] = ("state", "person", "organisation", "armed_group", "population", "media")
POLARITIES: tuple[Polarity, ...] = ("affirmed", "negated")
MODALITIES: tuple[Modality, ...] = ("asserted", "planned", "possible", "desired")


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read, with what is known about it. ``id`` is unique within a store."""

    id: str
    text: str
    date: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document's text; ``surface`` is exactly ``text[start:end]``."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the text gives to an actor, or that the register knows: title key, and country or organisation id.

    ``title`` is the key of a row of ``ontology/register/titles.csv`` (``foreign-minister``); ``label`` its English label;
    ``of`` the id of the state or organisation it is held in, ``country`` that one's code.
    """

    title: str
    label: str
    country: str | None = None
    of: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted on, as one document shows them.

    ``known`` says whether the id comes from the register; ``reason`` why the mentions were linked to it.
    """

    id: str
    label: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    known: bool = False
    label_ar: str | None = None
    offices: tuple[Office, ...] = ()
    mentions: tuple[Span, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Argument:
    """One side of a statement: an actor, or a topic (``type == "topic"``, ``id is None``), where the text names it.

    ``label`` is English where it can be had (a topic's gloss, else its own words); ``topics`` are keys of
    SKOS concepts in ``ontology/topics.ttl``.
    """

    id: str | None
    label: str
    type: str
    span: Span
    country: str | None = None
    sector: str | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """The actor who says a statement, where that is not its subject."""

    id: str | None
    label: str
    country: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place: a row of the gazetteer."""

    id: str
    label: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says in one place: subject, relation, object, with how it is said and where.

    ``relation`` is a key of ``ontology/relations.ttl``; ``plover`` and ``cameo`` are its codes. ``trigger`` is the word
    that says it. ``evidence`` is the whole sentence. ``confidence`` lies in [0, 1]. ``reason`` names the frame that fired.
    """

    id: str
    subject: Argument
    relation: str
    plover: str
    cameo: str | None
    symmetric: bool
    object: Argument
    polarity: Polarity
    modality: Modality
    evidence: Span
    trigger: Span
    confidence: float
    attributed_to: Attribution | None = None
    date: str | None = None
    place: Place | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document. ``extractor`` is ``dragoman/VERSION``."""

    document: Document
    language: str
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    warnings: tuple[str, ...] = ()
    extractor: str = field(default="dragoman")
