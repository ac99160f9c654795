"""What a write changes: the quads that go and come, so that the default graph stays the merge of the named graphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from graph.store.base import Graphs


@dataclass(frozen=True, slots=True)
class Change:
    """Quads to delete and to insert, of named graphs and of the default graph, and graphs that end up empty."""

    gone: list[Quad]
    come: list[Quad]
    emptied: list[NamedNode]


def merged(quad: Quad) -> Quad:
    """The same triple in the default graph."""
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def check_graphs(graphs: Graphs) -> None:
    """Raise ``ValueError`` where a quad does not lie in the graph that it is given for."""
    for name, quads in graphs.items():
        for quad in quads:
            if not isinstance(quad.graph_name, NamedNode) or quad.graph_name.value != name:
                raise ValueError(f"quad {quad} is given for graph {name}")


def find_change(
    graphs: Graphs, stored: Callable[[NamedNode], Iterable[Quad]], holders: Callable[[Quad], Iterable[Quad]]
) -> Change:
    """Compare what the graphs should hold with what they do.

    ``stored`` gives the quads of a named graph, ``holders`` all quads, in any graph, with the triple of a given one.
    """
    gone: list[Quad] = []
    come: list[Quad] = []
    emptied: list[NamedNode] = []
    wanted = {NamedNode(name): set(quads) for name, quads in graphs.items()}
    triples = {merged(quad) for quads in wanted.values() for quad in quads}
    for name, quads in sorted(wanted.items(), key=lambda item: item[0].value):
        old = set(stored(name))
        gone += old - quads
        come += quads - old
        if old and not quads:
            emptied.append(name)
    come += {merged(quad) for quad in come}
    for lost in {merged(quad) for quad in gone} - triples:
        if not any(isinstance(other.graph_name, NamedNode) and other.graph_name not in wanted for other in holders(lost)):
            gone.append(lost)
    return Change(gone, come, emptied)


def data_block(quads: Iterable[Quad]) -> str:
    """The quads as the inside of ``INSERT DATA { … }``, grouped by graph; terms are written by the RDF library."""
    groups: dict[str, list[str]] = {}
    for quad in quads:
        name = str(quad.graph_name) if isinstance(quad.graph_name, NamedNode) else ""
        groups.setdefault(name, []).append(f"{quad.triple} .\n")
    return "".join("".join(lines) if not name else f"GRAPH {name} {{\n{''.join(lines)}}}\n" for name, lines in groups.items())
