"""The one thin loader: the ontology's data as typed, cached records.

Each function reads its file once a process. A file with a fatal problem raises ``OntologyError`` that names file, line and
column; ``check()`` lists everything that is wrong in all files, fatal or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from ontology import frames, records
from ontology.codes import COUNTRIES, STATELESS
from ontology.errors import OntologyError, Problem
from ontology.frames import LightVerb, OperatorWord, Predicate
from ontology.tables import read_table

ROOT: Final = Path(__file__).parent
_DRG: Final = rdflib.Namespace("https://dragoman.example/ontology#")
_REL: Final = "https://dragoman.example/relation/"
_TOPIC: Final = "https://dragoman.example/topic/"
_PLOVER: Final = "https://dragoman.example/plover/"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation: its labels, PLOVER class, default CAMEO code (None for ROLE), tone in [-10, 10] and its class's colour."""

    key: str
    label_en: str
    label_ar: str
    plover: str
    cameo: str | None
    symmetric: bool
    inverse: str | None
    tone: float
    colour: str


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue of the SKOS scheme; ``broader`` is the key of the concept above it."""

    key: str
    label_en: str
    label_ar: str
    alt_en: tuple[str, ...]
    alt_ar: tuple[str, ...]
    broader: str | None


def _keyed(kind: type[T], file: str, key: str = "id") -> Mapping[str, T]:
    return MappingProxyType({getattr(row, key): row for row in _rows(kind, file)})


def _rows(kind: type[T], file: str) -> tuple[T, ...]:
    table: Any = read_table(kind, ROOT / "register", file)  # type: ignore[type-var]
    fatal = [p for p in table.problems if p.fatal or p.line == 0]
    if fatal:
        raise OntologyError(fatal)
    return tuple(row for _, row in table.rows)


@cache
def states() -> Mapping[str, records.State]:
    """States, present and dissolved, by id."""
    return _keyed(records.State, "states.csv")


@cache
def places() -> Mapping[str, records.Place]:
    """The gazetteer, by id."""
    return _keyed(records.Place, "places.csv")


@cache
def organisations() -> Mapping[str, records.Organisation]:
    """International and state organisations and media, by id."""
    return _keyed(records.Organisation, "organisations.csv")


@cache
def groups() -> Mapping[str, records.Organisation]:
    """Armed groups and parties, by id."""
    return _keyed(records.Organisation, "groups.csv")


@cache
def persons() -> Mapping[str, records.Person]:
    """Persons, by id."""
    return _keyed(records.Person, "persons.csv")


@cache
def offices() -> tuple[records.OfficeRow, ...]:
    """Who held which office when, in the file's order."""
    return _rows(records.OfficeRow, "offices.csv")


@cache
def titles() -> Mapping[str, records.Title]:
    """Titles of office, by key."""
    return _keyed(records.Title, "titles.csv", "key")


@cache
def organs() -> Mapping[str, records.Organ]:
    """Organs that every state has, by key."""
    return _keyed(records.Organ, "organs.csv", "key")


@cache
def collectives() -> Mapping[str, records.Collective]:
    """Kinds of unnamed people, by key."""
    return _keyed(records.Collective, "collectives.csv", "key")


@cache
def honorifics() -> tuple[records.Honorific, ...]:
    """Words of respect before names."""
    return _rows(records.Honorific, "honorifics.csv")


@cache
def predicates(language: str) -> tuple[Predicate, ...]:
    """The predicates of ``ar`` or ``en``."""
    return _sound(frames.read_predicates(ROOT, language))


@cache
def light_verbs(language: str) -> tuple[LightVerb, ...]:
    """The light verbs of ``ar`` or ``en``."""
    return _sound(frames.read_light(ROOT, language))


@cache
def operators(language: str) -> tuple[OperatorWord, ...]:
    """The operators of ``ar`` or ``en``."""
    return _sound(frames.read_operators(ROOT, language))


def _sound(items: Iterable[T | Problem]) -> tuple[T, ...]:
    found = list(items)
    fatal = [p for p in found if isinstance(p, Problem) and p.fatal]
    if fatal:
        raise OntologyError(fatal)
    return tuple(x for x in found if not isinstance(x, Problem))


@cache
def _graph(file: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / file, format="turtle")


@cache
def relations() -> Mapping[str, RelationType]:
    """Relation types, by key."""
    graph = _graph("relations.ttl")
    found = {}
    for node, plover in graph.subject_objects(_DRG.plover):
        key, name = str(node).removeprefix(_REL), str(plover).removeprefix(_PLOVER)
        inverse = graph.value(node, OWL.inverseOf)
        tone = graph.value(node, _DRG.tone) or graph.value(plover, _DRG.tone)
        cameo = graph.value(node, _DRG.cameo)
        found[key] = RelationType(
            key, _label(graph, node, "en"), _label(graph, node, "ar"), name, str(cameo) if cameo is not None else None,
            (node, RDF.type, OWL.SymmetricProperty) in graph, str(inverse).removeprefix(_REL) if inverse is not None else None,
            float(str(tone or 0)), str(graph.value(plover, _DRG.colour) or ""),
        )  # fmt: skip
    return MappingProxyType(dict(sorted(found.items())))


def _label(graph: rdflib.Graph, node: rdflib.term.Node, language: str, predicate: rdflib.URIRef = RDFS.label) -> str:
    return next((str(o) for o in graph.objects(node, predicate) if getattr(o, "language", None) == language), "")


@cache
def topics() -> Mapping[str, Topic]:
    """Topics, by key."""
    graph = _graph("topics.ttl")
    found = {}
    for node in graph.subjects(RDF.type, SKOS.Concept):
        alternatives = sorted((str(o), getattr(o, "language", None)) for o in graph.objects(node, SKOS.altLabel))
        broader = graph.value(node, SKOS.broader)
        key = str(node).removeprefix(_TOPIC)
        found[key] = Topic(
            key, _label(graph, node, "en", SKOS.prefLabel), _label(graph, node, "ar", SKOS.prefLabel),
            tuple(text for text, language in alternatives if language == "en"),
            tuple(text for text, language in alternatives if language == "ar"),
            str(broader).removeprefix(_TOPIC) if broader is not None else None,
        )  # fmt: skip
    return MappingProxyType(dict(sorted(found.items())))


_TABLES: Final[tuple[tuple[type[Any], str], ...]] = (
    (records.State, "states.csv"), (records.Place, "places.csv"), (records.Organisation, "organisations.csv"), (records.Organisation, "groups.csv"),
    (records.Person, "persons.csv"), (records.OfficeRow, "offices.csv"), (records.Title, "titles.csv"), (records.Organ, "organs.csv"),
    (records.Collective, "collectives.csv"), (records.Honorific, "honorifics.csv"),
)  # fmt: skip


def check() -> list[Problem]:
    """Everything that is wrong in the ontology's data, sorted by file and line."""
    problems: list[Problem] = []
    for kind, file in _TABLES:
        problems += read_table(kind, ROOT / "register", file).problems
    if not any(p.fatal for p in problems):
        problems += _references()
    for language in ("ar", "en"):
        seen: dict[str, str] = {}
        for item in frames.read_predicates(ROOT, language):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            if item.relation not in relations():
                problems.append(Problem(f"lexicon/{language}", 0, "relation", f"{item.id}: {item.relation!r} is no relation", True))
            if seen.setdefault(item.id, item.relation) != item.relation or list(seen).count(item.id) > 1:
                problems.append(Problem(f"lexicon/{language}", 0, "id", f"{item.id} stands twice", True))
        for reader in (frames.read_light, frames.read_operators):
            problems += [x for x in reader(ROOT, language) if isinstance(x, Problem)]
    return sorted(problems)


def _references() -> Iterable[Problem]:
    """Ids and codes that point nowhere, and ids used in two files."""
    owner: dict[str, str] = {}
    for file, rows in (("states.csv", states()), ("organisations.csv", organisations()), ("groups.csv", groups()), ("persons.csv", persons())):
        for key in rows:
            if key in owner:
                yield Problem(file, 0, "id", f"{key!r} is also in {owner[key]}", True)
            owner[key] = file
    codes = COUNTRIES | STATELESS
    for file, rows in (("organisations.csv", organisations()), ("groups.csv", groups()), ("persons.csv", persons())):
        for row in rows.values():  # type: ignore[attr-defined]
            if row.country is not None and row.country not in codes:
                yield Problem(file, 0, "country", f"{row.id}: {row.country!r} is no code", True)
    for row in offices():
        if row.person not in persons():
            yield Problem("offices.csv", 0, "person", f"{row.person!r} is no person", True)
        if row.title not in titles():
            yield Problem("offices.csv", 0, "title", f"{row.person}: {row.title!r} is no title", True)
        if row.of and row.of not in owner:
            yield Problem("offices.csv", 0, "of", f"{row.person}: {row.of!r} is no state, organisation or group", True)
