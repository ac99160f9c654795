"""The command ``export``: to a file or standard output, gathered or one edge a statement."""

from __future__ import annotations

import io
from pathlib import Path

import networkx
import pytest

from graph.build import build
from graph.rdf import Writer
from graph.store import EmbeddedStore
from tests.samples import FACTS, arabic, english
from tests.unit.cli.test_commands import run


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store on disk with the two samples."""
    path = tmp_path_factory.mktemp("export") / "store"
    samples = {each.document.id: each for each in (arabic(), english())}
    with EmbeddedStore(path) as opened:
        documents = [each.document for each in samples.values()]
        build(opened, documents, lambda document: samples[document.id], Writer(register=FACTS.get))
    return str(path)


def test_a_file_and_standard_output_are_the_same(store: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.graphml"
    assert run("export", "--format", "graphml", "-o", str(file), "--store", store)[0] == ""
    out, _ = run("export", "--store", store)
    assert file.read_text("utf-8") == out
    graph = networkx.read_graphml(file, force_multigraph=True)
    assert graph.nodes["zarif-mohammad-javad"]["label_ar"] == "محمد جواد ظريف"
    assert {data["relation"] for _, _, data in graph.edges(data=True)} == {"hosts", "meets", "rejects", "visits", "welcomes"}


def test_one_edge_a_statement(store: str) -> None:
    out, _ = run("export", "--mode", "full", "--store", store)
    graph = networkx.read_graphml(io.BytesIO(out.encode()), force_multigraph=True)
    assert {data["document"] for _, _, data in graph.edges(data=True)} == {"ar-1", "en-1"}
    assert all(data["sentence"] for _, _, data in graph.edges(data=True))


def test_what_is_wrong_is_told(store: str, tmp_path: Path) -> None:
    assert "aggregated, full" in run("export", "--mode", "half", "--store", store, code=2)[1]
    assert "graphml" in run("export", "--format", "pdf", "--store", store, code=2)[1]
    assert "cannot be written" in run("export", "-o", str(tmp_path / "none/x"), "--store", store, code=1)[1]
    assert "there is no store here" in run("export", "--store", str(tmp_path / "none"), code=3)[1]
