"""Offices as statements: a title in apposition says who holds it ("Russian Foreign Minister Sergei Lavrov"), a deputy whose."""

from __future__ import annotations

from collections.abc import Iterator

import ontology
from graph.actors.cast import Member
from graph.actors.linker import Linked
from graph.actors.mentions import Mention
from graph.actors.names import similar
from graph.model import Argument, Document, Span, Statement
from graph.relations.spans import span_of, statement_id

_NAMED = frozenset({"person", "counterpart"})
_SURE, _DEPUTY_SURE = 0.93, 0.85
_SAME_NAME = 70.0
_REASON = "title in apposition"


def office_statements(document: Document, linked: Linked, start: int, end: int) -> Iterator[Statement]:
    """ROLE statements for the offices that tokens [start, end), one sentence, give to whom they name."""
    for mention in linked.mentions:
        if not start <= mention.start < end or not mention.actors:
            continue
        if mention.kind == "deputy" and mention.superior:
            yield _deputy(document, linked, mention)
        elif mention.kind in _NAMED and mention.name is not None and mention.title is not None and not mention.former:
            yield from _holder(document, linked, mention)


def _holder(document: Document, linked: Linked, mention: Mention) -> Iterator[Statement]:
    member = linked.cast[mention.actors[0]]
    office = next((o for o in member.offices.values() if o.title == mention.title), None)
    if office is None:
        return
    title = ontology.titles()[office.title].label_en
    owner = _owner_name(office.of, office.country)
    label = f"{title} of {owner}" if owner and owner.lower() not in title.lower() else title
    span = span_of(linked.page.doc, mention.start, mention.end)
    seat = _seat(linked, mention, office.of)
    target = Argument(None, f"{label} ({seat})" if seat else label, "topic", span)
    yield _statement(document, linked, mention, "holds-office", _argument(member, span), target, _SURE)


def _seat(linked: Linked, mention: Mention, of: str | None) -> str:
    """The body by whose name the title gives the government, in English: "spokesman of the Kremlin"."""
    row = ontology.states().get(of or "")
    if row is None:
        return ""
    for i in range(mention.start, mention.end):
        match = linked.page.longest(i, "capital")
        if match is not None and match.entries[0].key == of:
            surface = span_of(linked.page.doc, match.start, match.end).surface
            return next((m for m in row.metonyms_en if m != row.capital_en and similar(surface, m) >= _SAME_NAME), "")
    return ""


def _deputy(document: Document, linked: Linked, mention: Mention) -> Statement:
    span = span_of(linked.page.doc, mention.start, mention.end)
    member, superior = linked.cast[mention.actors[0]], linked.cast[mention.superior or ""]
    return _statement(document, linked, mention, "deputy-of", _argument(member, span), _argument(superior, span), _DEPUTY_SURE)


def _statement(
    document: Document, linked: Linked, mention: Mention, key: str, subject: Argument, target: Argument, confidence: float
) -> Statement:
    doc = linked.page.doc
    relation = ontology.relations()[key]
    sentence = doc[mention.root].sent
    span = subject.span
    return Statement(
        id=statement_id(document.id, str(span.start), subject.id or subject.label, key, target.id or target.label),
        subject=subject,
        relation=key,
        plover=relation.plover,
        cameo=relation.cameo,
        symmetric=relation.symmetric,
        object=target,
        polarity="affirmed",
        modality="asserted",
        evidence=span_of(doc, sentence.start, sentence.end, strip=True),
        trigger=span,
        confidence=confidence,
        date=document.date,
        reason=_REASON,
    )


def _argument(member: Member, span: Span) -> Argument:
    return Argument(member.id, member.label, member.type, span, member.country, member.sector)


def _owner_name(of: str | None, country: str | None) -> str:
    """What an office is held in, in English: the state's or organisation's name."""
    if of is not None and of in ontology.states():
        return ontology.states()[of].label_en
    if of:
        row = ontology.organisations().get(of) or ontology.groups().get(of)
        return row.label_en if row else ""
    return next((s.label_en for s in ontology.states().values() if s.iso3 == country), "") if country else ""
