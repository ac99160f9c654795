"""كان below the verb that it colours."""

from __future__ import annotations

from graph.language.arabic.auxiliaries import lift


def test_the_main_verb_takes_the_subject() -> None:
    words = ["كان", "الوزير", "قد", "قال"]
    pos, heads, deps = ["VERB", "NOUN", "PART", "VERB"], [0, 0, 3, 0], ["root", "nsubj", "aux", "xcomp"]
    lift(words, pos, heads, deps)
    assert heads == [3, 3, 3, 3]
    assert deps == ["aux", "nsubj", "aux", "root"]
    assert pos[0] == "AUX"


def test_a_nominal_predicate_gets_a_copula() -> None:
    words = ["كان", "الاجتماع", "ناجحا"]
    pos, heads, deps = ["VERB", "NOUN", "ADJ"], [0, 0, 0], ["root", "nsubj", "xcomp"]
    lift(words, pos, heads, deps)
    assert (heads, deps) == ([2, 2, 2], ["cop", "nsubj", "root"])


def test_a_verb_of_saying_is_left_alone() -> None:
    words, pos, heads, deps = ["قال", "الوزير"], ["VERB", "NOUN"], [0, 0], ["root", "nsubj"]
    lift(words, pos, heads, deps)
    assert heads == [0, 0]
