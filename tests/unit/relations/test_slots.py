"""Slots on trees built by hand: which token fills which slot, and whom it stands for."""

from __future__ import annotations

import pytest

from tests.unit.relations.reading import arguments_of, surfaces

MET = (
    "Egypt/PROPN/nsubj/1 met/VERB/root/1 Jordan/PROPN/obj/1 and/CCONJ/cc/4 Kuwait/PROPN/conj/2 with/ADP/case/6 "
    "France/PROPN/obl/1 in/ADP/case/8 Cairo/PROPN/obl/1"
)
TALKS = (
    "أجرت/VERB/root/0 مصر/PROPN/nsubj/0 محادثات/NOUN/obj/0 مع/ADP/case/4 الأردن/PROPN/nmod/2 و/CCONJ/cc/6+ الكويت/PROPN/conj/4"
)


@pytest.mark.parametrize(
    ("slot", "expected"), [("obj", ["Jordan"]), ("with", ["France"]), ("in", ["Cairo"]), ("iobj", []), ("against", [])]
)
def test_complements_of_an_english_verb(slot: str, expected: list[str]) -> None:
    arguments = arguments_of(MET)
    assert surfaces(arguments.fill(arguments.doc[1], slot)) == expected


def test_a_coordination_gives_all_its_parties() -> None:
    arguments = arguments_of(MET)
    assert [p.actor for p in arguments.parties(arguments.doc[2])] == ["jordan", "kuwait"]


def test_a_coordination_gives_all_its_parties_in_arabic() -> None:
    arguments = arguments_of(TALKS, "ar")
    assert [p.actor for p in arguments.parties(arguments.doc[4])] == ["jordan", "kuwait"]


@pytest.mark.parametrize(("slot", "expected"), [("obj", ["محادثات"]), ("مع", ["الأردن"]), ("على", [])])
def test_complements_of_an_arabic_verb(slot: str, expected: list[str]) -> None:
    """The preposition is found under the object too."""
    arguments = arguments_of(TALKS, "ar")
    assert surfaces(arguments.fill(arguments.doc[0], slot)) == expected


def test_clauses_and_infinitives() -> None:
    arguments = arguments_of("Iran/PROPN/nsubj/1 refused/VERB/root/1 to/PART/mark/3 meet/VERB/xcomp/1 Iraq/PROPN/obj/3")
    assert surfaces(arguments.fill(arguments.doc[1], "inf")) == ["meet"]
    assert surfaces(arguments.fill(arguments.doc[1], "comp")) == ["meet"]


@pytest.mark.parametrize(
    ("spec", "at", "language", "expected"),
    [
        ("Iran/PROPN/nmod:poss/2 's/PART/case/0 rejection/NOUN/root/2", 2, "en", ["Iran"]),
        ("rejection/NOUN/root/0 of/ADP/case/2 Iran/PROPN/nmod/0", 0, "en", ["Iran"]),
        ("رفض/NOUN/root/0 إيران/PROPN/nmod/0", 0, "ar", ["إيران"]),
        ("رفض/NOUN/root/0+ ها/PRON/nmod/0", 0, "ar", ["ها"]),
        ("رفض/NOUN/root/0 من/ADP/case/2 إيران/PROPN/nmod/0", 0, "ar", []),
    ],
)
def test_possessors(spec: str, at: int, language: str, expected: list[str]) -> None:
    arguments = arguments_of(spec, language)
    assert surfaces(arguments.fill(arguments.doc[at], "poss")) == expected


@pytest.mark.parametrize(
    ("spec", "at", "language"),
    [
        ("the/DET/det/2 Iranian/ADJ/amod/2 attack/NOUN/root/2", 2, "en"),
        ("الهجوم/NOUN/root/0 الإيراني/ADJ/amod/0", 0, "ar"),
        ("الهجوم/NOUN/root/0 الايرانى/ADJ/amod/0", 0, "ar"),
    ],
)
def test_nationalities(spec: str, at: int, language: str) -> None:
    arguments = arguments_of(spec, language)
    assert len(arguments.fill(arguments.doc[at], "adj")) == 1
    assert [p.actor for p in arguments.nations(arguments.doc[at])] == ["iran"]


@pytest.mark.parametrize(
    ("spec", "at", "language"),
    [
        ("Russian/ADJ/amod/2+ -/PUNCT/punct/2+ Syrian/ADJ/amod/3 talks/NOUN/root/3", 3, "en"),
        ("Russian/ADJ/amod/3 and/CCONJ/cc/2 Syrian/ADJ/conj/0 talks/NOUN/root/3", 3, "en"),
        ("محادثات/NOUN/root/0 روسية/ADJ/amod/0 -/PUNCT/punct/3 سورية/ADJ/amod/0", 0, "ar"),
        ("محادثات/NOUN/root/0 روسية/ADJ/amod/0 -/PUNCT/punct/3 سورية/ADJ/dep/1", 0, "ar"),
        ("محادثات/NOUN/root/0 روسية/ADJ/amod/0 و/CCONJ/cc/3+ سورية/ADJ/conj/1", 0, "ar"),
    ],
)
def test_coordinated_nationalities(spec: str, at: int, language: str) -> None:
    arguments = arguments_of(spec.replace("Russian/ADJ/amod/2+", "Russian/ADJ/amod/3+").replace("punct/2+", "punct/3+"), language)
    assert {p.actor for p in arguments.nations(arguments.doc[at])} == {"russia", "syria"}


def test_the_subject_of_an_infinitive_is_the_one_who_wants_it() -> None:
    arguments = arguments_of("Iran/PROPN/nsubj/1 wants/VERB/root/1 to/PART/mark/3 meet/VERB/xcomp/1 Iraq/PROPN/obj/3")
    assert surfaces(arguments.subjects(arguments.doc[3])) == ["Iran"]


def test_the_subject_of_an_infinitive_behind_an_object_is_that_object() -> None:
    arguments = arguments_of(
        "Iran/PROPN/nsubj/1 asked/VERB/root/1 Egypt/PROPN/obj/1 to/PART/mark/4 meet/VERB/xcomp/1 Iraq/PROPN/obj/4"
    )
    assert surfaces(arguments.subjects(arguments.doc[4])) == ["Egypt"]


def test_the_subject_of_a_coordinated_verb_is_shared() -> None:
    arguments = arguments_of("Iran/PROPN/nsubj/1 left/VERB/root/1 and/CCONJ/cc/3 met/VERB/conj/1 Iraq/PROPN/obj/3")
    assert surfaces(arguments.subjects(arguments.doc[3])) == ["Iran"]


def test_a_coordinated_verb_with_its_own_subject_keeps_it() -> None:
    arguments = arguments_of("Iran/PROPN/nsubj/1 left/VERB/root/1 and/CCONJ/cc/4 Egypt/PROPN/nsubj/4 met/VERB/conj/1")
    assert surfaces(arguments.subjects(arguments.doc[4])) == ["Egypt"]


@pytest.mark.parametrize(
    ("spec", "language"),
    [
        ("dozens/NOUN/root/0 of/ADP/case/3 Egyptian/ADJ/amod/3 protesters/NOUN/nmod/0", "en"),
        ("عشرات/NOUN/root/0 من/ADP/case/2 المتظاهرين/NOUN/nmod/0 المصريين/ADJ/amod/2", "ar"),
    ],
)
def test_partitives_are_seen_through(spec: str, language: str) -> None:
    arguments = arguments_of(spec, language)
    assert [p.actor for p in arguments.parties(arguments.doc[0])] == ["egypt-protesters"]


@pytest.mark.parametrize(
    ("spec", "language", "actor"),
    [
        ("مدينة/NOUN/root/0 طهران/PROPN/nmod/0", "ar", "iran"),
        ("city/NOUN/root/0 of/ADP/case/2 Tehran/PROPN/nmod/0", "en", "iran"),
        ("عدد/NOUN/root/0 من/ADP/case/2 المتظاهرين/NOUN/nmod/0 المصريين/ADJ/amod/2", "ar", "egypt-protesters"),
        ("some/DET/root/0 of/ADP/case/3 Egyptian/ADJ/amod/3 protesters/NOUN/nmod/0", "en", "egypt-protesters"),
    ],
)
def test_place_words_and_numbers_are_seen_through(spec: str, language: str, actor: str) -> None:
    arguments = arguments_of(spec, language)
    assert [p.actor for p in arguments.parties(arguments.doc[0])] == [actor]


def test_a_place_stands_for_its_state_only_as_a_place() -> None:
    arguments = arguments_of("attacked/VERB/root/0 Tikrit/PROPN/obj/0")
    [party] = arguments.parties(arguments.doc[1])
    assert (party.actor, party.place) == ("iraq", True)
    assert party.weight < 1


def test_things_are_nobody() -> None:
    arguments = arguments_of("saw/VERB/root/0 clouds/NOUN/obj/0")
    assert arguments.parties(arguments.doc[1]) == []
