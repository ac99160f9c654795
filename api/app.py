"""The HTTP service: ``create_app(settings)`` returns an ASGI application; ``dragoman serve`` runs it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api import problems
from api.routers import actors, export, extract, health, sparql
from api.schemas import ProblemShape
from api.workers import Workers
from graph.settings import VERSION, Settings
from graph.store import open_store

DESCRIPTION: Final = (
    "Who did what to whom in diplomatic news, Arabic and English, with evidence. "
    "Every error is `application/problem+json` (RFC 9457)."
)


def create_app(settings: Settings) -> FastAPI:
    """Return the application; it opens the store for reading when it starts, and closes it when it stops.

    Starting raises ``StoreMissingError`` or ``StoreError``.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.store = open_store(settings)
        app.state.workers = Workers(settings)
        try:
            yield
        finally:
            app.state.workers.close()
            app.state.store.close()

    app = FastAPI(title="Dragoman", version=VERSION, description=DESCRIPTION, lifespan=lifespan)
    app.state.settings = settings
    problems.install(app)
    for router in (health.router, sparql.router, actors.router, extract.router, export.router):
        app.include_router(router)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """FastAPI's description, with the one shape of errors in place of its own."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        shapes = schema.setdefault("components", {}).setdefault("schemas", {})
        shapes["Problem"] = ProblemShape.model_json_schema()
        for name in ("HTTPValidationError", "ValidationError"):
            shapes.pop(name, None)
        app.openapi_schema = schema
    return app.openapi_schema
