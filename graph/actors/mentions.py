"""Mentions: stretches of a Doc that name or describe somebody, as found, before it is known who that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token

from graph.actors.aliases import Entry, Match, alias_index
from graph.language.folding import fold
from graph.language.grammar import Grammar, grammar


@dataclass(slots=True)
class Mention:
    """Tokens [start, end) that stand for one or more actors.

    ``kind``: person, state, capital, place, organisation, group, organ, collective, people (Palestinians), role (a title
    without a name), counterpart, deputy, own_country, two_sides, two_persons, side, generic, pronoun.
    ``entries``: what the register offers for its name. ``name``: token span of a personal name. ``countries``: ids of
    states given by adjectives or genitives, one each for coordinated ones. ``holder``: the organisation or organ that a
    title or collective belongs to. ``owner``: the pronoun token whose country or title is meant. ``superior``: the actor
    whose deputy it is. ``foreign``: said to be of other countries, so that the passage's own is not meant.
    """

    start: int
    end: int
    root: int
    kind: str
    entries: tuple[Entry, ...] = ()
    name: tuple[int, int] | None = None
    title: str | None = None
    title_form: str = ""
    countries: tuple[str, ...] = ()
    holder: Entry | None = None
    owner: int | None = None
    plural: bool = False
    former: bool = False
    superior: str | None = None
    foreign: bool = False
    actors: tuple[str, ...] = ()
    reason: str = ""

    def covers(self, i: int) -> bool:
        return self.start <= i < self.end


@dataclass
class Page:
    """A Doc with the register's matches laid over it: what the phrase grammars read."""

    doc: Doc
    language: str
    grammar: Grammar
    matches: list[list[Match]]
    people: dict[int, int] = field(default_factory=dict)
    """Token → end of the personal mention around it that a model found; such a mention may begin with a title."""

    @cached_property
    def named_states(self) -> frozenset[str]:
        """The states that the text names outright, which tells the two Koreas and the two Congos apart."""
        return frozenset(e.key for here in self.matches for m in here[:1] for e in m.of("state", "capital") if not e.ambiguous)

    def nation(self, i: int) -> tuple[Match, str | None] | None:
        """The nationality adjective at token ``i`` and the state that it means; None for the state if several share it and
        the text names none or more than one of them."""
        match = self.longest(i, "nisba")
        if match is None:
            return None
        states = list(dict.fromkeys(e.key for e in match.entries))
        if len(states) > 1:
            states = [s for s in states if s in self.named_states]
        return match, states[0] if len(states) == 1 else None

    def longest(self, i: int, *kinds: str) -> Match | None:
        """The longest match at token ``i`` that has an entry of one of ``kinds``, with those entries alone."""
        if 0 <= i < len(self.matches):
            for match in self.matches[i]:
                entries = match.of(*kinds)
                if entries:
                    return Match(match.start, match.end, entries)
        return None

    def word(self, i: int) -> str:
        """The folded form of token ``i``; empty past the end and across lines."""
        return fold(self.doc[i].norm_) if 0 <= i < len(self.doc) else ""

    def token(self, i: int) -> Token | None:
        return self.doc[i] if 0 <= i < len(self.doc) else None

    def is_one_of(self, i: int, section: str, name: str) -> bool:
        return self.word(i) in self.grammar.words(section, name)

    def skip_space(self, i: int) -> int:
        while i < len(self.doc) and self.doc[i].is_space and "\n" not in self.doc[i].text:
            i += 1
        return i

    def same_sentence(self, i: int, j: int) -> bool:
        return 0 <= i < len(self.doc) and 0 <= j < len(self.doc) and self.doc[i].sent.start == self.doc[j].sent.start


def lay_out(doc: Doc, language: str) -> Page:
    """Match the register against ``doc`` and take over the personal names that its models found."""
    people: dict[int, int] = {}
    for span in doc.spans.get("names", ()):
        if span.label_ == "PERSON":
            for i in range(span.start, span.end):
                people[i] = span.end
    return Page(doc, language, grammar(language), alias_index(language).find(doc), people)


def root_of(doc: Doc, start: int, end: int) -> int:
    """The token of [start, end) whose head lies outside it: the one that the rest of the tree sees."""
    for i in range(start, end):
        head = doc[i].head.i
        if (
            (head < start or head >= end or head == i)
            and not doc[i].is_punct
            and doc[i].dep_ not in ("case", "cc", "det", "mark", "punct")
        ):
            return i
    return start
