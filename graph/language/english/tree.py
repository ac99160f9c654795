"""A sentence's tree as parallel lists that can be rewritten step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span


@dataclass(slots=True)
class Tree:
    """A sentence's words as parallel lists; ``heads`` are indices into them, a root points to itself. Changed in place."""

    heads: list[int]
    deps: list[str]
    words: Sequence[str]
    lemmas: list[str]
    pos: Sequence[str]
    tags: Sequence[str]
    names: Sequence[str]
    capitals: Sequence[bool]

    @classmethod
    def of(cls, words: Doc | Span) -> Tree:
        """The tree of a sentence or document, indices counted from its first word; a head outside it makes a root."""
        base = words[0].i if len(words) else 0
        end = base + len(words)
        return cls(
            heads=[(t.head.i if base <= t.head.i < end else t.i) - base for t in words],
            deps=[t.dep_ for t in words],
            words=[t.lower_ for t in words],
            lemmas=[t.lemma_ for t in words],
            pos=[t.pos_ for t in words],
            tags=[t.tag_ for t in words],
            names=[t.ent_type_ for t in words],
            capitals=[t.text[:1].isupper() for t in words],
        )

    def children(self) -> list[list[int]]:
        """For every word the indices of those that hang on it, in text order; a root is not its own child."""
        kids: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                kids[head].append(i)
        return kids

    def attach(self, word: int, head: int, dep: str) -> None:
        self.heads[word], self.deps[word] = head, dep

    def promote(self, word: int, dep: str, kids: list[list[int]]) -> int:
        """Put ``word`` in the place of its head, with label ``dep``; the old head and its other children hang on it.

        ``kids`` is kept in step. Returns the old head.
        """
        old = self.heads[word]
        above = self.heads[old]
        self.attach(word, word if above == old else above, dep)
        if above != old:
            kids[above] = [word if k == old else k for k in kids[above]]
        moved = [k for k in kids[old] if k != word]
        for kid in moved:
            self.heads[kid] = word
        self.heads[old] = word
        kids[old] = []
        kids[word] = sorted([*kids[word], *moved, old])
        return old
