"""The words that outlets use for actors, with fair denominators."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from counterclaim.ledger.queries.actors import actors_by_name
from counterclaim.ledger.queries.labels import label_articles, label_places
from counterclaim.ledger.queries.labels import labels as uses
from counterclaim.ledger.queries.select import NO_OUTLET
from counterclaim.ledger.rows import LabelRow
from counterclaim.show.exports.cells import permalink
from counterclaim.show.labelling import OWN, QUOTED, ArticleUses, Labelling, Use, labellings
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen

Z95 = 1.959964


def interval(count: int, total: int) -> tuple[float, float] | None:
    """The 95 % Wilson score interval of a share, in per cent; None without a total.

    Source: Wilson (1927), recommended for small counts by Brown, Cai and DasGupta (2001).
    """
    if total < 1 or count > total:
        return None
    share, z2 = count / total, Z95 * Z95
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = (
        Z95 / (1 + z2 / total) * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    )
    return max(0.0, middle - half) * 100, min(1.0, middle + half) * 100


def _row(row: LabelRow, at: dict[Any, tuple[str, str]]) -> dict[str, Any]:
    share = interval(row.count, row.mentions)
    where = at.get((row.actor.id, row.outlet, row.own_voice, row.word, row.label_class))
    return {
        "actor": row.actor.name,
        "actor_id": row.actor.id,
        "outlet": row.outlet or NO_OUTLET,
        "voice": "own voice" if row.own_voice else "quoted",
        "word": row.word,
        "class": row.label_class,
        "count": row.count,
        "mentions_of_actor": row.mentions,
        "share_low_percent": round(share[0], 1) if share else None,
        "share_high_percent": round(share[1], 1) if share else None,
        "permalink": permalink(*where) if where else None,
    }


def compared(ask: Ask, actor: str) -> list[Labelling]:
    """How each outlet labels an actor beside the other outlets, with log-odds."""
    return labellings(_uses(ask, actor), ask.actor_name)


def _actors(ask: Ask, wanted: str | None) -> tuple[str, ...]:
    """The actors that a filter names, which takes a name or an id."""
    if wanted is None:
        return ()
    return actors_by_name(ask.ledger, wanted) or (wanted,)


def _uses(ask: Ask, actor: str) -> Iterator[ArticleUses]:
    for row in label_articles(ask.ledger, actor):
        yield ArticleUses(
            actor,
            OWN if row.own_voice else QUOTED,
            row.outlet or NO_OUTLET,
            row.mentions,
            tuple(Use(word, kind, ask.at(row.article_id, key)) for word, kind, key in row.uses),
        )


def labels(ask: Ask) -> Seen:
    """Words for actors by outlet and voice, over all times that the outlet names the actor."""
    actor, voice, kind = ask.get("actor"), ask.get("voice"), ask.get("class")
    every = uses(ask.ledger, outlet=ask.outlet)
    at = label_places(ask.ledger)
    found = [
        row
        for row in every
        if (actor is None or actor in (row.actor.name, row.actor.id))
        and (voice is None or voice == ("own voice" if row.own_voice else "quoted"))
        and (kind is None or row.label_class == kind)
    ]
    start, size = ask.page
    shown = [_row(row, at) for row in found[start : None if size is None else start + size]]
    context = {
        "compared": [row for key in _actors(ask, actor) for row in compared(ask, key)],
        "shown": shown,
        "total": len(found),
        "start": start,
        "size": PAGE_SIZE,
        "actors": sorted({r.actor.name for r in every}, key=str.casefold),
        "classes": ("delegitimising", "legitimising", "neutral", "sectarian"),
    }
    return Seen("labels.html.j2", "Labels", context, shown)
