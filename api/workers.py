"""Queries of other people, run in processes that can be stopped.

Oxigraph cannot stop a query once it runs, so each worker is a process of its own with the store open for reading only. A
query that takes longer than its deadline ends with its worker, and the next one gets a fresh worker.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final

from api.problems import ProblemError
from graph.errors import DragomanError, QueryError, StoreError
from graph.settings import Settings

if TYPE_CHECKING:
    from graph.store import Answer, Store

STARTING_SECONDS: Final = 60.0
SPAWN: Final = multiprocessing.get_context("spawn")


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


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, settings: Settings) -> None:
        self.pipe, theirs = SPAWN.Pipe()
        self.process = SPAWN.Process(target=_work, args=(settings, theirs), daemon=True, name="dragoman-query")
        self.process.start()
        theirs.close()
        if not self.pipe.poll(STARTING_SECONDS):
            self.stop()
            raise StoreError(settings.store, f"a worker did not start within {STARTING_SECONDS:g} s", "is the machine busy?")
        try:
            ready: Failure | None = self.pipe.recv()
        except EOFError:
            ready = Failure(StoreError, (settings.store, "a query worker did not start"))
        if ready is not None:
            self.stop()
            raise ready.error()

    def ask(self, question: Question, seconds: float) -> Reply | None:
        """Return the answer; None where it took too long."""
        self.pipe.send(question)
        if not self.pipe.poll(seconds):
            return None
        reply: Reply | Failure = self.pipe.recv()
        if isinstance(reply, Failure):
            raise reply.error()
        return reply

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Workers:
    """Up to ``settings.query_workers`` processes; started when needed, replaced when stopped. Threads may share it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._seats: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        self._open = True
        self._closing = threading.Lock()
        for _ in range(settings.query_workers):
            self._seats.put(None)

    def run(self, question: Question) -> Reply:
        """Run one query. Raises ``QueryError``, ``StoreError``, or ``ProblemError`` where it takes too long or all are busy."""
        seconds = self._settings.query_timeout
        try:
            worker = self._seats.get(timeout=seconds)
        except queue.Empty:
            detail = f"all {self._settings.query_workers} query workers were busy for {seconds:g} s; try again later"
            raise ProblemError(503, "busy", "Too many queries", detail) from None
        try:
            worker = worker or _Worker(self._settings)
            started = time.monotonic()
            reply = worker.ask(question, seconds)
        except DragomanError:
            raise
        except (EOFError, OSError):
            if worker is not None:
                worker.stop()
                worker = None
            raise ProblemError(503, "worker", "The query ended its worker", "did it need more memory than there is?") from None
        else:
            if reply is None:
                worker.stop()
                worker = None
                spent = time.monotonic() - started
                detail = f"the query was stopped after {spent:.1f} s; ask for less, or raise DRAGOMAN_QUERY_TIMEOUT"
                raise ProblemError(503, "timeout", "The query takes too long", detail, seconds=seconds)
            return reply
        finally:
            self._give_back(worker)

    def close(self) -> None:
        """Stop all workers that rest; those at work are stopped when they are done."""
        with self._closing:
            self._open = False
            while True:
                try:
                    worker = self._seats.get_nowait()
                except queue.Empty:
                    return
                if worker is not None:
                    worker.stop()

    def _give_back(self, worker: _Worker | None) -> None:
        with self._closing:
            if self._open or worker is None:
                self._seats.put(worker)
            else:
                worker.stop()


def _work(settings: Settings, pipe: Connection) -> None:
    """What a worker does: open the store for reading, answer questions until the pipe ends."""
    import signal

    from graph.store import open_store

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
    from pyoxigraph import QueryTriples

    from graph.queries import run_query

    try:
        found = run_query(store, question.text, default_graphs=question.default_graphs, named_graphs=question.named_graphs)
        kind, form = ("triples", question.triples) if isinstance(found, QueryTriples) else ("rows", question.rows)
        return Reply(kind, None if form is None else _write(found, form))
    except DragomanError as error:
        return _pack(error)
    except (OSError, RuntimeError, ValueError, MemoryError) as error:
        return _pack(QueryError(f"the answer cannot be written: {error}", remedy="ask for another form"))


def _write(found: Answer, form: str) -> bytes:
    from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, serialize

    from ontology.terms import PREFIXES

    if isinstance(found, QueryTriples):
        return serialize(found, format=getattr(RdfFormat, form), prefixes=PREFIXES) or b""
    return found.serialize(format=getattr(QueryResultsFormat, form)) or b""


def _pack(error: DragomanError) -> Failure:
    if isinstance(error, StoreError):
        return Failure(StoreError, (error.location, error.reason, error.remedy))
    if isinstance(error, QueryError):
        return Failure(QueryError, (error.reason, error.line, error.column, error.remedy))
    return Failure(QueryError, (str(error),))
