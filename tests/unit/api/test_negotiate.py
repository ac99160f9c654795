"""Which form an answer takes."""

from __future__ import annotations

import pytest

from api.negotiate import GRAPH_FORMS, ROW_FORMS, choose_form, read_accept


@pytest.mark.parametrize(
    ("accept", "rows", "triples"),
    [
        (None, "json", "turtle"),
        ("", "json", "turtle"),
        ("*/*", "json", "turtle"),
        ("text/csv", "csv", None),
        ("text/*", "csv", "turtle"),
        ("application/json", "json", "jsonld"),
        ("application/xml", "xml", "rdfxml"),
        ("TEXT/CSV;Q=0.5, text/tab-separated-values;q=0.9", "tsv", None),
        ("text/csv;q=0, */*;q=0.1", "json", "turtle"),
        ("text/turtle;q=0, */*", "json", "ntriples"),
        ("application/sparql-results+xml;q=0.2, application/sparql-results+json;q=0.1", "xml", None),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "xml", "rdfxml"),
        ("application/n-triples, text/turtle;q=0.9", None, "ntriples"),
        ("image/png", None, None),
        ("text/csv;q=x", None, None),
        ("nonsense, text/csv", "csv", None),
    ],
)
def test_accept(accept: str | None, rows: str | None, triples: str | None) -> None:
    chosen = [choose_form(forms, accept, None) for forms in (ROW_FORMS, GRAPH_FORMS)]
    assert [form and form.name for form in chosen] == [rows, triples]


@pytest.mark.parametrize(
    ("wanted", "rows", "triples"),
    [("csv", "csv", None), ("turtle", None, "turtle"), ("json", "json", "jsonld"), ("xml", "xml", "rdfxml"), ("pdf", None, None)],
)
def test_the_format_wins_over_accept(wanted: str, rows: str | None, triples: str | None) -> None:
    chosen = [choose_form(forms, "image/png", wanted) for forms in (ROW_FORMS, GRAPH_FORMS)]
    assert [form and form.name for form in chosen] == [rows, triples]


def test_a_range_given_twice_counts_with_its_better_value() -> None:
    assert read_accept("a/b;q=0.1, a/b;q=0.7;x=1, c/d ; q=1.5") == {"a/b": 0.7, "c/d": 0.0}
