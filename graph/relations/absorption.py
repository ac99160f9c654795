"""One event said in two words: "agreed to send troops to Liberia", "refused to meet the king", "demanded that Israel leave".

What is agreed, refused, threatened or demanded is coded once, by the outer word, aimed at whom the inner one aims at; a demand
aims at who is to act. The inner event is then part of the outer statement, not one of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from graph.language.trees import base, cases, children
from graph.relations.arguments import Arguments, Party
from graph.relations.proposals import Proposal

_AIMED_AT_DOER = frozenset({"REQUEST"})
_AIMED_AT_INNER = frozenset(
    {
        "AGREE",
        "REJECT",
        "THREATEN",
        "CONCEDE",
        "COOPERATE",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "SANCTION",
        "AID",
        "SUPPORT",
        "RETREAT",
    }
)
_OWNING = frozenset({"of", "from", "by", "for", "with", "against", "to", "towards", "ل", "من", "مع", "ضد", "علي", "الي", "عن"})
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_MATERIAL = frozenset({"THREATEN", "SANCTION", "AID"})
"""Classes in which a region may be what is hit: "threatened to cut supplies to Nakhichevan"."""


def absorb(proposals: Mapping[int, Proposal], arguments: Arguments) -> None:
    """Give the proposals of one sentence that have no actor as target the one inside what they are about, and mark those that
    are thereby said."""
    for proposal in proposals.values():
        for guard in proposal.guards:
            if guard in proposals and guard != proposal.candidate.token.i:
                proposals[guard].absorbed = True
        _leave_to_noun(proposal, proposals)
    for proposal in proposals.values():
        if proposal.targets or proposal.pairs or not proposal.sources or proposal.absorbed:
            continue
        for topic in proposal.topics:
            targets, inner = _aimed_at(proposal, topic, proposals, arguments)
            others = [t for t in targets if t.actor not in {s.actor for s in proposal.sources}]
            if others:
                proposal.targets = others
                proposal.pairs = [(s, t) for s in proposal.sources for t in others]
                proposal.weight *= 0.9
                if inner is not None and inner is not proposal:
                    inner.absorbed = True
                break
    for proposal in proposals.values():
        if proposal.plover == "ASSAULT" and proposal.targets and not proposal.sources:
            _lend_source(proposal, proposals)
    for proposal in proposals.values():
        proposal.topics = [t for t in proposal.topics if not _is_time(t)]


def _lend_source(proposal: Proposal, proposals: Mapping[int, Proposal]) -> None:
    """ "Four soldiers were killed in an attack by gunmen": who attacked killed."""
    inside = {t.i for c in children(proposal.candidate.token, "obl", "nmod", "advmod") for t in c.subtree}
    for i, other in proposals.items():
        if i in inside and other.plover == "ASSAULT" and other.sources:
            proposal.sources = other.sources
            proposal.pairs = [(s, t) for s in other.sources for t in proposal.targets if s.actor != t.actor]
            proposal.weight *= 0.9
            return


def _leave_to_noun(proposal: Proposal, proposals: Mapping[int, Proposal]) -> None:
    """A verb that carries the event of its object's noun has none of its own: "reiterated its demand"."""
    for topic in proposal.topics:
        inner = proposals.get(topic.i)
        if (
            inner is not None
            and inner is not proposal
            and inner.light is not None
            and inner.light.i == proposal.candidate.token.i
        ):
            proposal.absorbed = True


def _aimed_at(
    proposal: Proposal, topic: Token, proposals: Mapping[int, Proposal], arguments: Arguments
) -> tuple[list[Party], Proposal | None]:
    """Whom the outer event is aimed at by way of ``topic``, and the inner proposal that says so."""
    plover = proposal.plover
    inner = proposals.get(topic.i)
    clausal = topic.pos_ in ("VERB", "AUX") or base(topic) in ("ccomp", "xcomp", "advcl", "csubj") or inner is not None
    if plover in _JUDGING and inner is not None and inner.candidate.reading.use == "noun" and inner.sources:
        return inner.sources, None  # whose deed is condemned, welcomed, rejected: the deed stays a statement of its own
    if plover in _AIMED_AT_DOER:
        doers = [p for s in children(topic, "nsubj") for p in arguments.parties(s)] if clausal else []
        if not doers and inner is not None and not children(topic, "nsubj"):
            doers = inner.sources if inner.candidate.reading.use == "noun" else []
            doers = doers or inner.targets
        if doers:
            return doers, inner
    elif plover in _AIMED_AT_INNER and inner is not None and (inner.targets or inner.pairs):
        return inner.targets or [t for _, t in inner.pairs], inner
    if plover in ("STATE", "ROLE", "CONSULT"):
        return [], None
    inside = actors_inside(topic, arguments, clausal or plover in _MATERIAL, 0 if plover in _JUDGING else 1)
    countries = {arguments.linked.cast[s.actor].country for s in proposal.sources}
    foreign = [p for p in inside if arguments.linked.cast[p.actor].country not in countries]
    return foreign, inner


def actors_inside(topic: Token, arguments: Arguments, clausal: bool, depth: int) -> list[Party]:
    """The actors that a topic belongs to or is directed at: by genitive, nationality, compound or preposition, not by place
    or subject matter ("on Syria", "in Syria"). ``depth``: how many links below the topic's own to follow."""
    if depth < 0:
        return []
    found: list[Party] = list(arguments.nations(topic))
    for child in topic.children:
        label, marks = base(child), set(cases(child))
        linked = label in ("nmod", "compound", "obl", "obj") and (not marks or marks & _OWNING) or label == "xcomp" and clausal
        if not linked or child.pos_ in ("ADV", "NUM"):
            continue
        parties = [p for p in arguments.parties(child) if not p.place or clausal]
        found += parties or actors_inside(child, arguments, clausal, depth - 1)
    return [
        Party(p.actor, p.start, p.end, p.weight * 0.9, p.note or "inside what it is about", p.place) for p in dict.fromkeys(found)
    ]


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or base(token) == "obl" and token.dep_.endswith(("tmod", "npmod"))
