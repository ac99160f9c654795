"""What a query worker does: open the store for reading, and answer questions from a pipe until it ends.

No HTTP here: a worker has to start fast.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, serialize

from graph.errors import DragomanError, QueryError, StoreError
from graph.queries.free import run_query
from graph.settings import Settings
from graph.store import Answer, Store, open_store
from ontology.terms import PREFIXES


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its dataset; ``rows`` and ``triples`` name a form of pyoxigraph for either kind of answer, None for none."""

    text: str
    default_graphs: Sequence[str] | None = None
    named_graphs: Sequence[str] | None = None
    rows: str | None = "JSON"
    triples: str | None = "TURTLE"


@dataclass(frozen=True, slots=True)
class Reply:
    """The kind of answer, ``rows`` or ``triples``, and its bytes; None where no form was given for this kind."""

    kind: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way through a pipe: its parts, since exceptions of this program do not survive pickling."""

    kind: type[QueryError | StoreError]
    parts: tuple[Any, ...]

    def error(self) -> QueryError | StoreError:
        """The error itself."""
        return self.kind(*self.parts)


def work(settings: Settings, pipe: Connection) -> None:
    """Answer questions with a ``Reply`` or ``Failure`` each; the first thing sent is None, or why the store cannot be opened."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which stops its workers itself
    try:
        store = open_store(settings)
    except DragomanError as error:
        pipe.send(_pack(error))
        return
    pipe.send(None)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError), store:
        while True:
            question: Question = pipe.recv()
            pipe.send(_answer(store, question))


def _answer(store: Store, question: Question) -> Reply | Failure:
    try:
        found = run_query(store, question.text, default_graphs=question.default_graphs, named_graphs=question.named_graphs)
        kind, form = ("triples", question.triples) if isinstance(found, QueryTriples) else ("rows", question.rows)
        return Reply(kind, None if form is None else _write(found, form))
    except DragomanError as error:
        return _pack(error)
    except (OSError, RuntimeError, ValueError, MemoryError) as error:
        return _pack(QueryError(f"the answer cannot be written: {error}", remedy="ask for another form"))


def _write(found: Answer, form: str) -> bytes:
    if isinstance(found, QueryTriples):
        return serialize(found, format=getattr(RdfFormat, form), prefixes=PREFIXES) or b""
    return found.serialize(format=getattr(QueryResultsFormat, form)) or b""


def _pack(error: DragomanError) -> Failure:
    if isinstance(error, StoreError):
        return Failure(StoreError, (error.location, error.reason, error.remedy))
    if isinstance(error, QueryError):
        return Failure(QueryError, (error.reason, error.line, error.column, error.remedy))
    return Failure(QueryError, (str(error),))
