"""What only the store on disk can do: locks, readers beside a writer, and being killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import StoreError, StoreLockedError, StoreMissingError
from graph.settings import Settings
from graph.store import EmbeddedStore, open_store, select
from graph.store.embedded import SECONDS_BETWEEN_LOOKS
from graph.store.lock import find_holder

E = "https://example.org/"


def quads(graph: int, number: int = 100) -> list[Quad]:
    name = NamedNode(f"{E}g{graph}")
    return [Quad(NamedNode(f"{E}s{graph}"), NamedNode(E + "p"), Literal(index), name) for index in range(number)]


def count(store: EmbeddedStore) -> int:
    return len(select(store, "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }"))


def test_a_store_that_is_not_there_is_missing_for_a_reader_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "store"
    with pytest.raises(StoreMissingError, match="dragoman build"):
        EmbeddedStore(path, "read")
    assert not path.exists()
    EmbeddedStore(path).close()
    EmbeddedStore(path, "read").close()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "store"
    file.write_text("x")
    with pytest.raises(StoreError, match="not a directory"):
        EmbeddedStore(file)
    with pytest.raises(StoreError):
        EmbeddedStore(file, "read")


def test_what_is_written_is_there_after_closing(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "store") as store:
        store.write({f"{E}g1": quads(1)})
    with EmbeddedStore(tmp_path / "store", "read") as store:
        assert count(store) == 100
        with pytest.raises(StoreError, match="reading only"):
            store.write({f"{E}g1": []})
        with pytest.raises(StoreError, match="reading only"):
            store.load(quads(2))
    with pytest.raises(StoreError, match="closed"):
        store.graphs()


def test_the_second_writer_is_told_who_the_first_one_is(tmp_path: Path) -> None:
    code = f"""
import sys, time
from pathlib import Path
from graph.store import EmbeddedStore
store = EmbeddedStore(Path({str(tmp_path / "store")!r}))
print("open", flush=True)
sys.stdin.readline()
"""
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        with pytest.raises(StoreLockedError) as caught:
            EmbeddedStore(tmp_path / "store")
        assert f"process {process.pid} (" in caught.value.holder
        assert "python" in caught.value.holder
        process.communicate(b"\n")
    EmbeddedStore(tmp_path / "store").close()


def test_asking_for_the_holder_never_gives_up_our_own_lock(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "store"):
        with pytest.raises(StoreLockedError, match="this process"):
            EmbeddedStore(tmp_path / "store")
        code = (
            f"from pathlib import Path\nfrom graph.store import EmbeddedStore\nEmbeddedStore(Path({str(tmp_path / 'store')!r}))"
        )
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert f"process {os.getpid()}" in found.stderr
    assert find_holder(tmp_path / "none", "") == "another process"


def test_a_reader_sees_what_is_written_while_it_is_open(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "store") as writer:
        writer.write({f"{E}g1": quads(1)})
        with EmbeddedStore(tmp_path / "store", "read") as reader:
            assert count(reader) == 100
            writer.write({f"{E}g2": quads(2)})
            time.sleep(SECONDS_BETWEEN_LOOKS + 0.1)
            assert count(reader) == 200
            writer.write({f"{E}g1": [], f"{E}g2": quads(2, 7)})
            time.sleep(SECONDS_BETWEEN_LOOKS + 0.1)
            assert count(reader) == 7
            writer.load(quads(3))
            time.sleep(SECONDS_BETWEEN_LOOKS + 0.1)
            assert count(reader) == 107


@pytest.mark.slow
def test_a_killed_writer_leaves_whole_documents(tmp_path: Path) -> None:
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from pathlib import Path
from graph.store import EmbeddedStore
from tests.compliance.test_embedded import quads, E
store = EmbeddedStore(Path({str(tmp_path / "store")!r}))
for round in range(1000):
    for graph in range(20):
        store.write({{f"{{E}}g{{graph}}": quads(graph, 50 + round % 7 * 10)}})
        print(round, graph, flush=True)
"""
    for attempt in range(4):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(30 + 17 * attempt):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        with EmbeddedStore(tmp_path / "store") as store:
            sizes = {graph: len(list(store.quads(graph))) for graph in store.graphs()}
            assert len(sizes) == 20
            assert set(sizes.values()) <= {50 + step * 10 for step in range(7)}
            merged = select(store, "SELECT * WHERE { ?s ?p ?o }")
            assert len(merged) == sum(sizes.values())


def test_settings_say_which_store_is_opened(tmp_path: Path) -> None:
    with open_store(Settings(store=str(tmp_path / "x")), "write") as store:
        assert isinstance(store, EmbeddedStore)
        assert store.location == str(tmp_path / "x")
    with open_store(Settings(store="http://127.0.0.1:9/")) as remote:
        assert remote.location == "http://127.0.0.1:9/"


def watch(path: Path, seconds: float) -> set[int]:
    """Read again and again; return the numbers of graphs that were seen, all of them whole."""
    seen: set[int] = set()
    with EmbeddedStore(path, "read") as reader:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            rows = select(reader, "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
            sizes = {int(number.value) for _, number in rows if isinstance(number, Literal)}
            assert sizes <= {50 + step * 10 for step in range(7)}
            seen.add(len(rows))
    return seen


@pytest.mark.slow
def test_a_reader_beside_a_busy_writer_sees_whole_documents_only(tmp_path: Path) -> None:
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from pathlib import Path
from graph.store import EmbeddedStore
from tests.compliance.test_embedded import quads, E
store = EmbeddedStore(Path({str(tmp_path / "store")!r}))
for round in range(100000):
    for graph in range(10):
        store.write({{f"{{E}}g{{graph}}": quads(graph, 50 + round % 7 * 10)}})
    store.load(quads(1000 + round, 60))
    if not round:
        print("ready", flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        try:
            seen = watch(tmp_path / "store", 5)
        finally:
            process.kill()
    assert len(seen) > 1, "the reader looked again"
