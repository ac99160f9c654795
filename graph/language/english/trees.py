"""From the parser's ClearNLP trees to Universal Dependencies v2.

The trained English pipeline writes the label set of ClearNLP, in which a preposition heads its noun and *be* heads its
predicate. Everything above this package reads Universal Dependencies, in both languages, so the trees are rebuilt here:
heads move, labels change, the words stay. Every step takes a tree and leaves a tree: one root a sentence, no cycle.

Conventions that the guidelines leave open:

- names keep ``compound`` with the last word as head ("Foreign Minister Sergey **Lavrov**"), not ``flat``;
- prepositions of several words are one ``case`` with ``fixed`` children: ``out ← of``, ``according ← to``, ``because ← of``;
- a preposition without its noun ("the man they met **with**") is an ``obl`` of its own with the tag ADP, after a passive
  ("was fired **on**") ``compound:prt``;
- "Israeli-Palestinian talks": ``amod(talks, Israeli)``, ``conj(Israeli, Palestinian)``, so that both are found as a pair;
- the infinitive's *to* is ``mark``; "wants Syria to leave": ``obj(wants, Syria)``, ``xcomp(wants, leave)``;
- "is in Moscow for talks": *Moscow* is the root, *is* its ``cop``, *talks* its ``obl``;
- a line break token hangs on its neighbour as ``dep``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from .labels import (
    DIRECTIONS,
    INFINITIVE_VERBS,
    NOMINAL,
    PAIRED,
    PREPOSITIONAL,
    PROPER_ADJECTIVES,
    RENAMED,
    SECONDS,
    TIME_NOUNS,
    VERBAL,
)
from .tree import Tree


def convert(tree: Tree) -> None:
    """Rewrite a ClearNLP tree as Universal Dependencies, in place."""
    flatten_coordination(tree)
    loosen_quantities(tree)
    loosen_directions(tree)
    pair_prepositions(tree)
    lower_prepositions(tree)
    lower_copulas(tree)
    lift_objects(tree)
    split_hyphenated(tree)
    relabel(tree)


def loosen_quantities(tree: Tree) -> None:
    """ "kidnapped up to 16 tourists": the tourists are the object, "up to" belongs to the number."""
    for number in range(2, len(tree.heads)):
        up, to = number - 2, number - 1
        if tree.words[up] != "up" or tree.words[to] != "to" or tree.pos[number] != "NUM":
            continue
        noun = number if tree.heads[number] == to else tree.heads[number]
        if tree.heads[noun] != to or tree.deps[noun] != "pobj":
            continue
        verb = tree.heads[up] if tree.heads[to] == up else tree.heads[to]
        if tree.pos[verb] != "VERB" or any(
            head == verb and dep == "dobj" for head, dep in zip(tree.heads, tree.deps, strict=True)
        ):
            continue
        for i, head in enumerate(tree.heads):
            if head in (up, to) and i not in (up, to):
                tree.heads[i] = noun
        tree.attach(noun, verb, "dobj")
        tree.attach(up, number if number != noun else noun, "advmod")
        tree.attach(to, up, "fixed")


def loosen_directions(tree: Tree) -> None:
    """ "pulled back from the border": the phrase after a directional adverb or particle belongs to the verb."""
    for i, dep in enumerate(tree.deps):
        adverb = tree.heads[i]
        if dep != "prep" or tree.words[adverb] not in DIRECTIONS or tree.deps[adverb] not in ("advmod", "prt"):
            continue
        if tree.words[adverb] == "out" and tree.words[i] == "of":
            continue
        tree.heads[i] = tree.heads[adverb]


def pair_prepositions(tree: Tree) -> None:
    """ "out of", "according to", "because of": the second preposition's noun becomes the first one's."""
    for second in range(1, len(tree.heads)):
        first = second - 1
        if tree.heads[second] != first or tree.deps[second] not in ("prep", "pcomp") or tree.pos[second] not in ("ADP", "SCONJ"):
            continue
        adverbial = tree.words[first] in PAIRED and tree.deps[first] in (
            "advmod",
            "acomp",
            "amod",
            "prep",
            "mark",
            "pcomp",
            "npadvmod",
        )
        if not adverbial and not (tree.pos[first] == "ADP" and tree.deps[first] in PREPOSITIONAL):
            continue
        if tree.words[first] == "as" and tree.words[second] not in ("of", "for", "to"):
            continue
        complements = [i for i, head in enumerate(tree.heads) if head == second and i != second]
        own = any(tree.deps[i] in ("pobj", "pcomp") and i != second for i, head in enumerate(tree.heads) if head == first)
        if own == any(tree.deps[i] in ("pobj", "pcomp") for i in complements):
            continue
        for i in complements:
            tree.heads[i] = first
        tree.deps[first] = "prep" if tree.deps[first] not in PREPOSITIONAL else tree.deps[first]
        # "from behind the wall" is no fixed pair: both are cases of the wall.
        tree.deps[second] = "fixed" if tree.words[second] in SECONDS else "case"


def lower_prepositions(tree: Tree) -> None:
    """Let the noun or verb after a preposition hang where the preposition hung; the preposition becomes its case or mark."""
    complements = [i for i, dep in enumerate(tree.deps) if dep in ("pobj", "pcomp")]
    if not complements:
        return
    kids = tree.children()
    depth = {i: _depth(tree, i) for i in complements}
    for i in sorted(complements, key=lambda i: (depth[i], i)):
        if tree.deps[i] not in ("pobj", "pcomp"):
            continue
        preposition = tree.heads[i]
        clausal = tree.deps[i] == "pcomp" and tree.pos[i] in ("VERB", "AUX")
        role = tree.deps[preposition]
        if preposition == i or role in ("case", "mark", "fixed"):
            continue
        if tree.pos[preposition] in NOMINAL:
            # A slip of the parser: a noun that governs a prepositional object without a preposition.
            tree.deps[i] = "acl" if clausal else "nmod"
            continue
        above = tree.heads[preposition]
        fixed = [k for k in kids[preposition] if tree.deps[k] == "fixed"]
        tree.promote(i, _oblique(tree, role, above, clausal), kids)
        tree.deps[preposition] = "mark" if clausal else "case"
        for k in fixed:
            tree.heads[k] = preposition
            kids[i].remove(k)
            kids[preposition].append(k)
        for k in kids[i]:
            # Two objects under one preposition are a slip of the parser; the second one is kept as a modifier of the first.
            if k != i and tree.deps[k] in ("pobj", "pcomp") and tree.heads[k] == i:
                tree.deps[k] = "acl" if tree.pos[k] == "VERB" else "nmod"
    _join_bare_conjuncts(tree)


def _depth(tree: Tree, word: int) -> int:
    steps = 0
    while tree.heads[word] != word and steps < len(tree.heads):
        word, steps = tree.heads[word], steps + 1
    return steps


def _oblique(tree: Tree, role: str, above: int, clausal: bool) -> str:
    """What a preposition's complement is to the word above it."""
    verbal = tree.pos[above] in VERBAL
    if role == "agent":
        return "advcl" if clausal else "obl:agent"
    if role in ("prep", "dative", "advmod", "npadvmod", "mark", "prt"):
        if clausal:
            return "advcl" if verbal else "acl"
        return "obl" if verbal else "nmod"
    return role


def _join_bare_conjuncts(tree: Tree) -> None:
    """ "in and around Geneva": the preposition without a noun of its own is a second case of the other's."""
    for i, dep in enumerate(tree.deps):
        if (
            dep != "conj"
            or tree.pos[tree.heads[i]] != "ADP"
            or tree.deps[tree.heads[i]] not in PREPOSITIONAL
            or tree.pos[i] == "ADP"
        ):
            continue
        bare = tree.heads[i]
        above = tree.heads[bare]
        kids = tree.children()
        tree.promote(i, _oblique(tree, tree.deps[bare], above, False), kids)
        tree.deps[bare] = "case"
        for k in kids[i]:
            if k < i and tree.deps[k] == "cc":
                other = [c for c in kids[i] if tree.deps[c] == "case" and c > k]
                if other:
                    tree.heads[k] = other[0]


def lower_copulas(tree: Tree) -> None:
    """Let the predicate noun or adjective take the place of *be*; "there is" keeps it."""
    for verb in range(len(tree.heads)):
        if tree.lemmas[verb] != "be" or tree.deps[verb] in ("aux", "auxpass", "cop"):
            continue
        kids = tree.children()
        below = kids[verb]
        if any(tree.deps[k] == "expl" and tree.words[k] == "there" for k in below):
            for k in below:
                if tree.deps[k] in ("attr", "acomp"):
                    tree.deps[k] = "nsubj"
                    break
            continue
        predicate = _predicate(tree, verb, below)
        if predicate is None:
            continue
        tree.promote(predicate, tree.deps[verb], kids)
        tree.deps[verb] = "cop"


def _predicate(tree: Tree, verb: int, below: list[int]) -> int | None:
    for k in below:
        if tree.deps[k] in ("attr", "acomp") and not _has_subject(tree, k):
            return k
    if any(tree.deps[k] in ("ccomp", "xcomp", "dobj", "attr", "acomp", "oprd") for k in below) or not _has_subject(tree, verb):
        return None
    for k in below:
        # "is in Moscow": the phrase must follow at once, else it is as likely to be an adjunct.
        if k > verb and tree.deps[k] == "obl":
            edge = min([k, *(i for i, head in enumerate(tree.heads) if head == k)])
            return k if edge <= verb + 2 else None
    return None


def _has_subject(tree: Tree, word: int) -> bool:
    return any(head == word and tree.deps[i].startswith(("nsubj", "csubj")) for i, head in enumerate(tree.heads) if i != word)


def lift_objects(tree: Tree) -> None:
    """ "wants Syria to leave", "let them go": the infinitive's subject becomes the upper verb's object."""
    for i, dep in enumerate(tree.deps):
        if dep not in ("nsubj", "nsubjpass"):
            continue
        verb = tree.heads[i]
        above = tree.heads[verb]
        if tree.deps[verb] not in ("ccomp", "xcomp") or tree.pos[above] not in ("VERB", "AUX") or not above < i < verb:
            continue
        siblings = [k for k, head in enumerate(tree.heads) if head == verb]
        infinitive = any(tree.tags[k] == "TO" and i < k for k in siblings)
        # The copula has become a child by now, so the bare infinitive is looked for among the children too.
        bare = tree.tags[verb] == "VB" and not any(tree.deps[k] in ("aux", "mark") for k in siblings)
        if not infinitive and not bare:
            continue
        if any(tree.deps[k] == "mark" and tree.words[k] in ("that", "for", "if", "whether") for k in siblings):
            continue
        if any(head == above and tree.deps[k] == "dobj" for k, head in enumerate(tree.heads)):
            continue
        tree.attach(i, above, "dobj")
        tree.deps[verb] = "xcomp"


def flatten_coordination(tree: Tree) -> None:
    """All conjuncts hang on the first one; conjunctions and commas on the conjunct that follows them."""
    for i, dep in enumerate(tree.deps):
        if dep == "conj":
            first = tree.heads[i]
            steps = 0
            while tree.deps[first] == "conj" and tree.heads[first] != first and steps < len(tree.heads):
                first, steps = tree.heads[first], steps + 1
            tree.heads[i] = first
    conjuncts: dict[int, list[int]] = {}
    first_of: dict[int, int] = {}
    for i, dep in enumerate(tree.deps):
        if dep == "conj":
            conjuncts.setdefault(tree.heads[i], []).append(i)
            first_of[i] = tree.heads[i]
    for i, dep in enumerate(tree.deps):
        if dep not in ("cc", "punct"):
            continue
        first = first_of.get(tree.heads[i], tree.heads[i])
        for conjunct in conjuncts.get(first, ()):
            if conjunct > i > first and (dep == "cc" or tree.words[i] in (",", ";")):
                tree.heads[i] = conjunct
                break


def split_hyphenated(tree: Tree) -> None:
    """ "Israeli-Palestinian talks" is a pair of modifiers, not a modified one."""
    for hyphen in range(1, len(tree.heads) - 1):
        left, right = hyphen - 1, hyphen + 1
        if tree.tags[hyphen] != "HYPH" or tree.heads[left] != right or right == tree.heads[right]:
            continue
        if not all(tree.names[i] in PROPER_ADJECTIVES or (tree.capitals[i] and tree.pos[i] == "ADJ") for i in (left, right)):
            continue
        if tree.deps[right] not in ("amod", "compound", "nmod", "poss") or tree.names[left] == tree.names[right] == "GPE":
            continue
        above, dep = tree.heads[right], tree.deps[right]
        tree.attach(left, above, "amod" if tree.pos[left] == "ADJ" else dep)
        tree.attach(right, left, "conj")
        tree.attach(hyphen, right, "punct")
        for i, head in enumerate(tree.heads):
            if head == right and i < left:
                tree.heads[i] = left


def relabel(tree: Tree) -> None:
    """The labels that need no new head."""
    infinitives = {
        tree.heads[i] for i, dep in enumerate(tree.deps) if dep == "aux" and tree.tags[i] == "TO" and i < tree.heads[i]
    }
    for i, dep in enumerate(tree.deps):
        head = tree.heads[i]
        if dep == "neg":
            tree.lemmas[i] = "not" if tree.words[i] in ("n't", "n’t", "nt", "not") else tree.lemmas[i]
        if tree.words[i] == "longer" and i and tree.words[i - 1] == "no":
            tree.lemmas[i] = "not"  # "no longer speaks" is negated as a whole
        if dep == "aux" and tree.tags[i] == "TO":
            tree.deps[i] = "mark"
        elif dep == "advcl" and i in infinitives and i > head and _governs_infinitive(tree, head):
            tree.deps[i] = "xcomp"
        elif dep == "dative":
            tree.deps[i] = "obl" if tree.pos[i] == "ADP" else "iobj"
        elif dep == "prep":
            # "was called on", "was fired at": the passive leaves the preposition with the verb.
            passive = any(h == head and tree.deps[k] in ("nsubjpass", "nsubj:pass") for k, h in enumerate(tree.heads))
            tree.deps[i] = "compound:prt" if passive else "obl" if tree.pos[head] in VERBAL else "nmod"
        elif dep == "pcomp":
            tree.deps[i] = "acl" if tree.pos[i] == "VERB" else "nmod"
        elif dep == "npadvmod":
            temporal = tree.names[i] in ("DATE", "TIME") or tree.lemmas[i].lower() in TIME_NOUNS
            tree.deps[i] = "obl:tmod" if temporal else "obl:npmod"
        elif dep == "nmod" and i < head and not any(h == i and tree.deps[k] == "case" for k, h in enumerate(tree.heads[:i])):
            tree.deps[i] = {"ADJ": "amod", "NUM": "nummod"}.get(tree.pos[i], "compound")
        elif dep in RENAMED:
            tree.deps[i] = RENAMED[dep]
        if tree.heads[i] == i and tree.deps[i] != "root":
            tree.deps[i] = "root"


def _governs_infinitive(tree: Tree, verb: int) -> bool:
    """ "called on them to leave", but not "called a meeting to discuss"."""
    if tree.lemmas[verb] not in INFINITIVE_VERBS:
        return False
    return tree.lemmas[verb] != "call" or not any(
        head == verb and tree.deps[i] in ("dobj", "obj") for i, head in enumerate(tree.heads)
    )


def join_datelines(heads: list[int], deps: list[str], datelines: Sequence[tuple[int, int]]) -> None:
    """Hang a dateline, parsed on its own, on the sentence that it opens, as ``parataxis``; spans are word indices."""
    for start, end in datelines:
        root = end
        while root < len(heads) and heads[root] != root:
            root = heads[root]
        if not end <= root < len(heads):
            continue
        for i in range(start, end):
            if heads[i] == i:
                heads[i], deps[i] = root, "parataxis"


@Language.component(
    "ud_trees", assigns=["token.dep", "token.head", "token.lemma"], requires=["token.dep", "token.head", "token.pos"]
)
def ud_trees(doc: Doc) -> Doc:
    """Rewrite the trees of ``doc``, sentence by sentence; a document without a parse is left as it is.

    ``doc.user_data["datelines"]``, if there, holds (start, end) word indices of datelines.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return doc
    heads: list[int] = []
    deps: list[str] = []
    for sentence in doc.sents:
        tree = Tree.of(sentence)
        before = list(tree.lemmas)
        convert(tree)
        heads.extend(sentence.start + head for head in tree.heads)
        deps.extend(tree.deps)
        for i, lemma in enumerate(tree.lemmas):
            if lemma != before[i]:
                doc[sentence.start + i].lemma_ = lemma
    join_datelines(heads, deps, doc.user_data.get("datelines", ()))
    strings = doc.vocab.strings
    # spaCy reads heads as signed offsets inside unsigned columns.
    offsets = (numpy.array(heads, dtype=numpy.int64) - numpy.arange(len(doc))).astype(numpy.uint64)
    labels = numpy.array([strings.add(dep) for dep in deps], dtype=numpy.uint64)
    table: Any = numpy.stack([offsets, labels], axis=1)
    doc.from_array(["HEAD", "DEP"], table)
    return doc
