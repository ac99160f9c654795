"""Settings: what they may be, and that every one of them is explained."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from graph.errors import SettingsError
from graph.settings import Settings, read_settings, unknown_variables, variable
from ontology.terms import DEFAULT_BASE

ROOT = Path(__file__).parents[2]
NAMES = [variable(field.name) for field in dataclasses.fields(Settings)]


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_documented(name: str) -> None:
    rows = [line for line in (ROOT / "docs/settings.md").read_text("utf-8").splitlines() if line.startswith(f"| `{name}`")]
    assert len(rows) == 1, f"docs/settings.md needs one row for {name}"


def test_every_documented_setting_exists() -> None:
    text = (ROOT / "docs/settings.md").read_text("utf-8")
    rows = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `DRAGOMAN_")]
    assert sorted(rows) == sorted(NAMES)


def test_documented_defaults_are_the_real_ones() -> None:
    text = (ROOT / "docs/settings.md").read_text("utf-8")
    for field in dataclasses.fields(Settings):
        (row,) = [line for line in text.splitlines() if line.startswith(f"| `{variable(field.name)}`")]
        shown = row.split("|")[2].strip().strip("`")
        assert shown == (
            ""
            if field.default is None
            else f"{field.default:_}"
            if isinstance(field.default, int) and field.default > 9999
            else str(field.default)
        )


def test_defaults() -> None:
    settings = read_settings({})
    assert settings == Settings()
    assert settings.base == DEFAULT_BASE
    assert not settings.remote
    assert read_settings({"DRAGOMAN_STORE": " ", "DRAGOMAN_PORT": ""}) == Settings()


def test_the_environment_is_read() -> None:
    settings = read_settings({"DRAGOMAN_STORE": "http://localhost:7878", "DRAGOMAN_MAX_TEXT": "2_000", "DRAGOMAN_TIMEOUT": "1.5"})
    assert settings.remote
    assert (settings.max_text, settings.timeout) == (2000, 1.5)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DRAGOMAN_PORT", "http"),
        ("DRAGOMAN_PORT", "70000"),
        ("DRAGOMAN_TIMEOUT", "0"),
        ("DRAGOMAN_TIMEOUT", "inf"),
        ("DRAGOMAN_TIMEOUT", "nan"),
        ("DRAGOMAN_MAX_TEXT", "-1"),
        ("DRAGOMAN_BASE", "dragoman"),
        ("DRAGOMAN_BASE", "https://a b/"),
        ("DRAGOMAN_BASE", "https://a.example"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({name: value})
    assert name in str(caught.value)
    assert value in str(caught.value)
    assert "give" in caught.value.remedy


def test_secrets_are_not_shown() -> None:
    settings = read_settings({"DRAGOMAN_TOKEN": "s3cret", "DRAGOMAN_STORE_TOKEN": "hidden"})
    assert settings.token == "s3cret"
    assert "s3cret" not in repr(settings)
    assert "hidden" not in repr(settings)


def test_a_slip_of_the_pen_is_found() -> None:
    assert unknown_variables({"DRAGOMAN_STROE": "x", "DRAGOMAN_STORE": "y", "PATH": "z"}) == ["DRAGOMAN_STROE"]
