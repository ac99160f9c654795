"""What the English tokeniser needs besides its own rules to cut newswire as the parser was taught to.

"U.S.-led" is three words, as "Damascus-based" is; "Sgt." and "Brig." keep their full stop, so that it ends no sentence.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
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
