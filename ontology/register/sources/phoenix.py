"""Take statesmen from the Phoenix actor dictionaries (MIT, petrarch2) into persons.csv and offices.csv.

    python ontology/register/sources/phoenix.py DICTIONARIES

DICTIONARIES holds Phoenix.Countries.actors.txt and Phoenix.International.actors.txt. Rows whose source is `editor` stay as
they are and win; all others are written anew, so the script can be run again. `phoenix.toml` holds its word lists,
`exceptions.csv` names what the dictionary has wrong, `arabic.csv` gives Arabic spellings with their source: `editor`, or the
package arabic-name-romanizer (MIT; from Wikidata, CC0) where Latin name and country agree, its folded letters restored.

The dictionary seldom says which office was held. A term with exact days is that of a head of state or of government; it gets
its title only if it begins or ends where a term known to the editor ends or begins, and no holder of that seat overlaps.
Terms in whole months come from lists of cabinet members between January 2003 and 2011: the title is `official`, and a term
that reaches the edge of the lists is open there.
"""

from __future__ import annotations

import argparse
import csv
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from rapidfuzz import fuzz
from wordfreq import zipf_frequency

HERE = Path(__file__).parent
REGISTER = HERE.parent
COUNTRIES, BODIES = "Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt"
LAST = date(2015, 12, 31)  # the dictionary was closed in 2015
LISTS = (date(2003, 1, 1), date(2010, 12, 1))  # first and last month of the cabinet lists
HEADS = {"president", "prime-minister", "chancellor", "king", "emir", "sultan", "queen", "emperor"}
WORDS = tomllib.loads((HERE / "phoenix.toml").read_text(encoding="utf-8"))
NEAR, FAR, LEFT_OUT, FIRST, UNSURE, TITLES, ARTICLES, COMMON = (
    frozenset(WORDS[key].split())
    for key in ("near", "far", "left_out", "family_first", "family_unsure", "titles", "articles", "common")
)
PARTICLES = {word.rstrip("-"): word for word in WORDS["particles"].split()}
LETTERS = [pair.split("=") for pair in WORDS["letters"].split()]

Row = dict[str, str]
Seat = tuple[date | None, date | None, str]  # first day, last day, title


@dataclass(slots=True)
class Term:
    since: date | None
    until: date | None
    sector: str
    exact: bool  # to the day, not to the month
    title: str = "official"
    of: str = ""


@dataclass(slots=True)
class Entry:
    name: str
    country: str
    aliases: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    source: str = COUNTRIES

    @property
    def key(self) -> tuple[str, str]:
        return self.country, self.name


def fold(name: str) -> list[str]:
    """The words of a Latin name without marks, articles and titles."""
    bare = name.lower().translate(str.maketrans("øłıđ-", "olid ")).replace("ß", "ss").replace("æ", "ae")
    bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return [word for word in re.findall(r"[a-z]+", re.sub(r"['’`.]", "", bare)) if word not in TITLES and word not in ARTICLES]


def skeleton(word: str) -> str:
    """What different romanisations of a word have in common: its consonants."""
    for old, new in LETTERS:
        word = word.replace(old, new)
    tail = re.sub(r"[aeiou]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", ("a" if word[:1] in "aeiou" else word[:1]) + tail)


def same(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two names (of one country) may well be one person's; errs on the side of yes."""
    first, second = [skeleton(w) for w in one], [skeleton(w) for w in other]
    if not first or not second:
        return False
    if min(len(first), len(second)) > 1 and fuzz.token_set_ratio(" ".join(first), " ".join(second)) >= 90:
        return True
    return first[-1] == second[-1] and fuzz.ratio(first[0], second[0]) >= 60


def write_case(raw: str) -> str:
    """`ALI_ABU_AL_RAGHEB` → `Ali Abu al-Ragheb`."""
    words = [word.lower() for word in re.split(r"[_\s]+", raw) if word]
    out = ""
    for number, word in enumerate(words):
        if 0 < number < len(words) - 1 and word in PARTICLES:
            piece = PARTICLES[word]
        elif word.startswith("mc") and len(word) > 4:
            piece = "Mc" + word[2:].capitalize()
        else:
            piece = re.sub(r"(^|[-'.])([a-zÀ-ÿ])", lambda m: m[1] + m[2].upper(), word).replace("'S", "'s")
            if number:
                piece = re.sub(r"^(Al|El)-", lambda m: m[0].lower(), piece)
        out += piece if out.endswith("-") or not out else " " + piece
    return out


def read_day(text: str) -> date | None:
    """`940922`, `20040309`; two digits above 30 are of the twentieth century, as the dictionary's own reader has it."""
    if re.fullmatch(r"\d{6}", text):
        text = ("19" if int(text[:2]) > 30 else "20") + text
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])) if re.fullmatch(r"\d{8}", text) else None
    except ValueError:
        return None


def ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1 or (day.month, day.day) == (2, 28)


def read_term(code: str, when: str) -> Term | None:
    """A term of office from a code such as `RUSGOV` and a range `030101-081231`; None for what is none or impossible."""
    days = [read_day(one) for one in re.findall(r"\d+", when)]
    if code[3:6] not in {"GOV", "MIL", "LEG"} or when.startswith("<") or not days or None in days:
        return None
    since, until = days[0], (days[1] if len(days) > 1 else None)
    if since is None or since > LAST or (until and (until < since or until > LAST)):
        return None
    if since >= LISTS[0] and since.day == 1 and (until is None or ends_month(until)):
        return Term(since if since > LISTS[0] else None, until if until and until < LISTS[1] else None, code[3:6], exact=False)
    return Term(since, until, code[3:6], exact=True)


def read_dictionary(path: Path) -> Iterator[tuple[str, list[str], list[tuple[str, str]], str]]:
    """Yield raw name, raw aliases, (code, range) pairs and comment of each entry, in the order of the file."""
    name, comment = "", ""
    aliases: list[str] = []
    codes: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        found = [(m[1], m[2].strip()) for m in re.finditer(r"\[([A-Z]+)\s*([^\]]*)\]", text)]
        if text.startswith("["):
            codes += found
        elif text.startswith("+"):
            aliases.append(text[1:].partition("#")[0].strip().strip("_"))
        else:
            if name:
                yield name, aliases, codes, comment
            name, _, comment = text.partition("#")
            name, aliases, codes = re.split(r"[\s\[]", name.strip())[0].strip("_"), [], found
    yield name, aliases, codes, comment


def read_entries(folder: Path) -> Iterator[Entry]:
    for raw, aliases, codes, comment in read_dictionary(folder / COUNTRIES):
        first = codes[0][0][:3] if codes else ""
        country = WORDS["codes"].get(first, first)
        if "CountryInfo" not in comment or not country or country in LEFT_OUT or any(code[:3] != first for code, _ in codes):
            continue
        terms = [term for code, when in codes if (term := read_term(code, when))]
        kept = [term for term in terms if term.exact or country in NEAR | FAR]
        if kept and good_name(raw) and count_months(kept) >= (30 if country in NEAR else 48):
            yield Entry(write_case(raw), country, [write_case(alias) for alias in aliases], kept)
    for raw, aliases, codes, comment in read_dictionary(folder / BODIES):
        body = WORDS["bodies"].get(comment.strip(), "")
        spans = [term for code, when in codes if code.startswith("IGO") and (term := read_term("IGOGOV", when))]
        if body and spans and good_name(raw):
            spans[0].of = body
            yield Entry(write_case(raw), "IGO", [write_case(alias) for alias in aliases], spans[:1], BODIES)


def good_name(raw: str) -> bool:
    """Whether a key is the name of a person: two to six words, no title first, nothing cut off."""
    words = re.findall(r"[A-Za-z'.-]+", raw)
    full = [word for word in words if len(word) > 1 and not word.endswith(".")]
    if "_".join(words) != raw or words[0].lower() in TITLES or len(words[-1]) < 3 or words[-1].upper() == "III":
        return False
    if (
        re.search(r"_(I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI?)(_|$)", raw)
        or sum(word.lower() not in {"abd", "al"} for word in full) < 2
    ):
        return False
    return len(full) <= 6 and not re.search(r"\bNA(AL|A[BH]|BIN|IN)", raw.replace("_", " "))  # NA: a scar of "bin A"


def count_months(terms: list[Term]) -> int:
    """Months in office that the lists attest; heads of state and of government count whatever their time."""
    if any(term.exact and (term.until or LAST).year >= 1985 for term in terms):
        return 999
    spans = ((term.until or LISTS[1]) - (term.since or LISTS[0]) for term in terms if not term.exact)
    return sum(span.days // 30 for span in spans)


def read_register(name: str) -> list[Row]:
    with (REGISTER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_bound(text: str, last: bool) -> date | None:
    """The first or (about) the last day that an ISO date, month or year may mean."""
    if not text:
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    return date(year, month or (12 if last else 1), day or (28 if last else 1))


def name_offices(entries: Iterable[Entry], known: dict[str, list[Seat]]) -> None:
    """Give a head's term its title where a neighbour in time has one and no holder of that seat overlaps (see above)."""
    by_country: dict[str, list[Term]] = defaultdict(list)
    for entry in entries:
        heads = (term for term in entry.terms if term.exact and term.sector == "GOV" and not term.of)
        by_country[entry.country] += [t for t in heads if t.since and t.until and (t.until - t.since).days >= 20]
    for country, terms in by_country.items():
        titled = list(known.get(country, []))
        count = -1
        while count != len(titled):
            count = len(titled)
            for term in (term for term in terms if term.title == "official"):
                near = {title for since, until, title in titled if touch(term.since, until) or touch(since, term.until)}
                taken = {title for since, until, title in titled if overlap(term, since, until) > 40}
                if len(near - taken) == 1:
                    term.title = (near - taken).pop()
                    titled.append((term.since, term.until, term.title))


def touch(start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and abs((start - end).days) <= 1


def overlap(term: Term, since: date | None, until: date | None) -> int:
    """Days that a term shares with a span; open ends reach as far as can be."""
    return (min(term.until or LAST, until or LAST) - max(term.since or date.min, since or date.min)).days


def merge(entries: Iterable[Entry]) -> list[Entry]:
    """One entry a person: spellings of the same name in one country are brought together."""
    kept: dict[tuple[str, tuple[str, ...]], Entry] = {}
    for entry in entries:
        key = entry.country, tuple(sorted(skeleton(word) for word in fold(entry.name)))
        if key in kept:
            kept[key].terms += entry.terms
            kept[key].aliases += [entry.name, *entry.aliases]
        else:
            kept[key] = entry
    return list(kept.values())


def short_name(entry: Entry, families: dict[str, int]) -> str:
    """The last word, where it is known to be the family name, tells one person and is no common word."""
    words = entry.name.split()
    last = re.sub(r"^[AaEe]l-", "", words[-1])
    common = last.lower() in COMMON or zipf_frequency(last, "en") > 3.3
    if entry.country in UNSURE | FIRST or len(last) < 5 or common or families["".join(fold(last))] != 1:
        return ""
    before = [word for word in words[1:-1] if word in {"van", "von", "der", "den", "de"}]
    return "|".join([last, " ".join([*before, last])] if before else [last])


def make_id(entry: Entry, taken: set[str]) -> str:
    words = [
        word for part in re.split(r"[ -]", entry.name) if (word := "".join(fold(part)) or re.sub("[^a-z]", "", part.lower()))
    ]
    key = "-".join(words if entry.country in FIRST else [words[-1], *words[:-1]])
    while key in taken:
        key += "-" + entry.country.lower()
    taken.add(key)
    return key


def tell(day: date | None, exact: bool) -> str:
    return "" if day is None else day.isoformat() if exact else day.isoformat()[:7]


def select(entries: list[Entry], persons: list[Row], offices: list[Row]) -> list[Entry]:
    """The entries that are nobody whom the editor has."""
    names: dict[str, list[list[str]]] = defaultdict(list)
    for row in persons:
        forms = [words for form in [row["label_en"], *row["aliases_en"].split("|")] if len(words := fold(form)) > 1]
        for country in {row["country"]} | {office["country"] for office in offices if office["person"] == row["id"]}:
            names[country] += forms
    everyone = [form for forms in names.values() for form in forms]
    exact = {tuple(form) for form in everyone}
    fresh = []
    for entry in entries:
        forms = [words for form in (entry.name, *entry.aliases) if len(words := fold(form)) > 1]
        near = everyone if entry.country == "IGO" else names[entry.country]
        if forms and not any(tuple(form) in exact or any(same(form, other) for other in near) for form in forms):
            fresh.append(entry)
    return fresh


def count_families(entries: list[Entry], persons: list[Row]) -> dict[str, int]:
    """How many persons a last word may mean; given names count twice, for they are no short names."""
    count: dict[str, int] = defaultdict(int)
    for row in persons:
        for name in row["family_en"].split("|"):
            count["".join(fold(name))] += 1
    for label in [*(row["label_en"] for row in persons), *(entry.name for entry in entries)]:
        count[(fold(label) or [""])[0]] += 2
    for entry in entries:
        count["".join(fold(entry.name.split()[-1]))] += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dictionaries", type=Path)
    folder = parser.parse_args().dictionaries
    persons = [row for row in read_register("persons.csv") if row["source"] == "editor"]
    offices = [row for row in read_register("offices.csv") if row["source"] == "editor"]
    states = {row["iso3"]: row["id"] for row in read_register("states.csv") if row["iso3"] and not row["to"]}
    wrong = {(row["country"], row["name"]): row["what"] for row in read_register("sources/exceptions.csv")}
    arabic = {(row["country"], row["name"]): row for row in read_register("sources/arabic.csv")}

    entries = merge(entry for entry in read_entries(folder) if entry.country in states or entry.country == "IGO")
    known: dict[str, list[Seat]] = defaultdict(list)
    for row in offices:
        if row["title"] in HEADS:
            known[row["country"]].append((read_bound(row["from"], False), read_bound(row["to"], True), row["title"]))
    name_offices((entry for entry in entries if entry.key not in wrong), known)
    fresh = select([entry for entry in entries if wrong.get(entry.key) != "drop"], persons, offices)
    families = count_families(fresh, persons)

    taken = {row["id"] for name in ("states.csv", "organisations.csv", "groups.csv") for row in read_register(name)}
    taken |= {row["id"] for row in persons}
    empty = dict.fromkeys(persons[0], "")
    for entry in sorted(fresh, key=lambda entry: entry.key):
        aliases = [form for form in dict.fromkeys(entry.aliases) if form != entry.name and len(fold(form)) > 1]
        spelt = arabic.get(entry.key, {"label_ar": "", "source": ""})
        row = {
            "id": make_id(entry, taken),
            "label_en": entry.name,
            "label_ar": spelt["label_ar"],
            "aliases_en": "|".join(form for form in aliases if form.split()[0].lower() not in TITLES),
            "family_en": short_name(entry, families),
            "country": entry.country,
            "sector": "IGO" if entry.country == "IGO" else entry.terms[0].sector,
            "source": "|".join(filter(None, [entry.source, spelt["source"]])),
        }
        persons.append(empty | row)
        for term in entry.terms:
            span = {"from": tell(term.since, term.exact), "to": tell(term.until, term.exact), "source": entry.source}
            of = term.of or states[entry.country]
            offices.append({"person": row["id"], "title": term.title, "of": of, "country": entry.country} | span)
    save("persons.csv", {row["id"]: row for row in persons})
    save("offices.csv", {tuple(row.values()): row for row in offices})


def save(name: str, rows: dict[str, Row] | dict[tuple[str, ...], Row]) -> None:
    """Write rows in the order of their keys."""
    found = [row for _, row in sorted(rows.items())]
    with (REGISTER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


if __name__ == "__main__":
    main()
