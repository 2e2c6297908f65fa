"""Rules for times that are counted from an event named in the text."""

from __future__ import annotations

import re
from datetime import timedelta

from counterclaim.records import Granularity
from counterclaim.understand.numbers import ORDINAL_WORD, parse_ordinal
from counterclaim.understand.timegrammar.rules import Rule, rule
from counterclaim.understand.timegrammar.scene import CONTEXT, Meaning, Scene, unresolved
from counterclaim.understand.timegrammar.words import COUNT, S, count_of

_DAYS = {"day": 1, "week": 7, "month": 30, "hour": 1}


def _nth(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "The first week of the truce, which took effect on 27 February".

    The sentence's own day is taken for the event's first; without one the days stay
    open. The year's and the month's own weeks are calendar stretches, not these.
    """
    number, unit = parse_ordinal(match["n"]), match["u"].lower()
    near = scene.near
    if near is None or near.start is None or near.granularity not in _EXACT or not number:
        return unresolved("counted from an event")
    if number < 1 or unit == "month":
        return unresolved("counted from an event")
    length = _DAYS[unit]
    start = near.start + timedelta(days=length * (number - 1))
    grain = Granularity.DAY if unit == "day" else Granularity.WEEK
    value = start.isoformat() if unit == "day" else None
    return Meaning("DATE", value, start, start + timedelta(days=length), grain, CONTEXT)


def _first_units(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "The first three days of the offensive"."""
    count, unit = count_of(match["n"]), match["u"].lower().removesuffix("s")
    value = f"P{'X' if count is None else f'{count:g}'}{unit[0].upper()}"
    near = scene.near
    if near is None or near.start is None or near.granularity not in _EXACT or not count:
        return unresolved("counted from an event", type_="DURATION", value=value)
    end = near.start + timedelta(days=int(count) * _DAYS[unit])
    return Meaning("DURATION", value, near.start, end, Granularity.RANGE, CONTEXT)


def _since_event(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "Since the agreement came into effect": open at the start, up to the publication."""
    end = scene.now + timedelta(days=1) if scene.now and not scene.narrative else None
    return Meaning(
        "DATE", None, None, end, Granularity.RANGE, "published", None, "counted from an event"
    )


_EXACT = {Granularity.DAY, Granularity.HOURS, Granularity.PART_OF_DAY}
_BEGAN = (
    r"(?:(?:first\s+)?(?:came|comes|coming|went|entered|entering)\s+into\s+(?:effect|force)"
    r"|(?:took|takes|taking)\s+(?:effect|hold)|began|begins|beginning|started|starting|broke\s+out"
    r"|erupted|resumed|ended|expired|collapsed|(?:was|were)\s+(?:signed|announced|agreed|reached"
    r"|declared|launched|imposed|brokered|extended|formed))"
)
_NOT_CALENDAR = r"(?!(?i:the\s+)?(?:year|month|week|day|century|war\s+in)\b)"

RULES: tuple[Rule, ...] = (
    rule(
        "nth",
        rf"(?:[Tt]he{S})(?P<n>(?i:{ORDINAL_WORD})){S}(?P<u>day|week|month){S}of{S}"
        rf"(?:the{S}|its{S}|this{S})?{_NOT_CALENDAR}(?:[a-z]+(?:-[a-z]+)?)(?:{S}[a-z]+)?",
        _nth,
    ),
    rule(
        "first_units",
        rf"(?:[Tt]he{S})first{S}(?P<n>{COUNT}){S}(?P<u>day|week)s{S}of{S}(?:the|its"
        rf"|this){S}{_NOT_CALENDAR}[a-z]+(?:-[a-z]+)?",
        _first_units,
    ),
    rule(
        "since_event",
        rf"(?i:since){S}(?:the|a|its|this|that|their){S}(?:[\w'’-]+{S}){{1,6}}?{_BEGAN}",
        _since_event,
    ),
    rule(
        "since_start_of",
        rf"(?i:since){S}(?:the{S})?(?:start|beginning|outbreak|onset|outset){S}of{S}"
        rf"(?:the|its|this){S}{_NOT_CALENDAR}[a-z]+(?:-[a-z]+)?(?:['’ ]+s{S}[a-z]+)?",
        _since_event,
    ),
)
