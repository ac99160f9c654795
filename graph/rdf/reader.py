"""Reading: the quads of one document's graph back to plain data. The text itself is not in the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, cast
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.language.folding import is_arabic
from graph.model import Actor, Argument, Attribution, Document, Extraction, Office, Place, Span, Statement
from ontology import terms
from ontology.terms import DCTERMS, ORG, PLOVER, REL, SCHEMA, TITLE, TOPIC, WGS84, Base


def read_extraction(quads: Iterable[Quad], base: Base, symmetric: Collection[str] = ()) -> Extraction:
    """Return the extraction that a document's graph holds, its text empty; statements by their place, then id.

    ``symmetric`` holds the keys of the symmetric relation types. Raises ``ValueError`` where the quads hold no document.
    """
    return _Reader(quads, base, symmetric).extraction()


def read_statements(triples: Iterable[Quad | Triple], base: Base, symmetric: Collection[str] = ()) -> list[Statement]:
    """Return the statements that the triples describe, by their place in the text, then id."""
    return _Reader(triples, base, symmetric).statements()


class _Reader:
    def __init__(self, quads: Iterable[Quad | Triple], base: Base, symmetric: Collection[str]) -> None:
        self.base, self.symmetric = base, symmetric
        self.things: dict[str, dict[str, list[NamedNode | Literal]]] = {}
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                self.things.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)

    def extraction(self) -> Extraction:
        documents = self.of_type(terms.DOCUMENT)
        if len(documents) != 1:
            raise ValueError(f"{len(documents)} documents in one graph")
        me = documents[0]
        document = Document(
            id=self.need(me, DCTERMS.identifier),
            text="",
            date=self.one(me, DCTERMS.date),
            language=self.one(me, DCTERMS.language),
            title=self.one(me, DCTERMS.title),
            url=self.one(me, SCHEMA.url),
            source=self.one(me, DCTERMS.source),
        )
        actors = [self.actor(iri) for iri in self.of_type(terms.ACTOR) if iri.startswith(self.base.actor(""))]
        return Extraction(
            document=document,
            language=self.need(me, DCTERMS.language),
            statements=tuple(self.statements()),
            actors=tuple(sorted(actors, key=lambda each: each.id)),
            extractor=self.need(me, terms.EXTRACTOR),
        )

    def statements(self) -> list[Statement]:
        return sorted(map(self.statement, self.of_type(terms.STATEMENT)), key=lambda each: (each.evidence.start, each.id))

    def statement(self, me: str) -> Statement:
        relation = self.tail(me, terms.RELATION, str(REL))
        place = self.one(me, terms.AT_PLACE)
        return Statement(
            id=self.id(me, self.base.statement("")),
            subject=self.argument(self.need(me, terms.SUBJECT), self.span(self.need(me, terms.SUBJECT_SPAN))),
            relation=relation,
            plover=self.tail(me, terms.PLOVER_CLASS, str(PLOVER)),
            cameo=self.one(me, terms.CAMEO),
            symmetric=relation in self.symmetric,
            object=self.argument(self.need(me, terms.OBJECT), self.span(self.need(me, terms.OBJECT_SPAN))),
            polarity=cast(Any, self.need(me, terms.POLARITY)),
            modality=cast(Any, self.need(me, terms.MODALITY)),
            evidence=self.span(self.need(me, terms.EVIDENCE)),
            trigger=self.span(self.need(me, terms.TRIGGER_SPAN)),
            confidence=float(self.need(me, terms.CONFIDENCE)),
            attributed_to=self.attribution(me),
            date=self.one(me, terms.DATE),
            place=self.place(place) if place else None,
            reason=self.one(me, terms.REASON) or "",
        )

    def argument(self, me: str, span: Span) -> Argument:
        if terms.TOPIC_PHRASE in self.all(me, terms.TYPE):
            topics = tuple(sorted(iri.removeprefix(str(TOPIC)) for iri in self.all(me, terms.HAS_TOPIC)))
            return Argument(None, self.label(me), "topic", span, topics=topics)
        id = self.id(me, self.base.actor(""))
        return Argument(id, self.label(me), self.type(me), span, self.one(me, terms.COUNTRY), self.one(me, terms.SECTOR))

    def attribution(self, statement: str) -> Attribution | None:
        me = self.one(statement, terms.ATTRIBUTED_TO)
        if me is None:
            return None
        span = self.one(statement, terms.SPEAKER_SPAN)
        known = me.startswith(self.base.actor(""))
        return Attribution(
            id=self.id(me, self.base.actor("")) if known else None,
            label=self.label(me),
            country=self.one(me, terms.COUNTRY),
            span=self.span(span) if span else None,
        )

    def actor(self, me: str) -> Actor:
        names = sorted(self.all(me, terms.LABEL))
        mentions = sorted((self.span(span) for span in self.all(me, terms.MENTION)), key=lambda span: (span.start, span.end))
        return Actor(
            id=self.id(me, self.base.actor("")),
            label=self.label(me),
            type=cast(Any, self.type(me)),
            country=self.one(me, terms.COUNTRY),
            sector=self.one(me, terms.SECTOR),
            known=self.one(me, terms.KNOWN) == "true",
            label_ar=next(filter(is_arabic, names), None),
            offices=tuple(sorted(map(self.office, self.all(me, terms.HAS_TENURE)), key=repr)),
            mentions=tuple(mentions),
        )

    def office(self, me: str) -> Office:
        of = self.one(me, ORG.organization)
        return Office(
            title=self.tail(me, ORG.role, str(TITLE)),
            label=self.label(me),
            country=self.one(me, terms.COUNTRY),
            of=self.id(of, self.base.actor("")) if of else None,
            since=self.one(me, terms.FROM),
            until=self.one(me, terms.UNTIL),
        )

    def place(self, me: str) -> Place:
        latitude, longitude = self.one(me, WGS84.lat), self.one(me, WGS84.long)
        return Place(
            id=self.id(me, self.base.place("")),
            label=self.label(me),
            country=self.one(me, terms.COUNTRY),
            latitude=float(latitude) if latitude is not None else None,
            longitude=float(longitude) if longitude is not None else None,
        )

    def span(self, me: str) -> Span:
        return Span(int(self.need(me, terms.START)), int(self.need(me, terms.END)), self.one(me, terms.EXACT) or "")

    def label(self, me: str) -> str:
        """The English label, else the first there is."""
        names = sorted(self.all(me, terms.LABEL), key=lambda name: (is_arabic(name), name))
        return names[0] if names else ""

    def type(self, me: str) -> str:
        classes = set(self.all(me, terms.TYPE))
        return next(key for key, iri in terms.ACTOR_CLASSES.items() if iri in classes)

    def of_type(self, kind: str) -> list[str]:
        return sorted(me for me in self.things if kind in self.all(me, terms.TYPE))

    def all(self, me: str, predicate: str) -> list[str]:
        return [each.value for each in self.things.get(me, {}).get(predicate, ())]

    def one(self, me: str, predicate: str) -> str | None:
        return next(iter(self.all(me, predicate)), None)

    def need(self, me: str, predicate: str) -> str:
        value = self.one(me, predicate)
        if value is None:
            raise ValueError(f"{me} has no {predicate}")
        return value

    def tail(self, me: str, predicate: str, namespace: str) -> str:
        return self.need(me, predicate).removeprefix(namespace)

    @staticmethod
    def id(me: str, prefix: str) -> str:
        return unquote(me.removeprefix(prefix))
