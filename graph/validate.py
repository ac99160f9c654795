"""Whether the graph is as the shapes want it: SHACL over one document's graph at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

import ontology
from graph.rdf import ontology_quads
from graph.store import Store
from ontology.terms import SH, Base

SHAPES: Final = "shapes.ttl"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that a shape does not allow: the node, the property, the value, and what the shape says about it."""

    graph: str
    focus: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        return f"{self.graph}: {self.focus} {self.path} {self.value}: {self.message}"


def validate_store(store: Store, base: Base) -> Iterator[tuple[str, list[Violation]]]:
    """Yield each document's graph with what is wrong in it."""
    for graph in store.graphs():
        if graph != base.ontology_graph:
            yield graph, validate(store.quads(graph), base)


def validate(quads: Iterable[Quad], base: Base | None = None) -> list[Violation]:
    """Return what the shapes find wrong in the quads of one graph, sorted; empty where all is well."""
    import pyshacl
    import rdflib

    quads = list(quads)
    graph = quads[0].graph_name.value if quads and not isinstance(quads[0].graph_name, pyoxigraph.DefaultGraph) else ""
    conforms, report, _ = pyshacl.validate(
        _graph(quads), shacl_graph=_shapes(), ont_graph=_ontology(base or Base()), inference="none", advanced=True, inplace=False
    )
    if conforms:
        return []
    assert isinstance(report, rdflib.Graph)
    found = []
    for result in report.objects(None, rdflib.URIRef(SH.result)):

        def value(name: str, result: Any = result) -> str:
            return str(report.value(result, rdflib.URIRef(SH[name])) or "")

        found.append(Violation(graph, value("focusNode"), value("resultPath"), value("value"), value("resultMessage")))
    return sorted(found)


def _graph(quads: Iterable[Quad]) -> Any:
    import rdflib

    data = pyoxigraph.serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=data, format="nt")


@cache
def _shapes() -> Any:
    import rdflib

    return rdflib.Graph().parse(data=resources.files(ontology).joinpath(SHAPES).read_bytes(), format="turtle")


@cache
def _ontology(base: Base) -> Any:
    return _graph(ontology_quads(base))
