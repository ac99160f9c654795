"""The one shape of errors."""

from __future__ import annotations

from typing import Any

import httpx


def problem(response: httpx.Response, status: int) -> dict[str, Any]:
    """The error in a response, checked against RFC 9457 and the house's own rules."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = response.json()
    assert found["type"].startswith("https://dragoman.example/problem/")
    assert found["status"] == status
    assert found["instance"] == response.request.url.path
    assert found["title"]
    assert found["detail"]
    assert "Traceback" not in response.text
    return found
