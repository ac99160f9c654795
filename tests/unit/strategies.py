"""Any extraction at all, for property tests."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from graph.model import (
    ACTOR_TYPES,
    MODALITIES,
    POLARITIES,
    Actor,
    Argument,
    Attribution,
    Document,
    Extraction,
    Place,
    Span,
    Statement,
)
from tests.samples import SYMMETRIC

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
SLUGS = st.text(string.ascii_lowercase + "-", min_size=1, max_size=8)
SPANS = st.builds(lambda start, surface: Span(start, start + len(surface), surface), st.integers(0, 10_000), WORDS)
DATES = st.one_of(
    st.none(),
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)
COUNTRIES = st.sampled_from([None, "RUS", "SYR", "IGO"])
DEGREES = st.one_of(st.none(), st.floats(-90, 90).map(lambda number: round(number, 6) + 0.0))
PLACES = st.builds(Place, SLUGS, WORDS, COUNTRIES, DEGREES, DEGREES)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A document with actors and one statement between them, consistent as the contract wants it."""
    # Spans may not contradict each other: one surface for one place.
    spans = {(span.start, span.end): span for span in draw(st.lists(SPANS, min_size=6, max_size=6))}
    one = st.sampled_from(sorted(spans.values(), key=lambda span: span.start))
    ids = draw(st.lists(SLUGS, min_size=3, max_size=3, unique=True))
    actors = [
        Actor(
            id,
            draw(WORDS),
            draw(st.sampled_from(ACTOR_TYPES)),
            draw(COUNTRIES),
            draw(st.sampled_from([None, "GOV"])),
            mentions=(draw(one),),
        )
        for id in ids
    ]
    sides = [Argument(actor.id, actor.label, actor.type, draw(one), actor.country, actor.sector) for actor in actors]
    theme = Argument(None, draw(WORDS), "topic", draw(one), topics=tuple(sorted(draw(st.sets(SLUGS, max_size=3)))))
    speaker = Attribution(actors[2].id, actors[2].label, actors[2].country, draw(st.one_of(st.none(), one)))
    nobody = Attribution(None, draw(WORDS), draw(COUNTRIES), draw(st.one_of(st.none(), one)))
    relation = draw(st.sampled_from(["meets", "rejects"]))
    statement = Statement(
        id=draw(st.text("0123456789abcdef", min_size=8, max_size=8)),
        subject=sides[0],
        relation=relation,
        plover=draw(st.sampled_from(["CONSULT", "REJECT"])),
        cameo=draw(st.sampled_from([None, "040", "1251"])),
        symmetric=relation in SYMMETRIC,
        object=draw(st.sampled_from([sides[1], theme])),
        polarity=draw(st.sampled_from(POLARITIES)),
        modality=draw(st.sampled_from(MODALITIES)),
        evidence=draw(one),
        trigger=draw(one),
        confidence=draw(st.integers(0, 10_000)) / 10_000,
        attributed_to=draw(st.sampled_from([None, speaker, nobody])),
        date=draw(DATES),
        place=draw(st.one_of(st.none(), PLACES)),
        reason=draw(st.one_of(st.just(""), WORDS)),
    )
    return Extraction(Document(draw(WORDS), draw(WORDS)), "ar", (statement,), tuple(actors))
