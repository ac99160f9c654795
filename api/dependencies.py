"""What routes ask for: the settings, the store, the query workers, and the body of a request within its limit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Final

from fastapi import Depends, Request

from api.problems import ProblemError
from api.workers import Workers
from graph.settings import Settings
from graph.store import Store
from ontology.terms import Base

# A character takes up to six bytes as a JSON escape; the rest of a document is small.
BYTES_PER_CHARACTER: Final = 6
MARGIN: Final = 64 * 1024
MAX_QUERY: Final = 1024 * 1024


def get_settings(request: Request) -> Settings:
    """The settings that the application was made with."""
    settings: Settings = request.app.state.settings
    return settings


def get_store(request: Request) -> Store:
    """The store, open for reading, shared by all requests."""
    store: Store = request.app.state.store
    return store


def get_base(request: Request) -> Base:
    """The base of the data's IRIs."""
    return Base(get_settings(request).base)


def get_workers(request: Request) -> Workers:
    """The processes that run queries of other people."""
    workers: Workers = request.app.state.workers
    return workers


def body_within(limit: Callable[[Settings], int]) -> Callable[[Request], Awaitable[bytes]]:
    """Return a dependency that reads the body, and refuses it with 413 as soon as it is longer than ``limit`` says, in bytes."""

    async def read(request: Request) -> bytes:
        most = limit(get_settings(request))
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise ProblemError(413, "too-large", "Too large", f"the body is longer than {most} bytes; split what you send")
        return bytes(body)

    return read


SettingsHere = Annotated[Settings, Depends(get_settings)]
StoreHere = Annotated[Store, Depends(get_store)]
BaseHere = Annotated[Base, Depends(get_base)]
WorkersHere = Annotated[Workers, Depends(get_workers)]
QueryBody = Annotated[bytes, Depends(body_within(lambda _: MAX_QUERY))]
DocumentBody = Annotated[bytes, Depends(body_within(lambda settings: settings.max_text * BYTES_PER_CHARACTER + MARGIN))]
