"""What every store must do alike. A new kind of store is added to the fixture, not to the tests."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from graph.errors import QueryError
from graph.store import EmbeddedStore, Store, ask, construct, select

E = "https://example.org/"
P, Q = NamedNode(E + "p"), NamedNode(E + "q")


def quad(graph: str, subject: str, value: str | int, predicate: NamedNode = P) -> Quad:
    return Quad(NamedNode(E + subject), predicate, Literal(value), NamedNode(E + graph))


def everything(store: Store) -> set[str]:
    """All quads, the default graph's too."""
    rows = select(store, "SELECT ?s ?p ?o ?g WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }")
    return {" ".join(str(term) for term in row if term is not None) for row in rows}


def test_an_empty_store_is_empty(store: Store) -> None:
    assert everything(store) == set()
    assert store.graphs() == []
    assert list(store.quads(E + "none")) == []


def test_what_is_written_is_there_in_its_graph_and_in_the_merge(store: Store) -> None:
    store.write({E + "g": [quad("g", "a", "مرحبا")]})
    assert store.graphs() == [E + "g"]
    assert list(store.quads(E + "g")) == [quad("g", "a", "مرحبا")]
    assert select(store, "SELECT ?o WHERE { ?s ?p ?o }") == [(Literal("مرحبا"),)]
    assert select(store, "SELECT ?g ?o WHERE { GRAPH ?g { ?s ?p ?o } }") == [(NamedNode(E + "g"), Literal("مرحبا"))]


def test_what_two_documents_say_counts_once_in_the_merge(store: Store) -> None:
    store.write({E + "g": [quad("g", "a", "x")]})
    store.write({E + "h": [quad("h", "a", "x")]})
    assert len(select(store, "SELECT * WHERE { ?s ?p ?o }")) == 1
    assert len(select(store, "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }")) == 2


def test_a_second_write_replaces_the_graph(store: Store) -> None:
    store.write({E + "g": [quad("g", "a", "old"), quad("g", "a", "kept")]})
    store.write({E + "g": [quad("g", "a", "kept"), quad("g", "b", "new")]})
    assert set(store.quads(E + "g")) == {quad("g", "a", "kept"), quad("g", "b", "new")}
    assert len(select(store, "SELECT * WHERE { ?s ?p ?o }")) == 2


def test_writing_no_quads_removes_the_graph_and_leaves_nothing(store: Store) -> None:
    store.write({E + "g": [quad("g", "a", "x"), quad("g", "a", "shared")], E + "h": [quad("h", "a", "shared")]})
    store.write({E + "g": []})
    assert store.graphs() == [E + "h"]
    assert select(store, "SELECT ?o WHERE { ?s ?p ?o }") == [(Literal("shared"),)]
    store.write({E + "h": []})
    assert everything(store) == set()
    store.write({E + "h": []})


def test_a_triple_may_move_from_one_graph_to_another_in_one_write(store: Store) -> None:
    store.write({E + "g": [quad("g", "a", "x")]})
    store.write({E + "g": [], E + "h": [quad("h", "a", "x")]})
    assert len(select(store, "SELECT * WHERE { ?s ?p ?o }")) == 1
    store.write({E + "g": [quad("g", "a", "x")], E + "h": [quad("h", "a", "x")]})
    store.write({E + "g": [], E + "h": []})
    assert everything(store) == set()


def test_a_quad_of_another_graph_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="given for graph"):
        store.write({E + "g": [quad("h", "a", "x")]})
    assert everything(store) == set()


def test_bulk_loading_adds_to_graph_and_merge(store: Store) -> None:
    store.load(quad(f"g{n % 7}", f"s{n % 50}", n % 3) for n in range(1000))
    assert len(store.graphs()) == 7
    assert len(select(store, "SELECT * WHERE { ?s ?p ?o }")) == 150
    store.write({graph: [] for graph in store.graphs()})
    assert everything(store) == set()


@pytest.mark.parametrize(
    "value",
    [
        "quote \" ' and \\ slash",
        "line\nbreak\r\ttab",
        "\u200fعربي\u0651",
        "\U0001f54a",
        "<b>&amp;</b>",
        "$name ?x # {}",
        "'''\"\"\"",
    ],
)
def test_terms_come_back_as_they_went(store: Store, value: str) -> None:
    stored = Quad(NamedNode(E + "a"), P, Literal(value, language="ar"), NamedNode(E + "g"))
    store.write({E + "g": []})
    store.write({E + "g": [stored, quad("g", "z", "gone")]})
    store.write({E + "g": [stored]})
    assert list(store.quads(E + "g")) == [stored]
    assert ask(store, "ASK { ?s ?p $value }", {"value": Literal(value, language="ar")})


def test_every_query_form_and_its_formats(store: Store) -> None:
    store.write({E + "g": [quad("g", "a", "x")]})
    rows = store.query("SELECT ?o WHERE { ?s ?p ?o }")
    assert isinstance(rows, QuerySolutions)
    assert json.loads(rows.serialize(format=QueryResultsFormat.JSON) or b"")["results"]["bindings"][0]["o"]["value"] == "x"
    truth = store.query("ASK { ?s ?p ?o }")
    assert isinstance(truth, QueryBoolean)
    assert json.loads(truth.serialize(format=QueryResultsFormat.JSON) or b"")["boolean"] is True
    for text in ("CONSTRUCT WHERE { ?s ?p ?o }", f"DESCRIBE <{E}a>"):
        triples = store.query(text)
        assert isinstance(triples, QueryTriples)
        assert b'"x"' in (triples.serialize(format=RdfFormat.TURTLE) or b"")
    assert [str(triple.object) for triple in construct(store, "CONSTRUCT WHERE { ?s ?p ?o }")] == ['"x"']
    for results in (QueryResultsFormat.XML, QueryResultsFormat.CSV, QueryResultsFormat.TSV):
        answer = store.query("SELECT ?o WHERE { ?s ?p ?o }")
        assert isinstance(answer, QuerySolutions)
        assert b"x" in (answer.serialize(format=results) or b"")


def test_unbound_variables_are_none(store: Store) -> None:
    assert select(store, "SELECT ?x ?y WHERE { BIND (1 AS ?y) }") == [(None, Literal(1))]


def test_the_dataset_can_be_chosen(store: Store) -> None:
    store.write({E + "g": [quad("g", "a", "x")], E + "h": [quad("h", "a", "y")]})
    answer = store.query("SELECT ?o WHERE { ?s ?p ?o }", default_graphs=[E + "h"])
    assert [str(row[0]) for row in answer] == ['"y"']
    answer = store.query("SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } }", named_graphs=[E + "g"])
    assert [str(row[0]) for row in answer] == ['"x"']
    assert select(store, f"SELECT ?o FROM <{E}g> WHERE {{ ?s ?p ?o }}") == [(Literal("x"),)]


def test_parameters_are_bound_everywhere_but_in_strings_iris_and_comments(store: Store) -> None:
    store.write({E + "g": [quad("g", "a", "$o"), quad("g", "b", "y")]})
    text = f"""SELECT ?s WHERE {{ # not $o
        {{ SELECT ?s WHERE {{ ?s <{E}p> $o }} }} FILTER (?s != <{E}$o> && "$o" = '$o') }}"""
    assert select(store, text, {"o": Literal("y")}) == [(NamedNode(E + "b"),)]
    assert select(store, text, {"o": Literal("$o")}) == [(NamedNode(E + "a"),)]
    injected = Literal('"} ; DROP ALL #')
    assert select(store, text, {"o": injected}) == []
    with pytest.raises(KeyError):
        select(store, text, {"other": injected})


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("SELECT * WHERE {\n  ?s ?p ?o .\n  FILER (?s = 1)\n}", 3, 3, "FILER"),
        ('SELECT * WHERE { ?s rdfs:label "عربي" }', 1, 21, "rdfs:label"),
        ("SELECT * WHERE { ?s ?p ?o", 1, 26, "the end"),
        ("SELECT * WHERE { ?s <a b> ?o }", 1, 21, "<a b>"),
        ("", 1, 1, "the end"),
        ("DELETE WHERE { ?s ?p ?o }", 1, 1, "DELETE"),
    ],
)
def test_a_wrong_query_is_located(store: Store, text: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(text)
    assert reason in caught.value.reason
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        'SELECT * WHERE { ?s ?p "a\\"" . # "\n SERVICE ?x { ?s ?p ?o } }',
        "ASK { FILTER EXISTS { SeRvIcE<http://127.0.0.1:1/>{} } }",
    ],
)
def test_other_endpoints_are_never_asked(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        store.query(text)


def test_the_word_service_may_be_asked_for(store: Store) -> None:
    text = 'PREFIX service: <https://example.org/> SELECT ?service WHERE { ?service service:service "SERVICE" } # SERVICE'
    assert select(store, text) == []


TRIPLES = st.sets(st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), max_size=4)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.sampled_from("ghi"), TRIPLES, min_size=1), max_size=6))
def test_the_default_graph_is_always_the_merge(store: Store, writes: list[dict[str, set[tuple[str, str]]]]) -> None:
    store.write({graph: [] for graph in store.graphs()})
    model: dict[str, set[tuple[str, str]]] = {}
    for change in writes:
        store.write({E + name: [quad(name, s, o) for s, o in triples] for name, triples in change.items()})
        model |= change
        assert store.graphs() == sorted(E + name for name, triples in model.items() if triples)
        rows = select(store, "SELECT ?s ?o WHERE { ?s ?p ?o }")
        assert sorted((str(s), str(o)) for s, o in rows) == sorted(
            (f"<{E}{s}>", f'"{o}"') for s, o in set().union(*model.values())
        )


def test_memory_has_a_name(store: Store) -> None:
    assert store.location
    assert EmbeddedStore().location == "memory"
