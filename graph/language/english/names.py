"""The names that the trained model finds, under our labels, in ``doc.spans["names"]``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

# GPE covers states, cities and provinces alike; STATE is the model's guess and the linker decides.
LABELS = {
    "PERSON": "PERSON",
    "GPE": "STATE",
    "ORG": "ORGANISATION",
    "NORP": "POPULATION",
    "LOC": "PLACE",
    "FAC": "PLACE",
}


@Language.component("english_names", requires=["doc.ents"])
def english_names(doc: Doc) -> Doc:
    """Write ``doc.spans["names"]`` without leading articles and trailing possessives, and ``token.norm_`` in lower case."""
    found: list[Span] = []
    for entity in doc.ents:
        label = LABELS.get(entity.label_)
        if label is None:
            continue
        start, end = entity.start, entity.end
        while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_space or doc[start].is_punct):
            start += 1
        while start < end and (
            doc[end - 1].tag_ == "POS" or doc[end - 1].is_space or doc[end - 1].text in (",", "-", "–", "'", "’")
        ):
            end -= 1
        if start < end:
            found.append(Span(doc, start, end, label=label))
    doc.spans["names"] = found
    for token in doc:
        token.norm_ = token.lower_
    return doc
