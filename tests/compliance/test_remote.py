"""What only a remote store can do: not answer, refuse, answer nonsense, and come back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import QueryError, StoreError, StoreUnreachableError
from graph.store import ask, select
from graph.store.remote import RemoteStore
from tests.conftest import free_port, serve_oxigraph

E = "https://example.org/"
QUAD = Quad(NamedNode(E + "s"), NamedNode(E + "p"), Literal("o"), NamedNode(E + "g"))


@contextmanager
def answering(
    status: int, body: bytes = b"", content_type: str = "text/plain", wait: float = 0
) -> Iterator[tuple[str, list[str]]]:
    """A server that gives one answer to everything; yields its address and the headers it was sent."""
    seen: list[str] = []
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            seen.append(str(self.headers))
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            stop.wait(wait)
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815 - the name that http.server calls

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", seen
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_server_that_is_down_is_said_to_be_down() -> None:
    with RemoteStore(f"http://127.0.0.1:{free_port()}") as store:
        for act in (lambda: ask(store, "ASK {}"), lambda: store.write({E + "g": [QUAD]}), lambda: list(store.quads(E + "g"))):
            with pytest.raises(StoreUnreachableError, match="is the server running"):
                act()


def test_a_server_that_does_not_answer_in_time() -> None:
    with answering(200, wait=5) as (url, _), RemoteStore(url, timeout=0.2) as store:
        with pytest.raises(StoreUnreachableError, match=r"within 0\.2 s.*DRAGOMAN_TIMEOUT"):
            ask(store, "ASK {}")


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_names_the_setting(status: int) -> None:
    with (
        answering(status) as (url, _),
        RemoteStore(url) as store,
        pytest.raises(StoreUnreachableError, match="DRAGOMAN_STORE_TOKEN"),
    ):
        store.write({E + "g": [QUAD]})


def test_the_token_goes_along() -> None:
    with answering(200, b'{"head":{},"boolean":true}', "application/sparql-results+json") as (url, seen):
        with RemoteStore(url, token="s3cret") as store:
            assert ask(store, "ASK {}")
    assert "Authorization: Bearer s3cret" in seen[0]


@pytest.mark.parametrize(
    ("status", "body", "content_type"),
    [
        (500, b"out of memory", "text/plain"),
        (200, b"<html>welcome</html>", "text/html"),
        (200, b"{", "application/sparql-results+json"),
        (200, b"<a> <b", "application/n-triples"),
        (302, b"", "text/plain"),
    ],
)
def test_nonsense_is_an_error_of_the_store(status: int, body: bytes, content_type: str) -> None:
    with answering(status, body, content_type) as (url, _), RemoteStore(url) as store, pytest.raises(StoreError):
        list(store.query("SELECT * WHERE { ?s ?p ?o }"))


def test_a_wrong_query_is_an_error_of_the_query() -> None:
    with (
        answering(400, b"no such function") as (url, _),
        RemoteStore(url) as store,
        pytest.raises(QueryError, match="no such function"),
    ):
        store.query("SELECT * WHERE { ?s ?p ?o }")


def test_endpoints_may_lie_elsewhere(oxigraph_url: str) -> None:
    with RemoteStore(
        "http://nowhere.example/", query=f"{oxigraph_url}/query", update=f"{oxigraph_url}/update", graphs=f"{oxigraph_url}/store"
    ) as store:
        store.write({E + "g": [QUAD]})
        assert list(store.quads(E + "g")) == [QUAD]
        store.write({E + "g": []})


def test_the_server_may_be_killed_and_come_back(tmp_path: Path) -> None:
    port = free_port()
    with serve_oxigraph(tmp_path / "store", port) as (url, process), RemoteStore(url) as store:
        store.write({E + "g": [QUAD]})
        process.kill()
        process.wait()
        with pytest.raises(StoreUnreachableError):
            store.write({E + "h": []})
        with serve_oxigraph(tmp_path / "store", port):
            store.write({E + "g": [QUAD]})
            assert select(store, "SELECT ?o WHERE { ?s ?p ?o }") == [(Literal("o"),)]
