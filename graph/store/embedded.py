"""The embedded store: Oxigraph inside this process, on disk or in memory.

On disk one process may write. Others read beside it: they see whole documents only, as of the last time they looked,
and look again when the files have changed.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, Literal, Self

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graph.errors import QueryError, StoreError, StoreLockedError, StoreMissingError
from graph.store.base import Answer, Graphs, Parameter
from graph.store.lock import find_holder
from graph.store.merge import Change, check_graphs, data_block, find_change, merged
from graph.store.syntax import bind, explain, refuse_service

Mode = Literal["read", "write"]
SECONDS_BETWEEN_LOOKS: Final = 0.5
ATTEMPTS: Final = 6


class EmbeddedStore:
    """A store in ``path``, created where it is missing and ``mode`` is ``write``; in memory where ``path`` is None.

    Raises ``StoreMissingError``, ``StoreLockedError`` or ``StoreError``. Threads may share it.
    """

    def __init__(self, path: Path | None = None, mode: Mode = "write") -> None:
        self._path, self._mode = path, mode
        self._writing = threading.Lock()
        self._opening = threading.Lock()
        self._seen: object = None
        self._looked = 0.0
        self._store: pyoxigraph.Store | None = None
        self._open()

    @property
    def location(self) -> str:
        return "memory" if self._path is None else str(self._path)

    def query(
        self,
        text: str,
        parameters: Mapping[str, Parameter] | None = None,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        bound = bind(text, parameters) if parameters else text
        refuse_service(bound)
        try:
            return self._query(self._current(), bound, default_graphs, named_graphs)
        except OSError as error:
            if self._mode == "write":
                raise StoreError(self.location, str(error)) from None
        # A writer has put files together that this reader had not opened yet: look again, once.
        self._seen, self._looked = None, 0.0
        try:
            return self._query(self._current(), bound, default_graphs, named_graphs)
        except OSError as error:
            raise StoreError(self.location, str(error)) from None

    def write(self, graphs: Graphs) -> None:
        check_graphs(graphs)
        with self._writing:
            store = self._writable()
            change = find_change(
                graphs,
                lambda name: store.quads_for_pattern(None, None, None, name),
                lambda quad: store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None),
            )
            try:
                if change.gone:
                    store.update(_update_text(change))
                elif change.come:
                    store.extend(change.come)
            except OSError as error:
                raise StoreError(self.location, str(error), "is the disk full?") from None

    def load(self, quads: Iterable[Quad]) -> None:
        with self._writing:
            try:
                self._writable().bulk_extend(chain.from_iterable((quad, merged(quad)) for quad in quads))
            except OSError as error:
                raise StoreError(self.location, str(error), "is the disk full?") from None

    def graphs(self) -> list[str]:
        return sorted(name.value for name in self._current().named_graphs())

    def quads(self, graph: str) -> Iterator[Quad]:
        return self._current().quads_for_pattern(None, None, None, NamedNode(graph))

    def flush(self) -> None:
        if self._mode == "write" and self._path is not None:
            self._current().flush()

    def close(self) -> None:
        self.flush()
        self._store = None  # Oxigraph closes the files when nobody holds the object

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _query(
        self, store: pyoxigraph.Store, text: str, default_graphs: Sequence[str] | None, named_graphs: Sequence[str] | None
    ) -> Answer:
        try:
            return store.query(
                text,
                default_graph=None if default_graphs is None else [NamedNode(iri) for iri in default_graphs],
                named_graphs=None if named_graphs is None else [NamedNode(iri) for iri in named_graphs],
            )
        except SyntaxError as error:
            raise explain(text, str(error)) from None
        except (RuntimeError, ValueError) as error:
            if _is_of_files(error):
                raise OSError(str(error)) from None
            raise QueryError(str(error)) from None

    def _open(self) -> None:
        if self._path is None:
            self._store = pyoxigraph.Store()
        elif self._mode == "read":
            self._read(self._path)
        else:
            self._create(self._path)

    def _read(self, path: Path) -> None:
        """Open for reading; a writer may be putting files together, so that one that was just there is gone."""
        for attempt in range(ATTEMPTS):
            if not (path / "CURRENT").is_file() and not path.is_file():
                raise StoreMissingError(self.location)
            seen = self._signature()
            try:
                self._store = pyoxigraph.Store.read_only(str(path))
            except (OSError, RuntimeError) as error:
                if attempt == ATTEMPTS - 1 or path.is_file():
                    raise StoreError(self.location, str(error), "is it a store of Dragoman's?") from None
                time.sleep(0.02 * 2**attempt)
            else:
                self._seen = seen
                return

    def _create(self, path: Path) -> None:
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._store = pyoxigraph.Store(str(path))
        except FileExistsError:
            raise StoreError(self.location, "is a file, not a directory", "give a directory with --store") from None
        except OSError as error:
            if "lock" in str(error).lower():
                raise StoreLockedError(self.location, find_holder(path, str(error))) from None
            raise StoreError(self.location, str(error), "check the path and its permissions") from None

    def _current(self) -> pyoxigraph.Store:
        """The open store; a reader opens it again when the files have changed since it last looked."""
        store = self._store
        if store is None:
            raise StoreError(self.location, "was closed")
        if self._mode == "write" or self._path is None or time.monotonic() - self._looked < SECONDS_BETWEEN_LOOKS:
            return store
        with self._opening:
            if time.monotonic() - self._looked >= SECONDS_BETWEEN_LOOKS and self._signature() != self._seen:
                with contextlib.suppress(StoreError):  # too busy a writer: the old view serves until next time
                    self._open()
            self._looked = time.monotonic()
            return self._store or store

    def _writable(self) -> pyoxigraph.Store:
        if self._mode == "read":
            raise StoreError(self.location, "is open for reading only")
        return self._current()

    def _signature(self) -> object:
        """Name and size of the files that every write changes: RocksDB's log and manifest."""
        if self._path is None or not self._path.is_dir():
            return None
        sizes = []
        for entry in os.scandir(self._path):
            if entry.name.endswith(".log") or entry.name.startswith("MANIFEST"):
                with contextlib.suppress(FileNotFoundError):  # the writer is done with it
                    sizes.append((entry.name, entry.stat().st_size))
        return sorted(sizes)


def _is_of_files(error: Exception) -> bool:
    """Whether RocksDB, not the query, is what failed: Oxigraph hands on some of its errors as ``RuntimeError``."""
    return isinstance(error, RuntimeError) and any(word in str(error) for word in ("IO error", "Corruption"))


def _update_text(change: Change) -> str:
    """One update for the whole change: Oxigraph runs all its operations in one transaction."""
    steps = [f"DELETE DATA {{\n{data_block(change.gone)}}}"]
    steps += [f"DROP SILENT GRAPH {name}" for name in change.emptied]
    if change.come:
        steps.append(f"INSERT DATA {{\n{data_block(change.come)}}}")
    return " ;\n".join(steps)
