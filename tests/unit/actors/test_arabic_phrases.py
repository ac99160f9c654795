"""The Arabic phrase grammar on Docs built by hand: titles, bodies, collectives, references."""

from __future__ import annotations

import itertools

import pytest

from graph.actors.mentions import Mention
from tests.unit.relations.reading import mentions_of

TITLE = "وزير/NOUN الخارجية/NOUN الروسي/ADJ سيرغي/PROPN لافروف/PROPN"


def first(spec: str, names: tuple[tuple[int, int], ...] = ()) -> Mention:
    return mentions_of(spec, "ar", names)[0]


def test_title_nation_name() -> None:
    m = first(TITLE)
    assert (m.kind, m.start, m.end, m.name) == ("person", 0, 5, (3, 5))
    assert (m.title, m.countries) == ("foreign-minister", ("russia",))
    assert {e.key for e in m.entries} == {"lavrov-sergey"}


def test_spelled_without_hamza_and_ta_marbuta() -> None:
    m = first("وزير/NOUN الخارجيه/NOUN الايراني/ADJ")
    assert (m.kind, m.title, m.countries) == ("role", "foreign-minister", ("iran",))


def test_a_woman_in_office() -> None:
    m = first("وزيرة/NOUN الخارجية/NOUN الأمريكية/ADJ هيلاري/PROPN كلينتون/PROPN")
    assert (m.kind, m.title, m.title_form, m.countries) == ("person", "foreign-minister", "f", ("united-states",))


@pytest.mark.parametrize("spec", ["لافروف/PROPN", "سيرغي/PROPN لافروف/PROPN"])
def test_a_name_alone(spec: str) -> None:
    m = first(spec)
    assert (m.kind, m.title, {e.key for e in m.entries}) == ("person", None, {"lavrov-sergey"})


def test_an_unknown_name_needs_a_model() -> None:
    spec = "وزير/NOUN الطاقة/NOUN البلغاري/ADJ ستويان/PROPN كاراديموف/PROPN"
    assert first(spec).kind == "role"
    m = first(spec, ((3, 5),))
    assert (m.kind, m.name, m.title, m.countries) == ("person", (3, 5), "energy-minister", ("bulgaria",))


def test_a_latin_name_behind_an_arabic_title() -> None:
    m = first("وزير/NOUN الطاقة/NOUN البلغاري/ADJ Stoyan/X Karadimov/X", ((3, 5),))
    assert (m.kind, m.name, m.countries) == ("person", (3, 5), ("bulgaria",))


def test_who_an_envoy_belongs_to() -> None:
    m = first("مبعوث/NOUN الأمم/NOUN المتحدة/ADJ إلى/ADP سوريا/PROPN ستافان/PROPN دي/PROPN ميستورا/PROPN")
    assert (m.kind, m.countries) == ("person", ())
    assert {e.key for e in m.entries} == {"de-mistura-staffan"}


def test_a_former_holder() -> None:
    m = first("الرئيس/NOUN المصري/ADJ السابق/ADJ حسني/PROPN مبارك/PROPN")
    assert (m.kind, m.former, m.countries) == ("person", True, ("egypt",))


@pytest.mark.parametrize(
    ("spec", "kind", "keys", "countries"),
    [
        ("القوات/NOUN العراقية/ADJ", "organ", {"forces"}, ("iraq",)),
        ("القوات/NOUN الخاصة/ADJ العراقية/ADJ", "organ", set(), ("iraq",)),
        ("وزارة/NOUN الخارجية/NOUN التركية/ADJ", "organ", {"foreign-ministry"}, ("turkey",)),
        ("مسلحون/NOUN فلسطينيون/ADJ", "collective", {"gunmen"}, ("palestine",)),
        ("السوريون/NOUN", "people", {"syria"}, ("syria",)),
        ("مسلحون/NOUN", "collective", {"gunmen"}, ()),
    ],
)
def test_bodies_collectives_and_peoples(spec: str, kind: str, keys: set[str], countries: tuple[str, ...]) -> None:
    m = first(spec)
    assert (m.kind, m.countries) == (kind, countries)
    assert keys <= {e.key for e in m.entries}


def test_fighters_of_a_group() -> None:
    m = first("مقاتلون/NOUN من/ADP حزب/NOUN الله/PROPN")
    assert (m.kind, m.end) == ("collective", 4)
    assert m.holder is not None
    assert m.holder.key == "hezbollah"


@pytest.mark.parametrize(
    ("spec", "kind", "countries"),
    [
        ("نظير/NOUN+ ه/PRON السوري/ADJ", "counterpart", ("syria",)),
        ("بلاد/NOUN+ ه/PRON", "own_country", ()),
        ("الطرفان/NOUN", "two_sides", ()),
        ("الجانبين/NOUN", "two_sides", ()),
        ("الطرفان/NOUN الروسي/ADJ و/CCONJ+ السوري/ADJ", "two_sides", ("russia", "syria")),
        ("الوزيران/NOUN", "two_persons", ()),
        ("الجانب/NOUN الروسي/ADJ", "side", ("russia",)),
        ("الحركة/NOUN", "generic_group", ()),
    ],
)
def test_references(spec: str, kind: str, countries: tuple[str, ...]) -> None:
    m = first(spec)
    assert (m.kind, m.countries) == (kind, countries)


def test_a_counterpart_with_a_name() -> None:
    m = first("نظير/NOUN+ ه/PRON السوري/ADJ وليد/PROPN المعلم/PROPN")
    assert (m.kind, m.countries, m.name) == ("counterpart", ("syria",), (3, 5))
    assert {e.key for e in m.entries} == {"muallem-walid"}


def test_a_word_like_a_counterpart_needs_its_pronoun() -> None:
    assert all(m.kind != "counterpart" for m in mentions_of("نظير/NOUN السوري/ADJ", "ar"))


def test_a_metonym_is_the_capital() -> None:
    assert first("موسكو/PROPN").kind == "capital"


def test_mentions_do_not_overlap() -> None:
    found = mentions_of(f"التقى/VERB {TITLE} نظير/NOUN+ ه/PRON السوري/ADJ في/ADP موسكو/PROPN", "ar")
    assert [m.kind for m in found] == ["person", "counterpart", "capital"]
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("state", ["إسرائيل", "إيران", "لبنان"])
def test_the_object_behind_a_title_with_its_nation(state: str) -> None:
    m = mentions_of(f"انتقد/VERB وزير/NOUN الخارجية/NOUN الروسي/ADJ {state}/PROPN", "ar")
    assert [(x.kind, x.countries) for x in m][:1] == [("role", ("russia",))]
    assert len(m) == 2


def test_the_present_state_is_meant_where_a_dissolved_one_shares_its_adjective() -> None:
    assert first("وزير/NOUN الطاقة/NOUN الألماني/ADJ").countries == ("germany",)


def test_words_that_are_no_names_are_passed_over() -> None:
    assert mentions_of("بقي/VERB الطقس/NOUN جميلا/ADJ أمس/NOUN", "ar") == []
