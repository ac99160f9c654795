"""Relation types and topics: labels in both languages, codes and classes, symmetry and inverses."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import ontology
from ontology import OntologyError, RelationType, schemes
from ontology.loader import ROOT

ARABIC = re.compile(r"[\u0600-\u06ff\u00b7 :؛،]+")
CORPUS = {
    "CONSULT": "meets visits hosts holds-talks-with negotiates-with phones writes-to attends sends-envoy-to mediates accompanies",
    "AGREE": "agrees-with pledges offers accepts proposes",
    "SUPPORT": "supports praises welcomes congratulates thanks recognises defends signs-with restores-relations-with "
    "apologises-to",
    "COOPERATE": "cooperates-with holds-exercise-with shares-intelligence-with extradites-to",
    "AID": "aids arms finances shelters",
    "CONCEDE": "concedes",
    "RETREAT": "releases withdraws-from declares-truce-with lifts-sanctions-on returns",
    "REQUEST": "calls-on demands-from asks-help-of invites warns-against orders",
    "ACCUSE": "accuses condemns criticises denounces investigates sues",
    "REJECT": "rejects refuses vetoes denies opposes",
    "THREATEN": "threatens warns",
    "PROTEST": "protests-against strikes-against",
    "SANCTION": "sanctions expels recalls-ambassador-from breaks-relations-with boycotts suspends",
    "MOBILIZE": "mobilises-against deploys-to",
    "COERCE": "detains blockades seizes convicts disperses",
    "ASSAULT": "attacks bombs kills shells",
    "STATE": "says comments predicts hopes",
    "ROLE": "appointed heads resigns belongs-to represents dismisses holds-office member-of deputy-of envoy-of adviser-of",
}
# The two-digit roots of CAMEO by class; longer codes that go elsewhere follow.
ROOTS = {
    "01": "STATE", "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
    "084": "RETREAT", "085": "RETREAT", "086": "RETREAT", "087": "RETREAT", "0813": "RETREAT", "0814": "RETREAT",
    "163": "COERCE", "175": "ASSAULT", "191": "COERCE", "192": "COERCE", "1712": "ASSAULT",
}  # fmt: skip


def expected(code: str) -> str:
    return ROOTS[max((root for root in ROOTS if code.startswith(root)), key=len)]


def test_the_corpus_finds_its_relations_in_their_classes() -> None:
    found = ontology.relations()
    for plover, keys in CORPUS.items():
        for key in keys.split():
            assert found[key].plover == plover, key


def test_there_are_relations_enough_of_every_class() -> None:
    classes = [r.plover for r in ontology.relations().values()]
    assert len(classes) >= 75
    assert all(classes.count(key) >= 5 for key in ontology.plover_classes())
    assert len(ontology.plover_classes()) == 18


@pytest.mark.parametrize("relation", [pytest.param(r, id=r.key) for r in ontology.relations().values()])
def test_labels_are_there_in_both_languages(relation: RelationType) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", relation.key)
    for english in (relation.label_en, relation.definition_en):
        assert english.isascii(), english
        assert english.strip() == english
    for arabic in (relation.label_ar, relation.definition_ar):
        assert ARABIC.fullmatch(arabic), arabic
    assert -10 <= relation.tone <= 10


def test_arabic_labels_are_verbs_and_tell_relations_apart() -> None:
    labels = [r.label_ar for r in ontology.relations().values()]
    assert ontology.relations()["meets"].label_ar == "يلتقي"
    assert all(label.startswith("ي") for label in labels)  # third person masculine, present
    assert len(set(labels)) == len(labels)
    english = [r.label_en for r in ontology.relations().values()]
    assert len(set(english)) == len(english)


def test_each_code_belongs_to_one_class_as_plover_maps_it() -> None:
    codes = ontology.cameo_classes()
    assert sum(len(c.cameo) for c in ontology.plover_classes().values()) == len(codes) > 250
    assert all(re.fullmatch(r"\d{3,4}", code) and expected(code) == plover for code, plover in codes.items())


def test_classes_follow_from_codes_but_for_sanctions_and_boycotts() -> None:
    codes = ontology.cameo_classes()
    relations = ontology.relations().values()
    assert all(r.cameo is None for r in relations if r.plover == "ROLE")
    exceptions = {r.key for r in relations if r.cameo is not None and codes[r.cameo] != r.plover}
    assert exceptions == {"sanctions", "boycotts"}  # drg:classNote says why


def test_inverses_answer_each_other_and_symmetric_relations_have_none() -> None:
    found = ontology.relations()
    for relation in found.values():
        if relation.inverse is not None:
            assert found[relation.inverse].inverse == relation.key
            assert not relation.symmetric
            assert found[relation.inverse].plover == relation.plover
    assert {"meets", "signs-with", "clashes-with", "restores-relations-with"} <= {r.key for r in found.values() if r.symmetric}
    assert not any(found[key].symmetric for key in ("visits", "hosts", "accuses", "attacks", "breaks-relations-with"))


def test_colours_and_tones_of_classes() -> None:
    classes = ontology.plover_classes()
    assert len({c.colour for c in classes.values()}) == len(classes)
    assert classes["ASSAULT"].tone < classes["ACCUSE"].tone < 0 < classes["CONSULT"].tone < classes["AID"].tone
    assert all(r.colour == classes[r.plover].colour for r in ontology.relations().values())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in ("relations.ttl", "topics.ttl"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_relation_without_an_arabic_label_is_named_with_its_line(copied: Path) -> None:
    change(copied / "relations.ttl", '"meets"@en, "يلتقي"@ar', '"meets"@en')
    with pytest.raises(OntologyError, match=r"relations\.ttl:\d+, label@ar: meets: 0 values") as caught:
        schemes.read_relations(copied)
    line = caught.value.problems[0].line
    assert (copied / "relations.ttl").read_text("utf-8").splitlines()[line - 1].startswith("rel:meets ")


def test_a_code_of_another_class_is_named(copied: Path) -> None:
    change(copied / "relations.ttl", 'drg:cameo "042"', 'drg:cameo "190"')
    problems = schemes.check_relations(copied, *schemes.read_relations(copied))
    assert [p.column for p in problems] == ["cameo"]
    assert "visits: 190 belongs to ASSAULT, not CONSULT" in str(problems[0])


def test_broken_turtle_is_an_error_with_its_line(copied: Path) -> None:
    change(copied / "topics.ttl", "topic:peace a skos:Concept ;", "topic:peace a skos:Concept , ;")
    with pytest.raises(OntologyError, match=r"topics\.ttl:\d+: not Turtle"):
        schemes.read_topics(copied)


def test_topics_are_many_and_speak_both_languages() -> None:
    topics = ontology.topics()
    assert len(topics) >= 150
    assert all(t.label_en.isascii() and ARABIC.fullmatch(t.label_ar) for t in topics.values())
    assert all(ARABIC.fullmatch(phrase) for t in topics.values() for phrase in t.alt_ar)
    assert not [p for t in topics.values() for p in t.alt_en if re.search(r"[\u0600-\u06ff]", p)]
    assert topics["international-conference"].label_ar == "مؤتمر دولي"
    assert "مؤتمرات دولية" in topics["international-conference"].alt_ar
    assert topics["uranium-enrichment"].broader == ("nuclear-programme",)


def test_no_phrase_belongs_to_two_topics() -> None:
    assert schemes.check_topics(ontology.topics()) == []


def test_a_phrase_of_two_topics_and_a_circle_are_named(copied: Path) -> None:
    change(copied / "topics.ttl", '"protection of civilians"@en', '"Famine"@en')
    change(copied / "topics.ttl", "skos:broader topic:nuclear-issue .", "skos:broader topic:uranium-enrichment .")
    text = "\n".join(map(str, schemes.check_topics(schemes.read_topics(copied))))
    assert "'famine' belongs to famine and to protection-of-civilians" in text
    assert "uranium-enrichment stands above itself" in text
