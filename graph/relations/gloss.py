"""English glosses of topic phrases: a small transfer with a glossary that is data.

``ontology/lexicon/ar/glossary.toml`` gives words and fixed phrases; names come from the register, concepts from the topics.
Arabic says head, genitives, adjectives, complements in this order, and so does the transfer, word by word; the tree only tells
which noun an adjective belongs to. A phrase with one unknown content word stays in its own words, for half a gloss misleads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

import ontology
from graph.actors.linker import Linked
from graph.language.folding import fold
from graph.language.trees import base, text_of
from graph.relations.glossary import bare, countable, find, glossary, singular

_LONGEST = 6
"""The most tokens of a fixed phrase."""
_NAMES = ("person", "organisation", "group", "state", "people")
"""Kinds of mentions that are glossed by the label of their actor; descriptions are glossed word by word."""


def gloss(linked: Linked, start: int, end: int, language: str) -> str:
    """A readable English label for tokens [start, end): English without its article, Arabic translated where the glossary
    allows, else the phrase itself."""
    doc = linked.page.doc
    if language == "en":
        while start < end - 1 and doc[start].lower_ in ("the", "a", "an"):
            start += 1
        return _surface(doc, start, end)
    return Transfer(linked, start, end).english() or _surface(doc, start, end)


def _surface(doc: Doc, start: int, end: int) -> str:
    return " ".join(text_of(doc)[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])].split())


@dataclass(slots=True)
class _Nominal:
    """One noun with what stands before it in English. ``start`` and ``end`` are its tokens; ``kind``: noun, name, place, number,
    gerund; ``link``: the word that ties it to what precedes ("of", "and", a preposition); ``owner``: a possessive."""

    start: int
    end: int
    head: str
    kind: str = "noun"
    definite: bool = False
    link: str = ""
    owner: str = ""
    key: str = ""
    adjectives: list[str] = field(default_factory=list)


class Transfer:
    """Turns the Arabic noun phrase at tokens [start, end) into English, or gives up."""

    def __init__(self, linked: Linked, start: int, end: int) -> None:
        self.linked, self.start, self.end = linked, start, end
        self.page, self.doc, self.glossary = linked.page, linked.page.doc, glossary()
        self.nominals: list[_Nominal] = []
        self.link = ""
        self.chunk = 0
        """The index of the first nominal of the chain of genitives at hand."""

    def english(self) -> str | None:
        """The phrase in English; None if any content word is unknown."""
        i = self.start
        while i < self.end:
            step = self._step(i)
            if step is None:
                return None
            i = step
        if self.link or not self.nominals or all(n.kind == "number" for n in self.nominals):
            return None
        last = self.nominals[-1]
        for nominal, after in zip(self.nominals, [*self.nominals[1:], None], strict=True):
            if nominal.kind == "number" and not nominal.head.isdigit():
                if after is None or after.link or after.kind == "number":
                    return None
            if after is not None and after.kind == "number" and after.head.isdigit() and nominal.key in ("قرار", "قرارات"):
                nominal.head = nominal.head.replace("decision", "resolution")
        if last.kind == "negation" or last.head.endswith((" of", " to")):
            return None
        return self._join()

    def _step(self, i: int) -> int | None:
        """Read what stands at ``i``; the index after it, or None if it is not known."""
        token = self.doc[i]
        word = bare(token.norm_)
        if token.is_space or (token.is_punct and token.text in "\"'«»“”()"):
            return i + 1
        if token.text in ("،", ",") and self.nominals and not self.link:
            self.link, self.chunk = ",", len(self.nominals)
            return i + 1
        if word in ("و", "او", "ام") and token.pos_ in ("CCONJ", "PART", "ADP") and self.nominals and not self.link:
            self.link = "and" if word == "و" else "or"
            return i + 1
        for read in (
            self._preposition,
            self._pronoun,
            self._name,
            self._adjective_phrase,
            self._phrase,
            self._number,
            self._word,
        ):
            step = read(i)
            if step is not None:
                return step
        return None

    def _preposition(self, i: int) -> int | None:
        if not self.nominals:
            return None
        for end in range(min(self.end, i + 4), i, -1):
            english = self.glossary.prepositions.get(self._window(i, end))
            if english is not None and (self.doc[i].pos_ == "ADP" or end > i + 1 or self.doc[i].dep_ == "case"):
                if self.link and self.link not in ("and", "or", ","):
                    return None
                words = (self.link, self._governed(i, end) or english)
                self.link = " ".join(w for w in words if w)
                self.chunk = len(self.nominals)
                return end
        return None

    def _governed(self, i: int, end: int) -> str | None:
        """The preposition that the English of the noun before takes in the place of the Arabic one."""
        case = self._window(i, end)
        for nominal in reversed(self.nominals[-3:]):
            found = self.glossary.complements.get(f"{nominal.key} {case}")
            if found is not None:
                return found
        return None

    def _pronoun(self, i: int) -> int | None:
        token = self.doc[i]
        owners = {"ها": "its", "هم": "their", "هما": "their", "هن": "their", "ه": "", "نا": "our"}
        if token.pos_ != "PRON" or i == self.start or self.doc[i - 1].whitespace_ or fold(token.norm_) not in owners:
            return None
        if self.link or not self.nominals or self.nominals[-1].end != i:
            return None
        if self.nominals[-1].kind == "noun":
            self.nominals[-1].owner = owners[fold(token.norm_)]
        elif self.nominals[-1].kind != "phrase":
            return None
        self.nominals[-1].definite = True
        self.nominals[-1].end = i + 1
        return i + 1

    def _name(self, i: int) -> int | None:
        mention = self.linked.at(i)
        people = self._is_people(i)
        if self.nominals and (base(self.doc[i]) == "amod" or self.page.longest(i, "nisba")) and not self.link and not people:
            return None  # an adjective: a surname may look the same
        if (
            mention is not None
            and mention.kind in _NAMES
            and len(mention.actors) == 1
            and mention.start == i
            and mention.end <= self.end
            and not self.page.longest(i, "capital")
        ):
            return self._add(_Nominal(i, mention.end, self.linked.cast[mention.actors[0]].label, "name"))
        place = self.page.longest(i, "place", "capital", "state")
        if place is None or place.end > self.end or bare(self.doc[i].norm_) in self.glossary.nouns:
            return None
        entry = place.entries[0]
        state = ontology.states().get(entry.key)
        row = ontology.places().get(entry.key)
        if entry.kind == "capital" and state is not None:
            label = state.capital_en
        elif row is not None or state is not None:
            label = row.label_en if row is not None else state.label_en if state is not None else ""
        else:
            return None
        return self._add(_Nominal(i, place.end, label, "place")) if label else None

    def _is_people(self, i: int) -> bool:
        """Whether a sound plural of a nationality stands for the people: it follows no plural that it could describe."""
        plural = bare(self.doc[i].norm_).endswith(("ين", "ون"))
        return (
            plural and self.page.longest(i, "nisba") is not None and not (self.nominals and self.nominals[-1].head.endswith("s"))
        )

    def _phrase(self, i: int) -> int | None:
        """A fixed phrase that begins at ``i``."""
        for end in range(min(self.end, i + _LONGEST), i + 1, -1):
            english = self.glossary.phrases.get(self._window(i, end))
            if english is not None:
                definite = any(t.norm_.startswith("ال") for t in self.doc[i:end])
                return self._add(_Nominal(i, end, english, "phrase", definite, key=self._window(i, end)))
        return None

    def _number(self, i: int) -> int | None:
        if not self.doc[i].text.isdigit():
            return None
        return self._add(_Nominal(i, i + 1, self.doc[i].text, "number"))

    def _adjective_phrase(self, i: int) -> int | None:
        """An adjective, of one word or more, or a nationality, after its noun."""
        if not self.nominals or (self.link and self.link not in ("and", "or", ",")):
            return None
        token = self.doc[i]
        if self.link and not self.nominals[-1].adjectives:
            return None
        word = bare(token.norm_)
        if fold(token.norm_) == word and self.glossary.adjectives.get(word) in self.glossary.determiners:
            return None
        if word in self.glossary.nouns and word.endswith(("ين", "ون")) and not self.nominals[-1].head.endswith("s"):
            return None
        if self._is_people(i):
            return None
        if self.page.longest(i, "nisba") is not None:
            nation = self.page.nation(i)
            if nation is None or nation[1] is None or nation[0].end > self.end:
                return None
            return self._attach(i, nation[0].end, _adjective(nation[1]))
        for end in range(min(self.end, i + 3), i, -1):
            if end == i + 1 and token.pos_ not in ("ADJ", "DET", "NUM") and base(token) != "amod":
                noun = find(bare(token.norm_), self.glossary.nouns)
                if noun is not None or token.pos_ not in ("NOUN", "X", "PROPN"):
                    return None
            if end == i + 1 and token.pos_ == "ADJ" and not self._agrees(i):
                return None
            english = find(self._window(i, end), self.glossary.adjectives)
            if english is not None:
                return self._attach(i, end, english)
        return None

    def _agrees(self, i: int) -> bool:
        """Whether the adjective at ``i`` has an article just when the noun before is definite; a genitive need not agree."""
        token = self.doc[i]
        word = bare(token.norm_)
        if find(word, self.glossary.nouns) is None:
            return True
        before = self.nominals[-1]
        return before.kind in ("name", "place") or before.end < i or fold(token.norm_).startswith("ال") == before.definite

    def _attach(self, i: int, end: int, english: str) -> int:
        head = self.doc[i].head.i
        target = next((n for n in reversed(self.nominals[self.chunk :]) if n.start <= head < n.end), self.nominals[-1])
        if target.kind in ("name", "place", "number") and target is self.nominals[-1]:
            target = next((n for n in reversed(self.nominals[self.chunk :]) if n.kind in ("noun", "phrase")), target)
        if bare(self.doc[i].norm_).endswith(("ين", "ون")):
            target = next((n for n in reversed(self.nominals[self.chunk :]) if n.head.endswith("s")), target)
        if self.link:
            target = next((n for n in reversed(self.nominals) if n.adjectives), target)
            target.adjectives[-1] += " and " + english if self.link != "or" else " or " + english
            self.link = ""
        else:
            target.adjectives.append(english)
        self.nominals[-1].end = end
        return end

    def _word(self, i: int) -> int | None:
        token = self.doc[i]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X", "ADV", "PRON"):
            return None
        norm, word = fold(token.norm_), bare(token.norm_)
        if self.page.longest(i, "nisba") is not None and word not in self.glossary.nouns:
            return None
        before = self.nominals[-1] if self.nominals else None
        last = i + 1 >= self.end
        if not last and norm == word and (english := self.glossary.adjectives.get(word)) is not None:
            # a quantity, a demonstrative or an elative before its noun: كل الدول, هذا القرار, أفضل الحلول
            if find(word, self.glossary.nouns) is None or token.pos_ in ("DET", "NUM"):
                return self._add(_Nominal(i, i + 1, english, "number"))
        if token.pos_ in ("DET", "PRON"):
            return None
        english_noun = find(word, self.glossary.nouns)
        if english_noun is None:
            return None
        found, kind = english_noun, "noun"
        if word == "عدم":
            kind = "negation"
        definite = norm != word and token.norm_.startswith(("ال", "لل"))
        if (
            before is not None
            and not self.link
            and before.definite
            and before.kind == "noun"
            and before.end == i
            and norm == word
        ):
            return None  # an indefinite noun after a definite one is no genitive of it
        return self._add(_Nominal(i, i + 1, found, kind, definite, key=singular(word, self.glossary.nouns)))

    def _add(self, nominal: _Nominal) -> int:
        nominal.link = self.link
        if self.link:
            self.chunk = len(self.nominals)
        self.link = ""
        self.nominals.append(nominal)
        return nominal.end

    def _window(self, start: int, end: int) -> str:
        """The bare words of tokens [start, end) as they are written, clitics without space."""
        words = ((bare(t.norm_) + (" " if t.whitespace_ else "")) for t in self.doc[start:end] if not t.is_space)
        return "".join(words).strip()

    # English

    def _join(self) -> str:
        self._definiteness()
        words: list[str] = []
        skip = False
        for i, nominal in enumerate(self.nominals):
            if skip:
                skip = False
                continue
            text, link = self._text(nominal, i), nominal.link
            before = self.nominals[i - 1] if i else None
            after = self.nominals[i + 1] if i + 1 < len(self.nominals) else None
            if after is not None and not after.link and nominal.key in self.glossary.events and not after.adjectives:
                if after.kind == "place" or (after.kind == "name" and " " not in after.head):
                    nominal.adjectives.append(after.head)
                    nominal.definite = True
                    text, skip = self._text(nominal, i), True
            if link == ",":
                words[-1] += ","
                link = ""
            elif not link and before is not None:
                link = "" if before.head.endswith((" of", " to")) else "of"
                gerund = before.kind in ("noun", "phrase") and before.head in self.glossary.gerunds and not before.adjectives
                if before.kind in ("number", "negation") or nominal.kind == "number" and nominal.head.isdigit() or gerund:
                    link = ""
                if before.kind == "number" and before.head in ("one", "dozens", "hundreds", "thousands", "most"):
                    link = "of"
                if nominal.kind == "number" and not nominal.head.isdigit():
                    link = "" if gerund or before.kind == "number" else "of"
            if before is not None and before.kind == "negation":
                words[-1] = f"not {text}" if nominal.head in self.glossary.gerunds else "non-" + text
            else:
                words += [w for w in (link, text) if w]
        return " ".join(words)

    def _definiteness(self) -> None:
        """A noun with a definite genitive, a name or an owner is itself definite."""
        for nominal, after in reversed(list(pairwise(self.nominals))):
            if not after.link and (after.definite or after.kind in ("name", "place")):
                nominal.definite = True

    def _text(self, nominal: _Nominal, i: int) -> str:
        words = [*reversed(nominal.adjectives), nominal.head]
        text = " ".join(words)
        inner, of, object_ = nominal.head.partition(" of ")
        if nominal.kind == "phrase" and of and nominal.adjectives and inner in self.glossary.actions:
            article = next((a for a in ("the ", "a ", "an ") if object_.startswith(a)), "")
            text = f"{inner} of {article}{' '.join(words[:-1])} {object_.removeprefix(article)}"
        if nominal.owner:
            return f"{nominal.owner} {text}"
        before = self.nominals[i - 1] if i else None
        if (
            i == 0
            or nominal.kind not in ("noun", "phrase")
            or (before is not None and before.kind in ("number", "negation") and not nominal.link)
        ):
            return text
        if not countable(nominal.head, self.glossary) or words[0] in self.glossary.determiners:
            return text
        if nominal.definite:
            return f"the {text}"
        return f"an {text}" if text[0] in "aeiou" and not text.startswith(("uni", "Euro", "one", "use")) else f"a {text}"


def _adjective(state: str) -> str:
    row = ontology.states()[state]
    return row.adjectives_en[0] if row.adjectives_en else row.label_en
