"""SHACL: what the writer writes fits the shapes, and what does not fit is found."""

from __future__ import annotations

import dataclasses

import pytest
from pyoxigraph import Literal, Quad

from graph.model import Extraction
from graph.rdf import Writer
from graph.store import EmbeddedStore
from graph.validate import validate, validate_store
from ontology import terms
from tests.samples import FACTS, arabic, english

WRITER = Writer(register=FACTS.get)


@pytest.mark.parametrize("extraction", [arabic(), english(), dataclasses.replace(arabic(), statements=(), actors=())])
def test_what_is_written_fits(extraction: Extraction) -> None:
    assert validate(WRITER.quads(extraction)) == []


def test_what_does_not_fit_is_named() -> None:
    quads = WRITER.quads(arabic())
    broken = [quad for quad in quads if quad.predicate.value != terms.POLARITY]
    found = validate(broken)
    assert len(found) == 3
    assert all(each.path == terms.POLARITY for each in found)
    assert "polarity" in str(found[0])
    wrong = [
        Quad(quad.subject, quad.predicate, Literal("maybe"), quad.graph_name) if quad.predicate.value == terms.MODALITY else quad
        for quad in quads
    ]
    assert {each.value for each in validate(wrong)} == {"maybe"}


def test_a_relation_that_the_ontology_lacks_is_found() -> None:
    strange = dataclasses.replace(arabic().statements[0], relation="dances-with")
    assert validate(WRITER.quads(dataclasses.replace(arabic(), statements=(strange,))))


def test_a_whole_store_is_checked_document_by_document() -> None:
    store = EmbeddedStore()
    store.write({WRITER.graph(each.document.id): WRITER.quads(each) for each in (arabic(), english())})
    assert [(graph, found) for graph, found in validate_store(store, WRITER.base)] == [
        (WRITER.graph("ar-1"), []),
        (WRITER.graph("en-1"), []),
    ]
