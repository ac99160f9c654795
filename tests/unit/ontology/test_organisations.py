"""Organisations, media, state organs, armed groups and parties of the register: shape, spelling, uniqueness."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

REGISTER = Path(__file__).parents[3] / "ontology" / "register"
COLUMNS = [
    "id",
    "label_en",
    "label_ar",
    "aliases_en",
    "aliases_ar",
    "type",
    "country",
    "sector",
    "ambiguous",
    "from",
    "to",
    "wikidata",
    "source",
]
TYPES = {
    "organisations.csv": {"organisation", "media", "state-organ"},
    "groups.csv": {"armed_group", "organisation"},
}
SECTORS = {"GOV", "MIL", "OPP", "REB", "IGO", "NGO", "MED", "CVL", "LEG", "JUD", "BUS", ""}
SOURCES = {"Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt", "editor"}
SMALL_WORDS = {"a", "and", "for", "in", "of", "on", "the", "to", "with", "against"}

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (REGISTER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


FILES = {name: read(name) for name in TYPES}
ALL = [row for rows in FILES.values() for row in rows]


def split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def names(row: Row, language: str) -> list[str]:
    return [row[f"label_{language}"], *split(row[f"aliases_{language}"])]


def fold(name: str) -> str:
    """The name as look-up compares it: case, accents, article, hamza seats, final ta marbuta and ya levelled.

    Acronyms keep their case, so that WHO is not who.
    """
    if not re.fullmatch(r"[A-Z0-9/&.-]+", name):
        name = name.casefold()
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c != "ـ")
    name = name.translate(str.maketrans("أإآٱىةؤئ", "اااايهوي"))
    return re.sub(r"^the ", "", re.sub(r"[^\w+]+", " ", name).strip())


def initials(name: str) -> str:
    """First letters of a name's words in their own case, small words left out: Lashkar-e-Taiba → LeT."""
    return "".join(word[0] for word in re.findall(r"[\w’']+", name) if word not in SMALL_WORDS)


def occurrences() -> Iterator[tuple[str, str, Row]]:
    for row in ALL:
        for language in ("en", "ar"):
            for name in names(row, language):
                yield language, name, row


def test_register_is_large_enough() -> None:
    assert len(FILES["organisations.csv"]) >= 330
    assert len(FILES["groups.csv"]) >= 280


@pytest.mark.parametrize("name", TYPES)
def test_file_has_its_columns_and_is_sorted(name: str) -> None:
    with (REGISTER / name).open(encoding="utf-8", newline="") as lines:
        assert next(csv.reader(lines)) == COLUMNS
    ids = [row["id"] for row in FILES[name]]
    assert ids == sorted(ids)


def test_ids_are_unique_over_both_files() -> None:
    ids = [row["id"] for row in ALL]
    assert len(ids) == len(set(ids))


def wrong_cells(name: str, row: Row) -> Iterator[str]:
    """What is wrong with the shape of a row's cells."""
    if None in row or None in row.values():
        yield "cells do not match the header"
        return
    if any(cell != cell.strip() or "  " in cell for cell in row.values()):
        yield "stray space"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
        yield "id is no slug"
    if row["type"] not in TYPES[name]:
        yield f"type {row['type']!r}"
    if not re.fullmatch(r"[A-Z]{3}", row["country"]):
        yield f"country {row['country']!r}"
    if row["sector"] not in SECTORS:
        yield f"sector {row['sector']!r}"
    if not re.fullmatch(r"(Q\d+)?", row["wikidata"]):
        yield f"wikidata {row['wikidata']!r}"
    if not row["source"] or not set(split(row["source"])) <= SOURCES:
        yield f"source {row['source']!r}"
    dates = [row["from"], row["to"]]
    if not all(re.fullmatch(r"(\d{4}(-\d{2}(-\d{2})?)?)?", day) for day in dates) or (all(dates) and dates[0] > dates[1]):
        yield f"dates {dates}"


def wrong_names(row: Row) -> Iterator[str]:
    """What is wrong with a row's names: script, vowel signs, repetition, marks of ambiguity."""
    english, arabic = names(row, "en"), names(row, "ar")
    for each in english:
        if not re.search(r"[A-Za-z0-9]", each) or re.search(r"[\u0600-\u06ff]", each):
            yield f"{each!r} is not English"
    for each in arabic:
        if not re.search(r"[\u0621-\u064a]", each) or re.search(r"[A-Za-z\u064b-\u0652\u0640]", each):
            yield f"{each!r} is not Arabic, or has vowel signs or tatweel"
    for listed in (english, arabic):
        if len(listed) != len(set(listed)):
            yield "a name is listed twice"
    if not set(split(row["ambiguous"])) <= {*english, *arabic}:
        yield "an ambiguous name is none of the names"


def wrong_acronyms(row: Row) -> Iterator[str]:
    """Acronyms of a row's English names that are not in upper case (letters of small words may be: LeT)."""
    english = names(row, "en")
    for each in english:
        if re.fullmatch(r"[A-Za-z]{2,9}", each):
            for long in english:
                letters = initials(long)
                if len(letters) > 1 and letters.casefold() == each.casefold() and each not in (letters, letters.upper()):
                    yield f"{each!r} from {long!r}"


def test_rows_are_well_formed() -> None:
    assert [(row["id"], problem) for name, rows in FILES.items() for row in rows for problem in wrong_cells(name, row)] == []


def test_names_are_well_formed() -> None:
    assert [(row["id"], problem) for row in ALL for problem in wrong_names(row)] == []


def test_acronyms_are_upper_case() -> None:
    assert [(row["id"], problem) for row in ALL for problem in wrong_acronyms(row)] == []


def test_a_name_of_two_rows_is_marked_ambiguous_in_both() -> None:
    owners: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    marked: set[tuple[str, str, str]] = set()
    for language, name, row in occurrences():
        owners[language, fold(name)][row["id"]].append(name)
        if name in split(row["ambiguous"]):
            marked.add((language, fold(name), row["id"]))
    clashes = [
        f"{name}: {owner}"
        for (language, name), rows in owners.items()
        if len(rows) > 1
        for owner in rows
        if (language, name, owner) not in marked
    ]
    assert clashes == []


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("مجلس الأمن الدولي", "un-security-council"),
        ("جامعة الدول العربية", "arab-league"),
        ("حركة المقاومة الإسلامية", "hamas"),
        ("داعش", "islamic-state"),
        ("حزب الله", "hezbollah"),
        ("أنصار الله", "houthis"),
        ("OPEC", "opec"),
        ("PKK", "pkk"),
    ],
)
def test_well_known_names_have_one_owner(name: str, owner: str) -> None:
    assert {row["id"] for _, each, row in occurrences() if fold(each) == fold(name)} == {owner}


@pytest.mark.parametrize("name", ["أمل", "الشباب", "فتح", "القاعدة", "المستقبل", "الكتائب", "النصرة", "الحياة", "السفير", "Amal"])
def test_ordinary_words_are_marked_ambiguous(name: str) -> None:
    holders = [row for _, each, row in occurrences() if each == name]
    assert holders
    assert all(name in split(row["ambiguous"]) for row in holders)
