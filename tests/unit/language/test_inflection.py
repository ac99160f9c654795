"""Arabic inflection against a table checked by hand: every class of verb, and what stands before a pronoun."""

from __future__ import annotations

import pytest

from graph.language.arabic.inflection import (
    Form,
    news_forms,
    normalise_key,
    noun_forms,
    participle_forms,
    split_citation,
    verb_forms,
)

# citation; then: past 3fs, past 3mp, past 1p; present 3mp, jussive 3ms; passive past 3ms, passive present 3ms
VERBS = """
رفض/يرفض     رفضت رفضوا رفضنا        يرفضون يرفض    رفض يرفض
قتل/يقتل     قتلت قتلوا قتلنا        يقتلون يقتل    قتل يقتل
أعلن/يعلن    أعلنت أعلنوا أعلنا      يعلنون يعلن    أعلن يعلن
أثبت/يثبت    أثبتت أثبتوا أثبتنا     يثبتون يثبت    أثبت يثبت
ندد/يندد     نددت نددوا نددنا        ينددون يندد    ندد يندد
هدد/يهدد     هددت هددوا هددنا        يهددون يهدد    هدد يهدد
صوت/يصوت     صوتت صوتوا صوتنا        يصوتون يصوت    صوت يصوت
هاجم/يهاجم   هاجمت هاجموا هاجمنا     يهاجمون يهاجم  هوجم يهاجم
حاصر/يحاصر   حاصرت حاصروا حاصرنا     يحاصرون يحاصر  حوصر يحاصر
واجه/يواجه   واجهت واجهوا واجهنا     يواجهون يواجه  ووجه يواجه
تعهد/يتعهد   تعهدت تعهدوا تعهدنا     يتعهدون يتعهد  تعهد يتعهد
تبادل/يتبادل تبادلت تبادلوا تبادلنا  يتبادلون يتبادل تبودل يتبادل
استقبل/يستقبل استقبلت استقبلوا استقبلنا يستقبلون يستقبل استقبل يستقبل
احتجز/يحتجز  احتجزت احتجزوا احتجزنا  يحتجزون يحتجز  احتجز يحتجز
انسحب/ينسحب  انسحبت انسحبوا انسحبنا  ينسحبون ينسحب  انسحب ينسحب
سيطر/يسيطر   سيطرت سيطروا سيطرنا     يسيطرون يسيطر  سيطر يسيطر
وصل/يصل      وصلت وصلوا وصلنا        يصلون يصل      وصل يوصل
وعد/يعد      وعدت وعدوا وعدنا        يعدون يعد      وعد يوعد
وصف/يصف      وصفت وصفوا وصفنا        يصفون يصف      وصف يوصف
وقع/يوقع     وقعت وقعوا وقعنا        يوقعون يوقع    وقع يوقع
أوقف/يوقف    أوقفت أوقفوا أوقفنا     يوقفون يوقف    أوقف يوقف
اتهم/يتهم    اتهمت اتهموا اتهمنا     يتهمون يتهم    اتهم يتهم
اتفق/يتفق    اتفقت اتفقوا اتفقنا     يتفقون يتفق    اتفق يتفق
قال/يقول     قالت قالوا قلنا         يقولون يقل     قيل يقال
زار/يزور     زارت زاروا زرنا         يزورون يزر     زير يزار
قاد/يقود     قادت قادوا قدنا         يقودون يقد     قيد يقاد
خاف/يخاف     خافت خافوا خفنا         يخافون يخف     خيف يخاف
أعاد/يعيد    أعادت أعادوا أعدنا      يعيدون يعد     أعيد يعاد
أدان/يدين    أدانت أدانوا أدنا       يدينون يدن     أدين يدان
اختار/يختار  اختارت اختاروا اخترنا   يختارون يختر   اختير يختار
استقال/يستقيل استقالت استقالوا استقلنا يستقيلون يستقل استقيل يستقال
انحاز/ينحاز  انحازت انحازوا انحزنا   ينحازون ينحز   انحيز ينحاز
دعا/يدعو     دعت دعوا دعونا          يدعون يدع      دعي يدعى
غزا/يغزو     غزت غزوا غزونا          يغزون يغز      غزي يغزى
نفى/ينفي     نفت نفوا نفينا          ينفون ينف      نفي ينفى
التقى/يلتقي  التقت التقوا التقينا    يلتقون يلتق    التقي يلتقى
أجرى/يجري    أجرت أجروا أجرينا       يجرون يجر      أجري يجرى
ألغى/يلغي    ألغت ألغوا ألغينا       يلغون يلغ      ألغي يلغى
تولى/يتولى   تولت تولوا تولينا       يتولون يتول    تولي يتولى
استدعى/يستدعي استدعت استدعوا استدعينا يستدعون يستدع استدعي يستدعى
نادى/ينادي   نادت نادوا نادينا       ينادون يناد    نودي ينادى
تلقى/يتلقى   تلقت تلقوا تلقينا       يتلقون يتلق    تلقي يتلقى
لقي/يلقى     لقيت لقوا لقينا         يلقون يلق      لقي يلقى
بقي/يبقى     بقيت بقوا بقينا         يبقون يبق      بقي يبقى
رأى/يرى      رأت رأوا رأينا          يرون ير        رئي يرى
نأى/ينأى     نأت نأوا نأينا          ينأون ينأ      نئي ينأى
وفى/يفي      وفت وفوا وفينا          يفون يف        وفي يوفى
أخذ/يأخذ     أخذت أخذوا أخذنا        يأخذون يأخذ    أخذ يؤخذ
أمر/يأمر     أمرت أمروا أمرنا        يأمرون يأمر    أمر يؤمر
أسر/يأسر     أسرت أسروا أسرنا        يأسرون يأسر    أسر يؤسر
أكد/يؤكد     أكدت أكدوا أكدنا        يؤكدون يؤكد    أكد يؤكد
أيد/يؤيد     أيدت أيدوا أيدنا        يؤيدون يؤيد    أيد يؤيد
آوى/يؤوي     آوت آووا آوينا          يؤوون يؤو      أوي يؤوى
استأنف/يستأنف استأنفت استأنفوا استأنفنا يستأنفون يستأنف استؤنف يستأنف
سأل/يسأل     سألت سألوا سألنا        يسألون يسأل    سئل يسأل
ترأس/يترأس   ترأست ترأسوا ترأسنا     يترأسون يترأس  ترئس يترأس
بدأ/يبدأ     بدأت بدأوا بدأنا        يبدأون يبدأ    بدئ يبدأ
لجأ/يلجأ     لجأت لجؤوا لجأنا        يلجؤون يلجأ    لجئ يلجأ
هنأ/يهنئ     هنأت هنأوا هنأنا        يهنئون يهنئ    هنئ يهنأ
أنشأ/ينشئ    أنشأت أنشأوا أنشأنا     ينشئون ينشئ    أنشئ ينشأ
جاء/يجيء     جاءت جاؤوا جئنا         يجيئون يجئ     جيء يجاء
أساء/يسيء    أساءت أساؤوا أسأنا      يسيئون يسئ     أسيء يساء
شن/يشن       شنت شنوا شننا           يشنون يشن      شن يشن
رد/يرد       ردت ردوا رددنا          يردون يرد      رد يرد
حث/يحث       حثت حثوا حثثنا          يحثون يحث      حث يحث
أقر/يقر      أقرت أقروا أقررنا       يقرون يقر      أقر يقر
احتل/يحتل    احتلت احتلوا احتللنا    يحتلون يحتل    احتل يحتل
انضم/ينضم    انضمت انضموا انضممنا    ينضمون ينضم    انضم ينضم
استمر/يستمر  استمرت استمروا استمررنا يستمرون يستمر  استمر يستمر
اطمأن/يطمئن  اطمأنت اطمأنوا اطمأننا  يطمئنون يطمئن  اطمئن يطمأن
تآمر/يتآمر   تآمرت تآمروا تآمرنا     يتآمرون يتآمر  تؤومر يتآمر
"""

ROWS = [line.split() for line in VERBS.strip().splitlines()]


def surfaces(citation: str, **features: object) -> set[str]:
    return {form.surface for form in verb_forms(citation) if all(getattr(form, key) == value for key, value in features.items())}


def test_the_table_covers_enough() -> None:
    assert len(ROWS) >= 60
    assert all(len(row) == 8 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_verb_of_each_class(row: list[str]) -> None:
    citation, past_3fs, past_3mp, past_1p, present_3mp, jussive, passive_past, passive_present = row
    active = {"voice": "active", "bound": False}
    passive = {"voice": "passive", "bound": False}
    third = {"person": 3, "gender": "m", "number": "singular"}
    assert surfaces(citation, tense="past", **third, **active) == {citation.partition("/")[0]}
    assert surfaces(citation, tense="present", **third, **active) == {citation.partition("/")[2]}
    assert surfaces(citation, tense="past", person=3, gender="f", number="singular", **active) == {past_3fs}
    assert past_3mp in surfaces(citation, tense="past", person=3, gender="m", number="plural", **active)
    assert past_1p in surfaces(citation, tense="past", person=1, number="plural", **active)
    assert present_3mp in surfaces(citation, tense="present", person=3, gender="m", number="plural", **active)
    assert surfaces(citation, tense="jussive", **third, **active) == {jussive}
    assert surfaces(citation, tense="past", **third, **passive) == {passive_past}
    assert surfaces(citation, tense="present", **third, **passive) == {passive_present}


@pytest.mark.parametrize(
    ("citation", "surface"),
    [
        ("دعا/يدعو", "دعا"),
        ("رأى/يرى", "رآ"),
        ("رأى/يرى", "يرا"),
        ("التقى/يلتقي", "التقا"),
        ("هاجم/يهاجم", "هاجمو"),
        ("نفى/ينفي", "نفا"),
    ],
)
def test_what_stands_before_a_pronoun(citation: str, surface: str) -> None:
    assert surface in surfaces(citation, bound=True)


@pytest.mark.parametrize(
    ("citation", "imperative"),
    [
        ("رفض/يرفض", "ارفضوا"),
        ("أرسل/يرسل", "أرسلوا"),
        ("قال/يقول", "قولوا"),
        ("دعا/يدعو", "ادعوا"),
        ("أخذ/يأخذ", "خذوا"),
        ("وصل/يصل", "صلوا"),
        ("أكد/يؤكد", "أكدوا"),
    ],
)
def test_imperatives(citation: str, imperative: str) -> None:
    assert imperative in surfaces(citation, tense="imperative", number="plural", bound=False)
    assert all(len(form.surface) > 1 for form in verb_forms(citation))


def test_duals_and_second_persons() -> None:
    assert {"التقيا"} == surfaces("التقى/يلتقي", tense="past", person=3, gender="m", number="dual", voice="active")
    assert {"التقتا"} == surfaces("التقى/يلتقي", tense="past", person=3, gender="f", number="dual", voice="active")
    assert {"بحثا"} == surfaces("بحث/يبحث", tense="past", person=3, gender="m", number="dual", voice="active")
    assert {"يبحثان"} == surfaces("بحث/يبحث", tense="present", person=3, gender="m", number="dual", voice="active")
    assert {"تدعمان"} == surfaces("دعم/يدعم", tense="present", person=3, gender="f", number="dual", voice="active")
    assert "بدآ" in surfaces("بدأ/يبدأ", tense="past", number="dual")
    assert "قلتم" in surfaces("قال/يقول", tense="past", person=2)
    assert {"آخذ"} == surfaces("أخذ/يأخذ", tense="present", person=1, number="singular", voice="active")


def test_a_form_is_plain_data_given_once() -> None:
    forms = verb_forms("رفض/يرفض")
    assert len(forms) == len(set(forms))
    assert Form("رفضت", "past", 3, "f", "singular", "active") in forms
    assert Form("رفضت", "past", 3, "f", "singular", "passive") in forms


@pytest.mark.parametrize("citation", ["رفض", "رفض/", "ر/يرفض", "رفض/رفض", ""])
def test_a_bad_citation_is_named(citation: str) -> None:
    with pytest.raises(ValueError, match="past/present"):
        verb_forms(citation)


def test_a_verb_may_be_cited_in_the_past_alone() -> None:
    forms = verb_forms("وعد/-")
    assert {"وعد", "وعدت", "وعدوا", "وعدنا"} <= {form.surface for form in forms}
    assert {form.tense for form in forms} == {"past"}
    assert {"دعوت", "دعت", "دعي"} <= {form.surface for form in verb_forms("دعا/-")}
    assert {"أعنت", "أعين"} <= {form.surface for form in verb_forms("أعان/-")}


def test_news_leaves_out_what_looks_like_other_words() -> None:
    assert {form.surface for form in news_forms("قاد/يقود")} >= {"قاد", "قادوا", "يقود", "يقودان", "نقود", "قيد", "يقد"}
    assert "قد" not in {form.surface for form in news_forms("قاد/يقود")}
    assert "أثار" not in {form.surface for form in news_forms("ثار/يثور")}
    assert "نصف" not in {form.surface for form in news_forms("صفى/يصفي")}
    assert {form.person for form in news_forms("رفض/يرفض")} == {1, 3}


def test_citations_may_carry_vowel_signs() -> None:
    assert split_citation("هدّد/يهدّد") == ("هدد", "يهدد")
    assert verb_forms("هدّد/يهدّد") == verb_forms("هدد/يهدد")


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("زيارة", {"زيارة", "الزيارة", "زيارت", "زيارتان", "زيارتين", "زيارتا", "زيارات", "الزيارات"}),
        ("لقاء", {"لقاء", "اللقاء", "لقائ", "لقاؤ", "لقاءات", "لقاءين"}),
        ("هجوم", {"هجوم", "هجوما", "الهجوم", "هجومان", "هجومين"}),
        ("اجتماع", {"اجتماع", "اجتماعات", "الاجتماعات", "اجتماعين"}),
        ("مفاوضات", {"مفاوضات", "المفاوضات"}),
        ("شكوى", {"شكوى", "شكوا", "شكويين"}),
        ("دعوة", {"دعوة", "دعوت", "دعوات"}),
        ("إطلاق نار", {"إطلاق نار", "إطلاق النار"}),
    ],
)
def test_nouns(noun: str, expected: set[str]) -> None:
    assert expected <= {form.surface for form in noun_forms(noun)}


def test_a_plural_gets_no_plural_of_its_own() -> None:
    assert "مفاوضاتات" not in {form.surface for form in noun_forms("مفاوضات")}
    assert {form.number for form in noun_forms("مفاوضات")} == {"plural"}
    assert "إدانا" not in {form.surface for form in noun_forms("إدانة")}


@pytest.mark.parametrize(
    ("participle", "expected"),
    [
        ("رافض", {"رافض", "رافضا", "رافضة", "الرافضة", "رافضين", "رافضون", "رافضات", "رافضان"}),
        ("داعي", {"داعيا", "داع", "داعية", "داعين", "داعون"}),
        ("منددة", {"منددة"}),
    ],
)
def test_participles(participle: str, expected: set[str]) -> None:
    assert expected <= {form.surface for form in participle_forms(participle)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أعلن", "اعلن"),
        ("إلى", "الى"),
        ("إلى", "الي"),
        ("في", "فى"),
        ("آخر", "اخر"),
        ("هدّد", "هدد"),
        ("قـــال", "قال"),
        ("الدولي", "الدولى"),
        ("إطلاق نار", "اطلاق نار"),
    ],
)
def test_spellings_of_newspapers_share_a_key(one: str, other: str) -> None:
    assert normalise_key(one) == normalise_key(other)


@pytest.mark.parametrize(("one", "other"), [("زيارة", "زياره"), ("سماء", "سما"), ("قوى", "قوه"), ("الأمير", "المير")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert normalise_key(one) != normalise_key(other)


@pytest.mark.parametrize("text", ["مصطفى أدان الهجومَ", "رأى", "Ωmega", "", "ٱلسلام عليكم", "لا، إلى"])
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise_key(normalise_key(text)) == normalise_key(text)


def test_every_surface_of_every_row_has_a_key_without_hamza_on_alif() -> None:
    for row in ROWS:
        for form in verb_forms(row[0]):
            assert not set("أإآ") & set(normalise_key(form.surface))
