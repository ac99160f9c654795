"""The extraction contract: one ``Extraction`` as one JSON object, and back.

``to_json`` gives exactly the keys of the contract, nothing more; ``docs/contract.md`` describes them. What the contract
does not carry (trigger, frame, keys of titles, places' coordinates) cannot come back: ``from_json`` fills it with what
is known, so that ``to_json(from_json(x)) == x`` holds, while the graph keeps everything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, cast

from graph.errors import InputError
from graph.model import Actor, Argument, Attribution, Document, Extraction, Office, Place, Span, Statement


def dumps(extraction: Extraction) -> str:
    """Return the extraction as one line of JSON, without the line's end; Arabic is written as it is."""
    return json.dumps(to_json(extraction), ensure_ascii=False, separators=(", ", ": "))


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Return the extraction as the contract's object, of dicts, lists, strings and numbers only."""
    return {
        "id": extraction.document.id,
        "language": extraction.language,
        "date": extraction.document.date,
        "statements": [statement_to_json(statement) for statement in extraction.statements],
        "actors": [actor_to_json(actor) for actor in extraction.actors],
        "warnings": list(extraction.warnings),
    }


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """Return one statement as the contract has it."""
    said_by = statement.attributed_to
    place = statement.place
    return {
        "id": statement.id,
        "subject": argument_to_json(statement.subject),
        "relation": statement.relation,
        "plover": statement.plover,
        "cameo": statement.cameo,
        "symmetric": statement.symmetric,
        "object": argument_to_json(statement.object),
        "polarity": statement.polarity,
        "modality": statement.modality,
        "attributed_to": said_by and {"id": said_by.id, "label": said_by.label, "country": said_by.country},
        "date": statement.date,
        "place": place and {"id": place.id, "label": place.label, "country": place.country},
        "confidence": statement.confidence,
        "evidence": {"text": statement.evidence.surface, "start": statement.evidence.start, "end": statement.evidence.end},
    }


def argument_to_json(argument: Argument) -> dict[str, Any]:
    """Return one side of a statement; a topic has ``topics`` and no sector."""
    head: dict[str, Any] = {"id": argument.id, "label": argument.label, "type": argument.type}
    middle: dict[str, Any]
    if argument.type == "topic":
        middle = {"topics": list(argument.topics), "country": argument.country}
    else:
        middle = {"country": argument.country, "sector": argument.sector}
    return head | middle | _span_to_json(argument.span)


def actor_to_json(actor: Actor) -> dict[str, Any]:
    """Return one actor with offices and mentions."""
    return {
        "id": actor.id,
        "label": actor.label,
        "offices": [{"title": office.label, "country": office.country} for office in actor.offices],
        "mentions": [{"start": span.start, "end": span.end, "surface": span.surface} for span in actor.mentions],
    }


def from_json(data: Mapping[str, Any], text: str = "") -> Extraction:
    """Return the extraction that a contract object describes; ``text`` is the document's own, where it is at hand.

    Raises ``InputError`` where a key is missing or of the wrong kind.
    """
    try:
        types: dict[str | None, tuple[Any, ...]] = {}
        for statement in data["statements"]:
            for side in (statement["subject"], statement["object"]):
                types[side["id"]] = (side["type"], side["country"], side.get("sector"))
        return Extraction(
            document=Document(id=data["id"], text=text, date=data["date"], language=data["language"]),
            language=data["language"],
            statements=tuple(_statement(item) for item in data["statements"]),
            actors=tuple(_actor(item, types.get(item["id"], ("person", None, None))) for item in data["actors"]),
            warnings=tuple(data["warnings"]),
        )
    except KeyError as error:
        raise InputError(f"extraction {data.get('id')!r}", f"has no key {error}") from None
    except (TypeError, AttributeError) as error:
        raise InputError(f"extraction {data.get('id')!r}", f"is not of the contract: {error}") from None


def _statement(data: Mapping[str, Any]) -> Statement:
    said_by, place, evidence = data["attributed_to"], data["place"], data["evidence"]
    span = Span(evidence["start"], evidence["end"], evidence["text"])
    return Statement(
        id=data["id"],
        subject=_argument(data["subject"]),
        relation=data["relation"],
        plover=data["plover"],
        cameo=data["cameo"],
        symmetric=data["symmetric"],
        object=_argument(data["object"]),
        polarity=data["polarity"],
        modality=data["modality"],
        evidence=span,
        trigger=Span(span.start, span.start, ""),
        confidence=data["confidence"],
        attributed_to=said_by and Attribution(said_by["id"], said_by["label"], said_by["country"]),
        date=data["date"],
        place=place and Place(place["id"], place["label"], place["country"]),
    )


def _argument(data: Mapping[str, Any]) -> Argument:
    return Argument(
        id=data["id"],
        label=data["label"],
        type=data["type"],
        span=_span(data),
        country=data["country"],
        sector=data.get("sector"),
        topics=tuple(data.get("topics", ())),
    )


def _actor(data: Mapping[str, Any], described: tuple[Any, ...]) -> Actor:
    type, country, sector = described
    offices = tuple(Office(_slug(item["title"]), item["title"], item["country"]) for item in data["offices"])
    return Actor(
        id=data["id"],
        label=data["label"],
        type=cast(Any, type),
        country=country,
        sector=sector,
        offices=offices,
        mentions=tuple(_span(item) for item in data["mentions"]),
    )


def _span(data: Mapping[str, Any]) -> Span:
    return Span(data["start"], data["end"], data["surface"])


def _span_to_json(span: Span) -> dict[str, Any]:
    return {"surface": span.surface, "start": span.start, "end": span.end}


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
