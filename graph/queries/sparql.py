"""What the questions share: prefixes, lists as ``VALUES``, terms as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from graph.store import Parameter, Store, Term, select
from ontology.terms import PREFIXES

PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())

# The day of a statement ?st, of the document ?document: its own date, else the document's, else the empty string; dates of any
# precision compare as text.
DAY: Final = """
  OPTIONAL { ?st drg:date ?said }
  OPTIONAL { ?document dcterms:date ?printed }
  BIND (COALESCE(STR(?said), STR(?printed), "") AS ?day)"""

LAST_OF_MONTH: Final = {4: "-12-31", 7: "-31"}


def rows(store: Store, text: str, parameters: Mapping[str, Parameter] | None = None) -> list[tuple[Term | None, ...]]:
    """Run a SELECT query of this package; prefixes are put in front."""
    return select(store, PROLOGUE + text, parameters or {})


def values(name: str, terms: Iterable[Parameter]) -> tuple[str, dict[str, Parameter]]:
    """Return a ``VALUES`` block for the variable ``?name`` and the parameters that it binds."""
    parameters = {f"{name}_{number}": term for number, term in enumerate(terms)}
    return f"VALUES ?{name} {{ {' '.join('$' + key for key in parameters)} }}", parameters


def describe(store: Store, nodes: Iterable[str], predicates: Sequence[str], *, busy: bool = False) -> list[Triple]:
    """Return the triples of the nodes with these predicates, from the merge of all documents.

    ``busy`` nodes have many more triples than are asked for, as actors have mentions: each pair is looked up then, which
    else costs more than reading past what is not wanted. (Two ``VALUES`` side by side would have Oxigraph scan everything.)
    """
    sought = [NamedNode(iri) for iri in sorted(set(nodes))]
    if not sought:
        return []
    kinds = [NamedNode(iri) for iri in predicates]
    parameters: dict[str, Parameter] = {f"n{index}": each for index, each in enumerate(sought)}
    parameters |= {f"p{index}": each for index, each in enumerate(kinds)}
    if busy:
        pairs = " ".join(f"($n{node} $p{kind})" for node in range(len(sought)) for kind in range(len(kinds)))
        which, test = f"VALUES (?node ?predicate) {{ {pairs} }}", ""
    else:
        which = f"VALUES ?node {{ {' '.join(f'$n{index}' for index in range(len(sought)))} }}"
        test = f"FILTER (?predicate IN ({', '.join(f'$p{index}' for index in range(len(kinds)))}))"
    found = rows(store, f"SELECT ?node ?predicate ?value WHERE {{ {which} ?node ?predicate ?value {test} }}", parameters)
    return [Triple(s, p, o) for s, p, o in found]  # type: ignore[arg-type]


def text(term: Term | None) -> str | None:
    """The value of a term, None where there is none or it is empty."""
    return (term.value or None) if isinstance(term, NamedNode | Literal) else None


def need(term: Term | None) -> str:
    """The value of a term that is always there."""
    if not isinstance(term, NamedNode | Literal):
        raise TypeError(f"{term} is neither an IRI nor a literal")
    return term.value


def number(term: Term | None) -> int:
    """The value of a count."""
    return int(need(term))


def key(term: Term | None, namespace: object) -> str:
    """The last part of an IRI: its name in a namespace, percent-decoded."""
    return unquote(need(term).removeprefix(str(namespace)))


def until_text(date: str) -> str:
    """The text that days up to and including ``date`` (a day, month or year) do not exceed."""
    return date + LAST_OF_MONTH.get(len(date), "")
