"""The loader: the data are sound; what is wrong in a file is named by file, line and column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import ontology
from ontology import OntologyError, Person, checks, frames, loader
from ontology.records import OfficeRow, State
from ontology.tables import read_table

PERSONS = (
    "id,label_en,label_ar,aliases_en,aliases_ar,family_en,family_ar,ambiguous,country,gender,sector,from,to,wikidata,source\n"
    "muallem-walid,Walid Muallem,وليد المعلم,Walid al-Moallem|Walid Moallem,,Muallem,المعلم,المعلم,SYR,m,GOV,1990,2020,,editor\n"
)


def test_nothing_is_wrong_in_the_data() -> None:
    assert [str(problem) for problem in ontology.check()] == []


def test_the_data_is_there() -> None:
    assert ontology.states()["syria"].iso3 == "SYR"
    assert "سورية" in ontology.states()["syria"].nisba_ar_f
    assert ontology.titles()["foreign-minister"].label_ar == "وزير الخارجية"
    assert len(ontology.persons()) >= 300
    assert len(ontology.organisations()) >= 60
    assert len(ontology.groups()) >= 60
    assert ontology.honorifics()
    assert ontology.organs()
    assert ontology.collectives()
    assert ontology.places()
    assert all(row.person in ontology.persons() for row in ontology.offices())


@pytest.mark.parametrize("language", loader.LANGUAGES)
def test_the_lexicon_is_there(language: str) -> None:
    found = ontology.predicates(language)
    assert len({p.id for p in found}) == len(found) > 300
    assert {ontology.relations()[p.relation].plover for p in found} == set(ontology.plover_classes())
    assert all(light.verb or light.noun or light.participle for light in ontology.light_verbs(language))
    assert {operator.effect for operator in ontology.operators(language)} >= {"negated", "planned", "possible"}


def test_records_are_frozen_and_mappings_closed() -> None:
    state = ontology.states()["syria"]
    with pytest.raises(AttributeError):
        state.iso3 = "XXX"  # type: ignore[misc]
    with pytest.raises(TypeError):
        ontology.states()["atlantis"] = state  # type: ignore[index]


def test_results_are_kept() -> None:
    assert ontology.relations() is ontology.relations()
    assert ontology.predicates("ar") is ontology.predicates("ar")


def write(folder: Path, text: str) -> Path:
    (folder / "persons.csv").write_text(text, "utf-8")
    return folder


def test_a_row_becomes_a_record(tmp_path: Path) -> None:
    table = read_table(Person, write(tmp_path, PERSONS), "persons.csv")
    ((line, person),) = table.rows
    assert (line, table.problems) == (2, ())
    assert person.aliases_en == ("Walid al-Moallem", "Walid Moallem")
    assert (person.family_ar, person.ambiguous) == (("المعلم",), ("المعلم",))
    assert (person.since, person.until, person.wikidata) == ("1990", "2020", None)


@pytest.mark.parametrize(
    ("old", "new", "place", "fatal"),
    [
        ("from,to,", "from,", "persons.csv:1, to: the header lacks this column", True),
        ("wikidata,source", "wikidata,source,mood", "persons.csv:1, mood: unknown column", False),
        (",m,GOV", ",m", "persons.csv:2: 14 cells, but the header has 15", True),
        (",editor", ",", "persons.csv:2, source: every row names its source", False),
        ("muallem-walid", "Muallem Walid", "persons.csv:2, id: 'Muallem Walid' is no slug", False),
        ("\nmuallem-walid", "\n", "persons.csv:2, id: '' is no slug", True),
        ("Moallem|Walid", "Moallem||Walid", "persons.csv:2, aliases_en: empty item", False),
        (",Muallem,", ", Muallem,", "persons.csv:2, family_en: space around", False),
        (",وليد المعلم,", ',"وليد,', "persons.csv:2: not CSV", True),
    ],
)
def test_what_is_wrong_in_a_row_is_named(tmp_path: Path, old: str, new: str, place: str, fatal: bool) -> None:
    assert old in PERSONS
    problems = read_table(Person, write(tmp_path, PERSONS.replace(old, new, 1)), "persons.csv").problems
    found = [problem for problem in problems if str(problem).startswith(place)]
    assert found, [str(problem) for problem in problems]
    assert found[0].fatal is fatal


def test_an_id_given_twice_and_rows_out_of_order_are_named(tmp_path: Path) -> None:
    row = PERSONS.splitlines()[1]
    text = PERSONS + row + "\n" + row.replace("muallem-walid", "assad-bashar") + "\n"
    problems = list(map(str, read_table(Person, write(tmp_path, text), "persons.csv").problems))
    assert "persons.csv:3, id: 'muallem-walid' is already in line 2" in problems
    assert any(p.startswith("persons.csv:4: 'assad-bashar' stands after 'muallem-walid'") for p in problems)


def test_a_file_that_is_missing_or_not_utf8_is_named(tmp_path: Path) -> None:
    assert str(read_table(Person, tmp_path, "persons.csv").problems[0]) == "persons.csv: the file is missing"
    (tmp_path / "persons.csv").write_bytes("المعلم".encode("cp1256"))
    (problem,) = read_table(Person, tmp_path, "persons.csv").problems
    assert "not UTF-8" in str(problem)
    assert problem.fatal


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An ontology of its own to break: the real files but for the register of persons and offices."""
    for path in loader.ROOT.iterdir():
        if path.name != "register":
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "register").mkdir()
    for path in (loader.ROOT / "register").glob("*.csv"):
        (tmp_path / "register" / path.name).symlink_to(path)
    monkeypatch.setattr(loader, "ROOT", tmp_path)
    caches = [loader.table, loader._rows, loader._keyed, loader._relations, loader.topics, loader.predicates]
    for cached in caches:
        cached.cache_clear()
    yield tmp_path / "register"
    for cached in caches:
        cached.cache_clear()


def replace(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")


def test_references_that_point_nowhere_are_named(register: Path) -> None:
    replace(register / "persons.csv", PERSONS.replace(",SYR,m,GOV,1990,2020,,", ",SYX,x,KING,2020,1990,Q1x,"))
    replace(
        register / "offices.csv",
        "person,title,of,country,from,to,source\n"
        "muallem-walid,foreign-minister,syria,SYR,2006-02-11,2020-11-16,editor\n"
        "muallem-walid,grand-vizier,atlantis,SYR,11 Feb,,editor\n",
    )
    found = [str(problem) for problem in ontology.check() if problem.file in ("register/persons.csv", "register/offices.csv")]
    assert found == [
        "register/offices.csv:3, from: '11 Feb' is no date YYYY, YYYY-MM or YYYY-MM-DD",
        "register/offices.csv:3, of: 'atlantis' is not in the register",
        "register/offices.csv:3, title: 'grand-vizier' is not in the register",
        "register/persons.csv:2, country: 'SYX' is no ISO 3166-1 alpha-3 code nor IGO, NGO, IMG",
        "register/persons.csv:2, gender: 'x' is neither m nor f",
        "register/persons.csv:2, sector: 'KING' is none of BUS, CVL, GOV, IGO, JUD, LEG, MED, MIL, NGO, OPP, REB",
        "register/persons.csv:2, to: ends 1990 before it begins 2020",
        "register/persons.csv:2, wikidata: 'Q1x' is no Wikidata id",
    ]


def test_an_id_of_two_files_is_named(register: Path) -> None:
    replace(register / "persons.csv", PERSONS.replace("muallem-walid", "syria"))
    assert any("'syria' is already in register/states.csv:" in str(problem) for problem in ontology.check())


def test_loading_a_broken_file_raises_and_says_where(register: Path) -> None:
    replace(register / "persons.csv", PERSONS.replace(",m,GOV", ",m"))
    with pytest.raises(OntologyError, match=r"register/persons\.csv:2: 14 cells"):
        ontology.persons()
    (register / "persons.csv").unlink()
    loader.table.cache_clear()
    with pytest.raises(OntologyError, match=r"register/persons\.csv: the file is missing"):
        ontology.persons()


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        (State("x", "XXX", "X", "س", (), (), (), (), (), (), (), (), "", "", (), (), (), None, None, None, "editor"), "iso3"),
        (OfficeRow("a", "b", "c", "Syria", None, None, "editor"), "country"),
    ],
)
def test_codes_of_countries_are_checked(kind: object, row: str) -> None:
    assert [column for column, _ in checks._faults("register/states.csv", kind)] == [row]


ENTRY = '[[predicate]]\nid = "ar.reject"\nrelation = "rejects"\nverb = ["رفض/يرفض"]\nnoun = ["رفض"]\nsource_note = "editor"\n'


def read(folder: Path, text: str) -> list[object]:
    path = folder / "lexicon" / "ar" / "reject.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return list(frames.read_predicates(folder, "ar", ontology.relations(), ontology.cameo_classes()))


def test_an_entry_becomes_a_predicate(tmp_path: Path) -> None:
    (predicate,) = read(tmp_path, ENTRY + 'noun_target = ["ل"]\nobject_slot = "على"\ncomplement = "negated"\n')
    assert isinstance(predicate, frames.Predicate)
    assert (predicate.verb, predicate.source, predicate.target) == (("رفض/يرفض",), ("subj",), ("obj",))
    assert (predicate.noun_target, predicate.object_slot, predicate.complement) == (("ل",), "على", "negated")
    assert predicate.modality is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"rejects"', '"reject"', "reject.toml:1, relation: 'reject' is not in relations.ttl; near: rejects"),
        ('"ar.reject"', '"reject"', "reject.toml:1, id: 'reject' does not begin with 'ar.'"),
        ('"رفض/يرفض"', '"رفض"', "reject.toml:1, verb: 'رفض' is no pair past/present"),
        ("source_note", "source_nose", "reject.toml:1, source_nose: unknown key"),
        ("noun =", 'target = ["onto"]\nnoun =', "reject.toml:1, target: unknown slot 'onto'"),
        ("noun =", 'needs = "somebody"\nnoun =', "reject.toml:1, needs: 'somebody' is none of"),
        ("noun =", 'modality = "sure"\nnoun =', "reject.toml:1, modality: 'sure' is none of"),
        ("noun =", "passive = 1\nnoun =", "reject.toml:1, passive: 1 is neither true nor false"),
        ("noun =", 'cameo = "190"\nnoun =', "reject.toml:1, cameo: '190' belongs to ASSAULT, the relation to REJECT"),
        ("noun =", 'cameo = "999"\nnoun =', "reject.toml:1, cameo: '999' belongs to no class, the relation to REJECT"),
        ('["رفض"]', "[3]", "reject.toml:1, noun: [3] is no text or list of texts"),
        ("[[predicate]]", "[[predicates]]", "reject.toml: holds predicates, where only [[predicate]] may stand"),
        ('"ar.reject"', '"ar.reject', "reject.toml:2: not TOML"),
    ],
)
def test_what_is_wrong_in_an_entry_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    problems = [str(item) for item in read(tmp_path, ENTRY.replace(old, new, 1)) if isinstance(item, ontology.Problem)]
    assert any(problem.startswith(f"lexicon/ar/{message}") for problem in problems), problems


def test_an_entry_given_twice_is_named_with_both_places(tmp_path: Path) -> None:
    problems = [str(item) for item in read(tmp_path, ENTRY + "\n" + ENTRY) if isinstance(item, ontology.Problem)]
    assert problems == ["lexicon/ar/reject.toml:8, id: 'ar.reject' is already in lexicon/ar/reject.toml:1"]


def test_light_verbs_and_operators_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon" / "ar"
    folder.mkdir(parents=True)
    light = '[[light]]\nverb = ["أعرب/يعرب"]\nparticiple = ["معرب"]\nslot = "عن"\n'
    light += '[[light_passive]]\nverb = ["تعرض/يتعرض"]\nslot = "ل"\n'
    (folder / "light.toml").write_text(light, "utf-8")
    operator = '[[operator]]\nform = ["لن"]\nkind = "particle"\neffect = "negated+planned"\nscope = "clause"\n'
    (folder / "operators.toml").write_text(operator, "utf-8")
    assert list(frames.read_light(tmp_path, "ar")) == [frames.LightVerb(("أعرب/يعرب",), participle=("معرب",), slot="عن")]
    assert list(frames.read_light(tmp_path, "ar", "light_passive")) == [frames.LightVerb(("تعرض/يتعرض",), slot="ل")]
    assert [o.effect for o in frames.read_operators(tmp_path, "ar") if isinstance(o, frames.OperatorWord)] == [
        "negated",
        "planned",
    ]


@pytest.mark.parametrize("slot", ["obj", "مع", "من قبل", "ب:inf", "poss"])
def test_slots_that_frames_may_name(slot: str) -> None:
    assert frames.is_slot(slot, "ar")
    assert not frames.is_slot(slot + ":sometimes", "ar")
    assert not frames.is_slot("between us", "ar")
