"""Words into the encoder's pieces: unigram segmentation over a pruned vocabulary, one word at a time, cached.

A piece is a string with a log probability; U+2581 marks a word's start. The best segmentation is the one with the highest
sum of log probabilities (Viterbi). Needs numpy only; training and run time share it, so that both see the same ids.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

WORD_START = "\u2581"
BOS, PAD, EOS, UNK = 0, 1, 2, 3
LONGEST_WORD = 64  # characters; a longer "word" is noise, and Viterbi is linear in its length


class Pieces:
    """A vocabulary of pieces; the first four are begin, padding, end, unknown."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], normaliser: Mapping[str, str] | None = None) -> None:
        self.pieces = list(pieces)
        self.scores = [float(score) for score in scores]
        self.normaliser = dict(normaliser or {})
        self._index = {piece: number for number, piece in enumerate(self.pieces) if number > UNK and piece}
        self._longest = max((len(piece) for piece in self._index), default=1)
        self._unknown = min(self.scores[UNK + 1 :], default=0.0) - 10.0
        self._cache: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    def word(self, word: str) -> tuple[int, ...]:
        """Piece ids of one word; never empty (an empty or unreadable word is one unknown piece)."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) > 200_000:
                self._cache.clear()
            normalised = "".join(self.normaliser.get(character, character) for character in word[:LONGEST_WORD]).strip()
            known = self._best(WORD_START + normalised.replace(" ", WORD_START)) if normalised else (UNK,)
            self._cache[word] = known
        return known

    def _best(self, text: str) -> tuple[int, ...]:
        size = len(text)
        best = [0.0] + [-1e30] * size
        back = [(0, UNK)] * (size + 1)
        for start in range(size):
            base = best[start]
            for end in range(start + 1, min(size, start + self._longest) + 1):
                piece = self._index.get(text[start:end])
                if piece is not None and base + self.scores[piece] > best[end]:
                    best[end], back[end] = base + self.scores[piece], (start, piece)
            if base + self._unknown > best[start + 1]:
                best[start + 1], back[start + 1] = base + self._unknown, (start, UNK)
        found: list[int] = []
        at = size
        while at > 0:
            at, piece = back[at]
            found.append(piece)
        return tuple(reversed(found))

    def write(self, path: Path) -> None:
        """Write one ``score TAB piece`` a line, then a line ``#``, then the normaliser as ``from TAB to`` in hexadecimal."""
        lines = [f"{score:.4f}\t{piece}" for piece, score in zip(self.pieces, self.scores, strict=True)]
        lines.append("#")
        for source, target in sorted(self.normaliser.items()):
            lines.append(f"{ord(source):x}\t{' '.join(f'{ord(character):x}' for character in target)}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def read(cls, path: Path) -> Pieces:
        """Read what ``write`` wrote. Raises ``ValueError`` with the line number where a line cannot be read."""
        pieces: list[str] = []
        scores: list[float] = []
        normaliser: dict[str, str] = {}
        in_pieces = True
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line:
                continue
            if line == "#":
                in_pieces = False
                continue
            left, tab, right = line.partition("\t")
            try:
                if not tab:
                    raise ValueError("no tab")
                if in_pieces:
                    scores.append(float(left))
                    pieces.append(right)
                else:
                    normaliser[chr(int(left, 16))] = "".join(chr(int(part, 16)) for part in right.split())
            except ValueError as error:
                raise ValueError(f"{path}:{number}: not a vocabulary line: {line!r} ({error})") from error
        return cls(pieces, scores, normaliser)


def pool(sentences: Sequence[Sequence[str]], pieces: Pieces, limit: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sentences of words → ids (sentences, length) int64, mask (the same) bool, pooling (sentences, words + 1, length) float32.

    Row 0 of the pooling picks the begin piece (it stands for the root); row ``w + 1`` averages the pieces of word ``w``.
    Pieces past ``limit`` (the encoder's positions) are cut; a word without any piece left averages nothing (zeros).
    """
    rows = [[pieces.word(word) for word in sentence] for sentence in sentences]
    length = min(limit, 2 + max(sum(map(len, row)) for row in rows))
    width = 1 + max(map(len, rows))
    ids = np.full((len(rows), length), PAD, dtype=np.int64)
    pooling = np.zeros((len(rows), width, length), dtype=np.float32)
    for number, row in enumerate(rows):
        ids[number, 0] = BOS
        pooling[number, 0, 0] = 1.0
        at = 1
        for place, word in enumerate(row, 1):
            word = word[: max(0, length - 1 - at)]
            if word:
                ids[number, at : at + len(word)] = word
                pooling[number, place, at : at + len(word)] = 1.0 / len(word)
            at += len(word)
        ids[number, at] = EOS
    return ids, ids != PAD, pooling
