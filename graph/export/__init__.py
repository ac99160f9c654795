"""The graph as files for other programs; a further format is a module here and a line in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Final

from graph.export.graphml import MODES, Mode, write_graphml
from graph.store import Store
from ontology.terms import Base

__all__ = ["FORMATS", "MODES", "Mode", "write_export", "write_graphml"]

FORMATS: Final[dict[str, Callable[[Store, Base, Mode], Iterator[bytes]]]] = {"graphml": write_graphml}


def write_export(format: str, store: Store, base: Base, target: IO[bytes], mode: Mode = "aggregated") -> None:
    """Write the whole graph in this format, piece by piece."""
    for piece in FORMATS[format](store, base, mode):
        target.write(piece)
