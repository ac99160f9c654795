"""``python -m ontology``: what is wrong with the ontology's data, and how much there is. Exit status 1 if anything is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sized
from functools import partial

import ontology
from ontology.loader import LANGUAGES

_BY_LANGUAGE = (ontology.predicates, ontology.light_verbs, ontology.light_passives, ontology.operators)
_KINDS: dict[str, Callable[[], Sized]] = {
    "states": ontology.states,
    "places": ontology.places,
    "organisations": ontology.organisations,
    "groups": ontology.groups,
    "persons": ontology.persons,
    "offices": ontology.offices,
    "titles": ontology.titles,
    "organs": ontology.organs,
    "collectives": ontology.collectives,
    "honorifics": ontology.honorifics,
    "relations": ontology.relations,
    "topics": ontology.topics,
    **{f"{read.__name__} {language}": partial(read, language) for language in LANGUAGES for read in _BY_LANGUAGE},
}


def main() -> int:
    """Print problems on standard output, counts on standard error."""
    problems = ontology.check()
    for problem in problems:
        print(problem)
    for name, read in _KINDS.items():
        try:
            print(f"{len(read()):6} {name}", file=sys.stderr)
        except ontology.OntologyError as error:
            print(f"     - {name}: {len(error.problems)} fatal problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
