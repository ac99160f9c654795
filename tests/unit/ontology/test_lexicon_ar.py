"""The Arabic lexicon as data: sound, complete enough, and without two entries that claim one word in one frame."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import ontology
from graph.language.arabic.inflection import news_forms, normalise_key, noun_forms, participle_forms, split_citation, verb_forms

FOLDER = Path(ontology.__file__).parent / "lexicon" / "ar"
CLASSES = [
    *("accuse", "agree", "aid", "assault", "coerce", "concede", "consult", "cooperate", "mobilize"),
    *("protest", "reject", "request", "retreat", "role", "sanction", "state", "support", "threaten"),
]
SLOTS = {"subj", "obj", "iobj", "comp", "inf", "poss", "adj", "head"}
PREPOSITIONS = {
    *("ب", "ل", "من", "إلى", "على", "عن", "في", "مع", "ضد", "بين", "لدى", "أمام", "إزاء", "حيال", "تجاه", "حول", "بشأن"),
    *("نحو", "صوب", "قبالة", "قرب", "عند", "خلف", "وراء", "داخل", "وسط", "فوق", "تحت"),
}
TWO_WORDS = {
    *("من قبل", "من جانب", "على يد", "على أيدي", "ب يد", "ب أيدي", "ب رصاص", "ب نيران", "ب قصف", "ب صاروخ", "ب حق", "في حق"),
    *(
        "ب اتجاه",
        "في اتجاه",
        "في وجه",
        "ب وجه",
        "ب جانب",
        "إلى جانب",
        "ب جوار",
        "على شرف",
        "ل صالح",
        "ل مصلحة",
        "في صفوف",
        "في أجواء",
    ),
}


@cache
def entries() -> tuple[tuple[str, dict[str, Any]], ...]:
    """(file stem, entry) of every predicate, as written."""
    found = []
    for name in CLASSES:
        data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
        assert set(data) == {"predicate"}, name
        found += [(name, entry) for entry in data["predicate"]]
    return tuple(found)


@cache
def readings() -> dict[str, set[tuple[str, str]]]:
    """Look-up key → (id, use) of all that it may be."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, entry in entries():
        for verb in entry.get("verb", ()):
            for form in news_forms(verb):
                found[normalise_key(form.surface)].add((entry["id"], "verb"))
        for noun in entry.get("noun", ()):
            for case in noun_forms(noun):
                found[normalise_key(case.surface)].add((entry["id"], "noun"))
        for participle in entry.get("participle", ()):
            for case in participle_forms(participle):
                found[normalise_key(case.surface)].add((entry["id"], "participle"))
    return found


def test_the_loader_finds_nothing_wrong() -> None:
    assert len(ontology.predicates("ar")) == len(entries())
    assert not [problem for problem in ontology.check() if "lexicon/ar" in problem.file]


def test_ids_are_unique_and_say_the_language() -> None:
    ids = [entry["id"] for _, entry in entries()]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("ar.") for name in ids)


def test_every_entry_stands_in_the_file_of_its_class() -> None:
    relations = ontology.relations()
    for name, entry in entries():
        assert entry["relation"] in relations, entry["id"]
        assert relations[entry["relation"]].plover.lower() == name, entry["id"]


def test_slots_are_slots() -> None:
    for _, entry in entries():
        for key in ("source", "target", "topic", "recipient", "place", "noun_source", "noun_target"):
            for slot in entry.get(key, ()):
                assert slot in SLOTS | PREPOSITIONS | TWO_WORDS, (entry["id"], key, slot)
        assert entry.get("object_slot", "obj") in SLOTS | PREPOSITIONS, entry["id"]
        assert ("object_nouns" in entry) == ("object_slot" in entry), entry["id"]
        assert entry["source_note"], entry["id"]


def test_words_are_written_as_citations() -> None:
    for _, entry in entries():
        for verb in entry.get("verb", ()):
            past, _present = split_citation(verb)
            assert verb_forms(verb)[0].surface == past
        for key in ("verb", "noun", "participle", "object_nouns"):
            words = entry.get(key, [])
            assert len(words) == len(set(words)), (entry["id"], key)
            assert all(word == word.strip() and not set(word) & set("ًٌٍَُِّْـ") for word in words), (entry["id"], key)


def test_no_two_entries_claim_one_word_in_one_frame() -> None:
    """Entries of one word differ in what they ask for: other slots, object nouns, an actor or a topic."""
    by_word: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for _, entry in entries():
        for use in ("verb", "noun", "participle"):
            for word in entry.get(use, ()):
                by_word[word, use].append(entry)
    relations = ontology.relations()
    for (word, use), claims in by_word.items():
        slot = "noun_target" if use == "noun" else "target"
        for one, other in combinations(claims, 2):
            if not set(one.get(slot, ())) & set(other.get(slot, ())):
                continue
            if one.get("object_nouns") and other.get("object_nouns"):
                same_class = relations[one["relation"]].plover == relations[other["relation"]].plover
                shared = set(one["object_nouns"]) & set(other["object_nouns"])
                assert same_class or not shared or one["object_slot"] != other["object_slot"], (
                    word,
                    one["id"],
                    other["id"],
                    shared,
                )
            elif not one.get("object_nouns") and not other.get("object_nouns"):
                assert {one.get("needs"), other.get("needs")} == {"actor", "topic"}, (word, one["id"], other["id"])


def test_the_lexicon_is_large_enough() -> None:
    words = {(use, word) for _, entry in entries() for use in ("verb", "noun", "participle") for word in entry.get(use, ())}
    assert len(words) >= 1900
    assert len({word for use, word in words if use == "verb"}) >= 850
    assert {name for name, _ in entries()} == set(CLASSES)
    speech = {word for _, entry in entries() if entry.get("speech") for word in entry.get("verb", ())}
    assert len(speech) >= 100


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("رفضت", "ar.reject"),
        ("يلتقيان", "ar.meet"),
        ("التقا", "ar.meet"),
        ("اجتمعتا", "ar.meet-with"),
        ("سيزور".removeprefix("س"), "ar.visit"),
        ("زيارتي", "ar.visit"),
        ("محادثات", "ar.hold-talks"),
        ("لقائ", "ar.meet"),
        ("استقبله".removesuffix("ه"), "ar.receive"),
        ("دعت", "ar.call-on"),
        ("يدع", "ar.call-on"),
        ("ناشدوا", "ar.urge"),
        ("مطالبا", "ar.demand"),
        ("اتهمت", "ar.accuse"),
        ("متهمين", "ar.accuse"),
        ("أدانتا", "ar.condemn"),
        ("ندد", "ar.denounce"),
        ("هددت", "ar.threaten"),
        ("اغتيل", "ar.assassinate"),
        ("اغتيال", "ar.assassinate"),
        ("قتلوا", "ar.kill"),
        ("أصيبوا", "ar.wound"),
        ("هجمات", "ar.attack-noun"),
        ("غارة", "ar.raid-air"),
        ("قصف", "ar.shell"),
        ("تظاهر", "ar.demonstrate"),
        ("معتصمين", "ar.demonstrate"),
        ("إضراب", "ar.strike"),
        ("عقوبات", "ar.sanctions"),
        ("اعتقل", "ar.detain"),
        ("أفرجت", "ar.release"),
        ("انسحاب", "ar.withdraw"),
        ("تعهدا", "ar.pledge"),
        ("وعدت", "ar.promise"),
        ("اعتذاره".removesuffix("ه"), "ar.apologise"),
        ("قيل", "ar.say"),
        ("يقل", "ar.say"),
        ("استقال", "ar.resign"),
        ("عين", "ar.appoint"),
    ],
)
def test_words_of_news_find_their_entry(word: str, entry: str) -> None:
    for spelling in {word, word.replace("أ", "ا").replace("إ", "ا")}:
        assert entry in {name for name, _ in readings()[normalise_key(spelling)]}


@pytest.mark.parametrize(
    "word", ["لم", "لن", "قد", "من", "على", "عن", "بين", "نحو", "أو", "أبو", "كل", "هو", "إن", "كان", "أثار", "اسم"]
)
def test_function_words_are_no_predicates(word: str) -> None:
    assert normalise_key(word) not in readings()


def test_a_present_that_belongs_to_another_verb_is_left_out() -> None:
    assert "ar.promise" not in {name for name, _ in readings()["يعد"]}
    assert not {"ar.strike", "ar.hunger-strike"} & {name for name, _ in readings()["يضرب"]}


def test_light_verbs_and_operators() -> None:
    light = tomllib.loads((FOLDER / "light.toml").read_text("utf-8"))
    assert set(light) == {"light", "light_passive"}
    for entry in (*light["light"], *light["light_passive"]):
        assert entry["slot"] in SLOTS | PREPOSITIONS, entry
        assert entry["modality"] in {"asserted", "planned", "possible", "desired"}
        assert any(entry.get(use) for use in ("verb", "participle", "noun"))
        for verb in entry.get("verb", ()):
            split_citation(verb)
    for operator in tomllib.loads((FOLDER / "operators.toml").read_text("utf-8"))["operator"]:
        assert operator["kind"] in {"verb", "noun", "participle", "particle"}
        assert operator["effect"] in {"negated", "planned", "possible", "desired", "none"}
        assert operator["scope"] in {"inf", "comp", "obj", "clause"}
        for form in operator["form"]:
            if "/" in form:
                split_citation(form)


def test_no_negation_is_counted_twice() -> None:
    """A verb whose entry negates its complement must not be an operator of negation too."""
    negating = {
        normalise_key(word)
        for _, entry in entries()
        if entry.get("complement") == "negated"
        for word in (*entry.get("verb", ()), *entry.get("noun", ()))
    }
    for operator in tomllib.loads((FOLDER / "operators.toml").read_text("utf-8"))["operator"]:
        if operator["effect"] == "negated":
            assert not negating & {normalise_key(form) for form in operator["form"]}, operator
