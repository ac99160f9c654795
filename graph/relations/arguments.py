"""Who fills the slots of a predicate: from slots to tokens, from tokens to parties.

A slot is ``subj``, ``obj``, ``iobj``, ``comp``, ``inf``, ``poss``, ``adj``, ``compound`` or a preposition. A party is an actor
in one place of the text, with how surely it is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from graph.actors.linker import Linked, Linker
from graph.actors.mentions import Mention
from graph.language.folding import fold
from graph.language.trees import base, cases, children, conjuncts
from graph.relations.predicates import Candidate, is_passive, lexicon

_PASSIVE_AGENT = {"ar": ("من قبل", "علي يد", "علي ايدي", "بواسطه", "من جانب"), "en": ("by",)}
_CLAUSES = ("ccomp", "xcomp", "csubj")


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as an argument: its id in the cast, the tokens [start, end) that stand for it, and a factor for confidence."""

    actor: str
    start: int
    end: int
    weight: float = 1.0
    note: str = ""
    place: bool = False
    """Named only through a place: it counts where a place may be meant as its state."""


class Arguments:
    """Slots and parties over one linked Doc."""

    def __init__(self, linked: Linked, linker: Linker, language: str) -> None:
        self.linked, self.linker, self.language = linked, linker, language
        self.doc = linked.page.doc
        self.grammar = linked.page.grammar
        self.words = lexicon(language)

    # slots → tokens

    def fill(self, token: Token, slot: str) -> list[Token]:
        """The tokens in ``slot`` of ``token``, coordination not yet opened."""
        match slot:
            case "obj":
                objects = children(token, "obj")
                if not objects and self.language == "en":  # a name that the parser takes for an adverbial of time or measure
                    objects = [c for c in token.children if c.dep_ == "obl:npmod" and self.linked.at(c.i) is not None]
                if self.language == "ar" and token.pos_ not in ("VERB", "AUX"):  # a pronoun on a verbal noun is its genitive
                    objects = [o for o in objects if o.pos_ != "PRON"]
                return objects
            case "iobj":
                return children(token, "iobj")
            case "comp":
                return [c for c in children(token, *_CLAUSES, "parataxis") if c.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")]
            case "inf":
                return children(token, "xcomp", "ccomp")
            case "poss":
                return self._possessors(token)
            case "adj":
                return [c for c in children(token, "amod", "acl") if self.linked.page.longest(c.i, "nisba")]
            case "compound":
                return children(token, "compound")
        return self._oblique(token, slot)

    def _possessors(self, token: Token) -> list[Token]:
        if self.language == "ar":
            genitives = [c for c in children(token, "nmod") if not cases(c) and c.i > token.i]
            clitics = [
                c
                for c in children(token, "obj", "det", "dep")
                if c.pos_ == "PRON" and c.i == token.i + 1 and not token.whitespace_
            ]
            return clitics if token.pos_ != "VERB" and clitics else genitives
        found = children(token, "nmod:poss")
        return found or [c for c in children(token, "nmod") if "of" in cases(c)]

    def _oblique(self, token: Token, preposition: str) -> list[Token]:
        wanted = fold(preposition)
        first, _, second = wanted.partition(" ")
        if second:  # "برصاص X", "على يد X", "بحق X": what belongs to the noun behind the preposition
            nouns = [
                c for c in children(token, "obl", "nmod") if first in cases(c) and fold(c.norm_).removeprefix("ال") == second
            ]
            within = [p for noun in nouns for p in self._possessors(noun)]
            if within:
                return within
        found = [c for c in children(token, "obl", "nmod", "obj", "advmod") if wanted in cases(c)]
        if not found and self.language == "en":
            found = [
                c
                for c in children(token, "advcl", "acl", "xcomp")
                if wanted in [fold(m.norm_) for m in children(c, "mark", "case")]
            ]
        if not found and self.language == "ar":  # "تعمل باستمرار مع": the adverbial phrase has drawn the complement to itself
            for adverbial in children(token, "obl"):
                if "ب" in cases(adverbial) and self.linked.at(adverbial.i) is None:
                    found = [c for c in children(adverbial, "nmod", "obl") if wanted in cases(c) and wanted not in ("ب", "من")]
                    if found:
                        break
        if not found:  # attached to the object instead: "imposed sanctions on Iran"
            for obj in children(token, "obj", "xcomp"):
                found = [c for c in children(obj, "nmod", "obl") if wanted in cases(c) and wanted not in ("of", "من")]
                if found:
                    break
        return found

    def subjects(self, token: Token, depth: int = 0) -> list[Token]:
        """The tokens that are understood as subject of a verb or participle, also where another clause names them."""
        own = children(token, "nsubj")
        if own or depth > 6:
            return own
        for aux in children(token, "aux", "cop"):
            found = children(aux, "nsubj")
            if found:
                return found
        label, head = base(token), token.head
        if head.i == token.i:
            return []
        if label == "conj":
            return (
                self.subjects(head, depth + 1)
                if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and head.i < token.i and self._clausal(head)
                else []
            )
        if label in ("acl",):
            return [head]
        if label in ("xcomp", "ccomp") and fold(head.norm_) in self.grammar.words("clauses", "auxiliaries"):
            return self.subjects(head, depth + 1)
        if label == "xcomp":
            controller = children(head, "obj", "iobj") or [c for c in children(head, "obl") if "on" in cases(c)]
            if controller and controller[0].pos_ in ("NOUN", "PROPN", "PRON") and not self._is_topic_noun(controller[0]):
                return controller[:1]
            return self.subjects(head, depth + 1)
        if (
            label == "advcl"
            and {"of", "for"} & {fold(m.norm_) for m in children(token, "mark", "case")}
            and children(head, "obj")
        ):
            return children(head, "obj")  # "accused Greece of attacking", "thanked Oman for mediating"
        if label in ("advcl",):
            return self.subjects(head, depth + 1) if self._clausal(head) else []
        if label == "ccomp" and self.language == "ar":
            return self.subjects(head, depth + 1)
        if label in ("parataxis",) and self.language == "ar":
            return self.subjects(head, depth + 1)
        return []

    @staticmethod
    def _clausal(token: Token) -> bool:
        return token.pos_ in ("VERB", "AUX") or bool(children(token, "nsubj", "cop"))

    def _is_topic_noun(self, token: Token) -> bool:
        return self.linked.at(token.i) is None and token.pos_ != "PRON"

    def source_tokens(self, c: Candidate, slots: tuple[str, ...]) -> list[tuple[Token, str]]:
        """What fills the first filled source slot, with the slot's name."""
        passive = is_passive(c)
        for slot in slots:
            if slot == "subj":
                tokens = self._agents(c.token) if passive else self.subjects(c.token)
            elif slot == "obj" and passive:
                tokens = children(c.token, "nsubj:pass") or self.subjects(c.token)
            else:
                tokens = self.fill(c.token, slot)
            if tokens:
                return [(t, slot) for t in tokens]
        return []

    def _agents(self, token: Token) -> list[Token]:
        agents = children(token, "obl:agent")
        for preposition in _PASSIVE_AGENT[self.language]:
            agents = agents or self._oblique(token, preposition)
        return agents

    def target_tokens(self, c: Candidate, slots: tuple[str, ...], guards: tuple[int, ...] = ()) -> list[tuple[Token, str]]:
        """What fills the target slots: the first filled one, with the slot's name; in the passive the object is the subject.

        Prepositions are also looked for under the nouns that the entry asks for (``guards``): "reached an agreement with".
        """
        passive = is_passive(c)
        for slot in slots:
            if slot == "obj" and passive:
                tokens = children(c.token, "nsubj:pass", "nsubj") or (
                    [c.token.head] if base(c.token) == "acl" else self.subjects(c.token)
                )
            elif (
                slot == "obj"
                and not children(c.token, "obj")
                and c.token.dep_ == "acl:relcl"
                and self._relativised_object(c.token)
            ):
                tokens = [c.token.head]
            elif slot == "subj":
                tokens = self.subjects(c.token)
            else:
                tokens = self.fill(c.token, slot)
            if tokens and not (slot == "obj" and guards and all(t.i in guards for t in tokens)):
                return [(t, slot) for t in tokens]
        for guard in guards:
            for slot in slots:
                tokens = self.fill(self.doc[guard], slot) if slot not in ("obj", "subj") else []
                if tokens:
                    return [(t, slot) for t in tokens]
        return []

    @staticmethod
    def _relativised_object(verb: Token) -> bool:
        """ "the plan that Moscow rejects": the relative clause has a subject of its own and no object."""
        subjects = children(verb, "nsubj")
        return bool(subjects) and subjects[0].pos_ != "PRON" and not children(verb, "obj", "ccomp", "xcomp")

    # tokens → parties

    def parties(self, token: Token, depth: int = 0) -> list[Party]:
        """The actors that ``token`` and what is coordinated with it stand for."""
        found: list[Party] = []
        for each in conjuncts(token):
            found += self._party(each, depth)
        unique: dict[str, Party] = {}
        for party in found:
            unique.setdefault(party.actor, party)
        return list(unique.values())

    def _party(self, token: Token, depth: int) -> list[Party]:
        if depth > 5:
            return []
        mention = self.linked.at(token.i)
        if mention is not None and (token.i == mention.root or self._is_head_of(mention, token)):
            return self._of_mention(mention, token)
        if token.pos_ == "PRON" or fold(token.norm_) in self.grammar.pronouns and token.pos_ not in ("NOUN", "VERB"):
            return self._of_pronoun(token, depth)
        word = fold(token.norm_)
        bare = word.removeprefix("ال") if self.language == "ar" else fold(token.lemma_)
        for apposed in children(token, "appos"):
            inner = self.linked.at(apposed.i)
            if inner is not None and inner.actors:
                return self._of_mention(inner, apposed)
        words = self.grammar.words
        if token.pos_ == "NUM" or {word, bare} & (
            words("phrases", "partitives") | words("phrases", "place_heads") | words("phrases", "state_heads")
        ):
            inside = self._inside(token, depth)
            if inside:
                return inside
        if {word, bare} & words("phrases", "belongings"):
            owners = self._owners(token, depth)
            return [
                replace(
                    p,
                    weight=p.weight * 0.9,
                    note=p.note or "through what is theirs",
                    start=min(p.start, token.i),
                    end=max(p.end, token.i + 1),
                )
                for p in owners
            ]
        return []

    def _is_head_of(self, mention: Mention, token: Token) -> bool:
        """A tree may point to another word of a name than the one that we call its root."""
        return mention.kind in (
            "person",
            "organisation",
            "group",
            "state",
            "capital",
            "place",
            "counterpart",
            "role",
            "organ",
            "collective",
            "people",
        )

    def _of_mention(self, mention: Mention, token: Token) -> list[Party]:
        if mention.kind == "place":
            import ontology
            from graph.actors.linker import state_of

            state = state_of(ontology.places()[mention.entries[0].key].iso3)
            if state is None:
                return []
            return [
                Party(self.linked.cast.state(state).id, mention.start, mention.end, 0.8, "the state of the place", place=True)
            ]
        weight = 1.0
        if mention.kind in ("two_sides", "two_persons", "guest", "generic_group", "generic_organisation", "own_country"):
            weight = 0.85
        elif mention.kind in ("organ",) and not mention.countries and mention.holder is None:
            weight = 0.85
        return [
            Party(a, mention.start, mention.end, weight, mention.reason, place=mention.kind == "capital") for a in mention.actors
        ]

    def _of_pronoun(self, token: Token, depth: int) -> list[Party]:
        word = fold(token.norm_)
        if word in self.grammar.words("clauses", "relatives"):
            clause = token.head
            while base(clause) != "acl" and clause.head.i != clause.i:
                clause = clause.head
            return self._party(clause.head, depth + 1) if base(clause) == "acl" else []
        if word in self.grammar.words("phrases", "partitives"):
            return self._inside(token, depth)
        if self.language == "ar" and base(token) in ("obj", "obl") and token.head.dep_ == "acl:relcl" and depth < 4:
            # the pronoun that a relative clause resumes its antecedent with: "القرار الذي رفضته موسكو"
            return self._party(token.head.head, depth + 1)
        found = self.linker.pronoun(token, token.i)
        return [Party(a, token.i, token.i + 1, 0.85, "a pronoun") for a in found]

    def _inside(self, token: Token, depth: int) -> list[Party]:
        """What a partitive or a place word contains: "dozens of protesters", "مدينة سوتشي"."""
        for child in children(token, "nmod", "obl", "appos", "compound", "flat", "amod"):
            found = self.parties(child, depth + 1)
            if found:
                return found
        return self._by_adjective(token)

    def _owners(self, token: Token, depth: int) -> list[Party]:
        """Whose a thing is: by genitive, by "of", by a nationality."""
        for child in self._possessors(token):
            found = self.parties(child, depth + 1)
            if found:
                return found
        by_adjective = self._by_adjective(token)
        if by_adjective:
            return by_adjective
        for child in children(token, "nmod", "compound"):
            if not cases(child) or {"of", "ل", "from", "من", "in", "في", "by"} & set(cases(child)):
                found = self.parties(child, depth + 1)
                if found:
                    return found
        return []

    def _by_adjective(self, token: Token) -> list[Party]:
        for child in children(token, "amod", "compound", "nmod"):
            nation = self.linked.page.nation(child.i)
            if nation is not None and nation[1] is not None:
                match, state = nation[0], self.linked.cast.state(nation[1])
                low, high = min(token.i, match.start), max(token.i + 1, match.end)
                return [Party(state.id, low, high, 0.9, "a nationality")]
        return []

    def nations(self, token: Token) -> list[Party]:
        """The states whose adjectives qualify a noun: "الهجوم الإيراني", "Russian-Syrian talks"."""
        found: list[Party] = []
        for child in children(token, "amod", "compound", "acl"):
            for each in conjuncts(child):
                nation = self.linked.page.nation(each.i)
                if nation is not None and nation[1] is not None:
                    match = nation[0]
                    found.append(Party(self.linked.cast.state(nation[1]).id, match.start, match.end, 0.9, "a nationality"))
        if found and self.language == "ar":  # الروسية – السورية, with or without a conjunction in the tree
            last = max(p.end for p in found)
            if self.linked.page.word(last) in ("-", "–", "و"):
                nation = self.linked.page.nation(last + 1)
                if nation is not None and nation[1] is not None and all(p.start != nation[0].start for p in found):
                    match = nation[0]
                    found.append(Party(self.linked.cast.state(nation[1]).id, match.start, match.end, 0.9, "a nationality"))
        return found
