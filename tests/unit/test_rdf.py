"""Extraction to quads and back."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given
from pyoxigraph import NamedNode, Quad

from graph.model import (
    Extraction,
)
from graph.rdf import Writer, event_hash, read_extraction
from graph.store import EmbeddedStore
from ontology.terms import DRG, OWL, REL, SKOS, WIKIDATA, Base
from tests.samples import FACTS, SYMMETRIC, arabic, english
from tests.unit.strategies import extractions

WRITER = Writer(register=FACTS.get)
BASE = Base()


def through_store(quads: list[Quad]) -> list[Quad]:
    store = EmbeddedStore()
    store.write({quads[0].graph_name.value: quads})  # type: ignore[union-attr]
    return list(store.quads(quads[0].graph_name.value))  # type: ignore[union-attr]


@pytest.mark.parametrize("extraction", [arabic(), english()])
def test_statements_come_back_from_the_store(extraction: Extraction) -> None:
    found = read_extraction(through_store(WRITER.quads(extraction)), BASE, SYMMETRIC)
    assert found.statements == extraction.statements
    assert dataclasses.replace(found.document, text=extraction.document.text) == extraction.document
    assert (found.language, found.extractor) == (extraction.language, extraction.extractor)
    assert {actor.id: actor.mentions for actor in found.actors} == {actor.id: actor.mentions for actor in extraction.actors}


def test_stores_keep_every_literal_as_it_was_written() -> None:
    quads = WRITER.quads(arabic())
    assert set(through_store(quads)) == set(quads)


def test_the_same_extraction_gives_the_same_quads_in_the_same_order() -> None:
    extraction = arabic()
    shuffled = list(extraction.actors)
    random.Random(1).shuffle(shuffled)
    again = dataclasses.replace(extraction, actors=tuple(shuffled), statements=extraction.statements[::-1])
    assert WRITER.quads(extraction) == WRITER.quads(again)
    assert len(set(WRITER.quads(extraction))) == len(WRITER.quads(extraction))


def test_direct_triples_are_written_for_facts_only() -> None:
    quads = {(quad.subject, quad.predicate, quad.object) for quad in [*WRITER.quads(arabic()), *WRITER.quads(english())]}
    zarif, alawi = (NamedNode(BASE.actor(id)) for id in ("zarif-mohammad-javad", "bin-alawi-yusuf"))
    assert (alawi, NamedNode(REL.hosts), zarif) in quads
    assert (zarif, NamedNode(REL.meets), alawi) in quads
    assert (alawi, NamedNode(REL.meets), zarif) in quads
    assert not any(predicate == NamedNode(REL.visits) for _, predicate, _ in quads)
    negated = dataclasses.replace(english().statements[0], polarity="negated")
    found = WRITER.quads(dataclasses.replace(english(), statements=(negated,)))
    assert not any(quad.predicate == NamedNode(REL.meets) for quad in found)


def test_what_the_register_knows_is_written_for_actors_that_occur() -> None:
    zarif = NamedNode(BASE.actor("zarif-mohammad-javad"))
    facts = {quad.predicate.value: set() for quad in WRITER.quads(arabic())}  # type: dict[str, set[str]]
    for quad in WRITER.quads(arabic()):
        if quad.subject == zarif:
            facts[quad.predicate.value].add(str(quad.object))
    assert '"جواد ظريف"@ar' in facts[SKOS.altLabel]
    assert '"mohammad javad zarif"' in facts[SKOS.hiddenLabel]
    assert len(facts[DRG.tenure]) == 1, "the register's office and the document's are the same one"
    assert not any(quad.subject == NamedNode(BASE.actor("oman")) for quad in WRITER.quads(arabic()))


def test_a_wikidata_id_is_written_only_where_the_register_has_one() -> None:
    with_id = dataclasses.replace(FACTS["iran"], wikidata="Q794")
    quads = Writer(register=(FACTS | {"iran": with_id}).get).quads(arabic())
    assert [quad.object for quad in quads if quad.predicate.value == OWL.sameAs] == [NamedNode(WIKIDATA["Q794"])]
    assert not [quad for quad in WRITER.quads(arabic()) if quad.predicate.value == OWL.sameAs]


def test_events_gather_what_is_said_about_the_same_thing_on_the_same_day() -> None:
    met = english().statements[0]
    document = english().document
    other = dataclasses.replace(document, id="en-2")
    turned = dataclasses.replace(met, subject=met.object, object=met.subject, id="x")
    assert event_hash(met, document) == event_hash(met, other) == event_hash(turned, other)
    assert event_hash(met, document) != event_hash(dataclasses.replace(met, date="2014-11-27"), document)
    undated = dataclasses.replace(document, date=None)
    assert event_hash(met, undated) != event_hash(met, dataclasses.replace(undated, id="en-2"))


def test_any_document_id_and_base_make_valid_iris() -> None:
    extraction = arabic(id="2014/11 <b>ظريف</b> #?%")
    quads = Writer(Base("https://news.example/kg/"), FACTS.get).quads(extraction)
    assert all(quad.graph_name.value.startswith("https://news.example/kg/graph/2014%2F11") for quad in quads)  # type: ignore[union-attr]
    found = read_extraction(through_store(quads), Base("https://news.example/kg/"), SYMMETRIC)
    assert found.document.id == "2014/11 <b>ظريف</b> #?%"
    assert found.statements == extraction.statements


def test_contradictions_are_refused() -> None:
    broken = dataclasses.replace(arabic().statements[0], date="26.11.2014")
    with pytest.raises(ValueError, match=r"26\.11\.2014"):
        WRITER.quads(dataclasses.replace(arabic(), statements=(broken,)))
    broken = dataclasses.replace(arabic().statements[0], subject=arabic().statements[1].object)
    with pytest.raises(ValueError, match="subject has no id"):
        WRITER.quads(dataclasses.replace(arabic(), statements=(broken,)))


@given(extractions())
def test_any_statement_survives_the_way_to_rdf_and_back(extraction: Extraction) -> None:
    found = read_extraction(through_store(Writer().quads(extraction)), BASE, SYMMETRIC)
    assert found.statements == extraction.statements
    assert found.document.id == extraction.document.id
