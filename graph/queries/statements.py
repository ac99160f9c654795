"""Questions about statements: one, those of an actor, of a document, a few good examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final, cast

from pyoxigraph import Literal, NamedNode, Triple

from graph.errors import InputError, NotFoundError
from graph.queries.cursors import Page, read_cursor, seal, write_cursor
from graph.queries.records import Direction, Found
from graph.queries.sparql import DAY, describe, key, need, rows, text, until_text
from graph.rdf import read_statements, symmetric_relations
from graph.store import Parameter, Store
from ontology import terms
from ontology.terms import DCTERMS, PLOVER, REL, WGS84, Base

# What is read of a statement, and of the things that it names.
STATEMENT_PREDICATES: Final = (
    *(terms.TYPE, terms.SUBJECT, terms.RELATION, terms.OBJECT, terms.PLOVER_CLASS, terms.CAMEO, terms.POLARITY, terms.MODALITY),
    *(terms.ATTRIBUTED_TO, terms.DATE, terms.AT_PLACE, terms.CONFIDENCE, terms.REASON, terms.EVIDENCE, terms.DERIVED_FROM),
    *(terms.SUBJECT_SPAN, terms.OBJECT_SPAN, terms.TRIGGER_SPAN, terms.SPEAKER_SPAN),
)
LINKS: Final = frozenset(
    {terms.SUBJECT, terms.OBJECT, terms.ATTRIBUTED_TO, terms.AT_PLACE, terms.EVIDENCE, terms.DERIVED_FROM}
    | {terms.SUBJECT_SPAN, terms.OBJECT_SPAN, terms.TRIGGER_SPAN, terms.SPEAKER_SPAN}
)
THING_PREDICATES: Final = (
    *(terms.TYPE, terms.LABEL, terms.COUNTRY, terms.HAS_TOPIC, WGS84.lat, WGS84.long),
    *(terms.START, terms.END, terms.EXACT, DCTERMS.identifier, DCTERMS.date),
)
ACTOR_PREDICATES: Final = (terms.TYPE, terms.LABEL, terms.COUNTRY, terms.SECTOR)

LIST: Final = f"""
SELECT DISTINCT ?st ?day ?direction WHERE {{
  %(sides)s
  {DAY}
  %(days)s
}}
ORDER BY DESC(?day) ?st ?direction
LIMIT %(limit)d"""
# Every branch of a union says all that it can: Oxigraph does not carry what stands outside into it.
OUT: Final = '{ %(statement)s ; drg:subject $actor . %(filters)s BIND ("out" AS ?direction) }'
IN: Final = '{ %(statement)s ; drg:object $actor . %(filters)s BIND ("in" AS ?direction) }'
# A symmetric relation holds in both directions: it is found in either.
TURNED: Final = "drg:relation ?either . ?either a owl:SymmetricProperty . %(filters)s"
OUT_TURNED: Final = "{ %(statement)s ; drg:object $actor ; " + TURNED + ' BIND ("out" AS ?direction) }'
IN_TURNED: Final = "{ %(statement)s ; drg:subject $actor ; " + TURNED + ' BIND ("in" AS ?direction) }'
SIDES: Final[dict[Direction, tuple[str, ...]]] = {"out": (OUT, OUT_TURNED), "in": (IN, IN_TURNED), "both": (OUT, IN)}
OTHER: Final[dict[str, str]] = {
    OUT: "?st drg:object $other .",
    IN: "?st drg:subject $other .",
    OUT_TURNED: "?st drg:subject $other .",
    IN_TURNED: "?st drg:object $other .",
}
STATEMENT: Final = "?st a drg:Statement ; prov:wasDerivedFrom ?document"
ANY: Final = '%(statement)s . %(filters)s BIND ("out" AS ?direction)'

# The surest statement of each relation between two actors, each from one document.
EXAMPLES: Final = f"""
SELECT ?st ?relation ?confidence WHERE {{
  {{ SELECT ?st ?object WHERE {{
      ?st a drg:Statement ; drg:polarity "affirmed" ; drg:modality "asserted" ; drg:object ?object .
      FILTER NOT EXISTS {{ ?st drg:plover <{PLOVER.ROLE}> }}
      FILTER EXISTS {{ ?object drg:known ?known }}
    }} LIMIT 2000 }}
  ?st drg:relation ?relation ; drg:confidence ?confidence .
}}
ORDER BY DESC(?confidence) ?st
LIMIT 200"""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements to list; None does not restrict.

    ``relation`` and ``plover`` are keys, ``other`` is the id of the actor on the other side, ``since`` and ``until`` are
    dates (day, month or year, both included) that the statement's day is compared with.
    """

    relation: str | None = None
    plover: str | None = None
    other: str | None = None
    since: str | None = None
    until: str | None = None
    polarity: str | None = None
    modality: str | None = None


def list_relations(
    store: Store,
    base: Base,
    actor: str,
    wanted: Filter = Filter(),
    *,
    direction: Direction = "both",
    limit: int = 50,
    cursor: str | None = None,
) -> Page[Found]:
    """Return statements that the actor is subject (``out``) or object (``in``) of, the latest first, undated ones last."""
    filters, parameters = _filters(wanted)
    parameters["actor"] = NamedNode(base.actor(actor))
    branches = []
    for side in SIDES[direction]:
        tests = filters
        if wanted.other:
            parameters["other"] = NamedNode(base.actor(wanted.other))
            tests += OTHER[side]
        branches.append(side % {"statement": STATEMENT, "filters": tests})
    sides = " UNION ".join(branches)
    return _list(store, base, sides, parameters, wanted, limit, cursor, seal(actor, direction, _asked(wanted)))


def list_statements(
    store: Store,
    base: Base,
    wanted: Filter = Filter(),
    *,
    document: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> Page[Found]:
    """Return statements, of one document or of all, the latest first, undated ones last."""
    filters, parameters = _filters(wanted)
    if document is not None:
        parameters["document"] = NamedNode(base.document(document))
        filters += "?st prov:wasDerivedFrom $document ."
    if wanted.other:
        parameters["other"] = NamedNode(base.actor(wanted.other))
        filters += "{ ?st drg:subject $other } UNION { ?st drg:object $other }"
    sides = ANY % {"statement": STATEMENT, "filters": filters}
    return _list(store, base, sides, parameters, wanted, limit, cursor, seal("statements", document, _asked(wanted)))


def get_statement(store: Store, base: Base, id: str) -> Found:
    """Return one statement. Raises ``NotFoundError``."""
    found = _read(store, base, [base.statement(id)])
    if not found:
        raise NotFoundError("statement", id)
    return found[0]


def pick_examples(store: Store, base: Base, number: int = 3) -> list[Found]:
    """Return statements to show: the surest ones, of different relations and documents as far as there are."""
    chosen: list[str] = []
    rest: list[str] = []
    seen: set[str] = set()
    for st, relation, _ in rows(store, EXAMPLES):
        (rest if need(relation) in seen else chosen).append(need(st))
        seen.add(need(relation))
    return _read(store, base, [*chosen, *rest][:number])


def _list(
    store: Store,
    base: Base,
    sides: str,
    parameters: dict[str, Parameter],
    wanted: Filter,
    limit: int,
    cursor: str | None,
    mark: str,
) -> Page[Found]:
    days = _days(wanted, parameters)
    if cursor is not None:
        day, last = read_cursor(cursor, mark, (str, str))
        parameters |= {"last_day": Literal(day), "last": Literal(last)}
        days += " FILTER (?day < $last_day || (?day = $last_day && STR(?st) > $last))"
    listed = rows(store, LIST % {"sides": sides, "days": days, "limit": limit + 1}, parameters)
    shown = {need(st): (need(day), cast(Direction, need(direction))) for st, day, direction in listed[:limit]}
    found = _read(store, base, list(shown), {iri: direction for iri, (_, direction) in shown.items()})
    last_iri = next(reversed(shown), "")
    more_cursor = write_cursor(mark, [shown[last_iri][0], last_iri]) if len(listed) > limit else None
    return Page(tuple(found), more_cursor)


def _filters(wanted: Filter) -> tuple[str, dict[str, Parameter]]:
    """Patterns for all that is asked of a statement but its sides and its day, and their parameters."""
    chosen: list[tuple[str, str, Parameter | None]] = [
        ("relation", "?st drg:relation $relation .", _node(REL[wanted.relation]) if wanted.relation else None),
        ("plover", "?st drg:plover $plover .", _node(PLOVER[wanted.plover]) if wanted.plover else None),
        ("polarity", "?st drg:polarity $polarity .", Literal(wanted.polarity) if wanted.polarity else None),
        ("modality", "?st drg:modality $modality .", Literal(wanted.modality) if wanted.modality else None),
    ]
    given = [(name, test, term) for name, test, term in chosen if term is not None]
    return " ".join(test for _, test, _ in given), {name: term for name, _, term in given}


def _days(wanted: Filter, parameters: dict[str, Parameter]) -> str:
    tests = ""
    if wanted.since:
        parameters["since"] = Literal(wanted.since)
        tests += " FILTER (?day >= $since)"
    if wanted.until:
        parameters["until"] = Literal(until_text(wanted.until))
        tests += ' FILTER (?day <= $until && ?day != "")'
    return tests


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise InputError(iri, "is not an IRI", "give a key such as rejects or CONSULT") from None


def _asked(wanted: Filter) -> list[str | None]:
    return [getattr(wanted, each.name) for each in fields(wanted)]


def _read(store: Store, base: Base, iris: Sequence[str], directions: dict[str, Direction] | None = None) -> list[Found]:
    """Read the statements with these IRIs, with all that they name, in this order."""
    own = describe(store, iris, STATEMENT_PREDICATES)
    linked = {need(each.object) for each in own if each.predicate.value in LINKS}
    actors = {iri for iri in linked if iri.startswith(base.actor(""))}
    triples = [*own, *describe(store, linked - actors, THING_PREDICATES), *describe(store, actors, ACTOR_PREDICATES, busy=True)]
    statements = {each.id: each for each in read_statements(triples, base, symmetric_relations())}
    documents = _documents(triples)
    found = []
    for iri in iris:
        statement = statements.get(key(NamedNode(iri), base.statement("")))
        if statement is not None:
            document, printed = documents[iri]
            found.append(Found(statement, iri, document, statement.date or printed, (directions or {}).get(iri, "out")))
    return found


def _documents(triples: Sequence[Triple]) -> dict[str, tuple[str, str | None]]:
    """Id and date of the document of each statement."""
    values = {(need(s), p.value): o for s, p, o in triples if p.value in (DCTERMS.identifier, DCTERMS.date)}
    return {
        need(s): (need(values[need(o), DCTERMS.identifier]), text(values.get((need(o), DCTERMS.date))))
        for s, p, o in triples
        if p.value == terms.DERIVED_FROM
    }
