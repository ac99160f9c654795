"""Glosses of topic phrases: readable English, or the phrase itself."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
import spacy
from spacy.tokens import Doc

from graph.actors.linker import link
from graph.extract import analyse, pipeline
from graph.relations.gloss import gloss
from graph.relations.glossary import glossary


def _gloss(phrase: str) -> str:
    doc = pipeline("ar")(phrase)
    linked, _ = analyse(doc, "ar", "2015-01-01")
    return gloss(linked, 0, len(doc), "ar")


@pytest.mark.model
@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("تجميد القتال", "freeze of fighting"),
        ("إطلاق عملية المصالحات المحلية من مدينة حلب", "launch of the local reconciliations process from the city of Aleppo"),
        ("وقف إطلاق النار", "ceasefire"),
        ("رفع العقوبات الأميركية", "lifting of American sanctions"),
        ("حقوق الإنسان", "human rights"),
        ("القرار 1701", "resolution 1701"),
        ("التدخل الإيراني", "Iranian intervention"),
        ("مؤتمر مدريد", "Madrid conference"),
        ("الدعوة إلى مؤتمر دولي", "call for an international conference"),
    ],
)
def test_a_known_phrase_is_english(phrase: str, english: str) -> None:
    assert _gloss(phrase) == english


@pytest.mark.model
def test_a_long_phrase_keeps_its_order() -> None:
    text = _gloss("فكرة تنظيم مؤتمر دولي واسع النطاق بشأن التسوية في سوريا على نمط مؤتمرات جنيف")
    assert text == (
        "idea of organising a broad international conference on the settlement in Syria on the pattern of Geneva conferences"
    )


@pytest.mark.model
@pytest.mark.parametrize("phrase", ["تجميد الزقزقة", "زقزقة القتال", "القتال الزقزاق"])
def test_a_phrase_with_an_unknown_word_stays_arabic(phrase: str) -> None:
    assert _gloss(phrase) == phrase


def test_english_loses_its_article_only() -> None:
    nlp = spacy.blank("en")
    doc = Doc(nlp.vocab, words=["the", "ceasefire", "in", "the", "north"])
    doc[0].is_sent_start = True
    linked = link(doc, "en", None)
    assert gloss(linked, 0, 5, "en") == "ceasefire in the north"
    assert gloss(linked, 0, 1, "en") == "the"


def test_the_glossary_is_arabic_to_english() -> None:
    data = tomllib.loads(files("ontology").joinpath("lexicon/ar/glossary.toml").read_text("utf-8"))
    for table in ("nouns", "adjectives", "phrases", "prepositions"):
        for arabic, english in data[table].items():
            assert re.fullmatch(r"[\u0621-\u064a ]+", arabic), arabic
            assert english and not re.search(r"[\u0600-\u06ff]", english), arabic
    words = glossary()
    assert len(words.nouns) >= 1500 and len(words.adjectives) >= 500 and len(words.phrases) >= 400
