"""The written forms of Arabic verbs, nouns and participles, derived from the shape of one unvocalised citation form.

News is printed without vowels, and often without hamzas, so what counts here is the consonant skeleton: two vocalisations
that are written alike are one surface with two readings. A verb is cited as ``past/present``, third person masculine
singular, with its hamzas and its final ى but without vowels and shadda: ``رفض/يرفض``, ``دعا/يدعو``, ``أعاد/يعيد``. The two
together show the class: hollow (an ا before the last letter that stands for و or ي), defective (a final ا, ى or ي), doubled
(two letters, or a derived stem that is one letter short), assimilated (a و that the present loses), hamzated.

What cannot be seen without vowels is left open on purpose: ``رفض`` is given as active and as passive, and forms that exist
only if a verb is doubled (``استعددت`` beside ``استعدت``) are given beside the sound ones. A form that no verb has does no
harm in a look-up table; one that is missing does.

Forms written only before an attached pronoun carry ``bound=True``: ``التقى`` + ``ه`` → ``التقا|ه``, ``هاجموا`` + ``ه`` →
``هاجمو|ه``, ``زيارة`` + ``ه`` → ``زيارت|ه``, ``لقاء`` + ``ه`` → ``لقائ|ه``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.language.arabic.declension import NounForm, Number, noun_forms, participle_forms
from graph.language.arabic.normalise import normalise

__all__ = ["Form", "NounForm", "news_forms", "normalise_key", "noun_forms", "participle_forms", "split_citation", "verb_forms"]

Tense = Literal["past", "present", "subjunctive", "jussive", "imperative"]
Voice = Literal["active", "passive"]

_FOLDS = str.maketrans("أإآ", "ااا")
_FINAL_YA = re.compile(r"ى(?!\w)")
_HOLLOW_SECOND = "اوي"


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a verb. ``person`` is 1, 2 or 3; ``gender`` "m", "f" or "" where both are written alike.

    ``bound`` forms occur only before an attached pronoun. ``present`` is the indicative.
    """

    surface: str
    tense: Tense
    person: int
    gender: str
    number: Number
    voice: Voice
    bound: bool = False


def normalise_key(text: str) -> str:
    """The key under which a word is looked up, the same for all spellings that newspapers use for it.

    What ``normalise`` does (vowel signs, shadda and tatweel removed, Persian look-alikes replaced), then ``أإآ`` → ``ا``
    (agencies leave hamzas out: ان, اعلن, الى) and ``ى`` at the end of a word → ``ي`` (Egyptian papers print فى and دولى; others
    علي for على). Kept, unlike in ``fold``: ``ة``, because newspapers do print it and ``ه`` is a pronoun (زيارة, زياره), and
    ``ؤ ئ ء``, because without them verbs fall together (نبأ, نبا; هنئ, هني). Idempotent.

    >>> normalise_key("إلى") == normalise_key("الي") == "الي"
    True
    """
    return _FINAL_YA.sub("ي", normalise(text).translate(_FOLDS))


def split_citation(citation: str) -> tuple[str, str]:
    """``past/present`` → the two; ``past/-`` has no present. Raises ValueError where the shape is not that of an Arabic verb."""
    past, slash, present = normalise(citation).strip().partition("/")
    if present == "-":
        present = ""
    elif len(present) < 3 or present[0] != "ي":
        slash = ""
    if not slash or len(past) < 2:
        raise ValueError(f"{citation!r} is not an Arabic verb: write past/present, as in 'رفض/يرفض'")
    return past, present


@lru_cache(maxsize=4096)
def verb_forms(citation: str) -> tuple[Form, ...]:
    """All written forms of the verb cited as ``past/present``, active and passive, without repetitions.

    ``past/-`` gives the past alone: for verbs whose present is far more often another's (وعد, since يعد "is considered").
    Order: active before passive; past, present, subjunctive, jussive, imperative. Raises ValueError on a bad citation.
    """
    past, present = split_citation(citation)
    if not present:
        unseen = "يدعو" if past[-1] == "ا" else "ي" + "-" * 3  # a final ا is that of دعا
        forms = [*_past(past, unseen, "active"), *_past(_passive_past(past), unseen, "passive", hollow=_is_hollow(past))]
        return tuple(dict.fromkeys(forms))
    forms = [*_past(past, present, "active"), *_present(past, present, "active"), *_imperative(past, present)]
    forms += _past(_passive_past(past), present, "passive", hollow=_is_hollow(past))
    forms += _present(past, _passive_present(past, present), "passive")
    return tuple(dict.fromkeys(forms))


def news_forms(citation: str) -> tuple[Form, ...]:
    """The forms of ``verb_forms`` that news is read with; the others only look like other words there.

    Left out: imperatives (``كل`` of كال, ``قد`` of قاد), the second person, the passive of the first (``أثار`` "I was
    aroused" beside أثار "raised") and the jussive of the first (``أقل``, ``نصف``).
    """
    return tuple(
        form
        for form in verb_forms(citation)
        if form.tense != "imperative"
        and (form.person == 3 or (form.person == 1 and form.voice == "active" and form.tense != "jussive"))
    )


# -- classes ------------------------------------------------------------------------------------------------------------


def _is_hollow(past: str) -> bool:
    """قال, أعاد, اختار, انحاز, استقال; not شارك, whose ا belongs to the pattern, and not تعاون."""
    if len(past) < 3 or past[-2] != "ا":
        return False
    return len(past) == 3 or (len(past) == 4 and past[0] in "أآ") or (len(past) in (5, 6) and past[0] == "ا")


def _may_be_doubled(past: str, present: str) -> bool:
    """شن, أعد, احتل, انضم, استمر, اطمأن; also استمع and اتهم, which only look like it."""
    if past[-1] in "اىيأءئ" or past[-2] == "ا":
        return False
    if past[0] == "أ":
        return len(past) == len(present) == 3
    return len(past) == 2 or (past[0] == "ا" and len(past) in (4, 5))


def _is_fourth(past: str, present: str) -> bool:
    """The pattern أرسل/يرسل, whose present loses the أ, and آمن/يؤمن; not أكد/يؤكد, أخذ/يأخذ, آزر/يؤازر."""
    if past[0] == "آ":
        return len(present) == 4
    return past[0] == "أ" and present[1] not in "أؤ"


# -- past ---------------------------------------------------------------------------------------------------------------


def _join(stem: str, ending: str) -> str:
    """أعلن + نا → أعلنا, أثبت + تم → أثبتم: a doubled ن or ت is written once."""
    return stem + (ending[1:] if ending and stem[-1] == ending[0] and ending[0] in "نت" else ending)


def _past(past: str, present: str, voice: Voice, hollow: bool | None = None) -> Iterator[Form]:
    hollow = _is_hollow(past) if hollow is None else hollow
    last, body = past[-1], past[:-1]
    plurals = [past + "وا"]
    feminine, dual = past + "ت", past + "ا"
    consonantal = [past]  # what stands before ت, نا, تم
    if last == "ى" or (last == "ا" and present[-1] in "يىا"):  # التقى, رأى, أحيا
        feminine, dual, plurals, consonantal = body + "ت", body + "يا", [body + "وا"], [body + "ي"]
    elif last == "ا":  # دعا
        feminine, dual, plurals, consonantal = body + "ت", body + "وا", [body + "وا"], [body + "و"]
    elif last == "ي":  # بقي, دعي
        plurals = [body + "وا"]
    elif hollow and last == "ء":  # جاء, أساء, أسيء
        if body[-1] == "ي":
            feminine, dual, plurals = body + "ئت", body + "ئا", [body + "ئوا", body + "ؤوا"]
        else:
            plurals = [past + "وا", body + "ؤوا"]
        stem = past[:-2]
        seat = "ئ" if voice == "passive" or (len(past) == 3 and present[-2] != "و") else "أ" if len(past) > 3 else "ؤ"
        consonantal = [stem + seat]
    elif hollow:
        consonantal = [past[:-2] + last]
    elif last == "أ":  # بدأ
        dual = body + "آ"
        plurals = [past + "وا", body + "ؤوا", body + "ءوا"]
    elif last == "ئ":  # بدئ
        plurals = [past + "وا", body + "ؤوا"]
    elif _may_be_doubled(past, present):
        consonantal = [past + last] if len(past) == 2 else [past, past + last]

    yield Form(past, "past", 3, "m", "singular", voice)
    if last in "ىا":
        yield Form(_bound(past), "past", 3, "m", "singular", voice, bound=True)
    yield Form(feminine, "past", 3, "f", "singular", voice)
    yield Form(dual, "past", 3, "m", "dual", voice)
    yield Form(feminine + "ا", "past", 3, "f", "dual", voice)
    for plural in plurals:
        yield Form(plural, "past", 3, "m", "plural", voice)
        yield Form(plural[:-1], "past", 3, "m", "plural", voice, bound=True)
    for stem in consonantal:
        yield Form(_join(stem, "ن"), "past", 3, "f", "plural", voice)
        for person, gender in ((1, ""), (2, "m"), (2, "f")):
            yield Form(_join(stem, "ت"), "past", person, gender, "singular", voice)
        yield Form(_join(stem, "تما"), "past", 2, "", "dual", voice)
        yield Form(_join(stem, "تم"), "past", 2, "m", "plural", voice)
        yield Form(_join(stem, "تمو"), "past", 2, "m", "plural", voice, bound=True)
        yield Form(_join(stem, "تن"), "past", 2, "f", "plural", voice)
        yield Form(_join(stem, "نا"), "past", 1, "", "plural", voice)


def _bound(word: str) -> str:
    """التقى → التقا, رأى → رآ: how a final ى or ا is written before a pronoun."""
    return word[:-2] + "آ" if word[-2] == "أ" else word[:-1] + "ا"


def _passive_past(past: str) -> str:
    """قال → قيل, دعا → دعي, رأى → رئي, هاجم → هوجم, تبادل → تبودل, استأنف → استؤنف; most others are written as the active."""
    if _is_hollow(past):
        return past[:-2] + "ي" + past[-1]
    if past[-1] in "ىا":
        past = past[:-1] + "ي"
    elif past[-1] == "أ":
        past = past[:-1] + "ئ"
    if past[0] == "آ":  # آوى → أوي, آزر → أوزر
        return "أو" + past[1:].removeprefix("و")
    if past.startswith("تآ"):
        return "تؤو" + past[2:]
    if past.startswith("تأ"):
        return "تؤ" + past[2:]
    if past.startswith("استأ"):
        return "استؤ" + past[4:]
    if past.startswith("ائت"):
        return "اؤت" + past[3:]
    for at in (1, 2):  # شارك → شورك, تبادل → تبودل, ساءل → سوئل
        if len(past) >= 3 + at and past[at] == "ا" and (at == 1 or past[0] == "ت"):
            return past[:at] + "و" + past[at + 1 :].replace("ء", "ئ", 1)
    return past[0] + past[1:].replace("أ", "ئ", 1)  # سأل → سئل, رأس → رئس


# -- present ------------------------------------------------------------------------------------------------------------


def _passive_present(past: str, present: str) -> str:
    """يقول → يقال, يدعو → يدعى, يصل → يوصل, يأخذ → يؤخذ, يهنئ → يهنأ."""
    if _is_hollow(past):
        return present[:-2] + "ا" + present[-1]
    if past[0] == "و" and present[1] != "و":
        present = "ي" + past[0] + present[1:]
    elif present[1] == "ي":  # ييأس → يوأس
        present = "يو" + present[2:]
    if "ئ" in present[2:-1] and "ائ" not in present:  # يطمئن → يطمأن
        present = present[:2] + present[2:].replace("ئ", "أ", 1)
    if present[1] == "أ":
        present = "يؤ" + present[2:]
    if present[-1] in "وي":
        return present[:-1] + "ى"
    if present[-1] in "ئؤ":
        return present[:-1] + "أ"
    return present


def _present(past: str, present: str, voice: Voice) -> Iterator[Form]:
    for prefix, person, gender, number in (
        ("ي", 3, "m", "singular"),
        ("ت", 3, "f", "singular"),
        ("ت", 2, "m", "singular"),
        ("أ", 1, "", "singular"),
        ("ن", 1, "", "plural"),
    ):
        word = _prefixed(prefix, present)
        for tense in ("present", "subjunctive"):
            yield Form(word, tense, person, gender, number, voice)  # type: ignore[arg-type]
            if word[-1] in "ىا":
                yield Form(_bound(word), tense, person, gender, number, voice, bound=True)  # type: ignore[arg-type]
        for short in _short(past, word):
            yield Form(short, "jussive", person, gender, number, voice)  # type: ignore[arg-type]
    for prefix, person, gender in (("ي", 3, "m"), ("ت", 3, "f"), ("ت", 2, "")):
        for stem in _dual_stems(_prefixed(prefix, present)):
            yield Form(stem + "ن", "present", person, gender, "dual", voice)
            yield Form(stem, "subjunctive", person, gender, "dual", voice)
            yield Form(stem, "jussive", person, gender, "dual", voice)
    for prefix, person in (("ي", 3), ("ت", 2)):
        for stem in _plural_stems(_prefixed(prefix, present)):
            yield Form(stem + "ون", "present", person, "m", "plural", voice)
            for tense in ("subjunctive", "jussive"):
                yield Form(stem + "وا", tense, person, "m", "plural", voice)  # type: ignore[arg-type]
                yield Form(stem + "و", tense, person, "m", "plural", voice, bound=True)  # type: ignore[arg-type]
        for stem in _feminine_plural_stems(past, _prefixed(prefix, present)):
            for tense in ("present", "subjunctive", "jussive"):
                yield Form(_join(stem, "ن"), tense, person, "f", "plural", voice)  # type: ignore[arg-type]
    for stem in _feminine_stems(_prefixed("ت", present)):
        yield Form(stem + "ين", "present", 2, "f", "singular", voice)
        yield Form(stem + "ي", "subjunctive", 2, "f", "singular", voice)
        yield Form(stem + "ي", "jussive", 2, "f", "singular", voice)


def _prefixed(prefix: str, present: str) -> str:
    if prefix == "أ" and present[1] == "أ":
        return "آ" + present[2:]
    return prefix + present[1:]


def _short(past: str, word: str) -> Iterator[str]:
    """The jussive: يقول → يقل, يلتقي → يلتق, يدعو → يدع, يرى → ير; others unchanged."""
    if word[-1] in "ويىا" and len(word) > 2:
        yield word[:-1]
    elif _is_hollow(past) and len(word) > 2 and word[-2] in _HOLLOW_SECOND:
        last = word[-1]
        if last == "ء":
            last = {"ا": "أ", "و": "ؤ", "ي": "ئ"}[word[-2]]
        yield word[:-2] + last
    else:
        yield word


def _dual_stems(word: str) -> list[str]:
    last = word[-1]
    if last in "ىا":
        return [word[:-1] + "يا"]
    if last == "أ":
        return [word[:-1] + "آ", word + "ا"]
    if last == "ء" and word[-2] == "ي":
        return [word[:-1] + "ئا"]
    return [word + "ا"]


def _plural_stems(word: str) -> list[str]:
    last = word[-1]
    if last in "ويىا":
        return [word[:-1]]
    if last == "أ":
        return [word, word[:-1] + "ؤ", word[:-1] + "ء"]
    if last == "ء":
        return [word[:-1] + "ئ", word[:-1] + "ؤ"] if word[-2] == "ي" else [word, word[:-1] + "ؤ"]
    if last == "ئ":
        return [word, word[:-1] + "ؤ"]
    return [word]


def _feminine_stems(word: str) -> list[str]:
    if word[-1] in "ويىا":
        return [word[:-1]]
    if word[-1] in "أء":
        return [word[:-1] + "ئ", word]
    return [word]


def _feminine_plural_stems(past: str, word: str) -> list[str]:
    if word[-1] == "و" or word[-1] == "ي":
        return [word]
    if word[-1] in "ىا":
        return [word[:-1] + "ي"]
    if _may_be_doubled(past, "ي" + word[1:]):
        return [word + word[-1]] if len(past) == 2 else [word, word + word[-1]]
    return list(_short(past, word))


def _imperative(past: str, present: str) -> Iterator[Form]:
    """رفض → ارفض, أرسل → أرسل, التقى → التق, قال → قل, وصل → صل, أخذ → خذ. A lone letter is left out."""
    stem = present[1:]
    if past in ("أخذ", "أكل", "أمر"):
        stem = past[1:]
    elif _is_fourth(past, present):
        stem = "آ" + stem[1:] if past[0] == "آ" else "أ" + stem
    elif past[0] == "ا":
        stem = "ا" + stem
    elif stem[0] == "ؤ":  # يؤكد → أكد, يؤازر → آزر
        stem = "آ" + stem[2:] if stem[1] == "ا" else "أ" + stem[1:]
    elif len(past) == 3 == len(stem) and not _is_hollow(past) and stem[0] != "و":
        stem = "ائ" + stem[1:] if stem[0] == "أ" else "ا" + stem
    if len(stem) < 3 and stem[-1] in "ويى":  # ر, ف: a letter that is a whole word
        return
    for word in _short(past, stem):
        if len(word) > 1:
            yield Form(word, "imperative", 2, "m", "singular", "active")
    for word in _dual_stems(stem):
        yield Form(word, "imperative", 2, "", "dual", "active")
    for word in _plural_stems(stem):
        yield Form(word + "وا", "imperative", 2, "m", "plural", "active")
        yield Form(word + "و", "imperative", 2, "m", "plural", "active", bound=True)
    for word in _feminine_stems(stem):
        yield Form(word + "ي", "imperative", 2, "f", "singular", "active")
