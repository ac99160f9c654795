"""The Arabic phrase grammar: head first, then who it belongs to, of what nation, then the name.

Reads "وزير الخارجية الروسي سيرغي لافروف", "المبعوث الخاص للأمين العام للأمم المتحدة إلى سوريا ستافان دي ميستورا",
"القوات الخاصة العراقية", "نظيره السوري وليد المعلم", "نائبه، فيصل المقداد", "الجانبان الفلسطيني والإسرائيلي".
"""

from __future__ import annotations

from graph.actors.aliases import Entry
from graph.actors.mentions import Mention, Page
from graph.actors.phrases import as_holder, name_ahead, personal_name, plain

_OF = frozenset({"ل", "باسم", "لدي", "الي", "لشوون", "اسم"})
_AT = frozenset({"في", "ب", "من"})
_COMMAS = frozenset({"،", ",", "-", "–", "("})


def read(page: Page, i: int) -> Mention | None:
    """The mention that begins at token ``i``, or None."""
    return _reference(page, i) or _titled(page, i) or _body(page, i) or _nationals(page, i) or plain(page, i)


def _nations(page: Page, i: int) -> tuple[int, tuple[str, ...]]:
    """Nationality adjectives from token ``i`` on (الروسي; الروسية – السورية; الفلسطيني والإسرائيلي) → end, state ids."""
    countries: list[str] = []
    end = i
    while (nation := page.nation(end)) is not None:
        match, state = nation
        if state is not None:
            countries.append(state)
        end = match.end
        follow = end
        if page.word(follow) in ("و", "-", "–", "—") and page.longest(follow + 1, "nisba"):
            end = follow + 1
        else:
            break
    return end, tuple(dict.fromkeys(countries))


def _adjectives(page: Page, i: int, limit: int = 2) -> int:
    """Skip up to ``limit`` adjectives that are followed by a nationality: القوات [الخاصة] العراقية."""
    for skipped in range(1, limit + 1):
        at = i + skipped
        if page.longest(at, "nisba") and all(_is_adjective(page, k) for k in range(i, at)):
            return at
    return i


def _is_adjective(page: Page, i: int) -> bool:
    token = page.token(i)
    return token is not None and (token.pos_ == "ADJ" or page.is_one_of(i, "phrases", "descriptors"))


def _titled(page: Page, i: int) -> Mention | None:
    """A title with what belongs to it, and the name if one follows."""
    start = i
    while (honorific := page.longest(i, "honorific")) is not None and not page.longest(i, "title"):
        i = honorific.end
    title = page.longest(i, "title")
    if title is None:
        if i > start and (name := personal_name(page, i)):
            return Mention(start, name[0], i, "person", entries=name[1], name=(i, name[0]))
        return None
    entry = next((e for e in title.entries if e.form != "short"), title.entries[0])
    token = page.doc[title.start]
    if title.end == title.start + 1 and token.pos_ in ("VERB", "ADP", "SCONJ", "CCONJ"):
        return None
    mention = Mention(start, title.end, i, "role", title=entry.key, title_form=entry.form, plural=entry.form == "pl")
    mention.plural = mention.plural or (i > 0 and page.doc[i - 1].pos_ == "NUM")
    _complete(page, mention, title.end)
    return mention


def _complete(page: Page, mention: Mention, k: int) -> None:
    """Read on behind a title at token ``k``: owner, nations, descriptors, holder, name. Moves ``mention.end``."""
    while k < len(page.doc):
        token = page.doc[k]
        if token.is_space:
            return
        if k == mention.end and token.pos_ == "PRON" and not page.doc[k - 1].whitespace_ and mention.owner is None:
            mention.owner, mention.end = k, k + 1
            k += 1
            continue
        end, countries = _nations(page, k)
        if countries:
            mention.countries += countries
            mention.end = k = end
            continue
        name = personal_name(page, k) if page.word(k) not in _OF else None
        if name and not mention.plural and (name[1] or page.people.get(k)) and not _is_holder(page, k, name[0]):
            mention.kind, mention.name, mention.entries = "person", (k, name[0]), name[1]
            mention.end = name[0]
            return
        if page.is_one_of(k, "phrases", "descriptors"):
            mention.former = mention.former or page.is_one_of(k, "phrases", "former")
            mention.end = k = k + 1
            continue
        honorific = page.longest(k, "honorific")
        if honorific and personal_name(page, honorific.end):
            k = honorific.end
            continue
        after = _holder(page, mention, k)
        if after is not None:
            mention.end = k = after
            if mention.kind == "person":
                return
            continue
        ahead = name_ahead(page, k) if token.text not in _COMMAS and not mention.plural else None
        name = personal_name(page, ahead) if ahead is not None else None
        if ahead is not None and name is not None:
            for at in range(k, ahead):
                match = page.longest(at, "organisation", "group", "state", "capital")
                holder = as_holder(match) if match else None
                if holder is not None and mention.holder is None and not mention.countries:
                    if holder.kind in ("state", "capital"):
                        mention.countries = (holder.key,)
                    else:
                        mention.holder = holder
            mention.kind, mention.name, mention.entries, mention.end = "person", (ahead, name[0]), name[1], name[0]
            return
        if (
            token.text in _COMMAS
            and (name := personal_name(page, k + 1))
            and (mention.owner is not None or mention.countries or mention.holder is not None or mention.end - mention.start > 1)
        ):
            if name[1] or page.people.get(k + 1):
                mention.kind, mention.name, mention.entries = "person", (k + 1, name[0]), name[1]
                mention.end = name[0]
        return


def _is_holder(page: Page, k: int, end: int) -> bool:
    """Whether an organisation or state of at least that length begins here too: it wins over a personal name."""
    match = page.longest(k, "organisation", "group", "state", "organ")
    return match is not None and match.end >= end and not match.of("group")


def _holder(page: Page, mention: Mention, k: int) -> int | None:
    """What the title belongs to, from token ``k``: directly (genitive), or behind ل, باسم, إلى, في, ب."""
    word = page.word(k)
    at = k
    place = False
    if word in _OF or (word == "ب" and page.word(k + 1) == "اسم"):
        at = k + (2 if word == "ب" else 1)
        place = word == "الي"
    elif word in _AT:
        at = k + 1
        if not page.longest(at, "organ", "title"):
            return None
    elif word in ("و",):
        return None
    nested = page.longest(at, "title")
    match = page.longest(at, "organisation", "state", "organ", "capital", "group")
    if match and (nested is None or match.end >= nested.end):
        holder = as_holder(match)
        if holder is None:
            return None
        if place and mention.holder is not None:
            return match.end  # "envoy of the UN to Syria": what it is sent to names no employer
        if holder.kind in ("state", "capital"):
            if at == k and mention.countries:
                return None  # "وزير الخارجية السوفييتية بريطانيا": what follows the nation is the next constituent
            if not place:
                mention.countries += (holder.key,)
            return match.end
        mention.holder = mention.holder or holder
        end = match.end
        nations_at = _adjectives(page, end)
        after, countries = _nations(page, nations_at)
        if countries:
            mention.countries += countries
            return after
        if (inner := page.longest(end, "state", "capital")) and holder.kind == "organ":
            mention.countries += (inner.entries[0].key,)
            return inner.end
        return end
    if nested and at > k and not place:
        below = Mention(at, nested.end, at, "role", title=nested.entries[0].key)
        _complete(page, below, nested.end)
        mention.holder = mention.holder or below.holder
        mention.countries += below.countries
        if below.kind == "person" and below.name is not None and (below.holder is not None or below.countries):
            # "the envoy of the Secretary-General of the United Nations, X" is X's title; "the adviser to President Assad" is not
            mention.kind, mention.name, mention.entries = "person", below.name, below.entries
        return below.end
    return None


def _body(page: Page, i: int) -> Mention | None:
    """Organs and collectives: القوات العراقية, متظاهرون فلسطينيون, مسلحين من حماس, الجيش, وفد من البرلمان."""
    match = page.longest(i, "organ", "collective")
    longer = page.longest(i, "organisation", "group", "state", "person")
    if match is None or (longer and longer.end >= match.end):
        return None
    token = page.doc[i]
    if page.is_one_of(i, "phrases", "place_heads") or (page.is_one_of(i, "phrases", "partitives") and page.word(i + 1) == "من"):
        return None
    if match.end == i + 1 and (token.pos_ in ("VERB", "ADP") or token.dep_ == "amod"):
        return None
    entry = match.entries[0]
    mention = Mention(i, match.end, i, entry.kind, entries=match.entries, plural=entry.kind == "collective")
    k = match.end
    if (pronoun := page.token(k)) is not None and pronoun.pos_ == "PRON" and not page.doc[k - 1].whitespace_:
        mention.owner, mention.end = k, k + 1
        return mention
    inner_organ = page.longest(k, "organ")
    if inner_organ and entry.kind in ("organ", "collective"):  # وفد الحكومة, قوات الشرطة, جنود الجيش
        mention.holder, k = inner_organ.entries[0], inner_organ.end
        mention.end = k
    end, countries = _nations(page, _adjectives(page, k))
    if countries:
        mention.countries, mention.end = countries, end
        k = end
    elif page.is_one_of(k, "phrases", "foreign"):
        mention.foreign, mention.end = True, k + 1
        return mention
    if not countries and page.doc[k - 1].i + 1 < len(page.doc):  # "وفدا مهما من الوكالة"
        skipped = k
        while skipped < len(page.doc) and skipped < k + 2 and page.doc[skipped].pos_ == "ADJ":
            skipped += 1
        k = skipped if page.word(skipped) == "من" else k
    owner = page.longest(k, "organisation", "group", "state", "capital")
    if owner and not countries:
        holder = as_holder(owner)
        assert holder is not None
        if holder.kind in ("state", "capital"):
            mention.countries = (holder.key,)
        else:
            mention.holder = holder
        mention.end = owner.end
    elif page.word(k) in ("من", "ل", "في"):
        at = k + 1 + (k + 1 < len(page.doc) and page.doc[k + 1].is_quote)
        of = page.longest(at, "group", "organisation", "state")
        holder = as_holder(of) if of else None
        if of and holder and (holder.kind in ("group", "organisation") or page.word(k) != "في"):
            if holder.kind == "state":
                mention.countries = mention.countries or (holder.key,)
            elif mention.holder is None:
                mention.holder = holder
            mention.end = of.end
    return mention


def _nationals(page: Page, i: int) -> Mention | None:
    """Nationals as a people or as persons: الفلسطينيون, أميركيين. Not an adjective behind its noun."""
    match = page.longest(i, "nisba")
    if match is None:
        return None
    token = page.doc[i]
    plural = any(e.form in ("pl", "fpl", "du") for e in match.entries)
    behind_noun = i > 0 and token.head.i < i and token.dep_.startswith("amod")
    if not plural or behind_noun or token.pos_ == "ADJ" and token.dep_.startswith("amod"):
        return None
    nation = page.nation(i)
    if nation is None or nation[1] is None:
        return None
    end, countries = match.end, (nation[1],)
    return Mention(i, end, i, "people", entries=match.entries, countries=countries, plural=True)


def _reference(page: Page, i: int) -> Mention | None:
    """Descriptions that need an antecedent: نظيره, بلاده, الطرفان, الجانب الروسي, الوزيران, الحركة, ضيفه."""
    token = page.doc[i]
    nxt = page.token(i + 1)
    clitic = nxt is not None and nxt.pos_ == "PRON" and not token.whitespace_
    if clitic:
        if page.is_one_of(i, "reference", "counterpart"):
            mention = Mention(i, i + 2, i, "counterpart", owner=i + 1)
            _complete(page, mention, i + 2)
            mention.kind = "counterpart"
            return mention
        if page.is_one_of(i, "reference", "deputy"):
            mention = Mention(i, i + 2, i, "deputy", owner=i + 1)
            _complete(page, mention, i + 2)
            if mention.name is not None:
                mention.kind = "deputy"
                return mention
        if page.is_one_of(i, "reference", "own_country"):
            return Mention(i, i + 2, i, "own_country", owner=i + 1)
        if page.is_one_of(i, "reference", "guest"):
            return Mention(i, i + 2, i, "guest", owner=i + 1)
    for kind in ("two_sides", "two_persons"):
        if page.is_one_of(i, "reference", kind):
            end, countries = _nations(page, i + 1)
            return Mention(i, end, i, kind, countries=countries, plural=True)
    if page.is_one_of(i, "reference", "side"):
        end, countries = _nations(page, i + 1)
        if countries:
            return Mention(i, end, i, "side", countries=countries)
    for kind in ("generic_group", "generic_organisation", "generic_state"):
        if page.is_one_of(i, "reference", kind) and not page.longest(i, "organisation", "group", "state"):
            end, countries = _nations(page, i + 1)
            if not countries and page.token(i + 1) is not None and page.doc[i + 1].pos_ == "ADJ" and page.doc[i].whitespace_:
                return None  # "المنظمة الدولية": described, not referred back to
            return Mention(i, end, i, kind, countries=countries, entries=(Entry("generic", page.word(i)),))
    return None
