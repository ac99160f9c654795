"""Folding: the one spelling that names are compared in, for Arabic and Latin script alike.

Folding is idempotent and loses what news spells in several ways: diacritics and tatweel, hamza seats, final ya and alif
maqsura, ta marbuta, letter case, Latin accents, kinds of quotes and hyphens. It is for look-up only, never for display.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه",
        "ک": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز", "ء": None, "ـ": None,
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‐": "-", "‑": "-",
    }
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return the look-up spelling of ``text``: folded letters, lower case, single spaces.

    >>> fold("الأُمم المتّحدة") == fold("الامم المتحده")
    True
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold()) if not text.isascii() else text.lower()
    # NFKD splits alif with hamza into alif and a combining mark, so stripping marks folds both scripts at once.
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_ARABIC)
    return _SPACE.sub(" ", bare).strip()


def is_arabic(text: str) -> bool:
    """Whether ``text`` holds an Arabic letter."""
    return bool(_ARABIC_LETTER.search(text))
