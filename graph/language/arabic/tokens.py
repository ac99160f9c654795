"""Arabic text into tokens, nothing lost: ``Doc.text`` is the text, clitics are tokens of their own without a blank between.

Tokens are: addresses, dates and numbers (both digit sets), Latin words, Arabic words (then split by the segmenter), single
marks of punctuation (runs of dots stay together), and white space beyond one blank. A change of script begins a new token,
blank or not.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.language.arabic.normalise import normalise
from graph.language.arabic.segment import Segmenter

MARK = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
)
LETTER = "\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<address>https?://[^\s«»“”"<>،؛]+|www\.[^\s«»“”"<>،؛]+|[\w.+-]+@[\w-]+\.[\w.-]+)
    |(?P<number>[{DIGIT}]{{4}}-[{DIGIT}]{{1,2}}-[{DIGIT}]{{1,2}}|[{DIGIT}]+(?:[.,:/٫٬٬,][{DIGIT}]+)*)
    |(?P<arabic>[{LETTER}][{LETTER}{MARK}]*)
    |(?P<latin>[^\W\d_{LETTER}]+(?:['’.&-](?=[^\W_{LETTER}])[^\W_{LETTER}]+)*)
    |(?P<dots>\.{{2,}}|…+)
    |(?P<other>.[{MARK}]*)""",
    re.VERBOSE | re.DOTALL,
)


class Tokenizer:
    """text → Doc with surfaces as tokens and ``norm_`` set. Deterministic; splits are cached by the segmenter."""

    def __init__(self, vocab: Vocab, segmenter: Segmenter) -> None:
        self.vocab = vocab
        self.segmenter = segmenter

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        norms: list[str] = []
        spaces: list[bool] = []
        for match in TOKEN.finditer(text):
            kind, surface = match.lastgroup, match[0]
            if kind == "space":
                if words and surface[0] == " " and not spaces[-1] and not words[-1].isspace():
                    spaces[-1] = True
                    surface = surface[1:]
                for part in re.findall(r"[^\n]+|\n", surface):
                    words.append(part)
                    norms.append(part)
                    spaces.append(False)
            elif kind == "arabic":
                for start, end, norm in self.segmenter.pieces(surface):
                    words.append(surface[start:end])
                    norms.append(norm or surface[start:end])
                    spaces.append(False)
            else:
                words.append(surface)
                norms.append((normalise(surface) or surface) if kind != "latin" else surface.lower())
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token, norm in zip(doc, norms, strict=True):
            if token.text != norm:
                token.norm_ = norm
        return doc
