"""Personal names across scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.actors.cast import Cast
from graph.actors.names import by_skeleton, romanise, similar, skeleton
from graph.language.folding import is_arabic

LETTERS = st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤءگڤپچ ")

PAIRS = [
    ("سيرغي لافروف", "Sergei Lavrov"),
    ("وليد المعلم", "Walid al-Moallem"),
    ("جون كيري", "John Kerry"),
    ("ستافان دي ميستورا", "Staffan de Mistura"),
    ("أنجيلا ميركل", "Angela Merkel"),
    ("هوشيار زيباري", "Hoshyar Zebari"),
    ("ستويان كاراديموف", "Stoyan Karadimov"),
    ("خالد بن سلمان", "Khalid bin Salman"),
]


@pytest.mark.parametrize(("arabic", "latin"), PAIRS)
def test_one_name_in_two_scripts(arabic: str, latin: str) -> None:
    assert skeleton(arabic) == skeleton(latin)
    assert similar(arabic, latin) >= 88


@pytest.mark.parametrize("n", range(len(PAIRS)))
def test_two_names_in_two_scripts(n: int) -> None:
    other = PAIRS[(n + 1) % len(PAIRS)][1]
    assert skeleton(PAIRS[n][0]) != skeleton(other)
    assert similar(PAIRS[n][0], other) <= 70


def test_spellings_in_one_script() -> None:
    assert similar("احمد ابو الغيط", "أحمد أبو الغيط") == 100
    assert skeleton("Muhammad") == skeleton("Mohamed") == skeleton("محمد")


@given(st.text(LETTERS, max_size=30))
def test_a_romanised_name_has_no_arabic_letter_left(name: str) -> None:
    assert not is_arabic(romanise(name))


@given(st.text(LETTERS, max_size=30))
def test_a_skeleton_is_made_of_latin_consonants(name: str) -> None:
    assert set(skeleton(name)) <= set("bdfgklmnrstz ")


@given(st.text(max_size=30).filter(lambda s: not is_arabic(s)))
def test_latin_names_stay_as_they_are(name: str) -> None:
    assert romanise(name) == name


def test_known_parts_are_spelled_as_the_register_spells_them() -> None:
    assert romanise("سيرغي لافروف") == "Sergei Lavrov"
    assert romanise("جون") == "John"


def test_unknown_names_begin_with_capitals() -> None:
    label = romanise("ستويان كاراديموف")
    assert label.istitle()
    assert skeleton(label) == skeleton("ستويان كاراديموف")


def test_the_register_is_found_by_skeletons() -> None:
    assert "lavrov-sergey" in by_skeleton()["srg lfrf"]
    assert all(" " in key for key in by_skeleton())


def test_an_unknown_person_has_one_id_in_both_scripts() -> None:
    one = Cast(None).unknown_person("Stoyan Karadimov", "BGR")
    other = Cast(None).unknown_person("ستويان كاراديموف", "BGR")
    assert one.id == other.id == "person-bgr-stn-krdmf"
    assert (one.label, one.label_ar) == ("Stoyan Karadimov", None)
    assert other.label_ar == "ستويان كاراديموف"
    assert not is_arabic(other.label)


def test_an_unknown_namesake_of_another_nation_is_somebody_else() -> None:
    cast = Cast(None)
    assert cast.unknown_person("Stoyan Karadimov", "BGR").id != cast.unknown_person("Stoyan Karadimov", "GRC").id


def test_an_unknown_person_is_met_again_without_the_nation() -> None:
    cast = Cast(None)
    assert cast.unknown_person("Stoyan Karadimov", "BGR") is cast.unknown_person("Stoyan Karadimov", None)
