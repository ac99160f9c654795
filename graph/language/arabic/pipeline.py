"""The Arabic pipeline: text → spaCy Doc in the form common to both languages.

Tokens with clitics split and ``norm_`` set, sentence starts; then, where the model's weights are there, the shared encoder sets
tags, trees, voice, names and its votes for triggers and arguments; else ``arabic_shallow`` sets tags by look-up and a flat tree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

import spacy
import wordfreq
from spacy.language import Language
from spacy.tokens import Doc

from graph.language.arabic.normalise import is_arabic, normalise
from graph.language.arabic.segment import Frequency, Segmenter, read_weights, zipf
from graph.language.arabic.sentences import starts
from graph.language.arabic.tokens import Tokenizer

MODEL = Path(__file__).parent.parent / "model"

FUNCTION_WORDS = {
    "ADP": (
        "من إلى الى على عن في مع حتى منذ ضد بين عند لدى تحت فوق أمام امام خلف وراء حول خلال قبل بعد دون "
        "بدون عبر نحو عقب إثر اثر بشأن إزاء ب ل ك لغاية سوى رغم مقابل تجاه قرب حسب وفق ضمن داخل خارج "
        "بعيد قبيل أثناء اثناء طوال غداة"
    ),
    "CCONJ": "و ف أو او أم ثم بل لكن ولكن",
    "SCONJ": "أن ان إن إذا اذا لأن لو كي لكي حيث بينما عندما فيما كما لما مذ ريثما حين حينما إذ ما",
    "PRON": ("ه ها هم هما هن نا ي ني كم هو هي نحن أنا انا أنت أنتم الذي التي الذين اللذان اللذين اللتان اللتين اللواتي من"),
    "DET": "هذا هذه هؤلاء ذلك تلك هذان هذين هاتان أولئك كل جميع بعض أي اي كافة معظم",
    "PART": "لم لن لا قد لقد سوف س هل أما اما إنما ليت لعل إلا الا يا غير ليس ألا",
    "AUX": "كان كانت كانوا يكون تكون ليست ليسوا يكن تكن كن أصبح أصبحت",
    "ADV": "أيضا ايضا كذلك هناك هنا أمس امس اليوم غدا حاليا جدا فقط مؤخرا الآن الان مجددا",
}
TAG_OF = {word: tag for tag, words in FUNCTION_WORDS.items() for word in words.split()}


@lru_cache(maxsize=1)
def frequency() -> Frequency:
    """Frequencies of written Arabic words (about 0.3 s at the first call)."""
    return zipf(wordfreq.get_frequency_dict("ar", "best"))


def build(protected: Collection[str] = (), *, encoder: bool = True, model: Path = MODEL) -> Language:
    """The pipeline. ``protected``: names of the register (words of several parts are taken apart); their words are never split.

    ``encoder=False`` leaves out the neural model. Raises ``FileNotFoundError`` if the segmenter's weights are missing.
    """
    nlp = spacy.blank("ar")
    segmenter = Segmenter(read_weights(model / "segmenter.tsv"), frequency(), words_of(protected))
    nlp.tokenizer = Tokenizer(nlp.vocab, segmenter)
    nlp.add_pipe("arabic_sentences")
    if encoder and (model / "encoder.onnx").exists():
        import graph.language.encoder  # noqa: F401  registers the component; not needed without it

        nlp.add_pipe("dragoman_encoder", config={"language": "ar", "model": str(model)})
    else:
        nlp.add_pipe("arabic_shallow")
    nlp.add_pipe("arabic_lemmas")
    return nlp


def words_of(names: Iterable[str]) -> set[str]:
    """The Arabic words of names, normalised; two letters and less say nothing."""
    return {word for name in names for word in normalise(name).split() if len(word) > 2 and is_arabic(word)}


@Language.component("arabic_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set sentence starts by ``sentences.starts``."""
    begins = set(starts(doc))
    for token in doc:
        token.is_sent_start = token.i in begins
    return doc


@Language.component("arabic_shallow", assigns=["token.pos", "token.dep", "token.head", "doc.spans"])
def tag_by_look_up(doc: Doc) -> Doc:
    """Tags of closed classes by look-up, NOUN else; every token hangs on its sentence's first word. For use without weights."""
    heads, deps, tags = [], [], []
    for sentence in doc.sents:
        root = next((t for t in sentence if not t.is_space and not t.is_punct), sentence[0])
        for token in sentence:
            tags.append(shallow_tag(token.norm_, token.is_space, token.is_punct, token.like_num))
            heads.append(root.i)
            deps.append(
                "root"
                if token is root or token.i == root.i
                else "punct"
                if tags[-1] == "PUNCT"
                else "case"
                if tags[-1] == "ADP"
                else "dep"
            )
    for token, tag, head, dep in zip(doc, tags, heads, deps, strict=True):
        token.pos_ = tag
        token.dep_ = dep
        token.head = doc[head]
    doc.spans["names"] = []
    return doc


def shallow_tag(norm: str, space: bool, punctuation: bool, number: bool) -> str:
    """The likeliest universal tag of a word without context."""
    if space:
        return "SPACE"
    if punctuation:
        return "PUNCT"
    if number or norm[:1].isdigit():
        return "NUM"
    return TAG_OF.get(norm, "NOUN" if is_arabic(norm) else "X")


@Language.component("arabic_lemmas", assigns=["token.lemma"])
def set_lemmas(doc: Doc) -> Doc:
    """Lemmas: the free form itself for closed classes, else a look-up in a table of forms; without its article."""
    for token in doc:
        token.lemma_ = lemma(token.norm_, token.pos_)
    return doc


@lru_cache(maxsize=200_000)
def lemma(norm: str, tag: str) -> str:
    """The dictionary form of a free form, as far as a table knows it: السورية → سوري, تناولت → تناول."""
    import simplemma

    if tag in ("ADP", "CCONJ", "SCONJ", "PRON", "PART", "PUNCT", "NUM", "SPACE", "SYM") or not is_arabic(norm):
        return norm
    bare = norm[2:] if norm.startswith("ال") and len(norm) > 4 and tag != "VERB" else norm
    found = str(simplemma.lemmatize(bare, "ar"))
    return found if tag != "PROPN" else bare if bare != norm and found == bare else norm
