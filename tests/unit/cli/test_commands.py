"""The command line: what goes where, and how a command ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from graph.build import build
from graph.rdf import Writer
from graph.settings import VERSION
from graph.store import EmbeddedStore
from tests.conftest import free_port
from tests.samples import FACTS, arabic, english

ROOT = Path(__file__).parents[3]
DRAGOMAN = [sys.executable, "-c", "from api.cli import main; main()"]


def run(*arguments: str, stdin: bytes = b"", code: int = 0, **environment: str) -> tuple[str, str]:
    """Run a command in a process of its own; return what it wrote to standard output and error."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    found = subprocess.run(
        [*DRAGOMAN, *arguments], input=stdin, capture_output=True, env=clean | environment, check=False, cwd=ROOT, timeout=120
    )
    out, err = found.stdout.decode(), found.stderr.decode()
    assert found.returncode == code, f"{found.returncode}: {out}\n{err}"
    assert "Traceback" not in err
    return out, err


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store on disk with the two samples."""
    path = tmp_path_factory.mktemp("cli") / "store"
    samples = {each.document.id: each for each in (arabic(), english())}
    with EmbeddedStore(path) as opened:
        documents = [each.document for each in samples.values()]
        build(opened, documents, lambda document: samples[document.id], Writer(register=FACTS.get))
    return str(path)


def test_help_and_version() -> None:
    assert "Exit codes" in run("--help")[0]
    assert run("version")[0] == run("--version")[0] == f"dragoman {VERSION}\n"


def test_info(store: str) -> None:
    out, _ = run("info", "--store", store)
    assert "2 documents, 5 actors, 5 statements, 2014-11-25 to 2014-11-26" in out
    data = json.loads(run("info", "--format", "json", DRAGOMAN_STORE=store)[0])
    assert data["summary"]["statements"] == 5


def test_a_missing_store_is_code_3(tmp_path: Path) -> None:
    _, err = run("info", "--store", str(tmp_path / "none"), code=3)
    assert "dragoman build" in err


def test_an_actor_by_name_in_either_script(store: str) -> None:
    for name in ("ظريف", "zarif", "zarif-mohammad-javad"):
        out, _ = run("actor", name, "--store", store)
        assert "Mohammad Javad Zarif  محمد جواد ظريف  [zarif-mohammad-javad]" in out
        assert "foreign minister of Iran" in out
        assert "hosts" in out
        assert "meets" in out
    data = json.loads(run("actor", "ظريف", "--format", "json", "--relation", "hosts", "--store", store)[0])
    assert [each["statement"]["relation"] for each in data["relations"]] == ["hosts"]
    out, err = run("actor", "zarif", "--limit", "1", "--store", store)
    assert "more: --cursor " in err
    out, _ = run("actor", "zarif", "--limit", "1", "--cursor", err.split("--cursor ")[1].split()[0], "--store", store)
    assert "hosts" in out
    assert "meets" not in out


def test_an_unknown_actor_is_code_5(store: str) -> None:
    assert "no actor 'nobody'" in run("actor", "nobody", "--store", store, code=5)[1]


def test_a_malformed_cursor_is_told(store: str) -> None:
    assert "is malformed" in run("actor", "zarif", "--cursor", "xyz", "--store", store, code=2)[1]


def test_queries_from_argument_file_and_standard_input(store: str, tmp_path: Path) -> None:
    text = 'SELECT ?label WHERE { ?a drg:country "IRN" ; a drg:Person ; rdfs:label ?label FILTER (lang(?label) = "ar") }'
    file = tmp_path / "query.rq"
    file.write_text(text, "utf-8")
    for arguments, stdin in (((text,), b""), (("--file", str(file)), b""), (("-",), text.encode()), ((), text.encode())):
        out, err = run("query", *arguments, "--store", store, stdin=stdin)
        assert out == "label\n--------------\nمحمد جواد ظريف\n"
        assert err == "1 rows\n"


def test_result_formats(store: str, tmp_path: Path) -> None:
    rows = "SELECT ?d WHERE { ?d a drg:Document } ORDER BY ?d"
    graph = "CONSTRUCT WHERE { ?d a drg:Document }"
    assert json.loads(run("query", rows, "--format", "json", "--store", store)[0])["results"]["bindings"]
    assert run("query", rows, "--format", "csv", "--store", store)[0].splitlines()[0] == "d"
    assert run("query", rows, "--format", "tsv", "--store", store)[0].startswith("?d\n")
    assert "<sparql" in run("query", rows, "--format", "xml", "--store", store)[0]
    assert run("query", "ASK { ?d a drg:Document }", "--store", store)[0] == "true\n"
    assert "ontology#Document" in run("query", graph, "--store", store)[0]
    assert run("query", graph, "--format", "ntriples", "--store", store)[0].count(" .\n") == 2
    assert json.loads(run("query", graph, "--format", "jsonld", "--store", store)[0])
    assert "<rdf:RDF" in run("query", graph, "--format", "rdfxml", "--store", store)[0]
    file = tmp_path / "out.nt"
    assert run("query", graph, "--format", "ntriples", "-o", str(file), "--store", store)[0] == ""
    assert file.read_text().count(" .\n") == 2
    assert "give one of turtle" in run("query", graph, "--format", "csv", "--store", store, code=2)[1]
    assert "give one of table" in run("query", rows, "--format", "turtle", "--store", store, code=2)[1]
    assert "cannot be written" in run("query", graph, "-o", str(tmp_path / "none/x"), "--store", store, code=1)[1]


def test_a_wrong_query_is_code_4_with_its_place(store: str) -> None:
    _, err = run("query", "SELECT * WHERE { ?s a drg:Person .\n FILER (1) }", "--store", store, code=4)
    assert "line 2, column 2" in err
    _, err = run("query", "SELECT * WHERE { ?s a drg:Person . FILER (1) }", "--store", store, code=4)
    assert "line 1, column 36" in err, "the prefixes that were put in front do not count"
    assert "SERVICE" in run("query", "SELECT * { SERVICE <http://127.0.0.1:1/> {} }", "--store", store, code=4)[1]


def test_usage_and_settings_are_code_2(store: str) -> None:
    run(code=2)
    run("build", code=2)
    run("query", "ASK {}", "--format", "pdf", "--store", store, code=2)
    assert "DRAGOMAN_PORT='x'" in run("info", code=2, DRAGOMAN_PORT="x")[1]
    assert "warning: DRAGOMAN_STROE" in run("info", "--store", store, DRAGOMAN_STROE="x")[1]


def test_control_characters_never_reach_the_terminal(store: str) -> None:
    out, _ = run("query", 'SELECT ("\\u001b[31mred\\u0007\\n\\tx" AS ?x) WHERE {}', "--store", store)
    assert "\x1b" not in out
    assert "[31mred  x" in out


@pytest.mark.parametrize("arguments", [["info"], ["actor", "zarif"], ["query", "ASK {}"], ["version"], ["--help"]])
def test_light_commands_load_nothing_heavy(store: str, arguments: list[str]) -> None:
    code = (
        "import sys, api.cli\n"
        f"sys.argv = ['dragoman', *{arguments!r}]\n"
        "try:\n    api.cli.main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "loaded = {'spacy', 'torch', 'onnxruntime', 'pyshacl', 'fastapi', 'networkx', 'thinc'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    environment = os.environ | {"DRAGOMAN_STORE": store}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    assert found.returncode == 0, found.stderr


def start(*arguments: str) -> subprocess.Popen[str]:
    """Start a command that goes on until it is stopped."""
    return subprocess.Popen(
        [*DRAGOMAN, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )


def test_serving_until_stopped(store: str) -> None:
    port = free_port()
    with start("serve", "--store", store, "--port", str(port)) as process:
        for _ in range(300):
            try:
                answer = httpx.get(f"http://127.0.0.1:{port}/health")
                break
            except httpx.TransportError:
                assert process.poll() is None, process.communicate()
                time.sleep(0.2)
        else:
            pytest.fail("the service did not start")
        assert answer.status_code == 200
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "Traceback" not in err
    assert f"http://127.0.0.1:{port}" in err


def test_stopping_from_the_keyboard_is_code_130(store: str) -> None:
    with start("query", "--store", store) as process:
        time.sleep(2)  # by now it waits for its standard input
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == "interrupted; what was written stays\n"


def test_a_busy_port_is_told(store: str) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        _, err = run("serve", "--store", store, "--port", str(busy.getsockname()[1]), code=2)
    assert "--port" in err
