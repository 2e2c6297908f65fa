"""The columns that every event table carries behind the published ones.

The published tables state events as facts. Ours are claims: who tells it and through whom,
what the article makes of it, which incident it belongs to and what is disputed there, and
the words. All begin with ``cc_`` so that they are never taken for the codebook's own.
"""

from __future__ import annotations

from typing import Any

from counterclaim.records import Applies
from counterclaim.show.exports.told import Told

ADDED = (
    "cc_claimed_by",
    "cc_outlet",
    "cc_factuality",
    "cc_incident_id",
    "cc_accounts_of_incident",
    "cc_origins_of_incident",
    "cc_disputed",
    "cc_ceasefire_id",
    "cc_alleged_breach",
    "cc_applies",
    "cc_words",
    "cc_quote",
    "cc_article_id",
    "cc_start",
    "cc_end",
    "cc_score",
    "cc_made_by",
    "cc_permalink",
)


def added(one: Told, base: str) -> dict[str, Any]:
    """The values of the added columns; ``cc_applies`` is empty where no agreement is in view."""
    event, breach = one.event, one.allegation
    under = breach.ceasefire if breach else None
    return {
        "cc_claimed_by": " → ".join(one.chain),
        "cc_outlet": one.outlet,
        "cc_factuality": event.factuality.value,
        "cc_incident_id": one.incident,
        "cc_accounts_of_incident": one.accounts or "",
        "cc_origins_of_incident": one.origins or "",
        "cc_disputed": "; ".join(one.disputed),
        "cc_ceasefire_id": under or "",
        "cc_alleged_breach": bool(breach and breach.breach),
        "cc_applies": (breach.applies if breach and under else Applies.UNKNOWN).value
        if under
        else "",
        "cc_words": one.trigger,
        "cc_quote": one.sentence,
        "cc_article_id": one.article.id,
        "cc_start": event.trigger.start,
        "cc_end": event.trigger.end,
        "cc_score": event.score,
        "cc_made_by": event.made_by,
        "cc_permalink": base + one.permalink,
    }


def says(one: Told) -> str:
    """The telling in one line that takes no side: who says it, and the quotation."""
    return f"{' → '.join(one.chain)}: {one.sentence}"
