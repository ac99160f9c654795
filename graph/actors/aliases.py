"""The register's names as one index, and where they stand in a Doc.

An alias is matched over folded token norms joined as the text joins them, so that clitics, hyphens and possessives need
no special case: it must begin where a token begins and end where a token ends.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

import ontology
from graph.language.folding import fold, is_arabic
from graph.language.trees import text_of

LONGEST = 9
"""How many tokens an alias may cover."""

# Arabic proclitics that a segmenter may have left on a name.
_PROCLITICS = ("وال", "لل", "بال", "فال", "و", "ف", "ب", "ل", "ك")
_ARTICLE = "ال"
_QUOTES = frozenset('«»“”"„‟')


@dataclass(frozen=True, slots=True)
class Entry:
    """What one alias may stand for.

    ``kind``: state, capital, nisba, organisation, group, person, family, place, title, organ, collective, honorific.
    ``key``: the id or key in the register. ``exact``: the surface must start in upper case or be all upper case.
    ``form``: ``pl``, ``du``, ``short``, ``f`` or empty.
    """

    kind: str
    key: str
    ambiguous: bool = False
    exact: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens [start, end) that an alias covers, and what it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if e.kind in kinds)


class AliasIndex:
    """All names of one language: folded alias → entries."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for alias, entry in _aliases(language):
            key = fold(alias)
            if key and entry not in self._entries[key]:
                self._entries[key].append(entry)
        for key, entries in self._entries.items():  # of several titles with one form, the one so labelled comes first
            if len(entries) > 1 and entries[0].kind == "title":
                entries.sort(key=lambda e: e.kind != "title" or key not in _labels(e.key))

    def __len__(self) -> int:
        return len(self._entries)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Entries of an alias in any spelling that folds alike."""
        return tuple(self._entries.get(fold(name), ()))

    def find(self, doc: Doc) -> list[list[Match]]:
        """For each token, the matches that begin there, longest first."""
        keys = [fold(t.norm_ or t.text) for t in doc] if self.language == "ar" else [fold(t.text) for t in doc]
        glued = [i > 0 and not doc[i - 1].whitespace_ for i in range(len(doc))]
        found: list[list[Match]] = []
        for start in range(len(doc)):
            here: list[Match] = []
            window = ""
            for end in range(start, min(start + LONGEST, len(doc))):
                if doc[end].is_space and "\n" in doc[end].text:
                    break
                if doc[end].text in _QUOTES:  # تنظيم «القاعدة»
                    if end == start:
                        break
                    continue
                spaced = not glued[end] or doc[end - 1].text in _QUOTES
                window += " " + keys[end] if end > start and spaced else keys[end]
                entries = self._entries.get(window, ())
                kept = tuple(e for e in entries if self._spelled(e, doc, start, end + 1))
                if not kept and end == start and self.language == "ar":
                    kept = self._unsplit(window)
                if kept:
                    here.append(Match(start, end + 1, kept))
            found.append(here[::-1])
        return found

    def _spelled(self, entry: Entry, doc: Doc, start: int, end: int) -> bool:
        if not entry.exact:
            return True
        surface = text_of(doc)[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])]
        return surface == entry.exact if entry.exact.isupper() else surface[:1].isupper() or surface.startswith("al-")

    def _unsplit(self, word: str) -> tuple[Entry, ...]:
        """Entries of a long single-word name that still carries a proclitic."""
        for proclitic in _PROCLITICS:
            rest = word.removeprefix(proclitic)
            if rest != word and len(rest) >= 4:
                for candidate in (_ARTICLE + rest, rest) if proclitic.endswith("ل") and len(proclitic) > 1 else (rest,):
                    entries = [
                        e
                        for e in self._entries.get(candidate, ())
                        if e.kind in ("state", "family", "capital", "group") and not e.ambiguous
                    ]
                    if entries:
                        return tuple(entries)
        return ()


@cache
def alias_index(language: str) -> AliasIndex:
    """The index of a language, built once."""
    return AliasIndex(language)


def _aliases(language: str) -> Iterator[tuple[str, Entry]]:
    arabic = language == "ar"

    def names(label: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for n in (label, *aliases) if n))

    def exact(alias: str, proper: bool = True) -> str:
        return "" if is_arabic(alias) or not (proper and alias[:1].isupper()) else alias

    for s in ontology.states().values():
        doubtful = set(map(fold, s.ambiguous))
        for alias in names(s.label_ar, s.aliases_ar) if arabic else names(s.label_en, s.aliases_en):
            yield alias, Entry("state", s.id, fold(alias) in doubtful, exact(alias))
        capital, metonyms = (s.capital_ar, s.metonyms_ar) if arabic else (s.capital_en, s.metonyms_en)
        for alias in names(capital, metonyms):
            yield alias, Entry("capital", s.id, fold(alias) in doubtful, exact(alias))
        if arabic:
            for form, alternatives in (("m", s.nisba_ar_m), ("f", s.nisba_ar_f), ("pl", s.nisba_ar_mp), ("fpl", s.nisba_ar_fp)):
                for alias in alternatives:
                    yield alias, Entry("nisba", s.id, fold(alias) in doubtful, form=form)
                    yield _ARTICLE + alias, Entry("nisba", s.id, fold(alias) in doubtful, form=form)
                    if form == "m":
                        yield alias + "ا", Entry("nisba", s.id, fold(alias) in doubtful, form=form)
                        yield alias + "ين", Entry("nisba", s.id, form="pl")
                        yield _ARTICLE + alias + "ين", Entry("nisba", s.id, form="pl")
                    if form == "f":
                        yield alias.removesuffix("ة") + "تين", Entry("nisba", s.id, form="du")
                        yield _ARTICLE + alias.removesuffix("ة") + "تين", Entry("nisba", s.id, form="du")
        else:
            for alias in s.adjectives_en:
                yield alias, Entry("nisba", s.id, False, exact(alias))
            for alias in s.nationals_en:
                yield alias, Entry("nisba", s.id, False, exact(alias), "pl" if alias.endswith("s") else "m")
    for p in ontology.places().values():
        for alias in names(p.label_ar, p.aliases_ar) if arabic else names(p.label_en, p.aliases_en):
            yield alias, Entry("place", p.id, False, exact(alias))
    for kind, rows in (("organisation", ontology.organisations()), ("group", ontology.groups())):
        for o in rows.values():
            doubtful = set(map(fold, o.ambiguous))
            for alias in names(o.label_ar, o.aliases_ar) if arabic else names(o.label_en, o.aliases_en):
                yield alias, Entry(kind, o.id, fold(alias) in doubtful, exact(alias))
    for person in ontology.persons().values():
        doubtful = set(map(fold, person.ambiguous))
        full = names(person.label_ar, person.aliases_ar) if arabic else names(person.label_en, person.aliases_en)
        if arabic:  # Latin names inside Arabic text
            yield person.label_en, Entry("person", person.id, False, exact(person.label_en))
        for alias in full:
            yield (
                alias,
                Entry("person" if " " in alias or "-" in alias else "family", person.id, fold(alias) in doubtful, exact(alias)),
            )
        for alias in person.family_ar if arabic else person.family_en:
            yield alias, Entry("family", person.id, fold(alias) in doubtful, exact(alias))
    yield from _words(arabic)


def _words(arabic: bool) -> Iterator[tuple[str, Entry]]:
    """Titles, organs, collectives, honorifics: words rather than names."""
    for t in ontology.titles().values():
        if arabic:
            for form, alternatives in (("m", (t.label_ar, *t.ar_m)), ("f", t.ar_f), ("pl", t.ar_pl), ("short", t.ar_short)):
                for alias in alternatives:
                    for spelled in _definite(alias):
                        yield spelled, Entry("title", t.key, form=form)
        else:
            for form, alternatives in (("m", (t.label_en, *t.en)), ("short", t.en_short)):
                for alias in alternatives:
                    yield alias, Entry("title", t.key, form=form)
                    if not alias.isupper():
                        yield _plural(alias), Entry("title", t.key, form="pl")
    for organ in ontology.organs().values():
        for alias in organ.ar if arabic else organ.en:
            for spelled in _definite(alias) if arabic else (alias,):
                yield spelled, Entry("organ", organ.key)
    for c in ontology.collectives().values():
        for alias in c.ar if arabic else c.en:
            for spelled in _definite(alias) if arabic else (alias,):
                yield spelled, Entry("collective", c.key)
    for h in ontology.honorifics():
        for alias in h.ar if arabic else h.en:
            yield alias, Entry("honorific", fold(alias))


@cache
def _labels(title: str) -> frozenset[str]:
    row = ontology.titles()[title]
    return frozenset(fold(label) for label in (row.label_en, row.label_ar, _plural(row.label_en), _ARTICLE + row.label_ar))


def _definite(alias: str) -> tuple[str, ...]:
    """A single Arabic word with and without its article, and in the accusative."""
    if not alias or " " in alias:
        return (alias,)
    bare = alias.removeprefix(_ARTICLE) if len(alias) > 4 else alias
    forms = [alias, bare, _ARTICLE + bare]
    if bare[-1:] not in "ةاىءنتو":
        forms.append(bare + "ا")
    return tuple(dict.fromkeys(forms))


def _plural(title: str) -> str:
    """The English plural of a title, on its head: ministers of defence, prime ministers."""
    head, of, rest = title.partition(" of ")
    plural = head + ("es" if head.endswith(("s", "x", "ch")) else "s") if not head.endswith("y") else head[:-1] + "ies"
    return plural + of + rest


@dataclass(frozen=True, slots=True)
class OfficeIndex:
    """Who held which office when: by (title, state or organisation id), and by person."""

    holders: Mapping[tuple[str, str], tuple[ontology.OfficeRow, ...]]
    held: Mapping[str, tuple[ontology.OfficeRow, ...]]

    def holder(self, title: str, of: str, date: str | None) -> str | None:
        """The one person who held ``title`` of ``of`` on ``date`` (ISO); None if unknown, undated or not just one."""
        if not date:
            return None
        found = {row.person for row in self.holders.get((title, of), ()) if row.since and covers(row, date)}
        return found.pop() if len(found) == 1 else None

    def at(self, person: str, date: str | None) -> tuple[ontology.OfficeRow, ...]:
        """The dated offices that a person held on ``date``; none where the date is unknown."""
        return tuple(row for row in self.held.get(person, ()) if date and covers(row, date))


def covers(row: ontology.OfficeRow, date: str) -> bool:
    """Whether a tenure covers an ISO date; a bare year or month counts from its first to its last day."""
    since, until = row.since or "", row.until or ""
    return (not since or since <= date) and (not until or date <= _last_day(until)) and bool(since or until)


def _last_day(date: str) -> str:
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        year, month = map(int, date.split("-"))
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return (following - datetime.timedelta(days=1)).isoformat()
    return date


@cache
def office_index() -> OfficeIndex:
    """All tenures of the register, indexed once."""
    holders: dict[tuple[str, str], list[ontology.OfficeRow]] = defaultdict(list)
    held: dict[str, list[ontology.OfficeRow]] = defaultdict(list)
    for row in ontology.offices():
        holders[row.title, row.of].append(row)
        held[row.person].append(row)
    return OfficeIndex({k: tuple(v) for k, v in holders.items()}, {k: tuple(v) for k, v in held.items()})
