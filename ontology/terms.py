"""The names that the graph is written in: plain strings, no RDF library needed.

A ``Namespace`` is a string that makes IRIs: ``DRG.subject`` or ``DRG["subject"]`` is the full IRI. The vocabulary's
namespaces are fixed; those of the data hang on a base that settings may change: see ``Base``.

The quads of one document, all in the named graph ``BASE graph/ID`` (prefixes as in ``PREFIXES``)::

    document/ID         a drg:Document, prov:Entity, schema:NewsArticle ;
                        dcterms:identifier "ID" ; dcterms:language "ar" ; drg:extractor "dragoman/0.1.0" ;
                        dcterms:title ; dcterms:date (xsd:date) ; schema:url (xsd:anyURI) ; dcterms:source "AFP" ;
                        drg:sha256 (of the text, UTF-8).                       The last five where known.

    statement/HASH      a drg:Statement, prov:Entity ;
                        drg:subject actor/ID ; drg:relation rel:KEY ; drg:object actor/ID or statement/HASH#object ;
                        drg:plover plover:CLASS ; drg:cameo "043" (absent for ROLE) ;
                        drg:polarity "affirmed" ; drg:modality "asserted" ;
                        drg:attributedTo actor/ID or statement/HASH#speaker ;  where somebody else says it
                        drg:date (xsd:date, else xsd:gYearMonth, xsd:gYear) ; drg:place place/ID ;
                        drg:confidence 0.83 (xsd:decimal) ; drg:trigger "رفض" ; drg:reason "…" ;
                        drg:subjectSpan, drg:objectSpan, drg:triggerSpan, drg:speakerSpan SPAN ;
                        drg:evidence sentence/HASH ; prov:wasDerivedFrom document/ID ;
                        drg:extractor "dragoman/0.1.0" ; drg:reports event/HASH.

    statement/HASH#object   a drg:TopicPhrase ; rdfs:label "…"@en or @ar ; drg:surface "…" ; drg:topic topic:KEY, ….
    statement/HASH#speaker  a drg:Actor ; rdfs:label "…" ; drg:country "RUS".  A speaker without an id.
    sentence/HASH           a drg:Sentence, oa:TextPositionSelector ; oa:start 1797 ; oa:end 2003 ; oa:exact "…" ;
                            drg:document document/ID.
    SPAN = document/ID#char=1801,1814 (RFC 5147)   a drg:Span, oa:TextPositionSelector ; oa:start ; oa:end ; oa:exact.
    event/HASH              a drg:Event, sem:Event ; drg:subject ; drg:relation ; drg:object (an actor) or drg:topic
                            (concepts of a topic) ; drg:date.  The same triples in every document that reports it.
    actor/ID                a drg:State | drg:Person | drg:Organisation | drg:ArmedGroup | drg:Population | drg:Medium,
                            drg:Actor ; rdfs:label @en, @ar ; skos:altLabel ; drg:country "RUS" ; drg:sector "GOV" ;
                            drg:known true|false ; owl:sameAs wd:Q… (only from data) ; drg:mention SPAN ;
                            drg:tenure tenure/HASH.
    tenure/HASH             a drg:Tenure, org:Membership ; org:member actor/ID ; org:organization actor/ID (where known) ;
                            org:role title/KEY ; rdfs:label "foreign minister of Russia"@en ; drg:country "RUS" ;
                            drg:from, drg:until (xsd:date, xsd:gYearMonth or xsd:gYear).
    place/ID                a drg:Place ; rdfs:label ; drg:country ; wgs84:lat, wgs84:long (xsd:decimal).

    actor/ID rel:KEY actor/ID .   the direct triple: only where the statement is affirmed and asserted and both are
                                  actors; both directions where the relation is symmetric.

Offsets are xsd:integer from 0, counted in characters of the document's text, end exclusive. Numbers of characters are
Python's, so a letter outside the BMP counts once. ``shapes.ttl`` checks exactly this layout; relation types,
topics, titles and the vocabulary itself live in the named graph ``BASE ontology``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote


class Namespace:
    """A prefix of IRIs: ``Namespace("https://a/#").meets == "https://a/#meets"``; ``[]`` for names that are no identifier.

    No subclass of ``str``, whose methods would hide names such as ``title`` and ``index``; ``str(ns)`` is the prefix.
    """

    __slots__ = ("_prefix",)

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._prefix + name

    def __getitem__(self, name: str) -> str:
        return self._prefix + name

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and iri.startswith(self._prefix)

    def __str__(self) -> str:
        return self._prefix

    def __repr__(self) -> str:
        return f"Namespace({self._prefix!r})"

    def local(self, iri: str) -> str:
        """The part of ``iri`` after the prefix; ``ValueError`` where it does not begin with it."""
        if not iri.startswith(self._prefix):
            raise ValueError(f"{iri!r} does not begin with {self._prefix!r}")
        return iri[len(self._prefix) :]


DRG: Final = Namespace("https://dragoman.example/ontology#")
REL: Final = Namespace("https://dragoman.example/relation/")
TOPIC: Final = Namespace("https://dragoman.example/topic/")
PLOVER: Final = Namespace("https://dragoman.example/plover/")
TITLE: Final = Namespace("https://dragoman.example/title/")

RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")
SEM: Final = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SCHEMA: Final = Namespace("https://schema.org/")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
WGS84: Final = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
GEONAMES: Final = Namespace("http://www.geonames.org/ontology#")
WIKIDATA: Final = Namespace("http://www.wikidata.org/entity/")

PREFIXES: Final[dict[str, str]] = {
    "drg": str(DRG),
    "rel": str(REL),
    "topic": str(TOPIC),
    "plover": str(PLOVER),
    "title": str(TITLE),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "owl": str(OWL),
    "xsd": str(XSD),
    "skos": str(SKOS),
    "prov": str(PROV),
    "oa": str(OA),
    "org": str(ORG),
    "sem": str(SEM),
    "schema": str(SCHEMA),
    "dcterms": str(DCTERMS),
    "wgs84": str(WGS84),
    "gn": str(GEONAMES),
    "wd": str(WIKIDATA),
}

DEFAULT_BASE: Final = "https://dragoman.example/"

# Classes of actors by ``graph.model.Actor.type``.
ACTOR_CLASSES: Final[dict[str, str]] = {
    "state": DRG.State,
    "person": DRG.Person,
    "organisation": DRG.Organisation,
    "armed_group": DRG.ArmedGroup,
    "population": DRG.Population,
    "media": DRG.Medium,
}

ACTOR: Final = DRG.Actor
STATEMENT: Final = DRG.Statement
EVENT: Final = DRG.Event
DOCUMENT: Final = DRG.Document
SENTENCE: Final = DRG.Sentence
SPAN: Final = DRG.Span
TOPIC_PHRASE: Final = DRG.TopicPhrase
TENURE: Final = DRG.Tenure
PLACE: Final = DRG.Place

SUBJECT: Final = DRG.subject
RELATION: Final = DRG.relation
OBJECT: Final = DRG.object
PLOVER_CLASS: Final = DRG.plover
CAMEO: Final = DRG.cameo
POLARITY: Final = DRG.polarity
MODALITY: Final = DRG.modality
ATTRIBUTED_TO: Final = DRG.attributedTo
DATE: Final = DRG.date
AT_PLACE: Final = DRG.place
CONFIDENCE: Final = DRG.confidence
TRIGGER: Final = DRG.trigger
REASON: Final = DRG.reason
SUBJECT_SPAN: Final = DRG.subjectSpan
OBJECT_SPAN: Final = DRG.objectSpan
TRIGGER_SPAN: Final = DRG.triggerSpan
SPEAKER_SPAN: Final = DRG.speakerSpan
EVIDENCE: Final = DRG.evidence
REPORTS: Final = DRG.reports
EXTRACTOR: Final = DRG.extractor
SURFACE: Final = DRG.surface
HAS_TOPIC: Final = DRG.topic
IN_DOCUMENT: Final = DRG.document
SHA256: Final = DRG.sha256
COUNTRY: Final = DRG.country
SECTOR: Final = DRG.sector
KNOWN: Final = DRG.known
MENTION: Final = DRG.mention
HAS_TENURE: Final = DRG.tenure
FROM: Final = DRG["from"]
UNTIL: Final = DRG.until
TONE: Final = DRG.tone
COLOUR: Final = DRG.colour

TYPE: Final = RDF.type
LABEL: Final = RDFS.label
ALT_LABEL: Final = SKOS.altLabel
SAME_AS: Final = OWL.sameAs
START: Final = OA.start
END: Final = OA.end
EXACT: Final = OA.exact
DERIVED_FROM: Final = PROV.wasDerivedFrom


@dataclass(frozen=True, slots=True)
class Base:
    """The IRIs of the data under one base, which ends in ``/`` or ``#``.

    Ids are percent-encoded, so that any document id makes a valid IRI; register ids and hashes stay as they are.

    >>> Base("https://news.example/").actor("lavrov-sergey")
    'https://news.example/actor/lavrov-sergey'
    """

    iri: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not self.iri.startswith(("http://", "https://", "urn:")) or self.iri[-1] not in "/#:":
            raise ValueError(f"base {self.iri!r}: give an http(s) or urn address that ends in '/', '#' or ':'")

    def _name(self, kind: str, key: str) -> str:
        return f"{self.iri}{kind}/{quote(key, safe='-._~')}"

    def actor(self, key: str) -> str:
        """The IRI of an actor by its register id or its stable id."""
        return self._name("actor", key)

    def statement(self, digest: str) -> str:
        """The IRI of a statement by its hash."""
        return self._name("statement", digest)

    def phrase(self, digest: str) -> str:
        """The IRI of the topic phrase that is the object of the statement with this hash."""
        return self._name("statement", digest) + "#object"

    def speaker(self, digest: str) -> str:
        """The IRI of a speaker without an id, to whom the statement with this hash is attributed."""
        return self._name("statement", digest) + "#speaker"

    def event(self, digest: str) -> str:
        """The IRI of an event by its hash."""
        return self._name("event", digest)

    def document(self, key: str) -> str:
        """The IRI of a document by its id."""
        return self._name("document", key)

    def graph(self, key: str) -> str:
        """The IRI of the named graph that holds what the document with this id says."""
        return self._name("graph", key)

    def sentence(self, digest: str) -> str:
        """The IRI of a sentence by its hash."""
        return self._name("sentence", digest)

    def span(self, key: str, start: int, end: int) -> str:
        """The IRI of a stretch of a document's text (RFC 5147), ``end`` exclusive."""
        return f"{self.document(key)}#char={start},{end}"

    def tenure(self, digest: str) -> str:
        """The IRI of a tenure by its hash."""
        return self._name("tenure", digest)

    def place(self, key: str) -> str:
        """The IRI of a place by its id in the gazetteer."""
        return self._name("place", key)

    @property
    def ontology_graph(self) -> str:
        """The named graph of the vocabulary, relation types, topics and titles."""
        return f"{self.iri}ontology"
