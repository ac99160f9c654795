"""From sources to the store: read, extract, write, one document at a time, and say what became of each.

A document that is in the store already, unchanged and read by the same extractor, is skipped; a changed one replaces its
graph in one transaction. A document that fails is reported and the next one read; only the store's own failures stop a
build. Whatever was written before a stop stays, so that the same build can be run again.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final, Literal

from pyoxigraph import NamedNode, Quad

from graph.errors import ExtractionError, InputError, StoreError
from graph.keys import text_digest
from graph.model import Document, Extraction
from graph.queries import get_stored
from graph.queries.documents import Stored, find_foreign_document
from graph.rdf import Writer, ontology_quads
from graph.rdf.literals import node, text
from graph.settings import EXTRACTOR
from graph.store import Store, select
from ontology import terms

Extract = Callable[[Document], Extraction]
Outcome = Literal["added", "replaced", "unchanged", "failed"]
Source = Iterable[Document | InputError]

# What decides how a document is read and written: when one of these files changes, documents are read anew.
DECISIVE: Final = {"graph": ("actors", "language", "rdf", "relations", "extract.py", "keys.py", "model.py"), "ontology": ("",)}
IGNORED: Final = ("__pycache__", "training")


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one document. ``place`` is its id, or where it was to be read from; ``error`` why it failed."""

    place: str
    outcome: Outcome
    statements: int = 0
    error: InputError | ExtractionError | None = None
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """A whole build in figures; ``failures`` in the order of the input."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    statements: int = 0
    failures: list[InputError | ExtractionError] = field(default_factory=list)
    warnings: int = 0

    def add(self, step: Step) -> None:
        self.outcomes[step.outcome] += 1
        self.statements += step.statements
        self.warnings += len(step.warnings)
        if step.error is not None:
            self.failures.append(step.error)

    @property
    def documents(self) -> int:
        """How many documents were seen, failed ones too."""
        return self.outcomes.total()


def build(
    store: Store,
    source: Source,
    extract: Extract,
    writer: Writer,
    *,
    extractor: str = EXTRACTOR,
    again: bool = False,
    watch: Callable[[Step], None] | None = None,
) -> Report:
    """Read the whole source into the store and return the report; ``watch`` is told of each document as it is done.

    ``extractor`` names the program and its data (see ``fingerprint``); ``again`` reads unchanged documents too.
    Raises ``StoreError``.
    """
    report = Report()
    for step in run(store, source, extract, writer, extractor=extractor, again=again):
        report.add(step)
        if watch is not None:
            watch(step)
    store.flush()
    return report


def run(
    store: Store, source: Source, extract: Extract, writer: Writer, *, extractor: str = EXTRACTOR, again: bool = False
) -> Iterator[Step]:
    """Yield what became of each document, when it has become so."""
    prepare(store, writer)
    seen: dict[str, bytes] = {}
    for document in source:
        if isinstance(document, InputError):
            yield Step(document.place, "failed", error=document)
            continue
        digest = hashlib.sha256(document.text.encode()).digest()[:12]
        if seen.setdefault(document.id, digest) != digest:
            error = InputError(
                f"document {document.id!r}", "another one in this run has the same id", "give each document its own id"
            )
            yield Step(document.id, "failed", error=error)
            continue
        stored = get_stored(store, writer.base, document.id)
        if stored is not None and not again and is_unchanged(document, stored, extractor):
            yield Step(document.id, "unchanged")
        else:
            yield _read(store, document, extract, writer, extractor, "added" if stored is None else "replaced")


def prepare(store: Store, writer: Writer) -> None:
    """See that the store holds this program's ontology, and documents of this base only. Raises ``StoreError``."""
    base = writer.base
    foreign = find_foreign_document(store, base)
    if foreign is not None:
        raise StoreError(
            store.location, f"holds {foreign}, which is not under {base.iri}", "set DRAGOMAN_BASE, or use another store"
        )
    quads = ontology_quads(base)
    digest = text_digest("\n".join(map(str, quads)))
    me = node(base.ontology_graph)
    written = select(store, "SELECT ?digest WHERE { $graph $sha256 ?digest }", {"graph": me, "sha256": node(terms.SHA256)})
    if written != [(text(digest),)]:
        store.write({base.ontology_graph: [*quads, Quad(me, node(terms.SHA256), text(digest), NamedNode(base.ontology_graph))]})


def is_unchanged(document: Document, stored: Stored, extractor: str) -> bool:
    """Whether the stored document is this one, read by this extractor."""
    return (
        stored.extractor == extractor
        and stored.sha256 == text_digest(document.text)
        and document.language in (None, stored.language)
        and (document.date, document.title, document.url, document.source)
        == (stored.date, stored.title, stored.url, stored.source)
    )


def fingerprint(extractor: str = EXTRACTOR) -> str:
    """Return the extractor's name with a mark of the code, data and weights that it reads with: ``dragoman/0.1.0+3f0c8a1d``.

    Two builds with the same mark read the same text alike.
    """
    mark = hashlib.sha256()
    for package, places in DECISIVE.items():
        for place in places:
            for name, file in sorted(_files(resources.files(package).joinpath(place), place), key=lambda item: item[0]):
                mark.update(f"{package}/{name}\0".encode())
                mark.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{extractor}+{mark.hexdigest()[:8]}"


def _read(store: Store, document: Document, extract: Extract, writer: Writer, extractor: str, outcome: Outcome) -> Step:
    try:
        extraction = dataclasses.replace(extract(document), extractor=extractor)
        quads = writer.quads(extraction)
    except Exception as error:  # noqa: BLE001 - whatever one text does to the extractor, the others are to be read
        reason = f"{type(error).__name__}: {error}"
        return Step(document.id, "failed", error=ExtractionError(document.id, reason, "please report it with the text"))
    store.write({writer.graph(document.id): quads})
    return Step(document.id, outcome, len(extraction.statements), warnings=extraction.warnings)


def _files(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_file():
        yield name, place
    elif place.is_dir():
        for each in place.iterdir():
            if each.name not in IGNORED:
                yield from _files(each, f"{name}/{each.name}")
