"""Every setting of the program: one frozen object, read from the environment in one place and passed in.

``docs/settings.md`` describes each; a test fails where one is missing. The command line's options override them with
``dataclasses.replace``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from graph.errors import SettingsError

VERSION: Final = "0.1.0"
EXTRACTOR: Final = f"dragoman/{VERSION}"
PREFIX: Final = "DRAGOMAN_"


def _text(value: str) -> str:
    return value


def _count(value: str) -> int:
    number = int(value.replace("_", ""))
    if number < 1:
        raise ValueError("give a whole number above 0")
    return number


def _port(value: str) -> int:
    number = int(value)
    if not 0 <= number <= 65535:
        raise ValueError("give a port from 0 to 65535")
    return number


def _seconds(value: str) -> float:
    number = float(value)
    if not 0 < number < float("inf"):
        raise ValueError("give seconds above 0")
    return number


def _base(value: str) -> str:
    if not value.startswith(("http://", "https://")) or not value.endswith(("/", "#")) or any(c in value for c in '<>"{}|\\^` '):
        raise ValueError("give an http(s) address that ends in '/' or '#'")
    return value


def _setting(default: Any, read: Callable[[str], Any], *, secret: bool = False) -> Any:
    return field(default=default, metadata={"read": read}, repr=not secret)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program is told from outside. The field ``store`` is ``DRAGOMAN_STORE`` in the environment, and so on."""

    store: str = _setting("var/store", _text)
    store_query: str | None = _setting(None, _text)
    store_update: str | None = _setting(None, _text)
    store_graphs: str | None = _setting(None, _text)
    store_token: str | None = _setting(None, _text, secret=True)
    base: str = _setting("https://dragoman.example/", _base)
    token: str | None = _setting(None, _text, secret=True)
    host: str = _setting("127.0.0.1", _text)
    port: int = _setting(8000, _port)
    timeout: float = _setting(30.0, _seconds)
    max_text: int = _setting(1_000_000, _count)
    max_page: int = _setting(1_000, _count)
    query_timeout: float = _setting(30.0, _seconds)
    query_workers: int = _setting(2, _count)

    @property
    def remote(self) -> bool:
        """Whether the store is a SPARQL server and not a directory."""
        return self.store.startswith(("http://", "https://"))

    @property
    def store_path(self) -> Path:
        """The directory of an embedded store."""
        return Path(self.store)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings that ``environment`` gives (``os.environ`` where None); an empty value counts as absent.

    Raises ``SettingsError`` naming the variable, its value and what it should be.
    """
    given = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for item in fields(Settings):
        name = variable(item.name)
        text = given.get(name, "").strip()
        if text:
            try:
                values[item.name] = item.metadata["read"](text)
            except ValueError as error:
                shown = text if item.repr else "…"
                remedy = str(error) if str(error).startswith("give") else "give a number"
                raise SettingsError(name, shown, remedy) from None
    return Settings(**values)


def variable(name: str) -> str:
    """The environment variable of a field: ``variable("max_text") == "DRAGOMAN_MAX_TEXT"``."""
    return PREFIX + name.upper()


def unknown_variables(environment: Mapping[str, str] | None = None) -> list[str]:
    """Names in the environment that look like settings but are none: most likely a slip of the pen."""
    given = os.environ if environment is None else environment
    known = {variable(item.name) for item in fields(Settings)}
    return sorted(name for name in given if name.startswith(PREFIX) and name not in known)
