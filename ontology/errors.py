"""What may be wrong with the ontology's data: problems with their place, and the one error that carries them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a data file.

    ``file`` is relative to ``ontology/``; ``line`` counts from 1, 0 where the whole file is meant; ``column`` is the name
    of a CSV column, of a TOML key or of an RDF property, empty where the whole row is meant. ``fatal``: the row cannot be
    loaded at all.
    """

    file: str
    line: int
    column: str
    message: str
    fatal: bool = False

    def __str__(self) -> str:
        place = self.file + (f":{self.line}" if self.line else "") + (f", {self.column}" if self.column else "")
        return f"{place}: {self.message}"


class OntologyError(ValueError):
    """Data that cannot be loaded: all ``problems`` of the file; the message names the first ten."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        shown = "\n".join(map(str, self.problems[:10]))
        more = len(self.problems) - 10
        super().__init__(shown + (f"\n… and {more} more; `python -m ontology` prints all" if more > 0 else ""))
