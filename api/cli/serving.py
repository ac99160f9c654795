"""The commands ``serve`` and ``version``."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from api.cli.terminal import Interrupted, StoreOption, complain, settings_with
from graph.errors import SettingsError
from graph.settings import VERSION


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on. [DRAGOMAN_HOST; 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port to listen on. [DRAGOMAN_PORT; 8000]")] = None,
    store: StoreOption = None,
) -> None:
    """Serve SPARQL, REST and pages until stopped."""
    from graph.store import open_store

    settings = settings_with(host=host, port=port, store=store)
    open_store(settings).close()  # a store that is missing is said here, not in the first answer
    _check_address(settings.host, settings.port)
    import uvicorn

    from api.app import create_app

    complain(f"serving {settings.store} on http://{settings.host}:{settings.port} (stop with Ctrl-C)")
    try:
        uvicorn.run(create_app(settings), host=settings.host, port=settings.port, log_level="warning", access_log=False)
    except Interrupted:  # uvicorn has finished what was under way, and says so again
        complain("stopped")


def version() -> None:
    """Show the version."""
    typer.echo(f"dragoman {VERSION}")


def _check_address(host: str, port: int) -> None:
    """Raise ``SettingsError`` where nobody can listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsError("DRAGOMAN_PORT", f"{host}:{port}", f"{reason}; give another with --port") from None
