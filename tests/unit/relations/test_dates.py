"""Date expressions of both languages as ISO dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.relations.dates import When, calendar, find, forward

TODAY = "2014-11-26"  # a Wednesday


def whens(text: str, language: str, today: str | None = TODAY) -> list[When]:
    doc = Doc(Vocab(), words=text.split())
    return find(doc, 0, len(doc), language, today)


def isos(text: str, language: str, today: str | None = TODAY) -> list[str]:
    return [w.iso for w in whens(text, language, today)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 14 November 2013", "2013-11-14"),
        ("on November 14 , 2013", "2013-11-14"),
        ("on November 14th , 2013", "2013-11-14"),
        ("in November 2013", "2013-11"),
        ("in May 2001", "2001-05"),
        ("on 2013-11-14", "2013-11-14"),
        ("on 14/11/2013", "2013-11-14"),
        ("in 1967", "1967"),
        ("since 1967", "1967"),
        ("on October 30", "2014-10-30"),
        ("yesterday", "2014-11-25"),
        ("tomorrow", "2014-11-27"),
        ("on Monday", "2014-11-24"),
        ("on Wednesday", "2014-11-26"),
        ("next Monday", "2014-12-01"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert isos(f"He left {text} for Cairo", "en") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في 14 نوفمبر 2013", "2013-11-14"),
        ("في ١٤ نوفمبر ٢٠١٣", "2013-11-14"),
        ("في 14 تشرين الثاني 2013", "2013-11-14"),
        ("في ١٤ تشرين الثاني ٢٠١٣", "2013-11-14"),
        ("في 14 تشرين الثاني / نوفمبر 2013", "2013-11-14"),
        ("في 14 تشرين الثاني ( نوفمبر ) 2013", "2013-11-14"),
        ("في 3 كانون الأول 2013", "2013-12-03"),
        ("في 3 كانون الثاني 2013", "2013-01-03"),
        ("في 3 شباط 2013", "2013-02-03"),
        ("في 3 اذار 2013", "2013-03-03"),
        ("في 3 ايار من عام 2013", "2013-05-03"),
        ("في تموز 2006", "2006-07"),
        ("في 3 أوت 2013", "2013-08-03"),
        ("عام 1967", "1967"),
        ("عام ١٩٦٧", "1967"),
        ("منذ 1967", "1967"),
        ("في ١٤/١١/٢٠١٣", "2013-11-14"),
        ("أمس", "2014-11-25"),
        ("أول من أمس", "2014-11-24"),
        ("غدا", "2014-11-27"),
        ("يوم الاثنين", "2014-11-24"),
        ("الاربعاء", "2014-11-26"),
        ("يوم الاثنين المقبل", "2014-12-01"),
        ("يوم الاثنين الماضي", "2014-11-24"),
    ],
)
def test_arabic(text: str, expected: str) -> None:
    assert isos(f"زار لافروف القاهرة {text} ثم عاد", "ar") == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Talks may resume", "en"),
        ("a long march began", "en"),
        ("some 1967 people came", "en"),
        ("on 31 February 2013", "en"),
        ("the 2-3 vote", "en"),
        ("بعد صلاة الجمعة", "ar"),
        ("في 14 رمضان 1435", "ar"),
        ("قتل 1967 شخصا", "ar"),
        ("كان هذا اليوم حزينا", "ar"),
    ],
)
def test_what_is_no_date(text: str, language: str) -> None:
    doc_date = None if text == "the 2-3 vote" else TODAY
    assert isos(text, language, doc_date) == []


@pytest.mark.parametrize(("text", "language"), [("yesterday on Monday in November", "en"), ("أمس يوم الاثنين في نوفمبر", "ar")])
def test_relative_dates_need_the_document_s(text: str, language: str) -> None:
    assert isos(text, language, None) == []


def test_the_expression_has_its_tokens() -> None:
    [when] = whens("He left on 14 November 2013 for Cairo", "en")
    assert (when.start, when.end) == (3, 6)


def test_two_dates_in_text_order() -> None:
    assert isos("from 3 May 2001 until 4 June 2002", "en") == ["2001-05-03", "2002-06-04"]


def test_a_planned_weekday_is_the_coming_one() -> None:
    [when] = whens("on Monday", "en")
    assert when.loose
    assert forward(when, TODAY) == "2014-12-01"
    [today] = whens("on Wednesday", "en")
    assert forward(today, TODAY) == "2014-11-26"
    [dated] = whens("on 14 November 2013", "en")
    assert forward(dated, TODAY) == "2013-11-14"


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2049, 12, 28)))
def test_every_day_in_every_spelling(day: datetime.date) -> None:
    iso = str(day)
    year, month, number = map(int, iso.split("-"))
    for language in ("ar", "en"):
        for name, value in calendar(language).months.items():
            if value == month:
                written = name.capitalize() if language == "en" else name
                text = f"{number} {written} {year}"
                assert isos(text, language) == [iso]
                indic = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
                assert isos(indic, language) == [iso]


@given(
    st.lists(
        st.sampled_from(
            [
                "14",
                "31",
                "2013",
                "1/2",
                "3-4",
                "نوفمبر",
                "تشرين",
                "الثاني",
                "/",
                "(",
                ")",
                "أمس",
                "May",
                "on",
                "الاثنين",
                "المقبل",
                "0",
                "-",
            ]
        ),
        max_size=8,
    )
)
def test_odd_sequences_raise_nothing(words: list[str]) -> None:
    doc = Doc(Vocab(), words=words)
    for language in ("ar", "en"):
        found = find(doc, 0, len(doc), language, TODAY)
        assert all(0 <= w.start < w.end <= len(doc) for w in found)
