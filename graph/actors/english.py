"""The English phrase grammar: nations and owners first, then the title or body, then the name.

Reads "Russian Foreign Minister Sergei Lavrov", "Lebanon's prime minister, Rafik Hariri", "UN special envoy Staffan de
Mistura", "the deputy foreign minister of Syria", "Palestinian gunmen", "his Syrian counterpart", "the two sides".
"""

from __future__ import annotations

from graph.actors.aliases import Entry
from graph.actors.mentions import Mention, Page
from graph.actors.phrases import as_holder, personal_name, plain

_DETERMINERS = frozenset({"the", "a", "an"})
_OF = frozenset({"of", "for", "to", "at", "from"})
_HYPHEN = frozenset({"-", "–", "/"})


def read(page: Page, i: int) -> Mention | None:
    """The mention that begins at token ``i``, or None."""
    return _reference(page, i) or _described(page, i) or plain(page, i)


def _described(page: Page, i: int) -> Mention | None:
    """[the] nations, owners and descriptors, then a title or a body; else nationals alone."""
    k = i + (page.word(i) in _DETERMINERS)
    countries: list[str] = []
    holder: Entry | None = None
    owner: int | None = None
    former = False
    owned_end: int | None = None
    while k < len(page.doc):
        if page.doc[k].is_space:
            return None
        if page.longest(k, "title") and (title := _title(page, k)):
            mention = Mention(i, title[0], k, "role", title=title[1].key, title_form=title[1].form, plural=title[1].form == "pl")
            mention.countries, mention.holder, mention.owner, mention.former = tuple(countries), holder, owner, former
            longer = page.longest(k, "organisation", "group", "person")
            if longer is None or longer.end <= title[0]:
                _complete(page, mention, determined=k > i)
                return mention
        body = page.longest(k, "organ", "collective")
        longer = page.longest(k, "organisation", "group", "state", "person")
        if body and page.is_one_of(k, "phrases", "partitives") and page.word(body.end) == "of":
            return None  # "dozens of protesters": the protesters
        if body and not (longer and longer.end > body.end) and page.doc[k].pos_ not in ("VERB", "ADP", "AUX"):
            return _body(page, i, body.start, body.end, body.entries, tuple(countries), holder, owner)
        nisba = page.longest(k, "nisba")
        if nisba and longer and longer.end == nisba.end and longer.of("state") and not _modifies(page, nisba.end - 1):
            break  # "the US", as a noun
        if nisba and not (longer and longer.end > nisba.end):
            nation = page.nation(k)
            if nation is not None and nation[1] is not None:
                countries.append(nation[1])
            k = nisba.end
            if page.token(k) is not None and page.doc[k].text in _HYPHEN and page.longest(k + 1, "nisba"):
                k += 1
            elif page.word(k) == "and" and page.longest(k + 1, "nisba") and not page.doc[k - 1].text.endswith("s"):
                k += 1
            continue
        named = page.longest(k, "organisation", "group", "state", "capital")
        if named:
            holding = as_holder(named)
            k = named.end
            owned_end = k
            if page.token(k) is not None and page.doc[k].text in ("'s", "’s", "'", "’"):
                k += 1
            if holding is None:
                return None
            if holding.kind in ("state", "capital"):
                countries.append(holding.key)
            else:
                holder = holder or holding
            continue
        token = page.doc[k]
        if page.is_one_of(k, "phrases", "descriptors") or (page.word(k) == "-" and k > i):
            former = former or page.is_one_of(k, "phrases", "former")
            k += 1
            continue
        if token.tag_ == "PRP$" and page.word(k) in page.grammar.pronouns:
            owner = k
            k += 1
            continue
        if (
            (countries or holder or owner is not None)
            and token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM")
            and k - i < 6
            and _leads_on(page, k)
        ):
            k += 1
            continue
        break
    return _nationals(page, i) if owned_end is None else None


def _modifies(page: Page, i: int) -> bool:
    """Whether token ``i`` stands before the noun that it qualifies."""
    token = page.doc[i]
    return token.dep_ in ("amod", "compound", "nmod", "nmod:poss") and token.head.i > i


def _leads_on(page: Page, k: int) -> bool:
    """Whether a title or body follows within two words: Israeli [military intelligence] officials."""
    return any(
        page.longest(k + step, "title", "organ", "collective") is not None
        and all(page.doc[m].pos_ in ("ADJ", "NOUN", "PROPN", "NUM") for m in range(k, k + step))
        for step in (1, 2)
        if k + step < len(page.doc)
    )


def _title(page: Page, k: int) -> tuple[int, Entry] | None:
    match = page.longest(k, "title")
    if match is None or page.doc[match.end - 1].pos_ in ("VERB", "ADP", "AUX"):
        return None
    entry = next((e for e in match.entries if e.form != "short"), match.entries[0])
    return match.end, entry


def _complete(page: Page, mention: Mention, determined: bool) -> None:
    """Read on behind a title: of whom, and the name."""
    k = mention.end
    word = page.word(k)
    if word in _OF or (word == "in" and mention.title_form != "short"):
        at = k + 1 + (page.word(k + 1) == "the")
        nested_nation = page.longest(at, "nisba")
        match = page.longest(at, "organisation", "group", "state", "capital", "organ")
        if nested_nation and page.longest(nested_nation.end, "organ"):
            mention.countries += (nested_nation.entries[0].key,)
            match = page.longest(nested_nation.end, "organ")
        if match and word != "in":
            holding = as_holder(match)
            if holding is not None:
                if holding.kind not in ("state", "capital"):
                    mention.holder = mention.holder or holding
                elif word != "to":
                    mention.countries += (holding.key,)
                mention.end = k = match.end
    comma = page.token(k) is not None and page.doc[k].text == ","
    name = personal_name(page, k)
    if name is None and comma and (determined or mention.countries or mention.holder):
        name = personal_name(page, k + 1)
        k = k + 1 if name else k
    if name and not mention.plural and not page.longest(k, "state", "organisation"):
        mention.kind, mention.name, mention.entries = "person", (k, name[0]), name[1]
        mention.end = name[0]
        if page.word(name[0]) == "of" and (land := page.longest(name[0] + 1, "state")):  # King Hassan of Morocco
            mention.countries += (land.entries[0].key,)
            mention.end = land.end


def _body(
    page: Page,
    start: int,
    body_start: int,
    end: int,
    entries: tuple[Entry, ...],
    countries: tuple[str, ...],
    holder: Entry | None,
    owner: int | None,
) -> Mention:
    """An organ or collective: Syrian government, Hamas gunmen, the army of Iraq, protesters in Egypt."""
    head = page.longest(end, "organ", "collective")
    while head and page.doc[end - 1].whitespace_ and page.doc[end].pos_ in ("NOUN", "PROPN"):
        if entries[0].kind == "organ" and holder is None:
            holder = entries[0]
        entries, end = head.entries, head.end  # police officers, government troops: the last noun is the head
        head = page.longest(end, "organ", "collective")
    mention = Mention(start, end, body_start, entries[0].kind, entries=entries, countries=countries, holder=holder, owner=owner)
    mention.plural = entries[0].kind == "collective"
    if page.word(end) in ("of", "from") and not countries and holder is None:
        at = end + 1 + (page.word(end + 1) == "the")
        nation = page.longest(at, "nisba") or page.longest(at + 1, "nisba")
        if nation and page.doc[nation.end - 1].pos_ == "ADJ" and page.word(end) == "from":
            mention.countries = (nation.entries[0].key,)
            return mention
        match = page.longest(at, "organisation", "group", "state", "capital")
        holding = as_holder(match) if match else None
        if match and holding:
            if holding.kind in ("state", "capital"):
                mention.countries = (holding.key,)
            else:
                mention.holder = holding
            mention.end = match.end
    return mention


def _nationals(page: Page, i: int) -> Mention | None:
    """Nationals as a people: Palestinians, the British, Bosnian Serbs."""
    k = i + (page.word(i) in _DETERMINERS)
    match = page.longest(k, "nisba")
    if match is None or (i > 0 and page.doc[i - 1].text in _HYPHEN):
        return None
    last = page.doc[match.end - 1]
    state = page.longest(k, "state")
    if state and state.end == match.end and not last.tag_.endswith("S"):
        return None
    plural = any(e.form == "pl" for e in match.entries) or last.tag_ in ("NNS", "NNPS")
    heads = last.dep_ not in ("amod", "compound", "nmod", "nmod:poss") or plural
    if not heads or not (plural or last.dep_.startswith(("nsubj", "obj", "obl", "conj", "nmod"))):
        return None
    return Mention(i, match.end, k, "people", entries=match.entries, countries=(match.entries[0].key,), plural=True)


def _reference(page: Page, i: int) -> Mention | None:
    """Descriptions that need an antecedent: his Syrian counterpart, his country, the two sides, the movement."""
    word = page.word(i)
    if word in page.grammar.pronouns and page.doc[i].tag_ == "PRP$":
        k = i + 1
        countries: tuple[str, ...] = ()
        while (nisba := page.longest(k, "nisba")) or page.is_one_of(k, "phrases", "descriptors"):
            if nisba:
                countries += (nisba.entries[0].key,)
            k = nisba.end if nisba else k + 1
        if page.is_one_of(k, "reference", "counterpart"):
            mention = Mention(i, k + 1, k, "counterpart", owner=i, countries=countries)
            at = k + 1 + (page.word(k + 1) == "," if page.token(k + 1) is not None else 0)
            name = personal_name(page, at)
            if name:
                mention.name, mention.entries, mention.end = (at, name[0]), name[1], name[0]
            return mention
        if not countries and page.is_one_of(k, "reference", "own_country"):
            return Mention(i, k + 1, k, "own_country", owner=i)
        if not countries and page.is_one_of(k, "reference", "guest"):
            return Mention(i, k + 1, k, "guest", owner=i)
        return None
    k = i + (word == "the")
    pair = " ".join(filter(None, (page.word(k), page.word(k + 1))))
    longer = " ".join(filter(None, (pair, page.word(k + 2))))
    for kind in ("two_persons", "two_sides"):
        words = page.grammar.words("reference", kind)
        for phrase, size in ((longer, 3), (pair, 2), (f"{word} {page.word(i + 1)}", 2)):
            if phrase in words:
                start = k if phrase != f"{word} {page.word(i + 1)}" else i
                return Mention(i, start + size, start + size - 1, kind, plural=True)
    if word == "the":
        for kind in ("generic_group", "generic_organisation", "generic_state"):
            if page.is_one_of(k, "reference", kind) and not page.longest(k, "organisation", "group", "state", "organ"):
                token = page.doc[k]
                if k + 1 < len(page.doc) and page.doc[k + 1].pos_ in ("NOUN", "PROPN"):
                    return None
                return Mention(i, k + 1, k, kind, entries=(Entry("generic", token.lower_),))
    nisba = page.longest(k, "nisba")
    if nisba and page.is_one_of(nisba.end, "reference", "side"):
        return Mention(i, nisba.end + 1, nisba.end, "side", countries=(nisba.entries[0].key,))
    return None
