"""Arabic spelling: what is dropped before a word is looked up. Nothing here changes the document's own text.

Two strengths. ``normalise`` drops what carries no letter (tatweel, vowel signs, direction marks) and unifies digits and
presentation forms: it gives ``token.norm_``. ``fold`` also drops hamza seats and final-letter spelling habits: it is a key for
comparing, never shown. Both are idempotent.
"""

from __future__ import annotations

import re
import unicodedata

TATWEEL = "\u0640"
MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]"
)
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
LETTERS = str.maketrans({"ک": "ك", "ی": "ي", "ھ": "ه", "ہ": "ه", "ۀ": "ة", "ٱ": "ا"})
PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
HAMZA = str.maketrans("أإآٱؤئى", "ااااويي")


def normalise(word: str) -> str:
    """Drop vowel signs, tatweel and direction marks; Western digits; Arabic letters for their Persian look-alikes."""
    if word.isascii():
        return word
    word = PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), word)
    return MARKS.sub("", unicodedata.normalize("NFC", word)).translate(LETTERS).translate(DIGITS)


def fold(word: str) -> str:
    """A key for comparing spellings: ``normalise``, then hamza seats, alif maqsura and ta marbuta levelled."""
    folded = normalise(word).translate(HAMZA).replace("ة", "ه")
    return folded if folded == "ء" else folded.replace("ء", "")


def is_arabic(word: str) -> bool:
    """Whether the word holds at least one Arabic letter."""
    return ARABIC.search(word) is not None
