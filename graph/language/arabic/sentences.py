"""Sentences of Arabic newswire: a line always ends one; full stops, question and exclamation marks do unless they stand in an
abbreviation, a number or a quotation. Sentences too long for a parser are cut at their best inner mark."""

from __future__ import annotations

from spacy.tokens import Doc

from graph.language.arabic.normalise import is_arabic

ENDS = frozenset({".", "!", "?", "؟", "۔"})
OPENING = {"«": "»", "“": "”", "„": "”", "(": ")", "[": "]", "‹": "›"}
CLOSING = frozenset({"»", "”", ")", "]", "›", '"', "'", "’"})
STRAIGHT = '"'
LONGEST_QUOTE = 160  # tokens; an unclosed quotation must not swallow the text
LONGEST = 110  # tokens; the encoder reads about 250 pieces


def starts(doc: Doc) -> list[int]:
    """Indices of the tokens that begin a sentence, in order; white space belongs to the sentence before it."""
    found: list[int] = []
    for begin, end in _lines(doc):
        quoted = _quoted(doc, begin, end)
        start = begin
        found.append(begin)
        i = begin
        while i < end:
            if doc[i].text in ENDS and not quoted[i - begin] and not _abbreviates(doc, i, begin, end):
                while i + 1 < end and (doc[i + 1].text in ENDS or (doc[i + 1].text in CLOSING and not quoted[i + 1 - begin])):
                    if doc[i + 1].text == STRAIGHT and _opens(doc, i + 1, end):
                        break
                    i += 1
                while i + 1 < end and doc[i + 1].is_space:
                    i += 1
                if i + 1 < end:
                    found.extend(_cuts(doc, start, i + 1))
                    start = i + 1
                    found.append(start)
            i += 1
        found.extend(_cuts(doc, start, end))
    return sorted(set(found)) or ([0] if len(doc) else [])  # blanks only: one sentence


def _lines(doc: Doc) -> list[tuple[int, int]]:
    """[begin, end) of lines, each with the white space that follows it."""
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for token in doc:
        if not token.is_space:
            if begin is not None and token.i > 0 and doc[token.i - 1].is_space and _breaks(doc, token.i):
                found.append((begin, token.i))
                begin = token.i
            if begin is None:
                begin = 0  # leading white space belongs to the first sentence
    if begin is not None:
        found.append((begin, len(doc)))
    return found


def _breaks(doc: Doc, i: int) -> bool:
    i -= 1
    while i >= 0 and doc[i].is_space:
        if "\n" in doc[i].text or "\r" in doc[i].text or "\u2029" in doc[i].text:
            return True
        i -= 1
    return False


def _quoted(doc: Doc, begin: int, end: int) -> list[bool]:
    """Which tokens of a line stand inside a quotation or brackets that are closed soon enough on the same line."""
    inside = [False] * (end - begin)
    i = begin
    while i < end:
        text = doc[i].text
        close = OPENING.get(text) or (STRAIGHT if text == STRAIGHT else None)
        if close is not None:
            depth, j = 1, i + 1
            while j < min(end, i + LONGEST_QUOTE):
                if doc[j].text == close:
                    depth -= 1
                    if depth == 0:
                        break
                elif doc[j].text == text:
                    depth += 1
                j += 1
            if depth == 0:
                for k in range(i, j):
                    inside[k - begin] = True
                i = j
        i += 1
    return inside


def _opens(doc: Doc, i: int, end: int) -> bool:
    """A straight quotation mark after a blank and without one behind it opens."""
    return i + 1 < end and bool(doc[i - 1].whitespace_) and not doc[i].whitespace_


def _abbreviates(doc: Doc, i: int, begin: int, end: int) -> bool:
    """Whether the full stop at ``i`` belongs to an abbreviation (د. ، أ.ف.ب) or a Latin initial or an address."""
    if doc[i].text != "." or i == begin:
        return i == begin
    before, after = doc[i - 1], doc[i + 1] if i + 1 < end else None
    if after is None or after.is_space or doc[i - 1].whitespace_:
        return False
    alone = i - 1 == begin or bool(doc[i - 2].whitespace_) or doc[i - 2].is_punct
    if len(before.text) == 1 and before.is_alpha and alone:
        return True
    # a Latin full stop without a blank (moscou.fr) is no end; an Arabic one is (سوريا.وقال)
    return (
        before.is_ascii
        and after.is_ascii
        and not before.whitespace_
        and not doc[i].whitespace_
        and not is_arabic(after.text)
        and not after.is_punct
    )


def _cuts(doc: Doc, start: int, end: int) -> list[int]:
    """Where to cut a sentence longer than ``LONGEST``: after the best mark near its middle, halves again."""
    if end - start <= LONGEST:
        return []
    best, at = -1.0, 0
    for i in range(start + 12, end - 12):
        text = doc[i].text
        value = (
            3.0
            if text in ("؛", ";") or text.startswith((".", "…"))
            else 1.5
            if text in ("،", ",") and doc[i + 1].norm_ == "و"
            else 1.0
            if text in ("،", ",", "-", "–")
            else 0.0
        )
        value -= 2.0 * abs((i - start) / (end - start) - 0.5) if value else 0.0
        if value > best and value != 0.0:
            best, at = value, i + 1
    if not at:
        at = start + LONGEST
    return [*_cuts(doc, start, at), at, *_cuts(doc, at, end)]
