"""``dragoman build`` and ``dragoman extract`` with the real extractor, end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.store import EmbeddedStore, select
from tests.unit.cli.test_commands import run

pytestmark = pytest.mark.model

ARABIC = "استقبل الرئيس المصري عبد الفتاح السيسي وزير الخارجية السعودي عادل الجبير في القاهرة."
ENGLISH = "Germany's foreign minister met his Polish counterpart in Warsaw on Monday."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two good documents and two bad ones."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ar.txt").write_text(ARABIC, "utf-8")
    (folder / "bad.txt").write_bytes("وزير".encode("windows-1256"))
    lines = [json.dumps({"id": "en", "text": ENGLISH, "date": "2016-03-01"}), '{"id": "broken"', ""]
    (folder / "more.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def test_extract_prints_the_contract_in_order_and_reports_the_rest(news: Path) -> None:
    out, err = run("extract", str(news), code=1)
    documents = [json.loads(line) for line in out.splitlines()]
    assert [each["id"] for each in documents] == ["ar", "en"]
    assert [each["language"] for each in documents] == ["ar", "en"]
    for text, document in zip((ARABIC, ENGLISH), documents, strict=True):
        assert document["statements"]
        for statement in document["statements"]:
            evidence = statement["evidence"]
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]
            for side in (statement["subject"], statement["object"]):
                assert text[side["start"] : side["end"]] == side["surface"]
    assert "bad.txt: is not UTF-8: byte 0xE6 at offset 0" in err
    assert "more.jsonl, line 2: is not JSON" in err
    assert "2 documents read, 2 failed" in err


def test_extract_reads_standard_input(news: Path) -> None:
    out, err = run("extract", stdin=ARABIC.encode())
    assert json.loads(out)["id"] == "stdin"
    assert err == ""
    out, _ = run("extract", "-", "--format", "table", stdin=(news / "ar.txt").read_bytes())
    assert out.splitlines()[0].split() == ["document", "statement", "sentence"]
    assert "Sisi" in out


def test_build_twice_adds_nothing_twice(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    out, err = run("build", str(news), "--store", str(store), "--examples", "2", code=1)
    assert out.startswith("4 documents read: 2 added, 0 replaced, 0 unchanged, 2 failed")
    assert "“" in out
    assert err.count("error: ") == 2
    with EmbeddedStore(store, "read") as opened:
        before = set(map(str, select(opened, "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }")))
    out, _ = run("build", str(news), code=1, DRAGOMAN_STORE=str(store))
    assert "0 added, 0 replaced, 2 unchanged, 2 failed; 0 statements written" in out
    with EmbeddedStore(store, "read") as opened:
        assert set(map(str, select(opened, "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }"))) == before
    out, err = run("validate", "--store", str(store))
    assert (out, err) == ("", "2 documents checked, 0 violations\n")
    out, _ = run("actor", "السيسي", "--store", str(store))
    assert "Abdel Fattah" in out


def test_a_busy_store_is_code_3(news: Path, tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "store"):
        _, err = run("build", str(news), "--store", str(tmp_path / "store"), code=3)
    assert "has it open for writing" in err
    assert "pytest" in err or "python" in err


def test_a_base_of_ones_own(news: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    base = "https://news.example/graph/"
    run("build", str(news / "ar.txt"), "--store", store, DRAGOMAN_BASE=base)
    out, _ = run("query", "SELECT ?d WHERE { ?d a drg:Document }", "--format", "csv", "--store", store)
    assert "https://news.example/graph/document/ar" in out
    _, err = run("build", str(news / "ar.txt"), "--store", store, code=3)
    assert "DRAGOMAN_BASE" in err
