"""Reads the CSV files of the register into records, with every problem named by file, line and column."""

from __future__ import annotations

import csv
import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from ontology.errors import Problem

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_COLUMN_OF: Final = {"since": "from", "until": "to"}
_OPTIONAL: Final = frozenset({"ambiguous"})
SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DATE: Final = re.compile(r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


R = TypeVar("R", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """The rows of one file with their line numbers, and what is wrong with it."""

    file: str
    rows: tuple[tuple[int, R], ...]
    problems: tuple[Problem, ...]


def read_table(kind: type[R], root: Path, file: str) -> Table[R]:
    """Read ``root/file``; a missing file gives an empty table with a problem at line 0."""
    path = root / file
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Table(file, (), (Problem(file, 0, "", "the file is missing"),))
    except UnicodeDecodeError as error:
        return Table(
            file, (), (Problem(file, 0, "", f"not UTF-8: byte {error.start} is {error.object[error.start]:#04x}", True),)
        )
    fields = {_COLUMN_OF.get(f.name, f.name): (f.name, str(f.type)) for f in dataclasses.fields(kind)}
    problems: list[Problem] = []
    rows: list[tuple[int, R]] = []
    first: dict[str, int] = {}
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, [])
        for column in fields.keys() - set(header) - _OPTIONAL:
            problems.append(Problem(file, 1, column, f"the header lacks this column; it has {', '.join(header)}", True))
        for column in set(header) - fields.keys():
            problems.append(Problem(file, 1, column, f"unknown column; known are {', '.join(fields)}"))
        if any(p.fatal for p in problems):
            return Table(file, (), tuple(problems))
        line = reader.line_num + 1
        for cells in reader:
            if not cells:
                problems.append(Problem(file, line, "", "empty line"))
            elif len(cells) != len(header):
                message = f"{len(cells)} cells, but the header has {len(header)}; quote cells that hold commas"
                problems.append(Problem(file, line, "", message, True))
            else:
                row = dict(zip(header, cells, strict=True))
                problems += _check_cells(file, line, row)
                values, wrong = _convert(file, line, row, fields)
                problems += wrong
                if not wrong:
                    rows.append((line, kind(**values)))
                key = row.get("id") or row.get("key")
                if key is not None and first.setdefault(key, line) != line:
                    problems.append(
                        Problem(file, line, "id" if "id" in row else "key", f"{key!r} is already in line {first[key]}", True)
                    )
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(file, reader.line_num, "", f"not CSV: {error}", True))
    problems += _order(file, rows)
    return Table(file, tuple(rows), tuple(problems))


def _check_cells(file: str, line: int, row: dict[str, str]) -> Iterator[Problem]:
    for column, cell in row.items():
        if cell != cell.strip():
            yield Problem(file, line, column, f"space around {cell!r}")
        elif "|" in cell and any(part != part.strip() or not part for part in cell.split("|")):
            yield Problem(file, line, column, f"empty item or space around an item in {cell!r}")
    for column in ("id", "key"):
        if column in row and not SLUG.fullmatch(row[column]):
            fatal = not row[column]
            yield Problem(
                file, line, column, f"{row[column]!r} is no slug of lower-case ASCII letters, digits and hyphens", fatal
            )
    if not row.get("source"):
        yield Problem(file, line, "source", "every row names its source: a data file, a package, or editor")


def _convert(
    file: str, line: int, row: dict[str, str], fields: dict[str, tuple[str, str]]
) -> tuple[dict[str, object], list[Problem]]:
    values: dict[str, object] = {}
    wrong: list[Problem] = []
    for column, (name, kind) in fields.items():
        cell = row.get(column, "").strip()
        if kind.startswith("tuple"):
            values[name] = tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))
        elif kind == "bool":
            if cell not in ("yes", "no"):
                wrong.append(Problem(file, line, column, f"{cell!r} is neither yes nor no", True))
            values[name] = cell == "yes"
        elif kind.startswith("float"):
            try:
                values[name] = float(cell) if cell else None
            except ValueError:
                wrong.append(Problem(file, line, column, f"{cell!r} is no number", True))
        else:
            values[name] = cell or (None if kind.endswith("None") else "")
    return values, wrong


def _order(file: str, rows: list[tuple[int, Any]]) -> Iterator[Problem]:
    """The first row that breaks the order by id, key or person."""
    before = ""
    for line, row in rows:
        key = getattr(row, "id", None) or getattr(row, "key", None) or getattr(row, "person", None) or ""
        if key < before:
            yield Problem(file, line, "", f"{key!r} stands after {before!r}: sort the rows")
            return
        before = key
