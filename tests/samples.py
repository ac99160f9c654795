"""Documents with their extractions made by hand, in Arabic and English, for tests of everything below extraction."""

from __future__ import annotations

import dataclasses

from graph.keys import digest
from graph.model import Actor, Argument, Attribution, Document, Extraction, Office, Place, Span, Statement
from graph.rdf import Facts
from graph.settings import EXTRACTOR

ARABIC = """\
استقبل وزير الخارجية العُماني يوسف بن علوي في مسقط نظيره الإيراني محمد جواد ظريف.
وقال ظريف إن طهران ترفض عقد مؤتمر دولي جديد حول الملف.
وذكر مصدر أن إيران قد تزور بغداد."""

ENGLISH = """\
Iran's foreign minister Mohammad Javad Zarif met his Omani counterpart in Muscat on Tuesday.
Oman welcomed the talks."""

OFFICE = Office("foreign-minister", "foreign minister", "IRN", "iran", "2013-08-15", "2021-08-25")

FACTS = {
    "zarif-mohammad-javad": Facts(
        "Mohammad Javad Zarif",
        "محمد جواد ظريف",
        ("Javad Zarif",),
        ("جواد ظريف", "ظريف"),
        "IRN",
        "GOV",
        offices=(OFFICE,),
    ),
    "bin-alawi-yusuf": Facts("Yusuf bin Alawi", "يوسف بن علوي", ("Yousef bin Alawi",), (), "OMN", "GOV"),
    "iran": Facts("Iran", "إيران", ("Islamic Republic of Iran",), ("الجمهورية الإسلامية الإيرانية",), "IRN", "GOV"),
    "oman": Facts("Oman", "عُمان", (), ("سلطنة عُمان",), "OMN", "GOV"),
}

SYMMETRIC = frozenset({"meets"})
TYPES = {"zarif-mohammad-javad": "person", "bin-alawi-yusuf": "person", "iran": "state", "oman": "state"}


def span(text: str, surface: str, start: int = 0) -> Span:
    """The first ``surface`` in ``text`` at or after ``start``."""
    at = text.index(surface, start)
    return Span(at, at + len(surface), surface)


def known(id: str, *mentions: Span) -> Actor:
    """An actor of the little register above, as the linker gives it."""
    facts = FACTS[id]
    return Actor(id, facts.label_en, TYPES[id], facts.country, facts.sector, True, facts.label_ar, (), mentions)  # type: ignore[arg-type]


def side(id: str, mention: Span) -> Argument:
    """An actor as a side of a statement."""
    facts = FACTS[id]
    return Argument(id, facts.label_en, TYPES[id], mention, facts.country, facts.sector)


def topic(label: str, mention: Span, *topics: str) -> Argument:
    """A topic as the object of a statement."""
    return Argument(None, label, "topic", mention, topics=topics)


def statement(
    document: str, subject: Argument, relation: str, plover: str, object: Argument, evidence: Span, trigger: Span, **more: object
) -> Statement:
    """A statement with a stable id; ``more`` overrides what is usual."""
    usual: dict[str, object] = {
        "cameo": "040",
        "symmetric": relation in SYMMETRIC,
        "polarity": "affirmed",
        "modality": "asserted",
        "confidence": 0.83,
        "reason": f"frame {relation}",
    }
    id = digest("statement", document, relation, str(trigger.start), str(object.span.start))
    return Statement(  # type: ignore[call-arg]
        id=id,
        subject=subject,
        relation=relation,
        plover=plover,
        object=object,
        evidence=evidence,
        trigger=trigger,
        **(usual | more),
    )


def arabic(id: str = "ar-1", **more: str) -> Extraction:
    """Three statements in Arabic: a meeting, a refusal that is attributed, a visit that is only possible."""
    text = ARABIC
    first, second, third = (span(text, line) for line in text.splitlines())
    zarif, alawi = span(text, "محمد جواد ظريف"), span(text, "يوسف بن علوي")
    tehran, iran = span(text, "طهران"), span(text, "إيران", third.start)
    baghdad = span(text, "بغداد")
    statements = (
        statement(
            id,
            side("bin-alawi-yusuf", alawi),
            "hosts",
            "CONSULT",
            side("zarif-mohammad-javad", zarif),
            first,
            span(text, "استقبل"),
            cameo="043",
            date="2014-11-25",
            place=Place("muscat", "Muscat", "OMN", 23.614, 58.5922),
        ),
        statement(
            id,
            side("iran", tehran),
            "rejects",
            "REJECT",
            topic("new international conference", span(text, "عقد مؤتمر دولي جديد"), "international-conference"),
            second,
            span(text, "ترفض"),
            cameo="125",
            attributed_to=Attribution("zarif-mohammad-javad", "Mohammad Javad Zarif", "IRN", span(text, "ظريف", second.start)),
        ),
        statement(
            id,
            side("iran", iran),
            "visits",
            "CONSULT",
            Argument("baghdad-government", "government of Iraq", "organisation", baghdad, "IRQ", "GOV"),
            third,
            span(text, "تزور"),
            cameo="042",
            modality="possible",
            attributed_to=Attribution(None, "مصدر", None, span(text, "مصدر")),
        ),
    )
    actors = (
        known("bin-alawi-yusuf", alawi),
        known("iran", tehran, iran),
        dataclasses.replace(
            known("zarif-mohammad-javad", zarif, span(text, "ظريف", second.start)),
            offices=(Office("foreign-minister", "foreign minister", "IRN", "iran"),),
        ),
        Actor("baghdad-government", "government of Iraq", "organisation", "IRQ", "GOV", mentions=(baghdad,)),
    )
    document = Document(id, text, "2014-11-26", "ar", title="ظريف في مسقط", url="https://news.example/1", source="وكالة")
    return Extraction(dataclasses.replace(document, **more), "ar", statements, actors, (), EXTRACTOR)  # type: ignore[arg-type]


def english(id: str = "en-1") -> Extraction:
    """Two statements in English; the first says the other way round what the Arabic one says."""
    text = ENGLISH
    first, second = (span(text, line) for line in text.splitlines())
    zarif, counterpart, oman = (
        span(text, "Mohammad Javad Zarif"),
        span(text, "his Omani counterpart"),
        span(text, "Oman", second.start),
    )
    met = statement(
        id,
        side("zarif-mohammad-javad", zarif),
        "meets",
        "CONSULT",
        side("bin-alawi-yusuf", counterpart),
        first,
        span(text, "met"),
    )
    talks = topic("the talks", span(text, "the talks"), "talks")
    welcomed = statement(
        id, side("oman", oman), "welcomes", "SUPPORT", talks, second, span(text, "welcomed"), cameo="051", confidence=1.0
    )
    statements = (met, welcomed)
    actors = (known("bin-alawi-yusuf", counterpart), known("oman", oman), known("zarif-mohammad-javad", zarif))
    return Extraction(Document(id, text, "2014-11-26", "en"), "en", statements, actors, (), EXTRACTOR)
