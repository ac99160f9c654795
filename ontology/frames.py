"""The predicate lexicon: which words say which relation and where their arguments stand; light verbs and operators."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from ontology.codes import EFFECTS, MODALITIES, PREPOSITIONS, SCOPES, SLOTS
from ontology.errors import Problem
from ontology.schemes import RelationType

LIGHT: Final = frozenset({"light", "light_passive"})
NOT_PREDICATES: Final = frozenset({"grammar.toml", "calendar.toml", "glossary.toml", "light.toml", "operators.toml"})
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One sense of a predicate: its words by use, the slots of its arguments, and what it does to a complement.

    Fields are the keys of ``[[predicate]]`` as README.md explains them. Arabic verbs are pairs ``past/present``. An empty
    ``noun_source`` means the usual places (``poss``, ``adj``, ``من`` or ``by``); ``cameo`` overrides the relation's code.
    """

    id: str
    relation: str
    verb: Words = ()
    noun: Words = ()
    participle: Words = ()
    source: Words = ("subj",)
    target: Words = ("obj",)
    topic: Words = ()
    recipient: Words = ()
    place: Words = ()
    noun_source: Words = ()
    noun_target: Words = ()
    symmetric_plural: bool = False
    needs: str = "any"
    object_nouns: Words = ()
    object_slot: str = "obj"
    speech: bool = False
    complement: str | None = None
    modality: str | None = None
    passive: bool = True
    cameo: str | None = None
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class LightVerb:
    """Words that carry a noun's event: hold talks, أجرى محادثات, معربا عن أمله; ``slot`` is where the noun stands.

    The subject is the noun's source, that of a passive light verb its target (تعرض لهجوم). ``object_nouns``: only with these.
    """

    verb: Words = ()
    noun: Words = ()
    participle: Words = ()
    slot: str = "obj"
    modality: str | None = None
    object_nouns: Words = ()
    object_slot: str = "obj"


@dataclass(frozen=True, slots=True)
class OperatorWord:
    """Words that change how what stands in their scope is meant; ``kind`` is their use, empty where any."""

    form: Words
    effect: str
    scope: str = "clause"
    kind: str = ""
    slot: str = ""


# The closed lists of values, by key; slots are checked apart.
_VALUES: Final[dict[str, frozenset[str]]] = {
    "needs": frozenset({"any", "actor", "topic"}),
    "modality": MODALITIES,
    "complement": MODALITIES | {"negated"},
    "scope": SCOPES,
    "kind": frozenset({"", "verb", "noun", "participle", "particle", "adverb"}),
}
_SLOTTED: Final = frozenset(
    ("source", "target", "topic", "recipient", "place", "noun_source", "noun_target", "object_slot", "slot")
)
_NOTES: Final = frozenset({"note"})


def read_predicates(
    root: Path, language: str, relations: Mapping[str, RelationType], codes: Mapping[str, str]
) -> Iterator[Predicate | Problem]:
    """The predicates of ``root/lexicon/LANGUAGE`` in order of file and place, and what is wrong with the rest.

    ``codes`` gives the PLOVER class of each CAMEO code.
    """
    seen: dict[str, str] = {}
    for path in sorted((root / "lexicon" / language).glob("*.toml")):
        if path.name in NOT_PREDICATES:
            continue
        file = f"lexicon/{language}/{path.name}"
        for line, entry in _entries(path, "predicate"):
            if isinstance(entry, Problem):
                yield entry
                continue
            problems = [Problem(file, line, *fault) for fault in _predicate_faults(language, entry, relations, codes)]
            place = f"{file}:{line}"
            if seen.setdefault(str(entry.get("id")), place) != place:
                problems.append(Problem(file, line, "id", f"{entry['id']!r} is already in {seen[entry['id']]}", True))
            yield from problems
            if not any(p.fatal for p in problems):
                yield Predicate(**_values(Predicate, entry))


def read_light(root: Path, language: str, name: str = "light") -> Iterator[LightVerb | Problem]:
    """The light verbs of ``root/lexicon/LANGUAGE/light.toml`` in the file's order; ``name`` is ``light`` or ``light_passive``."""
    path = root / "lexicon" / language / "light.toml"
    for line, entry in _entries(path, name, LIGHT):
        if isinstance(entry, Problem):
            yield entry
            continue
        faults = list(_faults(LightVerb, entry, language))
        if not any(entry.get(use) for use in ("verb", "noun", "participle")):
            faults.append(("verb", "neither verb nor noun nor participle", True))
        yield from (Problem(f"lexicon/{language}/light.toml", line, *fault) for fault in faults)
        if not any(fatal for _, _, fatal in faults):
            yield LightVerb(**_values(LightVerb, entry))


def read_operators(root: Path, language: str) -> Iterator[OperatorWord | Problem]:
    """The operators of ``root/lexicon/LANGUAGE/operators.toml``; effects joined by ``+`` give an operator each."""
    path = root / "lexicon" / language / "operators.toml"
    for line, entry in _entries(path, "operator"):
        if isinstance(entry, Problem):
            yield entry
            continue
        faults = list(_faults(OperatorWord, entry, language))
        effects = str(entry.get("effect", "")).split("+")
        if not entry.get("form"):
            faults.append(("form", "missing", True))
        if not set(effects) <= EFFECTS:
            faults.append(("effect", f"{entry.get('effect')!r} is none of {', '.join(sorted(EFFECTS))}", True))
        yield from (Problem(f"lexicon/{language}/operators.toml", line, *fault) for fault in faults)
        if not any(fatal for _, _, fatal in faults):
            for effect in effects:
                yield OperatorWord(**_values(OperatorWord, entry | {"effect": effect}))


def is_slot(slot: str, language: str) -> bool:
    """Whether a frame may name this slot: ``obj``, a preposition with or without more words, or one with ``:inf``."""
    head, _, tail = slot.partition(":")
    known = head in SLOTS or head.split(" ")[0] in PREPOSITIONS[language]
    return known and tail in ("", "inf", "comp", "obj")


def _entries(path: Path, name: str, allowed: Collection[str] = ()) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
    """The tables of the array ``name``, each with the line it begins in, or what forbids reading the file.

    ``allowed`` are the arrays that the file may hold, only ``name`` if empty.
    """
    file = f"lexicon/{path.parent.name}/{path.name}"
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except FileNotFoundError:
        yield 0, Problem(file, 0, "", "the file is missing")
        return
    except UnicodeDecodeError as error:
        yield 0, Problem(file, 0, "", f"not UTF-8: byte {error.start}", True)
        return
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        yield 0, Problem(file, int(at[1]) if at else 0, "", f"not TOML: {error}", True)
        return
    tables = data.get(name, [])
    extra = data.keys() - {name, *allowed}
    if extra or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        yield (
            0,
            Problem(
                file, 0, "", f"holds {', '.join(data)}, where only [[{']], [['.join(sorted({name, *allowed}))}]] may stand", True
            ),
        )
        return
    lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[\[\s*{name}\s*\]\]", line)]
    # an inline array of tables has no headers to count
    yield from zip(lines if len(lines) == len(tables) else [0] * len(tables), tables, strict=True)


def _values(kind: type[Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for field in fields(kind):
        if field.name in entry:
            value = entry[field.name]
            if field.type == "Words":
                value = (value,) if isinstance(value, str) else tuple(value)
            values[field.name] = value
    return values


def _faults(kind: type[Any], entry: Mapping[str, Any], language: str) -> Iterator[tuple[str, str, bool]]:
    """Unknown keys, wrong types, values outside their lists: key, message, whether the entry cannot be loaded."""
    types = {field.name: str(field.type) for field in fields(kind)}
    for name, value in entry.items():
        if name not in types:
            if name not in _NOTES and name != "source_note":
                yield name, f"unknown key; known are {', '.join(types)}", False
            continue
        words = [value] if isinstance(value, str) else value
        if types[name] == "bool":
            if not isinstance(value, bool):
                yield name, f"{value!r} is neither true nor false", True
        elif not isinstance(words, list) or not all(isinstance(word, str) and word.strip() == word != "" for word in words):
            yield name, f"{value!r} is no text or list of texts", True
        elif types[name] != "Words" and not isinstance(value, str):
            yield name, f"{value!r} is no text", True
        elif name in _SLOTTED:
            for slot in words:
                if not is_slot(slot, language):
                    yield name, f"unknown slot {slot!r}", False
        elif name in _VALUES and value not in _VALUES[name]:
            yield name, f"{value!r} is none of {', '.join(sorted(filter(None, _VALUES[name])))}", True


def _predicate_faults(
    language: str, entry: Mapping[str, Any], relations: Mapping[str, RelationType], codes: Mapping[str, str]
) -> Iterator[tuple[str, str, bool]]:
    yield from _faults(Predicate, entry, language)
    relation, name = entry.get("relation"), entry.get("id")
    if not isinstance(name, str) or not re.fullmatch(rf"{language}\.\S+", name):
        yield "id", f"{name!r} does not begin with '{language}.'", not name
    if not isinstance(relation, str) or relation not in relations:
        near = difflib.get_close_matches(str(relation), relations, 3)
        yield "relation", f"{relation!r} is not in relations.ttl" + (f"; near: {', '.join(near)}" if near else ""), True
        return
    if not entry.get("source_note"):
        yield "source_note", "every entry names its source", False
    if not any(entry.get(use) for use in ("verb", "noun", "participle")):
        yield "verb", "neither verb nor noun nor participle", False
    if language == "ar":
        for verb in entry.get("verb", ()):
            if not re.fullmatch(r"[^/\s]+/[^/\s]+( .+)?", verb):
                yield "verb", f"{verb!r} is no pair past/present", False
    code, plover = entry.get("cameo"), relations[relation].plover
    if code is not None and codes.get(code) != plover:
        yield "cameo", f"{code!r} belongs to {codes.get(code, 'no class')}, the relation to {plover}", False
