"""Where sentences of English newswire begin, settled before the parser so that it cannot err there.

A line break always ends a sentence. Within a line a sentence begins only after a full stop, a question or exclamation
mark, with the closing quotes and brackets that follow it. A dateline ("BEIRUT (AFP) - ") is kept apart for the parser and
joined to its sentence afterwards, by ``trees.join_datelines``.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

CLOSING = frozenset("\"'”’»)]") | {"''"}
OPENING = frozenset("\"'“‘«([") | {"``"}
FINAL = (".", "!", "?", "…")
LONGEST = 90

_PLACE = r"[A-Z][A-Z.'’/-]{2,}(?: [A-Z.'’/-]+){0,3}"
_TITLED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_AGENCY = r"\([A-Za-z][\w .,/&'’-]{1,40}\)"
_DASH = r"(?:--?|–|—)"
DATELINE = re.compile(
    rf"(?:{_PLACE}(?:/{_TITLED})?(?:, {_TITLED})?(?:,? {_DATE})?(?: ?{_AGENCY})?(?:,? {_DATE})?"
    rf"|{_TITLED}(?:, {_TITLED})?(?:(?:,? {_DATE})? ?{_AGENCY}|, {_DATE})(?:,? {_DATE})?"
    rf"|{_TITLED}, [A-Z]{{2,6}}"
    rf"|{_AGENCY})"
    rf"\s*{_DASH}\s+(?=\S)"
)


@Language.component("newswire_sentences", assigns=["token.is_sent_start"])
def newswire_sentences(doc: Doc) -> Doc:
    """Set sentence starts where they are certain; the rest is left to the parser.

    Writes ``doc.user_data["datelines"]``: (start, end) word indices, end exclusive, of the datelines found.
    """
    datelines = find_datelines(doc)
    inside = {i for start, end in datelines for i in range(start + 1, end)}
    after = {end for _, end in datelines}
    seen = False
    for token in doc:
        i = token.i
        if i == 0:
            seen = not token.is_space
            continue
        before = doc[i - 1]
        if before.is_space and "\n" in before.text:
            # Line breaks before the first word open no sentence; a break itself closes the sentence before it.
            token.is_sent_start = True if seen and not token.is_space else None if seen else False
        elif token.is_space or i in inside:
            token.is_sent_start = False
        elif i in after:
            token.is_sent_start = True
        else:
            start = starts_sentence(doc, i)
            if start is not None:
                token.is_sent_start = start
        seen = seen or not token.is_space
    doc.user_data["datelines"] = datelines
    return doc


def find_datelines(doc: Doc) -> list[tuple[int, int]]:
    """The datelines at the beginnings of lines as (start, end) word indices, where words follow on the same line."""
    found: list[tuple[int, int]] = []
    position = 0
    for line in doc.text.splitlines(keepends=True):
        lead = len(line) - len(line.lstrip())
        match = DATELINE.match(line, lead)
        if match and match.end() - match.start() <= LONGEST:
            span = doc.char_span(position + lead, position + match.end(), alignment_mode="contract")
            if span is not None and span.end < len(doc):
                found.append((span.start, span.end))
        position += len(line)
    return found


def starts_sentence(doc: Doc, i: int) -> bool | None:
    """Whether word ``i`` begins a sentence: True or False where that is certain, None where the parser should say."""
    word = doc[i]
    if word.text in CLOSING and (word.text not in OPENING or doc[i - 1].whitespace_ == ""):
        return False
    last = i - 1
    while last > 0 and doc[last].text in CLOSING:
        last -= 1
    mark = doc[last].text
    if not mark.endswith(FINAL):
        return False
    if doc[i - 1].whitespace_ == "" and not word.text.startswith(tuple(OPENING)):
        return None
    if mark in (".", "!", "?", "…") and (
        word.text[0].isupper() or (word.text in OPENING and i + 1 < len(doc) and doc[i + 1].is_title)
    ):
        # The tokeniser keeps the full stop of a known abbreviation on its word, so this one stands for itself.
        return True
    return None if not word.is_lower else False
