"""Queries of other people, run in processes that can be stopped.

Oxigraph cannot stop a query once it runs, so each worker is a process of its own with the store open for reading only. A
query that takes longer than its deadline ends with its worker, and the next one gets a fresh worker.
"""

from __future__ import annotations

import multiprocessing
import queue
import threading
import time
from typing import Final

from api.answers import Failure, Question, Reply, work
from api.problems import ProblemError
from graph.errors import DragomanError, StoreError
from graph.settings import Settings

__all__ = ["Question", "Reply", "Workers"]

STARTING_SECONDS: Final = 60.0
SPAWN: Final = multiprocessing.get_context("spawn")


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, settings: Settings) -> None:
        self.pipe, theirs = SPAWN.Pipe()
        self.process = SPAWN.Process(target=work, args=(settings, theirs), daemon=True, name="dragoman-query")
        self.process.start()
        theirs.close()
        self.location = settings.store
        self.ready = False

    def ask(self, question: Question, seconds: float) -> Reply | None:
        """Return the answer; None where it took too long."""
        if not self.ready:
            self._await()
        self.pipe.send(question)
        if not self.pipe.poll(seconds):
            return None
        reply: Reply | Failure = self.pipe.recv()
        if isinstance(reply, Failure):
            raise reply.error()
        return reply

    def _await(self) -> None:
        """Wait until the store is open."""
        if not self.pipe.poll(STARTING_SECONDS):
            raise StoreError(self.location, f"a worker did not start within {STARTING_SECONDS:g} s", "is the machine busy?")
        try:
            ready: Failure | None = self.pipe.recv()
        except EOFError:
            ready = Failure(StoreError, (self.location, "a query worker did not start"))
        if ready is not None:
            raise ready.error()
        self.ready = True

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Workers:
    """Up to ``settings.query_workers`` processes; one waits ready, others start when needed. Threads may share it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._seats: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        self._open = True
        self._closing = threading.Lock()
        for _ in range(settings.query_workers - 1):
            self._seats.put(None)
        self._seats.put(_Worker(settings))  # the first query need not wait for it

    def run(self, question: Question) -> Reply:
        """Run one query. Raises ``QueryError``, ``StoreError``, or ``ProblemError`` where it takes too long or all are busy."""
        seconds = self._settings.query_timeout
        try:
            worker = self._seats.get(timeout=seconds)
        except queue.Empty:
            detail = f"all {self._settings.query_workers} query workers were busy for {seconds:g} s; try again later"
            raise ProblemError(503, "busy", "Too many queries", detail) from None
        try:
            if worker is not None and not worker.process.is_alive():
                worker.stop()
                worker = None
            worker = worker or _Worker(self._settings)
            started = time.monotonic()
            reply = worker.ask(question, seconds)
        except DragomanError:
            if worker is not None and not worker.ready:
                worker.stop()
                worker = None
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
