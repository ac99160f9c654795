"""The register as an index of names: spelling, case, token borders, and who held which office when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

import ontology
from graph.actors.aliases import AliasIndex, Entry, Match, alias_index, covers, office_index
from tests.unit.relations.reading import build


def keys(index: AliasIndex, name: str, *kinds: str) -> set[str]:
    return {e.key for e in index.lookup(name) if not kinds or e.kind in kinds}


def found(words: str, language: str) -> dict[int, Match]:
    """The longest match at each token of a line; ``+`` glues a word to the next."""
    spec = " ".join(f"{w.removesuffix('+')}/X{'+' if w.endswith('+') else ''}" for w in words.split())
    here = alias_index(language).find(build(spec, language))
    return {i: matches[0] for i, matches in enumerate(here) if matches}


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        ("إيران", "ايران", "iran"),
        ("سورية", "سوريه", "syria"),
        ("الأمم المتحدة", "الامم المتحده", "united-nations"),
        ("أنغيلا ميركل", "انغيلا ميركل", "merkel-angela"),
        ("ليبيا", "لِيبيا", "libya"),
        ("مصر", "مصـر", "egypt"),
        ("وزير الخارجية", "وزير الخارجيه", "foreign-minister"),
    ],
)
def test_hamza_ta_marbuta_and_diacritics_do_not_matter(one: str, other: str, key: str) -> None:
    index = alias_index("ar")
    assert key in keys(index, other)
    assert keys(index, one) == keys(index, other)


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Moscow", "capital", "russia"),
        ("Kremlin", "capital", "russia"),
        ("Syrian", "nisba", "syria"),
        ("foreign ministry", "organ", "foreign-ministry"),
        ("gunmen", "collective", "gunmen"),
        ("Hezbollah", "group", "hezbollah"),
        ("Lavrov", "family", "lavrov-sergey"),
        ("prime ministers", "title", "prime-minister"),
    ],
)
def test_kinds_in_english(name: str, kind: str, key: str) -> None:
    assert key in keys(alias_index("en"), name, kind)


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("موسكو", "capital", "russia"),
        ("الروسية", "nisba", "russia"),
        ("روسيا", "state", "russia"),
        ("وزارة الخارجية", "organ", "foreign-ministry"),
        ("المسلحون", "collective", "gunmen"),
        ("حزب الله", "group", "hezbollah"),
        ("لافروف", "family", "lavrov-sergey"),
    ],
)
def test_kinds_in_arabic(name: str, kind: str, key: str) -> None:
    assert key in keys(alias_index("ar"), name, kind)


def test_names_that_are_words_are_marked() -> None:
    assert [e.ambiguous for e in alias_index("ar").lookup("المعلم")] == [True]
    assert [e.ambiguous for e in alias_index("ar").lookup("لافروف")] == [False]
    assert all(e.ambiguous for e in alias_index("en").lookup("Jordan") if e.kind == "state")


def test_a_city_and_a_state_of_one_name_are_both_kept() -> None:
    """عمان is Oman and Amman."""
    assert keys(alias_index("ar"), "عمان", "state", "capital") == {"oman", "jordan"}


@pytest.mark.parametrize(
    ("words", "language", "start", "end", "key"),
    [
        ("against North Korea today", "en", 1, 3, "north-korea"),
        ("زعيم كوريا الشمالية", "ar", 1, 3, "north-korea"),
        ("the United States of America", "en", 1, 5, "united-states"),
    ],
)
def test_the_longest_name_comes_first(words: str, language: str, start: int, end: int, key: str) -> None:
    match = found(words, language)[start]
    assert (match.start, match.end) == (start, end)
    assert key in {e.key for e in match.entries}


@pytest.mark.parametrize(("word", "hit"), [("US", True), ("us", False), ("WHO", True), ("who", False), ("Who", False)])
def test_abbreviations_want_upper_case(word: str, hit: bool) -> None:
    assert (0 in found(word, "en")) is hit


@pytest.mark.parametrize(("word", "hit"), [("Turkey", True), ("turkey", False), ("Chad", True), ("chad", False)])
def test_names_want_a_capital(word: str, hit: bool) -> None:
    assert any(e.kind == "state" for m in found(word, "en").values() for e in m.entries) is hit


def test_a_name_ends_with_its_token() -> None:
    assert not any(e.key == "oman" for m in found("Romania Omani", "en").values() for e in m.entries if e.kind == "state")


def test_a_name_does_not_run_over_a_line_break() -> None:
    broken = Doc(Vocab(), words=["North", "\n", "Korea"], spaces=[False, False, False])
    matches = alias_index("en").find(broken)
    assert not any(e.key == "north-korea" for here in matches for m in here for e in m.entries)


def test_quotes_inside_a_name_are_passed_over() -> None:
    match = found("تنظيم «+ القاعدة+ »", "ar")[0]
    assert {e.key for e in match.of("group")} == {"al-qaeda"}


@pytest.mark.parametrize(("word", "key"), [("وإيران", "iran"), ("للسعودية", "saudi-arabia"), ("بالسعودية", "saudi-arabia")])
def test_a_clitic_left_on_a_name_is_seen_through(word: str, key: str) -> None:
    assert key in {e.key for e in found(word, "ar")[0].entries}


def test_possessives_and_hyphens_are_as_the_text_joins_them() -> None:
    assert found("Iran+ 's", "en")[0].end == 1
    match = found("al+ -+ Moallem", "en")[0]
    assert (match.end, match.entries[0].key) == (3, "muallem-walid")


def test_matches_can_be_asked_by_kind() -> None:
    match = Match(0, 1, (Entry("capital", "russia"), Entry("place", "moscow")))
    assert [e.key for e in match.of("place")] == ["moscow"]
    assert match.of("state") == ()


@pytest.mark.parametrize(
    ("title", "of", "date", "person"),
    [
        ("foreign-minister", "russia", "2003-05-01", "ivanov-igor"),
        ("foreign-minister", "russia", "2010-10-01", "lavrov-sergey"),
        ("foreign-minister", "egypt", "2003-05-01", "maher-ahmed-minister"),
        ("foreign-minister", "egypt", "2010-10-01", "aboul-gheit-ahmed"),
        ("foreign-minister", "russia", None, None),
        ("foreign-minister", "russia", "2004-03-09", None),  # the day on which the office passed on
        ("foreign-minister", "atlantis", "2010-10-01", None),
    ],
)
def test_the_holder_of_an_office_on_a_date(title: str, of: str, date: str | None, person: str | None) -> None:
    assert office_index().holder(title, of, date) == person


@pytest.mark.parametrize(
    ("since", "until", "date", "expected"),
    [
        ("2001", "2004", "2004-12-31", True),
        ("2001", "2004", "2005-01-01", False),
        ("2001-05", "2004-02", "2004-02-29", True),
        ("2001-05", "2004-02", "2004-03-01", False),
        ("2001-05", "2004-12", "2004-12-31", True),
        ("2001-05", None, "2020-01-01", True),
        ("2001-05", None, "2001-04-30", False),
        (None, "2004", "1990-01-01", True),
        (None, None, "1990-01-01", False),
    ],
)
def test_a_tenure_covers_its_months_and_years_whole(since: str | None, until: str | None, date: str, expected: bool) -> None:
    row = ontology.OfficeRow("somebody", "king", "jordan", "JOR", since, until, "editor")
    assert covers(row, date) is expected


@given(st.dates().map(str), st.sampled_from(ontology.offices()))
def test_the_one_holder_really_held_it(date: str, row: ontology.OfficeRow) -> None:
    person = office_index().holder(row.title, row.of, date)
    held = [o for o in office_index().at(person, date) if (o.title, o.of) == (row.title, row.of)] if person else None
    assert held != []
