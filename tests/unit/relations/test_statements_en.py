"""What English sentences say: relations, arguments, meaning and attribution, read with the trained models."""

from __future__ import annotations

import pytest

from tests.unit.relations.reading import Fact, fact, facts, only, read

pytestmark = pytest.mark.model

TEXTS = (
    (
        "Russian Foreign Minister Sergei Lavrov met his Syrian counterpart Walid al-Moallem in Moscow on Wednesday. He said that "
        "Russia supports Syria.\n\nAccording to Reuters, Iran rejects the sanctions."
    ),
    "  CAIRO (Reuters) – Egypt’s president said “Turkey attacked Syria”.\r\nNobody answered 👋🏽 him.",
    "Talks: France, Germany\tand Italy met; وزير الخارجية criticised Iran.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran criticised Israel.", {("iran", "criticises", "israel")}),
        ("Greece was criticised by Turkey.", {("turkey", "criticises", "greece")}),
        ("Syrian soldiers were killed by Israeli forces.", {("israel-forces", "kills", "syria-soldiers")}),
        ("Egypt held talks with Jordan.", {("egypt", "holds-talks-with", "jordan")}),
        ("Turkey and Iran held talks in Ankara.", {("turkey", "holds-talks-with", "iran")}),
        ("Russian-Syrian talks began in Sochi.", {("russia", "holds-talks-with", "syria")}),
        ("Israel launched an attack on Syria.", {("israel", "attacks", "syria")}),
        ("Saudi Arabia expressed support for Egypt.", {("saudi-arabia", "supports", "egypt")}),
        ("Washington and Tehran signed an agreement.", {("united-states", "signs-with", "iran")}),
        ("Angela Merkel and François Hollande met in Berlin.", {("merkel-angela", "meets", "hollande-francois")}),
        ("Sanctions were imposed on Iran by the European Union.", {("european-union", "sanctions", "iran")}),
        ("Fighters of Hezbollah attacked Israel.", {("hezbollah", "attacks", "israel")}),
        ("The weather was fine and the shops were open.", set()),
    ],
)
def test_who_did_what_to_whom(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


def test_every_pair_of_a_coordination() -> None:
    sides = [("france", "iran"), ("france", "north-korea"), ("germany", "iran"), ("germany", "north-korea")]
    assert facts("France and Germany condemned Iran and North Korea.") == {(a, "condemns", b) for a, b in sides}


def test_every_pair_of_those_who_met() -> None:
    pairs = [("brazil", "india"), ("brazil", "china"), ("india", "china")]
    assert facts("Brazil, India and China met in Geneva.") == {(a, "meets", b) for a, b in pairs}


@pytest.mark.parametrize(
    ("text", "relation", "polarity", "modality"),
    [
        ("Iran did not attack Israel.", "attacks", "negated", "asserted"),
        ("Turkey never accused Greece.", "accuses", "negated", "asserted"),
        ("Russia no longer supports Syria.", "supports", "negated", "asserted"),
        ("Turkey failed to support Greece.", "supports", "negated", "asserted"),
        ("Turkey may support Qatar.", "supports", "affirmed", "possible"),
        ("Turkey might attack Syria, Reuters reported.", "attacks", "affirmed", "possible"),
        ("It is possible that Turkey will attack Syria.", "attacks", "affirmed", "possible"),
        ("Turkey will support Qatar.", "supports", "affirmed", "planned"),
        ("Turkey will not support Qatar.", "supports", "negated", "planned"),
        ("Turkey plans to attack Syria.", "attacks", "affirmed", "planned"),
        ("Turkey wants to support Qatar.", "supports", "affirmed", "desired"),
        ("Jordan hopes that France will support Iraq.", "supports", "affirmed", "desired"),
    ],
)
def test_polarity_and_modality(text: str, relation: str, polarity: str, modality: str) -> None:
    found = only(text, relation)
    assert (found.polarity, found.modality) == (polarity, modality)


def test_what_is_not_wished_is_negated() -> None:
    assert only("Turkey does not want to support Qatar.", "supports").polarity == "negated"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Iran said that Israel attacked Syria.", "iran"),
        ("Israel attacked Syria, Iran said.", "iran"),
        ("According to Reuters, Israel attacked Syria.", "reuters"),
        ("Reuters said Iran announced that Israel attacked Syria.", "iran"),
    ],
)
def test_attribution(text: str, speaker: str) -> None:
    found = only(text, "attacks")
    assert fact(found) == ("israel", "attacks", "syria")
    assert found.attributed_to is not None
    assert found.attributed_to.id == speaker


def test_what_one_says_of_oneself_is_attributed_to_nobody() -> None:
    assert only("Israel said that it attacked Syria.", "attacks").attributed_to is None


@pytest.mark.parametrize("text", ["Egypt condemned the Israeli attack on Syria."])
def test_a_reported_attack_has_its_own_attacker(text: str) -> None:
    assert ("israel", "attacks", "syria") in facts(text)
    assert not any(s == "egypt" and r == "attacks" for s, r, _ in facts(text))


@pytest.mark.parametrize(
    "text", ["Egypt condemned the attack on the Syrian army.", "Moscow condemned the attack on the Syrian embassy."]
)
def test_who_condemns_an_attack_did_not_carry_it_out(text: str) -> None:
    assert not any(s in ("egypt", "russia") and r == "attacks" for s, r, _ in facts(text))


def test_what_somebody_is_accused_of_is_theirs() -> None:
    found = only("Turkey accused Greece of attacking Cyprus.", "attacks")
    assert (fact(found), found.attributed_to and found.attributed_to.id) == (("greece", "attacks", "cyprus"), "turkey")


def test_partners_are_no_speakers() -> None:
    text = "Russia and the United States agreed to hold talks with Iran."
    assert all(s.attributed_to is None for s in read(text, "2014-11-26").statements)


def test_a_title_before_a_name_between_commas() -> None:
    text = "Iran's foreign minister, Mohammad Javad Zarif, visited Turkey."
    assert facts(text) == {("zarif-mohammad-javad", "visits", "turkey")}


def test_refusing_to_is_one_statement() -> None:
    assert facts("Turkey refused to meet Greece.") == {("turkey", "refuses-to-meet", "greece")}


def test_a_demand_is_aimed_at_who_is_to_act() -> None:
    found = facts("Greece demanded that Turkey withdraw its troops.")
    assert {(s, o) for s, _, o in found} == {("greece", "turkey")}


def test_what_is_urged_has_not_happened() -> None:
    text = "Iran urged Israel to attack Lebanon."
    assert ("iran", "urges", "israel") in facts(text)
    assert all(s.modality == "desired" for s in read(text, "2014-11-26").statements if s.relation == "attacks")


def test_dates() -> None:
    assert only("Angela Merkel visited Paris on 14 November 2013.", "visits").date == "2013-11-14"
    assert only("Angela Merkel visited Paris yesterday.", "visits").date == "2014-11-25"
    assert only("Angela Merkel visited Paris.", "visits").date == "2014-11-26"
    assert only("Angela Merkel visited Paris.", "visits", None).date is None


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_an_empty_text_gives_a_warning(text: str) -> None:
    extraction = read(text, "2014-11-26", "en")
    assert extraction.warnings
    assert (extraction.statements, extraction.actors) == ((), ())


@pytest.mark.parametrize("text", TEXTS)
def test_every_span_is_its_text(text: str) -> None:
    extraction = read(text)
    spans = [m for a in extraction.actors for m in a.mentions]
    for s in extraction.statements:
        spans += [s.subject.span, s.object.span, s.evidence, s.trigger]
        spans += [s.attributed_to.span] if s.attributed_to and s.attributed_to.span else []
        assert s.evidence.start <= s.trigger.start < s.trigger.end <= s.evidence.end
        assert 0 < s.confidence <= 1
    assert spans
    for span in spans:
        assert 0 <= span.start < span.end
        assert text[span.start : span.end] == span.surface


@pytest.mark.parametrize("text", TEXTS)
def test_who_is_in_a_statement_is_in_the_cast(text: str) -> None:
    extraction = read(text)
    cast = {a.id for a in extraction.actors}
    for s in extraction.statements:
        assert {i for i in (s.subject.id, s.object.id) if i} <= cast


def test_the_same_text_gives_the_same_extraction() -> None:
    text = TEXTS[0]
    again = read.__wrapped__(text, "2014-11-26")
    assert again == read(text, "2014-11-26")
    assert len({s.id for s in again.statements}) == len(again.statements)
