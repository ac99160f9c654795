"""Training the clitic ranker: from trees whose words are split, to weights. A few seconds, no torch."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.language.arabic.normalise import is_arabic
from graph.language.arabic.segment import PRONOUNS, Frequency, Segmenter, candidates, features
from graph.language.training.ud import Word, before_pronoun

Example = tuple[str, tuple[str, ...]]  # the written word, its pieces as written


def written(pieces: Sequence[str], cases: Sequence[str] = ()) -> tuple[str, ...]:
    """Free forms of a word's pieces → as newspapers write them joined: ل + الأمم → ل|لأمم, وزارة + ه → وزارت|ه."""
    out = list(pieces)
    for i, piece in enumerate(pieces):
        if i and pieces[i - 1] == "ل" and piece.startswith("ال") and len(piece) > 3:
            out[i] = piece[2:] if piece.startswith("الل") else "ل" + piece[2:]
        if i + 1 < len(pieces) and pieces[i + 1] in PRONOUNS and len(piece) > 1:
            out[i] = before_pronoun(out[i], cases[i] if i < len(cases) else "")
    return tuple(out)


def examples(words: Sequence[Word], skip_names: bool = False) -> list[Example]:
    """Written Arabic words with their pieces. ``skip_names`` leaves out unanalysed words that may hide clitics."""
    found, group = [], []
    for word in words:
        group.append(word)
        if word.joined:
            continue
        if all(is_arabic(w.form) and w.pos != "PUNCT" for w in group):
            hidden = skip_names and any(w.pos == "X" and (w.form[0] in "وفبلكس" or w.form.endswith(PRONOUNS)) for w in group)
            pieces = written([w.form for w in group], [w.case for w in group])
            if not hidden and " " not in "".join(pieces):
                found.append(("".join(pieces), pieces))
        group = []
    return found


def learn(
    data: Iterable[Example], frequency: Frequency, epochs: int = 6, rate: float = 0.3, seed: int = 1, lexical: int = 2
) -> dict[str, float]:
    """Weights by stochastic gradient on the log likelihood of the right split (AdaGrad, a little L2)."""
    counts = Counter(data)
    seen = Counter(word for word, _ in counts.elements())
    prepared = []
    for (word, pieces), count in sorted(counts.items()):
        options = candidates(word, frequency)
        gold = next((i for i, option in enumerate(options) if option.surfaces == pieces), None)
        if gold is None or len(options) == 1:
            continue
        names = [[f for f in features(o, word, frequency) if seen[word] >= lexical or not f.startswith("word ")] for o in options]
        prepared.append((names, gold, min(5.0, 1.0 + math.log(count))))
    stems = Counter(f for names, gold, _ in prepared for f in names[gold] if f.startswith("stem "))
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    order = random.Random(seed)  # noqa: S311
    for _ in range(epochs):
        order.shuffle(prepared)
        for names, gold, weight in prepared:
            scores = [sum(weights.get(f, 0.0) for f in option) for option in names]
            top = max(scores)
            exps = [math.exp(s - top) for s in scores]
            total = sum(exps)
            gradient: dict[str, float] = {}
            for i, option in enumerate(names):
                g = ((1.0 if i == gold else 0.0) - exps[i] / total) * weight
                if abs(g) > 1e-4:
                    for f in option:
                        gradient[f] = gradient.get(f, 0.0) + g
            for f, g in gradient.items():
                if g and (not f.startswith("stem ") or stems[f] >= lexical):
                    g -= 0.002 * weights.get(f, 0.0)
                    squares[f] = squares.get(f, 0.0) + g * g
                    weights[f] = weights.get(f, 0.0) + rate * g / math.sqrt(squares[f] + 1e-6)
    return {f: w for f, w in weights.items() if abs(w) > 0.03}


def accuracy(segmenter: Segmenter, data: Sequence[Example]) -> dict[str, float]:
    """Percent of words split right, and precision, recall, F of the boundaries."""
    right = found = gold = both = 0
    for word, pieces in data:
        mine = segmenter.split(word).surfaces
        right += mine == pieces
        a, b = _bounds(mine), _bounds(pieces)
        both, found, gold = both + len(a & b), found + len(a), gold + len(b)
    return {
        "words": round(100 * right / max(1, len(data)), 2), "precision": round(100 * both / max(1, found), 2),
        "recall": round(100 * both / max(1, gold), 2), "f": round(200 * both / max(1, found + gold), 2),
    }  # fmt: skip


def _bounds(pieces: Sequence[str]) -> set[int]:
    at, out = 0, set()
    for piece in pieces[:-1]:
        at += len(piece)
        out.add(at)
    return out
