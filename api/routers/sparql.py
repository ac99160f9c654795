"""The SPARQL 1.1 Protocol, queries only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response

from api.dependencies import QueryBody, WorkersHere
from api.negotiate import FORMATS, GRAPH_FORMS, ROW_FORMS, Form, choose_form
from api.problems import ProblemError
from api.schemas import problems
from api.workers import Question, Workers

router = APIRouter(tags=["sparql"])

FORM_TYPE: Final = "application/x-www-form-urlencoded"
QUERY_TYPE: Final = "application/sparql-query"
QUERIES_ONLY: Final = "this endpoint is for queries only; documents are read with dragoman build"
KINDS: Final = {"rows": ROW_FORMS, "triples": GRAPH_FORMS}
ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Rows or a truth value (SELECT, ASK), or a graph (CONSTRUCT, DESCRIBE)",
        "content": {form.media_type: {"schema": {"type": "string"}} for form in (*ROW_FORMS, *GRAPH_FORMS)},
    },
    **problems(400, 406, 413, 415, 422, 502, 503),
}
BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {
            QUERY_TYPE: {"schema": {"type": "string"}},
            FORM_TYPE: {
                "schema": {
                    "type": "object",
                    "required": ["query"],
                    "properties": {
                        "query": {"type": "string"},
                        "format": {"type": "string", "enum": list(FORMATS)},
                        "default-graph-uri": {"type": "array", "items": {"type": "string"}},
                        "named-graph-uri": {"type": "array", "items": {"type": "string"}},
                    },
                }
            },
        },
    }
}

Accept = Annotated[str | None, Header(description="Media types with q-values.")]
Format = Annotated[str | None, Query(description=f"Instead of Accept: {', '.join(FORMATS)}.")]
DefaultGraphs = Annotated[list[str] | None, Query(alias="default-graph-uri")]
NamedGraphs = Annotated[list[str] | None, Query(alias="named-graph-uri")]


@router.get("/sparql", operation_id="query_get", response_class=Response, responses=ANSWERS)
def query_get(
    workers: WorkersHere,
    query: Annotated[list[str], Query(description="SELECT, ASK, CONSTRUCT or DESCRIBE; common prefixes are declared.")],
    accept: Accept = None,
    format: Format = None,
    default_graphs: DefaultGraphs = None,
    named_graphs: NamedGraphs = None,
) -> Response:
    """Run a query."""
    return _run(workers, query, accept, format, default_graphs, named_graphs)


@router.post("/sparql", operation_id="query_post", response_class=Response, responses=ANSWERS, openapi_extra=BODY)
def query_post(
    request: Request,
    workers: WorkersHere,
    body: QueryBody,
    accept: Accept = None,
    format: Format = None,
    default_graphs: DefaultGraphs = None,
    named_graphs: NamedGraphs = None,
) -> Response:
    """Run a query that is sent as it is, or as a form."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == QUERY_TYPE:
        return _run(workers, [_decode(body)], accept, format, default_graphs, named_graphs)
    if media != FORM_TYPE:
        detail = f"Content-Type is {media[:60] or 'missing'}; send {QUERY_TYPE} or {FORM_TYPE}"
        if media == "application/sparql-update":
            detail = QUERIES_ONLY
        raise ProblemError(415, "unsupported-media-type", "Unsupported media type", detail)
    try:
        form = parse_qs(_decode(body), keep_blank_values=True, max_num_fields=1_000, errors="strict")
    except ValueError as error:
        raise ProblemError(400, "input", "Wrong input", f"the form cannot be read: {error}") from None
    if "update" in form:
        raise ProblemError(400, "query", "Wrong query", QUERIES_ONLY)
    chosen = form["format"][0] if "format" in form else format
    default_graphs = [*(default_graphs or []), *form.get("default-graph-uri", [])]
    named_graphs = [*(named_graphs or []), *form.get("named-graph-uri", [])]
    return _run(workers, form.get("query", []), accept, chosen, default_graphs, named_graphs)


def _run(
    workers: Workers,
    queries: Sequence[str],
    accept: str | None,
    format: str | None,
    default_graphs: Sequence[str] | None,
    named_graphs: Sequence[str] | None,
) -> Response:
    if len(queries) != 1 or not queries[0].strip():
        given = "an empty one" if len(queries) == 1 else len(queries)
        raise ProblemError(400, "query", "Wrong query", f"give one query, not {given}")
    if format is not None and format not in FORMATS:
        raise ProblemError(400, "parameter", "Wrong parameter", f"format={format[:60]!r}: give one of {', '.join(FORMATS)}")
    rows, triples = choose_form(ROW_FORMS, accept, format), choose_form(GRAPH_FORMS, accept, format)
    dataset = (list(default_graphs) if default_graphs else None, list(named_graphs) if named_graphs else None)
    if dataset[0] is None and dataset[1] is not None:
        dataset = ([], dataset[1])  # a dataset of named graphs only has an empty default graph
    question = Question(
        queries[0], *dataset, rows=rows.oxigraph if rows else None, triples=triples.oxigraph if triples else None
    )
    reply = workers.run(question)
    form: Form | None = rows if reply.kind == "rows" else triples
    if reply.data is None or form is None:
        asked = f"format={format}" if format is not None else f"Accept: {(accept or '')[:200]}"
        offered = ", ".join(each.media_type for each in KINDS[reply.kind])
        what = "rows or a truth value" if reply.kind == "rows" else "a graph"
        detail = f"the query gives {what}, and {asked} does not fit; take {offered}"
        raise ProblemError(406, "not-acceptable", "Not acceptable", detail)
    return Response(reply.data, media_type=None, headers={"Content-Type": form.content_type, "Vary": "Accept"})


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProblemError(400, "input", "Wrong input", f"the body is not UTF-8: byte {error.start}") from None
