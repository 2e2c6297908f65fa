"""Neighbouring mentions that are one phrase: "Syrian government", "President Voss"."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.records import MentionKind
from counterclaim.spans import Span
from counterclaim.understand.kinds import head_kind

ACTORS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.ARMED_GROUP,
        MentionKind.STATE_BODY,
        MentionKind.MEDIA,
    }
)
_LEADING = re.compile(
    r"\b(?:president|king|queen|emir|premier|minister|governor|mayor|commander|chief|head"
    r"|leader|ambassador|secretary|director|chairman|speaker)\s+of\s+$",
    re.IGNORECASE,
)
_STATES = frozenset(("US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N."))
_BESIDE = re.compile(r"(?:['’]s)?\s+(?:[a-z]+\s+)?")
_WORDS = "of|in|at|the|to|on|for|from|and|by|fighting|battling|arguing"
_DANGLING_WORDS = tuple(_WORDS.split("|"))
_DANGLING = re.compile(rf"(?:\s+(?:{_WORDS})|[\s\-–—,])+$")
_DIRECTION = re.compile(
    r"(?:an?\s+\w+\s+)?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west"
    r"|outskirts|centre|center)",
    re.IGNORECASE,
)
_STRAY = re.compile(r"an?\s+\w+\s+(?:north|south|east|west)")  # "an offensive south of"
_LOADING = re.compile(
    r"(?:so-called|[\w.]+-(?:backed|led|held|linked|allied|affiliated|based)"
    r"|[a-z]+)",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A mention in the making."""

    span: Span
    kind: MentionKind
    score: float
    made_by: str
    name: Span | None = None


def composed(text: str, found: list[Found]) -> list[Found]:
    """The mentions, ends trimmed and neighbours that make one phrase joined.

    A nationality joins the bare noun after it, a title the person after it, an
    adjective marked alone ("foreign-backed") the actor after it, "... of" the place
    after it, and an office whose it is ("the governor | of Kesh"). What is nothing but a
    direction is left out.
    """
    made: list[Found] = []
    for one in found:
        last = made[-1] if made else None
        joined = None if last is None else _joined(text, last, one)
        if joined is None:
            made.append(one)
        else:
            made[-1] = joined
    trimmed = (_trimmed(text, one) for one in made)
    return [one for one in trimmed if one is not None]


def _joined(text: str, one: Found, other: Found) -> Found | None:
    whole = Span(one.span.start, other.span.end)
    between = text[one.span.end : other.span.start]
    if _modifies(text, one, other) or _loads(text, one, other, between):
        return other._replace(span=whole)
    if _is_title(text, one, other, between) or _leads_to(text, one, other, between):
        return other._replace(span=whole)
    if _is_head_of(text, one, other):
        return one._replace(span=whole, kind=MentionKind.PERSON)
    return None


def _modifies(text: str, one: Found, other: Found) -> bool:
    """Whether a nationality stands before a bare noun for an actor."""
    if other.name is not None or other.kind not in ACTORS:
        return False
    national = one.kind == MentionKind.NATIONALITY or one.span.of(text) in _STATES
    return national and bool(_BESIDE.fullmatch(text, one.span.end, other.span.start))


def _loads(text: str, one: Found, other: Found, between: str) -> bool:
    """Whether an adjective that was marked alone stands right before an actor."""
    if between == "-based ":  # "the Britain | -based | Ruwan Observatory"
        return other.kind in ACTORS
    if other.kind not in ACTORS or between not in (" ", "-", "-backed ", "-led "):
        return False
    if other.span.of(text).lower().startswith(("the ", "a ", "an ")):
        return False
    surface = one.span.of(text).removeprefix("a ").removeprefix("an ").removeprefix("the ")
    adjective = one.name is None and surface[:1].islower() and bool(_LOADING.fullmatch(surface))
    if surface != one.span.of(text):  # "a senior | Front leader", not "a rebel | leader"
        adjective = adjective and head_kind((surface,)) is None
    return adjective or surface.endswith(("-backed", "-led", "-linked"))


def _is_title(text: str, one: Found, other: Found, between: str) -> bool:
    """Whether an office without a name stands right before a person's name."""
    person = other.kind == MentionKind.PERSON and other.name == other.span
    if between != " " or not person or one.name is not None or one.kind not in ACTORS:
        return False
    return head_kind(tuple(one.span.of(text).lower().split())) == MentionKind.PERSON


def _is_head_of(text: str, one: Found, other: Found) -> bool:
    """Whether an office without a name stands before "of" and the place that it leads."""
    office = one.name is None and one.kind in ACTORS and other.kind is MentionKind.PLACE
    return office and _LEADING.search(text, one.span.start, other.span.start) is not None


def _leads_to(text: str, one: Found, other: Found, between: str) -> bool:
    """Whether "the Syrian province of" stands before the place itself."""
    if one.kind != MentionKind.PLACE or other.kind != MentionKind.PLACE:
        return False
    if _STRAY.match(text, one.span.start, one.span.end):
        return False
    return between.strip() in ("", "the") and one.span.of(text).endswith(" of")


def _trimmed(text: str, one: Found) -> Found | None:
    """The mention without prepositions and hyphens at its end, None if a direction is left."""
    surface = one.span.of(text)
    if surface[-1].isalnum() and not surface.endswith(_DANGLING_WORDS):
        return one
    dangling = _DANGLING.search(surface)
    if dangling is None:
        return one
    end = one.span.start + dangling.start()
    if end == one.span.start or _DIRECTION.fullmatch(text, one.span.start, end):
        return None
    name = one.name if one.name is not None and one.name.end <= end else None
    return one._replace(span=Span(one.span.start, end), name=name)
