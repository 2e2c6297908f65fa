"""Coded events as rows of the ledger: what they say, and who takes part on either side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counterclaim.ledger.mapping import Cell, encode_interval, insert_into
from counterclaim.records import Article, Event, Resolution

INSERT_PARTY = insert_into("coded_party", "event_id", "role", "ordinal", "actor")
#: By mention and kind of entity, what it resolves to.
ByMention = Mapping[tuple[str, str], Resolution]


def coded(
    article: Article, event: Event, by_mention: ByMention, *, decisions: str, rejected: bool
) -> dict[str, Cell]:
    """The cells of ``coded_event``, with the entities that the arguments resolve to."""
    place = by_mention.get((event.place or "", "place"))
    start, end, granularity = encode_interval(event.interval)
    return {
        "id": event.id,
        "article_id": article.id,
        "outlet": article.outlet,
        "type": event.type.value,
        "mode": event.mode,
        "acled": event.acled,
        "factuality": event.factuality.value,
        "negated": int(event.negated),
        "actor": _actor(event.actor, by_mention),
        "target": _actor(event.target, by_mention),
        "place": place.entity if place else None,
        "precision": place.precision.value if place and place.precision else None,
        "interval_start": start,
        "interval_end": end,
        "interval_granularity": granularity,
        "claim": event.attribution,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "words": event.trigger.of(article.text),
        "score": event.score,
        "made_by": event.made_by,
        "decisions": decisions,
        "rejected": int(rejected),
    }


def parties(event: Event, by_mention: ByMention) -> Iterator[tuple[Cell, ...]]:
    """A row of ``coded_party`` for each actor and each target that is resolved, by its place."""
    for role, mentions in (("actor", event.actors), ("target", event.targets)):
        for number, mention in enumerate(mentions):
            known = _actor(mention, by_mention)
            if known is not None:
                yield event.id, role, number, known


def _actor(mention: str | None, by_mention: ByMention) -> str | None:
    found = by_mention.get((mention or "", "actor"))
    return found.entity if found else None
