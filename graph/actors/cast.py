"""The cast of one document: everybody that it shows, one record each, however often and however they are named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import ontology
from graph.actors.aliases import office_index
from graph.actors.names import romanise, skeleton
from graph.language.folding import is_arabic
from graph.model import Actor, ActorType, Office, Span


@dataclass(slots=True)
class Member:
    """One actor as the document shows them. ``title`` is the last office title used; ``gender`` m, f or empty;
    ``indefinite``: of no known country; ``unnamed``: civilians of whom only their kind is said."""

    id: str
    label: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    known: bool = False
    label_ar: str | None = None
    title: str | None = None
    holder: str | None = None
    gender: str = ""
    indefinite: bool = False
    unnamed: bool = False
    offices: dict[tuple[str, str | None], Office] = field(default_factory=dict)
    mentions: set[tuple[int, int]] = field(default_factory=set)
    reason: str = ""


class Cast:
    """Members by id, in the order in which they enter. Ids are stable: the same description gives the same id."""

    def __init__(self, date: str | None) -> None:
        self.date = date
        self.members: dict[str, Member] = {}

    def __getitem__(self, member_id: str) -> Member:
        return self.members[member_id]

    def __contains__(self, member_id: object) -> bool:
        return member_id in self.members

    def _enter(self, member: Member) -> Member:
        return self.members.setdefault(member.id, member)

    def state(self, key: str) -> Member:
        row = ontology.states()[key]
        return self._enter(
            Member(
                key, row.label_en, "state", row.iso3, "GOV", True, row.label_ar, reason="a name of the state or its government"
            )
        )

    def people(self, key: str) -> Member:
        """The people of a state: Palestinians."""
        row = ontology.states()[key]
        label = (
            next((n for n in row.nationals_en if n.endswith("s")), None)
            or (row.nationals_en or row.adjectives_en or (row.label_en,))[0]
        )
        return self._enter(Member(f"{key}-people", label, "population", row.iso3, None, True, reason="nationals of the state"))

    def organisation(self, key: str) -> Member:
        row = ontology.organisations().get(key) or ontology.groups()[key]
        kind: ActorType
        if row.type == "media":
            kind = "media"
        elif row.type == "armed_group":
            kind = "armed_group"
        else:
            kind = "organisation"
        return self._enter(
            Member(key, row.label_en, kind, row.country, row.sector, True, row.label_ar or None, reason="a name in the register")
        )

    def person(self, key: str, reason: str) -> Member:
        row = ontology.persons()[key]
        held = office_index().at(key, self.date)
        sector = row.sector or (ontology.titles()[held[0].title].sector if held else None)
        country = row.country
        if held and held[0].country:
            country = held[0].country
        elif not self.date:
            # undated, an international official is one: what most of the known offices belong to
            codes = Counter(o.country for o in office_index().held.get(key, ()) if o.country)
            country = codes.most_common(1)[0][0] if codes else country
        member = Member(
            key, row.label_en, "person", country, sector, True, row.label_ar or None, gender=row.gender or "", reason=reason
        )
        if held:
            member.title, member.holder = held[0].title, held[0].of
        return self._enter(member)

    def unknown_person(self, name: str, country: str | None) -> Member:
        """Somebody whom the register lacks: one id for one name of one country, in both scripts."""
        for member in self.members.values():
            if (
                member.type == "person"
                and not member.known
                and skeleton(member.label) == skeleton(name)
                and country in (None, member.country)
            ):
                return member
        label = romanise(name)
        key = skeleton(name).replace(" ", "-") or "-".join(label.lower().split())
        identifier = f"person-{(country or 'xxx').lower()}-{key}"
        return self._enter(
            Member(
                identifier,
                label,
                "person",
                country,
                label_ar=name if is_arabic(name) else None,
                reason="a personal name that the register lacks",
            )
        )

    def role(self, title: str, state: str | None, holder: str | None, plural: bool = False, lead: str = "") -> Member:
        """Whoever holds an office, unnamed: "Russian foreign minister", "Iranian official", "UN envoy"."""
        row = ontology.titles()[title]
        owner = state or holder
        adjective = self._adjective(state, holder) or lead
        label = f"{adjective} {row.label_en}".strip() + ("s" if plural and not row.label_en.endswith("s") else "")
        country = ontology.states()[state].iso3 if state else None
        if country is None and holder:
            organisation = ontology.organisations().get(holder) or ontology.groups().get(holder)
            country = organisation.country if organisation else None
        identifier = f"{owner or 'some'}-{title}" + ("-plural" if plural else "")
        return self._enter(
            Member(
                identifier, label, "population" if plural else "person", country, row.sector, title=title, holder=owner,
                indefinite=owner is None, reason="an office, its holder unnamed",
            )
        )  # fmt: skip

    def organ(self, key: str, state: str | None) -> Member:
        """A body of a state: the government is the state itself, the army an actor of its own."""
        row = ontology.organs()[key]
        if row.policy == "state" and state:
            return self.state(state)
        country = ontology.states()[state].iso3 if state else None
        label = f"{self._adjective(state, None)} {row.en[0]}".strip()
        kind: ActorType = row.type if row.type in ("organisation", "armed_group", "population", "media") else "organisation"  # type: ignore[assignment]
        return self._enter(
            Member(
                f"{state or 'some'}-{key}",
                label,
                kind,
                country,
                row.sector,
                indefinite=state is None,
                reason="a body of the state",
            )
        )

    def collective(self, key: str, state: str | None, holder: str | None) -> Member:
        """Unnamed people of a kind: "Palestinian gunmen"; those of a group are the group's."""
        row = ontology.collectives()[key]
        if holder and (holder in ontology.groups() or holder in ontology.organisations()):
            return self.organisation(holder)
        country = ontology.states()[state].iso3 if state else None
        label = f"{self._adjective(state, None)} {row.label_en}".strip()
        kind: ActorType = "armed_group" if row.type == "armed_group" else "population"
        return self._enter(
            Member(
                f"{state or 'some'}-{key}",
                label,
                kind,
                country,
                row.sector,
                indefinite=state is None,
                unnamed=row.sector in ("CVL", None),
                reason="unnamed people of a kind",
            )
        )

    def unknown(self, key: str, label: str) -> Member:
        """Somebody of whom the text says nothing: "unknown attackers"."""
        return self._enter(Member(key, label, "population", indefinite=True, reason="nobody is named"))

    @staticmethod
    def _adjective(state: str | None, holder: str | None) -> str:
        if state:
            row = ontology.states()[state]
            return row.adjectives_en[0] if row.adjectives_en else row.label_en
        if holder:
            organisation = ontology.organisations().get(holder) or ontology.groups().get(holder)
            if organisation:
                short = [a for a in organisation.aliases_en if a.isupper() and len(a) <= 6]
                return short[0] if short else organisation.label_en
        return ""

    def give_office(self, member: Member, title: str, of: str | None) -> None:
        """Note that the text gives ``member`` an office."""
        row = ontology.titles()[title]
        if row.level in ("analyst", "other", ""):
            return
        country: str | None = None
        if of is not None and of in ontology.states():
            country = ontology.states()[of].iso3
        elif of:
            organisation = ontology.organisations().get(of) or ontology.groups().get(of)
            country = organisation.country if organisation else None
        since = until = None
        for held in office_index().at(member.id, self.date) if member.known else ():
            if held.title == title and (of is None or held.of == of):
                since, until, of, country = held.since, held.until, held.of, held.country or country
        member.title, member.holder = title, of or member.holder
        member.offices[title, of] = Office(title, row.label_en, country or member.country, of, since, until)

    def actors(self, text: str) -> tuple[Actor, ...]:
        """The members that were mentioned, as plain data, sorted by first mention."""
        found = [
            Actor(
                m.id, m.label, m.type, m.country, m.sector, m.known, m.label_ar, tuple(m.offices.values()),
                tuple(Span(a, b, text[a:b]) for a, b in sorted(m.mentions)), m.reason,
            )
            for m in self.members.values()
            if m.mentions
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda a: (a.mentions[0].start, a.id)))
