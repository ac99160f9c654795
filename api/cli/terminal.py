"""What the commands share: messages, tables and files."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from graph.errors import InputError, SettingsError
from graph.settings import Settings, read_settings


class Interrupted(BaseException):
    """Ctrl-C. Not a ``KeyboardInterrupt``, of which the command line's library makes its own exit code."""


def raise_interrupted(*_: object) -> None:
    """The handler of SIGINT."""
    raise Interrupted


StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="DIR|URL", help="The graph's directory or SPARQL server. [DRAGOMAN_STORE; var/store]"),
]


def settings_with(**options: Any) -> Settings:
    """The settings of the environment, with the options that were given."""
    return dataclasses.replace(read_settings(), **{name: value for name, value in options.items() if value is not None})


def complain(message: str) -> None:
    """Write one line to standard error."""
    typer.echo(plain(message), err=True)


def plain(text: str) -> str:
    """The text on one line, without control characters: nothing in the data may steer a terminal."""
    return "".join(" " if c in "\n\r\t" else "" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def width(text: str) -> int:
    """How many columns the text takes: marks and direction controls none, wide characters two."""
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf" else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, last_column: int | None = None) -> None:
    """Print columns that line up; ``last_column`` cuts the last one to that width on a terminal."""
    cells = [[plain(cell) for cell in row] for row in [header, *rows]]
    if last_column is not None and sys.stdout.isatty():
        cells = [[*row[:-1], row[-1] if len(row[-1]) <= last_column else row[-1][: last_column - 1] + "…"] for row in cells]
    widths = [max(width(row[index]) for row in cells) for index in range(len(header))]
    padded = [[cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True)] for row in cells]
    lines = ["  ".join(row).rstrip() for row in padded]
    lines.insert(1, "  ".join("-" * room for room in widths))
    typer.echo("\n".join(lines))


def print_json(value: object) -> None:
    """Print a value of dataclasses, lists and strings as JSON."""
    typer.echo(json.dumps(as_json(value), ensure_ascii=False, indent=2))


def as_json(value: Any) -> Any:
    """The value with dicts for dataclasses and lists for tuples."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    return value


@contextlib.contextmanager
def open_output(path: str) -> Iterator[IO[bytes]]:
    """The file to write to, or standard output for ``-``; a file appears under its name only when all is written."""
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    except OSError as error:
        raise InputError(path, f"cannot be written: {error.strerror or error}", "check the folder and its permissions") from None
    finally:
        part.unlink(missing_ok=True)


def choose(name: str, value: str, allowed: Sequence[str]) -> str:
    """The value if it is allowed. Raises ``SettingsError`` that lists what is."""
    if value not in allowed:
        raise SettingsError(name, value, f"give one of {', '.join(allowed)}")
    return value
