"""The shapes accept a document's graph as terms.py lays it out, and refuse what departs from it."""

from __future__ import annotations

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Graph

from ontology.loader import ROOT
from ontology.terms import PREFIXES

MODALITY = "exactly one modality: asserted, planned, possible or desired"
OBJECT = "exactly one object, an actor or a topic phrase"
COUNTRY = "at most one country: three capitals, ISO 3166-1 alpha-3 or IGO, NGO, IMG"
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + "@prefix : <https://dragoman.example/> .\n"
GOOD = """
</document/d1> a drg:Document, prov:Entity, schema:NewsArticle ;
    dcterms:identifier "d1" ; dcterms:language "ar" ; dcterms:date "2016-02-11"^^xsd:date ; dcterms:title "لقاء في مسقط"@ar ;
    drg:extractor "dragoman/0.1.0" .
</statement/s1> a drg:Statement, prov:Entity ;
    drg:subject </actor/ben-alawi-yusuf> ; drg:relation rel:hosts ; drg:object </actor/unknown-1> ;
    drg:plover plover:CONSULT ; drg:cameo "043" ; drg:polarity "affirmed" ; drg:modality "asserted" ;
    drg:date "2016-02"^^xsd:gYearMonth ; drg:place </place/muscat> ; drg:confidence 0.83 ; drg:trigger "استقبل" ;
    drg:subjectSpan </document/d1#char=7,20> ; drg:objectSpan </document/d1#char=22,34> ;
    drg:triggerSpan </document/d1#char=0,6> ;
    drg:evidence </sentence/e1> ; prov:wasDerivedFrom </document/d1> ; drg:extractor "dragoman/0.1.0" ; drg:reports </event/v1> .
</statement/s2> a drg:Statement, prov:Entity ;
    drg:subject </actor/ben-alawi-yusuf> ; drg:relation rel:rejects ; drg:object </statement/s2#object> ;
    drg:plover plover:REJECT ; drg:polarity "negated" ; drg:modality "planned" ; drg:attributedTo </statement/s2#speaker> ;
    drg:confidence 1.0 ; drg:trigger "يرفض" ;
    drg:subjectSpan </document/d1#char=7,20> ; drg:objectSpan </document/d1#char=22,34> ;
    drg:triggerSpan </document/d1#char=0,6> ;
    drg:speakerSpan </document/d1#char=0,6> ; drg:evidence </sentence/e1> ; prov:wasDerivedFrom </document/d1> ;
    drg:extractor "dragoman/0.1.0" ; drg:reports </event/v2> .
</statement/s2#object> a drg:TopicPhrase ; rdfs:label "مؤتمر دولي جديد"@ar ; drg:surface "مؤتمر دولي" ;
    drg:topic topic:international-conference .
</statement/s2#speaker> a drg:Actor ; rdfs:label "مصدر دبلوماسي"@ar .
</event/v1> a drg:Event, sem:Event ; drg:subject </actor/ben-alawi-yusuf> ; drg:relation rel:hosts ;
    drg:object </actor/unknown-1> ; drg:date "2016-02-11"^^xsd:date .
</event/v2> a drg:Event, sem:Event ; drg:subject </actor/ben-alawi-yusuf> ; drg:relation rel:rejects ;
    drg:topic topic:international-conference .
</sentence/e1> a drg:Sentence, oa:TextPositionSelector ; drg:document </document/d1> ; oa:start 0 ; oa:end 40 ;
    oa:exact "استقبل يوسف بن علوي نظيره الزائر في مسقط" .
</document/d1#char=0,6> a drg:Span, oa:TextPositionSelector ; oa:start 0 ; oa:end 6 ; oa:exact "استقبل" .
</document/d1#char=7,20> a drg:Span, oa:TextPositionSelector ; oa:start 7 ; oa:end 20 ; oa:exact "يوسف بن علوي" .
</document/d1#char=22,34> a drg:Span, oa:TextPositionSelector ; oa:start 22 ; oa:end 34 ; oa:exact "نظيره الزائر" .
</actor/ben-alawi-yusuf> a drg:Person, drg:Actor ; rdfs:label "Yusuf bin Alawi"@en, "يوسف بن علوي"@ar ;
    skos:altLabel "بن علوي"@ar ;
    drg:country "OMN" ; drg:sector "GOV" ; drg:known true ; drg:mention </document/d1#char=7,20> ;
    drg:tenure </tenure/t1> ; rel:hosts </actor/unknown-1> .
</actor/unknown-1> a drg:Person, drg:Actor ; rdfs:label "ضيف"@ar ; drg:known false .
</tenure/t1> a drg:Tenure, org:Membership ; org:member </actor/ben-alawi-yusuf> ; org:organization </actor/oman> ;
    org:role title:foreign-minister ; rdfs:label "foreign minister of Oman"@en ; drg:country "OMN" ;
    drg:from "1997"^^xsd:gYear ; drg:until "2020-08-18"^^xsd:date .
</place/muscat> a drg:Place ; rdfs:label "Muscat"@en ; drg:country "OMN" ; wgs84:lat 23.6 ; wgs84:long 58.6 .
"""


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(ROOT / "shapes.ttl")


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    """Of the ontology, what validators take over."""
    graph, kept = Graph(), Graph()
    for name in ("vocabulary.ttl", "relations.ttl"):
        graph.parse(ROOT / name)
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for triple in graph.triples((None, predicate, None)):
            kept.add(triple)
    return kept


def messages(shapes: Graph, vocabulary: Graph, turtle: str) -> set[str]:
    data = Graph().parse(data=HEAD + turtle, format="turtle", publicID="https://dragoman.example")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=vocabulary, inference="none", advanced=True)
    assert isinstance(report, Graph)
    return {str(report.value(result, SH.resultMessage)) for result in report.subjects(RDF.type, SH.ValidationResult)}


def test_the_shapes_are_shapes(shapes: Graph, vocabulary: Graph) -> None:
    pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    targets = {str(o) for o in shapes.objects(None, SH.targetClass)}
    names = ("Document", "Statement", "TopicPhrase", "Sentence", "Span", "Event", "Actor", "Tenure", "Place")
    assert targets == {f"{PREFIXES['drg']}{name}" for name in names}
    assert all(shapes.value(node, SH.message) for node in shapes.objects(None, SH.property))


def test_a_graph_as_it_should_be_passes(shapes: Graph, vocabulary: Graph) -> None:
    assert messages(shapes, vocabulary, GOOD) == set()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (' ; drg:polarity "affirmed"', "", "exactly one polarity: affirmed or negated"),
        ('drg:polarity "affirmed"', 'drg:polarity "maybe"', "exactly one polarity: affirmed or negated"),
        ('drg:modality "asserted"', 'drg:modality "sure"', MODALITY),
        ('drg:modality "asserted"', 'drg:modality "asserted", "planned"', MODALITY),
        ("drg:confidence 0.83", "drg:confidence 1.01", "exactly one confidence, a decimal in [0, 1]"),
        ("drg:confidence 0.83", 'drg:confidence "0.83"', "exactly one confidence, a decimal in [0, 1]"),
        ("drg:relation rel:hosts", "drg:relation rel:beguiles", "exactly one relation that relations.ttl defines"),
        ("drg:relation rel:hosts", "drg:relation rel:hosts, rel:meets", "exactly one relation that relations.ttl defines"),
        ("drg:plover plover:CONSULT", "drg:plover plover:ASSAULT", "the PLOVER class is that of the relation"),
        ('drg:cameo "043"', "drg:cameo 43", "at most one CAMEO code of three or four digits"),
        (" ; drg:object </actor/unknown-1> ;\n    drg:plover", " ;\n    drg:plover", OBJECT),
        ("drg:object </statement/s2#object>", "drg:object topic:ceasefire", OBJECT),
        ("drg:evidence </sentence/e1>", "drg:trigger 'x'", "exactly one sentence as evidence"),
        (" ; prov:wasDerivedFrom </document/d1> ; drg:extractor", " ; drg:extractor", "derived from exactly one document"),
        ('</document/d1> ; drg:extractor "dragoman/0.1.0" ;', "</document/d1> ;", "exactly one extractor with its version"),
        ('"2016-02"^^xsd:gYearMonth', '"February 2016"', "at most one date: a day, month or year"),
        ('drg:surface "مؤتمر دولي" ;', "", "exactly one surface: the words of the text"),
        ("oa:start 0 ; oa:end 40", "oa:start -1 ; oa:end 40", "exactly one start, a whole number from 0, before the end"),
        ("oa:start 7 ; oa:end 20", "oa:start 20 ; oa:end 20", "exactly one start, a whole number from 0, before the end"),
        ("oa:start 0 ; oa:end 40 ;\n    oa:exact", "oa:start 0 ; oa:end 40 ;\n    rdfs:comment", "exactly one text, not empty"),
        ("drg:document </document/d1> ;", "", "stands in exactly one document"),
        ('drg:country "OMN" ; drg:sector', 'drg:country "Oman" ; drg:sector', COUNTRY),
        ('drg:sector "GOV"', 'drg:sector "KING"', "at most one sector of the closed list"),
        ("drg:known true", "drg:known true ; a drg:State", "exactly one kind of actor"),
        ('rdfs:label "ضيف"@ar ;', "", "a label in English or Arabic"),
        ("org:role title:foreign-minister ;", "", "exactly one title"),
        ("org:member </actor/ben-alawi-yusuf> ;", "", "exactly one holder, an actor"),
        ('drg:until "2020-08-18"^^xsd:date', 'drg:until "lately"', "ends at most once, on a day, in a month or year"),
        ('dcterms:identifier "d1" ;', "", "exactly one identifier"),
        ("wgs84:lat 23.6", "wgs84:lat 123.6", "at most one latitude in [-90, 90]"),
        ("drg:topic topic:international-conference .\n</statement", "drg:topic rel:meets .\n</statement", "topics of topics.ttl"),
    ],
)  # fmt: skip
def test_what_departs_from_the_layout_is_refused(shapes: Graph, vocabulary: Graph, old: str, new: str, message: str) -> None:
    assert old in GOOD
    assert message in messages(shapes, vocabulary, GOOD.replace(old, new, 1))
