"""Universal Dependencies files: reading, and bringing the 2016 conversion of PADT nearer to UD v2.

The 2016 file keeps habits of the Prague scheme that a frame matcher stumbles over: an opening "and" as root, prepositional
phrases as ``obj``, relative pronouns as ``cc``, counted nouns below their numbers, unanalysed names without a tag.
``modernise`` mends what can be mended by rule; the rules look at tags and labels only, never at single words' trees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graph.language.arabic import auxiliaries
from graph.language.arabic.normalise import is_arabic, normalise

PROCLITICS = frozenset("وفبلكس")
SUFFIXES = frozenset(["ه", "ها", "هم", "هما", "هن", "نا", "ي", "ني", "كم", "ك", "كما", "كن"])
TIME = re.compile(
    r"^(?:ال)?(?:يوم|امس|أمس|غدا|اليوم|السبت|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|صباح|مساء|ليل|ليلة|حين|عام|سنة|شهر|أسبوع|اسبوع|خلال|قبل|بعد|منذ|أثناء|عقب|حاليا|مؤخرا)$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a tree. ``head`` counts from 1, 0 is the root; ``joined`` says that no blank follows it in the text."""

    form: str
    pos: str
    head: int
    dep: str
    passive: bool | None = None  # None: not a verb, or not known
    joined: bool = False
    case: str = ""


def read_conllu(path: Path) -> Iterator[tuple[str, list[Word]]]:
    """Yield (sentence id, words). Multiword ranges and empty nodes are left out."""
    for block in re.split(r"\n\n+", path.read_text(encoding="utf-8").strip()):
        name, words = "", []
        for line in block.split("\n"):
            if line.startswith("# sent_id"):
                name = line.partition("=")[2].strip()
            if line.startswith("#") or "-" in line.split("\t", 1)[0] or "." in line.split("\t", 1)[0]:
                continue
            cells = line.split("\t")
            passive = True if "Voice=Pass" in cells[5] else False if "Voice=Act" in cells[5] else None
            case = cells[4][8:9] if len(cells[4]) == 10 else ""
            words.append(
                Word(
                    normalise(cells[1]),
                    cells[3],
                    int(cells[6]),
                    cells[7],
                    passive if cells[3] in ("VERB", "AUX") else None,
                    "SpaceAfter=No" in cells[9],
                    case,
                )
            )
        if words:
            yield name, words


def join_clitics(words: list[Word]) -> list[Word]:
    """Mark in ``joined`` what newspapers write together, for a file that does not say: proclitics and attached pronouns."""
    out = list(words)
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        joins = (
            word.form in PROCLITICS
            and word.pos in ("ADP", "CCONJ", "PART", "AUX", "SCONJ")
            and following is not None
            and is_arabic(following.form)
        )
        if (
            following is not None
            and following.pos == "PRON"
            and following.form in SUFFIXES
            and following.case != "1"
            and is_arabic(word.form)
        ):
            joins = True
        out[i] = replace(word, joined=joins)
    return out


def modernise(words: list[Word]) -> list[Word]:
    """PADT of 2016 → nearer to UD v2. The tree stays a tree with one root."""
    words = [replace(w, pos="PROPN" if w.pos == "X" and is_arabic(w.form) and len(w.form) > 1 else w.pos) for w in words]
    _lift_predicate(words)
    _turn_numbers(words)
    _flatten_names(words)
    children: dict[int, list[int]] = {}
    for i, word in enumerate(words, 1):
        children.setdefault(word.head, []).append(i)
    for i, word in enumerate(words, 1):
        head = words[word.head - 1] if word.head else None
        if head is None:
            continue
        below = [words[c - 1] for c in children.get(i, ())]
        has_case = any(w.dep == "case" for w in below)
        verbal = head.pos in ("VERB", "AUX") or (head.pos == "ADJ" and word.dep == "obj")
        dep = word.dep
        if (
            dep in ("obj", "iobj", "advmod", "amod", "nmod")
            and has_case
            and word.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
        ):
            dep = "obl" if verbal else "nmod"
        elif dep == "nmod" and head.pos == "VERB":
            dep = "obl"
        elif dep == "obj" and TIME.match(word.form):
            dep = "obl"
        elif dep == "obj" and word.pos == "ADJ" and head.pos in ("NOUN", "PROPN") and word.head == i - 1:
            dep = "amod"
        elif dep == "acl" and word.pos == "VERB" and head.pos in ("NOUN", "PROPN", "PRON", "DET", "X", "NUM"):
            dep = "acl:relcl"
        if dep == "cc" and word.pos in ("PRON", "DET") and word.form.lstrip("و").startswith(("الذ", "الت", "الل", "ما", "من")):
            clause = next((c for c in children.get(word.head, ()) if c > i and words[c - 1].dep in ("acl", "acl:relcl")), None)
            words[i - 1] = replace(word, head=clause or word.head, dep="mark" if clause else "dep")
            continue
        if (
            dep == "cc"
            and word.pos in ("NOUN", "ADJ")
            and i > 1
            and words[i - 2].dep == "case"
            and words[i - 2].head == word.head
        ):
            words[i - 1] = replace(word, head=i - 1, dep="fixed")
            continue
        if dep == "cc" and word.pos == "ADP":
            dep = "case"
        if dep == "nmod" and not has_case and head.pos in ("NOUN", "PROPN", "NUM", "ADJ"):
            titled = head.form.startswith("ال") or any(
                c < i and c != i and words[c - 1].dep in ("nmod", "nmod:poss") for c in children.get(word.head, ())
            )
            dep = ("appos" if titled and word.pos == "PROPN" else "nmod:poss") if word.head < i else dep
        words[i - 1] = replace(word, dep=dep)
    return _lift_auxiliaries(words)


def _lift_auxiliaries(words: list[Word]) -> list[Word]:
    """كان below its verb; conjunctions that open a clause are tagged as such."""
    pos, deps = [w.pos for w in words], [w.dep for w in words]
    heads = [i if w.head == 0 else w.head - 1 for i, w in enumerate(words)]
    auxiliaries.lift([w.form for w in words], pos, heads, deps)
    pos = ["SCONJ" if tag == "CCONJ" and dep == "mark" else tag for tag, dep in zip(pos, deps, strict=True)]
    return [
        replace(word, pos=tag, dep=dep, head=0 if i == head else head + 1)
        for i, (word, tag, dep, head) in enumerate(zip(words, pos, deps, heads, strict=True))
    ]


def _lift_predicate(words: list[Word]) -> None:
    """An opening conjunction or punctuation mark as root gives way to its first main clause."""
    for _ in range(2):
        root = next(i for i, w in enumerate(words, 1) if w.head == 0)
        if words[root - 1].pos not in ("CCONJ", "PUNCT", "PART"):
            return
        below = [
            i for i, w in enumerate(words, 1) if w.head == root and w.dep not in ("punct", "cc", "mark", "aux", "advmod:emph")
        ]
        if not below:
            return
        first = below[0]
        for i, word in enumerate(words, 1):
            if i == first:
                words[i - 1] = replace(word, head=0, dep="root")
            elif i == root:
                words[i - 1] = replace(word, head=first, dep="punct" if word.pos == "PUNCT" else "cc")
            elif word.head == root:
                words[i - 1] = replace(word, head=first)


def _turn_numbers(words: list[Word]) -> None:
    """``five ← persons`` becomes ``persons → five``: the counted noun heads, as in UD v2."""
    for i, word in enumerate(words, 1):
        if word.pos != "NUM":
            continue
        counted = next(
            (
                c
                for c, w in enumerate(words, 1)
                if w.head == i
                and c in (i + 1, i + 2)
                and w.pos in ("NOUN", "ADJ", "PROPN")
                and w.dep in ("nmod", "obj", "obl", "dep")
            ),
            None,
        )
        if counted is None or any(w.head == counted and w.dep == "case" for w in words):
            continue
        dep = word.dep
        if dep == "nummod":
            head = words[word.head - 1] if word.head else None
            dep = (
                "nmod"
                if head is None or head.pos not in ("VERB", "AUX")
                else "nsubj"
                if word.case == "1"
                else "obj"
                if word.case == "4"
                else "obl"
            )
        for j, other in enumerate(words, 1):
            if other.head == i and j != counted:
                words[j - 1] = replace(other, head=counted)
        words[counted - 1] = replace(words[counted - 1], head=word.head, dep=dep)
        words[i - 1] = replace(word, head=counted, dep="nummod")


def _flatten_names(words: list[Word]) -> None:
    """A run of unanalysed names linked to each other: the first heads, the others are ``flat``."""
    i = 0
    while i < len(words):
        j = i
        while j < len(words) and words[j].pos == "PROPN" and len(words[j].form) > 1:
            j += 1
        run = set(range(i + 1, j + 1))
        if len(run) > 1:
            tops = [k for k in run if words[k - 1].head not in run]
            links = all(words[k - 1].dep in ("nmod", "flat", "dep", "appos") for k in run if k not in tops)
            if len(tops) == 1 and links:
                top, first = tops[0], min(run)
                relation = words[top - 1]
                for k, other in enumerate(words, 1):
                    if other.head in run and k not in run:
                        words[k - 1] = replace(other, head=first)
                for k in run:
                    words[k - 1] = replace(words[k - 1], head=first, dep="flat")
                words[first - 1] = replace(words[first - 1], head=relation.head, dep=relation.dep)
        i = max(j, i + 1)


def readings(words: list[Word]) -> tuple[str, ...]:
    """The words as the encoder reads them: free forms, but a stem before an attached pronoun as it is written (زيارت ه), since
    only the context can tell a verb (دعت ها) from a noun (دعوت ها) there. ``words`` need ``joined`` set."""
    forms = []
    for i, word in enumerate(words):
        following = words[i + 1] if word.joined and i + 1 < len(words) else None
        attached = following is not None and following.pos == "PRON" and following.form in SUFFIXES
        forms.append(before_pronoun(word.form, word.case) if attached else word.form)
    return tuple(forms)


def before_pronoun(form: str, case: str = "") -> str:
    """A free form as it is written before an attached pronoun: زيارة → زيارت, على → علي, التقى → التقا, قالوا → قالو."""
    if len(form) < 2:
        return form
    if form.endswith("ة"):
        return form[:-1] + "ت"
    if form.endswith("ى"):
        return form[:-1] + ("ي" if form in ("على", "إلى", "لدى", "الى") else "ا")
    if form.endswith("وا") and len(form) > 3:
        return form[:-1]
    if form.endswith("اء") and case in ("1", "2"):
        return form[:-1] + ("ؤ" if case == "1" else "ئ")
    return form
