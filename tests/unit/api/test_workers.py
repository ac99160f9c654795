"""Workers: they come back after being killed, refuse when all are busy, and carry errors whole."""

from __future__ import annotations

import dataclasses
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.problems import ProblemError
from api.workers import Question, Workers
from graph.errors import QueryError, StoreMissingError
from graph.settings import Settings
from graph.store import EmbeddedStore
from tests.samples import FACTS, english

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    from graph.rdf import Writer

    writer = Writer(register=FACTS.get)
    with EmbeddedStore(tmp_path / "store") as store:
        store.write({writer.graph("en-1"): writer.quads(english())})
    return dataclasses.replace(Settings(), store=str(tmp_path / "store"), query_timeout=2.0, query_workers=1)


@pytest.fixture
def workers(settings: Settings) -> Iterator[Workers]:
    opened = Workers(settings)
    yield opened
    opened.close()


def test_answers_of_either_kind(workers: Workers) -> None:
    assert workers.run(Question("ASK {}")).data == b'{"head":{},"boolean":true}'
    reply = workers.run(Question("CONSTRUCT WHERE { ?d a drg:Document }", triples="N_TRIPLES"))
    assert reply.kind == "triples"
    assert (reply.data or b"").count(b" .\n") == 1
    assert workers.run(Question("ASK {}", rows=None)).data is None


def test_errors_come_whole(workers: Workers) -> None:
    with pytest.raises(QueryError) as caught:
        workers.run(Question("SELECT * WHERE {\n ?s ?p }"))
    assert caught.value.line == 2
    assert str(caught.value).count("SPARQL:") == 1


def test_a_killed_worker_is_replaced(workers: Workers) -> None:
    answer = workers.run(Question("SELECT (1 AS ?x) {}", rows="CSV"))
    worker = workers._seats.queue[-1]
    assert worker is not None
    os.kill(worker.process.pid or 0, signal.SIGKILL)
    worker.process.join()
    assert workers.run(Question("SELECT (1 AS ?x) {}", rows="CSV")) == answer


def test_who_waits_too_long_is_told_and_who_runs_too_long_is_stopped(workers: Workers) -> None:
    workers.run(Question("ASK {}"))
    found: list[ProblemError] = []

    def ask() -> None:
        try:
            workers.run(Question(SLOW))
        except ProblemError as error:
            found.append(error)

    first = threading.Thread(target=ask)
    started = time.monotonic()
    first.start()
    first.join()
    assert time.monotonic() - started < 10
    assert [each.name for each in found] == ["timeout"]
    seat = workers._seats.get()
    with pytest.raises(ProblemError, match="were busy"):
        workers.run(Question("ASK {}"))
    workers._seats.put(seat)
    assert workers.run(Question("ASK {}")).data


def test_a_store_that_is_missing_is_told(settings: Settings) -> None:
    opened = Workers(dataclasses.replace(settings, store=settings.store + "-none"))
    with pytest.raises(Exception, match="there is no store here") as caught:
        opened.run(Question("ASK {}"))
    assert type(caught.value).__name__ in ("StoreError", StoreMissingError.__name__)
    opened.close()
