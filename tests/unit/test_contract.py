"""The extraction contract, to the letter."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from graph.contract import dumps, from_json, to_json
from graph.errors import InputError
from graph.model import Extraction
from tests.samples import ARABIC, arabic, english
from tests.unit.strategies import extractions

STATEMENT_KEYS = [
    *("id", "subject", "relation", "plover", "cameo", "symmetric", "object", "polarity", "modality", "attributed_to"),
    *("date", "place", "confidence", "evidence"),
]


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    data = to_json(arabic())
    assert list(data) == ["id", "language", "date", "statements", "actors", "warnings"]
    hosts, rejects, _ = data["statements"]
    assert list(hosts) == STATEMENT_KEYS
    assert list(hosts["subject"]) == ["id", "label", "type", "country", "sector", "surface", "start", "end"]
    assert list(rejects["object"]) == ["id", "label", "type", "topics", "country", "surface", "start", "end"]
    assert list(rejects["evidence"]) == ["text", "start", "end"]
    assert list(data["actors"][0]) == ["id", "label", "offices", "mentions"]
    assert data["actors"][2]["offices"] == [{"title": "foreign minister", "country": "IRN"}]
    assert list(data["actors"][0]["mentions"][0]) == ["start", "end", "surface"]
    assert rejects["attributed_to"] == {"id": "zarif-mohammad-javad", "label": "Mohammad Javad Zarif", "country": "IRN"}
    assert (rejects["place"], hosts["attributed_to"], rejects["date"]) == (None, None, None)


def test_offsets_point_at_what_they_say() -> None:
    for statement in to_json(arabic())["statements"]:
        for side in (statement["subject"], statement["object"]):
            assert ARABIC[side["start"] : side["end"]] == side["surface"]
        evidence = statement["evidence"]
        assert ARABIC[evidence["start"] : evidence["end"]] == evidence["text"]


def test_one_line_a_document_with_arabic_as_it_is() -> None:
    line = dumps(arabic())
    assert "\n" not in line
    assert "استقبل" in line
    assert json.loads(line) == to_json(arabic())


@pytest.mark.parametrize("extraction", [arabic(), english()])
def test_there_and_back(extraction: Extraction) -> None:
    data = json.loads(dumps(extraction))
    assert to_json(from_json(data)) == data


@given(extractions())
def test_any_extraction_there_and_back(extraction: Extraction) -> None:
    data = json.loads(dumps(extraction))
    assert to_json(from_json(data, extraction.document.text)) == data


@pytest.mark.parametrize(
    "broken", [{}, {"id": "a", "language": "ar", "date": None, "statements": [{}], "actors": [], "warnings": []}]
)
def test_a_missing_key_is_named(broken: dict[str, object]) -> None:
    with pytest.raises(InputError, match="has no key"):
        from_json(broken)


def test_a_wrong_kind_is_refused() -> None:
    with pytest.raises(InputError, match="not of the contract"):
        from_json(to_json(arabic()) | {"actors": None})
