"""Reading Universal Dependencies trees: who stands in which slot of a word.

All functions take and give spaCy tokens of one Doc whose ``dep_`` are UD v2 labels, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.language.folding import fold

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET"})


def text_of(doc: Doc) -> str:
    """The text of a Doc, put together once: spaCy joins all tokens anew at every ``Doc.text``."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return str(text)


def base(token: Token) -> str:
    """The dependency label without its subtype: ``nsubj:pass`` → ``nsubj``."""
    return str(token.dep_).partition(":")[0]


def children(token: Token, *labels: str) -> list[Token]:
    """Children whose label, or label without subtype, is among ``labels``, in text order."""
    return [c for c in token.children if c.dep_ in labels or base(c) in labels]


def conjuncts(token: Token) -> list[Token]:
    """``token`` and what is coordinated with it (``A``, ``B`` and ``C``), in text order."""
    found, queue = [token], [token]
    while queue:
        for child in children(queue.pop(0), "conj"):
            if all(child.i != f.i for f in found):
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that ``token`` belongs to."""
    while base(token) == "conj" and token.head.i != token.i:
        token = token.head
    return token


def cases(token: Token) -> list[str]:
    """Folded case markers (prepositions) of a nominal; multiword ones joined: ``on``, ``من``, ``من قبل``."""
    marks = [c for c in token.children if base(c) == "case"]
    found = []
    for mark in marks:
        words = [mark, *[c for c in mark.children if base(c) == "fixed"]]
        found.append(" ".join(fold(w.norm_) for w in sorted(words, key=lambda t: t.i)))
        if len(words) > 1:
            found.append(fold(mark.norm_))
    return found


def subtree_span(token: Token, without: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Token indices [start, end) of the contiguous stretch around ``token`` that its subtree covers.

    Children whose base label is in ``without`` are left out with all below them.
    """
    inside = {token.i}
    queue = [token]
    while queue:
        for child in queue.pop().children:
            if base(child) not in without:
                inside.add(child.i)
                queue.append(child)
    start = end = token.i
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return start, end + 1


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs (child, head) from ``token`` up to the root of its sentence."""
    seen: set[int] = set()
    while token.head.i != token.i and token.i not in seen:
        seen.add(token.i)
        yield token, token.head
        token = token.head
