"""The remote store: any server that speaks the SPARQL 1.1 Protocol and the SPARQL 1.1 Graph Store Protocol.

Queries and updates go through the first, whole graphs are fetched through the second where the server has it. One write
is one update request, which servers run in one transaction; it may be sent again, for it makes the graphs what they
should be, whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, Self

import httpx
import pyoxigraph
from pyoxigraph import NamedNode, Quad, QueryResultsFormat, RdfFormat

from graph.errors import QueryError, StoreError, StoreUnreachableError, shorten
from graph.store.base import Answer, Graphs, Parameter
from graph.store.merge import check_graphs, data_block, merged
from graph.store.syntax import bind, explain, refuse_service

RESULTS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
QUADS_A_REQUEST: Final = 20_000

# The triples of a graph that no other named graph says: what goes from the default graph when the graph goes.
FORGET: Final = """\
DELETE {{ ?s ?p ?o }} WHERE {{
  GRAPH {name} {{ ?s ?p ?o }}
  FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER (?other != {name}) }}
}} ;
DROP SILENT GRAPH {name}"""


class RemoteStore:
    """A store behind ``url``. The endpoints are ``url/query``, ``url/update`` and ``url/store`` unless they are given.

    ``token`` goes along as ``Authorization: Bearer``; ``timeout`` in seconds holds for each request.
    """

    def __init__(
        self,
        url: str,
        *,
        query: str | None = None,
        update: str | None = None,
        graphs: str | None = None,
        token: str | None = None,
        timeout: float = 30.0,
    ) -> None:
        root = url.rstrip("/")
        self._url = url
        self._query = query or f"{root}/query"
        self._update = update or f"{root}/update"
        self._graphs = graphs or f"{root}/store"
        headers = {"User-Agent": "dragoman"} | ({"Authorization": f"Bearer {token}"} if token else {})
        self._client = httpx.Client(timeout=timeout, headers=headers, follow_redirects=False)

    @property
    def location(self) -> str:
        return self._url

    def query(
        self,
        text: str,
        parameters: Mapping[str, Parameter] | None = None,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        bound = bind(text, parameters) if parameters else text
        refuse_service(bound)
        form: dict[str, str | list[str]] = {
            "query": bound,
            "default-graph-uri": list(default_graphs or ()),
            "named-graph-uri": list(named_graphs or ()),
        }
        answer = self._send("POST", self._query, data=form, headers={"Accept": f"{RESULTS}, {TRIPLES};q=0.9"}, query=bound)
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip()
        try:
            if kind == RESULTS:
                return pyoxigraph.parse_query_results(answer.content, QueryResultsFormat.JSON)
            if kind == TRIPLES:
                return _as_triples(answer.content)
        except (SyntaxError, ValueError) as error:
            raise StoreError(self._url, f"answered with broken {kind}: {error}") from None
        raise StoreError(self._url, f"answered with {kind or 'no content type'}", "is this a SPARQL endpoint?")

    def write(self, graphs: Graphs) -> None:
        check_graphs(graphs)
        steps = [FORGET.format(name=NamedNode(name)) for name in sorted(graphs)]
        quads = sorted((quad for group in graphs.values() for quad in group), key=str)
        if quads:
            triples = dict.fromkeys(merged(quad) for quad in quads)
            steps.append(f"INSERT DATA {{\n{data_block([*triples, *quads])}}}")
        if steps:
            self._change(" ;\n".join(steps))

    def load(self, quads: Iterable[Quad]) -> None:
        rest = iter(quads)
        while batch := list(islice(rest, QUADS_A_REQUEST)):
            triples = dict.fromkeys(merged(quad) for quad in batch)
            self._change(f"INSERT DATA {{\n{data_block([*triples, *batch])}}}")

    def graphs(self) -> list[str]:
        rows = self.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(rows, pyoxigraph.QuerySolutions)
        return sorted(row["g"].value for row in rows)

    def quads(self, graph: str) -> Iterator[Quad]:
        name = NamedNode(graph)
        answer = self._send("GET", self._graphs, params={"graph": graph}, headers={"Accept": TRIPLES}, missing=True)
        if answer.status_code != httpx.codes.NOT_FOUND:
            for quad in pyoxigraph.parse(answer.content, RdfFormat.N_TRIPLES):
                yield Quad(quad.subject, quad.predicate, quad.object, name)

    def flush(self) -> None:
        """Nothing: what a server has acknowledged is its own care."""

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _change(self, update: str) -> None:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._send("POST", self._update, content=update.encode(), headers=headers)

    def _send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        data: Mapping[str, str | list[str]] | None = None,
        content: bytes | None = None,
        params: Mapping[str, str] | None = None,
        query: str | None = None,
        missing: bool = False,
    ) -> httpx.Response:
        try:
            answer = self._client.request(method, url, headers=headers, data=data, content=content, params=params)
        except httpx.TimeoutException:
            raise StoreUnreachableError(
                url, f"no answer within {self._client.timeout.read:g} s", "raise DRAGOMAN_TIMEOUT"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise StoreUnreachableError(url, f"cannot be reached: {error}", "is the server running?") from None
        if answer.is_success or (missing and answer.status_code == httpx.codes.NOT_FOUND):
            return answer
        reason = shorten(" ".join(answer.text.split()), 200)
        if answer.status_code == httpx.codes.BAD_REQUEST and query is not None:
            raise explain(query, reason) if "error at" in reason else QueryError(reason)
        if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise StoreUnreachableError(url, f"refused: {answer.status_code} {reason}", "set DRAGOMAN_STORE_TOKEN")
        raise StoreError(url, f"answered {answer.status_code} {reason}".strip(), "check the address and the server's log")


def _as_triples(content: bytes) -> Answer:
    """The triples as the answer that an embedded store would give, so that they serialise alike."""
    store = pyoxigraph.Store()
    store.load(content, RdfFormat.N_TRIPLES)
    return store.query("CONSTRUCT WHERE { ?s ?p ?o }")
