"""Whether the service runs."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import StoreHere
from api.schemas import Health, problems
from graph.settings import VERSION
from graph.store import ask

router = APIRouter(tags=["service"])


@router.get("/health", operation_id="health", responses=problems(502, 503))
def health(store: StoreHere) -> Health:
    """Say that the service runs and its store answers."""
    ask(store, "ASK {}")
    return Health(status="ok", version=VERSION)
