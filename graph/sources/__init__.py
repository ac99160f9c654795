"""Where documents come from: files, folders and streams in, ``Document`` out, one after another.

``read`` yields a ``Document`` for what can be read and an ``InputError`` for what cannot, in the order of the input, and
never raises for a bad document: whoever reads decides what a failure means. Nothing is kept in memory but the document
at hand. A further kind of source is a module here and a line in ``READERS``.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Final, cast

from graph.errors import InputError
from graph.model import Document
from graph.sources.lines import parse_document, read_lines
from graph.sources.text import make_document, read_text, unreadable

__all__ = ["MAX_TEXT", "READERS", "STANDARD_INPUT", "count", "parse_document", "read"]

Reader = Callable[[Path, int], Iterator[Document | InputError]]

STANDARD_INPUT: Final = "-"
MAX_TEXT: Final = 1_000_000
PEEK: Final = 64 * 1024


def read(
    paths: Iterable[str | Path], *, max_text: int = MAX_TEXT, stdin: IO[bytes] | None = None
) -> Iterator[Document | InputError]:
    """Yield what the files, folders (searched in depth, sorted by name) and ``-`` (standard input) hold.

    ``max_text`` is the longest text that is read, in characters. Standard input may be one text (id ``stdin``) or JSON
    lines; its first character tells.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _read_stream(sys.stdin.buffer if stdin is None else stdin, max_text)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), max_text)
        else:
            yield from _reader(Path(path))(Path(path), max_text)


def count(paths: Iterable[str | Path]) -> int | None:
    """How many documents ``read`` will find if all are well, for a progress bar; None where standard input is among them.

    Lines are counted in files of JSON lines; other files are one document each.
    """
    total = 0
    for path in paths:
        if str(path) == STANDARD_INPUT:
            return None
        for file in _walk(Path(path)) if Path(path).is_dir() else [Path(path)]:
            total += _count_lines(file) if isinstance(file, Path) and _reader(file) is read_json_lines else 1
    return total


def read_json_lines(path: Path, max_text: int) -> Iterator[Document | InputError]:
    """Yield the documents of one file of JSON lines."""
    try:
        with path.open("rb") as file:
            yield from read_lines(file, str(path), max_text)
    except OSError as error:
        yield unreadable(path, error)


# Suffixes that a folder is searched for; a file that is named itself is read whatever its suffix, as text if unknown.
READERS: Final[dict[str, Reader]] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".text": read_text,
    ".txt": read_text,
}


def _reader(path: Path) -> Reader:
    return READERS.get(path.suffix.lower(), read_text)


def _read_folder(folder: Path, max_text: int) -> Iterator[Document | InputError]:
    empty = True
    for file in _walk(folder):
        empty = False
        if isinstance(file, InputError):
            yield file
        else:
            yield from _reader(file)(file, max_text)
    if empty:
        yield InputError(str(folder), "holds no documents", f"put files there that end in {', '.join(READERS)}")


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """Files with a known suffix below ``folder``, sorted; hidden ones and links to folders are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif Path(entry.name).suffix.lower() in READERS and not entry.is_dir():
            yield Path(entry.path)


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) or 1
    except OSError:
        return 1


def _read_stream(stream: IO[bytes], max_text: int) -> Iterator[Document | InputError]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), PEEK)
    if buffered.peek(PEEK).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_lines(buffered, "standard input", max_text)
    else:
        try:
            yield make_document("stdin", buffered, "standard input", max_text, {})
        except InputError as error:
            yield error
