"""What the two phrase grammars share: reading along a Page, and the mentions that need no grammar."""

from __future__ import annotations

from collections.abc import Callable

from graph.actors.aliases import Entry, Match
from graph.actors.mentions import Mention, Page, root_of

Reader = Callable[[Page, int], Mention | None]

HOLDERS = ("state", "organisation", "group", "organ", "capital")
NAMES = ("person", "family")


def scan(page: Page, read: Reader) -> list[Mention]:
    """All mentions of a page in text order, none overlapping: ``read`` tries each token that is not yet covered."""
    found: list[Mention] = []
    i = 0
    while i < len(page.doc):
        mention = None if page.doc[i].is_space or page.doc[i].is_punct else read(page, i)
        if mention is None:
            i += 1
            continue
        mention.root = root_of(page.doc, mention.start, mention.end)
        found.append(mention)
        i = max(mention.end, i + 1)
    return found


def personal_name(page: Page, i: int) -> tuple[int, tuple[Entry, ...]] | None:
    """A personal name at token ``i``: its end, and the register's persons of that name (none for the unknown)."""
    match = page.longest(i, *NAMES)
    unknown = _name_end(page, i)
    if match and (unknown is None or unknown <= match.end or match.of("person")):
        # "Sergei Lavrov" where only "Lavrov" is an alias is found from its first token, below.
        return match.end, match.entries
    if unknown is not None:
        for start in range(i, unknown):
            inner = page.longest(start, *NAMES)
            if inner and inner.end == unknown:
                return unknown, tuple(e for e in inner.entries if e.kind == "family")
        return unknown, ()
    # a first name that neither knows, before a family name that the register has: "ستافان دي ميستورا"
    for ahead in (1, 2):
        before = page.doc[i : i + ahead]
        if len(before) == ahead and all(t.pos_ in ("PROPN", "X") and not page.matches[t.i] and t.is_alpha for t in before):
            inner = page.longest(i + ahead, "family")
            if inner:
                return inner.end, inner.of("family")
    return None


def _name_end(page: Page, i: int) -> int | None:
    """Where the personal name at token ``i`` ends that a model found: before punctuation, closed-class words, titles."""
    limit = page.people.get(i)
    if limit is None or not _may_be_name(page, i):
        return None
    if page.language == "ar" and page.doc[i].pos_ not in ("PROPN", "X") and not page.is_one_of(i, "phrases", "name_particles"):
        return None  # the mention of a person holds titles and more; the name in it is tagged as one
    end = i + 1
    while end < min(limit, i + 6) and _may_be_name(page, end) and not page.longest(end, "person"):
        end += 1
    while end > i + 1 and page.is_one_of(end - 1, "phrases", "name_particles") and page.word(end - 1) not in ("الله", "الدين"):
        end -= 1
    return end


def name_ahead(page: Page, i: int) -> int | None:
    """Where, within the personal mention around token ``i``, a run of proper names begins that ends it: the name behind
    what else belongs to a title, "مسؤول العلاقات الخارجية في الحزب [هوشيار زيباري]"."""
    limit = page.people.get(i)
    if limit is None or limit - i > 12:
        return None
    start = limit
    while start > i and page.doc[start - 1].pos_ in ("PROPN", "X") and _may_be_name(page, start - 1):
        start -= 1
    return start if i < start < limit else None


def _may_be_name(page: Page, i: int) -> bool:
    token = page.doc[i]
    if token.is_punct and token.text not in ("-", "'"):
        return False
    if token.pos_ in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "PRON", "DET", "NUM", "PART") and not page.is_one_of(
        i, "phrases", "name_particles"
    ):
        return False
    return not page.longest(i, "title", "nisba", "organ", "state", "organisation")


def plain(page: Page, i: int) -> Mention | None:
    """A mention that is one alias: an organisation, group, state, capital or place; or a personal name."""
    match = page.longest(i, "organisation", "group", "state", "capital", "place", *NAMES)
    name = personal_name(page, i)
    if name and (match is None or name[0] > match.end or (name[0] == match.end and match.of(*NAMES))):
        return Mention(i, name[0], i, "person", entries=name[1], name=(i, name[0]))
    if match is None:
        return None
    for kind in ("organisation", "group", "state", "capital", "place"):
        entries = match.of(kind)
        if entries:
            return Mention(
                i, match.end, i, kind, entries=match.of("organisation", "group", "state", "capital", "place", "family")
            )
    return None


def only(entries: tuple[Entry, ...], *kinds: str) -> Entry | None:
    """The first entry of one of ``kinds``, in their order."""
    for kind in kinds:
        for entry in entries:
            if entry.kind == kind:
                return entry
    return None


def as_holder(match: Match) -> Entry | None:
    return only(match.entries, *HOLDERS)
