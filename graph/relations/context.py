"""How a predicate is meant: affirmed or negated, asserted or not, and who says so.

What decides stands beside the word (particles, auxiliaries) and above it in the tree (operators, speech, conditions).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.language.arabic.inflection import normalise_key
from graph.language.folding import fold
from graph.language.grammar import Grammar
from graph.language.trees import base, children
from graph.model import Modality
from graph.relations.predicates import Candidate, Lexicon

_STRENGTH: dict[str, int] = {"asserted": 0, "planned": 1, "desired": 2, "possible": 3}
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "parataxis")
_ACCUSING = frozenset({"accuses", "charges", "suspects", "blames", "denounces"})
_NOMINAL = ("obj", "obl", "nmod", "nsubj")


@dataclass(slots=True)
class Meaning:
    """What holds of a predicate. ``speakers`` are the speech predicates it stands under, innermost first."""

    negated: bool = False
    modality: Modality = "asserted"
    speakers: list[Candidate] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def flip(self, note: str) -> None:
        self.negated = not self.negated
        self.notes.append(note)

    def weaken(self, modality: str, note: str) -> None:
        """Take over a modality unless one that is further from fact is there."""
        if modality in _STRENGTH and _STRENGTH[modality] > _STRENGTH[self.modality]:
            self.modality = modality  # type: ignore[assignment]
            self.notes.append(note)


class Contexts:
    """Reads meanings off the tree, given the predicates of the sentence by token."""

    def __init__(self, language: str, words: Lexicon, grammar: Grammar, predicates: dict[int, list[Candidate]]) -> None:
        self.language, self.words, self.grammar, self.predicates = language, words, grammar, predicates

    def of(self, token: Token, light: Token | None = None) -> Meaning:
        """The meaning of the predicate at ``token``, carried by the light verb ``light`` if there is one."""
        meaning = Meaning()
        self._beside(token, meaning)
        top = token
        if light is not None:
            self._beside(light, meaning)
            top = light
            for operator in self.words.operator(light):
                if operator.scope in ("obj", "inf", "clause"):
                    self._apply(operator.effect, light, meaning)
                    break
        self._above(top, meaning)
        return meaning

    # beside the word

    def _beside(self, token: Token, meaning: Meaning) -> None:
        clause = self.grammar
        doc = token.doc
        modifiers = [
            c
            for c in token.children
            if base(c) in ("advmod", "aux", "mark", "det", "cc", "case", "cop", "amod", "dep", "fixed") or c.dep_ == "neg"
        ]
        if self.language == "ar":
            # particles stand directly before the verb, whatever the tree makes of them
            for k in (token.i - 1, token.i - 2):
                if (
                    k >= token.sent.start
                    and doc[k] not in modifiers
                    and doc[k].pos_ in ("PART", "AUX", "ADV", "SCONJ", "DET", "ADP", "INTJ", "X", "VERB", "NOUN")
                ):
                    if k == token.i - 1 or fold(doc[token.i - 1].norm_) in ("س", "ب", "قد", "ان"):
                        modifiers.append(doc[k])
        seen: set[int] = set()
        for child in modifiers:
            if child.i in seen or child.i > token.i and self.language == "ar" and base(child) not in ("advmod", "amod"):
                continue
            seen.add(child.i)
            word = fold(child.norm_)
            lemma = fold(child.lemma_) if self.language == "en" else word
            if word in clause.words("clauses", "negators") or lemma in clause.words("clauses", "negators"):
                if word in ("ما", "من") and child.pos_ not in ("PART", "ADV"):
                    continue
                if base(child) in ("case",) and self.language == "ar" and word not in ("دون", "بدون", "غير", "عدم"):
                    continue
                meaning.flip(f"negated by {child.text}")
                if word in clause.words("clauses", "negators_future"):
                    meaning.weaken("planned", f"future: {child.text}")
            elif word in clause.words("clauses", "future"):
                meaning.weaken("possible" if word == "would" else "planned", f"future: {child.text}")
            elif word in clause.words("clauses", "perhaps"):
                if self.language == "en" and word in ("can", "could") and any(fold(c.norm_) == "not" for c in token.children):
                    meaning.weaken("possible", child.text)
                elif word != "قد" or self._present(token):
                    meaning.weaken("possible", f"possible: {child.text}")
            elif word in ("should", "must", "ought") or word in ("يجب", "ينبغي"):
                meaning.weaken("desired", f"ought to be: {child.text}")
            elif base(child) == "mark" and word in clause.words("clauses", "conditionals") and self._conditional(child, token):
                meaning.weaken("possible", f"conditional: {child.text}")
        if (
            self.language == "ar"
            and token.text.startswith("س")
            and any(r.present for r in self.words.readings.get(self.words.key(token)[1:], ()))
            and not self.words.of(token)
        ):
            meaning.weaken("planned", "future: س")

    def _negated(self, token: Token) -> bool:
        beside = Meaning()
        self._beside(token, beside)
        return beside.negated

    def _present(self, token: Token) -> bool:
        key = self.words.key(token)
        readings = [r for r in self.words.of(token) if r.use == "verb"]
        past = any(normalise_key(citation.partition("/")[0]) == key for r in readings for citation in r.predicate.verb)
        return any(r.present for r in readings) and not past and token.norm_[:1] in "يت"

    def _conditional(self, mark: Token, token: Token) -> bool:
        word = fold(mark.norm_)
        if word == "ان":  # with hamza below after a speech verb it is "that"; at the head of a clause of its own it is "if"
            return False
        return base(token) in ("advcl", "root", "acl") or word in ("اذا", "لو", "unless")

    # above it

    def _above(self, token: Token, meaning: Meaning) -> None:
        child, steps = token, 0
        passed_relative = False
        while child.head.i != child.i and steps < 25:
            head, label, steps = child.head, base(child), steps + 1
            if label == "conj" and self._own_clause(child):
                child = self._past_conjuncts(child)
                if child.head.i == child.i:
                    break
                head, label = child.head, base(child)
            if child.dep_ == "acl:relcl":
                passed_relative = True
            self._under(child, head, label, meaning, passed_relative)
            if label in ("advcl", "acl") and not passed_relative:
                self._adverbial(child, meaning)
            child = head

    def _own_clause(self, token: Token) -> bool:
        return token.pos_ in ("VERB", "AUX")

    def _past_conjuncts(self, token: Token) -> Token:
        while base(token) == "conj" and token.head.i != token.i:
            token = token.head
        return token

    def _under(self, child: Token, head: Token, label: str, meaning: Meaning, passed_relative: bool) -> None:
        speech = next((c for c in self.predicates.get(head.i, ()) if c.predicate.speech), None)
        if speech is not None and (
            label in _COMPLEMENTS
            or (label in ("obj", "obl", "nmod") and child.pos_ in ("VERB", "NOUN") and self._complement_noun(child, head))
        ):
            meaning.speakers.append(speech)
        elif label in ("obl", "advcl") and child.pos_ in ("NOUN", "VERB"):
            accusing = next(
                (c for c in self.predicates.get(head.i, ()) if c.reading.use == "verb" and c.predicate.relation in _ACCUSING),
                None,
            )
            if accusing is not None:
                meaning.speakers.append(accusing)  # what somebody is accused of is the accuser's word
        if passed_relative and child.dep_ != "acl:relcl" and label not in _COMPLEMENTS:
            return
        if passed_relative:
            return
        # of several readings of one word, that of speech is the one that has what is said below it
        readings = [speech] if speech is not None and label in _COMPLEMENTS else self.predicates.get(head.i, ())
        for candidate in readings:
            effect = candidate.predicate.complement
            if (
                effect
                and label in (*_COMPLEMENTS, "obj", "obl", "nmod", "acl", "advcl")
                and self._is_complement(candidate, child, label)
            ):
                self._apply(effect, head, meaning)
                break
        for operator in self.words.operator(head):
            if self._in_scope(operator.scope, child, head, label):
                self._apply(operator.effect, head, meaning)
                if self._negated(head):
                    meaning.flip(f"negated with {head.text}")  # "does not intend to annex"
                break

    def _complement_noun(self, child: Token, head: Token) -> bool:
        """ "أكدت موسكو رفضها": the noun that is said carries the speaker only if it has somebody else as its own source."""
        return base(child) == "obj"

    def _is_complement(self, candidate: Candidate, child: Token, label: str) -> bool:
        if label in _COMPLEMENTS:
            return True
        prepositions = [fold(c.norm_) for c in children(child, "case", "mark")]
        slots = {fold(s) for s in (*candidate.predicate.target, *candidate.predicate.topic, *candidate.predicate.noun_target)}
        if label == "obj":
            return bool({"obj", "inf", "comp"} & slots)
        return any(p in slots for p in prepositions)

    def _in_scope(self, scope: str, child: Token, head: Token, label: str) -> bool:
        match scope:
            case "inf":
                if label == "advcl" and self.language == "en":
                    return any(fold(m.norm_) == "to" for m in children(child, "mark"))
                return label in ("xcomp", "ccomp", "acl", "advcl") or (self.language == "ar" and label in ("obj", "nmod", "obl"))
            case "comp":
                return label in (*_COMPLEMENTS, "acl")
            case "obj":
                return label in _NOMINAL
            case "clause":
                return label in (*_COMPLEMENTS, *_NOMINAL, "acl", "advcl")
        return False

    def _apply(self, effect: str, head: Token, meaning: Meaning) -> None:
        if effect == "negated":
            meaning.flip(f"negated by {head.text}")
        elif effect != "none":
            meaning.weaken(effect, f"{effect} under {head.text}")

    def _adverbial(self, child: Token, meaning: Meaning) -> None:
        """Purpose clauses are not yet so; conditions may never be."""
        marks = [fold(c.norm_) for c in children(child, "mark", "case")]
        if any(m in self.grammar.words("clauses", "conditionals") and m not in ("ان", "should") for m in marks):
            meaning.weaken("possible", "conditional")
        elif (self.language == "en" and "to" in marks) or (self.language == "ar" and {"ل", "كي", "لكي"} & set(marks)):
            meaning.weaken("planned", "a purpose")
