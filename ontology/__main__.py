"""``python -m ontology``: what is wrong with the ontology's data, and how much there is. Exit status 1 if anything is wrong."""

from __future__ import annotations

import sys

import ontology


def main() -> int:
    problems = ontology.check()
    for problem in problems:
        print(problem)
    if not any(p.fatal for p in problems):
        tables = ("states", "places", "organisations", "groups", "persons", "offices", "titles", "organs", "collectives", "relations", "topics")
        print(", ".join(f"{len(getattr(ontology, name)())} {name}" for name in tables), file=sys.stderr)
        print(", ".join(f"{len(ontology.predicates(x))} predicates ({x})" for x in ("ar", "en")), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
