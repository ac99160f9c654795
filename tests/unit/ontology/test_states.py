"""The register's states, titles, organs, collective actors and places: complete, consistent, spelled in the right script."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

REGISTER = Path(__file__).parents[3] / "ontology" / "register"

MEMBERS = """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF
    CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI
    FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN
    KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT
    MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT
    ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON
    TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
"""
UNITED_NATIONS = frozenset(MEMBERS.split())
NAMES = ("label_en", "label_ar", "aliases_en", "aliases_ar", "capital_en", "capital_ar", "metonyms_en", "metonyms_ar")
ADJECTIVES = ("adjectives_en", "nationals_en", "nisba_ar_m", "nisba_ar_f", "nisba_ar_mp", "nisba_ar_fp")
ARABIC = re.compile(r"[ء-غف-ي]+( [ء-غف-ي]+)*")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read(name: str) -> list[dict[str, str]]:
    """Rows of one register file, in order."""
    with (REGISTER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(row: dict[str, str], columns: tuple[str, ...]) -> list[str]:
    """Every form in these columns of a row."""
    return [form for column in columns for form in row[column].split("|") if form]


STATES = read("states.csv")
CURRENT = [row for row in STATES if not row["to"]]


def test_every_member_of_the_united_nations_is_present() -> None:
    assert len(UNITED_NATIONS) == 193
    assert UNITED_NATIONS - {row["iso3"] for row in CURRENT} == set()


def test_codes_of_current_states_are_unique() -> None:
    codes = [row["iso3"] for row in CURRENT if row["iso3"]]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


def test_wikidata_ids_are_unique_and_sourced() -> None:
    ids = [row["wikidata"] for row in STATES if row["wikidata"]]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"Q\d+", identifier) for identifier in ids)
    assert all("rigour" in row["source"] for row in STATES if row["wikidata"])


def test_no_form_belongs_to_two_current_states_unless_marked_ambiguous() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    unmarked: dict[str, set[str]] = defaultdict(set)
    for row in CURRENT:
        marked = set(row["ambiguous"].split("|"))
        for form in cells(row, NAMES + ADJECTIVES):
            owners[form].add(row["id"])
            if form not in marked:
                unmarked[form].add(row["id"])
    assert {form: sorted(ids) for form, ids in owners.items() if len(ids) > 1 and unmarked[form]} == {}


def test_ambiguous_forms_are_forms_of_their_row() -> None:
    for row in STATES:
        assert set(cells(row, ("ambiguous",))) <= set(cells(row, NAMES + ADJECTIVES)), row["id"]


def test_members_have_adjectives_in_both_languages_and_all_arabic_forms() -> None:
    for row in STATES:
        if row["iso3"] in UNITED_NATIONS and not row["to"]:
            assert row["adjectives_en"], row["id"]
            for column in ("nisba_ar_m", "nisba_ar_f", "nisba_ar_mp", "nisba_ar_fp"):
                assert row[column], (row["id"], column)
            masculine = row["nisba_ar_m"].split("|")[0]
            assert masculine.endswith("ي"), row["id"]
            assert row["nisba_ar_f"].split("|")[0].endswith("ة"), row["id"]
            assert any(form.endswith("ين") for form in row["nisba_ar_mp"].split("|")), row["id"]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        (
            "states.csv",
            ("label_ar", "aliases_ar", "nisba_ar_m", "nisba_ar_f", "nisba_ar_mp", "nisba_ar_fp", "capital_ar", "metonyms_ar"),
        ),
        ("titles.csv", ("label_ar", "ar_m", "ar_f", "ar_pl", "ar_short")),
        ("organs.csv", ("ar",)),
        ("collectives.csv", ("ar",)),
        ("places.csv", ("label_ar", "aliases_ar")),
    ],
)
def test_arabic_cells_hold_arabic_letters_only(name: str, columns: tuple[str, ...]) -> None:
    wrong = [(form, row) for row in read(name) for form in cells(row, columns) if not ARABIC.fullmatch(form)]
    assert wrong == []


@pytest.mark.parametrize("name", ["states.csv", "places.csv", "titles.csv", "organs.csv", "collectives.csv"])
def test_rows_are_sorted_and_their_keys_are_unique_slugs(name: str) -> None:
    rows = read(name)
    keys = [row.get("id") or row["key"] for row in rows]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))
    assert [key for key in keys if not SLUG.fullmatch(key)] == []
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize("name", ["states.csv", "places.csv", "titles.csv", "organs.csv", "collectives.csv", "honorifics.csv"])
def test_cells_are_clean_lists(name: str) -> None:
    for row in read(name):
        for column, cell in row.items():
            forms = cell.split("|")
            assert len(forms) == len(set(forms)), (name, row, column)
            assert all(form == " ".join(form.split()) for form in forms), (name, row, column)
            assert cell == "" or all(forms), (name, row, column)


def test_places_share_no_id_with_states_and_stand_on_the_globe() -> None:
    places = read("places.csv")
    assert len(places) >= 3000
    assert {row["id"] for row in places} & {row["id"] for row in STATES} == set()
    codes = {row["iso3"] for row in STATES} | {""}
    for row in places:
        assert row["iso3"] in codes, row["id"]
        assert row["kind"] in {"city", "region", "site", "sea", "river"}, row["id"]
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180, row["id"]


def test_titles_give_each_full_form_one_meaning() -> None:
    for columns in (("en",), ("ar_m", "ar_f", "ar_pl")):
        owners: dict[str, set[str]] = defaultdict(set)
        for row in read("titles.csv"):
            for form in cells(row, columns):
                owners[form.lower()].add(row["key"])
        assert {form: sorted(keys) for form, keys in owners.items() if len(keys) > 1} == {}
