"""Statements of a linked Doc: each predicate with its arguments and meaning, one statement a pair of source and target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from spacy.tokens import Token

import ontology
from graph.actors.linker import Linked, Linker, masculine
from graph.language.folding import fold
from graph.language.trees import base, cases, children, conjuncts
from graph.model import Argument, Attribution, Document, Place, Polarity, Span, Statement
from graph.relations.absorption import absorb
from graph.relations.arguments import Arguments, Party
from graph.relations.context import Contexts, Meaning
from graph.relations.dates import When, find, forward
from graph.relations.gloss import gloss
from graph.relations.offices import office_statements
from graph.relations.predicates import Candidate, candidates, is_passive, lexicon
from graph.relations.proposals import Proposal
from graph.relations.spans import span_of, statement_id
from graph.relations.topics import concepts, phrase
from graph.relations.votes import SOURCE_FLOOR, TARGET_FLOOR, WEIGHT, Votes

_PLACES_COUNT = frozenset({"CONSULT", "ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "AID"})
"""Classes in which a city may stand for its state as target: visits to it, attacks on it."""
_UNNAMED_SOURCE = frozenset({"ASSAULT"})
"""Classes recorded even where nobody is named as source."""
_VIOLENT = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Classes in which unnamed people without a country may stand on both sides."""
_JUDGING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "obj"})
_MOST_PAIRS = 16
_UNKNOWN = "unknown-attackers"


class Reader:
    """Reads the statements of one document."""

    def __init__(self, document: Document, linked: Linked, linker: Linker, language: str) -> None:
        self.document, self.linked, self.language = document, linked, language
        self.doc, self.cast = linked.page.doc, linked.cast
        self.words = lexicon(language)
        self.arguments = Arguments(linked, linker, language)
        self.by_token: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in candidates(self.doc, language):
            self.by_token[candidate.token.i].append(candidate)
        self.contexts = Contexts(language, self.words, linked.page.grammar, self.by_token)
        self.votes = Votes(self.doc)
        self.last_speaker: Party | None = None
        self._whens: dict[int, list[When]] = {}

    def read(self) -> list[Statement]:
        """All statements in text order, each pair of subject, relation, object and meaning once a sentence."""
        found: dict[str, Statement] = {}
        for sentence in self.doc.sents:
            proposals: dict[int, Proposal] = {}
            for i in range(sentence.start, sentence.end):
                proposal = self._propose(self.by_token.get(i, []))
                if proposal is not None:
                    proposals[i] = proposal
                self._remember_speaker(self.by_token.get(i, []))
            absorb(proposals, self.arguments)
            made = [s for p in proposals.values() if not p.absorbed for s in self._statements(p)]
            made += office_statements(self.document, self.linked, sentence.start, sentence.end)
            for statement in _without_repeats(made):
                found.setdefault(statement.id, statement)
        return list(found.values())

    # proposals

    def _propose(self, readings: list[Candidate]) -> Proposal | None:
        proposals = [p for c in readings for p in [self._fill(c)] if p is not None]
        return max(proposals, key=Proposal.rank, default=None)

    def _fill(self, c: Candidate) -> Proposal | None:
        predicate = c.predicate
        light = self._light_verb(c) if c.reading.use == "noun" else None
        guards = self._guards(c)
        if guards is None:
            return None
        if c.reading.use == "noun":
            proposal = self._fill_noun(c, light)
        else:
            proposal = self._fill_verb(c, guards)
        if proposal is None:
            return None
        proposal.guards = guards
        self._let_vote(proposal)
        if c.reading.use == "noun" and light is None and not (proposal.targets or proposal.topics or len(proposal.sources) > 1):
            return None
        plover = ontology.relations()[predicate.relation].plover
        proposal.sources = [p for p in proposal.sources if not (p.place and self._is_mere_place(p))]
        if plover not in _VIOLENT and all(
            self.cast[p.actor].indefinite or self.cast[p.actor].unnamed for p in (*proposal.sources, *proposal.targets)
        ):
            return None  # nobody whom the graph could know: "the teacher met the parents"
        if plover not in _PLACES_COUNT:
            proposal.targets = [p for p in proposal.targets if not (p.place and self._is_mere_place(p))]
        mutual = predicate.symmetric_plural or (c.reading.use == "noun" and ontology.relations()[predicate.relation].symmetric)
        if mutual and not proposal.targets and len(proposal.sources) >= 2:
            proposal.pairs = list(combinations(proposal.sources, 2))
            proposal.topics = []
        else:
            proposal.pairs = [(s, t) for s in proposal.sources for t in proposal.targets if s.actor != t.actor]
        if predicate.needs == "actor" and not proposal.pairs:
            return None
        if predicate.needs == "topic" and not proposal.topics:
            return None
        if not proposal.sources and not (plover in _UNNAMED_SOURCE and proposal.targets):
            return None
        return proposal

    def _let_vote(self, proposal: Proposal) -> None:
        """Fill what the tree leaves empty by the votes of the learned heads."""
        i, plover = proposal.candidate.token.i, proposal.plover
        if not self.votes.sees(i, plover if proposal.candidate.reading.use == "noun" else None):
            return
        if not proposal.sources:
            taken = {p.actor for p in proposal.targets}
            proposal.sources = [p for p in self._voted(i, "source", SOURCE_FLOOR) if p.actor not in taken]
            proposal.weight *= WEIGHT if proposal.sources else 1.0
        if not proposal.targets and not (proposal.topics and plover in ("STATE", "ROLE")):
            taken = {p.actor for p in proposal.sources}
            proposal.targets = [p for p in self._voted(i, "target", TARGET_FLOOR) if p.actor not in taken]
            proposal.weight *= WEIGHT if proposal.targets else 1.0

    def _voted(self, trigger: int, role: str, floor: float) -> list[Party]:
        found: list[Party] = []
        for j in self.votes.arguments(trigger, role, floor):
            mention = self.linked.at(j)
            found += self.arguments.parties(self.doc[mention.root if mention is not None else j])
        return [replace(p, note=p.note or "a vote of the model") for p in found]

    def _is_mere_place(self, party: Party) -> bool:
        mention = self.linked.at(party.start)
        return mention is not None and mention.kind == "place"

    def _fill_verb(self, c: Candidate, guards: tuple[int, ...]) -> Proposal | None:
        predicate, arguments = c.predicate, self.arguments
        sources: list[Party] = []
        source_tokens = arguments.source_tokens(c, predicate.source or ("subj",))
        for token, _ in source_tokens:
            sources += arguments.parties(token)
        weight = c.doubt
        if not source_tokens and self.language == "ar" and c.reading.use == "verb" and not is_passive(c):
            dropped = self._dropped_subject(c)
            sources, weight = ([dropped], weight * 0.8) if dropped else ([], weight)
        targets: list[Party] = []
        topics: list[Token] = []
        if self._is_object_after_all(c, source_tokens):
            # "واتهم واشنطن": a masculine verb has no feminine subject, so the sentence leaves it unsaid
            dropped = self._dropped_subject(c)
            targets, sources, weight = sources, [dropped] if dropped else [], weight * 0.8
            return Proposal(c, sources, targets, [], weight=weight)
        target_tokens = arguments.target_tokens(c, predicate.target or ("obj",), guards)
        for token, slot in target_tokens:
            if slot in ("comp", "inf") or token.pos_ == "VERB":
                topics.append(token)
                continue
            parties = arguments.parties(token)
            targets += parties
            if not parties and token.pos_ not in ("PRON", "ADV"):
                topics.append(token)
        if not targets:
            for slot in predicate.recipient:
                for token in arguments.fill(c.token, slot):
                    targets += arguments.parties(token)
        if not targets and not topics:
            for slot in predicate.topic:
                topics += arguments.fill(c.token, slot)
        if not targets and predicate.needs == "actor" and len(predicate.target) > 1:
            for slot in predicate.target[1:]:
                for token in arguments.fill(c.token, slot):
                    targets += arguments.parties(token)
                if targets:
                    break
        return Proposal(c, sources, targets, topics, weight=weight)

    def _fill_noun(self, c: Candidate, light: Token | None) -> Proposal | None:
        predicate, arguments, token = c.predicate, self.arguments, c.token
        sources: list[Party] = []
        weight = c.doubt * 0.95
        if light is not None:
            for agent in self._agents_of_light(light, token):
                sources += arguments.parties(agent)
        targets: list[Party] = []
        topics: list[Token] = []
        used: set[int] = set()
        own_object = ("obj",) if "obj" in predicate.target and predicate.verb else ()
        # targets before sources, and a phrase fills one slot only: "اغتيال الحريري" has a victim, "اغتيال إسرائيل لمغنية" both
        for slot in dict.fromkeys((*own_object, *predicate.noun_target)):
            fillers = arguments.fill(token, slot)
            if not fillers and light is not None and slot not in ("poss", "adj", "compound", "obj"):
                fillers = arguments.fill(light, slot)
            if slot == "adj":
                targets += arguments.nations(token)
            for filler in fillers:
                parties = arguments.parties(filler)
                targets += parties
                if not parties and filler.pos_ in ("NOUN", "VERB", "X", "PROPN"):
                    topics.append(filler)
                used.update(t.i for t in conjuncts(filler))
            if targets or topics:
                break
        own: list[Party] = []
        for slot in predicate.noun_source or ("poss", "adj", "من" if self.language == "ar" else "by"):
            if slot == "adj":
                own += arguments.nations(token)
            else:
                for filler in arguments.fill(token, slot):
                    if filler.i not in used:
                        own += arguments.parties(filler)
            if own:
                break
        if not own and light is None and children(token, "cop"):  # "the two are in talks", "is on a visit"
            own = [p for s in children(token, "nsubj") for p in arguments.parties(s)]
        if light is not None:
            if own and not targets and {p.actor for p in own} - {p.actor for p in sources}:
                targets = [p for p in own if p.actor not in {s.actor for s in sources}]
            if not sources:
                sources = own
        else:
            sources = own
            governed = self._governing_subject(token) if not sources or not targets else []
            if governed and not sources:
                sources, weight = governed, weight * 0.9
            elif governed and sources and not targets and not topics and predicate.target == ("obj",):
                if {p.actor for p in governed}.isdisjoint({p.actor for p in sources}):
                    sources, targets, weight = governed, sources, weight * 0.9  # "أعلنت روسيا دعم سوريا"
        targets = [t for t in targets if t.actor not in {s.actor for s in sources}] if len(sources) == 1 else targets
        return Proposal(c, sources, targets, topics, light, weight)

    def _light_verb(self, c: Candidate) -> Token | None:
        """The light verb that carries a noun, if its slot for it is the one the noun stands in."""
        token = c.token
        while base(token) == "conj" and token.head.pos_ == "NOUN":
            token = token.head
        head = token.head
        if head.i == token.i or head.pos_ not in ("VERB", "NOUN", "ADJ"):
            return None
        for light in self.words.light.get(self.words.key(head), ()):
            if (
                light.slot == "obj"
                and base(token) in ("obj",)
                or token.dep_ == "nsubj:pass"
                or base(token) == "nmod"
                and head.pos_ == "NOUN"
                and not cases(token)
            ):
                return head
            if fold(light.slot) in cases(token):
                return head
        if token.dep_ == "acl" or any(self.words.light.get(self.words.key(r)) for r in children(token, "acl:relcl")):
            relative = next((r for r in children(token, "acl:relcl", "acl") if self.words.light.get(self.words.key(r))), None)
            if relative is not None:
                return relative
        return None

    def _agents_of_light(self, light: Token, noun: Token) -> list[Token]:
        if (
            noun.dep_ == "nsubj:pass"
            or children(light, "nsubj:pass", "aux:pass")
            or (self.language == "en" and light.tag_ == "VBN" and base(light) == "acl")
        ):
            return self.arguments._agents(light)
        subjects = [s for s in self.arguments.subjects(light) if s.i != noun.i]
        if not subjects and self.language == "ar" and light.pos_ == "VERB":
            return []
        return subjects

    def _governing_subject(self, noun: Token) -> list[Party]:
        """The subject of the speech or control verb that a bare verbal noun is the object of: "announced support for Syria"."""
        head = noun.head
        if base(noun) not in ("obj", "obl") or head.pos_ != "VERB":
            return []
        if base(noun) == "obl" and {"عبر", "ب", "من خلال", "by", "through"} & set(cases(noun)):
            return [p for s in self.arguments.subjects(head) for p in self.arguments.parties(s)]
        if base(noun) == "obl" and any(self._is_accusation(c) for c in self.by_token.get(head.i, ())):
            return [
                p for t in children(head, "obj", "nsubj:pass") for p in self.arguments.parties(t)
            ]  # "accused X of supporting"
        if any(
            ontology.relations()[c.predicate.relation].plover in _JUDGING
            for c in self.by_token.get(head.i, ())
            if c.reading.use == "verb"
        ):
            return []  # who condemns an attack did not carry it out
        speech = any(c.predicate.speech for c in self.by_token.get(head.i, ()))
        if not speech and not any(o.scope in ("inf", "obj", "clause") for o in self.words.operator(head)):
            return []
        return [p for s in self.arguments.subjects(head) for p in self.arguments.parties(s)]

    @staticmethod
    def _is_accusation(c: Candidate) -> bool:
        return c.reading.use == "verb" and ontology.relations()[c.predicate.relation].plover == "ACCUSE"

    def _guards(self, c: Candidate) -> tuple[int, ...] | None:
        """The tokens of the nouns that the entry asks for; None if they are not there, empty if it asks for none."""
        predicate = c.predicate
        if not predicate.object_nouns:
            return ()
        slot = predicate.object_slot or "obj"
        passive = is_passive(c)
        if slot == "subj":
            tokens = self.arguments.subjects(c.token)
        elif slot == "obj" and passive:
            tokens = children(c.token, "nsubj:pass", "nsubj")
        else:
            tokens = self.arguments.fill(c.token, slot)
        if not tokens and slot == "obj" and c.reading.use == "noun":
            tokens = self.arguments.fill(c.token, "poss") + self.arguments.fill(c.token, "compound")
        wanted = {fold(n) for n in predicate.object_nouns}
        found = []
        for token in (t for head in tokens for t in conjuncts(head)):
            if token.pos_ == "PRON" and c.token.dep_ == "acl:relcl":
                token = c.token.head  # "the sanctions that it imposed (on them)"
            word = fold(token.norm_)
            bare = word.removeprefix("ال")
            if wanted & {
                word,
                bare,
                fold(token.lemma_),
                word.removesuffix("ا"),
                bare.removesuffix("ه"),
                bare.removesuffix("ات") + "ه",
                bare.removesuffix("ات"),
            }:
                found.append(token.i)
        return tuple(found) or None

    def _dropped_subject(self, c: Candidate) -> Party | None:
        """The subject that an Arabic verb leaves unsaid: the last speaker for speech, else the subject of the sentence before."""
        gender, number = c.reading.gender, c.reading.number
        if number not in ("", "singular", "s", "sg"):
            return None
        if c.predicate.speech and base(c.token) in ("root", "conj", "parataxis") and self.last_speaker is not None:
            if self._gender_fits(self.last_speaker, gender):
                return replace(
                    self.last_speaker, start=c.token.i, end=c.token.i + 1, weight=0.85, note="the speaker before, unsaid here"
                )
            return None
        sentence = c.token.sent
        if base(c.token) not in ("root", "conj", "ccomp") or sentence.start == 0:
            return None
        previous = self.doc[sentence.start - 1].sent
        for token in previous:
            if base(token) == "nsubj" and token.head.head.i == token.head.i:
                parties = self.arguments.parties(token)
                if len(parties) == 1 and self._gender_fits(parties[0], gender):
                    return replace(
                        parties[0], start=c.token.i, end=c.token.i + 1, weight=0.75, note="the subject before, unsaid here"
                    )
        return None

    def _is_object_after_all(self, c: Candidate, sources: list[tuple[Token, str]]) -> bool:
        """Whether the "subject" of an Arabic verb disagrees with it in gender, and is the object of a verb without one."""
        if self.language != "ar" or c.reading.use != "verb" or c.reading.gender not in ("m", "masculine") or len(sources) != 1:
            return False
        token, slot = sources[0]
        mention = self.linked.at(token.i)
        if (
            slot != "subj"
            or token.i < c.token.i
            or base(token) != "nsubj"
            or "obj" not in c.predicate.target
            or children(c.token, "obj")
        ):
            return False
        if mention is None or len(mention.actors) != 1:
            return False
        if mention.kind in ("organisation", "group"):
            return fold(self.doc[mention.start].norm_).endswith("ه")
        return mention.kind in ("state", "capital") and not masculine(self.cast[mention.actors[0]])

    def _gender_fits(self, party: Party, gender: str) -> bool:
        member = self.cast[party.actor]
        if gender in ("", "x"):
            return True
        if member.type == "person":
            return (member.gender or "m") == gender
        return True

    def _remember_speaker(self, readings: list[Candidate]) -> None:
        for c in readings:
            if c.predicate.speech and c.reading.use == "verb":
                tokens = self.arguments.source_tokens(c, c.predicate.source or ("subj",))
                parties = [p for t, _ in tokens for p in self.arguments.parties(t)]
                if len(parties) == 1:
                    self.last_speaker = parties[0]

    # statements

    def _statements(self, proposal: Proposal) -> Iterator[Statement]:
        c = proposal.candidate
        relation = ontology.relations()[c.predicate.relation]
        meaning = self.contexts.of(c.token, proposal.light)
        if proposal.light is not None:
            for light in self.words.light.get(self.words.key(proposal.light), ()):
                if light.modality:
                    meaning.weaken(light.modality, f"{light.modality} under {proposal.light.text}")
        if c.predicate.modality:
            meaning.weaken(c.predicate.modality, "by its own meaning")
        weight = proposal.weight
        pairs = proposal.pairs[:_MOST_PAIRS]
        if relation.plover in _UNNAMED_SOURCE and not proposal.sources and proposal.targets:
            for target in proposal.targets[:_MOST_PAIRS]:
                yield self._statement(c, relation, meaning, self._unknown_source(c), self._argument(target), weight * 0.9)
            return
        for source, target in pairs:
            yield self._statement(
                c,
                relation,
                meaning,
                self._argument(source),
                self._argument(target),
                weight * source.weight * target.weight,
                source.actor,
            )
        if not pairs and not proposal.targets:
            topics = proposal.topics
            if relation.plover == "STATE" and any(self._says_more(t) for t in topics):
                return
            for source in proposal.sources[:4]:
                for token in topics[:2]:
                    if token.pos_ not in ("PRON", "PUNCT", "ADV") and (token.pos_ != "VERB" or base(token) in _CLAUSAL):
                        yield self._statement(
                            c,
                            relation,
                            meaning,
                            self._argument(source),
                            self._topic(token),
                            weight * source.weight * 0.95,
                            source.actor,
                        )

    def _says_more(self, clause: Token) -> bool:
        """Whether what is said holds a predicate of its own, which then stands with its speaker."""
        return any(t.i in self.by_token for t in clause.subtree)

    def _statement(
        self,
        c: Candidate,
        relation: ontology.RelationType,
        meaning: Meaning,
        subject: Argument,
        target: Argument,
        weight: float,
        source: str | None = None,
    ) -> Statement:
        speaker = self._speaker(meaning, source, c.token)
        evidence = span_of(self.doc, c.token.sent.start, c.token.sent.end, strip=True)
        trigger = self._span(c.token.i, c.token.i + 1)
        polarity: Polarity = "negated" if meaning.negated else "affirmed"
        cameo = c.predicate.cameo or relation.cameo
        place = self._place(c.token)
        reason = "; ".join(dict.fromkeys([f"{c.predicate.id} ({c.reading.use})", *meaning.notes]))
        identifier = statement_id(
            self.document.id,
            str(trigger.start),
            str(trigger.end),
            subject.id or subject.label,
            relation.key,
            target.id or target.span.surface,
            polarity,
            meaning.modality,
        )
        return Statement(
            id=identifier,
            subject=subject,
            relation=relation.key,
            plover=relation.plover,
            cameo=cameo,
            symmetric=relation.symmetric,
            object=target,
            polarity=polarity,
            modality=meaning.modality,
            evidence=evidence,
            trigger=trigger,
            confidence=round(min(0.97, 0.9 * weight), 3),
            attributed_to=speaker,
            date=self._date(c.token, meaning),
            place=place,
            reason=reason,
        )

    def _date(self, token: Token, meaning: Meaning) -> str | None:
        """When: the date expression that belongs to the predicate's clause, else the document's date for what is asserted."""
        sentence = token.sent
        if sentence.start not in self._whens:
            self._whens[sentence.start] = find(self.doc, sentence.start, sentence.end, self.language, self.document.date)
        for when in self._whens[sentence.start]:
            head = self.doc[when.start]
            while when.start <= head.head.i < when.end and head.head.i != head.i:
                head = head.head
            if head.head.i == token.i or head.i == token.i:
                return forward(when, self.document.date) if meaning.modality != "asserted" else when.iso
        return self.document.date

    def _speaker(self, meaning: Meaning, source: str | None, token: Token) -> Attribution | None:
        for speech in meaning.speakers:
            tokens = self.arguments.source_tokens(speech, speech.predicate.source or ("subj",))
            parties = [p for t, _ in tokens for p in self.arguments.parties(t)]
            if not tokens and self.language == "ar" and not is_passive(speech):
                dropped = self._dropped_subject(speech)
                parties = [dropped] if dropped else []
            if parties:
                if any(p.actor == source for p in parties):
                    return None
                return self._attribution(parties[0])
        according = self._according(token)
        return self._attribution(according) if according is not None and according.actor != source else None

    def _attribution(self, party: Party) -> Attribution:
        member = self.cast[party.actor]
        self._mark(party)
        return Attribution(member.id, member.label, member.country, self._span(party.start, party.end))

    def _according(self, token: Token) -> Party | None:
        """The source that the sentence names by "according to", "وفقا ل", "بحسب"."""
        for word in token.sent:
            if fold(word.norm_) in self.linked.page.grammar.words("clauses", "according"):
                near = range(word.i + 1, min(word.i + 4, token.sent.end))
                for i in near:
                    mention = self.linked.at(i)
                    if mention is not None and mention.actors and mention.start <= i:
                        return Party(mention.actors[0], mention.start, mention.end)
        return None

    # arguments

    def _argument(self, party: Party) -> Argument:
        member = self.cast[party.actor]
        self._mark(party)
        return Argument(member.id, member.label, member.type, self._span(party.start, party.end), member.country, member.sector)

    def _mark(self, party: Party) -> None:
        """Note a pronoun or description as a mention of its actor."""
        mention = self.linked.at(party.start)
        if mention is None:
            span = self._span(party.start, party.end)
            self.cast[party.actor].mentions.add((span.start, span.end))

    def _topic(self, token: Token) -> Argument:
        start, end = phrase(token)
        span = self._span(start, end)
        found = concepts(self.doc, start, end, self.language)
        return Argument(None, gloss(self.linked, start, end, self.language), "topic", span, None, None, found)

    def _unknown_source(self, c: Candidate) -> Argument:
        self.cast.unknown(_UNKNOWN, "unknown attackers")
        self.cast[_UNKNOWN].mentions.add((c.token.idx, c.token.idx + len(c.token)))
        return Argument(_UNKNOWN, "unknown attackers", "population", self._span(c.token.i, c.token.i + 1))

    def _span(self, start: int, end: int) -> Span:
        return span_of(self.doc, start, end)

    def _place(self, token: Token) -> Place | None:
        """Where it took place: a place of the gazetteer in a locative complement of the predicate or of its clause."""
        for anchor in (token, token.head):
            for child in children(anchor, "obl", "nmod"):
                if not {"in", "at", "في", "ب", "near", "قرب"} & set(cases(child)):
                    continue
                for i in range(child.left_edge.i, child.right_edge.i + 1):
                    mention = self.linked.at(i)
                    entry = next((e for e in mention.entries if e.kind == "place"), None) if mention is not None else None
                    if entry is not None:
                        row = ontology.places()[entry.key]
                        return Place(row.id, row.label_en, row.iso3, row.latitude, row.longitude)
        return None


def _without_repeats(statements: Iterable[Statement]) -> list[Statement]:
    """The statements of one sentence, the surer of two that say the same."""
    best: dict[tuple[str, ...], Statement] = {}
    for s in statements:
        sides = (s.subject.id or s.subject.label, s.object.id or s.object.span.surface)
        key = (s.relation, s.polarity, *(sorted(sides) if s.symmetric else sides))
        if key not in best or s.confidence > best[key].confidence:
            best[key] = s
    return list(best.values())
