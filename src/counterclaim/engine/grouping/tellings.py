"""Happenings that travel with the text of their article, and no more of it than they need."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from counterclaim.compare.happenings import Happening
from counterclaim.compare.heads import head_vector
from counterclaim.compare.mains import Main
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
    data = {
        "article": [article.id, article.outlet, article.title, article.text],
        "main": _pack_main(item.main),
        "published": to_jsonable(article.published),
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
        main=_main(data),
        **{name: data[name] for name in _PLAIN},
    )


def _pack_main(main: Main | None) -> Any:
    """What an article leads with, less the weights of its words: the head gives these anew."""
    found = to_jsonable(main)
    if found is not None:
        del found["words"]
    return found


def _main(data: dict[str, Any]) -> Main | None:
    if data["main"] is None:
        return None
    _, _, title, text = data["article"]
    return replace(from_jsonable(Main, data["main"]), words=head_vector(title, text))


def _article(data: dict[str, Any]) -> Article:
    name, outlet, title, text = data["article"]
    return Article(
        id=name,
        sha256="",
        raw=b"",
        text=text,
        title=title,
        origin="",
        media_type="",
        published=from_jsonable(Published, data["published"]),
        outlet=outlet,
    )
