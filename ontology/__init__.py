"""What can be said, as data: vocabulary, relation types, topics, shapes, register, lexicon, and one thin loader."""

from ontology.errors import OntologyError, Problem
from ontology.frames import LightVerb, OperatorWord, Predicate
from ontology.loader import (
    RelationType,
    Topic,
    check,
    collectives,
    groups,
    honorifics,
    light_verbs,
    offices,
    operators,
    organisations,
    organs,
    persons,
    places,
    predicates,
    relations,
    states,
    titles,
    topics,
)
from ontology.records import Collective, Honorific, OfficeRow, Organ, Organisation, Person, Place, State, Title

__all__ = [
    "Collective", "Honorific", "LightVerb", "OfficeRow", "OntologyError", "OperatorWord", "Organ", "Organisation", "Person", "Place",
    "Predicate", "Problem", "RelationType", "State", "Title", "Topic", "check", "collectives", "groups", "honorifics", "light_verbs", "offices",
    "operators", "organisations", "organs", "persons", "places", "predicates", "relations", "states", "titles", "topics",
]  # fmt: skip
