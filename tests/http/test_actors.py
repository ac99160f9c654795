"""Actors and their relations over REST."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http.conftest import TestClient
from tests.http.shape import problem

LAVROV = "/v1/actors/lavrov-sergey"
RELATIONS = f"{LAVROV}/relations"


@pytest.mark.parametrize(
    "search",
    ["لافروف", "سيرغي لافروف", "سَيرغي لافرُوف", "lavrov", "LAVROV", "Sergei Lav", "sergey lavrov"],
)
def test_a_person_is_found_in_both_scripts(client: TestClient, search: str) -> None:
    assert [each["id"] for each in client.get("/v1/actors", params={"search": search}).json()["items"]] == ["lavrov-sergey"]


@pytest.mark.parametrize(
    ("search", "id"),
    [
        ("ايران", "iran"),
        ("إيران", "iran"),
        ("المعلم", "muallem-walid"),
        ("معلم", "muallem-walid"),
        ("وليد المُعلّم", "muallem-walid"),
        ("السعوديه", "saudi-arabia"),
        ("الامم المتحده", "united-nations"),
    ],
)
def test_article_hamza_and_diacritics_do_not_count(client: TestClient, search: str, id: str) -> None:
    assert id in [each["id"] for each in client.get("/v1/actors", params={"search": search}).json()["items"]]


def pages(client: TestClient, path: str, **parameters: Any) -> list[list[Any]]:
    """All pages of a list."""
    found: list[list[Any]] = []
    cursor: dict[str, str] = {}
    while True:
        response = client.get(path, params={**parameters, **cursor})
        assert response.status_code == 200, response.text
        found.append(response.json()["items"])
        following = response.json()["next_cursor"]
        if following is None:
            return found
        cursor = {"cursor": following}


def test_actors_page_by_page(client: TestClient) -> None:
    (whole,) = pages(client, "/v1/actors", limit=1000)
    parts = pages(client, "/v1/actors", limit=7)
    assert [len(part) for part in parts[:-1]] == [7] * (len(parts) - 1)
    assert [each["id"] for part in parts for each in part] == [each["id"] for each in whole]
    assert len({each["id"] for each in whole}) == len(whole) > 20


def test_one_actor(client: TestClient) -> None:
    found = client.get(LAVROV).json()
    assert (found["label"], found["label_ar"]) == ("Sergey Lavrov", "سيرغي لافروف")
    assert (found["type"], found["country"]) == ("person", "RUS")
    assert any(each["title"] == "foreign-minister" and each["of"] == "russia" for each in found["tenures"])
    assert {"relation": "meets", "plover": "CONSULT", "direction": "out", "number": 1}.items() <= next(
        each for each in found["relations"] if each["relation"] == "meets"
    ).items()


def test_relations_have_their_evidence(client: TestClient) -> None:
    (items,) = pages(client, RELATIONS, **{"with": "muallem-walid", "relation": "meets"})
    (item,) = items
    statement = item["statement"]
    assert item["document"] == "000_e29b928bcc9d047d"
    assert item["day"] == "2014-11-26"
    assert "لافروف" in statement["evidence"]["text"]
    assert statement["evidence"]["end"] - statement["evidence"]["start"] == len(statement["evidence"]["text"])
    assert (statement["polarity"], statement["modality"]) == ("affirmed", "asserted")


def test_relations_are_filtered(client: TestClient) -> None:
    def get(**parameters: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = client.get(RELATIONS, params=parameters).json()["items"]
        return found

    whole = get()
    assert {each["direction"] for each in whole} <= {"in", "out"}
    assert [each["day"] for each in whole] == sorted((each["day"] for each in whole), reverse=True)
    assert {each["statement"]["plover"] for each in get(plover="REJECT")} == {"REJECT"}
    assert {each["direction"] for each in get(direction="in")} == {"in"}
    assert {each["day"][:4] for each in get(**{"from": "2014", "to": "2014-11"})} == {"2014"}
    assert get(**{"from": "2030"}) == []
    assert [each["iri"] for page in pages(client, RELATIONS, limit=2) for each in page] == [each["iri"] for each in whole]


def test_what_is_wrong_is_told(client: TestClient) -> None:
    assert "'nobody'" in problem(client.get("/v1/actors/nobody"), 404)["detail"]
    problem(client.get("/v1/actors/nobody/relations"), 404)
    problem(client.get(RELATIONS, params={"with": "nobody"}), 404)
    for path in ("/v1/actors", RELATIONS):
        assert "malformed" in problem(client.get(path, params={"cursor": "né"}), 400)["detail"]
        assert problem(client.get(path, params={"cursor": "W10"}), 400)["type"].endswith("/cursor")
        problem(client.get(path, params={"limit": 0}), 422)
    other = client.get("/v1/actors/muallem-walid/relations", params={"limit": 1}).json()["next_cursor"]
    assert "another question" in problem(client.get(RELATIONS, params={"cursor": other}), 400)["detail"]
    assert "rejects" in problem(client.get(RELATIONS, params={"relation": "rejcts"}), 400)["detail"]
    assert "CONSULT" in problem(client.get(RELATIONS, params={"plover": "consult"}), 400)["detail"]
    problem(client.get(RELATIONS, params={"direction": "up"}), 422)
    for wrong in ("2014-13", "2014-02-30", "yesterday", "14", "٢٠١٤"):
        assert "YYYY" in problem(client.get(RELATIONS, params={"from": wrong}), 400)["detail"]
    assert client.get("/v1/actors", params={"search": "؟!"}).json() == {"items": [], "next_cursor": None}
