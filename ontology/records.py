"""The rows of the register as plain data. A field is named as its CSV column; ``from``, ``to`` are ``since``, ``until``.

Lists (cells separated by ``|``) are tuples; an empty cell is ``""``, ``()`` or, for dates, codes and ids, ``None``.
Dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; countries ISO 3166-1 alpha-3 or ``IGO``, ``NGO``, ``IMG``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A state, present or dissolved, with the names of its government, people and capital."""

    id: str
    iso3: str
    label_en: str
    label_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    adjectives_en: tuple[str, ...]
    nationals_en: tuple[str, ...]
    nisba_ar_m: tuple[str, ...]
    nisba_ar_f: tuple[str, ...]
    nisba_ar_mp: tuple[str, ...]
    nisba_ar_fp: tuple[str, ...]
    capital_en: str
    capital_ar: str
    metonyms_en: tuple[str, ...]
    metonyms_ar: tuple[str, ...]
    ambiguous: tuple[str, ...]
    since: str | None
    until: str | None
    wikidata: str | None
    source: str

    @property
    def country(self) -> str:
        """Its own code, as other actors name theirs."""
        return self.iso3


@dataclass(frozen=True, slots=True)
class Place:
    """A city, region, site, sea or river, with its coordinates in degrees (WGS 84) where known."""

    id: str
    label_en: str
    label_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    iso3: str | None
    kind: str
    latitude: float | None
    longitude: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, medium, organ of a state, armed group or party; ``type`` says which."""

    id: str
    label_en: str
    label_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    type: str
    country: str | None
    sector: str | None
    ambiguous: tuple[str, ...]
    since: str | None
    until: str | None
    wikidata: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person; ``family_en`` and ``family_ar`` are the names used alone, ``ambiguous`` those that are also other words."""

    id: str
    label_en: str
    label_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    family_en: tuple[str, ...]
    family_ar: tuple[str, ...]
    ambiguous: tuple[str, ...]
    country: str | None
    gender: str | None
    sector: str | None
    since: str | None
    until: str | None
    wikidata: str | None
    source: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Who held which office when: ids of a person and of the state or organisation, key of a title."""

    person: str
    title: str
    of: str
    country: str | None
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title of office and the forms it takes in both languages."""

    key: str
    label_en: str
    label_ar: str
    en: tuple[str, ...]
    ar_m: tuple[str, ...]
    ar_f: tuple[str, ...]
    ar_pl: tuple[str, ...]
    ar_short: tuple[str, ...]
    en_short: tuple[str, ...]
    sector: str | None
    level: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ that every state has; ``policy``: ``state`` speaks as the government, ``collective`` is an actor of its own."""

    key: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    sector: str | None
    policy: str
    type: str
    source: str


@dataclass(frozen=True, slots=True)
class Collective:
    """Unnamed people who act: gunmen, demonstrators, refugees."""

    key: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    label_en: str
    type: str
    sector: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Honorific:
    """A word of respect before a name; ``drop``: it is no part of the name."""

    en: tuple[str, ...]
    ar: tuple[str, ...]
    drop: bool
    source: str
