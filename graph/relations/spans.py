"""Stretches of the document's text for tokens of its Doc, and the ids of what is said there."""

from __future__ import annotations

import hashlib

from spacy.tokens import Doc

from graph.language.trees import text_of
from graph.model import Span


def span_of(doc: Doc, start: int, end: int, *, strip: bool = False) -> Span:
    """The text of tokens [start, end) with its character offsets; ``strip`` leaves out white space at both ends."""
    left = doc[start].idx
    right = doc[end - 1].idx + len(doc[end - 1])
    if strip:
        surface = text_of(doc)[left:right]
        left += len(surface) - len(surface.lstrip())
        right = left + len(surface.strip())
    return Span(left, right, text_of(doc)[left:right])


def statement_id(*parts: str) -> str:
    """A stable id of 24 hexadecimal digits: the same parts give the same id in every run."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]
