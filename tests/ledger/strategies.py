"""Hypothesis strategies for readings: any text, any records that fit it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from counterclaim.records import (
    Actor,
    Attribution,
    AttributionKind,
    Boilerplate,
    Clutter,
    DateBasis,
    Event,
    EventType,
    Factuality,
    Granularity,
    Interval,
    LabelClass,
    LabelUse,
    Mention,
    MentionKind,
    Name,
    Place,
    PlaceKind,
    Precision,
    Published,
    Quantity,
    Reading,
    Resolution,
    ResolvedArticle,
    Role,
    Speaker,
    Stance,
    TimeExpression,
    Understanding,
    Unit,
)
from counterclaim.spans import Span
from tests.factories import article_of

# Astral, combining, bidi, zero-width, NUL and line ends are what broke other tools.
ODD = st.sampled_from(list("aB \n\r\t\x00.“é\u0301\u200b\u202e\ufeffعЖ漢😀🏳\U0010fffd"))
TEXTS = st.text(alphabet=st.one_of(ODD, st.characters(exclude_categories=["Cs"])), min_size=1)
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
MAKERS = st.sampled_from(["model/1", "rule:x/2"])
SCORES = st.floats(min_value=0, max_value=1)
DAYS = st.dates(min_value=date(1900, 1, 1))
TIMES = st.datetimes(timezones=st.just(UTC)) | st.none() | st.just(datetime(2016, 5, 4, 1))
INTERVALS = st.builds(Interval, st.none() | DAYS, st.none() | DAYS, st.sampled_from(Granularity))


def spans_in(text: str) -> st.SearchStrategy[Span]:
    """Any span of a text."""
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    return ends.filter(lambda e: e[0] < e[1]).map(lambda e: Span(*e))


def several(strategy: st.SearchStrategy[Any], *, least: int = 0) -> st.SearchStrategy[Any]:
    """A short tuple."""
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


def one_of_ids(records: list[Any]) -> st.SearchStrategy[str | None]:
    """The id of one of the records, or None."""
    return st.sampled_from([None, *(r.id for r in records)])


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """Any actor."""
    names = several(st.builds(Name, WORDS, st.none() | DAYS, st.none() | DAYS))
    roles = several(st.builds(Role, WORDS, st.none() | WORDS, st.none() | DAYS))
    return draw(
        st.builds(
            Actor,
            id=st.sampled_from(["a1", "a2", "a3"]),
            name=WORDS,
            kind=st.sampled_from(MentionKind),
            names=names,
            roles=roles,
            parents=several(WORDS),
            known=st.booleans(),
        )
    )


def places() -> st.SearchStrategy[Place]:
    """Any place."""
    return st.builds(
        Place,
        id=st.sampled_from(["p1", "p2"]),
        name=WORDS,
        kind=st.sampled_from(PlaceKind),
        lat=st.none() | st.floats(-90, 90),
        variants=several(WORDS),
        population=st.integers(0, 10**9),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading whose records fit its text and one another."""
    text = draw(TEXTS)
    span = spans_in(text)
    article = article_of(
        text,
        title=draw(WORDS),
        title_span=draw(st.none() | span),
        outlet=draw(st.none() | WORDS),
        outlet_evidence=draw(several(span)),
        captured_at=draw(TIMES),
        published=draw(
            st.builds(Published, INTERVALS, st.sampled_from(DateBasis), several(span), WORDS)
        ),
        boilerplate=draw(several(st.builds(Boilerplate, span, st.sampled_from(Clutter), WORDS))),
        warnings=draw(several(WORDS)),
    )
    return Reading(article, *_layers(draw, article.id, span))


def _layers(
    draw: st.DrawFn, article_id: str, span: st.SearchStrategy[Span]
) -> tuple[Understanding, ResolvedArticle]:
    def made(record: type[Any], name: str, /, **parts: Any) -> list[Any]:
        count = draw(st.integers(0, 3))
        own = {"article_id": st.just(article_id), "made_by": MAKERS, **parts}
        return [
            draw(st.builds(record, id=st.just(f"{article_id}-{name}-{i}"), **own))
            for i in range(count)
        ]

    mentions = made(
        Mention,
        "m",
        span=span,
        kind=st.sampled_from(MentionKind),
        text=WORDS,
        score=SCORES,
        name=st.none() | span,
        literal=st.none() | st.booleans(),
    )
    attributions = made(
        Attribution,
        "a",
        source=several(span),
        cue=several(span),
        content=several(span, least=1),
        stance=st.sampled_from(Stance),
        score=SCORES,
        kind=st.sampled_from(AttributionKind),
        polarity=st.booleans(),
        hedges=several(span),
        parent=st.sampled_from([None, f"{article_id}-a-0"]),
        stance_cue=st.none() | span,
    )
    times = made(
        TimeExpression,
        "t",
        span=span,
        interval=st.none() | INTERVALS,
        type=WORDS,
        value=st.none() | WORDS,
        anchor=WORDS,
        modifier=st.none() | WORDS,
        reason=WORDS,
    )
    numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
    quantities = made(
        Quantity,
        "q",
        span=span,
        low=numbers,
        best=numbers,
        high=numbers,
        unit=st.sampled_from(Unit),
        what=WORDS,
        of=WORDS,
        counted=st.none() | span,
        period=st.none() | span,
        running_total=st.booleans(),
    )
    mention, attribution = one_of_ids(mentions), one_of_ids(attributions)
    events = made(
        Event,
        "e",
        trigger=span,
        type=st.sampled_from(EventType),
        factuality=st.sampled_from(Factuality),
        score=SCORES,
        mode=WORDS,
        acled=WORDS,
        actor=mention,
        target=mention,
        place=mention,
        time=one_of_ids(times),
        interval=st.none() | INTERVALS,
        quantities=st.just(tuple(q.id for q in quantities)),
        weapon=st.none() | span,
        attribution=attribution,
        negated=st.booleans(),
    )
    labels = made(
        LabelUse,
        "l",
        span=span,
        word=WORDS,
        label_class=st.sampled_from(LabelClass),
        mention=mention,
        attribution=attribution,
    )
    understanding = Understanding(
        article_id,
        draw(several(span)),
        *(tuple(x) for x in (mentions, attributions, times, quantities, events, labels)),
    )
    return understanding, _resolved(draw, article_id, mentions, attributions, span)


def _resolved(
    draw: st.DrawFn,
    article_id: str,
    mentions: list[Mention],
    attributions: list[Attribution],
    span: st.SearchStrategy[Span],
) -> ResolvedArticle:
    known_actors = tuple(draw(st.lists(actors(), max_size=3, unique_by=lambda a: a.id)))
    known_places = tuple(draw(st.lists(places(), max_size=2, unique_by=lambda p: p.id)))
    entity = st.sampled_from([None, *(a.id for a in known_actors)])
    resolutions = tuple(
        draw(
            st.builds(
                Resolution,
                mention_id=st.just(m.id),
                entity=entity,
                entity_kind=st.just("actor"),
                how=WORDS,
                score=SCORES,
                made_by=MAKERS,
                reasons=several(WORDS),
                precision=st.none() | st.sampled_from(Precision),
            )
        )
        for m in mentions
    )
    speakers = tuple(
        draw(
            st.builds(
                Speaker,
                attribution_id=st.just(a.id),
                actor=entity,
                how=WORDS,
                score=SCORES,
                made_by=MAKERS,
                description=WORDS,
                body=entity,
                antecedent=st.none() | span,
                reasons=several(WORDS),
            )
        )
        for a in attributions
    )
    return ResolvedArticle(article_id, resolutions, speakers, known_actors, known_places)
