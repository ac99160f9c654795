"""How a predicate is meant, on trees built by hand: polarity, modality, and who says so."""

from __future__ import annotations

from collections import defaultdict

import pytest

from graph.language.grammar import grammar
from graph.relations.context import Contexts, Meaning
from graph.relations.predicates import Candidate, candidates, lexicon
from tests.unit.relations.reading import build


def meaning(spec: str, at: int, language: str = "en") -> Meaning:
    """The meaning of the predicate at a token."""
    doc = build(spec, language)
    found: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates(doc, language):
        found[candidate.token.i].append(candidate)
    return Contexts(language, lexicon(language), grammar(language), found).of(doc[at])


def english(before: str, label: str) -> Meaning:
    """ "Turkey [word] support Qatar"."""
    return meaning(f"Turkey/PROPN/nsubj/2 {before}/AUX/{label}/2/{before} support/VERB/root/2/support Qatar/PROPN/obj/2", 2)


def arabic(before: str, verb: str, glue: bool = False, tag: str = "PART") -> Meaning:
    """ "[particle] تدعم تركيا قطر"."""
    return meaning(
        f"{before}/{tag}/advmod/1{'+' if glue else ''} {verb}/VERB/root/1 تركيا/PROPN/nsubj/1 قطر/PROPN/obj/1", 1, "ar"
    )


def test_plain_statements_are_asserted() -> None:
    plain = meaning("Turkey/PROPN/nsubj/1 supports/VERB/root/1/support Qatar/PROPN/obj/1", 1)
    assert (plain.negated, plain.modality, plain.speakers) == (False, "asserted", [])
    plain = meaning("تدعم/VERB/root/0 تركيا/PROPN/nsubj/0 قطر/PROPN/obj/0", 0, "ar")
    assert (plain.negated, plain.modality, plain.speakers) == (False, "asserted", [])


@pytest.mark.parametrize(("word", "label"), [("not", "advmod"), ("never", "advmod"), ("n't", "advmod")])
def test_english_negation(word: str, label: str) -> None:
    found = english(word, label)
    assert (found.negated, found.modality) == (True, "asserted")


@pytest.mark.parametrize(
    ("word", "modality"),
    [("may", "possible"), ("might", "possible"), ("could", "possible"), ("will", "planned"), ("would", "possible"),
     ("must", "desired"), ("should", "desired")],
)  # fmt: skip
def test_english_modals(word: str, modality: str) -> None:
    found = english(word, "aux")
    assert (found.negated, found.modality) == (False, modality)


@pytest.mark.parametrize(
    ("particle", "verb", "negated", "modality"),
    [
        ("لم", "تدعم", True, "asserted"),
        ("لا", "تدعم", True, "asserted"),
        ("ما", "دعمت", True, "asserted"),
        ("لن", "تدعم", True, "planned"),
        ("سوف", "تدعم", False, "planned"),
        ("قد", "تدعم", False, "possible"),
        ("قد", "دعمت", False, "asserted"),
        ("لقد", "دعمت", False, "asserted"),
        ("ربما", "تدعم", False, "possible"),
    ],
)
def test_arabic_particles(particle: str, verb: str, negated: bool, modality: str) -> None:
    found = arabic(particle, verb)
    assert (found.negated, found.modality) == (negated, modality)


def test_the_future_clitic() -> None:
    assert arabic("س", "تدعم", glue=True, tag="AUX").modality == "planned"


def test_wishes_below_an_infinitive() -> None:
    found = meaning(
        "Turkey/PROPN/nsubj/1 wants/VERB/root/1/want to/PART/mark/3 support/VERB/xcomp/1/support Qatar/PROPN/obj/3", 3
    )
    assert found.modality == "desired"
    found = meaning("تريد/VERB/root/0 تركيا/PROPN/nsubj/0 أن/SCONJ/mark/3 تدعم/VERB/ccomp/0 قطر/PROPN/obj/3", 3, "ar")
    assert found.modality == "desired"


def test_a_wished_verbal_noun() -> None:
    found = meaning("تريد/VERB/root/0 تركيا/PROPN/nsubj/0 دعم/NOUN/obj/0 قطر/PROPN/nmod/2", 2, "ar")
    assert found.modality == "desired"


def test_an_intended_verbal_noun() -> None:
    found = meaning("تعتزم/VERB/root/0 تركيا/PROPN/nsubj/0 مهاجمة/NOUN/obj/0 سوريا/PROPN/nmod/2", 2, "ar")
    assert found.modality == "planned"


def test_failing_to_is_not_doing() -> None:
    found = meaning(
        "Turkey/PROPN/nsubj/1 failed/VERB/root/1/fail to/PART/mark/3 support/VERB/xcomp/1/support Qatar/PROPN/obj/3", 3
    )
    assert found.negated


def test_two_negations_cancel() -> None:
    found = meaning(
        "Turkey/PROPN/nsubj/3 did/AUX/aux/3/do not/PART/advmod/3/not fail/VERB/root/3/fail to/PART/mark/5 "
        "support/VERB/xcomp/3/support Qatar/PROPN/obj/5",
        5,
    )
    assert not found.negated


def test_what_is_said_has_a_speaker() -> None:
    found = meaning(
        "Iran/PROPN/nsubj/1 said/VERB/root/1/say that/SCONJ/mark/4 Turkey/PROPN/nsubj/4 supports/VERB/ccomp/1/support "
        "Qatar/PROPN/obj/4",
        4,
    )
    assert [s.token.text for s in found.speakers] == ["said"]
    found = meaning(
        "قالت/VERB/root/0 إيران/PROPN/nsubj/0 إن/SCONJ/mark/4 تركيا/PROPN/nsubj/4 تدعم/VERB/ccomp/0 قطر/PROPN/obj/4", 4, "ar"
    )
    assert [s.token.text for s in found.speakers] == ["قالت"]


def test_nested_speech_has_the_inner_speaker_first() -> None:
    found = meaning(
        "Reuters/PROPN/nsubj/1 said/VERB/root/1/say Iran/PROPN/nsubj/3 announced/VERB/ccomp/1/announce that/SCONJ/mark/6 "
        "Turkey/PROPN/nsubj/6 supports/VERB/ccomp/3/support Qatar/PROPN/obj/6",
        6,
    )
    assert [s.token.text for s in found.speakers] == ["announced", "said"]


def test_negated_speech_is_not_a_negated_event() -> None:
    found = meaning(
        "Iran/PROPN/nsubj/3 did/AUX/aux/3/do not/PART/advmod/3/not say/VERB/root/3/say that/SCONJ/mark/6 Turkey/PROPN/nsubj/6 "
        "supports/VERB/ccomp/3/support Qatar/PROPN/obj/6",
        6,
    )
    assert not found.negated


@pytest.mark.parametrize(("word", "lemma"), [("If", "if"), ("Unless", "unless")])
def test_conditions_are_possible(word: str, lemma: str) -> None:
    spec = (
        f"{word}/SCONJ/mark/2/{lemma} Turkey/PROPN/nsubj/2 attacks/VERB/advcl/5/attack Greece/PROPN/obj/2 France/PROPN/nsubj/5 "
        "protests/VERB/root/5/protest"
    )
    assert meaning(spec, 2).modality == "possible"
    assert meaning(spec, 5).modality == "asserted"


def test_conditions_are_possible_in_arabic() -> None:
    spec = "إذا/SCONJ/mark/1 هاجمت/VERB/advcl/4 تركيا/PROPN/nsubj/1 اليونان/PROPN/obj/1 احتجت/VERB/root/4 فرنسا/PROPN/nsubj/4"
    assert meaning(spec, 1, "ar").modality == "possible"
    assert meaning(spec, 4, "ar").modality == "asserted"


def test_purposes_are_planned() -> None:
    found = meaning("Turkey/PROPN/nsubj/1 came/VERB/root/1/come to/PART/mark/3 support/VERB/advcl/1/support Qatar/PROPN/obj/3", 3)
    assert found.modality == "planned"


def test_a_modality_never_comes_closer_to_fact() -> None:
    found = Meaning()
    found.weaken("possible", "")
    found.weaken("planned", "")
    assert found.modality == "possible"
