"""Pages and the cursors between them: where the last page ended, sealed with what was asked."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.errors import CursorError
from graph.keys import digest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items of a longer list; ``cursor`` asks for the next page, None after the last."""

    items: tuple[T, ...]
    cursor: str | None


def seal(*asked: object) -> str:
    """A short mark of what was asked, so that a cursor is not used with another question."""
    return digest(*(json.dumps(each, ensure_ascii=False, sort_keys=True) for each in asked))[:8]


def write_cursor(mark: str, keys: Sequence[str | int]) -> str:
    """Return a cursor that holds the sort keys of the last item of a page."""
    data = json.dumps([mark, *keys], ensure_ascii=True, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def read_cursor(cursor: str, mark: str, kinds: Sequence[type]) -> list[str | int]:
    """Return the sort keys in a cursor. Raises ``CursorError`` where it is malformed or belongs to another question."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        data = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        raise CursorError(cursor, "is malformed") from None
    if not isinstance(data, list) or [type(each) for each in data[1:]] != list(kinds) or not isinstance(data[0], str):
        raise CursorError(cursor, "is malformed")
    if data[0] != mark:
        raise CursorError(cursor, "belongs to another question")
    return data[1:]
