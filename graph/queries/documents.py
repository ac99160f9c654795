"""Questions about documents, and about the store as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.errors import NotFoundError
from graph.queries.cursors import Page, read_cursor, seal, write_cursor
from graph.queries.records import Count, DocumentRecord, Summary
from graph.queries.sparql import DAY, key, need, number, rows, text
from graph.store import Parameter, Store
from ontology.terms import PLOVER, REL, Base

LIST: Final = """
SELECT ?document ?id ?language ?extractor (SAMPLE(?d) AS ?date) (SAMPLE(?t) AS ?title) (SAMPLE(?u) AS ?url)
       (SAMPLE(?s) AS ?source) (COUNT(DISTINCT ?st) AS ?statements) WHERE {
  { SELECT ?document ?id WHERE {
      %(which)s ?document a drg:Document ; dcterms:identifier ?id . %(after)s
    } ORDER BY ?document LIMIT %(limit)d }
  ?document dcterms:language ?language ; drg:extractor ?extractor .
  OPTIONAL { ?document dcterms:date ?d }
  OPTIONAL { ?document dcterms:title ?t }
  OPTIONAL { ?document schema:url ?u }
  OPTIONAL { ?document dcterms:source ?s }
  OPTIONAL { ?st prov:wasDerivedFrom ?document ; a drg:Statement }
}
GROUP BY ?document ?id ?language ?extractor
ORDER BY ?document"""

STORED: Final = """
SELECT ?sha256 ?extractor ?language ?date ?title ?url ?source WHERE {
  $document drg:sha256 ?sha256 ; drg:extractor ?extractor ; dcterms:language ?language .
  OPTIONAL { $document dcterms:date ?date }
  OPTIONAL { $document dcterms:title ?title }
  OPTIONAL { $document schema:url ?url }
  OPTIONAL { $document dcterms:source ?source }
}"""

COUNT_OF: Final = "SELECT (COUNT(DISTINCT ?thing) AS ?number) WHERE { ?thing %s }"
COUNT_QUADS: Final = "SELECT (COUNT(*) AS ?number) WHERE { GRAPH ?g { ?s ?p ?o } }"
COUNT_BY: Final = (
    "SELECT ?key (COUNT(?thing) AS ?number) WHERE { ?thing a %s ; %s ?key } GROUP BY ?key ORDER BY DESC(?number) ?key"
)
DAYS: Final = f"""
SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {{
  ?st a drg:Statement ; prov:wasDerivedFrom ?document .
  {DAY}
  FILTER (?day != "")
}}"""
FOREIGN: Final = """SELECT ?document WHERE { ?document a drg:Document FILTER (!STRSTARTS(STR(?document), $base)) } LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store knows of a document, to tell whether it has changed."""

    sha256: str
    extractor: str
    language: str
    date: str | None
    title: str | None
    url: str | None
    source: str | None


def get_stored(store: Store, base: Base, id: str) -> Stored | None:
    """Return what is stored about the document with this id, None where it is not there."""
    found = rows(store, STORED, {"document": NamedNode(base.document(id))})
    if not found:
        return None
    sha256, extractor, language, *rest = found[0]
    return Stored(need(sha256), need(extractor), need(language), *map(text, rest))


def list_documents(store: Store, base: Base, *, limit: int = 50, cursor: str | None = None) -> Page[DocumentRecord]:
    """Return the documents in the store, by IRI."""
    mark = seal("documents")
    parameters: dict[str, Parameter] = {}
    after = ""
    if cursor is not None:
        parameters["last"] = Literal(str(read_cursor(cursor, mark, (str,))[0]))
        after = "FILTER (STR(?document) > $last)"
    found = [_record(base, row) for row in rows(store, LIST % {"which": "", "after": after, "limit": limit + 1}, parameters)]
    return Page(tuple(found[:limit]), write_cursor(mark, [found[limit - 1].iri]) if len(found) > limit else None)


def get_document(store: Store, base: Base, id: str) -> DocumentRecord:
    """Return one document. Raises ``NotFoundError``."""
    parameters = {"sought": NamedNode(base.document(id))}
    found = rows(store, LIST % {"which": "VALUES ?document { $sought }", "after": "", "limit": 1}, parameters)
    if not found:
        raise NotFoundError("document", id)
    return _record(base, found[0])


def find_foreign_document(store: Store, base: Base) -> str | None:
    """Return the IRI of a document that does not lie under ``base``, None where all do."""
    found = rows(store, FOREIGN, {"base": Literal(base.document(""))})
    return need(found[0][0]) if found else None


def summarise(store: Store) -> Summary:
    """Count what the store holds."""
    first, last = rows(store, DAYS)[0]
    return Summary(
        documents=_count(store, "a drg:Document"),
        actors=_count(store, "drg:known ?known"),
        known_actors=_count(store, "drg:known true"),
        statements=_count(store, "a drg:Statement"),
        events=_count(store, "a drg:Event"),
        quads=number(rows(store, COUNT_QUADS)[0][0]),
        relations=_count_by(store, "drg:Statement", "drg:relation", REL),
        classes=_count_by(store, "drg:Statement", "drg:plover", PLOVER),
        languages=_count_by(store, "drg:Document", "dcterms:language", ""),
        first_day=text(first),
        last_day=text(last),
    )


def _count(store: Store, pattern: str) -> int:
    return number(rows(store, COUNT_OF % pattern)[0][0])


def _count_by(store: Store, kind: str, predicate: str, namespace: object) -> tuple[Count, ...]:
    return tuple(Count(key(each, namespace), number(counted)) for each, counted in rows(store, COUNT_BY % (kind, predicate)))


def _record(base: Base, row: tuple[object, ...]) -> DocumentRecord:
    document, id, language, extractor, date, title, url, source, statements = row
    return DocumentRecord(
        id=need(id),  # type: ignore[arg-type]
        iri=need(document),  # type: ignore[arg-type]
        graph=base.graph(need(id)),  # type: ignore[arg-type]
        language=need(language),  # type: ignore[arg-type]
        date=text(date),  # type: ignore[arg-type]
        title=text(title),  # type: ignore[arg-type]
        url=text(url),  # type: ignore[arg-type]
        source=text(source),  # type: ignore[arg-type]
        extractor=need(extractor),  # type: ignore[arg-type]
        statements=number(statements),  # type: ignore[arg-type]
    )
