"""Clitics: splitting a written Arabic word into what it is made of, by ranking the possible splits.

``وبرفضه`` → ``و ب رفض ه``. Candidates come from the letters (conjunction و/ف, then one of ل ب ك س, then the stem, then
an attached pronoun); a log-linear ranker chooses, from the frequencies of stem and whole, the shape of the split, and words
met in training. The choice depends on the word alone, so each word is worked out once. Stems get their free form back:
``وزارت|ه`` → ``وزارة``, ``ل|لأمم`` → ``الأمم``, ``التقا|ه`` → ``التقى``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.language.arabic.normalise import is_arabic, normalise

CONJUNCTIONS = "وف"
PREPOSITIONS = "لبك"
PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ني", "كم", "ك", "كما", "كن")
FREE_FORM = {"علي": "على", "إلي": "إلى", "الي": "إلى", "لدي": "لدى"}

Frequency = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Split:
    """``surfaces`` concatenate to the normalised word; ``norms`` are the same pieces in their free form."""

    surfaces: tuple[str, ...]
    norms: tuple[str, ...]
    proclitics: str
    stem: str
    pronoun: str


def zipf(frequencies: Mapping[str, float]) -> Frequency:
    """Relative frequencies → a function giving log10 per thousand million, 0 for the unknown."""

    def look_up(word: str) -> float:
        value = frequencies.get(word)
        return max(0.0, math.log10(value) + 9.0) if value else 0.0

    return look_up


def candidates(word: str, frequency: Frequency) -> list[Split]:
    """All splits of a normalised word; the first is the word itself."""
    found = [Split((word,), (word,), "", word, "")]
    openings = [("", word)]
    if len(word) > 2 and word[0] in CONJUNCTIONS:
        openings.append((word[0], word[1:]))
    for before, rest in list(openings):
        if len(rest) > 1 and rest[0] in PREPOSITIONS:
            openings.append((before + rest[0], rest[1:]))
        elif len(rest) > 3 and rest[0] == "س" and rest[1] in "يتنأا":
            openings.append((before + "س", rest[1:]))
    for before, rest in openings:
        for pronoun in ("", *PRONOUNS):
            if pronoun and not rest.endswith(pronoun):
                continue
            stem = rest[: len(rest) - len(pronoun)]
            if not before and not pronoun:
                continue
            if not stem:
                if pronoun and before and before[-1] in PREPOSITIONS:
                    found.append(Split((*before, pronoun), (*before, pronoun), before, "", pronoun))
                continue
            if len(stem) < 2 or (pronoun and stem.startswith("ال") and len(stem) > 5 and stem[-1] not in "يا"):
                continue
            norm = free_form(stem, bool(pronoun), before.endswith("ل"), frequency)
            surfaces = (*before, stem, pronoun) if pronoun else (*before, stem)
            norms = (*before, norm, pronoun) if pronoun else (*before, norm)
            found.append(Split(surfaces, norms, before, norm, pronoun))
    return found


def free_form(stem: str, pronoun: bool, after_l: bool, frequency: Frequency) -> str:
    """The stem as it is written alone: ta marbuta, alif maqsura, final hamza, plural alif, the article after ل."""
    if after_l and stem[0] == "ل" and len(stem) > 2:
        bare = stem[1:]
        article, own, both = frequency("ال" + bare), frequency(stem), frequency("ال" + stem)
        if stem.startswith("لل"):
            stem = "ال" + stem[1:]
        elif article >= max(own, both) or len(bare) < 2:
            stem = "ال" + bare
        else:
            # لبنان has no article; لجنة has: للجنة then stands for ل + اللجنة
            stem = "ال" + stem if both > own - 0.8 and both > 0 else stem
    if not pronoun:
        return stem
    if stem in FREE_FORM:
        return FREE_FORM[stem]
    options = [stem]
    last = stem[-1]
    if last == "ت":
        options.append(stem[:-1] + "ة")
    elif last == "ا":
        options.append(stem[:-1] + "ى")
    elif last in "ئؤ" and len(stem) > 3:
        options.append(stem[:-1] + "ء")
    elif last == "و":
        options.append(stem + "ا")
    return max(options, key=lambda option: (round(frequency(option), 2), option == stem))


def features(split: Split, word: str, frequency: Frequency) -> list[str]:
    """Names of what the ranker looks at; all binary."""
    p, s, stem = split.proclitics, split.pronoun, split.stem
    f, whole = frequency(stem) if stem else 5.0, frequency(word)
    shape = f"{p}+{s}"
    kind = f"{'p' if p else ''}{'s' if s else ''}"
    out = [
        f"shape {shape}", f"p {p}", f"s {s}", f"word {word} {shape}", f"stem {stem}", f"stem {stem} {kind}",
        f"f {kind} {round(2 * f)}", f"known {kind} {f > 0} {whole > 0}", f"ratio {kind} {round(2 * (f - whole))}",
        f"ratio {shape} {max(-4, min(4, round(f - whole)))}", f"length {kind} {min(6, len(stem))}",
        f"first {p} {stem[:2]}", f"last {s} {stem[-2:]}", f"last {s} {stem[-1:]} {min(4, len(stem))}",
    ]  # fmt: skip
    if p and p[-1] in PREPOSITIONS + "س":
        bare = frequency(stem.removeprefix("ال") if stem.startswith("ال") else "ال" + stem)
        out += [f"noun {p[-1]} {round(bare)} {stem.startswith('ال')}", f"and {p} {round(frequency('و' + stem))}"]
    if s:
        others = (
            max((frequency(split.surfaces[-2] + other) for other in ("ه", "ها", "هم", "نا") if other != s), default=0.0)
            if stem
            else 0.0
        )
        out += [f"others {s} {round(others)} {round(f)}", f"article {s} {stem.startswith('ال')}"]
    if not p and not s:
        out += [f"whole {word[:1]} {round(2 * whole)}", f"whole {word[:2]}", f"whole end {word[-2:]}", f"whole end {word[-3:]}"]
    return out


class Segmenter:
    """The ranker with its weights. ``protected`` words (parts of registered names) are kept whole, also behind clitics."""

    def __init__(self, weights: Mapping[str, float], frequency: Frequency, protected: Collection[str] = ()) -> None:
        self.weights = dict(weights)
        self.frequency = frequency
        self.protected = frozenset(normalise(word) for word in protected)
        self._cache: dict[str, Split] = {}

    def score(self, split: Split, word: str) -> float:
        """Unnormalised log probability."""
        weights = self.weights
        return sum(weights.get(name, 0.0) for name in features(split, word, self.frequency))

    def split(self, word: str) -> Split:
        """The best split of a word (any spelling; normalised here)."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) > 300_000:
                self._cache.clear()
            known = self._cache[word] = self._best(normalise(word))
        return known

    def _best(self, word: str) -> Split:
        whole = Split((word,), (word,), "", word, "")
        if len(word) < 2 or not is_arabic(word):
            return whole
        options = candidates(word, self.frequency)
        if len(options) == 1:
            return whole
        if self.protected:
            kept = self._protect(word, options)
            if kept is not None:
                return kept
        return max(options, key=lambda split: (self.score(split, word), -len(split.surfaces)))

    def _protect(self, word: str, options: Iterable[Split]) -> Split | None:
        """A registered name alone or behind clitics, if there is one long enough to trust."""
        inside = [s for s in options if not s.pronoun and s.proclitics and s.stem in self.protected and len(s.stem) > 3]
        best = max(inside, key=lambda s: (self.frequency(s.stem), s.stem), default=None)
        if word in self.protected and len(word) > 3:
            # بروسيا is Prussia, and also "in Russia": the far more frequent name wins
            if best is not None and self.frequency(best.stem) > self.frequency(word) + 1:
                return best
            return next(iter(options))
        return best

    def pieces(self, surface: str) -> list[tuple[int, int, str]]:
        """(start, end, norm) of the pieces of a word as it stands in the text, marks and tatweel included."""
        split = self.split(surface)
        if len(split.surfaces) == 1:
            return [(0, len(surface), split.norms[0])]
        places = [i for i, character in enumerate(surface) if normalise(character)]
        if len(places) != sum(map(len, split.surfaces)):
            return [(0, len(surface), normalise(surface))]  # a ligature or a decomposed letter: its inside has no offsets
        bounds, at = [0], 0
        for piece in split.surfaces[:-1]:
            at += len(piece)
            bounds.append(places[at])
        bounds.append(len(surface))
        return [(a, b, norm) for a, b, norm in zip(bounds, bounds[1:], split.norms, strict=False)]


def read_weights(path: Path) -> dict[str, float]:
    """Read ``weight TAB feature`` lines. Raises ``ValueError`` naming the line."""
    weights = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        value, tab, name = line.partition("\t")
        if not tab:
            raise ValueError(f"{path}:{number}: not a weight line: {line!r}")
        weights[name] = float(value)
    return weights


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """Write what ``read_weights`` reads, sorted by feature."""
    lines = [f"{value:.3g}\t{name}" for name, value in sorted(weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
