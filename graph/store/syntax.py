"""SPARQL as text: parameters bound into it, calls to other hosts refused, and errors located for people.

A query of this program writes its parameters as ``$name`` (``?name`` for its other variables). ``bind`` puts RDF terms in
their place, written by the RDF library itself; strings, IRIs and comments are left alone. It works the same for every
SPARQL server, inside subqueries too, which pyoxigraph's own substitutions do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.errors import QueryError

Parameter = NamedNode | Literal

# The lexical grammar of SPARQL 1.1 as far as it is needed to tell words from what stands in strings, IRIs and comments.
TOKEN: Final = re.compile(
    r'''(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')'''
    r"""|(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<comment>\#[^\n\r]*)|(?P<variable>[?$]\w+)"""
    r"""|(?P<name>(?:[^\W\d_][\w.\-]*)?:[\w.\-:%\\]*)|(?P<word>@?[^\W\d_]\w*)""",
    re.DOTALL,
)
LONGEST_EXPLAINED: Final = 20_000


def bind(text: str, parameters: Mapping[str, Parameter]) -> str:
    """Return ``text`` with each ``$name`` replaced by its term.

    Raises ``KeyError`` for a ``$name`` without a term: a fault of the program, not of its user.
    """

    def put(match: re.Match[str]) -> str:
        token = match.group()
        return str(parameters[token[1:]]) if match.lastgroup == "variable" and token[0] == "$" else token

    return TOKEN.sub(put, text)


def refuse_service(text: str) -> None:
    """Raise ``QueryError`` where the query would have the store ask another host (``SERVICE``)."""
    for match in TOKEN.finditer(text):
        if match.lastgroup == "word" and match.group().upper() == "SERVICE":
            line, column = place(text, match.start())
            raise QueryError("SERVICE is not allowed", line, column, "this endpoint asks no other one; fetch the data first")


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of the character at ``offset``."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def explain(text: str, message: str) -> QueryError:
    """Return the error for a query that the store's parser refused with ``message`` (``error at LINE:COLUMN: expected …``).

    Oxigraph's parser reports the farthest place it looked at and dozens of tokens; rdflib's names the place itself, so
    that is asked where it agrees that the text is wrong.
    """
    match = re.match(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", message, re.DOTALL)
    line, column, rest = (int(match[1]), int(match[2]), match[3]) if match else (None, None, message)
    if line is not None and column is not None and ("Prefix not found" in rest or "IRI parsing failed" in rest):
        return _explain_name(text, line, column, "Prefix not found" in rest)
    return _locate(text) or QueryError(_first_reason(rest), line, column)


def _explain_name(text: str, line: int, column: int, prefix: bool) -> QueryError:
    end = sum(len(each) for each in text.splitlines(keepends=True)[: line - 1]) + column - 1
    start = end
    for match in re.finditer(r"<[^>]*>?" if not prefix else r"[\w.\-]*:[\w.\-:%\\]*", text):
        if match.start() < end <= match.end() + 8:
            start = match.start()
    shown = text[start:end].strip()
    reason = f"the prefix of {shown!r} is not declared" if prefix else f"{shown!r} is not an IRI"
    return QueryError(reason, *place(text, start))


def _locate(text: str) -> QueryError | None:
    if len(text) > LONGEST_EXPLAINED:
        return None
    # Needed only to explain a wrong query, and slow to import.
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseBaseException as error:
        found = (
            "the end"
            if error.loc >= len(text.rstrip())
            else repr(re.split(r"\s", text[error.loc :].lstrip(), maxsplit=1)[0][:30])
        )
        return QueryError(f"a syntax error at {found}", *place(text, error.loc))
    except (RecursionError, Exception):  # noqa: BLE001 - whatever rdflib stumbles over, the query is wrong already
        return None
    return None


def _first_reason(rest: str) -> str:
    sentences = [part.strip() for part in rest.split(", ") if re.match(r"(?:The|A|An) [a-zA-Z]", part.strip())]
    return sentences[0] if sentences else "a syntax error"
