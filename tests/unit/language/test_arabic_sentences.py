"""Sentences of Arabic newswire."""

from __future__ import annotations

import pytest
from spacy.language import Language

from graph.language.arabic import build


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build(encoder=False)


def sentences(nlp: Language, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in nlp(text).sents]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قال الوزير كلمة. وغادر القاعة.", 2),
        ("وصل إلى سوريا.وقال إنه سيعود.", 2),
        ("عنوان بلا نقطة\nقال الوزير كلمة.", 2),
        ("القاهرة 15-7 (أ.ف.ب) - وصل الوزير اليوم.", 1),
        ("قال د. أحمد إن الاجتماع انتهى.", 1),
        ("قال الوزير: «لن نقبل. هذا موقفنا». وغادر.", 2),
        ('قال الوزير: "لن نقبل. هذا موقفنا." وغادر.', 1),
        ("هل يعود الوزير؟ لا أحد يعرف!", 2),
        ("بلغ النمو 3.5 في المئة. وانخفض العجز.", 2),
        ("المعلم في موسكو: لا لمؤتمر دولي", 1),
    ],
)
def test_count(nlp: Language, text: str, count: int) -> None:
    assert len(sentences(nlp, text)) == count


def test_blank_lines_belong_to_the_sentence_before(nlp: Language) -> None:
    doc = nlp("عنوان\n\n\nقال الوزير كلمة.\n")
    assert [s.text for s in doc.sents] == ["عنوان\n\n\n", "قال الوزير كلمة.\n"]


def test_an_unclosed_quotation_does_not_swallow_the_text(nlp: Language) -> None:
    assert len(sentences(nlp, "قال: «لن نقبل. ثم غادر. وعاد مساء.")) == 3


def test_very_long_sentences_are_cut(nlp: Language) -> None:
    text = "، ".join(["قال الوزير الروسي إن بلاده لن تقبل بذلك"] * 40)
    assert all(len(s) <= 130 for s in nlp(text).sents)


def test_empty_and_blank_texts(nlp: Language) -> None:
    assert len(nlp("")) == 0
    assert len(list(nlp(" \n ").sents)) <= 1
