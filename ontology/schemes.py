"""Relation types, PLOVER classes and topics, read from Turtle.

rdflib is imported only when something is read: most of the program needs the result, not the library.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ontology.errors import OntologyError, Problem
from ontology.terms import DRG, OWL, PLOVER, RDF, RDFS, REL, SKOS, TOPIC, Namespace

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True)
class PloverClass:
    """A class of events: PLOVER's sixteen, ``STATE`` and ``ROLE``; ``cameo`` are the codes that fall into it."""

    key: str
    label_en: str
    label_ar: str
    definition_en: str
    definition_ar: str
    tone: float
    colour: str
    cameo: frozenset[str]


@dataclass(frozen=True, slots=True)
class RelationType:
    """What may be said of two actors, or of an actor and a topic.

    ``plover`` is the key of its class, ``cameo`` its default CAMEO code (``None`` for ROLE); ``inverse`` the key of the
    relation that reads the other way; ``tone`` lies in [-10, 10], from war to full co-operation; ``colour`` is ``#RRGGBB``.
    """

    key: str
    label_en: str
    label_ar: str
    definition_en: str
    definition_ar: str
    plover: str
    cameo: str | None
    symmetric: bool
    inverse: str | None
    tone: float
    colour: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A SKOS concept: labels, keys of its broader concepts, further words that it goes by (whole phrases)."""

    key: str
    label_en: str
    label_ar: str
    broader: tuple[str, ...]
    alt_en: tuple[str, ...]
    alt_ar: tuple[str, ...]

    @property
    def phrases_en(self) -> tuple[str, ...]:
        """All English phrases, the label first."""
        return (self.label_en, *self.alt_en)

    @property
    def phrases_ar(self) -> tuple[str, ...]:
        """All Arabic phrases, the label first."""
        return (self.label_ar, *self.alt_ar)


class _Reader:
    """Values of one Turtle file, with the line of the block that a subject has there."""

    def __init__(self, root: Path, file: str) -> None:
        import rdflib
        from rdflib.plugins.parsers.notation3 import BadSyntax

        self._file, self._rdflib = file, rdflib
        self.text = (root / file).read_text("utf-8")
        self.graph: Graph = rdflib.Graph()
        try:
            self.graph.parse(data=self.text, format="turtle")
        except BadSyntax as error:
            raise OntologyError([Problem(file, error.lines + 1, "", f"not Turtle: {error.message}", True)]) from error
        self.problems: list[Problem] = []

    def keys(self, kind: str, namespace: Namespace) -> list[str]:
        ref = self._rdflib.URIRef
        found = (str(s) for s in self.graph.subjects(ref(RDF.type), ref(kind)))
        return sorted(namespace.local(iri) for iri in found if iri in namespace)

    def complain(self, key: str, column: str, message: str) -> None:
        at = re.search(rf"^\w+:{re.escape(key)}\s", self.text, re.MULTILINE)
        line = self.text.count("\n", 0, at.start()) + 1 if at else 0
        self.problems.append(Problem(self._file, line, column, f"{key}: {message}", True))

    def iris(self, subject: str, predicate: str, namespace: Namespace) -> tuple[str, ...]:
        ref = self._rdflib.URIRef
        found = (str(o) for o in self.graph.objects(ref(subject), ref(predicate)))
        return tuple(sorted(namespace.local(iri) for iri in found if iri in namespace))

    def words(self, subject: str, predicate: str, language: str | None = None) -> tuple[str, ...]:
        ref = self._rdflib.URIRef
        found = self.graph.objects(ref(subject), ref(predicate))
        return tuple(sorted(str(o) for o in found if getattr(o, "language", None) == language))

    def word(self, key: str, subject: str, predicate: str, language: str | None = None) -> str:
        words = self.words(subject, predicate, language)
        if len(words) != 1:
            name = re.split(r"[#/]", predicate)[-1] + (f"@{language}" if language else "")
            self.complain(key, name, f"{len(words)} values, where exactly one is needed")
        return words[0] if words else ""

    def number(self, key: str, subject: str, predicate: str) -> float:
        try:
            return float(self.word(key, subject, predicate))
        except ValueError:
            self.complain(key, re.split(r"[#/]", predicate)[-1], "no number")
            return 0.0

    def finish(self) -> None:
        if self.problems:
            raise OntologyError(self.problems)


def read_relations(root: Path) -> tuple[Mapping[str, PloverClass], Mapping[str, RelationType]]:
    """The classes and relation types of ``root/relations.ttl`` by key; ``OntologyError`` where one is incomplete."""
    r = _Reader(root, "relations.ttl")
    classes: dict[str, PloverClass] = {}
    for key in r.keys(DRG.PloverClass, PLOVER):
        iri = PLOVER[key]
        classes[key] = PloverClass(
            key,
            r.word(key, iri, RDFS.label, "en"),
            r.word(key, iri, RDFS.label, "ar"),
            r.word(key, iri, SKOS.definition, "en"),
            r.word(key, iri, SKOS.definition, "ar"),
            r.number(key, iri, DRG.tone),
            r.word(key, iri, DRG.colour),
            frozenset(r.words(iri, DRG.cameoCode)),
        )
    relations: dict[str, RelationType] = {}
    symmetric = set(r.keys(OWL.SymmetricProperty, REL))
    for key in r.keys(DRG.RelationType, REL):
        iri = REL[key]
        plover = r.iris(iri, DRG.plover, PLOVER)
        if len(plover) != 1 or plover[0] not in classes:
            r.complain(key, "plover", f"its class must be exactly one of {', '.join(classes)}, not {plover}")
            continue
        inverse, codes = r.iris(iri, OWL.inverseOf, REL), r.words(iri, DRG.cameo)
        if len(inverse) > 1 or len(codes) > 1:
            r.complain(key, "inverseOf" if len(inverse) > 1 else "cameo", "more than one value")
        relations[key] = RelationType(
            key,
            r.word(key, iri, RDFS.label, "en"),
            r.word(key, iri, RDFS.label, "ar"),
            r.word(key, iri, SKOS.definition, "en"),
            r.word(key, iri, SKOS.definition, "ar"),
            plover[0],
            codes[0] if codes else None,
            key in symmetric,
            inverse[0] if inverse else None,
            r.number(key, iri, DRG.tone),
            classes[plover[0]].colour,
        )
    r.finish()
    return MappingProxyType(classes), MappingProxyType(relations)


def check_relations(root: Path, classes: Mapping[str, PloverClass], relations: Mapping[str, RelationType]) -> list[Problem]:
    """What loads but is wrong: codes unknown or of another class, one-sided inverses, tones out of range."""
    r = _Reader(root, "relations.ttl")
    class_of = {code: c.key for c in classes.values() for code in c.cameo}
    excused = {key for key in relations if r.words(REL[key], DRG.classNote, "en")}
    for key, relation in relations.items():
        code = relation.cameo
        if (code is None) != (relation.plover == "ROLE"):
            r.complain(key, "cameo", "every relation has a CAMEO code, except those of ROLE")
        elif code is not None and code not in class_of:
            r.complain(key, "cameo", f"{code!r} is no CAMEO code")
        elif code is not None and class_of[code] != relation.plover and key not in excused:
            r.complain(key, "cameo", f"{code} belongs to {class_of[code]}, not {relation.plover}; drg:classNote may say why")
        if relation.inverse and (relation.inverse not in relations or relations[relation.inverse].inverse != key):
            r.complain(key, "inverseOf", f"rel:{relation.inverse} does not say the same back")
        if relation.inverse and relation.symmetric:
            r.complain(key, "inverseOf", "a symmetric relation is its own inverse")
        if PLOVER[relation.plover] not in (
            str(o) for o in r.graph.objects(r._rdflib.URIRef(REL[key]), r._rdflib.URIRef(RDFS.subPropertyOf))
        ):
            r.complain(key, "subPropertyOf", f"must specialise plover:{relation.plover}")
        if not -10 <= relation.tone <= 10:
            r.complain(key, "tone", f"{relation.tone} is outside [-10, 10]")
    for name in classes:
        if not re.fullmatch(r"#[0-9A-F]{6}", classes[name].colour):
            r.complain(name, "colour", f"{classes[name].colour!r} is no #RRGGBB")
    return r.problems


def read_topics(root: Path) -> Mapping[str, Topic]:
    """The concepts of ``root/topics.ttl`` by key; ``OntologyError`` where one is incomplete or its broader one unknown."""
    r = _Reader(root, "topics.ttl")
    topics: dict[str, Topic] = {}
    keys = r.keys(SKOS.Concept, TOPIC)
    for key in keys:
        iri = TOPIC[key]
        broader = r.iris(iri, SKOS.broader, TOPIC)
        for wrong in set(broader) - set(keys):
            r.complain(key, "broader", f"topic:{wrong} is not defined")
        topics[key] = Topic(
            key,
            r.word(key, iri, SKOS.prefLabel, "en"),
            r.word(key, iri, SKOS.prefLabel, "ar"),
            broader,
            r.words(iri, SKOS.altLabel, "en"),
            r.words(iri, SKOS.altLabel, "ar"),
        )
    r.finish()
    return MappingProxyType(topics)


def check_topics(topics: Mapping[str, Topic]) -> list[Problem]:
    """Cycles, and phrases that two topics claim: a linker could not choose."""
    problems: list[Problem] = []
    claimed: dict[str, str] = {}
    for key, topic in topics.items():
        above, seen = set(topic.broader), set[str]()
        while above - seen:
            step = (above - seen).pop()
            seen.add(step)
            above |= set(topics[step].broader)
        if key in above:
            problems.append(Problem("topics.ttl", 0, "broader", f"{key} stands above itself"))
        for phrase in {p.casefold() for p in (*topic.phrases_en, *topic.phrases_ar)}:
            if claimed.setdefault(phrase, key) != key:
                problems.append(Problem("topics.ttl", 0, "altLabel", f"{phrase!r} belongs to {claimed[phrase]} and to {key}"))
    return problems
