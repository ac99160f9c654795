"""Which form an answer takes: what ``Accept`` or ``?format=`` asks for, from what there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an answer: its short name, the name that pyoxigraph has for it, its media type, other names for that."""

    name: str
    oxigraph: str
    media_type: str
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The value of the header, with the encoding where the type is text."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


# The first of each is what who does not care gets.
ROW_FORMS: Final = (
    Form("json", "JSON", "application/sparql-results+json", ("application/json",)),
    Form("xml", "XML", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Form("csv", "CSV", "text/csv"),
    Form("tsv", "TSV", "text/tab-separated-values"),
)
GRAPH_FORMS: Final = (
    Form("turtle", "TURTLE", "text/turtle", ("application/x-turtle",)),
    Form("ntriples", "N_TRIPLES", "application/n-triples", ("text/plain",)),
    Form("jsonld", "JSON_LD", "application/ld+json", ("application/json",)),
    Form("rdfxml", "RDF_XML", "application/rdf+xml", ("application/xml", "text/xml")),
)
FORMATS: Final = tuple(form.name for form in (*ROW_FORMS, *GRAPH_FORMS))
# What a short name means for the other kind of answer.
TWINS: Final = {"json": "jsonld", "xml": "rdfxml"}


def choose_form(forms: Sequence[Form], accept: str | None, wanted: str | None) -> Form | None:
    """Return the form that is asked for, None where there is none of that kind.

    ``wanted`` is a short name, which wins over ``accept``, the header: media ranges with q-values (RFC 9110, 12.5.1). Of
    equally wanted forms the first in ``forms`` is taken.
    """
    if wanted is not None:
        return next((form for form in forms if form.name in (wanted, TWINS.get(wanted))), None)
    if accept is None or not accept.strip():
        return forms[0]
    ranges = read_accept(accept)
    best = max(forms, key=lambda form: _quality(form, ranges))
    return best if _quality(best, ranges) > 0 else None


def read_accept(header: str) -> dict[str, float]:
    """Return the media ranges in a header, in lower case, with their q-values; what cannot be read is passed over."""
    ranges: dict[str, float] = {}
    for part in header.split(","):
        media, *parameters = (each.strip().lower() for each in part.split(";"))
        if media.count("/") != 1:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                quality = _number(value.strip())
        ranges[media] = max(quality, ranges.get(media, 0.0))
    return ranges


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 <= number <= 1 else 0.0


def _quality(form: Form, ranges: dict[str, float]) -> float:
    """How much a form is wanted: the most specific range that fits decides; a type's other names count like its own."""
    exact = [ranges[media] for media in (form.media_type, *form.aliases) if media in ranges]
    if exact:
        return max(exact)
    return ranges.get(f"{form.media_type.partition('/')[0]}/*", ranges.get("*/*", 0.0))
