"""From mentions to actors: names by the register and the document, titles by office and date, references by antecedent.

Precision before recall: a name that is also a word, an office whose holder on the document's date is not known, a reference
with two possible antecedents of one kind are left alone rather than guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from spacy.tokens import Doc, Token

import ontology
from graph.actors import arabic, english
from graph.actors.aliases import Entry, office_index
from graph.actors.cast import Cast, Member
from graph.actors.mentions import Mention, Page, lay_out
from graph.actors.names import by_skeleton, similar, skeleton
from graph.actors.phrases import scan
from graph.language.folding import fold
from graph.language.grammar import Pronoun, grammar
from graph.language.trees import base, cases, children, conjuncts, text_of

_READERS = {"ar": arabic.read, "en": english.read}
_PERSONAL = ("person",)
_COLLECTIVE = ("population", "armed_group", "organisation")


@dataclass(frozen=True, slots=True)
class Linked:
    """What the linker makes of a Doc: the page, its mentions in text order with their actors, and the cast."""

    page: Page
    mentions: list[Mention]
    cast: Cast
    by_token: dict[int, Mention]

    def at(self, i: int) -> Mention | None:
        """The mention that token ``i`` is part of."""
        return self.by_token.get(i)


def link(doc: Doc, language: str, date: str | None) -> Linked:
    """Find and resolve every mention of ``doc``; ``date`` (ISO or None) decides who held an office."""
    return prepare(doc, language, date).run()


def prepare(doc: Doc, language: str, date: str | None) -> Linker:
    """The linker of ``doc``, its mentions found but not yet resolved; it also answers for pronouns afterwards."""
    page = lay_out(doc, language)
    return Linker(page, scan(page, _READERS[language]), date)


class Linker:
    """Resolves the mentions of one page in text order, then gives pronouns their antecedents on demand."""

    def __init__(self, page: Page, mentions: list[Mention], date: str | None) -> None:
        self.page, self.doc, self.mentions, self.date = page, page.doc, mentions, date
        self.cast = Cast(date)
        self.arabic = page.language == "ar"
        self.named: dict[str, str] = {}
        self.done: list[Mention] = []

    def run(self) -> Linked:
        self._introduce()
        for mention in self.mentions:
            mention.actors = tuple(dict.fromkeys(self._resolve(mention)))
            if mention.actors:
                self._note(mention)
                self.done.append(mention)
        kept = [m for m in self.mentions if m.actors or m.kind in ("place",)]
        return Linked(self.page, kept, self.cast, {i: m for m in kept for i in range(m.start, m.end)})

    # names introduced in full anywhere in the document make their short forms safe everywhere in it

    def _introduce(self) -> None:
        for mention in self.mentions:
            if mention.kind in ("person", "counterpart", "deputy") and mention.name:
                full = [e for e in mention.entries if e.kind == "person"]
                ids = {e.key for e in full}
                if len(ids) > 1:
                    ids = self._fitting(ids, mention)
                if not ids and (mention.title or mention.countries or mention.kind == "counterpart"):
                    ids = self._fitting({e.key for e in mention.entries}, mention)
                if len(ids) == 1:
                    key = ids.pop()
                    row = ontology.persons()[key]
                    for short in row.family_ar if self.arabic else row.family_en:
                        self.named.setdefault(fold(short), key)
                    self.named.setdefault(fold(self._text(*mention.name).split()[-1]), key)
            elif mention.kind in ("organisation", "group"):
                for entry in mention.entries:
                    if entry.kind in ("organisation", "group") and not entry.ambiguous:
                        self.named.setdefault(entry.key, entry.key)

    def _fitting(self, ids: set[str], mention: Mention) -> set[str]:
        """Those of ``ids`` that the mention's nation, title and the date allow, narrowed as far as they go."""
        codes = {ontology.states()[c].iso3 for c in mention.countries}
        persons = ontology.persons()
        if codes:
            ids = {
                k for k in ids if persons[k].country in codes or any(o.country in codes for o in office_index().held.get(k, ()))
            }
        if len(ids) > 1 and mention.title:
            titled = {k for k in ids if any(o.title == mention.title for o in office_index().at(k, self.date))}
            titled = titled or {k for k in ids if any(o.title == mention.title for o in office_index().held.get(k, ()))}
            ids = titled or ids
        if len(ids) > 1 and self.date:
            serving = {k for k in ids if office_index().at(k, self.date)}
            ids = serving or ids
        if len(ids) > 1 and self.date:
            year = self.date[:4]
            active = {
                k
                for k in ids
                if (persons[k].since or persons[k].until) and (persons[k].since or "0") <= year <= (persons[k].until or "9")
            }
            ids = active or ids
        return ids

    # one mention

    def _resolve(self, m: Mention) -> list[str]:
        match m.kind:
            case "state" | "capital":
                return self._place_or_state(m)
            case "side" | "generic_state" if m.countries:
                m.reason = "the side of the state named"
                return [self.cast.state(c).id for c in m.countries]
            case "people":
                return [self.cast.people(c).id for c in m.countries]
            case "organisation" | "group":
                return self._organisation(m)
            case "person":
                return self._person(m)
            case "role":
                return self._role(m)
            case "organ":
                return self._organ(m)
            case "collective":
                return self._collective(m)
            case "counterpart":
                return self._counterpart(m)
            case "deputy":
                return self._deputy(m)
            case "own_country":
                return self._own_country(m)
            case "two_sides" | "two_persons":
                return self._pair(m)
            case "guest":
                return self._guest(m)
            case "generic_group" | "generic_organisation":
                return self._generic(m)
        return []

    def _place_or_state(self, m: Mention) -> list[str]:
        entry = next(e for e in m.entries if e.kind in ("state", "capital"))
        if entry.ambiguous and not self._is_state(m, entry):
            return []
        m.reason = "a name of the state" if entry.kind == "state" else "a name that its government goes by"
        return [self.cast.state(entry.key).id]

    def _is_state(self, m: Mention, entry: Entry) -> bool:
        """Whether an ambiguous state name means the state here: not part of a personal name, and no other reading offered."""
        if any(e.kind == "family" for e in m.entries):
            return False
        if self.arabic:
            return True
        beside = (self.page.token(m.start - 1), self.page.token(m.end))
        return not any(token is not None and self._is_part_of_name(token, m) for token in beside)

    def _is_part_of_name(self, token: Token, m: Mention) -> bool:
        """Whether a proper noun that is no name of the register hangs on the mention: "Georgia Smith"."""
        proper = token.pos_ == "PROPN" and not token.ent_type_ and token.text[:1].isupper()
        return proper and m.covers(token.head.i) and self.page.longest(token.i, "state") is None

    def _organisation(self, m: Mention) -> list[str]:
        entries = [e for e in m.entries if e.kind in ("organisation", "group")]
        sure = [e for e in entries if not e.ambiguous or e.key in self.named]
        keys = list(dict.fromkeys(e.key for e in sure))
        if len(keys) > 1:
            near = {ontology.states()[s].iso3 for s in self._states_near(m)}
            rows = {k: ontology.organisations().get(k) or ontology.groups()[k] for k in keys}
            keys = [k for k in keys if rows[k].country in near] or []
        m.reason = "a name in the register"
        return [self.cast.organisation(keys[0]).id] if len(keys) == 1 else []

    def _person(self, m: Mention) -> list[str]:
        if m.name is None:
            return []
        text = self._text(*m.name)
        state = m.countries[-1] if m.countries else None
        code = ontology.states()[state].iso3 if state else None
        full = {e.key for e in m.entries if e.kind == "person"}
        short = {e.key for e in m.entries if e.kind == "family"}
        key: str | None = None
        if full:
            ids = self._fitting(full, m) if len(full) > 1 else full
            key = ids.pop() if len(ids) == 1 else None
            m.reason = "full name in the register"
        elif (earlier := self._earlier(text, code)) is not None:
            m.reason = "a name that the document gives in full"
            return self._appoint(m, [earlier])
        elif short:
            doubtful = all(e.ambiguous for e in m.entries if e.kind == "family")
            backed = bool(m.title or state)
            ids = self._fitting(short, m)
            if len(ids) == 1 and (not doubtful or backed) and self._first_name_fits(text, next(iter(ids))):
                key = ids.pop()
                m.reason = "short name in the register" + (", with a title or nation that fits" if backed else "")
            elif doubtful and not backed:
                return []
        if key is None:
            found = set(by_skeleton().get(skeleton(text), ()))
            found = self._fitting(found, m) if found else found
            if len(found) == 1 and similar(text, ontology.persons()[next(iter(found))].label_en) >= 88:
                key = found.pop()
                m.reason = "name in the register, matched across spellings"
        if key is not None:
            member = self.cast.person(key, m.reason)
            if (
                code
                and member.country
                and code != member.country
                and not any(o.country == code for o in office_index().held.get(key, ()))
            ):
                key = None  # a namesake of another nation
            else:
                return self._appoint(m, [member.id])
        known_by_model = self.page.people.get(m.name[0]) is not None
        if not (known_by_model or m.title) or (len(text.split()) < 2 and not (m.title and known_by_model)):
            return []
        if code is None:
            code = self._holder_country(m)
        if code is None and m.title and ontology.titles()[m.title].level not in ("other", "religious", "organisation-head", None):
            home = self._home(m)
            code = ontology.states()[home].iso3 if home else None
        m.reason = "a personal name that the register lacks" + (", with title" if m.title else "")
        return self._appoint(m, [self.cast.unknown_person(text, code).id])

    def _first_name_fits(self, text: str, key: str) -> bool:
        """Whether "Ivan Lavrov" can be the register's Sergey Lavrov: its other parts must be parts of a known name."""
        parts = text.split()
        if len(parts) < 2:
            return True
        row = ontology.persons()[key]
        known = [n for n in (row.label_en, row.label_ar, *row.aliases_en, *row.aliases_ar) if n]
        mine = skeleton(text)
        return any(
            fuzz.token_set_ratio(mine, skeleton(n)) >= 86 and abs(len(mine) - len(skeleton(n))) <= max(4, len(mine))
            for n in known
        ) and any(fuzz.ratio(skeleton(parts[0]), skeleton(p)) >= 70 for n in known for p in n.split())

    def _earlier(self, text: str, code: str | None) -> str | None:
        """The member that a short name was introduced for."""
        key = self.named.get(fold(text))
        if key is not None:
            member = self.cast.person(key, "full name in the document")
            return member.id if code in (None, member.country) else None
        mine = skeleton(text)
        for member in reversed(list(self.cast.members.values())):
            if member.type == "person" and not member.known and mine and code in (None, member.country):
                theirs = skeleton(member.label_ar or member.label)
                if mine == theirs or (" " not in mine and len(mine) >= 3 and mine in theirs.split()[1:]):
                    return member.id
        return None

    def _appoint(self, m: Mention, ids: list[str]) -> list[str]:
        """Note the office that a mention gives to whom it names."""
        for member_id in ids:
            member = self.cast[member_id]
            if member.country is None:
                member.country = self._holder_country(m)
            if m.title:
                row = ontology.titles()[m.title]
                member.sector = member.sector or row.sector
                if m.title_form == "f":
                    member.gender = member.gender or "f"
                if not m.former:
                    self.cast.give_office(member, m.title, self._office_of(m))
        return ids

    def _office_of(self, m: Mention) -> str | None:
        if m.holder is not None and m.holder.kind in ("organisation", "group"):
            return m.holder.key
        return m.countries[-1] if m.countries else None

    def _holder_country(self, m: Mention) -> str | None:
        if m.countries:
            return ontology.states()[m.countries[-1]].iso3
        if m.holder is not None and m.holder.kind in ("organisation", "group"):
            row = ontology.organisations().get(m.holder.key) or ontology.groups()[m.holder.key]
            return row.country
        return None

    def _role(self, m: Mention) -> list[str]:
        """A title without a name: whoever holds it, by the document first, then by the register and the date."""
        assert m.title is not None
        row = ontology.titles()[m.title]
        holder = m.holder.key if m.holder is not None and m.holder.kind in ("organisation", "group") else None
        if m.owner is not None and not m.countries and holder is None:
            owner = self._owner_state(m)
            if owner is None:
                return []
            m.countries = (owner,)
        state = m.countries[-1] if m.countries else None
        if m.plural:
            if state or holder:
                m.reason = "holders of an office, unnamed"
                return [self.cast.role(m.title, c, holder, plural=True).id for c in (m.countries or (None,))]
            counted = m.start > 0 and self.doc[m.start - 1].pos_ == "NUM"  # "29 deputies", not "the Arab ministers"
            home = self._home(m) if row.level == "legislator" and counted else None
            m.reason = "holders of an office of the state that the passage is about"
            return [self.cast.role(m.title, home, None, plural=True).id] if home else []
        generic = row.level in ("official", "other", "spokesperson", "commander", "deputy", "adviser", "envoy")
        in_document = self._holder_in_document(m, state, holder)
        if in_document is not None and (self._definite(m) or state):
            m.reason = "the holder of this office named before"
            return [in_document]
        if m.former:
            return []
        if holder or state:
            of = holder or state
            assert of is not None
            keys = (m.title, *self._variants(m.title, m))
            for key in keys:
                person = office_index().holder(key, of, self.date)
                if person is not None and self._definite(m):
                    m.reason = "held this office on the document's date"
                    member = self.cast.person(person, m.reason)
                    self.cast.give_office(member, key, of)
                    return [member.id]
            m.reason = "an office, its holder unnamed"
            return [self.cast.role(m.title, state, holder).id]
        if generic or not self._definite(m):
            return []
        home = self._home(m)
        if home is not None and row.level in ("head-of-state", "head-of-government", "minister"):
            person = office_index().holder(m.title, home, self.date)
            if person is not None:
                m.reason = "held this office of the state that the document is about"
                return [self.cast.person(person, m.reason).id]
        return []

    def _variants(self, title: str, m: Mention) -> tuple[str, ...]:
        """Other keys that a short form may stand for: the bare "president" of a king's realm is left alone."""
        entries = self.page.longest(m.root, "title") or self.page.longest(m.start, "title")
        return tuple(e.key for e in entries.entries if e.key != title) if entries else ()

    def _holder_in_document(self, m: Mention, state: str | None, holder: str | None) -> str | None:
        match = self.page.longest(m.root, "title") or self.page.longest(m.start, "title")
        keys = {e.key for e in match.entries} if match else {m.title}
        code = ontology.states()[state].iso3 if state else None
        for done in reversed(self.done):
            for actor in done.actors:
                member = self.cast[actor]
                if member.type != "person" or member.title not in keys:
                    continue
                if (code is None or member.country == code) and (holder is None or member.holder == holder):
                    return member.id
        return None

    def _definite(self, m: Mention) -> bool:
        if self.arabic:
            first = fold(self.doc[m.root].norm_)
            return first.startswith("ال") or m.end - m.start > 1
        return self.page.word(m.start) not in ("a", "an", "some", "any")

    def _organ(self, m: Mention) -> list[str]:
        entry = next(e for e in m.entries if e.kind == "organ")
        row = ontology.organs()[entry.key]
        if m.holder is not None and m.holder.kind in ("organisation", "group"):
            m.reason = "a body of an organisation"
            return [self.cast.organisation(m.holder.key).id]
        states = m.countries
        if not states and (first := self._first_conjunct(m)) is not None:
            states = first.countries  # "the Syrian government and the opposition"
        if not states and not m.foreign:
            states = tuple(filter(None, (self._owner_state(m) if m.owner is not None else self._home(m),)))
        m.reason = "a body of the state" + ("" if m.countries else " that the passage is about")
        if not states:
            return [self.cast.organ(entry.key, None).id] if row.policy != "state" else []
        return [self.cast.organ(entry.key, s).id for s in states]

    def _first_conjunct(self, m: Mention) -> Mention | None:
        """The mention that an organ or collective is coordinated with, if it gives a country."""
        token = self.doc[m.root]
        if base(token) != "conj":
            return None
        return next((x for x in self.done if x.covers(token.head.i) and x.countries), None)

    def _collective(self, m: Mention) -> list[str]:
        entry = next(e for e in m.entries if e.kind == "collective")
        holder = m.holder.key if m.holder is not None else None
        if m.owner is not None and not m.countries:
            owner = self._owner_state(m)
            m.countries = (owner,) if owner else ()
        if not m.countries and holder is None:
            place = self._located(m)
            m.countries = (place,) if place else ()
        m.reason = "unnamed people of a kind"
        return [self.cast.collective(entry.key, c, holder).id for c in (m.countries or (None,))]

    def _located(self, m: Mention) -> str | None:
        """The state of the place that a noun phrase itself names: "students throughout Indonesia"."""
        for child in children(self.doc[m.root], "nmod"):
            if not {"in", "throughout", "across", "of", "from", "في", "من", "ب"} & set(cases(child)):
                continue
            for i in range(child.left_edge.i, child.right_edge.i + 1):
                match = self.page.longest(i, "state", "capital", "place")
                if match:
                    entry = match.entries[0]
                    return state_of(ontology.places()[entry.key].iso3) if entry.kind == "place" else entry.key
        return None

    def _counterpart(self, m: Mention) -> list[str]:
        """His counterpart: named, or the holder of the same office in the other country."""
        antecedent = self._owner_person(m)
        title = self.cast[antecedent].title if antecedent else None
        m.title = m.title or title
        if m.name is not None:
            kind, m.kind = m.kind, "person"
            found = self._person(m)
            m.kind = kind
            if antecedent in found:
                return []
            return found
        if not m.countries or title is None:
            return []
        person = None
        for done in reversed(self.done):
            for actor in done.actors:
                member = self.cast[actor]
                if member.type == "person" and member.title == title and member.country == ontology.states()[m.countries[0]].iso3:
                    person = person or member.id
        if person is not None:
            m.reason = "the other holder of that office, named before"
            return [person]
        known = office_index().holder(title, m.countries[0], self.date)
        if known is not None:
            m.reason = "held the same office on the document's date"
            return [self.cast.person(known, m.reason).id]
        m.reason = "holds the same office in the other country"
        return [self.cast.role(title, m.countries[0], None).id]

    def _deputy(self, m: Mention) -> list[str]:
        """ "His deputy, Faisal Mekdad": of the nation of the one whose deputy it is."""
        owner = self._owner_state(m)
        m.countries = m.countries or ((owner,) if owner else ())
        m.title, title = None, m.title
        found = self._person(m)
        m.title = title
        m.superior = self._owner_person(m)
        return found

    def _own_country(self, m: Mention) -> list[str]:
        state = self._owner_state(m)
        m.reason = "the country of the one who speaks or acts"
        return [self.cast.state(state).id] if state else []

    def _guest(self, m: Mention) -> list[str]:
        owner = self._owner_person(m)
        for done in reversed(self.done):
            for actor in done.actors:
                if actor != owner and self.cast[actor].type == "person" and self._near(done, m, 2):
                    m.reason = "the other person of the meeting"
                    return [actor]
        return []

    def _pair(self, m: Mention) -> list[str]:
        """The two sides: those named with it, else the last two of different countries."""
        if len(m.countries) >= 2:
            m.reason = "the sides named"
            return [self.cast.state(c).id for c in m.countries[:2]]
        persons_only = m.kind == "two_persons"
        found: list[str] = []
        countries: list[str | None] = []
        for done in reversed(self.done):
            if not self._near(done, m, 3):
                break
            for actor in done.actors:
                member = self.cast[actor]
                if actor in found or member.type == "media" or (persons_only and member.type != "person"):
                    continue
                if not (member.known or member.type in ("person", "state")) or member.country in countries:
                    continue  # soldiers, ships and crowds are no sides
                found.append(actor)
                countries.append(member.country)
            if len(found) >= 2:
                m.reason = "the last two named"
                return found[1::-1]
        return []

    def _generic(self, m: Mention) -> list[str]:
        """The movement, the agency: the last actor whose name has that word or kind."""
        word = m.entries[0].key
        kinds = ("armed_group", "organisation") if m.kind == "generic_group" else ("organisation", "media")
        code = ontology.states()[m.countries[0]].iso3 if m.countries else None
        for done in reversed(self.done):
            for actor in done.actors:
                member = self.cast[actor]
                if member.type not in kinds or not member.known or code not in (None, member.country):
                    continue
                names = self._names_of(member)
                if any(word.removeprefix("ال") in fold(n).split() or word in fold(n).split() for n in names):
                    m.reason = "the one so called that was named before"
                    return [actor]
        return []

    @staticmethod
    def _names_of(member: Member) -> tuple[str, ...]:
        row = ontology.organisations().get(member.id) or ontology.groups().get(member.id)
        return (row.label_ar, row.label_en, *row.aliases_ar, *row.aliases_en) if row else (member.label,)

    # antecedents

    def _owner_state(self, m: Mention) -> str | None:
        """The state (id) that a possessive pronoun stands for, or that its antecedent belongs to."""
        assert m.owner is not None
        for actor in self.pronoun(self.doc[m.owner], m.start, persons=None):
            member = self.cast[actor]
            if member.type == "state":
                return member.id
            state = state_of(member.country)
            if state is not None:
                return state
        return None

    def _owner_person(self, m: Mention) -> str | None:
        found = self.pronoun(self.doc[m.owner], m.start, persons=True) if m.owner is not None else []
        return found[0] if found else None

    def pronoun(self, token: Token, before: int, persons: bool | None = None) -> list[str]:
        """Antecedents of the pronoun ``token`` among the mentions that end before token ``before``.

        Subjects of the clauses above it come first, then what stands nearest in the sentence, then the subject of the
        sentence before. ``persons`` asks for persons only (True) or for anybody (None).
        """
        agreement = self.page.grammar.pronouns.get(fold(token.norm_))
        if agreement is None or agreement.person != "3":
            return []
        ranked = self._ranked(token, before)
        if agreement.number in ("d", "p"):
            several = self._several(ranked, agreement)
            if several:
                return several
        for mention in ranked:
            if len(mention.actors) == 1 and self._agrees(self.cast[mention.actors[0]], agreement):
                if persons and self.cast[mention.actors[0]].type != "person":
                    continue
                return list(mention.actors)
        return []

    def _ranked(self, token: Token, before: int) -> list[Mention]:
        sentence = token.sent
        inside = [m for m in self.done if m.end <= before and m.start >= sentence.start]
        subjects: list[Mention] = []
        node, steps = token, 0
        while node.head.i != node.i and steps < 12:
            node, steps = node.head, steps + 1
            for subject in children(node, "nsubj"):
                subjects += [m for m in inside if m.covers(subject.i) and m not in subjects and token.head.i != node.i]
        subjects += [
            m for m in inside if m not in subjects and self.doc[m.root].dep_.startswith("nsubj") and m.root != token.head.i
        ]
        nearest = [m for m in reversed(inside) if m not in subjects]
        earlier = [m for m in reversed(self.done) if m.end <= sentence.start and self._sentences_between(m, sentence.start) == 1]
        earlier.sort(key=lambda m: not self.doc[m.root].dep_.startswith("nsubj"))
        return subjects + nearest + earlier

    def _several(self, ranked: list[Mention], agreement: Pronoun) -> list[str]:
        if agreement.number == "p":
            return next((list(m.actors) for m in ranked if m.plural or len(m.actors) > 1), [])
        sentence = max((self.doc[m.root].sent.start for m in ranked), default=0)
        near = [m for m in ranked if m.start >= sentence]
        return self._two_of(near) or self._one_and_another(near, ranked) or self._two_of(ranked)

    def _one_and_another(self, near: list[Mention], ranked: list[Mention]) -> list[str]:
        """The one person that the sentence names so far, and the last one before of another country: "their talks"."""
        persons = [a for m in near for a in m.actors if self.cast[a].type == "person"]
        if len(set(persons)) != 1:
            return []
        for mention in ranked:
            for actor in mention.actors:
                member = self.cast[actor]
                if member.type == "person" and member.country != self.cast[persons[0]].country:
                    return [actor, persons[0]]
        return []

    def _two_of(self, ranked: list[Mention]) -> list[str]:
        """Two actors named together, by one mention or in coordination, else the first two of one kind and two countries."""
        for mention in ranked:
            if len(mention.actors) == 2:
                return list(mention.actors)
        for mention in ranked:
            joined = [x for t in conjuncts(self.doc[mention.root]) for x in ranked if x.covers(t.i)]
            actors = list(dict.fromkeys(a for x in joined for a in x.actors))
            if len(actors) == 2:
                return actors
        actors = list(dict.fromkeys(a for x in ranked for a in x.actors if self.cast[a].type in ("person", "state")))
        for one, two in pairwise(actors):
            if self.cast[one].country != self.cast[two].country and self.cast[one].type == self.cast[two].type:
                return [one, two]
        return []

    @staticmethod
    def _agrees(member: Member, agreement: Pronoun) -> bool:
        if agreement.gender == "n":
            return member.type in ("state", "organisation", "armed_group", "media")
        if agreement.number in ("p", "d"):
            return member.type in _COLLECTIVE or member.id.endswith("-plural")
        if member.type == "person":
            return agreement.gender in (member.gender or "m", "x")
        if member.type == "population":
            return False
        return agreement.gender in ("f", "m") and not (
            agreement.gender == "m" and member.type == "state" and not masculine(member)
        )

    # neighbourhood

    def _states_near(self, m: Mention) -> list[str]:
        near = [x for x in self.done if self._near(x, m, 2)]
        found = [s for x in near for s in (*x.countries, *(state_of(self.cast[a].country) or "" for a in x.actors)) if s]
        return list(dict.fromkeys([*m.countries, *found]))

    def _home(self, m: Mention) -> str | None:
        """The state that a bare "the government", "the army" belongs to: of a place in the same sentence, else the one
        state that most mentions of the passage belong to."""
        sentence = self.doc[m.root].sent
        for other in self.mentions:
            if sentence.start <= other.start < sentence.end and other.kind == "place":
                state = state_of(ontology.places()[other.entries[0].key].iso3)
                if state is not None:
                    return state
        votes: dict[str, float] = {}
        for other in self.mentions:
            if other.start >= sentence.end:
                break
            distance = self._sentences_between(other, sentence.start)
            weight = 1.0 / (1 + max(distance, 0))
            if other.kind == "place":
                states = [state_of(ontology.places()[other.entries[0].key].iso3)]
            elif other.kind in ("organ", "people", "role", "collective") and other.countries:
                states = list(other.countries[:1])
            elif other.kind == "state":
                states = [next(e.key for e in other.entries if e.kind == "state")]
            elif other.actors and len(other.actors) == 1:
                states = [state_of(self.cast[other.actors[0]].country)]
            else:
                continue
            for state in filter(None, states):
                votes[state] = votes.get(state, 0) + weight
        if not votes:
            return None
        ranked = sorted(votes.items(), key=lambda kv: -kv[1])
        if len(ranked) > 1 and ranked[0][1] < 1.8 * ranked[1][1]:
            return None
        return ranked[0][0]

    def _near(self, earlier: Mention, later: Mention, sentences: int) -> bool:
        return self._sentences_between(earlier, self.doc[later.root].sent.start) < sentences

    def _sentences_between(self, m: Mention, sentence_start: int) -> int:
        """How many sentences lie from the mention's to the one that starts at ``sentence_start`` (0: the same)."""
        return sum(1 for s in self._starts() if m.start < s <= sentence_start)

    def _starts(self) -> list[int]:
        if not hasattr(self, "_sentence_starts"):
            self._sentence_starts = [s.start for s in self.doc.sents]
        return self._sentence_starts

    def _text(self, start: int, end: int) -> str:
        return text_of(self.doc)[self.doc[start].idx : self.doc[end - 1].idx + len(self.doc[end - 1])]

    def _note(self, m: Mention) -> None:
        """Write the mention into its actors' records; a name's stretch where it has one, else all of it."""
        start = self.doc[m.start].idx
        end = self.doc[m.end - 1].idx + len(self.doc[m.end - 1])
        for actor in m.actors:
            self.cast[actor].mentions.add((start, end))


def state_of(code: str | None) -> str | None:
    """The id of the present state of an ISO code, else of a dissolved one."""
    return _by_code().get(code) if code else None


def _by_code() -> dict[str, str]:
    if not _CODES:
        for row in sorted(ontology.states().values(), key=lambda s: s.until is None):
            _CODES[row.iso3] = row.id
    return _CODES


_CODES: dict[str, str] = {}


def masculine(member: Member) -> bool:
    """Whether a state's Arabic name is masculine."""
    return fold(member.country or "") in grammar("ar").words("reference", "masculine_states")
