"""The encoder at run time: decoding, pieces, and (where the weights are) what it says of plain sentences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.language.decoding import tree
from graph.language.encoder import MODEL, Joiner, decode_mentions, softmax
from graph.language.pieces import BOS, EOS, UNK, Pieces, pool

needs_weights = pytest.mark.skipif(not (MODEL / "encoder.onnx").exists(), reason="the weights are not here")


@settings(max_examples=200, deadline=None)
@given(n=st.integers(1, 12), seed=st.integers(0, 10_000))
def test_a_tree_has_one_root_and_no_cycle(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n + 1, n + 1)) * 3
    heads = tree(scores)
    assert (heads == 0).sum() == 1
    for word in range(1, n + 1):
        steps = 0
        while word and steps <= n:
            word, steps = int(heads[word - 1]), steps + 1
        assert word == 0


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_tree_is_the_best_one(seed: int) -> None:
    """Against trying every tree over three words."""
    scores = np.random.default_rng(seed).normal(size=(4, 4)) * 2
    s = scores.copy()
    np.fill_diagonal(s, -1e9)
    best = None
    for heads in np.ndindex(4, 4, 4):
        value = sum(s[i + 1, h] - np.log(np.exp(s[i + 1]).sum()) for i, h in enumerate(heads))
        if sum(h == 0 for h in heads) == 1 and all(_reaches(heads, w) for w in (1, 2, 3)) and (best is None or value > best[0]):
            best = (value, heads)
    assert best is not None
    assert tuple(tree(scores)) == best[1]


def _reaches(heads: tuple[int, ...], word: int) -> bool:
    for _ in range(4):
        if word == 0:
            return True
        word = heads[word - 1]
    return word == 0


def test_pieces_and_pooling() -> None:
    pieces = Pieces(["<0>", "<1>", "<2>", "<3>", "\u2581قال", "\u2581", "ال", "ر"], [0, 0, 0, 0, -5, -4, -3, -6])
    assert pieces.word("قال") == (4,)
    assert pieces.word("الر") == (5, 6, 7)
    assert UNK in pieces.word("q")
    ids, mask, pooling = pool([["قال", "الر"], ["قال"]], pieces, 16)
    assert ids[0].tolist() == [BOS, 4, 5, 6, 7, EOS]
    assert mask[1].tolist() == [True, True, True, False, False, False]
    assert pooling[0, 2].tolist() == pytest.approx([0, 0, 1 / 3, 1 / 3, 1 / 3, 0])


def test_pieces_past_the_limit_are_cut() -> None:
    pieces = Pieces(["<0>", "<1>", "<2>", "<3>", "\u2581a"], [0, 0, 0, 0, -1])
    ids, _, pooling = pool([["a"] * 20], pieces, 8)
    assert ids.shape == (1, 8)
    assert ids[0, -1] == EOS
    assert pooling[0, 20].sum() == 0


def test_mentions_are_decoded() -> None:
    tags = ["O", "B-PERSON", "I-PERSON", "B-STATE", "I-STATE"]
    probabilities = np.eye(5)[[1, 2, 0, 4, 3]] * 0.9 + 0.02
    found = [(start, end, kind) for start, end, kind, _ in decode_mentions(probabilities, tags)]
    assert found == [(0, 2, "PERSON"), (3, 4, "STATE"), (4, 5, "STATE")]


def test_pairs_are_joined_as_in_training() -> None:
    rng = np.random.default_rng(0)
    left, right, weight = rng.normal(size=(3, 4)), rng.normal(size=(3, 4)), rng.normal(size=(2, 5, 5))
    one = np.ones((3, 1))
    wanted = np.einsum("ni,cij,nj->nc", np.hstack([left, one]), weight, np.hstack([right, one]))
    assert np.allclose(Joiner(weight)(left.astype(np.float32), right.astype(np.float32)), wanted, atol=1e-4)


def test_softmax_sums_to_one() -> None:
    assert softmax(np.array([[1000.0, 0.0], [0.0, 0.0]])).sum(-1).tolist() == pytest.approx([1.0, 1.0])


@needs_weights
def test_an_opening_verb_is_a_verb_and_its_arguments_are_found() -> None:
    from graph.language.arabic import build

    nlp = build()
    doc = nlp("استقبل وزير الخارجية التونسي نظيره الألماني في العاصمة تونس.")
    assert doc[0].pos_ == "VERB"
    assert doc[0].dep_ == "root"
    subject = next(token for token in doc if token.dep_ == "nsubj")
    assert subject.text == "وزير"
    assert all(sum(token.head is token or token.head == token for token in s) == 1 for s in doc.sents)


@needs_weights
def test_reading_twice_gives_the_same() -> None:
    from graph.language.arabic import build

    nlp = build()
    text = "أعلنت الحكومة العراقية رفضها زيارة الوفد. وقال الناطق إن الموقف ثابت.\n\nعنوان\nوصل الوزير."
    first, second = nlp(text), nlp(text)
    assert first.to_json() == second.to_json()
    assert first.user_data["triggers"] == second.user_data["triggers"]
    assert set(first.user_data) >= {"name_scores", "mentions", "triggers", "arguments"}
    assert len(first.user_data["name_scores"]) == len(first.spans["names"])


@needs_weights
def test_empty_and_blank_texts_are_read() -> None:
    from graph.language.arabic import build

    nlp = build()
    for text in ("", "\n", " ", "\n\n\n", ".", "قال"):
        assert nlp(text).text == text
