"""The predicate lexicon of a language: the TOML files of ``ontology/lexicon/LANGUAGE`` as records."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from ontology.codes import EFFECTS, MODALITIES, PREPOSITIONS, SCOPES, SLOTS
from ontology.errors import Problem

NOT_PREDICATES: Final = frozenset({"grammar.toml", "calendar.toml", "glossary.toml", "light.toml", "operators.toml"})
_NEEDS: Final = frozenset({"actor", "topic", "any"})
_SLOT_KEYS: Final = ("source", "target", "topic", "recipient", "place", "noun_source", "noun_target")


@dataclass(frozen=True, slots=True)
class Predicate:
    """One sense of a predicate: its words by use, the slots of its arguments, and what it does to a complement."""

    id: str
    relation: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    source: tuple[str, ...] = ("subj",)
    target: tuple[str, ...] = ("obj",)
    topic: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    noun_source: tuple[str, ...] = ()
    noun_target: tuple[str, ...] = ()
    symmetric_plural: bool = False
    needs: str = "any"
    object_nouns: tuple[str, ...] = ()
    object_slot: str = "obj"
    speech: bool = False
    complement: str | None = None
    modality: str | None = None
    passive: bool = True
    cameo: str | None = None
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class LightVerb:
    """Verbs that carry a noun's event; ``slot`` is where the noun stands."""

    verb: tuple[str, ...]
    slot: str
    modality: str | None = None


@dataclass(frozen=True, slots=True)
class OperatorWord:
    """Words that change how what stands in their scope is meant; ``kind`` is their use, empty where any."""

    form: tuple[str, ...]
    effect: str
    scope: str
    kind: str = ""
    slot: str = ""


def read_predicates(root: Path, language: str) -> Iterator[Predicate | Problem]:
    """The predicates of a language in order of file and place, and what is wrong with the rest."""
    known = {f.name for f in fields(Predicate)}
    for path in sorted((root / "lexicon" / language).glob("*.toml")):
        if path.name in NOT_PREDICATES:
            continue
        file = f"lexicon/{language}/{path.name}"
        for entry in _entries(path, file, "predicate"):
            if isinstance(entry, Problem):
                yield entry
                continue
            name = str(entry.get("id", "?"))
            problems = list(_check(entry, known, file, name, language))
            yield from problems
            if not any(p.fatal for p in problems):
                yield Predicate(**{k: _value(v) for k, v in entry.items() if k in known})


def _entries(path: Path, file: str, table: str) -> Iterator[dict[str, Any] | Problem]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield Problem(file, 0, "", str(error), True)
        return
    yield from data.get(table, [])


def _value(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _check(entry: Mapping[str, Any], known: set[str], file: str, name: str, language: str) -> Iterator[Problem]:
    for key in ("id", "relation"):
        if not entry.get(key):
            yield Problem(file, 0, key, f"{name} has no {key}", True)
    if not entry.get("source_note"):
        yield Problem(file, 0, "source_note", f"{name}: every entry names its source")
    for key in entry.keys() - known:
        yield Problem(file, 0, key, f"{name}: unknown key")
    if not any(entry.get(use) for use in ("verb", "noun", "participle")):
        yield Problem(file, 0, "verb", f"{name} has no word", True)
    legal = SLOTS | PREPOSITIONS[language] | {"head"}
    for key in (*_SLOT_KEYS, "object_slot"):
        for slot in entry.get(key, ()) if key != "object_slot" else filter(None, (entry.get(key),)):
            if slot.split()[0] not in legal and slot not in legal and slot.split(":")[0] not in legal:
                yield Problem(file, 0, key, f"{name}: {slot!r} is no slot")
    if entry.get("needs", "any") not in _NEEDS:
        yield Problem(file, 0, "needs", f"{name}: {entry['needs']!r} is none of {', '.join(sorted(_NEEDS))}", True)
    if entry.get("modality") not in {None, *MODALITIES}:
        yield Problem(file, 0, "modality", f"{name}: {entry['modality']!r} is no modality", True)
    if entry.get("complement") not in {None, *EFFECTS, *MODALITIES}:
        yield Problem(file, 0, "complement", f"{name}: {entry['complement']!r} is no effect", True)


def read_light(root: Path, language: str) -> Iterator[LightVerb | Problem]:
    """The light verbs of a language."""
    file = f"lexicon/{language}/light.toml"
    for entry in _entries(root / file, file, "light"):
        if isinstance(entry, Problem):
            yield entry
        elif "verb" in entry and "slot" in entry:
            yield LightVerb(_value(entry["verb"]), entry["slot"], entry.get("modality"))


def read_operators(root: Path, language: str) -> Iterator[OperatorWord | Problem]:
    """The operators of a language; an effect joined by ``+`` gives one operator each."""
    file = f"lexicon/{language}/operators.toml"
    for entry in _entries(root / file, file, "operator"):
        if isinstance(entry, Problem):
            yield entry
            continue
        scope = entry.get("scope", "")
        if scope not in SCOPES:
            yield Problem(file, 0, "scope", f"{entry.get('form')}: {scope!r} is none of {', '.join(sorted(SCOPES))}", True)
            continue
        form = entry["form"] if isinstance(entry["form"], list) else [entry["form"]]
        for effect in entry["effect"].split("+"):
            if effect not in EFFECTS:
                yield Problem(file, 0, "effect", f"{form}: {effect!r} is none of {', '.join(sorted(EFFECTS))}", True)
            else:
                yield OperatorWord(tuple(form), effect, scope, entry.get("kind", ""), entry.get("slot", ""))
