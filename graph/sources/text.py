"""Plain text: bytes to a text that offsets can count in, and one document a file.

The text is kept as it is, line ends and all, so that offsets mean the same to everybody; only a byte order mark at the
very beginning is dropped. A file ``NAME.txt`` may have a companion ``NAME.meta.toml`` beside it::

    date = 2014-11-26          # also "2014-11-26"
    title = "…"
    url = "https://…"
    source = "SANA"
    language = "ar"
    licence = "CC BY 4.0"      # for people; not kept in the graph
"""

from __future__ import annotations

import datetime
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final

from graph.errors import InputError
from graph.model import Document

BOM: Final = b"\xef\xbb\xbf"
WIDEST: Final = 4  # bytes that a character may take in UTF-8
SIDECAR: Final = ".meta.toml"
METADATA: Final = ("date", "language", "title", "url", "source")


def read_text(path: Path, max_text: int) -> Iterator[Document | InputError]:
    """Yield the one document that the file is: its id is the file's stem."""
    try:
        size = path.stat().st_size
        if size > max_text * WIDEST + len(BOM):
            yield too_large(str(path), f"{size} bytes", max_text)
            return
        with path.open("rb") as file:
            yield make_document(path.stem, file, str(path), max_text, read_metadata(path))
    except OSError as error:
        yield unreadable(path, error)
    except InputError as error:
        yield error


def make_document(id: str, file: IO[bytes], place: str, max_text: int, metadata: Mapping[str, str]) -> Document:
    """Read ``file`` to its end as one document. Raises ``InputError``; never reads much more than is allowed."""
    data = file.read(max_text * WIDEST + len(BOM) + 1)
    if len(data) > max_text * WIDEST + len(BOM):
        raise too_large(place, f"more than {len(data) - 1} bytes", max_text)
    return Document(id=id, text=check_text(decode(data, place), place, max_text), **metadata)


def decode(data: bytes, place: str, offset: int = 0) -> str:
    """Return ``data`` as text, without a byte order mark. ``offset`` is where ``data`` begins in its file.

    Raises ``InputError`` that names the first wrong byte, where it stands, and how to convert the file.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and offset == 0:
        raise InputError(place, "is UTF-16, not UTF-8 (byte 0)", f"convert it: iconv -f UTF-16 -t UTF-8 {_file(place)}")
    start = len(BOM) if offset == 0 and data.startswith(BOM) else 0
    try:
        return data[start:].decode("utf-8")
    except UnicodeDecodeError as error:
        at = start + error.start
        reason = f"is not UTF-8: byte 0x{data[at]:02X} at offset {offset + at}"
        remedy = f"convert it, for instance from the Arabic Windows encoding: iconv -f WINDOWS-1256 -t UTF-8 {_file(place)}"
        raise InputError(place, reason, remedy) from None


def check_text(text: str, place: str, max_text: int) -> str:
    """Return ``text`` if it can be read and stored; raise ``InputError`` for empty, too long or binary ones."""
    if not text.strip():
        raise InputError(place, "the text is empty")
    if len(text) > max_text:
        raise too_large(place, f"{len(text)} characters", max_text)
    if (at := text.find("\0")) >= 0:
        raise InputError(place, f"holds a NUL at character {at}", "is it a binary file? give plain text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            place, f"holds half of a surrogate pair at character {error.start}", "write the whole character"
        ) from None
    return text


def read_metadata(path: Path) -> dict[str, str]:
    """Return what the companion file of ``path`` says, by field of ``Document``; empty where there is none."""
    companion = path.with_name(path.stem + SIDECAR)
    try:
        with companion.open("rb") as file:
            given = tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(companion), f"is not TOML: {error}") from None
    except OSError as error:
        raise unreadable(companion, error) from None
    return check_metadata(given, str(companion))


def check_metadata(given: Mapping[str, object], place: str) -> dict[str, str]:
    """Return date, language, title, url and source of a document as given; raise ``InputError`` naming a wrong one."""
    found: dict[str, str] = {}
    for key in METADATA:
        value = given.get(key)
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise InputError(place, f"{key} is {value!r}", "give a string")
        found[key] = check_text(value, f"{place}, {key}", 10_000)
    if "date" in found:
        found["date"] = check_date(found["date"], place)
    if "language" in found:
        found["language"] = found["language"].lower().replace("_", "-").partition("-")[0]
    return found


def check_date(text: str, place: str) -> str:
    """Return the day of an ISO 8601 date or date with time: ``2014-11-26T10:00:00Z`` gives ``2014-11-26``."""
    try:
        return datetime.datetime.fromisoformat(text.strip()).date().isoformat()
    except ValueError:
        raise InputError(place, f"date is {text!r}", "write it as YYYY-MM-DD, or leave it out") from None


def too_large(place: str, size: str, max_text: int) -> InputError:
    """The error for a text beyond the limit."""
    return InputError(
        place, f"is too large: {size}, and at most {max_text} characters are read", "split it, or raise DRAGOMAN_MAX_TEXT"
    )


def unreadable(path: Path, error: OSError) -> InputError:
    """The error for a file that the system will not open or read."""
    reason = os.strerror(error.errno).lower() if error.errno else str(error)
    return InputError(str(path), f"cannot be read: {reason}", "check the path" if isinstance(error, FileNotFoundError) else "")


def _file(place: str) -> str:
    return place.partition(", line ")[0] if place != "standard input" else "FILE"
