"""Phrases that tell a place by another: "the Atmeh crossing west of Aleppo"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.protocols import View
from counterclaim.records import Mention, MentionKind, Place, distance_km, lineage
from counterclaim.resolve.places.names import LARGE
from counterclaim.spans import Span

TURN = r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?"
#: What a report places by another lies no farther: "the Kesh district of Ruwan".
FAR_KM = 150.0
_SPOT = (
    r"(?:neighbou?rhood|district|quarter|village|town|crossing|checkpoint|camp|air ?base|base"
    r"|airport|city|area|oilfield|dam)"
)
#: A name and what it is placed by, before another; "Kesh city | Ruwan" has lost its comma.
_HEAD = re.compile(
    r"(?:[a-z-]+ ){0,4}?(?P<name>(?:[Aa]l-)?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})"
    rf"(?:(?! city of )(?: {_SPOT})?(?: \d+ (?:km|kilomet(?:re|er)s?|miles?))?(?: {TURN})?"
    rf" (?:of|from) .*|(?: {_SPOT})? (?:near|in|outside) .*| {_SPOT} )",
)
#: "| Damascus's | Midan district"
_OWNER = re.compile(r"(?:the )?(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*){0,2})['’]s? (?:[a-z-]+ ){0,3}")


def placed(text: str, mention: Mention, view: View) -> Span | None:
    """A known place that a phrase places by its name: "the Atmeh crossing west of | Aleppo".

    Not where the name lies in what stands before it: "the Aleppo quarter of | Salaheddine".
    """
    head, name = _head(text, mention), mention.name
    if head is None or name is None:
        return None
    called = head.of(text)
    there, first = view.places_named(name.of(text)), view.places_named(called)
    around = (*first, *view.places_named(f"{called} province"))
    if any(_is_in(place, around, view) for place in there):
        return None
    return head if any(_is_by(place, there) for place in first) else None


def _head(text: str, mention: Mention) -> Span | None:
    """The name in a phrase before the one that it is known by: "the | Atmeh | crossing west of"."""
    name = mention.name
    if mention.kind is not MentionKind.PLACE or name is None:
        return None
    head = _HEAD.fullmatch(text, mention.span.start, name.start)
    return Span(*head.span("name")) if head else None


def placing(text: str, mention: Mention, span: Span, view: View) -> Span | None:
    """The known place by which a phrase places another: "the Midan district of | Damascus"."""
    owner = _OWNER.fullmatch(text, mention.span.start, span.start)
    outer = Span(*owner.span("name")) if owner else _head(text, mention)
    if outer == span:
        outer = mention.name
    found = view.places_named(outer.of(text)) if outer else ()
    return outer if any(place.kind not in LARGE for place in found) else None


def _is_in(place: Place, outer: Iterable[Place], view: View) -> bool:
    """Whether a place lies in one of others."""
    above = lineage(place, view.place)[1:]
    return any(other.id in above for other in outer)


def _is_by(place: Place, there: Iterable[Place]) -> bool:
    """Whether a place lies in the country of another, and near it unless that one is large."""
    for other in there:
        far = None if other.kind in LARGE else distance_km(place, other)
        if place.country == other.country and (far is None or far <= FAR_KM):
            return True
    return False
