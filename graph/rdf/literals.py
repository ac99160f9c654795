"""Literals: Python values to RDF terms and back, in the forms that stores keep as they are.

Stores rewrite numbers to their canonical form and know no ``xsd:nonNegativeInteger``: Oxigraph hands it back as
``xsd:integer``. So offsets are integers, and decimals are written without trailing zeros.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.language.folding import is_arabic
from ontology.terms import XSD

CONFIDENCE_DIGITS: Final = 4
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_DATE_TYPES: Final = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


@lru_cache(maxsize=4096)
def node(iri: str) -> NamedNode:
    """The term of an IRI; raises ``ValueError`` for what is none."""
    return NamedNode(iri)


def text(value: str) -> Literal:
    """A string without a language."""
    return Literal(value)


def label(value: str) -> Literal:
    """A name, in Arabic where it holds an Arabic letter, else in English."""
    return Literal(value, language="ar" if is_arabic(value) else "en")


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=node(XSD.integer))


def decimal(value: float) -> Literal:
    """A decimal in canonical form: ``0.5``, ``1``; no exponent."""
    number = format(Decimal(repr(float(value))), "f")
    return Literal(number.rstrip("0").rstrip(".") if "." in number else number, datatype=node(XSD.decimal))


def boolean(value: bool) -> Literal:
    """True or false."""
    return Literal("true" if value else "false", datatype=node(XSD.boolean))


def address(value: str) -> Literal:
    """A URL as it was given; a literal, because it need not be a valid IRI."""
    return Literal(value, datatype=node(XSD.anyURI))


def date(value: str) -> Literal:
    """A day, month or year of ISO 8601. Raises ``ValueError`` for anything else."""
    if not _DATE.fullmatch(value):
        raise ValueError(f"date {value!r} is not YYYY-MM-DD, YYYY-MM or YYYY")
    return Literal(value, datatype=node(_DATE_TYPES[len(value)]))
