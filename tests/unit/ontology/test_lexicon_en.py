"""The English lexicon: files parse, ids are unique, slots and relations exist, no two entries claim the same word alike."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

ONTOLOGY = Path(__file__).parents[3] / "ontology"
FOLDER = ONTOLOGY / "lexicon" / "en"
CLASSES = {
    *("consult", "agree", "support", "cooperate", "aid", "concede", "retreat", "request", "accuse", "reject", "threaten"),
    *("protest", "sanction", "mobilize", "coerce", "assault", "state", "role"),
}
PREPOSITIONS = {
    *(
        "about",
        "across",
        "after",
        "against",
        "along",
        "alongside",
        "among",
        "and",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "between",
    ),
    *("belonging to", "by", "for", "from", "in", "in front of", "inside", "into", "near", "of", "off", "on", "onto", "out of"),
    *("outside", "over", "through", "throughout", "to", "toward", "towards", "under", "upon", "with", "whether", "that"),
}
SLOTS = {"subj", "obj", "iobj", "comp", "inf", "poss", "adj", "compound", "acl", *PREPOSITIONS}
LISTS = {
    "verb",
    "noun",
    "participle",
    "source",
    "target",
    "topic",
    "recipient",
    "place",
    "noun_source",
    "noun_target",
    "object_nouns",
}
VALUES = {
    "needs": {"actor", "topic", "any"},
    "complement": {"asserted", "planned", "possible", "desired", "negated"},
    "modality": {"asserted", "planned", "possible", "desired"},
}
KEYS = {*LISTS, *VALUES, "id", "relation", "cameo", "symmetric_plural", "object_slot", "speech", "passive", "source_note"}


def read(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    return [entry for name in sorted(CLASSES) for entry in read(name)["predicate"]]


@pytest.fixture(scope="module")
def relations() -> dict[str, str]:
    text = (ONTOLOGY / "relations.ttl").read_text("utf-8")
    return dict(re.findall(r"^rel:([\w-]+) a drg:RelationType.*?drg:plover plover:(\w+)", text, re.DOTALL | re.MULTILINE))


def test_every_class_has_its_file() -> None:
    assert {p.stem for p in FOLDER.glob("*.toml")} >= CLASSES | {"light", "operators"}


def test_ids_are_unique(entries: list[dict[str, Any]]) -> None:
    ids = [entry["id"] for entry in entries]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"en\.[a-z][a-z-]*", id) for id in ids)


def test_keys_and_values_are_known(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        assert set(entry) <= KEYS, entry["id"]
        assert any(entry.get(use) for use in ("verb", "noun", "participle")), entry["id"]
        for key, allowed in VALUES.items():
            assert entry.get(key) is None or entry[key] in allowed, entry["id"]
        for key in LISTS & set(entry):
            assert len(entry[key]) == len(set(entry[key])), (entry["id"], key)
            assert all(word and word == word.strip() for word in entry[key]), (entry["id"], key)


def test_slots_are_legal(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        for key in ("source", "target", "topic", "recipient", "place", "noun_source", "noun_target"):
            assert set(entry.get(key, ())) <= SLOTS, (entry["id"], key, set(entry[key]) - SLOTS)
        assert entry.get("object_slot", "obj") in SLOTS, entry["id"]
        assert ("object_slot" in entry) == ("object_nouns" in entry), entry["id"]
        assert not entry.get("noun") or entry.get("noun_target") or entry.get("topic"), (
            f"{entry['id']} has no target for its noun"
        )


def test_relations_exist_and_stand_in_the_file_of_their_class(relations: dict[str, str]) -> None:
    for name in CLASSES:
        for entry in read(name)["predicate"]:
            assert entry["relation"] in relations, entry["id"]
            # A few senses are easier to find beside their neighbours of another class; most stand under their own.
    strangers = [e["id"] for name in CLASSES for e in read(name)["predicate"] if relations[e["relation"]].lower() != name]
    assert len(strangers) <= 12, strangers


def test_no_two_entries_claim_the_same_words_the_same_way(entries: list[dict[str, Any]]) -> None:
    """Two entries may share a word where guards, needs or further words tell them apart."""
    by_word: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        for use in ("verb", "noun", "participle"):
            for word in entry.get(use, ()):
                by_word[use, word].append(entry)
    clashes = []
    for (use, word), claimants in by_word.items():
        for a, b in combinations(claimants, 2):
            nouns_a, nouns_b = set(a.get("object_nouns", ())), set(b.get("object_nouns", ()))
            guarded_alike = nouns_a & nouns_b and a.get("object_slot") == b.get("object_slot")
            bare = not nouns_a and not nouns_b and a.get("needs") == b.get("needs")
            slot = "noun_target" if use == "noun" else "target"
            told_apart = a.get("needs", "any") != b.get("needs", "any")
            if ((guarded_alike and not told_apart) or bare) and set(a.get(slot, ["obj"])) & set(b.get(slot, ["obj"])):
                clashes.append((use, word, a["id"], b["id"], sorted(nouns_a & nouns_b)[:6]))
    assert clashes == []


@pytest.mark.parametrize(
    "verb",
    [
        "attack",
        "strike",
        "hit",
        "kill",
        "meet",
        "charge",
        "release",
        "target",
        "help",
        "arm",
        "train",
        "visit",
        "storm",
        "bomb",
        "greet",
        "join",
    ],
)
def test_a_verb_of_many_senses_asks_for_an_actor_or_for_nouns(entries: list[dict[str, Any]], verb: str) -> None:
    """Problems are attacked, bills killed, demands met, fees charged and statements released."""
    for entry in entries:
        if verb in entry.get("verb", ()):
            free = "obj" in entry.get("target", ["obj"])
            assert not free or entry.get("needs") == "actor" or entry.get("object_nouns"), entry["id"]


@pytest.mark.parametrize(
    ("verb", "noun", "relation"),
    [
        ("strike", "deal", "agrees-with"),
        ("fire", "minister", "dismisses"),
        ("fire", "rocket", "shells"),
        ("raise", "issue", "discusses"),
        ("meet", "demand", "complies-with"),
        ("recall", "ambassador", "recalls-ambassador-from"),
        ("sever", "tie", "breaks-relations-with"),
        ("sign", "treaty", "signs-with"),
        ("burn", "effigy", "protests-against"),
        ("lift", "curfew", "eases-restrictions-on"),
        ("lift", "embargo", "lifts-sanctions-on"),
        ("open", "embassy", "establishes-relations-with"),
        ("quit", "treaty", "leaves-agreement"),
        ("break", "truce", "breaks-truce-with"),
    ],
)
def test_object_nouns_tell_senses_apart(entries: list[dict[str, Any]], verb: str, noun: str, relation: str) -> None:
    found = {e["relation"] for e in entries if verb in e.get("verb", ()) and noun in e.get("object_nouns", ())}
    assert relation in found


def test_lexicon_is_broad_enough(entries: list[dict[str, Any]], relations: dict[str, str]) -> None:
    lemmas = {word for entry in entries for use in ("verb", "noun", "participle") for word in entry.get(use, ())}
    assert len(lemmas) >= 1500
    speech = {word for entry in entries if entry.get("speech") for word in entry.get("verb", ())}
    assert len(speech) >= 70
    assert {relations[entry["relation"]] for entry in entries} == set(relations.values())


@pytest.mark.parametrize(
    ("name", "table", "keys"),
    [("light", "light", {"verb", "slot", "modality", "object_nouns"}), ("operators", "operator", {"form", "effect", "scope"})],
)
def test_light_verbs_and_operators(name: str, table: str, keys: set[str]) -> None:
    tables = read(name)
    for entry in [*tables[table], *tables.get("light_passive", [])]:
        assert set(entry) <= keys
        assert entry.get("slot", "obj") in SLOTS
        assert entry.get("modality", "planned") in VALUES["modality"]
        assert entry.get("effect", "none") in {"negated", "planned", "possible", "desired", "none"}
        assert entry.get("scope", "inf") in {"inf", "comp", "obj", "clause"}
