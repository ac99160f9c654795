"""The shapes of JSON over HTTP; pydantic stays here. Names and meanings are those of the records and of the contract."""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

ActorKind = Literal["state", "person", "organisation", "armed_group", "population", "media"]


class Shape(BaseModel):
    """Read from records by attribute; nothing that is not declared gets out."""

    model_config = ConfigDict(from_attributes=True, extra="ignore")


class ProblemShape(Shape):
    """An error, on every route (RFC 9457)."""

    model_config = ConfigDict(extra="allow", title="Problem")
    type: str
    title: str
    status: int
    detail: str
    instance: str
    line: int | None = Field(None, description="From 1, where the place is known.")
    column: int | None = Field(None, description="From 1, where the place is known.")


class Side(Shape):
    """One side of a statement, where the text names it; a topic has ``topics`` and no id."""

    id: str | None
    label: str
    type: str
    country: str | None
    sector: str | None = None
    topics: list[str] | None = None
    surface: str
    start: int
    end: int


class Named(Shape):
    """A speaker or a place."""

    id: str | None
    label: str
    country: str | None


class Evidence(Shape):
    """The sentence; offsets are characters of the document's text, end exclusive."""

    text: str
    start: int
    end: int


class StatementShape(Shape):
    """What one document says in one place, as the extraction contract has it."""

    model_config = ConfigDict(title="Statement")
    id: str
    subject: Side
    relation: str
    plover: str
    cameo: str | None
    symmetric: bool
    object: Side
    polarity: Literal["affirmed", "negated"]
    modality: Literal["asserted", "planned", "possible", "desired"]
    attributed_to: Named | None
    date: str | None
    place: Named | None
    confidence: float
    evidence: Evidence


class Mention(Shape):
    start: int
    end: int
    surface: str


class OfficeShape(Shape):
    model_config = ConfigDict(title="Office")
    title: str
    country: str | None


class ExtractedActor(Shape):
    id: str
    label: str
    offices: list[OfficeShape]
    mentions: list[Mention]


class ExtractionShape(Shape):
    """All that one document says: the result of the contract."""

    model_config = ConfigDict(title="Extraction")
    id: str
    language: str
    date: str | None
    statements: list[StatementShape]
    actors: list[ExtractedActor]
    warnings: list[str]


class DocumentShape(Shape):
    """One document of the contract; further keys are ignored."""

    model_config = ConfigDict(title="Document")
    id: str
    text: str
    date: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None


class ActorItemShape(Shape):
    """An actor in a list; ``known`` says whether the register has it."""

    model_config = ConfigDict(title="ActorItem")
    id: str
    iri: str
    label: str
    label_ar: str | None
    type: ActorKind
    country: str | None
    sector: str | None
    known: bool
    statements: int


class TenureShape(Shape):
    """An office with its dates."""

    model_config = ConfigDict(title="Tenure")
    title: str
    label: str
    country: str | None
    of: str | None
    since: str | None
    until: str | None


class RelationCountShape(Shape):
    model_config = ConfigDict(title="RelationCount")
    relation: str
    plover: str
    direction: Literal["out", "in", "both"]
    number: int


class ActorShape(ActorItemShape):
    """What the graph knows about one actor."""

    model_config = ConfigDict(title="Actor")
    aliases_en: list[str]
    aliases_ar: list[str]
    same_as: list[str]
    tenures: list[TenureShape]
    documents: int
    relations: list[RelationCountShape]


class ActorPage(Shape):
    """Some actors; ``next_cursor`` asks for the next page, null after the last."""

    items: list[ActorItemShape]
    next_cursor: str | None


class RelationItem(Shape):
    """One statement as seen from an actor; ``day`` is the statement's own date, else the document's."""

    direction: Literal["out", "in", "both"]
    document: str
    day: str | None
    iri: str
    statement: StatementShape


class RelationPage(Shape):
    """Some statements, the latest first; ``next_cursor`` asks for the next page, null after the last."""

    items: list[RelationItem]
    next_cursor: str | None


class Health(Shape):
    """The service runs and its store answers."""

    status: Literal["ok"]
    version: str


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says about the errors of a route."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": DESCRIPTIONS[status], "content": content} for status in statuses}


DESCRIPTIONS: Final = {
    400: "Wrong input: the detail names the place",
    404: "Not in the store",
    406: "No such form for this answer",
    413: "Too large",
    415: "A media type that is not read here",
    422: "A parameter is missing or wrong",
    500: "Internal error",
    502: "The remote store does not answer",
    503: "The store cannot be used, or the query takes too long",
}
