"""The tree of errors is drawn as it is."""

from __future__ import annotations

import inspect

from graph import errors


def test_every_error_is_in_the_drawing() -> None:
    found = [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, Exception)]
    assert all(issubclass(each, errors.DragomanError) for each in found)
    for each in found:
        assert f" {each.__name__}" in (errors.__doc__ or ""), each


def test_messages_say_what_where_and_what_to_do() -> None:
    assert str(errors.InputError("a.jsonl, line 17", "is not JSON", "mend it")) == "a.jsonl, line 17: is not JSON; mend it"
    assert str(errors.QueryError("no", 2, 5)) == "SPARQL: line 2, column 5: no"
    assert len(str(errors.CursorError("x" * 10_000, "is malformed"))) < 300
