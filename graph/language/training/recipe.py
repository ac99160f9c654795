"""The recipe, step by step: vocabulary, teacher, silver trees, student. Each step is a function of files; all is seeded.

The teacher learns from UD_Arabic-PADT, whose licence forbids commercial use: its weights never leave ``work``. It parses our own
texts; the student that ships learns from those trees and from our own annotation, starting from the pretrained encoder again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
import torch
import wordfreq
from spacy.language import Language

from graph.language.arabic.normalise import normalise
from graph.language.arabic.pipeline import build
from graph.language.arabic.segment import Segmenter, write_weights, zipf
from graph.language.pieces import Pieces
from graph.language.training import corpus, pud, splits
from graph.language.training.e5 import Encoder, Pretrained, prune, read_pretrained
from graph.language.training.export import export
from graph.language.training.fit import Plan, log, measure, predict, seed_everything, train
from graph.language.training.network import Network
from graph.language.training.samples import CLASSES, MENTION_TAGS, ROLES, TAGS, Sample
from graph.language.training.silver import mend
from graph.language.training.ud import join_clitics, modernise, read_conllu, readings

VOCABULARY = 52_000
LONGEST = 150  # words; longer sentences are left out of training
SHARE_HELD_OUT = 10


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things are: the pretrained file, the corpus files, the teacher's treebank, the
    treebank that the ranker of clitics may learn from, a folder for what does not ship."""

    pretrained: Path
    corpus: tuple[Path, ...]
    treebank: Path
    segmentation: Path
    work: Path


def vocabulary(pretrained: Pretrained, texts: Sequence[Path]) -> tuple[Pieces, list[int]]:
    """The pieces that frequent Arabic and English words, and our own texts, need."""
    words: list[str] = []
    for language, count in (("ar", 150_000), ("en", 60_000)):
        top = list(wordfreq.get_frequency_dict(language, "best"))[:count]
        words += top + top[:20_000] * 3 + top[:3_000] * 5
        words += [word.capitalize() for word in top[:40_000]] if language == "en" else ["ال" + word for word in top[:30_000]]
    for path in texts:
        words += re.findall(r"\w+", corpus.MARK.sub(r"\1", path.read_text(encoding="utf-8"))) * 3
    return prune(pretrained, words, VOCABULARY)


def treebank(path: Path) -> tuple[list[Sample], list[Sample]]:
    """Training and test sentences of the teacher's treebank; every tenth is for testing."""
    found = []
    for name, words in read_conllu(path):
        tree = modernise(join_clitics(words))
        columns = (
            tuple(w.pos for w in tree),
            tuple(w.head for w in tree),
            tuple(w.dep for w in tree),
            tuple(w.passive for w in tree),
        )
        found.append(Sample(readings(tree), *columns, document=name))
    kept = [(i, s) for i, s in enumerate(found) if len(s.words) < LONGEST]
    return [s for i, s in kept if i % SHARE_HELD_OUT != 4], [s for i, s in kept if i % SHARE_HELD_OUT == 4]


def network(pretrained: Pretrained, rows: Sequence[int], labels: Sequence[str]) -> Network:
    return Network(Encoder(pretrained, rows), len(TAGS), len(labels), len(MENTION_TAGS), len(CLASSES), len(ROLES))


def teach(pretrained: Pretrained, pieces: Pieces, rows: Sequence[int], path: Path, epochs: int = 10) -> tuple[Network, list[str]]:
    """The teacher: trees, tags and voice from the treebank."""
    seed_everything(1)
    learning, test = treebank(path)
    labels = sorted({dep for s in (*learning, *test) for dep in s.deps or ()})
    net = network(pretrained, rows, labels)
    train(net, learning, pieces, labels, Plan(epochs))
    log(f"teacher on held-out treebank: {measure(test, predict(net, test, pieces, labels))}")
    return net, labels


def annotated(files: Sequence[Path], pipelines: dict[str, Language]) -> list[Sample]:
    """All sentences of the corpus, in both languages."""
    return [
        s
        for path in sorted(files)
        for document in corpus.read(path)
        for s in corpus.samples(document, pipelines[document.language])
    ]


def silver(teacher: Network, labels: Sequence[str], pieces: Pieces, samples: Sequence[Sample]) -> list[Sample]:
    """Arabic sentences with the teacher's trees, mended; the others as they are."""
    arabic = [i for i, s in enumerate(samples) if s.language == "ar" and len(s.words) < LONGEST]
    found = dict(zip(arabic, predict(teacher, [samples[i] for i in arabic], pieces, labels), strict=True))
    return [mend(s, found[i]) if i in found else s for i, s in enumerate(samples)]


def divide(samples: Sequence[Sample]) -> tuple[list[Sample], list[Sample]]:
    """Training and test sentences of the corpus, by document."""
    short = [s for s in samples if len(s.words) < LONGEST]
    return [s for s in short if not s.meta["held_out"]], [s for s in short if s.meta["held_out"]]


def learn(
    pretrained: Pretrained,
    pieces: Pieces,
    rows: Sequence[int],
    samples: Sequence[Sample],
    labels: Sequence[str],
    plan: Plan,
    checks: dict[str, list[Sample]],
    save: Path,
    start: Path | None = None,
) -> Network:
    """The student, from the pretrained encoder: all tasks at once. Saved after each epoch; ``start``: such a state."""
    seed_everything(plan.seed)
    net = network(pretrained, rows, labels)
    if start is not None:
        net.load_state_dict(torch.load(start)["state"])
    net.encoder.word.weight.requires_grad_(False)  # unseen names keep the pieces' pretrained meaning
    learning, test = divide(samples)
    log(f"student: {len(learning)} sentences, {sum(len(s.words) for s in learning)} words; test {len(test)}")
    sets = {f"corpus {language}": [s for s in test if s.language == language] for language in ("ar", "en")} | checks

    def after(epoch: int) -> None:
        torch.save({"state": net.state_dict(), "labels": list(labels)}, save)
        if epoch % 3 == 2 or epoch + 1 == plan.epochs:
            for name, sentences in sets.items():
                log(f"{name}: {json.dumps(measure(sentences, predict(net, sentences, pieces, labels)))}")

    train(net, learning, pieces, labels, plan, after)
    return net


def rank_clitics(paths: Paths, out: Path) -> None:
    """Write ``segmenter.tsv``: a teacher ranker splits our texts; the one that ships learns from those, PUD and our word list."""
    frequency = zipf(wordfreq.get_frequency_dict("ar", "best"))
    lines = (Path(__file__).parent / "whole_words.txt").read_text(encoding="utf-8").splitlines()
    own = [
        (word.replace("+", ""), tuple(word.split("+"))) for line in lines if not line.startswith("#") for word in line.split()
    ] * 3
    free = [e for _, words in read_conllu(paths.segmentation) for e in splits.examples(words)]
    trees = [splits.examples(join_clitics(words), skip_names=True) for _, words in read_conllu(paths.treebank)]
    kept = [e for i, sentence in enumerate(trees) if i % SHARE_HELD_OUT != 4 for e in sentence]
    teacher = Segmenter(
        splits.learn([*kept, *free, *own], frequency), frequency, [word for word, pieces in own if len(pieces) == 1]
    )
    silver_splits: list[splits.Example] = []
    for path in sorted(paths.corpus):
        for document in corpus.read(path):
            if document.language == "ar":
                words = (normalise(w) for w in re.findall("[\u0620-\u0652]+", document.text))
                silver_splits += [(word, teacher.split(word).surfaces) for word in words]
    weights = splits.learn([*free, *silver_splits, *own], frequency)
    write_weights(weights, out / "segmenter.tsv")
    test = [e for i, sentence in enumerate(trees) if i % SHARE_HELD_OUT == 4 for e in sentence]
    log(f"clitics on held-out treebank: {splits.accuracy(Segmenter(weights, frequency), test)}")


def make(paths: Paths, out: Path, teacher_epochs: int = 10, epochs: int = 16) -> None:
    """Everything: ranker, vocabulary, teacher, silver, student, export. ``out`` gets the files that ship."""
    out.mkdir(parents=True, exist_ok=True)
    paths.work.mkdir(parents=True, exist_ok=True)
    rank_clitics(paths, out)
    pretrained = read_pretrained(paths.pretrained)
    pieces, rows = vocabulary(pretrained, paths.corpus)
    teacher, labels = teach(pretrained, pieces, rows, paths.treebank, teacher_epochs)
    torch.save({"state": teacher.state_dict(), "labels": labels}, paths.work / "teacher.pt")
    english = spacy.blank("en")
    english.add_pipe("arabic_sentences")
    samples = annotated(paths.corpus, {"ar": build(encoder=False, model=out), "en": english})
    samples = [*silver(teacher, labels, pieces, samples), *pud.read(paths.segmentation, frozenset(labels))]
    plan = Plan(epochs, role=0.5)
    student = learn(
        pretrained, pieces, rows, samples, labels, plan, {"treebank": treebank(paths.treebank)[1]}, paths.work / "student.pt"
    )
    export(student, pieces, labels, out)
