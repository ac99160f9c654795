"""Tokens, clitics and spelling: what the Arabic pipeline does before any model."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from graph.language.arabic import build
from graph.language.arabic.normalise import fold, normalise
from graph.language.arabic.segment import Segmenter, candidates


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build(encoder=False)


def pieces(nlp: Language, text: str) -> list[str]:
    return [token.text for token in nlp(text) if not token.is_space]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وبرفضه", ["و", "ب", "رفض", "ه"]),
        ("للأمم", ["ل", "لأمم"]),
        ("وللجنة", ["و", "ل", "لجنة"]),
        ("زيارته", ["زيارت", "ه"]),
        ("وزارتها", ["وزارت", "ها"]),
        ("سيزور", ["س", "يزور"]),
        ("عليهم", ["علي", "هم"]),
        ("بأنه", ["ب", "أن", "ه"]),
        ("وليد", ["وليد"]),
        ("فيصل", ["فيصل"]),
        ("لبنان", ["لبنان"]),
        ("ولبنان", ["و", "لبنان"]),
        ("بيروت", ["بيروت"]),
        ("وزير", ["وزير"]),
        ("ولي", ["ولي"]),
        ("كان", ["كان"]),
    ],
)
def test_clitics_are_split(nlp: Language, word: str, expected: list[str]) -> None:
    assert pieces(nlp, word) == expected


@pytest.mark.parametrize(
    ("word", "place", "norm"),
    [
        ("للأمم", 1, "الأمم"),
        ("وزارته", 0, "وزارة"),
        ("زملائهم", 0, "زملاء"),
        ("إليه", 0, "إلى"),
        ("والتقاه", 1, "التقى"),
        ("للبنان", 1, "لبنان"),
    ],
)
def test_stems_get_their_free_form_back(nlp: Language, word: str, place: int, norm: str) -> None:
    assert nlp(word)[place].norm_ == norm


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لافروف, قال", ["لافروف", ",", "قال"]),
        ("سوريا.وقال", ["سوريا", ".", "و", "قال"]),
        ("في 12/3/2014 و١٢٫٥ مليون", ["في", "12/3/2014", "و", "١٢٫٥", "مليون"]),
        ("moscouخاص", ["moscou", "خاص"]),
        ("https://www.example.com/a نقلا", ["https://www.example.com/a", "نقلا"]),
        ("«داعش»", ["«", "داعش", "»"]),
        ("بـ«النصرة»", ["بـ", "«", "النصرة", "»"]),
        ("F-16 طائرة", ["F-16", "طائرة"]),
    ],
)
def test_tokens(nlp: Language, text: str, expected: list[str]) -> None:
    assert pieces(nlp, text) == expected


def test_offsets_survive_vowels_and_tatweel(nlp: Language) -> None:
    text = "وَبِـرَفْضِهِ"
    doc = nlp(text)
    assert doc.text == text
    assert [token.norm_ for token in doc] == ["و", "ب", "رفض", "ه"]
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_protected_names_stay_whole() -> None:
    segmenter = Segmenter({}, lambda word: 5.0 if word in ("روسيا", "بروسيا") else 0.0, ["كلينغيندايل", "روسيا"])
    assert segmenter.split("كلينغيندايل").surfaces == ("كلينغيندايل",)
    assert segmenter.split("وبكلينغيندايل").surfaces == ("و", "ب", "كلينغيندايل")
    assert segmenter.split("بروسيا").surfaces == ("ب", "روسيا")


def test_candidates_rebuild_the_word() -> None:
    for word in ("وبرفضه", "للأمم", "فسيقولونها", "له", "كما"):
        assert all("".join(split.surfaces) == word for split in candidates(word, lambda _: 0.0))


ARABIC_TEXT = st.text(
    alphabet=st.sampled_from('ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءـًٌَُِّ .،؛؟\n«»"()0123٤٥٦-–abZ\u200f\t\u00a0ﻻ'), max_size=80
)


@settings(max_examples=150, deadline=None)
@given(text=ARABIC_TEXT)
def test_nothing_is_lost(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(text=ARABIC_TEXT)
def test_normalising_twice_is_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert fold(fold(text)) == fold(text)
