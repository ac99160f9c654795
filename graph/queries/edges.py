"""Questions that exports ask: every actor, every edge between two of them, gathered or one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph.queries.actors import ITEM_PREDICATES, read_nodes
from graph.queries.records import Edge, Node, StatementEdge
from graph.queries.sparql import DAY, key, need, number, rows, text, values
from graph.store import Store
from ontology.terms import PLOVER, REL, Base

# Between actors that have an id; a speaker without one is no node of the network.
NODES: Final = "SELECT ?actor ?predicate ?value WHERE { %s ?actor drg:known ?known ; ?predicate ?value }"

EDGES: Final = f"""
SELECT ?one ?relation ?plover ?other ?both (COUNT(?st) AS ?weight) (COUNT(DISTINCT ?document) AS ?documents)
       (MAX(?sure) AS ?confidence) (MIN(?dated) AS ?first) (MAX(?dated) AS ?last) WHERE {{
  ?st a drg:Statement ; drg:polarity "affirmed" ; drg:modality "asserted" ;
      drg:subject ?subject ; drg:relation ?relation ; drg:plover ?plover ; drg:object ?object ;
      drg:confidence ?sure ; prov:wasDerivedFrom ?document .
  ?object drg:known ?known .
  {DAY}
  BIND (IF(?day = "", ?none, ?day) AS ?dated)
  BIND (EXISTS {{ ?relation a owl:SymmetricProperty }} AS ?both)
  BIND (?both && STR(?subject) > STR(?object) AS ?turned)
  BIND (IF(?turned, ?object, ?subject) AS ?one)
  BIND (IF(?turned, ?subject, ?object) AS ?other)
}}
GROUP BY ?one ?relation ?plover ?other ?both
ORDER BY ?one ?relation ?other"""

STATEMENTS: Final = f"""
SELECT ?st ?subject ?relation ?plover ?object ?polarity ?modality ?speaker ?day ?confidence ?evidence ?id WHERE {{
  ?st a drg:Statement ; drg:polarity ?polarity ; drg:modality ?modality ;
      drg:subject ?subject ; drg:relation ?relation ; drg:plover ?plover ; drg:object ?object ;
      drg:confidence ?confidence ; drg:evidence/oa:exact ?evidence ; prov:wasDerivedFrom ?document .
  ?document dcterms:identifier ?id .
  ?object drg:known ?known .
  OPTIONAL {{ ?st drg:attributedTo ?who . ?who drg:known ?too BIND (?who AS ?speaker) }}
  {DAY}
}}
ORDER BY ?st"""


def list_nodes(store: Store, base: Base) -> list[Node]:
    """Return every actor that a document mentions, sorted by id."""
    kinds, parameters = values("predicate", map(NamedNode, ITEM_PREDICATES))
    found = rows(store, NODES % kinds, parameters)
    return read_nodes((Triple(s, p, o) for s, p, o in found), base)  # type: ignore[arg-type]


def list_edges(store: Store, base: Base) -> Iterator[Edge]:
    """Yield the gathered edges, sorted by subject, relation, object; a symmetric one stands once, with the lesser id first."""
    actor = base.actor("")
    for subject, relation, plover, object, both, weight, documents, confidence, first, last in rows(store, EDGES):
        yield Edge(
            subject=key(subject, actor),
            relation=key(relation, REL),
            plover=key(plover, PLOVER),
            object=key(object, actor),
            symmetric=need(both) == "true",
            weight=number(weight),
            documents=number(documents),
            confidence=float(need(confidence)),
            first_day=text(first),
            last_day=text(last),
        )


def list_statement_edges(store: Store, base: Base) -> Iterator[StatementEdge]:
    """Yield every statement between two actors, negated and possible ones too, sorted by id."""
    actor = base.actor("")
    for st, subject, relation, plover, object, polarity, modality, speaker, day, confidence, evidence, document in rows(
        store, STATEMENTS
    ):
        yield StatementEdge(
            id=key(st, base.statement("")),
            subject=key(subject, actor),
            relation=key(relation, REL),
            plover=key(plover, PLOVER),
            object=key(object, actor),
            polarity=need(polarity),
            modality=need(modality),
            attributed_to=key(speaker, actor) if speaker is not None else None,
            day=text(day),
            confidence=float(need(confidence)),
            evidence=need(evidence),
            document=need(document),
        )
