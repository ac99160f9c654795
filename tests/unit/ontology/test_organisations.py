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
COLUMNS = "id label_en label_ar aliases_en aliases_ar type country sector ambiguous from to wikidata source".split()
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
ROWS = [pytest.param(name, row, id=row["id"]) for name, rows in FILES.items() for row in rows]
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


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_row_is_well_formed(name: str, row: Row) -> None:
    assert None not in row and None not in row.values()
    assert all(cell == cell.strip() and "  " not in cell for cell in row.values())
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])
    assert row["type"] in TYPES[name]
    assert re.fullmatch(r"[A-Z]{3}", row["country"])
    assert row["sector"] in SECTORS
    assert re.fullmatch(r"(Q\d+)?", row["wikidata"])
    assert row["source"] and set(split(row["source"])) <= SOURCES
    for day in (row["from"], row["to"]):
        assert re.fullmatch(r"(\d{4}(-\d{2}(-\d{2})?)?)?", day)
    if row["from"] and row["to"]:
        assert row["from"] <= row["to"]


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_names_are_in_their_script(name: str, row: Row) -> None:
    english, arabic = names(row, "en"), names(row, "ar")
    assert all(english) and all(arabic)
    for each in english:
        assert re.search(r"[A-Za-z0-9]", each) and not re.search(r"[\u0600-\u06ff]", each), each
    for each in arabic:
        assert re.search(r"[\u0621-\u064a]", each), each
        assert not re.search(r"[A-Za-z\u064b-\u0652\u0640]", each), f"{each}: Latin letters, vowel signs or tatweel"


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_no_name_is_listed_twice_in_a_row(name: str, row: Row) -> None:
    for language in ("en", "ar"):
        listed = names(row, language)
        assert len(listed) == len(set(listed))


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_ambiguous_names_are_names_of_the_row(name: str, row: Row) -> None:
    known = {*names(row, "en"), *names(row, "ar")}
    assert set(split(row["ambiguous"])) <= known
    assert row["label_en"] not in split(row["ambiguous"]) or len(names(row, "en")) > 1


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_acronyms_are_upper_case(name: str, row: Row) -> None:
    english = names(row, "en")
    for each in english:
        if not re.fullmatch(r"[A-Za-z]{2,9}", each):
            continue
        for long in english:
            letters = initials(long)
            if len(letters) > 1 and letters.casefold() == each.casefold():
                assert each in (letters, letters.upper()), f"{each} from {long}"


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
