"""What the English tokeniser needs besides its own rules to cut newswire as the parser was taught to.

"U.S.-led" is three words, as "Damascus-based" is; "Sgt." and "Brig." keep their full stop, so that it ends no sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex

INFIXES = (
    r"(?<=[A-Za-z]\.)(?:-|–)(?=[A-Za-z])",  # U.S.-led
    r"(?<=[\w.,;:!?\"”’])(?:—|--)(?=\w)",  # he said—again
    r"(?<=[a-z][.!?])(?=[A-Z][a-z])",  # a missing space after the full stop
)
PREFIXES = (r"—", r"--+")
ABBREVIATIONS = tuple(
    f"{word}."
    for word in (
        *(
            "Adj",
            "Amb",
            "Atty",
            "Ayat",
            "Brig",
            "Bros",
            "Capt",
            "Cdr",
            "Cmdr",
            "Cmdt",
            "Col",
            "Comdr",
            "Cpl",
            "Dep",
            "Fr",
            "Gens",
        ),
        *("Govs", "Hon", "Insp", "Lt", "Lts", "Maj", "Min", "Mons", "Msgr", "Pfc", "Pres", "Pvt", "Reps", "Sec", "Sens", "Sgt"),
        *("Spc", "Supt", "Vol"),
    )
)


def mend(nlp: Language) -> None:
    """Give ``nlp``'s tokeniser the rules above."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *(nlp.Defaults.infixes or ())]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(nlp.Defaults.prefixes or ())]).search
    for abbreviation in ABBREVIATIONS:
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])


# Regular verbs and nouns whose forms the lemmatiser reads as those of another word: "hoped" as "hop", "bases" as "basis".
VERBS = (
    *(
        "airdrop",
        "axe",
        "bulldoze",
        "cane",
        "chair",
        "cochair",
        "cordon",
        "cosy",
        "cozy",
        "fine",
        "fulfill",
        "gripe",
        "gut",
        "hope",
    ),
    *("imperil", "install", "lambaste", "overfly", "rage", "rape", "rate", "ready", "rearrest", "reoccupy", "scapegoat", "slate"),
    *("snipe", "spare", "stage", "unban", "wage", "wine"),
)
NOUNS = ("base", "corpse", "grave", "tax", "use")
DOUBLED = frozenset({"airdrop", "gut", "imperil", "unban"})


def verb_forms(verb: str) -> Iterable[str]:
    """The inflected forms of a regular verb: staged, staging, stages."""
    if verb.endswith("e"):
        return (f"{verb}d", f"{verb[:-1]}ing", f"{verb}s")
    if verb.endswith("y"):
        return (f"{verb[:-1]}ied", f"{verb}ing", f"{verb[:-1]}ies")
    stem = verb + verb[-1] if verb in DOUBLED else verb
    return (f"{stem}ed", f"{stem}ing", f"{verb}s")


LEMMAS = {("VERB", form): verb for verb in VERBS for form in verb_forms(verb)} | {
    ("NOUN", f"{noun}es" if noun.endswith("x") else f"{noun}s"): noun for noun in NOUNS
}


@Language.component("english_lemmas", assigns=["token.lemma"], requires=["token.lemma", "token.pos"])
def english_lemmas(doc: Doc) -> Doc:
    """Mend the lemmas that the rule lemmatiser is known to get wrong."""
    for token in doc:
        lemma = LEMMAS.get((token.pos_, token.lower_))
        if lemma is not None:
            token.lemma_ = lemma
    return doc
