"""Where the graph is kept: embedded on disk or in memory, or behind any SPARQL server; one Protocol for both."""

from __future__ import annotations

from graph.settings import Settings
from graph.store.base import Answer, Graphs, Parameter, Rows, Store, Term, ask, construct, select
from graph.store.embedded import EmbeddedStore, Mode

__all__ = [
    "Answer",
    "EmbeddedStore",
    "Graphs",
    "Mode",
    "Parameter",
    "Rows",
    "Store",
    "Term",
    "ask",
    "construct",
    "open_store",
    "select",
]


def open_store(settings: Settings, mode: Mode = "read") -> Store:
    """Open the store that the settings name: a directory, or an ``http(s)`` address.

    Raises ``StoreMissingError`` (reading only), ``StoreLockedError`` (writing only) or ``StoreError``.
    """
    if settings.remote:
        from graph.store.remote import RemoteStore

        return RemoteStore(
            settings.store,
            query=settings.store_query,
            update=settings.store_update,
            graphs=settings.store_graphs,
            token=settings.store_token,
            timeout=settings.timeout,
        )
    return EmbeddedStore(settings.store_path, mode)
