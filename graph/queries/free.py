"""Queries that people write themselves: the usual prefixes are there, and errors name the place in their own text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.errors import QueryError
from graph.store import Answer, Store
from graph.store.syntax import TOKEN
from ontology.terms import PREFIXES


def run_query(
    store: Store, text: str, *, default_graphs: Sequence[str] | None = None, named_graphs: Sequence[str] | None = None
) -> Answer:
    """Run a query in which the prefixes of ``ontology.terms.PREFIXES`` may be used without being declared.

    Raises ``QueryError`` with line and column in ``text``, and ``StoreError``.
    """
    declared = {match[1].lower() for match in re.finditer(r"\bprefix\s+([\w.\-]*):", text, re.IGNORECASE)}
    used = {match.group().partition(":")[0] for match in TOKEN.finditer(text) if match.lastgroup == "name"}
    # All on one line in front of the text, which so keeps its lines.
    prologue = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(used & PREFIXES.keys()) if name not in declared)
    try:
        return store.query(prologue + text, default_graphs=default_graphs, named_graphs=named_graphs)
    except QueryError as error:
        if error.line == 1 and error.column is not None:
            raise QueryError(error.reason, 1, max(error.column - len(prologue), 1), error.remedy) from None
        raise
