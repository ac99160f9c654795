"""GraphML: what is written comes back from networkx the same, whatever the labels are, and in the way that Gephi wants it."""

from __future__ import annotations

import dataclasses
import io
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export import Mode, write_export
from graph.export.graphml import clean
from graph.model import Extraction
from graph.queries import Node, list_edges, list_nodes, list_statement_edges, list_topics
from graph.rdf import Writer
from graph.store import EmbeddedStore, Store
from ontology.terms import Base
from tests.samples import FACTS, arabic, english
from tests.unit.strategies import extractions

BASE = Base()
EDGE = "{http://graphml.graphdrawing.org/xmlns}edge"


def fill(*found: Extraction) -> Store:
    """A store in memory with these documents."""
    store, writer = EmbeddedStore(), Writer(BASE, FACTS.get)
    store.write({BASE.graph(each.document.id): writer.quads(each) for each in found})
    return store


def export(store: Store, mode: Mode = "aggregated") -> bytes:
    target = io.BytesIO()
    write_export("graphml", store, BASE, target, mode)
    return target.getvalue()


def read(data: bytes) -> networkx.MultiDiGraph:
    return networkx.read_graphml(io.BytesIO(data), edge_key_type=str, force_multigraph=True)


def node_data(node: Node) -> dict[str, object]:
    """What a node has to come back with, apart from colour and size."""
    data = {
        "label": clean(node.label) or node.id,
        "type": node.type,
        "label_ar": clean(node.label_ar or ""),
        "country": node.country,
        "sector": node.sector,
        "iri": node.iri,
    }
    return {name: value for name, value in data.items() if value} | {"known": node.known}


@given(extractions())
def test_networkx_reads_back_what_is_in_the_store(found: Extraction) -> None:
    store = fill(found)
    nodes = {each.id: each for each in [*list_nodes(store, BASE), *list_topics(store)]}
    gathered = read(export(store))
    assert set(gathered) == set(nodes)
    for id, data in gathered.nodes(data=True):
        plain = {name: value for name, value in data.items() if name not in ("r", "g", "b", "color", "size")}
        assert plain == node_data(nodes[id])
    edges = {(each.subject, each.relation, each.object, each.polarity, each.modality): each for each in list_edges(store, BASE)}
    back = {(a, d["relation"], b, d["polarity"], d["modality"]): d for a, b, d in gathered.edges(data=True)}
    assert set(back) == set(edges)
    for name, data in back.items():
        edge = edges[name]
        assert (data["weight"], data["statements"], data["documents"]) == (edge.weight, edge.weight, edge.documents)
        assert (data["confidence"], data["symmetric"]) == (edge.confidence, edge.symmetric)
        assert (data.get("first_date"), data.get("last_date")) == (edge.first_day, edge.last_day)
        assert (data.get("cameo"), data["plover"]) == (edge.cameo, edge.plover)
    full = read(export(store, "full"))
    said = {each.id: each for each in list_statement_edges(store, BASE)}
    assert {key for _, _, key in full.edges(keys=True)} == set(said)
    for a, b, key, data in full.edges(keys=True, data=True):
        assert (a, b) == (said[key].subject, said[key].object)
        assert data.get("sentence", "") == clean(said[key].evidence)
        assert data["document"] == clean(said[key].document)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_label_comes_back(label: str) -> None:
    found = english()
    actors = tuple(dataclasses.replace(each, known=False, id=f"x-{each.id}", label=label) for each in found.actors)
    data = export(fill(dataclasses.replace(found, actors=actors, statements=())))
    ElementTree.fromstring(data)
    labels = {data["label"] for _, data in read(data).nodes(data=True)}
    assert labels == {clean(label)} or not clean(label)


@pytest.mark.parametrize("mode", ["aggregated", "full"])
def test_parallel_edges_differ_in_the_kind_that_gephi_reads(mode: Mode) -> None:
    found = english()
    met = found.statements[0]
    more = (
        dataclasses.replace(met, id="second", relation="criticizes", symmetric=False),
        dataclasses.replace(met, id="third", polarity="negated"),
        dataclasses.replace(met, id="fourth", modality="planned"),
        dataclasses.replace(met, id="fifth"),
    )
    tree = ElementTree.fromstring(export(fill(dataclasses.replace(found, statements=(*found.statements, *more))), mode))
    kinds = [tuple(edge.attrib[name] for name in ("source", "target", "label")) for edge in tree.iter(EDGE)]
    assert len(kinds) == len(set(kinds)) == (5 if mode == "aggregated" else 6)


def test_gephi_s_own_names_and_types() -> None:
    text = export(fill(arabic(), english())).decode()
    for name in ("label", "size", "weight", "r", "g", "b", "color"):
        assert f'attr.name="{name}"' in text
    types = {part.split('"')[0] for part in text.split('attr.type="')[1:]}
    assert types <= {"boolean", "long", "double", "string"}
    assert "None" not in text
    assert "NaN" not in text
    assert "محمد جواد ظريف" in text


def test_arabic_sentences_are_whole_in_the_full_export() -> None:
    graph = read(export(fill(arabic()), "full"))
    sentences = {data["sentence"] for _, _, data in graph.edges(data=True)}
    assert sentences == {each.evidence.surface for each in arabic().statements}
    assert {data["type"] for _, data in graph.nodes(data=True)} == {"person", "state", "organisation", "topic"}


def test_an_empty_store_gives_an_empty_graph() -> None:
    assert len(read(export(EmbeddedStore()))) == len(read(export(EmbeddedStore(), "full"))) == 0
