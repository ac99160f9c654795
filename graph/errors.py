"""Everything that Dragoman raises on purpose, one tree::

    DragomanError
    ├── SettingsError           a setting that cannot be used: its name, its value, what it should be
    ├── InputError              a document or file that cannot be read: place, reason, remedy
    ├── ExtractionError         a document that was read but could not be understood: its id, the reason
    ├── NotFoundError           an actor, statement, event or document that the store does not hold
    ├── CursorError             a page cursor that this program did not make
    ├── QueryError              a SPARQL text that is wrong or not allowed: line and column, from 1, where known
    └── StoreError              a store that cannot be opened, read or written: location, reason, remedy
        ├── StoreMissingError       there is no store there yet
        ├── StoreLockedError        another process writes to it: who
        └── StoreUnreachableError   a remote store does not answer, or refuses

A message is one sentence or two: what is wrong with which value, where, and what to do about it. The parts are also
attributes, so that HTTP answers and reports need not take the message apart. Errors are also handed over as values
where one failure must not stop the rest (``graph.sources.read`` yields ``InputError``).
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root: ``except DragomanError`` catches what this program says itself, and no bug."""

    remedy: str = ""


class SettingsError(DragomanError):
    """A setting (environment variable or option) has a value that cannot be used."""

    def __init__(self, name: str, value: str, remedy: str) -> None:
        self.name, self.value, self.remedy = name, value, remedy
        super().__init__(f"{name}={value!r}: {remedy}")


class InputError(DragomanError):
    """Something to read cannot be read. ``place`` is a path, with a line where there is one: ``news.jsonl, line 17``."""

    def __init__(self, place: str, reason: str, remedy: str = "") -> None:
        self.place, self.reason, self.remedy = place, reason, remedy
        super().__init__(f"{place}: {reason}" + (f"; {remedy}" if remedy else ""))


class ExtractionError(DragomanError):
    """A document was read, but extraction failed on it."""

    def __init__(self, document: str, reason: str, remedy: str = "") -> None:
        self.document, self.reason, self.remedy = document, reason, remedy
        super().__init__(f"document {document!r}: {reason}" + (f"; {remedy}" if remedy else ""))


class NotFoundError(DragomanError):
    """The store holds no such thing: ``kind`` is ``actor``, ``document``, …; ``key`` what was asked for."""

    def __init__(self, kind: str, key: str, remedy: str = "") -> None:
        self.kind, self.key, self.remedy = kind, key, remedy
        super().__init__(f"no {kind} {key!r} in the store" + (f"; {remedy}" if remedy else ""))


class CursorError(DragomanError):
    """A page cursor is malformed or belongs to another list."""

    def __init__(self, cursor: str, reason: str) -> None:
        self.cursor, self.reason = cursor, reason
        self.remedy = "use the cursor of the previous page as it was given, or none for the first page"
        super().__init__(f"cursor {shorten(cursor)!r}: {reason}; {self.remedy}")


class QueryError(DragomanError):
    """A SPARQL text that cannot be run. ``line`` and ``column`` count from 1; None where the place is not known."""

    def __init__(self, reason: str, line: int | None = None, column: int | None = None, remedy: str = "") -> None:
        self.reason, self.line, self.column, self.remedy = reason, line, column, remedy
        place = "" if line is None else f"line {line}, column {column}: "
        super().__init__(f"SPARQL: {place}{reason}" + (f"; {remedy}" if remedy else ""))


class StoreError(DragomanError):
    """A store that cannot be opened, read or written."""

    def __init__(self, location: str, reason: str, remedy: str = "") -> None:
        self.location, self.reason, self.remedy = location, reason, remedy
        super().__init__(f"store {location}: {reason}" + (f"; {remedy}" if remedy else ""))


class StoreMissingError(StoreError):
    """There is no store at the location."""

    def __init__(self, location: str) -> None:
        super().__init__(location, "there is no store here", "build one first: dragoman build PATH --store DIR")


class StoreLockedError(StoreError):
    """Another process has the store open for writing. ``holder`` says which."""

    def __init__(self, location: str, holder: str) -> None:
        self.holder = holder
        super().__init__(location, f"{holder} has it open for writing", "wait for it or stop it; reading works meanwhile")


class StoreUnreachableError(StoreError):
    """A remote store does not answer, or answers with a refusal."""


def shorten(text: str, width: int = 60) -> str:
    """Return ``text`` cut to ``width`` characters, for messages that quote what somebody sent."""
    return text if len(text) <= width else f"{text[: width - 1]}…"
