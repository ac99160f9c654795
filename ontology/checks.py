"""What is wrong in the ontology's data, within rows and across files. Nothing here raises; the loader does, where it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from ontology import frames, loader, schemes
from ontology.codes import COUNTRIES, LEVELS, SECTORS, STATELESS
from ontology.errors import OntologyError, Problem
from ontology.records import Collective, Honorific, Organ, Person, Place, State, Title
from ontology.tables import DATE

# Ids are unique over these files.
NAMED: Final = ("states", "organisations", "groups", "persons")
TYPES: Final = {
    "register/organisations.csv": frozenset({"organisation", "media", "state-organ"}),
    "register/groups.csv": frozenset({"armed_group", "organisation"}),
    "register/collectives.csv": frozenset({"population", "armed_group"}),
}
KINDS: Final = frozenset({"city", "region", "site", "sea", "river"})
Fault = tuple[str, str]


def check() -> tuple[Problem, ...]:
    """Everything that is wrong in all files, sorted by file and line."""
    found: list[Problem] = []
    for part in (_relations, _topics, _rows, _references, _lexicon):
        try:
            found += part()
        except OntologyError as error:
            found += error.problems
    return tuple(sorted(set(found)))


def _relations() -> list[Problem]:
    return schemes.check_relations(loader.ROOT, loader.plover_classes(), loader.relations())


def _topics() -> list[Problem]:
    return schemes.check_topics(loader.topics())


def _lexicon() -> list[Problem]:
    found: list[object] = []
    for language in loader.LANGUAGES:
        found += frames.read_predicates(loader.ROOT, language, loader.relations(), loader.cameo_classes())
        for name in sorted(frames.LIGHT):
            found += frames.read_light(loader.ROOT, language, name)
        found += frames.read_operators(loader.ROOT, language)
    return [x for x in found if isinstance(x, Problem)]


def _rows() -> Iterator[Problem]:
    for file in loader.TABLES:
        table = loader.table(file)
        yield from table.problems
        for line, row in table.rows:
            for column, message in (*_faults(file, row), *_OWN.get(type(row), _nothing)(row)):
                yield Problem(file, line, column, message)


def _references() -> Iterator[Problem]:
    """Ids taken twice, and offices whose person, title or state is unknown."""
    owner: dict[str, str] = {}
    ids: dict[str, set[str]] = {}
    for name in NAMED:
        file = f"register/{name}.csv"
        ids[name] = {row.id for _, row in loader.table(file).rows}
        for line, row in loader.table(file).rows:
            place = f"{file}:{line}"
            if owner.setdefault(row.id, place) != place:
                yield Problem(file, line, "id", f"{row.id!r} is already in {owner[row.id]}")
    known = {
        "person": ids["persons"],
        "title": {row.key for _, row in loader.table("register/titles.csv").rows},
        "of": ids["states"] | ids["organisations"] | ids["groups"],
    }
    for line, row in loader.table("register/offices.csv").rows:
        for column, allowed in known.items():
            value = getattr(row, column)
            if value not in allowed and (value or column != "of"):
                yield Problem("register/offices.csv", line, column, f"{value!r} is not in the register")


def _faults(file: str, row: Any) -> Iterator[Fault]:
    """What may be wrong in any kind of row: column and message."""
    for column, allowed in (("iso3", COUNTRIES), ("country", COUNTRIES | STATELESS)):
        code = getattr(row, column, None)
        if code and code not in allowed and not (column == "country" and isinstance(row, State)):
            yield column, f"{code!r} is no ISO 3166-1 alpha-3 code" + (" nor IGO, NGO, IMG" if column == "country" else "")
    sector = getattr(row, "sector", None)
    if sector and sector not in SECTORS:
        yield "sector", f"{sector!r} is none of {', '.join(sorted(SECTORS))}"
    if file in TYPES and row.type not in TYPES[file]:
        yield "type", f"{row.type!r} is none of {', '.join(sorted(TYPES[file]))}"
    since, until = getattr(row, "since", None), getattr(row, "until", None)
    for column, date in (("from", since), ("to", until)):
        if date and not DATE.fullmatch(date):
            yield column, f"{date!r} is no date YYYY, YYYY-MM or YYYY-MM-DD"
    if since and until and since[: len(until)] > until[: len(since)]:
        yield "to", f"ends {until} before it begins {since}"
    wikidata = getattr(row, "wikidata", None)
    if wikidata and not (wikidata[0] == "Q" and wikidata[1:].isdecimal()):
        yield "wikidata", f"{wikidata!r} is no Wikidata id"
    if getattr(row, "label_en", "present") == "":
        yield "label_en", "missing"


def _missing(*columns: str) -> Callable[[Any], Iterator[Fault]]:
    return lambda row: ((column, "missing") for column in columns if not getattr(row, column))


def _nothing(_: Any) -> Iterator[Fault]:
    return iter(())


def _place(row: Place) -> Iterator[Fault]:
    if row.kind not in KINDS:
        yield "kind", f"{row.kind!r} is none of {', '.join(sorted(KINDS))}"
    for column, value, limit in (("latitude", row.latitude, 90), ("longitude", row.longitude, 180)):
        if value is not None and not -limit <= value <= limit:
            yield column, f"{value} is outside [-{limit}, {limit}]"


def _person(row: Person) -> Iterator[Fault]:
    if row.gender not in (None, "m", "f"):
        yield "gender", f"{row.gender!r} is neither m nor f"


def _title(row: Title) -> Iterator[Fault]:
    if row.level not in LEVELS:
        yield "level", f"{row.level!r} is none of {', '.join(sorted(LEVELS))}"
    yield from _missing("label_ar", "en")(row)
    if not row.ar_m and not row.ar_f:
        yield "ar_m", "neither a masculine nor a feminine form"


def _organ(row: Organ) -> Iterator[Fault]:
    if row.policy not in ("state", "collective"):
        yield "policy", f"{row.policy!r} is neither state nor collective"
    yield from _missing("en", "ar", "type")(row)


def _honorific(row: Honorific) -> Iterator[Fault]:
    if not row.en and not row.ar:
        yield "en", "neither an English nor an Arabic form"


_OWN: Final[dict[type, Callable[[Any], Iterator[Fault]]]] = {
    State: _missing("label_ar"),
    Place: _place,
    Person: _person,
    Title: _title,
    Organ: _organ,
    Collective: _missing("en", "ar"),
    Honorific: _honorific,
}
