"""Whom a report tells of as fighting on one side: "Kelian troops backed by Ostran jets".

No pack lists who is whose ally, and the press says it in passing again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from counterclaim.protocols import View
from counterclaim.records import PlaceKind, Reading, Resolution
from counterclaim.spans import Span

#: Two parties as they are named, in the order of their ids.
Allies = tuple[str, str]
#: Characters between two names within which one may be told to be the other's ally.
REACH = 60
_ALLIED = re.compile(
    r"\b(?:all(?:y|ies|ied)|backed|backing|backs|support(?:s|ed|ing)?|alongside|jointly)\b",
    re.IGNORECASE,
)
#: What makes the one behind it the enemy, or another's ally: "backed by Ostra against Kelia".
_OTHERS = re.compile(r"\b(?:against|fight\w*|battl\w*|clash\w*|rebels?|opposition)\b|[.;:]", re.I)


def allies_in(reading: Reading, view: View) -> tuple[Allies, ...]:
    """The parties that the words between their names make allies of each other, each pair once."""
    text = reading.article.text
    if not _ALLIED.search(text):
        return ()
    found = {
        (min(a, b), max(a, b))
        for (one, a), (other, b) in pairwise(_parties(reading, view))
        if a != b
        and one.end <= other.start <= one.end + REACH
        and _ALLIED.search(text, one.end, other.start)
        and not _OTHERS.search(text, one.end, other.start)
    }
    return tuple(sorted(found))


def _parties(reading: Reading, view: View) -> Iterator[tuple[Span, str]]:
    """The parties that an article names, in order; a country is its government."""
    found = {r.mention_id: r for r in reading.resolved.resolutions}
    for mention in sorted(reading.understanding.mentions, key=lambda m: m.span):
        party = _party(found.get(mention.id), view)
        if party is not None:
            yield mention.span, party


def _party(found: Resolution | None, view: View) -> str | None:
    if found is None or found.entity is None or found.entity_kind == "actor":
        return found.entity if found else None
    place = view.place(found.entity)
    if place is None or place.kind is not PlaceKind.COUNTRY or not place.country:
        return None
    government = view.government(place.country)
    return government.id if government else None
