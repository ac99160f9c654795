"""The English phrase grammar on Docs built by hand: titles, bodies, collectives, references."""

from __future__ import annotations

import itertools

import pytest

from graph.actors.mentions import Mention
from tests.unit.relations.reading import mentions_of

TITLE = "Russian/ADJ Foreign/PROPN Minister/PROPN Sergei/PROPN Lavrov/PROPN arrived/VERB"


def first(spec: str, names: tuple[tuple[int, int], ...] = ()) -> Mention:
    return mentions_of(spec, "en", names)[0]


def test_nation_title_name() -> None:
    m = first(TITLE)
    assert (m.kind, m.start, m.end, m.name) == ("person", 0, 5, (3, 5))
    assert (m.title, m.countries) == ("foreign-minister", ("russia",))
    assert {e.key for e in m.entries} == {"lavrov-sergey"}


@pytest.mark.parametrize(
    "spec",
    [
        "Lavrov/PROPN arrived/VERB",
        "Sergei/PROPN Lavrov/PROPN arrived/VERB",
    ],
)
def test_a_name_alone(spec: str) -> None:
    m = first(spec)
    assert (m.kind, m.title, m.countries) == ("person", None, ())
    assert {e.key for e in m.entries} == {"lavrov-sergey"}


def test_an_unknown_name_needs_a_model() -> None:
    spec = "Bulgarian/ADJ Energy/PROPN Minister/PROPN Stoyan/PROPN Karadimov/PROPN arrived/VERB"
    assert first(spec).kind == "role"
    m = first(spec, ((3, 5),))
    assert (m.kind, m.name, m.title, m.countries) == ("person", (3, 5), "energy-minister", ("bulgaria",))
    assert m.entries == ()


def test_a_title_without_a_name() -> None:
    m = first("The/DET Egyptian/ADJ president/NOUN arrived/VERB")
    assert (m.kind, m.title, m.countries, m.plural) == ("role", "president", ("egypt",), False)


def test_holders_of_two_nations() -> None:
    m = first("The/DET Russian/ADJ and/CCONJ Syrian/ADJ foreign/ADJ ministers/NOUN met/VERB")
    assert (m.title, m.plural, m.countries) == ("foreign-minister", True, ("russia", "syria"))


def test_a_former_holder() -> None:
    m = first("former/ADJ Egyptian/ADJ president/NOUN Hosni/PROPN Mubarak/PROPN spoke/VERB")
    assert (m.kind, m.former, m.title) == ("person", True, "president")


def test_a_possessive_state() -> None:
    m = first("Iran/PROPN+ 's/PART foreign/ADJ minister/NOUN spoke/VERB")
    assert (m.title, m.countries) == ("foreign-minister", ("iran",))


def test_of_behind_a_title() -> None:
    m = first("the/DET president/NOUN of/ADP Egypt/PROPN spoke/VERB")
    assert (m.kind, m.title, m.countries) == ("role", "president", ("egypt",))


@pytest.mark.parametrize(
    ("spec", "kind", "keys", "countries"),
    [
        ("Iraqi/ADJ troops/NOUN advanced/VERB", "organ", {"forces"}, ("iraq",)),
        ("the/DET Turkish/ADJ foreign/ADJ ministry/NOUN protested/VERB", "organ", {"foreign-ministry"}, ("turkey",)),
        ("Palestinian/ADJ gunmen/NOUN fled/VERB", "collective", {"gunmen"}, ("palestine",)),
        ("Syrians/PROPN fled/VERB", "people", {"syria"}, ("syria",)),
        ("gunmen/NOUN fled/VERB", "collective", {"gunmen"}, ()),
    ],
)
def test_bodies_collectives_and_peoples(spec: str, kind: str, keys: set[str], countries: tuple[str, ...]) -> None:
    m = first(spec)
    assert (m.kind, m.countries) == (kind, countries)
    assert keys <= {e.key for e in m.entries}


@pytest.mark.parametrize(
    ("spec", "kind", "countries"),
    [
        ("his/PRON Syrian/ADJ counterpart/NOUN", "counterpart", ("syria",)),
        ("his/PRON country/NOUN", "own_country", ()),
        ("the/DET two/NUM sides/NOUN met/VERB", "two_sides", ()),
        ("both/DET sides/NOUN met/VERB", "two_sides", ()),
        ("the/DET two/NUM ministers/NOUN met/VERB", "two_persons", ()),
        ("the/DET Russian/ADJ side/NOUN objected/VERB", "side", ("russia",)),
        ("the/DET movement/NOUN objected/VERB", "generic_group", ()),
    ],
)
def test_references(spec: str, kind: str, countries: tuple[str, ...]) -> None:
    m = first(spec)
    assert (m.kind, m.countries) == (kind, countries)


def test_a_counterpart_with_a_name() -> None:
    m = first("his/PRON Syrian/ADJ counterpart/NOUN Walid/PROPN al-Moallem/PROPN left/VERB", ((3, 5),))
    assert (m.kind, m.countries, m.name) == ("counterpart", ("syria",), (3, 5))
    assert {e.key for e in m.entries} == {"muallem-walid"}


def test_a_metonym_is_the_capital() -> None:
    assert first("Moscow/PROPN objected/VERB").kind == "capital"


def test_mentions_do_not_overlap() -> None:
    found = mentions_of(f"{TITLE} with/ADP his/PRON Syrian/ADJ counterpart/NOUN in/ADP Moscow/PROPN")
    assert [m.kind for m in found] == ["person", "counterpart", "capital"]
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_words_that_are_no_names_are_passed_over() -> None:
    assert mentions_of("The/DET weather/NOUN was/AUX fine/ADJ and/CCONJ the/DET turkey/NOUN too/ADV") == []
