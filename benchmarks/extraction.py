"""Measure extraction on a folder of annotated sets: ``python benchmarks/extraction.py [EVAL_DIR]``.

EVAL_DIR holds ``score.py`` and pairs ``NAME_docs.jsonl`` (documents) and ``NAME.jsonl`` (annotated sentences). It is no part
of the repository; without it this says so and ends well. The figures come from that folder's scorer, run as a process of
its own; errors are then sorted by its matching functions. What is written to ``extraction.md`` holds counts only, never a
sentence of the sets.
"""

from __future__ import annotations

import collections
import importlib.util
import itertools
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.contract import to_json  # noqa: E402  a script has no package to be found from
from graph.extract import extract, extractor_name  # noqa: E402
from graph.model import Document  # noqa: E402

Json = dict[str, Any]
LEVELS = ("TRIPLE", "DYAD", "ACTOR", "TOPIC")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
WHOLE = ("seed", "ar_news_dev", "probes_dev")  # the sets whose sentences are annotated in full

# What is aimed at: set, figure, at least (at most for alarms).
GOALS = (
    ("ar_news_dev", "TRIPLE F1", 0.60),
    ("ar_news_dev", "TRIPLE P", 0.70),
    ("ar_news_dev", "ACTOR F1", 0.55),
    ("ar_news_dev", "TOPIC F1", 0.45),
    ("ar_news_dev", "alarms", 0.10),
    ("ar_gsr_dev", "TRIPLE R", 0.50),
    ("ar_gsr_dev", "DYAD R", 0.60),
    ("en_plover_dev", "TRIPLE F1", 0.60),
    ("en_plover_dev", "DYAD F1", 0.75),
    ("seed", "ACTOR R", 0.90),
    ("seed", "ACTOR P", 0.90),
    ("all", "modality", 0.90),
    ("all", "attribution", 0.90),
)

MISSED = (
    "nothing predicted in the sentence",
    "polarity wrong",
    "pair right, class wrong",
    "pair and class right, sides exchanged",
    "source and class right, target missed",
    "target and class right, source missed",
    "one side right, another class",
    "other",
)
SPURIOUS = (
    "sentence has no event",
    "polarity wrong",
    "pair right, class wrong",
    "pair and class right, sides exchanged",
    "source and class right, target wrong",
    "target and class right, source wrong",
    "one side right, another class",
    "both sides wrong",
)


class Sentence(NamedTuple):
    """One annotated sentence and the statements whose evidence begins in it."""

    gold: Json
    statements: list[Json]


class Report(NamedTuple):
    """What was measured on one set. ``confidences`` are pairs of confidence and whether it was right."""

    name: str
    figures: dict[str, float]
    counts: dict[str, str]
    missed: collections.Counter[str]
    spurious: collections.Counter[str]
    confidences: list[tuple[float, bool]]


def load_scorer(path: Path) -> ModuleType:
    """The folder's scorer as a module, for its matching functions."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_lines(path: Path) -> list[Json]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def predict(path: Path) -> list[Json]:
    """Extract every document of a file of documents, in its order."""
    return [to_json(extract(Document(d["id"], d["text"], d.get("date"), d.get("language")))) for d in read_lines(path)]


def run_scorer(scorer: Path, gold: Path, predictions: Path) -> tuple[dict[str, float], dict[str, str]]:
    """Figures (``"TRIPLE F1"`` …, ``alarms``, ``modality``, ``attribution``) and the counts behind them."""
    done = subprocess.run([sys.executable, scorer, gold, predictions], capture_output=True, text=True, check=True)
    figures: dict[str, float] = {}
    counts: dict[str, str] = {}
    for line in done.stdout.splitlines():
        level = line.split(" ", 1)[0]
        if level in LEVELS:
            found = dict(re.findall(r"(\w+)= *([\d.]+)", line))
            figures |= {f"{level} {key}": float(found[key]) for key in ("P", "R", "F1")}
            counts[level] = f"{found['found']} of {found['gold']} found, {found['right']} of {found['predicted']} right"
        elif alarm := re.match(r"FALSE ALARM (\d+)/(\d+)", line):
            wrong, quiet = int(alarm[1]), int(alarm[2])
            counts["alarms"] = f"{wrong} of {quiet}"
            if quiet:
                figures["alarms"] = wrong / quiet
        elif flags := re.match(r"FLAGS on (\d+) matched triples: modality ([\d.]+) attribution ([\d.]+)", line):
            counts["flags"] = flags[1]
            if flags[1] != "0":
                figures |= {"modality": float(flags[2]), "attribution": float(flags[3])}
    return figures, counts


def gather(gold: list[Json], predictions: list[Json]) -> list[Sentence]:
    """Put each statement to the sentence that holds the first character of its evidence."""
    by_document = {p["id"]: p["statements"] for p in predictions}
    return [
        Sentence(g, [s for s in by_document.get(g["doc"], ()) if g["start"] <= s["evidence"]["start"] < g["end"]]) for g in gold
    ]


class Judge:
    """Sorts errors by kind, with the scorer's own idea of a match."""

    def __init__(self, scorer: ModuleType) -> None:
        self.scorer = scorer

    def level(self, event: Json) -> str | None:
        """The level at which an event must be found: TOPIC, TRIPLE, ACTOR, or None (STATE, ROLE, sides unknown)."""
        return next((level for level in ("TOPIC", "TRIPLE", "ACTOR") if self.scorer.wanted(event, level)), None)

    def right(self, event: Json, statement: Json) -> bool:
        """Whether the statement says the event."""
        level = self.level(event)
        return level is not None and self.scorer.offered(statement, level) and self.scorer.matches(event, statement, level)

    def judged(self, statement: Json) -> bool:
        """Whether the statement counts: a triple of known countries or a topic, no STATE, no ROLE."""
        return bool(self.scorer.offered(statement, "TRIPLE") or self.scorer.offered(statement, "TOPIC"))

    def unique(self, sentence: Sentence) -> list[Json]:
        """The sentence's statements that count, each once, as the scorer counts them."""
        kept: dict[Any, Json] = {}
        for statement in filter(self.judged, sentence.statements):
            level = "TOPIC" if statement["object"]["type"] == "topic" else "TRIPLE"
            kept.setdefault(self.scorer.key(statement, level), statement)
        return list(kept.values())

    def same_side(self, gold: Json, said: Json) -> bool:
        """Whether two sides agree: topics by words, actors by country, else by name."""
        score = self.scorer
        if gold.get("topic_en"):
            return said["type"] == "topic" and bool(
                score.overlap(gold.get("surface"), said["surface"]) or score.overlap(gold["topic_en"], said["label"])
            )
        if said["type"] == "topic":
            return False
        if score.country(gold):
            return bool(score.country(gold) == score.country(said))
        return bool(score.overlap(score.name_of(gold), said["label"]))

    def compare(self, event: Json, statement: Json) -> int:
        """How near the two are: an index into MISSED and SPURIOUS."""
        source, target = self.scorer.gold_sides(event)
        subject, obj = statement["subject"], statement["object"]
        accepted = {self.scorer.klass(c) for c in (event["class"], *event.get("also", ()))}
        classed = self.scorer.klass(statement["plover"]) in accepted
        from_source, to_target = self.same_side(source, subject), self.same_side(target, obj)
        turned = self.same_side(source, obj) and self.same_side(target, subject)
        if from_source and to_target:
            return 1 if classed else 2
        if turned:
            return 3 if classed else 2
        if classed and from_source:
            return 4
        if classed and to_target:
            return 5
        return 6 if from_source or to_target else 7

    def missed(self, sentence: Sentence) -> list[str]:
        """The kind of each core event that was not found."""
        offers = [s for s in sentence.statements if self.judged(s) or self.scorer.offered(s, "ACTOR")]
        kinds = []
        for event in sentence.gold["events"]:
            if event.get("tier", "core") != "core" or self.level(event) is None or any(self.right(event, s) for s in offers):
                continue
            kinds.append(MISSED[min(self.compare(event, s) for s in offers) if offers else 0])
        return kinds

    def spurious(self, sentence: Sentence) -> list[str]:
        """The kind of each statement that says no event of the sentence."""
        events = sentence.gold["events"]
        kinds = []
        for statement in self.unique(sentence):
            if not any(self.right(event, statement) for event in events):
                kinds.append(SPURIOUS[min(self.compare(event, statement) for event in events) if events else 0])
        return kinds

    def confidences(self, sentence: Sentence) -> list[tuple[float, bool]]:
        """Confidence of each statement that counts, and whether it is right."""
        events = sentence.gold["events"]
        return [(s["confidence"], any(self.right(e, s) for e in events)) for s in self.unique(sentence)]

    def fully_right(self, sentence: Sentence) -> bool:
        """Every core event is there, with modality and speaker, and nothing that counts is there besides."""
        for event in sentence.gold["events"]:
            if event.get("tier", "core") == "core" and not any(
                self.right(event, s) and self.same_flags(event, s) for s in sentence.statements
            ):
                return False
        return not self.spurious(sentence)

    def same_flags(self, event: Json, statement: Json) -> bool:
        """Whether modality and attribution agree."""
        gold_by, said_by = event.get("attributed_to") or {}, statement["attributed_to"] or {}
        return (event.get("modality") or "asserted") == statement["modality"] and (
            bool(gold_by) == bool(said_by) and (not gold_by or self.scorer.country(gold_by) == self.scorer.country(said_by))
        )

    def turned(self, sentence: Sentence) -> int:
        """How many statements say an event of the sentence with the wrong polarity."""
        events = sentence.gold["events"]
        return sum(
            not any(self.right(e, s) for e in events) and any(self.compare(e, s) == 1 for e in events)
            for s in self.unique(sentence)
        )

    def offices(self, sentence: Sentence) -> tuple[int, int, int]:
        """ROLE events of named holders: found by the words of the office, or at least by the phrase it was read from; all."""
        score, words, phrases, wanted = self.scorer, 0, 0, [e for e in sentence.gold["events"] if e["class"] == "ROLE"]
        for event in wanted:
            name, target = score.name_of(event["source"]), event.get("target") or {}
            said = [s for s in sentence.statements if s["plover"] == "ROLE" and score.overlap(name, s["subject"]["label"])]
            office = target.get("topic_en") or score.name_of(target)
            by_words = any(score.overlap(office, s["object"]["label"]) for s in said)
            words += by_words
            phrases += by_words or any(s["object"]["surface"] in event.get("evidence", "") for s in said)
        return words, phrases, len(wanted)


def measure(name: str, folder: Path, judge: Judge, scratch: Path) -> Report:
    """Extract and score one set."""
    predictions = predict(folder / f"{name}_docs.jsonl")
    printed = scratch / f"{name}.jsonl"
    printed.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions), "utf-8")
    figures, counts = run_scorer(folder / "score.py", folder / f"{name}.jsonl", printed)
    sentences = gather(read_lines(folder / f"{name}.jsonl"), predictions)
    if name.startswith("probes"):
        right = sum(judge.fully_right(s) for s in sentences)
        counts["probes"] = f"{right} of {len(sentences)} fully right, {sum(map(judge.turned, sentences))} wrong polarities"
    words, phrases, offices = (sum(column) for column in zip(*map(judge.offices, sentences), strict=True))
    if name == "seed":
        counts["offices"] = f"{words} of {offices} by the words of the office, {phrases} by the phrase it was read from"
    missed = collections.Counter(kind for s in sentences for kind in judge.missed(s))
    spurious = collections.Counter(kind for s in sentences for kind in judge.spurious(s))
    return Report(name, figures, counts, missed, spurious, [c for s in sentences for c in judge.confidences(s)])


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """A table in Markdown, with an empty line behind it."""
    return [*("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)), ""]


def share(value: float | None) -> str:
    """Two digits after the point, or a dash."""
    return "–" if value is None else f"{value:.2f}"


def count_right(found: list[bool]) -> str:
    """``0.75 (3/4)``, or a dash for nothing."""
    return f"{sum(found) / len(found):.2f} ({sum(found)}/{len(found)})" if found else "–"


def write_figures(reports: list[Report]) -> list[str]:
    """The first tables: precision / recall / F1, alarms, flags; then what the single sets ask."""
    rows = []
    for r in reports:
        cells = [" / ".join(share(r.figures.get(f"{level} {k}")) for k in ("P", "R", "F1")) for level in LEVELS]
        flags = f"{share(r.figures.get('modality'))} / {share(r.figures.get('attribution'))} ({r.counts['flags']})"
        rows.append([r.name, *cells, r.counts["alarms"], flags])
    head = ["set", *LEVELS, "false alarms", "modality / attribution (triples)"]
    lines = ["## Figures", "", "Precision / recall / F1.", "", *table(head, rows)]
    lines += table(["set", *LEVELS], [[r.name, *(r.counts[level] for level in LEVELS)] for r in reports])
    extra = [f"- {r.name}: {key}: {r.counts[key]}" for r in reports for key in ("probes", "offices") if key in r.counts]
    return [*lines, *extra, ""]


def write_goals(reports: list[Report]) -> list[str]:
    """The goals beside what was measured. For all sets together, flags are weighed by matched triples."""
    by_name = {r.name: r.figures for r in reports}
    weights = {r.name: int(r.counts["flags"]) for r in reports}
    total = max(sum(weights.values()), 1)
    by_name["all"] = {
        flag: sum(r.figures.get(flag, 0.0) * weights[r.name] for r in reports) / total for flag in ("modality", "attribution")
    }
    rows = []
    for name, figure, goal in GOALS:
        value = by_name.get(name, {}).get(figure)
        if value is not None:
            sign, reached = ("≤", value <= goal) if figure == "alarms" else ("≥", value >= goal)
            rows.append([name, figure, f"{sign} {goal:.2f}", share(value), "yes" if reached else "no"])
    for r in reports:
        for name, key, aim in (("probes_dev", "probes", "13 of 13"), ("seed", "offices", "8 of 8")):
            if r.name == name and key in r.counts:
                rows.append([name, key, aim, r.counts[key], "yes" if r.counts[key].startswith(aim) else "no"])
    return ["## Goals", "", *table(["set", "figure", "goal", "measured", "reached"], rows)]


def write_calibration(reports: list[Report]) -> list[str]:
    """Share right by confidence, for each set and for those annotated in full."""
    whole = [c for r in reports if r.name in WHOLE for c in r.confidences]
    columns = [("annotated in full", whole), *((r.name, r.confidences) for r in reports)]
    rows = []
    for low, high in itertools.pairwise(BINS):
        label = f"{low:.1f} to {min(high, 1.0):.1f}"
        rows.append([label, *(count_right([ok for c, ok in column if low <= c < high]) for _, column in columns)])
    rows.append(["above 0.8", *(count_right([ok for c, ok in column if c > 0.8]) for _, column in columns)])
    text = (
        "Share right of triples and topics by the confidence they came with (right of all). The sets of records (ar_gsr, "
        "en_plover) annotate one event a sentence, so there it is a lower bound. Goal: 0.90 of those above 0.8."
    )
    return ["## Confidence", "", text, "", *table(["confidence", *(name for name, _ in columns)], rows)]


def write_errors(reports: list[Report]) -> list[str]:
    """Errors by kind, one table for what was missed and one for what was too much."""
    names = [r.name for r in reports]
    missed = [[kind, *(str(r.missed[kind]) for r in reports)] for kind in MISSED]
    spurious = [[kind, *(str(r.spurious[kind]) for r in reports)] for kind in SPURIOUS]
    return [
        "## Errors by kind",
        "",
        "Sorted by rule: the nearest statement of the sentence (for what was missed), the nearest event (for what is spurious),",
        "in the order of the rows. Countries decide for actors, words for topics; the seed counts as one sentence.",
        "",
        *table(["core event missed", *names], [*missed, ["all", *(str(r.missed.total()) for r in reports)]]),
        *table(["statement spurious", *names], [*spurious, ["all", *(str(r.spurious.total()) for r in reports)]]),
    ]


def write(reports: list[Report]) -> str:
    """The whole page."""
    lines = [
        "# Extraction, measured",
        "",
        f"Written by `benchmarks/extraction.py` with {extractor_name()}; do not edit. The sets are not part of the repository.",
        "`benchmarks/README.md` says what the figures are.",
        "",
        *write_figures(reports),
        "Reference on records of the same kinds: UniversalPetrarch: English TRIPLE F1 .26, DYAD F1 .46; Arabic 0 of 79.",
        "A second careful annotator against the first, on newswire: TRIPLE .80, DYAD .85, ACTOR .68, TOPIC .51.",
        "",
        *write_goals(reports),
        *write_calibration(reports),
        *write_errors(reports),
    ]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Measure every set of the folder that is named, print the page, write it beside this file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "eval"
    names = sorted(path.name.removesuffix("_docs.jsonl") for path in folder.glob("*_docs.jsonl"))
    if not names or not (folder / "score.py").is_file():
        print("The annotated sets are not here (they are no part of the repository): nothing was measured. Give their folder:")
        print("python benchmarks/extraction.py EVAL_DIR, where EVAL_DIR holds score.py and *_docs.jsonl")
        return
    judge = Judge(load_scorer(folder / "score.py"))
    with tempfile.TemporaryDirectory() as scratch:
        reports = []
        for name in names:
            print(f"extracting {name}", file=sys.stderr)
            reports.append(measure(name, folder, judge, Path(scratch)))
    page = write(reports)
    print(page, end="")
    Path(__file__).with_suffix(".md").write_text(page, "utf-8")


if __name__ == "__main__":
    main()
