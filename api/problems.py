"""Errors over HTTP: one shape on every route, ``application/problem+json`` of RFC 9457.

``type`` is an IRI that tells kinds of errors apart, ``title`` says what kind it is, ``detail`` what is wrong with which
value and what to do; ``line`` and ``column`` (from 1), ``place``, ``remedy`` and ``errors`` come where they are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from graph.errors import (
    CursorError,
    DragomanError,
    ExtractionError,
    InputError,
    NotFoundError,
    QueryError,
    SettingsError,
    StoreError,
    StoreUnreachableError,
)

TYPES: Final = "https://dragoman.example/problem/"
MEDIA_TYPE: Final = "application/problem+json"

# Kind of error: status, last part of the type, title. The first that fits counts.
KINDS: Final[tuple[tuple[type[DragomanError], int, str, str], ...]] = (
    (NotFoundError, 404, "not-found", "Not found"),
    (CursorError, 400, "cursor", "Wrong cursor"),
    (QueryError, 400, "query", "Wrong query"),
    (InputError, 400, "input", "Wrong input"),
    (SettingsError, 400, "parameter", "Wrong parameter"),
    (ExtractionError, 500, "extraction", "Extraction failed"),
    (StoreUnreachableError, 502, "store-unreachable", "The store does not answer"),
    (StoreError, 503, "store", "The store cannot be used"),
)
TITLES: Final = {404: "Not found", 405: "Method not allowed", 413: "Too large", 415: "Unsupported media type"}
# What of an error becomes a member of its own.
MEMBERS: Final = ("line", "column", "place", "remedy")


class ProblemError(DragomanError):
    """An error of HTTP itself: what is asked in the wrong way, is too large or takes too long."""

    def __init__(self, status: int, name: str, title: str, detail: str, **more: object) -> None:
        self.status, self.name, self.title, self.detail, self.more = status, name, title, detail, more
        super().__init__(detail)


def install(app: FastAPI) -> None:
    """Have every error of the application answered in this shape."""
    app.add_exception_handler(DragomanError, _own)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def answer(
    request: Request,
    status: int,
    name: str,
    title: str,
    detail: str,
    more: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return the answer for one error."""
    content: dict[str, Any] = {"type": TYPES + name, "title": title, "status": status, "detail": detail}
    content["instance"] = request.url.path
    content |= {key: value for key, value in (more or {}).items() if value not in (None, "")}
    return JSONResponse(content, status, dict(headers or {}), media_type=MEDIA_TYPE)


def _own(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, ProblemError):
        return answer(request, error.status, error.name, error.title, error.detail, error.more)
    more = {name: getattr(error, name, None) for name in MEMBERS}
    for kind, status, name, title in KINDS:
        if isinstance(error, kind):
            return answer(request, status, name, title, str(error), more)
    return answer(request, 500, "internal", "Internal error", str(error), more)


def _validation(request: Request, error: Exception) -> JSONResponse:
    """Parameters that are missing or of the wrong kind; values are not sent back, they may be long."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    errors = [{"place": ".".join(map(str, each["loc"])), "reason": each["msg"]} for each in found]
    detail = "; ".join(f"{each['place']}: {each['reason']}" for each in errors) or "the request is not valid"
    return answer(request, 422, "parameter", "Wrong parameter", detail, {"errors": errors})


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    title = TITLES.get(error.status_code, "Error")
    name = title.lower().replace(" ", "-")
    detail = {
        404: f"there is no route {request.url.path}; see /docs",
        405: f"{request.method} is not allowed on {request.url.path}; see /docs",
    }.get(error.status_code, str(error.detail))
    return answer(request, error.status_code, name, title, detail, headers=error.headers)


def _unexpected(request: Request, _: Exception) -> JSONResponse:
    """A fault of the program: the log says more, the answer nothing of its inside."""
    return answer(request, 500, "internal", "Internal error", "this should not happen; the log of the server says more")
