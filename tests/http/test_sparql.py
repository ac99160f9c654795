"""The SPARQL endpoint: protocol, forms of answers, errors with their place, and queries that take too long."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import time
from xml.etree import ElementTree

import pytest
import rdflib

from api.app import create_app
from graph.settings import Settings
from tests.http.conftest import TestClient
from tests.http.shape import problem

ROWS = 'SELECT ?a ?name WHERE { ?a a drg:Person ; rdfs:label ?name FILTER (lang(?name) = "ar") } ORDER BY ?name'
GRAPH = "CONSTRUCT { ?a rdfs:label ?n } WHERE { ?a a drg:State ; rdfs:label ?n }"
NAME = "سيرغي لافروف"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


def test_rows_in_every_form(client: TestClient) -> None:
    def get(media: str) -> str:
        response = client.get("/sparql", params={"query": ROWS}, headers={"Accept": media})
        assert response.status_code == 200
        assert response.headers["content-type"].partition(";")[0] == media
        assert response.headers["vary"] == "Accept"
        return response.text

    bindings = json.loads(get("application/sparql-results+json"))["results"]["bindings"]
    names = [each["name"]["value"] for each in bindings]
    assert NAME in names
    tree = ElementTree.fromstring(get("application/sparql-results+xml"))
    assert len(list(tree.iter("{http://www.w3.org/2005/sparql-results#}result"))) == len(names)
    table = list(csv.DictReader(io.StringIO(get("text/csv"))))
    assert [row["name"] for row in table] == names
    assert get("text/tab-separated-values").splitlines()[0] == "?a\t?name"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own reader of JSON-LD
@pytest.mark.parametrize(
    ("media", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_graphs_in_every_form(client: TestClient, media: str, name: str) -> None:
    expected = rdflib.Graph().parse(data=client.get("/sparql", params={"query": GRAPH, "format": "ntriples"}).text, format="nt")
    response = client.get("/sparql", params={"query": GRAPH}, headers={"Accept": media})
    assert response.headers["content-type"].partition(";")[0] == media
    assert set(rdflib.Graph().parse(data=response.text, format=name)) == set(expected) != set()


def test_ask_and_describe(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": "ASK { ?s a drg:Person }"}).json()["boolean"] is True
    response = client.get("/sparql", params={"query": "DESCRIBE <https://dragoman.example/actor/lavrov-sergey>"})
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    assert NAME in response.text


def test_post_as_form_and_directly(client: TestClient) -> None:
    form = client.post("/sparql", data={"query": ROWS, "format": "csv"})
    direct = client.post(
        "/sparql?format=csv", content=ROWS.encode(), headers={"Content-Type": "application/sparql-query; charset=utf-8"}
    )
    assert form.text == direct.text == client.get("/sparql", params={"query": ROWS, "format": "csv"}).text
    arabic = f'SELECT ?a WHERE {{ ?a rdfs:label "{NAME}"@ar }}'
    found = client.post("/sparql", data={"query": arabic}).json()["results"]["bindings"]
    assert [each["a"]["value"] for each in found] == ["https://dragoman.example/actor/lavrov-sergey"]


def test_the_dataset_can_be_chosen(client: TestClient) -> None:
    seed = "https://dragoman.example/graph/000_e29b928bcc9d047d"
    count = {"query": "SELECT (COUNT(?d) AS ?n) WHERE { ?d a drg:Document }", "format": "csv"}
    assert int(client.get("/sparql", params=count).text.split()[1]) == 9
    assert int(client.get("/sparql", params=count | {"default-graph-uri": seed}).text.split()[1]) == 1
    assert int(client.post("/sparql", data=count | {"default-graph-uri": seed}).text.split()[1]) == 1
    assert int(client.get("/sparql", params=count | {"named-graph-uri": seed}).text.split()[1]) == 0


@pytest.mark.parametrize("method", ["get", "form", "direct"])
def test_a_syntax_error_names_line_and_column(client: TestClient, method: str) -> None:
    text = "SELECT * WHERE {\n  ?s a drg:Person .\n  FILER (1)\n}"
    if method == "get":
        response = client.get("/sparql", params={"query": text})
    elif method == "form":
        response = client.post("/sparql", data={"query": text})
    else:
        response = client.post("/sparql", content=text, headers={"Content-Type": "application/sparql-query"})
    found = problem(response, 400)
    assert (found["line"], found["column"]) == (3, 3)
    assert "line 3, column 3" in found["detail"]


def test_what_is_refused(client: TestClient) -> None:
    service = "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    found = problem(client.get("/sparql", params={"query": service}), 400)
    assert "SERVICE is not allowed" in found["detail"]
    assert (found["line"], found["column"]) == (1, 18)
    problem(client.get("/sparql", params={"query": "DROP ALL"}), 400)
    problem(client.post("/sparql", data={"update": "DROP ALL"}), 400)
    problem(client.post("/sparql", content="DROP ALL", headers={"Content-Type": "application/sparql-update"}), 415)
    problem(client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}), 415)
    problem(client.post("/sparql", content=b"\xff", headers={"Content-Type": "application/sparql-query"}), 400)
    problem(client.post("/sparql", content="#" * 2_000_000, headers={"Content-Type": "application/sparql-query"}), 413)
    problem(client.get("/sparql"), 422)
    problem(client.get("/sparql", params={"query": " "}), 400)
    problem(client.get("/sparql", params={"query": ["ASK {}", "ASK {}"]}), 400)
    problem(client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "no iri"}), 400)
    assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


def test_a_form_that_does_not_fit_the_answer(client: TestClient) -> None:
    assert "text/turtle" in problem(client.get("/sparql", params={"query": GRAPH, "format": "csv"}), 406)["detail"]
    assert "text/csv" in problem(client.get("/sparql", params={"query": ROWS}, headers={"Accept": "text/turtle"}), 406)["detail"]
    assert "rdfxml" in problem(client.get("/sparql", params={"query": ROWS, "format": "pdf"}), 400)["detail"]


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_runs(settings: Settings) -> None:
    hasty = dataclasses.replace(settings, query_timeout=2.0, query_workers=1)
    with TestClient(create_app(hasty)) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        started = time.monotonic()
        found = problem(client.get("/sparql", params={"query": SLOW}), 503)
        assert 1.9 < time.monotonic() - started < 10
        assert found["type"].endswith("/timeout")
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
