"""What all tests share: reproducible property tests, and servers and stores to test against."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dragoman", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dragoman"))


def free_port() -> int:
    """A port that nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve_oxigraph(location: Path | None = None, port: int | None = None) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a real SPARQL server from the package ``oxigraph``; yields its address and process."""
    port = port or free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", f"127.0.0.1:{port}"]
    if location is not None:
        command += ["--location", str(location)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                httpx.get(f"{url}/query", timeout=1)
                break
            except httpx.TransportError:
                time.sleep(0.05)
        else:
            raise RuntimeError("oxigraph serve did not start")
        yield url, process
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def oxigraph_url() -> Iterator[str]:
    """One SPARQL server for the whole run; who uses it clears it first."""
    with serve_oxigraph() as (url, _):
        yield url
