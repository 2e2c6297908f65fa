"""Joins of neighbouring expressions: a clock with its date, "from A to B", "since A"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.records import Granularity
from counterclaim.understand.timegrammar.scene import ABSOLUTE, Meaning


@dataclass(frozen=True, slots=True)
class Found:
    """An expression with its meaning; a joined one keeps its ``parts``."""

    start: int
    end: int
    meaning: Meaning
    rule: str = ""
    parts: tuple[Found, ...] = ()

    def leaves(self) -> tuple[Found, ...]:
        """The expressions that TIMEX3 would mark: the ends of a range, the date of a since."""
        return tuple(leaf for part in self.parts for leaf in part.leaves()) or (self,)


_CLOCK_ON = re.compile(
    r"\)?\s*,?\s*(?:o[nf]\s+|local\s+time\s+on\s+|\([^)]{2,20}\)\s+on\s+)?(?:the\s+)?$"
)
_AT_CLOCK = re.compile(
    r"\s*,?\s*(?:at|around|by|before|after|about|from|shortly\s+(?:after|before)"
    r"|until)?\s*(?:around\s+|about\s+)?$"
)
_ASIDE = re.compile(r"\s*\($")
_ON = re.compile(r"\s+(?:in|on|at)\s+(?:the\s+)?$")
_TO = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*(?:the\s+)?$")
_OF_NIGHT = re.compile(r"\s+(?:on|of|from|between)\s+$")
_AND = re.compile(r"\s+and\s+$")
_FROM = re.compile(r"(?:\b[Ff]rom|\b[Ss]tarting(?:\s+on)?|\b[Bb]eginning(?:\s+on)?)\s+(?:the\s+)?$")
_BETWEEN = re.compile(r"\b[Bb]etween\s+$")
_SINCE = re.compile(
    r"\b([Ss]ince\s+(?:as\s+(?:early|late)\s+as\s+|(?:the|its|their)\s+(?:[\w’'-]+\s+){1,3}?"
    r"(?:of|on|in)\s+)?(?:the\s+)?)$"
)
MOST_BETWEEN = 30  # characters between two expressions that may be one
_FURTHER = re.compile(r"\s+until\s+further\s+notice\b|\s+onwards?\b|\s+on\b(?=[,.;])")


def join(text: str, found: Sequence[Found], now: date | None) -> list[Found]:
    """The expressions with clocks, ranges and "since" joined; ``now`` ends a "since".

    Clocks meet their day first: "since it began at 9 p.m. on Monday" runs from Monday.
    """
    dated = _joined(text, found, _clocked)
    out = _joined(
        text,
        dated,
        lambda gap, a, b: _since_event(gap, a, b, now) or _ranged(text, gap, a, b),
    )
    out = _joined(text, out, _overnight)
    opened: list[Found] = []
    for item in out:
        wider, before = _opened(text, item, now), opened[-1] if opened else None
        if before is not None and wider.start < before.end:
            if before.rule != "since_event" or wider.start != before.start:
                wider = item
            else:
                opened.pop()  # "since they | resumed | attacks in May"
        opened.append(wider)
    return opened


def _joined(
    text: str, found: Sequence[Found], pair: Callable[[str, Found, Found], Found | None]
) -> list[Found]:
    """The expressions, each joined with the last one where ``pair`` makes one of the two.

    ``pair`` is given what stands between them.
    """
    out: list[Found] = []
    for item in found:
        gap = text[out[-1].end : item.start] if out else ""
        near = bool(out) and len(gap) <= MOST_BETWEEN and "\n\n" not in gap
        if near and (joined := pair(gap, out[-1], item)):
            out[-1] = joined
        else:
            out.append(item)
    return out


def _since_event(gap: str, a: Found, b: Found, now: date | None) -> Found | None:
    """As in "Since the truce came into effect on 27 February" runs from that day."""
    start = b.meaning.start
    if a.rule not in {"since_event", "since_start_of"} or start is None or not _ON.match(gap):
        return None
    end = now + timedelta(days=1) if now is not None else None
    if end is not None and end <= start:
        return None
    meaning = replace(b.meaning, end=end, granularity=Granularity.RANGE, modifier=None)
    return Found(a.start, b.end, meaning, "since", (b,))


def _clocked(gap: str, a: Found, b: Found) -> Found | None:
    if a.rule == b.rule == "clock" and _ASIDE.match(gap):  # "at noon (0900 GMT)"
        return replace(a, end=b.end)
    if a.rule == "clock" and _is_day(b.meaning) and _CLOCK_ON.match(gap):
        clock, day = a, b
    elif b.rule == "clock" and _is_day(a.meaning) and _AT_CLOCK.match(gap):
        clock, day = b, a
    else:
        return None
    time = (clock.meaning.value or "T").split("T")[-1]
    value = f"{day.meaning.value.split('T')[0]}T{time}" if day.meaning.value else None
    meaning = replace(day.meaning, type="TIME", value=value, granularity=Granularity.HOURS)
    return Found(a.start, b.end, meaning, day.rule)


def _is_day(meaning: Meaning) -> bool:
    return meaning.start is not None and meaning.granularity in {
        Granularity.DAY, Granularity.PART_OF_DAY,
    }  # fmt: skip


def _ranged(text: str, gap: str, a: Found, b: Found) -> Found | None:
    before = text[max(0, a.start - 14) : a.start]
    listed = _AND.match(gap) and (_BETWEEN.search(before) or _next_days(a, b))
    if not (_TO.match(gap) or listed):
        return None
    first, last = a.meaning, b.meaning
    if first.type == "DURATION" or last.type == "DURATION" or not (first.start and last.end):
        return None
    if last.start is None or first.start >= last.start:
        return None
    anchor = first.anchor if first.anchor != ABSOLUTE else last.anchor
    meaning = Meaning("DATE", None, first.start, last.end, Granularity.RANGE, anchor)
    return Found(a.start, b.end, meaning, "range", (a, b))


def _overnight(gap: str, a: Found, b: Found) -> Found | None:
    """As in "overnight between 25 and 26 April": the night of those days."""
    if a.rule != "overnight" or b.meaning.start is None or not _OF_NIGHT.match(gap):
        return None
    night = replace(
        a.meaning,
        value=f"{b.meaning.start.isoformat()}TNI",
        start=b.meaning.start,
        end=b.meaning.end,
        anchor=b.meaning.anchor,
    )
    return replace(b, start=a.start, parts=(replace(a, meaning=night), b))


def _next_days(a: Found, b: Found) -> bool:
    return (
        a.rule == b.rule == "weekday"
        and a.meaning.end is not None
        and a.meaning.end == b.meaning.start
    )


def _opened(text: str, item: Found, now: date | None) -> Found:
    """The expression extended over "since" before it or "until further notice" after it."""
    meaning = item.meaning
    if meaning.start is None or meaning.type == "DURATION":
        return item
    if since := _SINCE.search(text, max(0, item.start - 45), item.start):
        end = now + timedelta(days=1) if now is not None else None
        if end is not None and end <= meaning.start:
            return item
        opened = replace(meaning, end=end, granularity=Granularity.RANGE, modifier=None)
        return Found(since.start(1), item.end, opened, "since", (item,))
    if (further := _FURTHER.match(text, item.end)) and _FROM.search(
        text, max(0, item.start - 20), item.start
    ):
        opened = replace(meaning, end=None, granularity=Granularity.RANGE, modifier=None)
        return Found(item.start, further.end(), opened, "onward", (item,))
    return item
