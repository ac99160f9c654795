"""The persons of the register and their offices: well-formed, and without two holders of one seat."""

from __future__ import annotations

import calendar
import csv
import re
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

REGISTER = Path(__file__).parents[3] / "ontology" / "register"
PERSON_COLUMNS = [
    *("id", "label_en", "label_ar", "aliases_en", "aliases_ar", "family_en", "family_ar", "ambiguous"),
    *("country", "gender", "sector", "from", "to", "wikidata", "source"),
]
OFFICE_COLUMNS = ["person", "title", "of", "country", "from", "to", "source"]
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0671 .()'\-]+")
SECTORS = {"GOV", "MIL", "LEG", "JUD", "OPP", "REB", "IGO", "NGO", "MED", "CVL", "BUS", ""}
STATELESS = {"IGO", "NGO", "IMG"}
SINGLE = {"president", "prime-minister", "foreign-minister", "chancellor", "king", "emir", "sultan", "pope"}
LATEST = 2026

# Seats that two claimed at once.
CONTESTED = {
    frozenset({"dairi-mohammed", "siala-mohamed"}),  # Libya's rival governments of 2016
    frozenset({"mahmudi-baghdadi", "jibril-mahmoud"}),  # Libya in 2011
    frozenset({"gbagbo-laurent", "ouattara-alassane"}),  # Ivory Coast after the election of 2010
    frozenset({"ratsiraka-didier", "ravalomanana-marc"}),  # Madagascar in 2002
}


def read(name: str) -> list[dict[str, str]]:
    with (REGISTER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PERSONS = read("persons.csv")
OFFICES = read("offices.csv")


def bounds(text: str) -> tuple[date, date]:
    """First and last day that an ISO date, a month or a year may mean."""
    parts = [int(part) for part in text.split("-")]
    first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    month = parts[1] if len(parts) > 1 else 12
    last = date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])
    return first, last


def ids(name: str) -> set[str]:
    return {row["id"] for row in read(name)} if (REGISTER / name).exists() else set()


def test_columns_are_those_agreed() -> None:
    assert list(PERSONS[0]) == PERSON_COLUMNS
    assert list(OFFICES[0]) == OFFICE_COLUMNS


def test_ids_are_unique_sorted_slugs() -> None:
    found = [row["id"] for row in PERSONS]
    assert found == sorted(set(found))
    assert [one for one in found if not SLUG.fullmatch(one)] == []


def test_ids_are_not_those_of_other_actors() -> None:
    others = ids("states.csv") | ids("organisations.csv") | ids("groups.csv") | ids("places.csv")
    assert sorted(others & {row["id"] for row in PERSONS}) == []


def test_every_person_has_name_country_and_source() -> None:
    for row in PERSONS:
        assert row["label_en"].strip() == row["label_en"] != ""
        assert row["source"], row["id"]
        assert row["gender"] in {"m", "f", ""}, row["id"]
        assert row["sector"] in SECTORS, row["id"]
        assert re.fullmatch(r"[A-Z]{3}", row["country"]), row["id"]


def test_arabic_cells_are_arabic_and_latin_cells_are_not() -> None:
    for row in PERSONS:
        for key in ("label_ar", "aliases_ar", "family_ar"):
            for name in filter(None, row[key].split("|")):
                assert ARABIC.fullmatch(name), (row["id"], name)
        for key in ("label_en", "aliases_en", "family_en"):
            assert not re.search(r"[\u0600-\u06ff]", row[key]), row["id"]


def test_lists_hold_no_empty_or_repeated_names() -> None:
    for row in PERSONS:
        for key in ("aliases_en", "aliases_ar", "family_en", "family_ar", "ambiguous"):
            names = row[key].split("|") if row[key] else []
            assert all(name and name == name.strip() for name in names), (row["id"], key)
            assert len(names) == len(set(names)), (row["id"], key)


def test_ambiguous_names_are_short_names_of_the_row() -> None:
    for row in PERSONS:
        known = set(row["family_en"].split("|")) | set(row["family_ar"].split("|"))
        for name in filter(None, row["ambiguous"].split("|")):
            assert name in known, (row["id"], name)


def test_full_names_belong_to_one_person() -> None:
    """Namesakes are told apart by the linker only where their countries or their years differ."""
    seen: dict[tuple[str, str], str] = {}
    for row in PERSONS:
        for name in {row["label_en"], row["label_ar"]} - {""}:
            key = (name, row["country"])
            assert key not in seen, (row["id"], seen.get(key), name)
            seen[key] = row["id"]


def test_offices_point_to_persons_titles_and_holders() -> None:
    persons = {row["id"] for row in PERSONS}
    titles = {row["key"] for row in read("titles.csv")} if (REGISTER / "titles.csv").exists() else set()
    states, bodies = ids("states.csv"), ids("organisations.csv") | ids("groups.csv")
    for row in OFFICES:
        assert row["person"] in persons, row
        assert not titles or row["title"] in titles, row
        assert row["of"], row
        if states and bodies:
            assert row["of"] in states | bodies, row
        assert row["source"], row


def test_countries_are_known() -> None:
    if not (REGISTER / "states.csv").exists():
        pytest.skip("no states yet")
    codes = {row["iso3"] for row in read("states.csv")} | STATELESS
    assert sorted({row["country"] for row in PERSONS} - codes) == []
    assert sorted({row["country"] for row in OFFICES} - codes) == []


def test_dates_are_valid_and_ordered() -> None:
    for row in OFFICES + PERSONS:
        for key in ("from", "to"):
            if row[key]:
                assert DATE.fullmatch(row[key]), row
                assert 1900 <= bounds(row[key])[0].year <= LATEST, row
        if row["from"] and row["to"]:
            assert bounds(row["from"])[0] <= bounds(row["to"])[1], row


def test_offices_are_sorted_and_said_once() -> None:
    found = [tuple(row[key] for key in OFFICE_COLUMNS) for row in OFFICES]
    assert found == sorted(set(found))


def test_a_seat_has_one_holder_at_a_time() -> None:
    """Among the editor's rows, terms of one seat overlap by at most 45 days; vague dates are read in favour of the row."""
    seats: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for row in OFFICES:
        if row["source"] != "editor" or row["title"] not in SINGLE or not (row["from"] and row["of"]):
            continue
        since = bounds(row["from"])[1]
        until = bounds(row["to"])[0] if row["to"] else date(LATEST, 12, 31)
        seats[row["title"], row["of"]].append((since, until, row["person"]))
    clashes = []
    for seat, terms in seats.items():
        for (since, until, one), (other_since, other_until, other) in combinations(sorted(terms), 2):
            days = (min(until, other_until) - max(since, other_since)).days
            if one != other and days > 45 and frozenset({one, other}) not in CONTESTED:
                clashes.append((*seat, one, other, days))
    assert clashes == []
