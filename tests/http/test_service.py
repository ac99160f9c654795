"""Extraction, export, health, the description of the service, and errors that belong to no route."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path

import networkx
import pytest

from api.app import create_app
from graph.errors import StoreMissingError
from graph.settings import VERSION, Settings
from tests.http.conftest import TestClient
from tests.http.shape import problem

TEXT = "The Russian foreign minister Sergey Lavrov met his Syrian counterpart Walid al-Muallem in Moscow on 26 November 2014."
JSON = {"Content-Type": "application/json"}


def test_health(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok", "version": VERSION}


def test_a_document_of_the_contract_gives_a_result_of_the_contract(client: TestClient) -> None:
    response = client.post("/v1/extract", json={"id": "d1", "text": TEXT, "date": "2014-11-26", "more": 1})
    assert response.status_code == 200, response.text
    found = response.json()
    assert list(found) == ["id", "language", "date", "statements", "actors", "warnings"]
    assert (found["id"], found["language"], found["date"]) == ("d1", "en", "2014-11-26")
    statement = next(each for each in found["statements"] if each["relation"] == "meets")
    assert {statement["subject"]["id"], statement["object"]["id"]} == {"lavrov-sergey", "muallem-walid"}
    for span in (statement["subject"], statement["object"]):
        assert TEXT[span["start"] : span["end"]] == span["surface"]
    assert set(statement["subject"]) == {"id", "label", "type", "country", "sector", "surface", "start", "end"}
    assert client.get("/v1/actors", params={"search": "d1"}).json()["items"] == [], "nothing is kept"


def test_documents_that_cannot_be_read(client: TestClient) -> None:
    lines = ["{", *(f'"k{number}": 1,' for number in range(15)), '"id": "x" "text": "y"}']
    found = problem(client.post("/v1/extract", content="\n".join(lines), headers=JSON), 400)
    assert (found["line"], found["column"]) == (17, 11)
    assert "line 17, column 11" in found["detail"]
    assert "offset 8" in problem(client.post("/v1/extract", content='{"id": "é"}'.encode("latin-1"), headers=JSON), 400)["detail"]
    for body in ("", "[]", "{}", '{"id": "x"}', '{"id": "x", "text": " "}', '{"id": "x", "text": 1}', "[" * 70_000, "NaN"):
        problem(client.post("/v1/extract", content=body, headers=JSON), 400)
    problem(client.post("/v1/extract", json={"id": "x", "text": "a", "date": "yesterday"}), 400)
    assert "2001 characters" in problem(client.post("/v1/extract", json={"id": "x", "text": "a" * 2001}), 413)["detail"]
    problem(client.post("/v1/extract", content=b"x" * 1_000_000, headers=JSON), 413)


def test_graphml(client: TestClient) -> None:
    response = client.get("/v1/export/graphml")
    assert response.headers["content-type"] == "application/graphml+xml"
    assert "dragoman.graphml" in response.headers["content-disposition"]
    graph = networkx.read_graphml(io.BytesIO(response.content), force_multigraph=True)
    assert graph.nodes["lavrov-sergey"]["label_ar"] == "سيرغي لافروف"
    topics = {id for id, data in graph.nodes(data=True) if data["type"] == "topic"}
    assert any("international-conference" in id for id in topics)
    assert all(id.startswith("topic:") for id in topics)
    between = {data["relation"] for data in graph.get_edge_data("lavrov-sergey", "muallem-walid").values()}
    assert "meets" in between
    full = client.get("/v1/export/graphml", params={"mode": "full"}).content
    count = {"query": "SELECT (COUNT(?s) AS ?n) { ?s a drg:Statement }", "format": "csv"}
    statements = int(client.get("/sparql", params=count).text.split()[1])
    assert networkx.read_graphml(io.BytesIO(full), force_multigraph=True).number_of_edges() == statements
    assert sum(data["weight"] for _, _, data in graph.edges(data=True)) == statements
    problem(client.get("/v1/export/graphml", params={"mode": "half"}), 422)


def test_the_description(client: TestClient) -> None:
    assert client.get("/docs").status_code == 200
    found = client.get("/openapi.json").json()
    ids = {route["operationId"] for path in found["paths"].values() for route in path.values()}
    assert ids == {
        *("health", "query_get", "query_post", "find_actors", "get_actor", "list_relations", "extract", "export_graphml"),
    }
    text = json.dumps(found)
    for reference in {part.split('"')[0] for part in text.split('"$ref": "#/components/schemas/')[1:]}:
        assert reference in found["components"]["schemas"]
    for path in found["paths"].values():
        for route in path.values():
            for status, answer in route["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"]


def test_no_such_route_or_method(client: TestClient) -> None:
    problem(client.get("/nowhere"), 404)
    problem(client.delete("/sparql"), 405)
    problem(client.get("/v1/extract"), 405)
    assert problem(client.put("/v1/actors/x"), 405)["detail"].startswith("PUT is not allowed")


def test_a_fault_of_the_program_has_the_same_shape(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(settings)

    def fail() -> None:
        raise ZeroDivisionError("secret")

    app.add_api_route("/fail", fail)
    with TestClient(app, raise_server_exceptions=False) as client:
        response = client.get("/fail")
    problem(response, 500)
    assert "secret" not in response.text


def test_a_store_that_is_missing_is_said_at_the_start(tmp_path: Path, settings: Settings) -> None:
    app = create_app(dataclasses.replace(settings, store=str(tmp_path / "none")))
    with pytest.raises(StoreMissingError), TestClient(app):
        pass


def test_a_remote_store_that_is_down(settings: Settings) -> None:
    app = create_app(dataclasses.replace(settings, store="http://127.0.0.1:9"))
    with TestClient(app, raise_server_exceptions=False) as client:
        for path in ("/health", "/v1/actors", "/v1/export/graphml"):
            problem(client.get(path), 502)
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code in (502, 503)
