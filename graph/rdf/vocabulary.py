"""The ontology's own named graph: vocabulary, relation types, topics and titles, as every store holds them once."""

from __future__ import annotations

from importlib import resources
from typing import Final

import pyoxigraph
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat

import ontology
from graph.rdf.literals import node
from ontology import terms
from ontology.terms import DRG, ORG, SKOS, TITLE, Base

FILES: Final = ("vocabulary.ttl", "relations.ttl", "topics.ttl")


def ontology_quads(base: Base) -> list[Quad]:
    """Return the quads of the graph ``base.ontology_graph``, sorted; blank nodes get IRIs, the same ones each time."""
    graph = NamedNode(base.ontology_graph)
    found = Dataset()
    for name in FILES:
        data = resources.files(ontology).joinpath(name).read_bytes()
        for quad in pyoxigraph.parse(data, RdfFormat.TURTLE, rename_blank_nodes=True):
            found.add(Quad(quad.subject, quad.predicate, quad.object, graph))
    for quad in _titles(graph):
        found.add(quad)
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((_without_blank_nodes(base, quad) for quad in found), key=str)


def _titles(graph: NamedNode) -> list[Quad]:
    quads = []
    for key, title in ontology.titles().items():
        me = node(TITLE[key])
        quads += [Quad(me, node(terms.TYPE), kind, graph) for kind in (node(DRG.Office), node(ORG.Role), node(SKOS.Concept))]
        quads.append(Quad(me, node(terms.LABEL), Literal(title.label_en, language="en"), graph))
        quads.append(Quad(me, node(terms.LABEL), Literal(title.label_ar, language="ar"), graph))
    return quads


def _without_blank_nodes(base: Base, quad: Quad) -> Quad:
    subject = _name(base, quad.subject) if isinstance(quad.subject, BlankNode) else quad.subject
    object = _name(base, quad.object) if isinstance(quad.object, BlankNode) else quad.object
    return Quad(subject, quad.predicate, object, quad.graph_name)


def _name(base: Base, blank: BlankNode) -> NamedNode:
    return NamedNode(f"{base.iri}.well-known/genid/{blank.value}")
