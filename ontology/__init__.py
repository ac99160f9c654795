"""What can be said, as data: vocabulary, relation types, topics, shapes, register, lexicon, and one thin loader."""

from ontology.checks import check
from ontology.errors import OntologyError, Problem
from ontology.frames import LightVerb, OperatorWord, Predicate
from ontology.loader import (
    cameo_classes,
    collectives,
    groups,
    honorifics,
    light_passives,
    light_verbs,
    offices,
    operators,
    organisations,
    organs,
    persons,
    places,
    plover_classes,
    predicates,
    relations,
    states,
    titles,
    topics,
)
from ontology.records import Collective, Honorific, OfficeRow, Organ, Organisation, Person, Place, State, Title
from ontology.schemes import PloverClass, RelationType, Topic

__all__ = [
    "Collective", "Honorific", "LightVerb", "OfficeRow", "OntologyError", "OperatorWord", "Organ", "Organisation", "Person",
    "Place", "PloverClass", "Predicate", "Problem", "RelationType", "State", "Title", "Topic", "cameo_classes", "check",
    "collectives", "groups", "honorifics", "light_passives", "light_verbs", "offices", "operators", "organisations",
    "organs", "persons", "places", "plover_classes", "predicates", "relations", "states", "titles", "topics",
]  # fmt: skip
