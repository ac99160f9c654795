"""Keys: the spellings under which an actor is found, and the hashes that things without a name of their own are known by.

A search key is a name folded (see ``graph.language.folding``) and without the articles of both languages, so that
«الأسد», «الاسد» and «أسد», or "al-Assad", "Al Assad" and "Assad", are one key.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from graph.language.folding import fold

_WORD: Final = re.compile(r"[^\W_]+")
_ARTICLES: Final = frozenset({"al", "el", "the"})
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
HASH_LENGTH: Final = 32


def search_key(name: str) -> str:
    """Return the key of a name: folded words without articles, joined by single spaces; empty for a name without letters.

    >>> search_key("عبد الفتاح السيسي") == search_key("عبدُ الفتّاح السيسى")
    True
    >>> search_key("Walid al-Moallem")
    'walid moallem'
    """
    words = _WORD.findall(fold(name.replace("'", "").replace("’", "")).translate(_DIGITS))
    bare = [_without_article(word) for word in words if word not in _ARTICLES]
    return " ".join(bare or words)


def search_keys(names: Iterable[str]) -> list[str]:
    """Return the keys of several names, sorted, each once, without empty ones."""
    return sorted({key for name in names if (key := search_key(name))})


def digest(*parts: str | None) -> str:
    """Return a stable hash of the parts, 128 bits in hexadecimal; None and the empty string differ."""
    text = "\x1f".join("\x00" if part is None else part for part in parts)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HASH_LENGTH]


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal: whether a document has changed."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _without_article(word: str) -> str:
    while word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return word
