"""Names: namespaces, IRIs of the data, and that the vocabulary defines what terms.py and the JSON-LD context name."""

from __future__ import annotations

import json

import pytest
from rdflib import RDFS, Graph, URIRef

from ontology import terms
from ontology.loader import ROOT
from ontology.terms import DRG, REL, Base, Namespace


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(ROOT / "vocabulary.ttl")


def test_a_namespace_makes_names_that_strings_have_too() -> None:
    assert DRG.title == "https://dragoman.example/ontology#title"
    assert REL["holds-talks-with"] == "https://dragoman.example/relation/holds-talks-with"
    assert str(Namespace("https://a/#")) == "https://a/#"
    assert REL.local(REL.meets) == "meets"
    assert REL.meets in REL
    assert DRG.subject not in REL
    with pytest.raises(ValueError, match="does not begin with"):
        REL.local(DRG.subject)


def test_iris_of_data_are_valid_whatever_the_id() -> None:
    base = Base("https://news.example/")
    assert base.actor("lavrov-sergey") == "https://news.example/actor/lavrov-sergey"
    assert base.document("خبر 1/أ") == "https://news.example/document/%D8%AE%D8%A8%D8%B1%201%2F%D8%A3"
    assert base.span("a#b", 3, 7) == "https://news.example/document/a%23b#char=3,7"
    assert base.phrase("0f") == "https://news.example/statement/0f#object"
    assert base.ontology_graph not in {base.graph("ontology"), base.graph("")}


@pytest.mark.parametrize("iri", ["news.example", "https://news.example", "ftp://news.example/"])
def test_a_base_that_makes_no_iris_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="give an http"):
        Base(iri)


def test_every_name_of_our_own_is_defined_in_both_languages(vocabulary: Graph) -> None:
    names = {value for value in vars(terms).values() if isinstance(value, str) and value in DRG}
    names |= set(terms.ACTOR_CLASSES.values())
    assert len(names) > 40
    defined = {str(subject) for subject in vocabulary.subjects(RDFS.label)}
    assert not names - defined


def test_every_term_of_the_vocabulary_has_labels_and_comments_in_both_languages(vocabulary: Graph) -> None:
    for subject in {s for s in vocabulary.subjects() if str(s) in DRG}:
        for predicate in (RDFS.label, RDFS.comment):
            languages = sorted(str(getattr(o, "language", None)) for o in vocabulary.objects(subject, predicate))
            assert languages == ["ar", "en"], (subject, predicate)


def test_the_context_names_terms_that_exist(vocabulary: Graph) -> None:
    context = json.loads((ROOT / "context.jsonld").read_text("utf-8"))["@context"]
    for name, value in context.items():
        iri = value["@id"] if isinstance(value, dict) else value
        if isinstance(iri, str) and iri.startswith("drg:"):
            assert (URIRef(DRG[iri.removeprefix("drg:")]), RDFS.label, None) in vocabulary, name
    prefixes = {name: value for name, value in context.items() if isinstance(value, str) and value.endswith(("#", "/"))}
    assert prefixes == {name: terms.PREFIXES[name] for name in prefixes}
