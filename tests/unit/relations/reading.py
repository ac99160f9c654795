"""What the tests of actors and relations share: Docs built by hand, and the reading of whole texts with the trained models."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.tokens import Doc, Span, Token

from graph.actors import arabic, english
from graph.actors.linker import Linked, Linker
from graph.actors.mentions import Mention, Page, lay_out
from graph.actors.phrases import scan
from graph.extract import extract
from graph.model import Actor, Document, Extraction, Statement
from graph.relations.arguments import Arguments

_VOCABS = {language: spacy.blank(language).vocab for language in ("ar", "en")}
_READERS = {"ar": arabic.read, "en": english.read}
_TAGS = {"his": "PRP$", "her": "PRP$", "its": "PRP$", "their": "PRP$"}

Fact = tuple[str, str, str]
"""Subject id, relation, object id; the object's words behind ``topic:`` where it is no actor."""


def build(spec: str, language: str = "en", names: tuple[tuple[int, int], ...] = ()) -> Doc:
    """A Doc from words as ``form/POS``, ``form/POS/label/head`` or ``form/POS/label/head/norm-or-lemma``.

    Without labels the first word is the root and the rest hang on it. A ``+`` behind a word glues it to the next. ``names``:
    token ranges of the persons that a model would have found.
    """
    words, spaces, tags, deps, heads, forms = [], [], [], [], [], []
    for n, piece in enumerate(spec.split()):
        parts = piece.removesuffix("+").split("/")
        words.append(parts[0])
        spaces.append(not piece.endswith("+"))
        tags.append(parts[1])
        deps.append(parts[2] if len(parts) > 2 else ("root" if n == 0 else "dep"))
        heads.append(int(parts[3]) if len(parts) > 3 else 0)
        forms.append(parts[4] if len(parts) > 4 else parts[0])
    doc = Doc(
        _VOCABS[language], words=words, spaces=spaces, pos=tags, deps=deps, heads=heads,
        lemmas=[f.lower() for f in forms] if language == "en" else forms,
        tags=[_TAGS.get(w.lower(), "") for w in words],
    )  # fmt: skip
    if language == "ar":
        for token, form in zip(doc, forms, strict=True):
            token.norm_ = form
    doc.spans["names"] = [Span(doc, a, b, "PERSON") for a, b in names]
    return doc


def page_of(spec: str, language: str = "en", names: tuple[tuple[int, int], ...] = ()) -> Page:
    """The register's matches over a Doc built by hand."""
    return lay_out(build(spec, language, names), language)


def mentions_of(spec: str, language: str = "en", names: tuple[tuple[int, int], ...] = ()) -> list[Mention]:
    """What the phrase grammar reads in a Doc built by hand."""
    return scan(page_of(spec, language, names), _READERS[language])


def linked_of(spec: str, language: str = "en", date: str | None = None) -> tuple[Linked, Linker]:
    """The linked actors of a Doc built by hand, and their linker."""
    page = page_of(spec, language)
    linker = Linker(page, scan(page, _READERS[language]), date)
    return linker.run(), linker


def arguments_of(spec: str, language: str = "en") -> Arguments:
    """Slots and parties over a Doc built by hand."""
    linked, linker = linked_of(spec, language)
    return Arguments(linked, linker, language)


def surfaces(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


@cache
def read(text: str, date: str | None = "2014-11-26", language: str | None = None) -> Extraction:
    """One text read with the trained models, once in a run."""
    return extract(Document("d", text, date=date, language=language))


def fact(statement: Statement) -> Fact:
    target = statement.object.id if statement.object.id is not None else f"topic:{statement.object.span.surface}"
    return statement.subject.id or "", statement.relation, target


def facts(text: str, date: str | None = "2014-11-26") -> set[Fact]:
    """What a text says, without the offices that its titles give."""
    return {fact(s) for s in read(text, date).statements if s.relation not in ("holds-office", "deputy-of")}


def only(text: str, relation: str, date: str | None = "2014-11-26") -> Statement:
    """The one statement of a relation that a text makes."""
    found = [s for s in read(text, date).statements if s.relation == relation]
    assert len(found) == 1, [fact(s) for s in read(text, date).statements]
    return found[0]


def actor_of(text: str, surface: str, date: str | None = "2014-11-26") -> Actor | None:
    """The actor that stands at a stretch of text, None where nobody was linked."""
    found = [a for a in read(text, date).actors if any(surface == m.surface for m in a.mentions)]
    return found[0] if len(found) == 1 else None


def ids(text: str, date: str | None = "2014-11-26") -> set[str]:
    """The ids of all actors of a text."""
    return {a.id for a in read(text, date).actors}
