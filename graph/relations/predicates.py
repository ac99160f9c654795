"""Predicates in a Doc: words that the lexicon knows, in the use that the tree gives them.

Arabic words are looked up by their inflected forms, generated once from the citation forms; English ones by lemma.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

import ontology
from graph.language.arabic.inflection import news_forms, normalise_key, noun_forms, participle_forms, verb_forms
from graph.language.folding import fold
from graph.language.trees import base, cases, children

Use = Literal["verb", "noun", "participle"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: an entry of the lexicon in one use. ``rest`` are the words after the first of a phrasal form."""

    predicate: ontology.Predicate
    use: Use
    passive: bool = False
    active: bool = True
    present: bool = False
    gender: str = ""
    number: str = ""
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that only carries a noun's event: ``slot`` says where the noun stands."""

    slot: str
    modality: str | None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes what stands in its ``scope``."""

    effect: str
    scope: str
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token read as a predicate."""

    token: Token
    reading: Reading
    doubt: float = 1.0
    """1 where form and part of speech agree; less where the tagger says otherwise."""

    @property
    def predicate(self) -> ontology.Predicate:
        return self.reading.predicate


class Lexicon:
    """The predicates, light verbs and operators of one language, by look-up key."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.readings: dict[str, list[Reading]] = defaultdict(list)
        self.light: dict[str, list[Light]] = defaultdict(list)
        self.operators: dict[str, list[Operator]] = defaultdict(list)
        for predicate in ontology.predicates(language):
            for word in predicate.verb:
                self._add_verb(word, predicate)
            for word in predicate.noun:
                self._add(word, Reading(predicate, "noun"), noun=True)
            for word in predicate.participle:
                self._add(word, Reading(predicate, "participle"), noun=False)
        for light in ontology.light_verbs(language):
            for word in light.verb:
                for key, rest in self._keys_of_verb(word):
                    self.light[key].append(Light(light.slot, light.modality, rest))
        for operator in ontology.operators(language):
            for word in operator.form:
                for key, rest in self._keys_of_operator(word):
                    entry = Operator(operator.effect, operator.scope, rest)
                    if entry not in self.operators[key]:
                        self.operators[key].append(entry)

    def key(self, token: Token) -> str:
        """What a token is looked up by: its inflected form in Arabic, its lemma in English."""
        if self.language == "ar":
            return normalise_key(token.norm_ or token.text)
        return str(token.lemma_).lower()

    def _add_verb(self, word: str, predicate: ontology.Predicate) -> None:
        if self.language == "ar":
            first, *rest = word.split()
            seen: dict[str, list[bool | str]] = {}
            for form in news_forms(first):
                key = normalise_key(form.surface)
                mark = seen.setdefault(key, [False, False, False, form.gender, form.number])
                mark[0] = mark[0] or form.voice == "active"
                mark[1] = mark[1] or form.voice == "passive"
                mark[2] = mark[2] or form.tense != "past"
            for key, (active, passive, present, gender, number) in seen.items():
                self.readings[key].append(
                    Reading(
                        predicate,
                        "verb",
                        bool(passive),
                        bool(active),
                        bool(present),
                        str(gender),
                        str(number),
                        tuple(map(fold, rest)),
                    )
                )
        else:
            first, *rest = word.lower().split()
            self.readings[first].append(Reading(predicate, "verb", rest=tuple(rest)))

    def _add(self, word: str, reading: Reading, noun: bool) -> None:
        first, *rest = word.split()
        reading = Reading(reading.predicate, reading.use, rest=tuple(map(fold, rest)))
        if self.language == "ar":
            forms = noun_forms(first) if noun else participle_forms(first)
            for key in dict.fromkeys(normalise_key(f.surface) for f in forms):
                self.readings[key].append(reading)
        else:
            self.readings[first.lower()].append(reading)

    def _keys_of_verb(self, word: str) -> list[tuple[str, tuple[str, ...]]]:
        first, *rest = word.split()
        if self.language == "ar":
            return [(key, tuple(map(fold, rest))) for key in dict.fromkeys(normalise_key(f.surface) for f in verb_forms(first))]
        return [(first.lower(), tuple(rest))]

    def _keys_of_operator(self, word: str) -> list[tuple[str, tuple[str, ...]]]:
        first, *rest = word.split()
        if self.language != "ar":
            return [(first.lower(), tuple(map(str.lower, rest)))]
        if "/" in first:
            return self._keys_of_verb(word)
        return [(key, tuple(map(fold, rest))) for key in dict.fromkeys((normalise_key(first), normalise_key("ال" + first)))]

    def of(self, token: Token) -> list[Reading]:
        return self.readings.get(self.key(token), [])

    def operator(self, token: Token) -> list[Operator]:
        """The operators that ``token`` is, its further words checked against the text."""
        return [o for o in self.operators.get(self.key(token), ()) if _followed(token, o.rest)]


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled lexicon of a language, built once."""
    return Lexicon(language)


def candidates(doc: Doc, language: str) -> list[Candidate]:
    """All tokens that may be read as predicates, each with every reading that its use in the tree allows, in text order."""
    words = lexicon(language)
    found: list[Candidate] = []
    for token in doc:
        if token.is_punct or token.is_space:
            continue
        for reading in words.of(token):
            doubt = _arabic_use(token, reading, words) if language == "ar" else _english_use(token, reading)
            if doubt:
                found.append(Candidate(token, reading, doubt))
    return found


def _english_use(token: Token, reading: Reading) -> float:
    if reading.use == "verb":
        if token.pos_ != "VERB" and not (token.pos_ == "AUX" and reading.predicate.verb):
            return 0.0
        if token.pos_ == "VERB" and token.dep_ in ("amod", "compound", "case", "mark"):
            return 0.0
    elif reading.use == "noun":
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN"):
            return 0.0
        if token.pos_ == "PROPN" and token.text[:1].isupper() and token.i > token.sent.start:
            return 0.0
    elif token.pos_ not in ("ADJ", "VERB") or token.dep_ == "amod":
        return 0.0
    return 1.0 if _phrasal(token, reading.rest) else 0.0


def _phrasal(token: Token, rest: tuple[str, ...]) -> bool:
    """Whether the further words of a phrasal form are there: as particle, as preposition of a complement, or next in the text."""
    if not rest:
        return True
    if _followed(token, rest):
        return True
    particles = {fold(c.text) for c in children(token, "compound:prt", "advmod")}
    prepositions = {
        case
        for c in children(token, "obl", "nmod", "advcl", "obj")
        for case in (*cases(c), *(fold(m.text) for m in children(c, "mark")))
    }
    objects = {fold(c.text) for c in children(token, "obj")} | {fold(c.lemma_) for c in children(token, "obj")}
    return all(word in particles or word in prepositions or word in objects for word in rest)


def _followed(token: Token, rest: tuple[str, ...]) -> bool:
    doc = token.doc
    return all(
        token.i + k < len(doc) and word in (fold(doc[token.i + k].norm_), fold(doc[token.i + k].lemma_))
        for k, word in enumerate(rest, 1)
    )


def _arabic_use(token: Token, reading: Reading, words: Lexicon) -> float:
    if not _followed(token, reading.rest) and not _phrasal(token, reading.rest):
        return 0.0
    definite = fold(token.norm_).startswith("ال") and not words.key(token).startswith("الت")
    pos = token.pos_
    if pos == "VERB" and base(token) in ("ccomp", "obj") and not children(token, "mark") and _carries_pronoun(token):
        # "أعلنت دمشق رفضها": without أن before it, what is declared is a verbal noun, however it is tagged
        if any(r.use == "noun" for r in words.of(token)):
            pos = "NOUN"
    if reading.use == "verb":
        if pos == "VERB":
            return 1.0
        if pos in ("AUX",) and base(token) != "aux":
            return 0.9
        # A verb that opens its sentence is now and then tagged as a noun; a word that has no noun reading is a verb.
        nouns = any(r.use != "verb" for r in words.of(token))
        if (
            pos in ("NOUN", "ADJ", "X")
            and not nouns
            and not definite
            and base(token) in ("root", "ccomp", "parataxis", "conj", "acl")
        ):
            return 0.7
        return 0.0
    if reading.use == "noun":
        if pos in ("NOUN", "X") or (pos in ("ADJ", "PROPN") and definite):
            return 1.0
        return 0.7 if pos == "VERB" and not any(r.use == "verb" for r in words.of(token)) else 0.0
    return (
        1.0
        if pos in ("ADJ", "NOUN", "X")
        else (0.8 if pos == "VERB" and not any(r.use == "verb" for r in words.of(token)) else 0.0)
    )


def _carries_pronoun(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.pos_ == "PRON" and not token.whitespace_


def is_passive(candidate: Candidate) -> bool:
    """Whether a verb stands in the passive: the tree or the morphology says so, or its form allows nothing else."""
    token, reading = candidate.token, candidate.reading
    if reading.use != "verb":
        return False
    if children(token, "nsubj:pass", "aux:pass", "obl:agent") or "Pass" in token.morph.get("Voice", []):
        return reading.passive or token.lang_ == "en" or bool(children(token, "nsubj:pass"))
    if token.lang_ == "en":
        return token.tag_ == "VBN" and token.dep_ == "acl" and not children(token, "obj")
    if reading.passive and reading.active and "obj" in candidate.predicate.target and reading.predicate.passive:
        # without vowels "قتل عشرون" may be either; a transitive verb with a subject and no object is read as passive
        return (
            not children(token, "obj", "iobj", "ccomp", "xcomp")
            and bool(children(token, "nsubj"))
            and not reading.present
            and not _prepositional(candidate)
        )
    return reading.passive and not reading.active


def _prepositional(candidate: Candidate) -> bool:
    """Whether another target slot of the entry is filled by a prepositional phrase."""
    wanted = {fold(slot) for slot in candidate.predicate.target if slot != "obj"}
    return any(wanted & set(cases(c)) for c in children(candidate.token, "obl", "nmod"))
