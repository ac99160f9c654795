"""Writing: one extraction to the quads of one named graph."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from graph.keys import digest, search_keys, text_digest
from graph.model import Actor, Argument, Document, Extraction, Office, Place, Span, Statement
from graph.rdf import literals
from graph.rdf.facts import Facts, Register, nothing
from graph.rdf.literals import CONFIDENCE_DIGITS, node
from ontology import terms
from ontology.terms import DCTERMS, OA, ORG, PLOVER, PROV, REL, SCHEMA, SEM, SKOS, TITLE, TOPIC, WGS84, WIKIDATA, Base


def event_hash(statement: Statement, document: Document) -> str:
    """Return the hash under which statements about the same thing on the same day meet.

    The same thing: subject, relation, and object (an actor; else its topics; else its words), the two sides of a
    symmetric relation in either order. The day is the statement's, else the document's; where neither is known, the
    event is the document's own.
    """
    sides = [_side(statement.subject), _side(statement.object)]
    if statement.symmetric:
        sides.sort()
    day = statement.date or document.date or f"document {document.id}"
    return digest("event", sides[0], statement.relation, sides[1], day)


class Writer:
    """Turns extractions into quads under one base; ``register`` gives what is known about actors with a register id."""

    def __init__(self, base: Base | None = None, register: Register = nothing) -> None:
        self._base = base or Base()
        self._register = register

    @property
    def base(self) -> Base:
        return self._base

    def graph(self, document: str) -> str:
        """The IRI of the named graph of the document with this id."""
        return self._base.graph(document)

    def quads(self, extraction: Extraction) -> list[Quad]:
        """Return the quads of the extraction, sorted, each once, all in the graph of its document.

        Raises ``ValueError`` where the extraction contradicts itself (a subject without an id, a date that is none).
        """
        page = _Page(self._base, extraction, self._register)
        page.add_document()
        for actor in _actors(extraction):
            page.add_actor(actor)
        for statement in extraction.statements:
            page.add_statement(statement)
        return page.finish()


class _Page:
    """The graph of one document while it is being written."""

    def __init__(self, base: Base, extraction: Extraction, register: Register) -> None:
        self.base, self.extraction, self.register = base, extraction, register
        self.document = extraction.document
        self.document_node = node(base.document(self.document.id))
        self.graph = NamedNode(base.graph(self.document.id))
        self.quads: set[Quad] = set()

    def finish(self) -> list[Quad]:
        return sorted(self.quads, key=str)

    def add(self, subject: NamedNode, predicate: str, *objects: NamedNode | Literal | None) -> None:
        for each in objects:
            if each is not None:
                self.quads.add(Quad(subject, node(predicate), each, self.graph))

    def add_document(self) -> None:
        document, me = self.document, self.document_node
        self.add(me, terms.TYPE, node(terms.DOCUMENT), node(PROV.Entity), node(SCHEMA.NewsArticle))
        self.add(me, DCTERMS.identifier, literals.text(document.id))
        self.add(me, DCTERMS.language, literals.text(self.extraction.language))
        self.add(me, terms.EXTRACTOR, literals.text(self.extraction.extractor))
        self.add(me, terms.SHA256, literals.text(text_digest(document.text)))
        self.add(me, DCTERMS.title, literals.label(document.title) if document.title else None)
        self.add(me, DCTERMS.date, literals.date(document.date) if document.date else None)
        self.add(me, SCHEMA.url, literals.address(document.url) if document.url else None)
        self.add(me, DCTERMS.source, literals.text(document.source) if document.source else None)

    def add_actor(self, actor: Actor) -> None:
        me = node(self.base.actor(actor.id))
        facts = self.register(actor.id) if actor.known else None
        labels = [facts.label_en, facts.label_ar] if facts else [actor.label, actor.label_ar]
        aliases = [*facts.aliases_en, *facts.aliases_ar] if facts else []
        names = [name for name in labels if name]
        self.add(me, terms.TYPE, node(terms.ACTOR), node(terms.ACTOR_CLASSES[actor.type]))
        self.add(me, terms.LABEL, *(literals.label(name) for name in names))
        self.add(me, terms.ALT_LABEL, *(literals.label(name) for name in aliases if name not in names))
        self.add(me, SKOS.hiddenLabel, *(literals.text(key) for key in search_keys([*names, *aliases])))
        self.add(me, terms.COUNTRY, _text(actor.country or (facts.country if facts else None)))
        self.add(me, terms.SECTOR, _text(actor.sector or (facts.sector if facts else None)))
        self.add(me, terms.KNOWN, literals.boolean(actor.known))
        if facts and facts.wikidata:
            self.add(me, terms.SAME_AS, node(WIKIDATA[facts.wikidata]))
        self.add(me, terms.MENTION, *(self.span(span) for span in actor.mentions))
        for office in _offices(actor, facts):
            self.add_tenure(me, actor, office)

    def add_tenure(self, holder: NamedNode, actor: Actor, office: Office) -> None:
        key = digest("tenure", actor.id, office.title, office.of, office.country, office.since, office.until)
        me = node(self.base.tenure(key))
        facts = self.register(office.of) if office.of else None
        where = facts.label_en if facts else None
        self.add(holder, terms.HAS_TENURE, me)
        self.add(me, terms.TYPE, node(terms.TENURE), node(ORG.Membership))
        self.add(me, ORG.member, holder)
        self.add(me, ORG.organization, node(self.base.actor(office.of)) if office.of else None)
        self.add(me, ORG.role, node(TITLE[office.title]))
        self.add(me, terms.LABEL, Literal(f"{office.label} of {where}" if where else office.label, language="en"))
        self.add(me, terms.COUNTRY, _text(office.country))
        self.add(me, terms.FROM, literals.date(office.since) if office.since else None)
        self.add(me, terms.UNTIL, literals.date(office.until) if office.until else None)

    def add_statement(self, statement: Statement) -> None:
        me = node(self.base.statement(statement.id))
        subject, object = self.subject(statement), self.object(statement)
        relation = node(REL[statement.relation])
        self.add(me, terms.TYPE, node(terms.STATEMENT), node(PROV.Entity))
        self.add(me, terms.SUBJECT, subject)
        self.add(me, terms.RELATION, relation)
        self.add(me, terms.OBJECT, object)
        self.add(me, terms.PLOVER_CLASS, node(PLOVER[statement.plover]))
        self.add(me, terms.CAMEO, _text(statement.cameo))
        self.add(me, terms.POLARITY, literals.text(statement.polarity))
        self.add(me, terms.MODALITY, literals.text(statement.modality))
        self.add(me, terms.ATTRIBUTED_TO, self.speaker(statement))
        self.add(me, terms.DATE, literals.date(statement.date) if statement.date else None)
        self.add(me, terms.AT_PLACE, self.place(statement.place) if statement.place else None)
        self.add(me, terms.CONFIDENCE, literals.decimal(round(statement.confidence, CONFIDENCE_DIGITS)))
        self.add(me, terms.TRIGGER, literals.text(statement.trigger.surface))
        self.add(me, terms.REASON, _text(statement.reason))
        self.add(me, terms.SUBJECT_SPAN, self.span(statement.subject.span))
        self.add(me, terms.OBJECT_SPAN, self.span(statement.object.span))
        self.add(me, terms.TRIGGER_SPAN, self.span(statement.trigger))
        self.add(me, terms.EVIDENCE, self.sentence(statement.evidence))
        self.add(me, terms.DERIVED_FROM, self.document_node)
        self.add(me, terms.EXTRACTOR, literals.text(self.extraction.extractor))
        self.add(me, terms.REPORTS, self.event(statement, subject))
        if statement.object.id and statement.polarity == "affirmed" and statement.modality == "asserted":
            self.add(subject, relation.value, object)
            if statement.symmetric:
                self.add(object, relation.value, subject)

    def subject(self, statement: Statement) -> NamedNode:
        if statement.subject.id is None:
            raise ValueError(f"statement {statement.id}: the subject has no id")
        return node(self.base.actor(statement.subject.id))

    def object(self, statement: Statement) -> NamedNode:
        argument = statement.object
        if argument.id is not None:
            return node(self.base.actor(argument.id))
        me = node(self.base.phrase(statement.id))
        self.add(me, terms.TYPE, node(terms.TOPIC_PHRASE))
        self.add(me, terms.LABEL, literals.label(argument.label))
        self.add(me, terms.SURFACE, literals.text(argument.span.surface))
        self.add(me, terms.HAS_TOPIC, *(node(TOPIC[key]) for key in argument.topics))
        return me

    def speaker(self, statement: Statement) -> NamedNode | None:
        said_by = statement.attributed_to
        if said_by is None:
            return None
        if said_by.span is not None:
            self.add(node(self.base.statement(statement.id)), terms.SPEAKER_SPAN, self.span(said_by.span))
        if said_by.id is not None:
            return node(self.base.actor(said_by.id))
        me = node(self.base.speaker(statement.id))
        self.add(me, terms.TYPE, node(terms.ACTOR))
        self.add(me, terms.LABEL, literals.label(said_by.label))
        self.add(me, terms.COUNTRY, _text(said_by.country))
        return me

    def event(self, statement: Statement, subject: NamedNode) -> NamedNode:
        me = node(self.base.event(event_hash(statement, self.document)))
        date = statement.date or self.document.date
        sides = [subject]
        if statement.object.id is not None:
            sides.append(node(self.base.actor(statement.object.id)))
        if statement.symmetric:
            sides.sort(key=str)
        self.add(me, terms.TYPE, node(terms.EVENT), node(SEM.Event))
        self.add(me, terms.SUBJECT, sides[0])
        self.add(me, terms.RELATION, node(REL[statement.relation]))
        self.add(me, terms.OBJECT, *sides[1:])
        self.add(me, terms.HAS_TOPIC, *(node(TOPIC[key]) for key in statement.object.topics))
        self.add(me, terms.DATE, literals.date(date) if date else None)
        return me

    def sentence(self, span: Span) -> NamedNode:
        me = node(self.base.sentence(digest("sentence", self.document.id, str(span.start), str(span.end))))
        self.add(me, terms.TYPE, node(terms.SENTENCE), node(OA.TextPositionSelector))
        self.add(me, terms.IN_DOCUMENT, self.document_node)
        self.add_offsets(me, span)
        return me

    def span(self, span: Span) -> NamedNode:
        me = node(self.base.span(self.document.id, span.start, span.end))
        self.add(me, terms.TYPE, node(terms.SPAN), node(OA.TextPositionSelector))
        self.add_offsets(me, span)
        return me

    def add_offsets(self, me: NamedNode, span: Span) -> None:
        self.add(me, terms.START, literals.integer(span.start))
        self.add(me, terms.END, literals.integer(span.end))
        self.add(me, terms.EXACT, literals.text(span.surface))

    def place(self, place: Place) -> NamedNode:
        me = node(self.base.place(place.id))
        self.add(me, terms.TYPE, node(terms.PLACE))
        self.add(me, terms.LABEL, literals.label(place.label))
        self.add(me, terms.COUNTRY, _text(place.country))
        self.add(me, WGS84.lat, literals.decimal(place.latitude) if place.latitude is not None else None)
        self.add(me, WGS84.long, literals.decimal(place.longitude) if place.longitude is not None else None)
        return me


def _text(value: str | None) -> Literal | None:
    return literals.text(value) if value else None


def _side(argument: Argument) -> str:
    if argument.id is not None:
        return f"actor {argument.id}"
    return "topic " + (" ".join(sorted(argument.topics)) or " ".join(search_keys([argument.label])))


def _actors(extraction: Extraction) -> Iterable[Actor]:
    """The extraction's actors, and those that statements name but the list of actors lacks."""
    found = {actor.id: actor for actor in extraction.actors}
    for statement in extraction.statements:
        for side in (statement.subject, statement.object):
            if side.id is not None and side.id not in found:
                type = side.type if side.type in terms.ACTOR_CLASSES else "organisation"
                found[side.id] = Actor(side.id, side.label, type, side.country, side.sector, mentions=(side.span,))  # type: ignore[arg-type]
        said_by = statement.attributed_to
        if said_by is not None and said_by.id is not None and said_by.id not in found:
            mentions = (said_by.span,) if said_by.span else ()
            found[said_by.id] = Actor(said_by.id, said_by.label, "person", said_by.country, mentions=mentions)
    return found.values()


def _offices(actor: Actor, facts: Facts | None) -> list[Office]:
    """The register's offices, and those that only the document gives."""
    registered = list(facts.offices) if facts else []
    held = {(office.title, office.country) for office in registered}
    return registered + [office for office in actor.offices if (office.title, office.country) not in held]
