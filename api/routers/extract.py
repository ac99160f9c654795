"""Reading one document without keeping it."""

from __future__ import annotations

import json
import threading
from typing import Final

from fastapi import APIRouter

from api.dependencies import DocumentBody, SettingsHere
from api.problems import ProblemError
from api.schemas import DocumentShape, ExtractionShape, problems
from graph.contract import to_json
from graph.errors import InputError
from graph.sources import parse_document

router = APIRouter(prefix="/v1", tags=["extraction"])

PLACE: Final = "the body"
# The pipelines are shared by all requests and made for one reader at a time.
READING: Final = threading.Lock()
BODY: Final = {"requestBody": {"required": True, "content": {"application/json": {"schema": DocumentShape.model_json_schema()}}}}


@router.post(
    "/extract",
    operation_id="extract",
    responses=problems(400, 413, 500),
    openapi_extra=BODY,
    response_model_exclude_unset=True,
)
def extract(body: DocumentBody, settings: SettingsHere) -> ExtractionShape:
    """Read one document and return what it says; nothing is stored."""
    data = _parse(body)
    _check_size(data, settings.max_text)
    document = parse_document(data, PLACE, settings.max_text)
    from graph.extract import extract as extract_document

    with READING:
        found = extract_document(document)
    return ExtractionShape.model_validate(to_json(found))


def _parse(body: bytes) -> object:
    """The JSON in the body. Raises ``ProblemError`` (400) with line and column."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(PLACE, f"is not UTF-8: byte 0x{body[error.start]:02X} at offset {error.start}", "send UTF-8") from None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        detail = f"{PLACE}: line {error.lineno}, column {error.colno}: is not JSON: {error.msg}"
        raise ProblemError(400, "json", "Not JSON", detail, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise InputError(PLACE, "is not a document: nested too deeply") from None
    except ValueError as error:
        raise InputError(PLACE, f"is not JSON: {error}") from None


def _check_size(data: object, most: int) -> None:
    text = data.get("text") if isinstance(data, dict) else None
    if isinstance(text, str) and len(text) > most:
        detail = f"the text has {len(text)} characters, and at most {most} are read; split it, or raise DRAGOMAN_MAX_TEXT"
        raise ProblemError(413, "too-large", "Too large", detail)
