"""JSON Lines: one document a line, as the extraction contract has it.

``{"id", "text", "date"?, "language"?, "title"?, "url"?, "source"?}``; unknown keys are ignored. A wrong line is an error
that names file and line, and the next line is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Final

from graph.errors import InputError
from graph.model import Document
from graph.sources.text import check_metadata, check_text, decode, too_large

# An Arabic letter written as a JSON escape takes six bytes; the rest of a line is small.
BYTES_PER_CHARACTER: Final = 6
MARGIN: Final = 64 * 1024


def read_lines(file: IO[bytes], place: str, max_text: int) -> Iterator[Document | InputError]:
    """Yield a document or an error for each line of ``file`` that is not blank."""
    longest = max_text * BYTES_PER_CHARACTER + MARGIN
    offset = number = 0
    while True:
        line = file.readline(longest)
        if not line:
            return
        number += 1
        length = len(line)
        here = f"{place}, line {number}"
        if length >= longest and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(longest)
                length += len(line)
            yield too_large(here, f"{length} bytes", max_text)
        elif line.strip():
            try:
                yield parse_line(decode(line, here, offset), here, max_text)
            except InputError as error:
                yield error
        offset += length


def parse_line(line: str, place: str, max_text: int) -> Document:
    """Return the document that one line of JSON holds. Raises ``InputError``."""
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(place, f"is not JSON: {error.msg} at column {error.colno}", "write one JSON object a line") from None
    except RecursionError:
        raise InputError(place, "is not a document: nested too deeply") from None
    except ValueError as error:
        raise InputError(place, f"is not JSON: {error}") from None
    return parse_document(data, place, max_text)


def parse_document(data: object, place: str, max_text: int) -> Document:
    """Return the document that a JSON value of the contract describes. Raises ``InputError`` that names the wrong key."""
    if not isinstance(data, dict):
        raise InputError(place, f"holds {_kind(data)}", 'write an object: {"id": "…", "text": "…"}')
    id = data.get("id")
    if isinstance(id, int) and not isinstance(id, bool):
        id = str(id)
    if not isinstance(id, str) or not id.strip():
        raise InputError(place, "has no id" if id is None else f"id is {id!r}", "give each document an id of its own, a string")
    text = data.get("text")
    if not isinstance(text, str):
        raise InputError(place, f"document {id!r} has no text" if text is None else f"text is {_kind(text)}", "give a string")
    check_text(id, f"{place}, id", 1_000)
    return Document(id=id, text=check_text(text, place, max_text), **check_metadata(data, place))


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
