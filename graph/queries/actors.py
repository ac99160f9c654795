"""Questions about actors: who is there, what is known about one, how it relates to others in figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.errors import NotFoundError
from graph.keys import search_key
from graph.language.folding import is_arabic
from graph.queries.cursors import Page, read_cursor, seal, write_cursor
from graph.queries.records import ActorItem, ActorRecord, Node, RelationCount, Tenure
from graph.queries.sparql import describe, key, need, number, rows
from graph.store import Parameter, Store
from ontology import terms
from ontology.terms import ORG, PLOVER, REL, TITLE, Base

ITEM_PREDICATES: Final = (terms.TYPE, terms.LABEL, terms.COUNTRY, terms.SECTOR, terms.KNOWN)
RECORD_PREDICATES: Final = (*ITEM_PREDICATES, terms.ALT_LABEL, terms.SAME_AS, terms.HAS_TENURE)
TENURE_PREDICATES: Final = (terms.LABEL, terms.COUNTRY, terms.FROM, terms.UNTIL, ORG.role, ORG.organization)
WORDS_SEARCHED: Final = 8

# Actors with their rank (2: the name is the one asked for, 1: its words begin so) and their number of statements.
FIND: Final = """
SELECT ?actor ?rank (COUNT(?st) AS ?number) WHERE {
  { SELECT ?actor (MAX(?fit) AS ?rank) WHERE { %(match)s } GROUP BY ?actor }
  OPTIONAL {
    { ?st drg:subject ?actor ; a drg:Statement } UNION { ?st drg:object ?actor ; a drg:Statement }
  }
}
GROUP BY ?actor ?rank
%(after)s
ORDER BY DESC(?rank) DESC(?number) ?actor
LIMIT %(limit)d"""
ALL: Final = "?actor drg:known ?known BIND (1 AS ?fit)"
AFTER: Final = """HAVING (?rank < $rank || (?rank = $rank
  && (COUNT(?st) < $number || (COUNT(?st) = $number && STR(?actor) > $last))))"""

COUNTS: Final = """
SELECT (COUNT(DISTINCT ?st) AS ?statements) (COUNT(DISTINCT ?document) AS ?documents) WHERE {
  { ?st drg:subject $actor ; prov:wasDerivedFrom ?document } UNION { ?st drg:object $actor ; prov:wasDerivedFrom ?document }
}"""

BY_RELATION: Final = """
SELECT ?relation ?plover ?direction (COUNT(DISTINCT ?st) AS ?number) WHERE {
  { ?st drg:subject $actor ; drg:relation ?relation ; drg:plover ?plover BIND ("out" AS ?direction) }
  UNION { ?st drg:object $actor ; drg:relation ?relation ; drg:plover ?plover BIND ("in" AS ?direction) }
}
GROUP BY ?relation ?plover ?direction
ORDER BY DESC(?number) ?relation ?direction"""


def find_actors(store: Store, base: Base, search: str = "", *, limit: int = 20, cursor: str | None = None) -> Page[ActorItem]:
    """Return actors whose name fits ``search``, in Arabic or Latin letters; all actors where it is empty.

    A name fits where each word asked for begins one of its words; articles, hamza, diacritics and case do not count.
    Whole names come first, then those with most statements.
    """
    sought = search_key(search)
    if search.strip() and not sought:
        return Page((), None)
    mark = seal("actors", sought)
    match, parameters = _match(sought)
    after = ""
    if cursor is not None:
        rank, counted, last = read_cursor(cursor, mark, (int, int, str))
        after = AFTER
        parameters |= {"rank": Literal(rank), "number": Literal(counted), "last": Literal(last)}
    found = rows(store, FIND % {"match": match, "after": after, "limit": limit + 1}, parameters)
    ranked = [(need(actor), number(rank), number(counted)) for actor, rank, counted in found]
    items = list_items(store, base, {iri: counted for iri, _, counted in ranked[:limit]})
    more = write_cursor(mark, [ranked[limit - 1][1], ranked[limit - 1][2], ranked[limit - 1][0]]) if len(ranked) > limit else None
    return Page(tuple(items), more)


def get_actor(store: Store, base: Base, id: str) -> ActorRecord:
    """Return what is known about the actor. Raises ``NotFoundError``."""
    iri = base.actor(id)
    facts = _gather(describe(store, [iri], RECORD_PREDICATES, busy=True)).get(iri)
    if facts is None or terms.KNOWN not in facts:
        raise NotFoundError("actor", id, "search for its name: dragoman actor NAME, or /v1/actors?search=NAME")
    statements, documents = rows(store, COUNTS, {"actor": NamedNode(iri)})[0]
    tenures = _gather(describe(store, facts.get(terms.HAS_TENURE, []), TENURE_PREDICATES))
    aliases = sorted(facts.get(terms.ALT_LABEL, []))
    item = _item(iri, base, facts, number(statements))
    return ActorRecord(
        id=id,
        iri=iri,
        label=item.label,
        label_ar=item.label_ar,
        type=item.type,
        country=item.country,
        sector=item.sector,
        known=item.known,
        aliases_en=tuple(name for name in aliases if not is_arabic(name)),
        aliases_ar=tuple(name for name in aliases if is_arabic(name)),
        same_as=tuple(sorted(facts.get(terms.SAME_AS, []))),
        tenures=tuple(
            sorted((_tenure(base, each) for each in tenures.values()), key=lambda each: (each.since or "", each.label))
        ),
        statements=item.statements,
        documents=number(documents),
    )


def summarise_relations(store: Store, base: Base, id: str) -> list[RelationCount]:
    """Return how often the actor stands in each relation, the commonest first."""
    found = rows(store, BY_RELATION, {"actor": NamedNode(base.actor(id))})
    return [RelationCount(key(r, REL), key(p, PLOVER), need(d), number(n)) for r, p, d, n in found]  # type: ignore[arg-type]


def list_items(store: Store, base: Base, counts: Mapping[str, int]) -> list[ActorItem]:
    """Return the actors with these IRIs, in their order, with their numbers of statements."""
    facts = _gather(describe(store, counts, ITEM_PREDICATES, busy=True))
    return [_item(iri, base, facts[iri], counted) for iri, counted in counts.items() if iri in facts]


def read_nodes(triples: Iterable[Triple], base: Base) -> list[Node]:
    """Return the actors that the triples describe, sorted by id."""
    items = (_item(iri, base, facts, 0) for iri, facts in _gather(triples).items())
    return sorted(
        (Node(each.id, each.iri, each.label, each.label_ar, each.type, each.country, each.sector, each.known) for each in items),
        key=lambda each: each.id,
    )


def _match(sought: str) -> tuple[str, dict[str, Parameter]]:
    if not sought:
        return ALL, {}
    words = sought.split()[:WORDS_SEARCHED]
    parameters: dict[str, Parameter] = {f"word{index}": Literal(f" {word}") for index, word in enumerate(words)}
    tests = " && ".join(f'CONTAINS(CONCAT(" ", ?name), ${name})' for name in parameters)
    parameters["sought"] = Literal(sought)
    partial = f"?actor skos:hiddenLabel ?name FILTER ({tests}) BIND (1 AS ?fit)"
    return f"{{ ?actor skos:hiddenLabel $sought BIND (2 AS ?fit) }} UNION {{ {partial} }}", parameters


def _gather(triples: Iterable[Triple]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        found.setdefault(subject.value, {}).setdefault(predicate.value, []).append(value.value)
    return found


def _item(iri: str, base: Base, facts: Mapping[str, list[str]], counted: int) -> ActorItem:
    names = sorted(facts.get(terms.LABEL, []), key=lambda name: (is_arabic(name), name))
    classes = facts.get(terms.TYPE, [])
    return ActorItem(
        id=key(NamedNode(iri), base.actor("")),
        iri=iri,
        label=names[0] if names else "",
        label_ar=next(filter(is_arabic, names), None),
        type=next((kind for kind, value in terms.ACTOR_CLASSES.items() if value in classes), "organisation"),
        country=_least(facts.get(terms.COUNTRY)),
        sector=_least(facts.get(terms.SECTOR)),
        known="true" in facts.get(terms.KNOWN, []),
        statements=counted,
    )


def _tenure(base: Base, facts: Mapping[str, list[str]]) -> Tenure:
    of = _least(facts.get(ORG.organization))
    return Tenure(
        title=key(NamedNode(facts[ORG.role][0]), TITLE),
        label=facts[terms.LABEL][0],
        country=_least(facts.get(terms.COUNTRY)),
        of=key(NamedNode(of), base.actor("")) if of else None,
        since=_least(facts.get(terms.FROM)),
        until=_least(facts.get(terms.UNTIL)),
    )


def _least(found: list[str] | None) -> str | None:
    """The first by order: documents may disagree about an actor that the register does not know."""
    return min(found) if found else None
