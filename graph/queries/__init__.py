"""Every question the program asks of a store: functions that take a ``Store``, return plain records, and know no HTTP.

All SPARQL of the program stands in this package. Parameters are bound, never formatted in; lists become ``VALUES``.
Functions take the ``Base`` under which the data's IRIs lie. Missing things raise ``NotFoundError``, cursors that this
program did not give ``CursorError``.
"""

from __future__ import annotations

from graph.queries.actors import find_actors, get_actor, summarise_relations
from graph.queries.cursors import Page
from graph.queries.documents import Stored, get_document, get_stored, list_documents, summarise
from graph.queries.edges import list_edges, list_nodes, list_statement_edges, list_topics
from graph.queries.free import run_query
from graph.queries.records import (
    ActorItem,
    ActorRecord,
    Count,
    DocumentRecord,
    Edge,
    Found,
    Node,
    RelationCount,
    StatementEdge,
    Summary,
    Tenure,
)
from graph.queries.statements import Filter, get_statement, list_relations, list_statements, pick_examples

__all__ = [
    "ActorItem",
    "ActorRecord",
    "Count",
    "DocumentRecord",
    "Edge",
    "Filter",
    "Found",
    "Node",
    "Page",
    "RelationCount",
    "StatementEdge",
    "Stored",
    "Summary",
    "Tenure",
    "find_actors",
    "get_actor",
    "get_document",
    "get_statement",
    "get_stored",
    "list_documents",
    "list_edges",
    "list_nodes",
    "list_relations",
    "list_statement_edges",
    "list_statements",
    "list_topics",
    "pick_examples",
    "run_query",
    "summarise",
    "summarise_relations",
]
