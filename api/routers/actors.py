"""Actors and their relations."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query

import ontology
from api.dependencies import BaseHere, SettingsHere, StoreHere
from api.schemas import ActorItemShape, ActorPage, ActorShape, RelationCountShape, RelationItem, RelationPage, problems
from graph.contract import statement_to_json
from graph.errors import SettingsError
from graph.queries import Filter, find_actors, get_actor, list_relations, summarise_relations
from graph.queries.records import Direction

router = APIRouter(prefix="/v1/actors", tags=["actors"], responses=problems(400, 422, 502, 503))

DATE: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)

Limit = Annotated[int, Query(ge=1, description="How many items; at most what DRAGOMAN_MAX_PAGE allows.")]
Cursor = Annotated[str | None, Query(max_length=2_000, description="`next_cursor` of the page before.")]


@router.get("", operation_id="find_actors")
def find(
    store: StoreHere,
    base: BaseHere,
    settings: SettingsHere,
    search: Annotated[
        str, Query(max_length=200, description="Part of a name, Arabic or Latin; article, hamza, diacritics do not count.")
    ] = "",
    limit: Limit = 20,
    cursor: Cursor = None,
) -> ActorPage:
    """Find actors by name; whole names come first, then who has most statements. All actors without a name."""
    page = find_actors(store, base, search, limit=min(limit, settings.max_page), cursor=cursor)
    return ActorPage(items=[ActorItemShape.model_validate(each) for each in page.items], next_cursor=page.cursor)


@router.get("/{id}", operation_id="get_actor", responses=problems(404))
def get(store: StoreHere, base: BaseHere, id: str) -> ActorShape:
    """Return what the graph knows about one actor."""
    record = get_actor(store, base, id)
    counts = [RelationCountShape.model_validate(each) for each in summarise_relations(store, base, id)]
    fields: dict[str, Any] = {name: getattr(record, name) for name in ActorShape.model_fields if name != "relations"}
    return ActorShape.model_validate({**fields, "relations": counts})


@router.get("/{id}/relations", operation_id="list_relations", responses=problems(404), response_model_exclude_unset=True)
def relations(
    store: StoreHere,
    base: BaseHere,
    settings: SettingsHere,
    id: str,
    direction: Annotated[Direction, Query(description="What the actor does, what is done to it, or both.")] = "both",
    relation: Annotated[str | None, Query(description="Key of a relation: rejects, meets …")] = None,
    plover: Annotated[str | None, Query(description="A PLOVER class: CONSULT, REJECT …")] = None,
    other: Annotated[str | None, Query(alias="with", description="Only with the actor of this id.")] = None,
    since: Annotated[str | None, Query(alias="from", description="From this day, month or year on.")] = None,
    until: Annotated[str | None, Query(alias="to", description="Up to this day, month or year, included.")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> RelationPage:
    """List the statements that the actor is subject or object of, the latest first, each with its sentence."""
    _check("relation", relation, ontology.relations())
    _check("plover", plover, ontology.plover_classes())
    wanted = Filter(relation, plover, other, _date("from", since), _date("to", until))
    for each in (id, other):
        if each is not None:
            get_actor(store, base, each)
    page = list_relations(
        store, base, id, wanted, direction=direction, limit=min(limit, settings.max_page), cursor=cursor
    )  # fmt: skip
    items = [
        RelationItem.model_validate(
            {
                "direction": found.direction,
                "document": found.document,
                "day": found.day,
                "iri": found.iri,
                "statement": statement_to_json(found.statement),
            }
        )
        for found in page.items
    ]
    return RelationPage(items=items, next_cursor=page.cursor)


def _check(name: str, value: str | None, known: Any) -> None:
    if value is not None and value not in known:
        raise SettingsError(name, value[:60], f"give one of {', '.join(sorted(known))}")


def _date(name: str, value: str | None) -> str | None:
    """The date as given. Raises ``SettingsError`` for what is no day, month or year."""
    if value is None:
        return None
    try:
        if DATE.fullmatch(value):
            date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
            return value
    except ValueError:
        pass
    raise SettingsError(name, value[:60], "give a date as YYYY-MM-DD, YYYY-MM or YYYY")
