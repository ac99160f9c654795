"""Every question, asked of every kind of store."""

from __future__ import annotations

import dataclasses

import pytest
from pyoxigraph import NamedNode, Quad

from graph.errors import CursorError, InputError, NotFoundError
from graph.queries import (
    Filter,
    find_actors,
    get_actor,
    get_document,
    get_statement,
    get_stored,
    list_documents,
    list_edges,
    list_nodes,
    list_relations,
    list_statement_edges,
    list_statements,
    list_topics,
    pick_examples,
    summarise,
    summarise_relations,
)
from graph.rdf import Writer
from graph.store import Store
from ontology.terms import OWL, RDF, REL, Base
from tests.samples import FACTS, arabic, english

BASE = Base()
WRITER = Writer(BASE, FACTS.get)


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with the two sample documents, and what it needs of the ontology."""
    symmetric = Quad(NamedNode(REL.meets), NamedNode(RDF.type), NamedNode(OWL.SymmetricProperty), NamedNode(BASE.ontology_graph))
    graphs = {BASE.graph(each.document.id): WRITER.quads(each) for each in (arabic(), english())}
    store.write(graphs | {BASE.ontology_graph: [symmetric]})
    return store


@pytest.mark.parametrize(
    "search",
    ["ظريف", "ظريفٌ", "محمد جواد", "zarif", "ZARIF", "Javad", "mohammad zar", "Žarif", "جَواد ظَريف"],
)
def test_actors_are_found_in_both_scripts(filled: Store, search: str) -> None:
    assert [item.id for item in find_actors(filled, BASE, search).items] == ["zarif-mohammad-javad"]


@pytest.mark.parametrize(
    "search", ["ايران", "إيران", "أيران", "الجمهورية الإسلامية", "جمهوريه اسلاميه", "islamic republic of iran"]
)
def test_hamza_article_and_diacritics_do_not_matter(filled: Store, search: str) -> None:
    assert [item.id for item in find_actors(filled, BASE, search).items] == ["iran"]


def test_nobody_is_found_by_a_name_that_is_none(filled: Store) -> None:
    assert find_actors(filled, BASE, "Nobody").items == ()
    assert find_actors(filled, BASE, "?!").items == ()
    assert find_actors(filled, BASE, '" } DROP ALL').items == ()


def test_all_actors_page_by_page(filled: Store) -> None:
    everybody = find_actors(filled, BASE, limit=100)
    assert everybody.cursor is None
    assert {item.id: item.statements for item in everybody.items} == {
        "zarif-mohammad-javad": 2,
        "bin-alawi-yusuf": 2,
        "iran": 2,
        "oman": 1,
        "baghdad-government": 1,
    }
    assert everybody.items[0].statements == 2
    collected, cursor = [], None
    while True:
        page = find_actors(filled, BASE, limit=2, cursor=cursor)
        collected += page.items
        cursor = page.cursor
        if cursor is None:
            break
        assert len(page.items) == 2
    assert collected == list(everybody.items)


def test_an_exact_name_comes_first(filled: Store) -> None:
    assert [item.id for item in find_actors(filled, BASE, "Iran").items] == ["iran"]
    assert find_actors(filled, BASE, "عمان").items[0].id == "oman"


def test_one_actor_with_everything(filled: Store) -> None:
    actor = get_actor(filled, BASE, "zarif-mohammad-javad")
    assert (actor.label, actor.label_ar, actor.type, actor.country) == ("Mohammad Javad Zarif", "محمد جواد ظريف", "person", "IRN")
    assert actor.aliases_en == ("Javad Zarif",)
    assert set(actor.aliases_ar) == {"جواد ظريف", "ظريف"}
    assert (actor.statements, actor.documents, actor.known) == (2, 2, True)
    (tenure,) = actor.tenures
    assert (tenure.title, tenure.label, tenure.of) == ("foreign-minister", "foreign minister of Iran", "iran")
    assert (tenure.since, tenure.until) == ("2013-08-15", "2021-08-25")


@pytest.mark.parametrize("id", ["nobody", "", "a b", "../x", "<>"])
def test_an_unknown_actor_is_said_to_be_unknown(filled: Store, id: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        get_actor(filled, BASE, id)
    assert caught.value.key == id


def test_relations_of_an_actor(filled: Store) -> None:
    page = list_relations(filled, BASE, "zarif-mohammad-javad")
    assert page.cursor is None
    assert [(found.statement.relation, found.direction, found.day, found.document) for found in page.items] == [
        ("meets", "out", "2014-11-26", "en-1"),
        ("hosts", "in", "2014-11-25", "ar-1"),
    ]
    assert page.items[1].statement == arabic().statements[0]
    assert page.items[0].statement == english().statements[0]


def test_a_symmetric_relation_is_found_from_both_sides(filled: Store) -> None:
    for actor in ("zarif-mohammad-javad", "bin-alawi-yusuf"):
        found = {each.statement.relation for each in list_relations(filled, BASE, actor, direction="out").items}
        assert "meets" in found
    assert [each.direction for each in list_relations(filled, BASE, "bin-alawi-yusuf", Filter(relation="meets")).items] == ["in"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(relation="hosts"), {"hosts"}),
        (Filter(plover="CONSULT"), {"hosts", "meets"}),
        (Filter(plover="REJECT"), set()),
        (Filter(other="zarif-mohammad-javad"), {"hosts", "meets"}),
        (Filter(other="iran"), set()),
        (Filter(since="2014-11-26"), {"meets"}),
        (Filter(until="2014-11-25"), {"hosts"}),
        (Filter(since="2014", until="2014-11"), {"hosts", "meets"}),
        (Filter(until="2013"), set()),
        (Filter(polarity="negated"), set()),
        (Filter(modality="asserted"), {"hosts", "meets"}),
    ],
)
def test_filters(filled: Store, wanted: Filter, expected: set[str]) -> None:
    found = list_relations(filled, BASE, "bin-alawi-yusuf", wanted).items
    assert {each.statement.relation for each in found} == expected


def test_a_filter_cannot_smuggle_sparql_in(filled: Store) -> None:
    with pytest.raises(InputError, match="not an IRI"):
        list_relations(filled, BASE, "iran", Filter(relation="x> } DROP ALL ; SELECT * { <x"))
    assert list_relations(filled, BASE, "iran", Filter(since='9" } DROP ALL #')).items == ()
    assert summarise(filled).documents == 2


def test_relations_page_by_page(filled: Store) -> None:
    everything = list_statements(filled, BASE).items
    assert len(everything) == 5
    assert [each.day for each in everything] == ["2014-11-26"] * 4 + ["2014-11-25"]
    collected, cursor = [], None
    while True:
        page = list_statements(filled, BASE, limit=2, cursor=cursor)
        collected += page.items
        cursor = page.cursor
        if cursor is None:
            break
    assert collected == list(everything)


@pytest.mark.parametrize("cursor", ["", "x", "=", "ab%", "é", "W10", "W10=", "bnVsbA", "WyJ4Il0", "WyJ4Iiwx", "A" * 5000])
def test_a_malformed_cursor_is_refused(filled: Store, cursor: str) -> None:
    with pytest.raises(CursorError, match="malformed"):
        list_relations(filled, BASE, "iran", cursor=cursor)
    with pytest.raises(CursorError, match="malformed"):
        find_actors(filled, BASE, cursor=cursor)


def test_a_cursor_of_another_question_is_refused(filled: Store) -> None:
    cursor = list_relations(filled, BASE, "iran", limit=1).cursor
    assert cursor
    with pytest.raises(CursorError, match="another question"):
        list_relations(filled, BASE, "oman", limit=1, cursor=cursor)


def test_statements_of_a_document(filled: Store) -> None:
    found = list_statements(filled, BASE, document="ar-1").items
    assert sorted(each.statement.id for each in found) == sorted(each.id for each in arabic().statements)
    assert {each.statement for each in found} == set(arabic().statements)
    assert list_statements(filled, BASE, document="none").items == ()


def test_one_statement(filled: Store) -> None:
    wanted = arabic().statements[1]
    assert get_statement(filled, BASE, wanted.id).statement == wanted
    with pytest.raises(NotFoundError):
        get_statement(filled, BASE, "none")


def test_examples_are_of_different_relations(filled: Store) -> None:
    assert sorted(each.statement.relation for each in pick_examples(filled, BASE, 5)) == ["hosts", "meets"]


def test_documents(filled: Store) -> None:
    page = list_documents(filled, BASE)
    assert [(each.id, each.language, each.statements) for each in page.items] == [("ar-1", "ar", 3), ("en-1", "en", 2)]
    assert page.items[0].title == "ظريف في مسقط"
    first = list_documents(filled, BASE, limit=1)
    assert list_documents(filled, BASE, limit=1, cursor=first.cursor).items == page.items[1:]
    assert get_document(filled, BASE, "ar-1") == page.items[0]
    with pytest.raises(NotFoundError):
        get_document(filled, BASE, "none")


def test_what_is_stored_of_a_document(filled: Store) -> None:
    stored = get_stored(filled, BASE, "ar-1")
    assert stored is not None
    assert (stored.language, stored.date, stored.source) == ("ar", "2014-11-26", "وكالة")
    assert get_stored(filled, BASE, "none") is None


def test_summary(filled: Store) -> None:
    summary = summarise(filled)
    assert (summary.documents, summary.actors, summary.known_actors, summary.statements) == (2, 5, 4, 5)
    assert [(each.key, each.number) for each in summary.classes] == [("CONSULT", 3), ("REJECT", 1), ("SUPPORT", 1)]
    assert {each.key: each.number for each in summary.relations} == {
        "hosts": 1,
        "meets": 1,
        "rejects": 1,
        "visits": 1,
        "welcomes": 1,
    }
    assert (summary.first_day, summary.last_day) == ("2014-11-25", "2014-11-26")
    counts = summarise_relations(filled, BASE, "zarif-mohammad-javad")
    assert [(each.relation, each.direction, each.number) for each in counts] == [("hosts", "in", 1), ("meets", "out", 1)]


def test_an_empty_store_answers_every_question(store: Store) -> None:
    summary = summarise(store)
    assert (summary.documents, summary.relations, summary.first_day) == (0, (), None)
    assert find_actors(store, BASE).items == ()
    assert list_nodes(store, BASE) == []
    assert list(list_edges(store, BASE)) == list(list_statement_edges(store, BASE)) == []
    assert pick_examples(store, BASE) == []


def test_edges_are_gathered_and_what_is_not_plain_fact_stands_apart(filled: Store) -> None:
    again = dataclasses.replace(english(), document=dataclasses.replace(english().document, id="en-2", date="2014-11-28"))
    (met, _) = again.statements
    turned = dataclasses.replace(met, id="turned", subject=met.object, object=met.subject, confidence=0.43)
    denied = dataclasses.replace(met, id="denied", polarity="negated")
    again = dataclasses.replace(again, statements=(turned, denied))
    filled.write({BASE.graph("en-2"): WRITER.quads(again)})
    edges = list(list_edges(filled, BASE))
    assert len(edges) == 6
    meets, denial = (edge for edge in edges if edge.relation == "meets")
    assert (meets.subject, meets.object) == ("bin-alawi-yusuf", "zarif-mohammad-javad")
    assert (meets.weight, meets.documents, meets.symmetric, meets.confidence) == (2, 2, True, 0.63)
    assert (meets.first_day, meets.last_day, meets.cameo) == ("2014-11-26", "2014-11-28", "040")
    assert (denial.polarity, denial.weight, denial.documents) == ("negated", 1, 1)
    assert next(edge for edge in edges if edge.relation == "visits").modality == "possible"
    ids = {node.id for node in [*list_nodes(filled, BASE), *list_topics(filled)]}
    assert {side for edge in edges for side in (edge.subject, edge.object)} <= ids


def test_topics_are_nodes_by_their_concepts(filled: Store) -> None:
    nodes = {node.id: node for node in list_topics(filled)}
    assert {"topic:international-conference", "topic:talks"} == set(nodes)
    assert {node.type for node in nodes.values()} == {"topic"}
    assert nodes["topic:international-conference"].label == "international conference"


def test_every_statement_is_an_edge_of_the_full_export(filled: Store) -> None:
    edges = list(list_statement_edges(filled, BASE))
    assert sorted(edge.relation for edge in edges) == ["hosts", "meets", "rejects", "visits", "welcomes"]
    visit = next(edge for edge in edges if edge.relation == "visits")
    assert (visit.modality, visit.attributed_to, visit.document) == ("possible", None, "ar-1")
    assert visit.evidence == arabic().statements[2].evidence.surface
