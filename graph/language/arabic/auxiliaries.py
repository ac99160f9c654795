"""كان and its like under the verb they only colour.

"كان الوزير قد قال" has قال as its head, كان as ``aux`` and الوزير as the subject of قال. The treebank that the trees go back to
makes كان the head and the main verb its complement; UD does not, and a frame matcher wants the subject at the main verb.
"""

from __future__ import annotations

FORMS = frozenset(
    {
        "كان",
        "كانت",
        "كانوا",
        "كانا",
        "كانتا",
        "كن",
        "كنت",
        "كنا",
        "يكون",
        "تكون",
        "يكونوا",
        "يكونون",
        "يكونا",
        "يكونان",
        "تكونا",
        "يكن",
        "تكن",
        "أكون",
        "اكون",
        "أكن",
        "نكون",
        "نكن",
        "ظل",
        "ظلت",
        "يظل",
        "تظل",
        "بات",
        "باتت",
    }
)


def lift(words: list[str], pos: list[str], heads: list[int], deps: list[str]) -> None:
    """Turn كان → verb into verb → كان, in place. ``heads`` are word indices, the root its own head."""
    for i, word in enumerate(words):
        if word not in FORMS or pos[i] not in ("VERB", "AUX") or deps[i] in ("aux", "cop"):
            continue
        below = [k for k, head in enumerate(heads) if head == i and k != i]
        main = next((k for k in below if deps[k] in ("xcomp", "ccomp") and k > i and pos[k] in ("VERB", "ADJ", "NOUN")), None)
        if main is None or (
            pos[main] != "VERB" and any(deps[k] in ("case", "mark") for k, head in enumerate(heads) if head == main)
        ):
            continue
        if any(deps[k] == "mark" for k, head in enumerate(heads) if head == main):
            continue  # a clause of its own: كان أن ...
        heads[main], deps[main] = (main, "root") if heads[i] == i else (heads[i], deps[i])
        heads[i], deps[i] = main, "aux" if pos[main] == "VERB" else "cop"
        own_subject = any(deps[k] in ("nsubj", "nsubj:pass") for k, head in enumerate(heads) if head == main)
        for k in below:
            if k != main:
                heads[k] = main
                if deps[k] == "nsubj" and own_subject:
                    deps[k] = "dislocated"
        pos[i] = "AUX"
