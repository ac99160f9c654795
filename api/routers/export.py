"""The graph as a file for other programs."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from api.dependencies import BaseHere, StoreHere
from api.schemas import problems
from graph.export.graphml import Mode, write_graphml

router = APIRouter(prefix="/v1/export", tags=["export"])

MEDIA_TYPE: Final = "application/graphml+xml"


@router.get(
    "/graphml",
    operation_id="export_graphml",
    response_class=StreamingResponse,
    responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}, **problems(422, 502, 503)},
)
def graphml(
    store: StoreHere,
    base: BaseHere,
    mode: Annotated[
        Mode, Query(description="`aggregated`: one edge per source, relation and target; `full`: one per statement.")
    ] = "aggregated",
) -> StreamingResponse:
    """Return the graph as GraphML for Gephi, networkx and others, written as it is read."""
    headers = {"Content-Disposition": 'attachment; filename="dragoman.graphml"'}
    return StreamingResponse(write_graphml(store, base, mode), media_type=MEDIA_TYPE, headers=headers)
