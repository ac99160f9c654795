"""The one thin loader: the ontology's data as typed, cached records.

Each function reads its file once a process. A file with a fatal problem raises ``OntologyError`` that names file, line and
column; ``ontology.check()`` lists everything that is wrong in all files, fatal or not. A missing file is fatal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from ontology import frames, schemes
from ontology.errors import OntologyError, Problem
from ontology.frames import LightVerb, OperatorWord, Predicate
from ontology.records import Collective, Honorific, OfficeRow, Organ, Organisation, Person, Place, State, Title
from ontology.schemes import PloverClass, RelationType, Topic
from ontology.tables import Table, read_table

ROOT: Final = Path(__file__).parent
LANGUAGES: Final = ("ar", "en")
TABLES: Final[dict[str, type[Any]]] = {
    "register/states.csv": State,
    "register/places.csv": Place,
    "register/organisations.csv": Organisation,
    "register/groups.csv": Organisation,
    "register/persons.csv": Person,
    "register/offices.csv": OfficeRow,
    "register/titles.csv": Title,
    "register/organs.csv": Organ,
    "register/collectives.csv": Collective,
    "register/honorifics.csv": Honorific,
}
T = TypeVar("T")


@cache
def table(file: str) -> Table[Any]:
    """One file of ``TABLES`` with its line numbers and problems."""
    return read_table(TABLES[file], ROOT, file)


@cache
def _rows(file: str) -> tuple[Any, ...]:
    found = table(file)
    return _sound([*found.problems, *(row for _, row in found.rows)])


@cache
def _keyed(file: str) -> Mapping[str, Any]:
    return MappingProxyType({getattr(row, "id", None) or row.key: row for row in _rows(file)})


def _sound(items: Iterable[T | Problem]) -> tuple[T, ...]:
    found = list(items)
    fatal = [x for x in found if isinstance(x, Problem) and (x.fatal or x.line == 0)]
    if fatal:
        raise OntologyError(fatal)
    return tuple(x for x in found if not isinstance(x, Problem))


@cache
def _relations() -> tuple[Mapping[str, PloverClass], Mapping[str, RelationType]]:
    return schemes.read_relations(ROOT)


def plover_classes() -> Mapping[str, PloverClass]:
    """PLOVER's sixteen classes, STATE and ROLE, by key."""
    return _relations()[0]


def relations() -> Mapping[str, RelationType]:
    """Relation types, by key (``holds-talks-with``)."""
    return _relations()[1]


@cache
def cameo_classes() -> Mapping[str, str]:
    """The PLOVER class of every CAMEO code: ``"043"`` → ``"CONSULT"``."""
    return MappingProxyType({code: c.key for c in plover_classes().values() for code in sorted(c.cameo)})


@cache
def topics() -> Mapping[str, Topic]:
    """Topics, by key (``international-conference``)."""
    return schemes.read_topics(ROOT)


def states() -> Mapping[str, State]:
    """States, present and dissolved, by id (``russia``)."""
    return _keyed("register/states.csv")


def places() -> Mapping[str, Place]:
    """The gazetteer, by id."""
    return _keyed("register/places.csv")


def organisations() -> Mapping[str, Organisation]:
    """International and state organisations and media, by id (``united-nations``)."""
    return _keyed("register/organisations.csv")


def groups() -> Mapping[str, Organisation]:
    """Armed groups and parties, by id (``hezbollah``)."""
    return _keyed("register/groups.csv")


def persons() -> Mapping[str, Person]:
    """Persons, by id (``lavrov-sergey``)."""
    return _keyed("register/persons.csv")


def offices() -> tuple[OfficeRow, ...]:
    """Who held which office when, in the file's order."""
    return _rows("register/offices.csv")


def titles() -> Mapping[str, Title]:
    """Titles of office, by key (``foreign-minister``)."""
    return _keyed("register/titles.csv")


def organs() -> Mapping[str, Organ]:
    """Organs that every state has, by key (``foreign-ministry``)."""
    return _keyed("register/organs.csv")


def collectives() -> Mapping[str, Collective]:
    """Kinds of unnamed people, by key (``gunmen``)."""
    return _keyed("register/collectives.csv")


def honorifics() -> tuple[Honorific, ...]:
    """Words of respect before names."""
    return _rows("register/honorifics.csv")


@cache
def predicates(language: str) -> tuple[Predicate, ...]:
    """The predicates of ``ar`` or ``en``, in order of file and place."""
    return _sound(frames.read_predicates(ROOT, language, relations(), cameo_classes()))


@cache
def light_verbs(language: str) -> tuple[LightVerb, ...]:
    """The light verbs of ``ar`` or ``en``."""
    return _sound(frames.read_light(ROOT, language))


@cache
def light_passives(language: str) -> tuple[LightVerb, ...]:
    """The light verbs of ``ar`` or ``en`` whose subject is the noun's target: تعرض لهجوم."""
    return _sound(frames.read_light(ROOT, language, "light_passive"))


@cache
def operators(language: str) -> tuple[OperatorWord, ...]:
    """The operators of ``ar`` or ``en``."""
    return _sound(frames.read_operators(ROOT, language))
