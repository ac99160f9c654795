"""Text in, extraction out: a pure function of the document, the register, the lexicon and the models."""

from __future__ import annotations

from functools import cache
from importlib import metadata

from spacy.language import Language
from spacy.tokens import Doc

from graph.actors.linker import Linked, Linker, prepare
from graph.language.folding import is_arabic
from graph.model import Document, Extraction
from graph.relations.statements import Reader

LANGUAGES = ("ar", "en")


def extractor_name() -> str:
    """``dragoman/VERSION``."""
    try:
        return f"dragoman/{metadata.version('dragoman')}"
    except metadata.PackageNotFoundError:  # running from a checkout that is not installed
        return "dragoman/0"


@cache
def pipeline(language: str) -> Language:
    """The spaCy pipeline of a language, loaded once a process."""
    if language == "ar":
        from graph.language import arabic

        return arabic.build()
    from graph.language import english

    return english.build()


def identify(text: str) -> str:
    """``ar`` where most letters are Arabic, else ``en``."""
    letters = [c for c in text[:4000] if c.isalpha()]
    arabic = sum(1 for c in letters if is_arabic(c))
    return "ar" if arabic * 2 > len(letters) else "en"


def analyse(doc: Doc, language: str, date: str | None) -> tuple[Linked, Linker]:
    """Find and link the actors of a parsed text."""
    linker = prepare(doc, language, date)
    return linker.run(), linker


def extract(document: Document) -> Extraction:
    """Read one document. Raises nothing for odd text: what cannot be read gives a warning and no statements."""
    language = document.language if document.language in LANGUAGES else identify(document.text)
    if not document.text.strip():
        return Extraction(document, language, warnings=("the text is empty",), extractor=extractor_name())
    doc = pipeline(language)(document.text)
    linked, linker = analyse(doc, language, document.date)
    statements = Reader(document, linked, linker, language).read()
    return Extraction(document, language, tuple(statements), linked.cast.actors(document.text), (), extractor_name())
