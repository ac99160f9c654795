"""The stores that the compliance suite runs against: in memory, on disk, and a real SPARQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.store import EmbeddedStore, Store
from graph.store.remote import RemoteStore


@pytest.fixture(params=["memory", "disk", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    kind: str = request.param
    opened: Store
    if kind == "memory":
        opened = EmbeddedStore()
    elif kind == "disk":
        opened = EmbeddedStore(tmp_path / "store")
    else:
        url = request.getfixturevalue("oxigraph_url")
        httpx.post(
            f"{url}/update", content=b"CLEAR ALL", headers={"Content-Type": "application/sparql-update"}
        ).raise_for_status()
        httpx.post(f"{url}/update", content=b"DROP ALL", headers={"Content-Type": "application/sparql-update"}).raise_for_status()
        opened = RemoteStore(url)
    with opened:
        yield opened
