"""Personal names across scripts: consonant skeletons to compare them, romanisation to show them.

The skeleton of a name is what Arabic and Latin spellings of it share: its consonants in classes that transliteration
does not keep apart (k/q/kh, s/sh/th, g/j/gh, f/v, b/p …), without vowels, h, w and y.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from rapidfuzz import fuzz

import ontology
from graph.language.folding import fold, is_arabic

_LATIN_CLASSES = (
    ("sch", "s"), ("tch", "s"), ("tsch", "s"), ("kh", "k"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"),
    ("gh", "g"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("ce", "s"), ("ci", "s"), ("cy", "s"),
    ("c", "k"), ("v", "f"), ("p", "b"), ("j", "g"),
)  # fmt: skip
_ARABIC_CLASSES = str.maketrans(
    {
        "ب": "b", "ت": "t", "ث": "t", "ج": "g", "ح": "", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
        "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l",
        "م": "m", "ن": "n", "ه": "", "و": "", "ي": "", "ا": "",
    }
)  # fmt: skip
_ROMAN = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "w", "ي": "y", "ى": "a",
    "ئ": "y", "ؤ": "w", "ء": "", "گ": "g", "ڤ": "v", "پ": "p", "چ": "ch",
}  # fmt: skip
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxyz")


def skeleton(name: str) -> str:
    """Consonant classes of a name, part by part: ``سيرغي لافروف`` and ``Sergei Lavrov`` both give ``srg lfrf``."""
    parts = []
    for part in re.split(r"[\s-]+", fold(name)):
        part = part.removeprefix("ال") if is_arabic(part) and len(part) > 4 else part
        if part in ("al", "el", "bin", "ben", "ibn", "بن", "ابن", "ال"):
            continue
        parts.append(_skeleton(part))
    return " ".join(p for p in parts if p)


def _skeleton(part: str) -> str:
    if is_arabic(part):
        classes = part.translate(_ARABIC_CLASSES)
    else:
        classes = part
        for letters, kind in _LATIN_CLASSES:
            classes = classes.replace(letters, kind)
        classes = re.sub(r"[aeiouhwy']", "", classes)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]", "", classes))


def similar(one: str, other: str) -> float:
    """How alike two names are, 0 to 100, whatever their scripts; 88 and more is the same name, 62 and less another."""
    if is_arabic(one) == is_arabic(other):
        return fuzz.token_sort_ratio(fold(one), fold(other))
    return fuzz.token_sort_ratio(skeleton(one), skeleton(other))


@cache
def _parts() -> dict[str, str]:
    """Arabic name part → the Latin form that the register most often gives it."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for person in ontology.persons().values():
        arabic, latin = person.label_ar.split(), person.label_en.replace("al-", "").split()
        if len(arabic) == len(latin):
            for a, b in zip(arabic, latin, strict=True):
                if _skeleton(fold(a.removeprefix("ال"))) == _skeleton(fold(b)):
                    seen[fold(a)][b] += 1
    return {part: forms.most_common(1)[0][0] for part, forms in seen.items()}


def romanise(name: str) -> str:
    """An Arabic name in Latin letters: parts as the register spells them, else letter by letter.

    >>> romanise("محمد")
    'Mohammed'
    """
    if not is_arabic(name):
        return name
    return " ".join(_romanise(part) for part in name.split())


def _romanise(part: str) -> str:
    known = _parts().get(fold(part))
    if known:
        return known
    if part.startswith("ال") and len(part) > 4:
        return "al-" + _romanise(part[2:])
    letters = [_ROMAN.get(c, c if c.isascii() else "") for c in part]
    out = ""
    for k, letter in enumerate(letters):
        following = next((x for x in letters[k + 1 :] if x), "")
        if part[k] == "و" and out and out[-1] in _CONSONANTS and (not following or following[0] in _CONSONANTS):
            letter = "u"
        elif part[k] == "ي" and out and out[-1] in _CONSONANTS and (not following or following[0] in _CONSONANTS):
            letter = "i"
        elif (
            letter[:1] in _CONSONANTS
            and out
            and out[-1] in _CONSONANTS
            and len(re.findall(r"[bcdfghjklmnpqrstvwxyz]+$", out)[-1]) >= 1
        ):
            out += "a"
        out += letter
    return out.capitalize()


@cache
def by_skeleton() -> dict[str, tuple[str, ...]]:
    """Persons of the register by the skeletons of their full names (two parts and more)."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in ontology.persons().values():
        for name in (person.label_en, person.label_ar, *person.aliases_en, *person.aliases_ar):
            key = skeleton(name) if name else ""
            if key.count(" ") >= 1 and len(key) >= 6:
                found[key].add(person.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}
