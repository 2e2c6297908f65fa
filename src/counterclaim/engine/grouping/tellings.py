"""Happenings that travel without their articles: only the words that they point at.

Offsets stay true: what no happening points at is blank, and the text as long as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.compare.happenings import Happening
from counterclaim.ledger.jsonable import from_jsonable, to_jsonable
from counterclaim.records import (
    Article,
    Event,
    Interval,
    Mention,
    Place,
    Published,
    Quantity,
    TimeExpression,
)
from counterclaim.spans import Span

_PLAIN = (
    *("actor", "target", "voice", "speaker", "lemma", "denied"),
    *("scene", "count_only", "place_mention"),
)


def pack(item: Happening) -> str:
    """A happening as JSON, with what scoring, accounts and comparisons ask of it."""
    article, event = item.article, item.event
    named = (event.actor, event.target, event.place, item.place_mention)
    mentions = {m: item.mentions[m] for m in named if m is not None and m in item.mentions}
    times = {t: item.times[t] for t in (event.time,) if t is not None and t in item.times}
    words = {s.start: s.of(article.text) for s in _pointed_at(item, mentions, times)}
    data = {
        "article": [article.id, article.outlet, len(article.text)],
        "published": to_jsonable(article.published),
        "words": sorted(words.items()),
        "event": to_jsonable(event),
        "place": to_jsonable(item.place),
        "interval": to_jsonable(item.interval),
        "quantities": to_jsonable(item.quantities),
        "chain": item.chain,
        "mentions": [to_jsonable(m) for m in mentions.values()],
        "times": [to_jsonable(t) for t in times.values()],
        "sentence": to_jsonable(item.sentence),
        **{name: getattr(item, name) for name in _PLAIN},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _pointed_at(
    item: Happening, mentions: Mapping[str, Mention], times: Mapping[str, TimeExpression]
) -> Iterator[Span]:
    """Spans that accounts quote; the longest of those that begin together comes last."""
    found = [item.event.trigger, *(m.span for m in mentions.values())]
    found += [t.span for t in times.values()]
    found += [s for q in item.quantities for s in (q.span, q.counted) if s is not None]
    found += [s for s in (item.sentence, item.event.weapon) if s is not None]
    yield from sorted(found)


def unpack(text: str) -> Happening:
    """The happening that ``pack`` wrote."""
    data: dict[str, Any] = json.loads(text)
    mentions = [from_jsonable(Mention, m) for m in data["mentions"]]
    times = [from_jsonable(TimeExpression, t) for t in data["times"]]
    return Happening(
        article=_article(data),
        event=from_jsonable(Event, data["event"]),
        place=from_jsonable(Place, data["place"]) if data["place"] else None,
        interval=from_jsonable(Interval, data["interval"]) if data["interval"] else None,
        quantities=tuple(from_jsonable(Quantity, q) for q in data["quantities"]),
        chain=tuple(data["chain"]),
        mentions={m.id: m for m in mentions},
        times={t.id: t for t in times},
        sentence=from_jsonable(Span, data["sentence"]) if data["sentence"] else None,
        **{name: data[name] for name in _PLAIN},
    )


def _article(data: dict[str, Any]) -> Article:
    name, outlet, length = data["article"]
    text = [" "] * length
    for start, words in data["words"]:
        text[start : start + len(words)] = words
    return Article(
        id=name,
        sha256="",
        raw=b"",
        text="".join(text),
        title="",
        origin="",
        media_type="",
        published=from_jsonable(Published, data["published"]),
        outlet=outlet,
    )
