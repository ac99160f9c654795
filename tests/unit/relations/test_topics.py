"""What a statement is about where that is no actor: its phrase and its concepts."""

from __future__ import annotations

import pytest

from graph.relations.topics import concepts, phrase
from tests.unit.relations.reading import build


def words_of(spec: str, at: int, language: str = "en") -> str:
    doc = build(spec, language)
    start, end = phrase(doc[at])
    return doc[start:end].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the nuclear programme and sanctions", ("nuclear-programme", "sanctions")),
        ("an agreement", ("agreement",)),
        ("the air strikes", ("air-strikes",)),
        ("a blue parrot", ()),
    ],
)
def test_concepts_in_english(text: str, expected: tuple[str, ...]) -> None:
    doc = build(" ".join(f"{w}/NOUN" for w in text.split()))
    assert concepts(doc, 0, len(doc), "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("العقوبات الاقتصادية", True),
        ("البرنامج النووي", True),
        ("الغارات الجوية", True),
        ("الببغاء الأزرق", False),
    ],
)
def test_concepts_in_arabic(text: str, expected: bool) -> None:
    doc = build(" ".join(f"{w}/NOUN" for w in text.split()), "ar")
    assert bool(concepts(doc, 0, len(doc), "ar")) is expected


def test_one_concept_in_two_languages() -> None:
    arabic, english = build("الغارات/NOUN الجوية/ADJ", "ar"), build("air/NOUN strikes/NOUN")
    assert concepts(arabic, 0, 2, "ar") == concepts(english, 0, 2, "en") == ("air-strikes",)


def test_a_concept_is_named_once() -> None:
    doc = build("sanctions/NOUN and/CCONJ sanctions/NOUN")
    assert concepts(doc, 0, 3, "en") == ("sanctions",)


def test_a_phrase_is_its_subtree() -> None:
    spec = (
        "Iran/PROPN/nsubj/1 rejects/VERB/root/1 the/DET/det/4 new/ADJ/amod/4 sanctions/NOUN/obj/1 on/ADP/case/6 oil/NOUN/nmod/4"
    )
    assert words_of(spec, 4) == "new sanctions on oil"


def test_relative_clauses_are_left_out() -> None:
    spec = (
        "rejects/VERB/root/0 the/DET/det/2 plan/NOUN/obj/0 that/PRON/obj/5 Paris/PROPN/nsubj/5 proposed/VERB/acl:relcl/2 "
        "./PUNCT/punct/0"
    )
    assert words_of(spec, 2) == "plan"


def test_prepositions_and_stops_are_trimmed() -> None:
    spec = "spoke/VERB/root/0 about/ADP/case/2 oil/NOUN/obl/0 ,/PUNCT/punct/2"
    assert words_of(spec, 2) == "oil"


def test_an_arabic_phrase() -> None:
    spec = "ترفض/VERB/root/0 إيران/PROPN/nsubj/0 العقوبات/NOUN/obj/0 على/ADP/case/4 النفط/NOUN/nmod/2 ./PUNCT/punct/0"
    assert words_of(spec, 2, "ar") == "العقوبات على النفط"


def test_a_phrase_has_an_end() -> None:
    chain = " ".join(f"w{n}/NOUN/nmod/{n - 1}" for n in range(1, 60))
    doc = build(f"w0/NOUN/root/0 {chain}")
    start, end = phrase(doc[0])
    assert (start, end) == (0, 24)
