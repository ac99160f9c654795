"""The written forms of Arabic nouns and participles, derived from the shape of the singular. See ``inflection`` for the verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.language.arabic.normalise import normalise

Number = Literal["singular", "dual", "plural"]


@dataclass(frozen=True, slots=True)
class NounForm:
    """One written form of a noun or participle. ``state``: "absolute", "definite" (with ال) or "construct".

    ``bound`` forms occur only before an attached pronoun; ``gender`` is given for participles alone.
    """

    surface: str
    number: Number
    state: str
    gender: str = ""
    bound: bool = False


@lru_cache(maxsize=8192)
def noun_forms(noun: str) -> tuple[NounForm, ...]:
    """The written forms of a noun cited in the singular (or as a broken or sound plural, which then gets no plural of its own).

    With and without ال, accusative ا (هجوما), dual, the plural in ات, and what stands before a pronoun (زيارت, لقائ). A noun
    of two words (``إطلاق نار``) is inflected in its first, its second with and without ال.
    """
    head, _, rest = normalise(noun).partition(" ")
    forms = list(_noun(head))
    if rest:
        tails = [rest] if rest.startswith("ال") or " " in rest else [rest, "ال" + rest]
        forms = [
            NounForm(f"{form.surface} {tail}", form.number, form.state, form.gender)
            for form in forms
            if not form.bound and form.state != "definite"
            for tail in tails
        ]
    return tuple(dict.fromkeys(forms))


def _noun(noun: str) -> Iterator[NounForm]:
    plural = noun.endswith("ات") and len(noun) > 4
    number: Number = "plural" if plural else "singular"
    yield NounForm(noun, number, "absolute")
    yield NounForm("ال" + noun, number, "definite")
    yield NounForm(noun, number, "construct")
    last, body = noun[-1], noun[:-1]
    if last == "ة":
        yield NounForm(body + "ت", number, "construct", bound=True)
    elif last == "ء" and noun[-2:-1] in ("ا", "و", "ي"):
        yield NounForm(body + "ئ", number, "construct", bound=True)
        yield NounForm(body + "ؤ", number, "construct", bound=True)
    elif last == "ى":
        yield NounForm(body + "ا", number, "construct", bound=True)
    elif last == "أ":
        yield NounForm(body + "ئ", number, "construct", bound=True)
    if plural:
        return
    if last not in "ةىا" and not noun.endswith("اء"):
        yield NounForm(noun + "ا", "singular", "absolute")
    base = body + "ت" if last == "ة" else body + "ي" if last in "ىا" and len(noun) > 2 else noun
    for ending in ("ان", "ين"):
        yield NounForm(base + ending, "dual", "absolute")
        yield NounForm("ال" + base + ending, "dual", "definite")
    for ending in ("ا", "ي"):
        yield NounForm(base + ending, "dual", "construct")
    stem = body if last == "ة" else base
    yield NounForm(stem + "ات", "plural", "absolute")
    yield NounForm("ال" + stem + "ات", "plural", "definite")
    yield NounForm(stem + "ات", "plural", "construct")


@lru_cache(maxsize=4096)
def participle_forms(participle: str) -> tuple[NounForm, ...]:
    """The written forms of a participle or adjective cited in the masculine singular: gender, number, ال, accusative.

    A defective one is cited with its ي (``داعي``) and also written without (``داع``).

    >>> {"رافض", "الرافضة", "رافضا", "رافضين", "رافضو"} <= {form.surface for form in participle_forms("رافض")}
    True
    """
    word = normalise(participle)
    forms: list[NounForm] = []

    def add(surface: str, number: Number, gender: str, states: tuple[str, ...] = ("absolute", "definite")) -> None:
        forms.extend(NounForm(("ال" if state == "definite" else "") + surface, number, state, gender) for state in states)

    last, body = word[-1], word[:-1]
    passive = last == "ى"
    stem = body + "ي" if passive else word
    add(word, "singular", "m")
    add(body + "اة" if passive else word + "ة", "singular", "f")
    forms.append(NounForm((body + "ا" if passive else word) + "ت", "singular", "construct", "f", bound=True))
    add(stem + "ا" if not passive else word, "singular", "m", ("absolute",))
    if last == "ي":
        add(body, "singular", "m", ("absolute",))
    for ending in ("ان", "ين"):
        add(stem + ending, "dual", "m")
        add((body + "ات" if passive else word + "ت") + ending, "dual", "f")
    sound = body if last in "يى" else word
    for ending in ("ون", "ين"):
        add(sound + ending, "plural", "m")
    forms.extend(NounForm(sound + ending, "plural", "construct", "m") for ending in ("و", "ي"))
    add(stem + "ات", "plural", "f")
    return tuple(dict.fromkeys(forms))
