"""When: date expressions of a sentence as ISO dates, seen from the document's date.

Gregorian months in every name that Arabic news gives them, numeric dates in both digit sets, weekdays, "yesterday". A
weekday is the last such day, the document's own included, or the next where the text says so or speaks of what is planned.
Hijri dates are left alone. Precision follows the text: ``1967``, ``2005-02``, ``2005-02-14``.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from graph.language.folding import fold

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{4}|\d{1,2}))?(?![\d/-])")
_YEAR = re.compile(r"(?:18|19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names of months and weekdays (folded → number), relative words (folded → days), and helper words."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative: Mapping[str, int]
    words: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class When:
    """A date expression: tokens [start, end) and its ISO date. ``loose``: a weekday, whose week the context decides."""

    start: int
    end: int
    iso: str
    loose: bool = False


@cache
def calendar(language: str) -> Calendar:
    """The calendar words of ``ar`` or ``en``."""
    data = tomllib.loads(files("ontology").joinpath(f"lexicon/{language}/calendar.toml").read_text("utf-8"))
    number = {
        part: {fold(name): int(key) for key, names in data[part].items() for name in names}
        for part in ("months", "weekdays", "relative")
    }
    words = {key: frozenset(map(fold, names)) for key, names in data["words"].items()}
    return Calendar(number["months"], number["weekdays"], number["relative"], words)


def find(doc: Doc, start: int, end: int, language: str, today: str | None) -> list[When]:
    """The date expressions of tokens [start, end), in text order. ``today`` is the document's ISO date, if known."""
    names = calendar(language)
    now = _day(today)
    words = [fold(t.text).translate(_DIGITS) for t in doc[start:end]]
    found: list[When] = []
    i = 0
    while i < len(words):
        when = _at(doc, start, words, i, names, now)
        if when is not None:
            found.append(when)
            i = when.end - start
        else:
            i += 1
    return found


def _at(doc: Doc, offset: int, words: list[str], i: int, names: Calendar, now: datetime.date | None) -> When | None:
    month, width = _month(words, i, names)
    if month is not None:
        return _with_month(doc, offset, words, i, width, month, now, names)
    for size in (3, 2, 1):
        phrase = " ".join(words[i : i + size])
        if phrase in names.relative and i + size <= len(words) and now:
            if phrase == fold("اليوم") and i > 0 and words[i - 1] in ("هذا", "ذلك", "نفس"):
                return None
            return When(offset + i, offset + i + size, (now + datetime.timedelta(days=names.relative[phrase])).isoformat())
    if words[i] in names.weekdays and now and not (i > 0 and words[i - 1] in names.words["not_dates"]):
        after = words[i + 1] if i + 1 < len(words) else ""
        before = words[i - 1] if i else ""
        back = (now.weekday() - names.weekdays[words[i]]) % 7
        if after in names.words["next"] or before in names.words["next"]:
            day, end = now + datetime.timedelta(days=7 - back), i + 1 + (after in names.words["next"])
        else:
            day, end = now - datetime.timedelta(days=back), i + 1 + (after in names.words["last"])
        return When(offset + i, offset + end, day.isoformat(), loose=end == i + 1)
    if words[i].isdigit() or _NUMERIC.match(words[i]):
        return _numeric(doc, offset, words, i, now)
    return None


def _month(words: list[str], i: int, names: Calendar) -> tuple[int | None, int]:
    for size in (2, 1):
        phrase = " ".join(words[i : i + size])
        if i + size <= len(words) and phrase in names.months:
            return names.months[phrase], size
    return None, 0


def _with_month(
    doc: Doc, offset: int, words: list[str], i: int, width: int, month: int, now: datetime.date | None, names: Calendar
) -> When | None:
    """ "14 تشرين الثاني/نوفمبر 2013", "October 30", "in May 2001": day before or after, a second name of the month, the year."""
    begin, end = i, i + width
    if doc[offset + i].text in ("may", "march"):  # the verb, the noun
        return None
    day: int | None = None
    if i and words[i - 1].isdigit() and 1 <= int(words[i - 1]) <= 31:
        day, begin = int(words[i - 1]), i - 1
    while end < len(words) and words[end] in ("/", "(", ")", "-"):
        other, size = _month(words, end + 1, names)
        if other != month:
            break
        end += 1 + size
        if end < len(words) and words[end] == ")":
            end += 1
    if day is None and end < len(words) and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", words[end]):
        number = int(re.match(r"\d+", words[end])[0])  # type: ignore[index]
        if 1 <= number <= 31:
            day, end = number, end + 1
    year: int | None = None
    at = end
    while at < len(words) and words[at] in (",", "،", "من", "عام", "سنه", "of"):
        at += 1
    if at < len(words) and _YEAR.fullmatch(words[at]):
        year, end = int(words[at]), at + 1
    if year is None and now is not None:
        last = words[at] if at < len(words) else ""
        year = now.year
        if last in names.words["last"] or month > now.month + 3:
            year = now.year - 1 if month > now.month else now.year
    if year is None or day is None and doc[offset + i].text == "May" and year is None:
        return None
    try:
        iso = datetime.date(year, month, day).isoformat() if day else f"{year}-{month:02d}"
    except ValueError:
        return None
    return When(offset + begin, offset + end, iso)


def _numeric(doc: Doc, offset: int, words: list[str], i: int, now: datetime.date | None) -> When | None:
    """2014-11-26, 26/11/2014, the 28-11 of datelines; a year behind عام, سنة, in, since. Joined from tokens without spaces."""
    j, text = i, ""
    while j < len(words) and j - i < 5 and (j == i or not doc[offset + j - 1].whitespace_):
        text += words[j]
        j += 1
    match = _NUMERIC.match(text)
    if match:
        length, k = 0, i
        while k < j and length < match.end():
            length += len(words[k])
            k += 1
        a, b, c = int(match[1]), int(match[3]), int(match[4]) if match[4] else None
        if len(match[1]) == 4:
            year, month, day = a, b, c
        elif c is not None and len(match[4]) == 4:
            year, month, day = c, b, a
        elif c is None and now is not None and 1 <= b <= 12 and 1 <= a <= 31 and match[2] == "-":
            year, month, day = now.year, b, a
        else:
            return None
        try:
            iso = datetime.date(year, month, day).isoformat() if day else ""
        except ValueError:
            return None
        return When(offset + i, offset + k, iso) if iso else None
    before = words[i - 1] if i else ""
    if _YEAR.fullmatch(words[i]) and before in ("عام", "سنه", "العام", "السنه", "in", "since", "منذ"):
        return When(offset + i, offset + i + 1, words[i])
    return None


def _day(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso) if iso and len(iso) == 10 else None
    except ValueError:
        return None


def forward(when: When, today: str | None) -> str:
    """The date of an expression in a clause about what is planned: a bare weekday is then the coming one."""
    now, day = _day(today), _day(when.iso)
    if when.loose and now and day and day < now:
        return (day + datetime.timedelta(days=7)).isoformat()
    return when.iso
