"""English glosses of topic phrases."""

from __future__ import annotations

from spacy.tokens import Doc


def gloss(doc: Doc, start: int, end: int, language: str) -> str:
    """A readable English label for tokens [start, end): English as it stands without its article, else its own words."""
    if language == "en":
        while start < end - 1 and doc[start].lower_ in ("the", "a", "an"):
            start += 1
    return doc.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])]
