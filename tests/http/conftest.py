"""A real store, read from ``seeds/`` by the real extractor once a session, and a client of the service over it."""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from graph import sources
from graph.build import build
from graph.extract import extract
from graph.rdf import Writer, registered
from graph.settings import Settings
from graph.store import EmbeddedStore
from ontology.terms import Base

with warnings.catch_warnings():  # Starlette announces another HTTP library for its test client
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store on disk."""
    path = tmp_path_factory.mktemp("http") / "store"
    with EmbeddedStore(path) as store:
        report = build(store, sources.read([ROOT / "seeds"]), extract, Writer(Base(), registered))
    assert not report.failures
    return path


@pytest.fixture(scope="session")
def settings(seeded: Path) -> Settings:
    return dataclasses.replace(Settings(), store=str(seeded), max_text=2_000, query_timeout=20.0)


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), raise_server_exceptions=False) as opened:
        yield opened
