"""Questions that exports ask: every actor and topic, every edge between two of them, gathered or one by one.

A topic's node stands for the concepts that a phrase was given, together (``topic:ceasefire+negotiations``); a phrase
without concepts is a node by its words. So every statement is one edge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode, QuerySolutions, Triple

import ontology
from graph.keys import digest
from graph.language.folding import is_arabic
from graph.queries.actors import ITEM_PREDICATES, read_nodes
from graph.queries.records import Edge, Node, StatementEdge
from graph.queries.sparql import DAY, PROLOGUE, key, need, rows, text, values
from graph.rdf import symmetric_relations
from graph.store import Store
from ontology.terms import PLOVER, REL, TOPIC, Base

# Actors that have an id; a speaker without one is no node of the network.
NODES: Final = "SELECT ?actor ?predicate ?value WHERE { %s ?actor drg:known ?known ; ?predicate ?value }"

PHRASES: Final = """
SELECT ?phrase ?label ?concept WHERE {
  ?phrase a drg:TopicPhrase ; rdfs:label ?label .
  OPTIONAL { ?phrase drg:topic ?concept }
}"""

STATEMENTS: Final = f"""
SELECT ?st ?subject ?relation ?plover ?cameo ?object ?polarity ?modality ?speaker ?day ?confidence ?evidence ?id WHERE {{
  ?st a drg:Statement ; drg:polarity ?polarity ; drg:modality ?modality ;
      drg:subject ?subject ; drg:relation ?relation ; drg:plover ?plover ; drg:object ?object ;
      drg:confidence ?confidence ; drg:evidence/oa:exact ?evidence ; prov:wasDerivedFrom ?document .
  ?document dcterms:identifier ?id .
  OPTIONAL {{ ?st drg:cameo ?cameo }}
  OPTIONAL {{ ?st drg:attributedTo ?who . ?who drg:known ?too BIND (?who AS ?speaker) }}
  {DAY}
}}
ORDER BY ?st"""


def list_nodes(store: Store, base: Base) -> list[Node]:
    """Return every actor that a document mentions, sorted by id."""
    kinds, parameters = values("predicate", map(NamedNode, ITEM_PREDICATES))
    found = rows(store, NODES % kinds, parameters)
    return read_nodes((Triple(s, p, o) for s, p, o in found), base)  # type: ignore[arg-type]


def list_topics(store: Store) -> list[Node]:
    """Return the topics that statements are about, sorted by id."""
    return sorted(set(_phrases(store).values()), key=lambda each: each.id)


def list_statement_edges(store: Store, base: Base) -> Iterator[StatementEdge]:
    """Yield every statement, negated and possible ones too, sorted by id; its object is the id of an actor or topic."""
    actor, phrases, symmetric = base.actor(""), _phrases(store), symmetric_relations()
    answer = store.query(PROLOGUE + STATEMENTS)
    assert isinstance(answer, QuerySolutions)
    for st, subject, relation, plover, cameo, object, polarity, modality, speaker, day, confidence, evidence, document in answer:
        topic = phrases.get(need(object))
        kind = key(relation, REL)
        yield StatementEdge(
            id=key(st, base.statement("")),
            subject=key(subject, actor),
            relation=kind,
            plover=key(plover, PLOVER),
            cameo=text(cameo),
            object=topic.id if topic else key(object, actor),
            symmetric=kind in symmetric and topic is None,
            polarity=need(polarity),
            modality=need(modality),
            attributed_to=key(speaker, actor) if speaker is not None else None,
            day=text(day),
            confidence=float(need(confidence)),
            evidence=need(evidence),
            document=need(document),
        )


@dataclass(slots=True)
class _Bundle:
    """What gathers while statements pass by."""

    plover: str
    symmetric: bool
    weight: int = 0
    confidence: float = 0.0
    documents: set[str] = field(default_factory=set)
    cameo: Counter[str] = field(default_factory=Counter)
    days: tuple[str, str] | None = None


def list_edges(store: Store, base: Base) -> Iterator[Edge]:
    """Yield the gathered edges, sorted; a symmetric relation stands once, with the lesser id first.

    What is negated, planned, possible or desired has edges of its own beside what is asserted.
    """
    bundles: dict[tuple[str, str, str, str, str], _Bundle] = {}
    for each in list_statement_edges(store, base):
        one, other = sorted((each.subject, each.object)) if each.symmetric else (each.subject, each.object)
        name = (one, each.relation, other, each.polarity, each.modality)
        bundle = bundles.setdefault(name, _Bundle(each.plover, each.symmetric))
        bundle.weight += 1
        bundle.confidence += each.confidence
        bundle.documents.add(each.document)
        if each.cameo:
            bundle.cameo[each.cameo] += 1
        if each.day:
            first, last = bundle.days or (each.day, each.day)
            bundle.days = (min(first, each.day), max(last, each.day))
    for (one, relation, other, polarity, modality), bundle in sorted(bundles.items(), key=lambda item: item[0]):
        first_day, last_day = bundle.days or (None, None)
        yield Edge(
            subject=one,
            relation=relation,
            plover=bundle.plover,
            cameo=min(bundle.cameo, key=lambda code: (-bundle.cameo[code], code)) if bundle.cameo else None,
            object=other,
            symmetric=bundle.symmetric,
            polarity=polarity,
            modality=modality,
            weight=bundle.weight,
            documents=len(bundle.documents),
            confidence=round(bundle.confidence / bundle.weight, 4),
            first_day=first_day,
            last_day=last_day,
        )


def _phrases(store: Store) -> dict[str, Node]:
    """The topic that each phrase stands for, by the phrase's IRI; phrases about the same share one node."""
    labels: dict[str, str] = {}
    concepts: dict[str, set[str]] = {}
    for phrase, label, concept in rows(store, PHRASES):
        labels[need(phrase)] = min(need(label), labels.get(need(phrase), need(label)))
        if concept is not None:
            concepts.setdefault(need(phrase), set()).add(key(concept, TOPIC))
    nodes: dict[tuple[str, ...] | str, Node] = {}
    found = {}
    for iri, words in labels.items():
        keys = tuple(sorted(concepts.get(iri, ())))
        found[iri] = nodes.setdefault(keys or words, _topic(keys) if keys else _phrase(words))
    return found


def _topic(keys: tuple[str, ...]) -> Node:
    known = ontology.topics()
    labels = [known[each].label_en if each in known else each for each in keys]
    arabic = [known[each].label_ar for each in keys if each in known]
    iri = TOPIC[keys[0]] if len(keys) == 1 else ""
    return Node(f"topic:{'+'.join(keys)}", iri, " + ".join(labels), " + ".join(arabic) or None, "topic", known=True)


def _phrase(label: str) -> Node:
    return Node(f"topic:{digest('topic', label)[:16]}", "", label, label if is_arabic(label) else None, "topic")
