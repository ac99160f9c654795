"""Building: what becomes of documents that are new, unchanged, changed, wrong, or too much for the extractor."""

from __future__ import annotations

import dataclasses

import pytest

from graph.build import Step, build, fingerprint, prepare, run
from graph.errors import ExtractionError, InputError, StoreError
from graph.model import Document, Extraction
from graph.queries import get_stored, list_documents, summarise
from graph.rdf import Writer
from graph.store import EmbeddedStore
from ontology.terms import Base
from tests.samples import FACTS, arabic, english

WRITER = Writer(register=FACTS.get)
BASE = WRITER.base
SAMPLES = {each.document.text: each for each in (arabic(), english())}


class Extractor:
    """Knows the two samples by their text, and fails on request; counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, document: Document) -> Extraction:
        self.asked.append(document.id)
        if "FAIL" in document.text:
            raise IndexError("list index out of range")
        sample = SAMPLES.get(document.text, Extraction(document, "en"))
        return dataclasses.replace(sample, document=document)


@pytest.fixture
def store() -> EmbeddedStore:
    return EmbeddedStore()


def outcomes(store: EmbeddedStore, *source: Document | InputError, **options: object) -> list[tuple[str, str]]:
    extract = options.pop("extract", Extractor())
    return [(step.place, step.outcome) for step in run(store, source, extract, WRITER, **options)]  # type: ignore[arg-type]


def test_a_second_build_adds_nothing_and_extracts_nothing(store: EmbeddedStore) -> None:
    extract = Extractor()
    assert outcomes(store, arabic().document, english().document, extract=extract) == [("ar-1", "added"), ("en-1", "added")]
    before = set(store.quads(BASE.graph("ar-1"))), summarise(store)
    assert outcomes(store, arabic().document, english().document, extract=extract) == [
        ("ar-1", "unchanged"),
        ("en-1", "unchanged"),
    ]
    assert extract.asked == ["ar-1", "en-1"]
    assert (set(store.quads(BASE.graph("ar-1"))), summarise(store)) == before


@pytest.mark.parametrize(
    "change",
    [{"text": "Something else."}, {"date": "2014-11-27"}, {"title": "x"}, {"url": None}, {"source": "y"}, {"language": "en"}],
)
def test_a_changed_document_replaces_its_graph(store: EmbeddedStore, change: dict[str, str]) -> None:
    document = arabic().document
    outcomes(store, document)
    changed = dataclasses.replace(document, **change)
    assert outcomes(store, changed) == [("ar-1", "replaced")]
    stored = get_stored(store, BASE, "ar-1")
    assert stored is not None
    assert (stored.date, stored.title, stored.url) == (changed.date, changed.title, changed.url)
    if "text" in change:
        assert summarise(store).statements == 0
        assert summarise(store).actors == 0, "what the old text said is gone"
    assert len(list_documents(store, BASE).items) == 1


def test_a_new_extractor_reads_everything_anew(store: EmbeddedStore) -> None:
    outcomes(store, arabic().document, extractor="dragoman/1+a")
    assert outcomes(store, arabic().document, extractor="dragoman/1+a") == [("ar-1", "unchanged")]
    assert outcomes(store, arabic().document, extractor="dragoman/1+b") == [("ar-1", "replaced")]
    assert outcomes(store, arabic().document, extractor="dragoman/1+b", again=True) == [("ar-1", "replaced")]


def test_one_failure_stops_nothing_and_changes_nothing(store: EmbeddedStore) -> None:
    outcomes(store, arabic().document)
    unreadable = InputError("news.jsonl, line 17", "is not JSON")
    broken = dataclasses.replace(arabic().document, text="FAIL")
    steps: list[Step] = []
    report = build(store, [unreadable, broken, english().document], Extractor(), WRITER, watch=steps.append)
    assert [step.outcome for step in steps] == ["failed", "failed", "added"]
    assert report.outcomes == {"failed": 2, "added": 1}
    assert (report.documents, report.statements) == (3, 2)
    assert report.failures[0] is unreadable
    assert isinstance(report.failures[1], ExtractionError)
    assert "IndexError: list index out of range" in str(report.failures[1])
    assert summarise(store).documents == 2, "the old version of a document that fails stays"


def test_an_extraction_that_contradicts_itself_is_a_failure(store: EmbeddedStore) -> None:
    def extract(document: Document) -> Extraction:
        first, *rest = arabic().statements
        return dataclasses.replace(arabic(), document=document, statements=(dataclasses.replace(first, date="soon"), *rest))

    assert outcomes(store, arabic().document, extract=extract) == [("ar-1", "failed")]
    assert summarise(store).documents == 0


def test_two_documents_may_not_share_an_id(store: EmbeddedStore) -> None:
    other = dataclasses.replace(english().document, id="ar-1")
    steps = list(run(store, [arabic().document, other, arabic().document], Extractor(), WRITER))
    assert [step.outcome for step in steps] == ["added", "failed", "unchanged"]
    assert "same id" in str(steps[1].error)


def test_a_store_of_another_base_is_refused(store: EmbeddedStore) -> None:
    outcomes(store, arabic().document)
    with pytest.raises(StoreError, match="DRAGOMAN_BASE"):
        prepare(store, Writer(Base("https://other.example/")))


def test_the_ontology_is_written_once(store: EmbeddedStore) -> None:
    prepare(store, WRITER)
    assert store.graphs() == [BASE.ontology_graph]
    quads = set(store.quads(BASE.ontology_graph))
    assert len(quads) > 500
    prepare(store, WRITER)
    assert set(store.quads(BASE.ontology_graph)) == quads


def test_removing_every_document_leaves_the_ontology_alone(store: EmbeddedStore) -> None:
    prepare(store, WRITER)
    before = str(sorted(map(str, store.query("CONSTRUCT WHERE { ?s ?p ?o }"))))
    outcomes(store, arabic().document, english().document)
    store.write({BASE.graph("ar-1"): [], BASE.graph("en-1"): []})
    assert str(sorted(map(str, store.query("CONSTRUCT WHERE { ?s ?p ?o }")))) == before


def test_the_order_of_documents_does_not_change_the_graph() -> None:
    one, two = EmbeddedStore(), EmbeddedStore()
    outcomes(one, arabic().document, english().document)
    outcomes(two, english().document, arabic().document)
    assert one.graphs() == two.graphs()
    for graph in one.graphs():
        assert set(one.quads(graph)) == set(two.quads(graph))


def test_the_fingerprint_is_stable() -> None:
    assert fingerprint() == fingerprint()
    assert fingerprint("dragoman/9").startswith("dragoman/9+")
