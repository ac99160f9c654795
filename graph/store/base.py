"""What a store is: the Protocol that the embedded and the remote one both follow, and that everybody else relies on.

A store holds named graphs, one a document, and beside them the default graph, which is always their RDF merge: what all
documents say together, each triple once. ``write`` keeps both in step. So plain queries need no ``GRAPH``, count nothing
twice and mean the same on every SPARQL server, while ``GRAPH ?g { … }`` tells which document says it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, Self

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple

from graph.errors import StoreError
from graph.store.syntax import Parameter

__all__ = ["Answer", "Graphs", "Parameter", "Rows", "Store", "Term", "ask", "construct", "select"]

Answer = QuerySolutions | QueryBoolean | QueryTriples
Term = NamedNode | BlankNode | Literal | Triple
Graphs = Mapping[str, Collection[Quad]]
Rows = list[tuple[Term | None, ...]]


class Store(Protocol):
    """A place that keeps the graph. Methods raise ``StoreError`` or ``QueryError``; one process may write, any may read.

    ``location`` is what people call the store: a directory, an address, or ``memory``.
    """

    @property
    def location(self) -> str: ...

    def query(
        self,
        text: str,
        parameters: Mapping[str, Parameter] | None = None,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Run a SPARQL query; ``$name`` stands for ``parameters["name"]``. ``SERVICE`` is refused.

        ``default_graphs`` and ``named_graphs`` choose the dataset, as the SPARQL protocol has it; they win over ``FROM``.
        The answer is pyoxigraph's, whatever the store: iterate over it, or ``serialize(output, format)`` it.
        """
        ...

    def write(self, graphs: Graphs) -> None:
        """Make each named graph hold exactly these quads, all in one transaction; no quads, no graph.

        Every quad must lie in the graph under whose IRI it is given. What is there already is not written again.
        """
        ...

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads of named graphs that the store does not hold yet, any number of them, fast and not in one transaction."""
        ...

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""
        ...

    def quads(self, graph: str) -> Iterator[Quad]:
        """The quads of one named graph, in no order; none where there is no such graph."""
        ...

    def flush(self) -> None:
        """See that all writes are on disk."""
        ...

    def close(self) -> None:
        """Give the store back; nothing may be asked of it afterwards."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def select(store: Store, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows:
    """Run a SELECT query and return its rows, each with a term or None for every variable in the order of the text."""
    answer = store.query(text, parameters)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("not a SELECT query")
    try:
        return [tuple(row) for row in answer]
    except (OSError, RuntimeError) as error:
        raise StoreError(store.location, str(error)) from None


def ask(store: Store, text: str, parameters: Mapping[str, Parameter] | None = None) -> bool:
    """Run an ASK query."""
    answer = store.query(text, parameters)
    if not isinstance(answer, QueryBoolean):
        raise TypeError("not an ASK query")
    return bool(answer)


def construct(store: Store, text: str, parameters: Mapping[str, Parameter] | None = None) -> Iterator[Triple]:
    """Run a CONSTRUCT or DESCRIBE query."""
    answer = store.query(text, parameters)
    if not isinstance(answer, QueryTriples):
        raise TypeError("not a CONSTRUCT or DESCRIBE query")
    yield from answer
