"""Rules for dates that name a day: full dates, year-less ones, ranges of days, holidays."""

from __future__ import annotations

import re
from datetime import timedelta

from counterclaim.records import Granularity
from counterclaim.understand.numbers import ORDINAL_WORD
from counterclaim.understand.timegrammar import days
from counterclaim.understand.timegrammar.rules import (
    YEAR_AFTER,
    Rule,
    day_part,
    modifier,
    month_in,
    number_in,
    rule,
    year_of,
)
from counterclaim.understand.timegrammar.scene import (
    ABSOLUTE,
    Meaning,
    Scene,
    dated,
    no_anchor,
    unresolved,
)
from counterclaim.understand.timegrammar.words import DAY, MONTH, WEEKDAY, S


def _full_date(match: re.Match[str], scene: Scene) -> Meaning | None:
    month, number = month_in(match), number_in(match["d"])
    year, anchor = year_of(match, month, number, scene)
    if year is None:
        return no_anchor(value=f"XXXX-{month:02d}-{number:02d}")
    at = days.make_day(year, month, number)
    past = match.groupdict().get("last") and scene.now and at and at > scene.now
    if past:
        at = days.make_day(year - 1, month, number)
    if at is None:
        return unresolved("the calendar has no such day")
    meaning = dated(days.day(at), anchor, modifier=modifier(match))
    groups = match.groupdict()
    return day_part(meaning, groups.get("part") or groups.get("of"))


def _day_ends(match: re.Match[str], meaning: Meaning) -> tuple[tuple[int, int, Meaning], ...]:
    if meaning.start is None or meaning.end is None:
        return ()
    first = dated(days.day(meaning.start), meaning.anchor)
    last = dated(days.day(meaning.end - timedelta(days=1)), meaning.anchor)
    if match.start("m") < match.start("d"):
        return (match.start(), match.end("d"), first), (match.start("e"), match.end(), last)
    return (match.start("d"), match.end("d"), first), (match.start("e"), match.end(), last)


def _numeric(match: re.Match[str], scene: Scene) -> Meaning | None:
    year, a, b = int(match["y"]), int(match["a"]), int(match["b"])
    readings = [at for at in (days.make_day(year, b, a), days.make_day(year, a, b)) if at]
    if not readings:
        return None
    if len(set(readings)) == 2 and scene.now:
        now = scene.now
        readings.sort(key=lambda at: abs((at - now).days))
        if abs((readings[0] - now).days) > 45:
            return unresolved("day and month cannot be told apart")
    return dated(days.day(readings[0]), ABSOLUTE)


def _iso(match: re.Match[str], scene: Scene) -> Meaning | None:
    at = days.make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return dated(days.day(at), ABSOLUTE) if at else None


def _day_range(match: re.Match[str], scene: Scene) -> Meaning | None:
    month, first, last = month_in(match), number_in(match["d"]), number_in(match["e"])
    year, anchor = year_of(match, month, last, scene)
    if year is None:
        return no_anchor()
    start, end = days.make_day(year, month, first), days.make_day(year, month, last)
    if not start or not end or end < start:
        return None
    grain = Granularity.PART_OF_DAY if match.groupdict().get("night") else Granularity.RANGE
    return Meaning("DATE", None, start, days.day(end).end, grain, anchor)


_HOLIDAYS = {"new year's eve": (12, 31), "new year's day": (1, 1), "christmas day": (12, 25),
             "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26),
             "halloween": (10, 31), "valentine's day": (2, 14), "new year's": (1, 1)}  # fmt: skip


def _holiday(match: re.Match[str], scene: Scene) -> Meaning | None:
    month, number = _HOLIDAYS[" ".join(match["h"].lower().replace("’", "'").split())]
    year, anchor = year_of(match, month, number, scene)
    at = days.make_day(year, month, number) if year else None
    return dated(days.day(at), anchor) if at else no_anchor(value=f"XXXX-{month:02d}-{number:02d}")


def _feast(match: re.Match[str], scene: Scene) -> Meaning | None:
    return unresolved("a feast of the lunar calendar")


_TO = rf"(?:\s?[-–—]\s?|{S}(?:to|until|till|through){S})"
_AND = rf"(?:\s?[-–—/]\s?|{S}(?:to|and){S})"
_WEEKDAY = rf"(?:{WEEKDAY}{S}?,?{S}(?:(?P<part>morning|afternoon|evening|night|dawn),?{S})?)?"
_PART_OF = (
    rf"(?:(?:the{S})?(?:(?:early|late|small){S})?(?P<of>morning|afternoon|evening"
    rf"|night|dawn|hours){S}(?:hours{S})?(?:of|on){S})?"
)
_ORDINAL = rf"(?:{DAY}|(?i:{ORDINAL_WORD}))"
_NIGHT = rf"(?:the{S})?(?P<night>night){S}(?:of|between){S}"
_LIST = rf"(?={S}?(?:,{S}{DAY})*,?{S}(?:and|or|&){S}"

RULES: tuple[Rule, ...] = (
    rule("iso", r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?=T|\b)", _iso),
    rule(
        "numeric", r"(?P<a>\d{1,2})(?P<p>[./-])(?P<b>\d{1,2})(?P=p)(?P<y>(?:19|20)\d\d)", _numeric
    ),
    rule(
        "night_range",
        rf"{_NIGHT}(?P<d>{DAY}){_AND}(?P<e>{DAY}){S}(?P<m>{MONTH})(?:{YEAR_AFTER})?",
        _day_range,
        _day_ends,
    ),
    rule(
        "between_days",
        rf"(?<=[Bb]etween\s)(?P<d>{DAY}){_AND}(?P<e>{DAY}){S}(?P<m>{MONTH})(?:{YEAR_AFTER})?",
        _day_range,
        _day_ends,
    ),
    rule(
        "day_range",
        rf"(?P<d>{DAY}){_TO}(?P<e>{DAY}){S}(?:of{S})?(?P<m>{MONTH})(?:{YEAR_AFTER})?",
        _day_range,
        _day_ends,
    ),
    rule(
        "between_month",
        rf"(?<=[Bb]etween\s)(?P<m>{MONTH}){S}(?P<d>{DAY}){_AND}(?P<e>{DAY})(?:{YEAR_AFTER})?",
        _day_range,
        _day_ends,
    ),
    rule(
        "month_range",
        rf"(?P<m>{MONTH}){S}(?P<d>{DAY}){_TO}(?P<e>{DAY})(?!:\d|\s?[ap]\.?m\b)(?:{YEAR_AFTER})?",
        _day_range,
        _day_ends,
    ),
    rule(
        "day_month",
        rf"{_PART_OF}{_WEEKDAY}(?:the{S})?(?P<d>{_ORDINAL})(?:{S}of)?{S}(?P<m>{MONTH})"
        rf"(?:{YEAR_AFTER})?",
        _full_date,
    ),
    rule(
        "month_day",
        rf"{_PART_OF}{_WEEKDAY}(?P<last>[Ll]ast{S})?(?P<m>{MONTH}){S}(?:the{S})?"
        rf"(?P<d>{_ORDINAL})(?!\d|:\d)"
        rf"(?:{YEAR_AFTER})?",
        _full_date,
    ),
    rule("glued", rf"(?P<m>{MONTH}){S}(?P<d>[0-3]\d)(?P<y>(?:19|20)\d\d)", _full_date),
    rule("listed", rf"(?P<d>{DAY}){_LIST}{DAY}{S}(?P<m>{MONTH})(?:{YEAR_AFTER})?)", _full_date),
    rule(
        "holiday",
        r"(?P<h>(?i:new\syear['’]s\s(?:eve|day)|christmas(?:\s(?:eve|day))?|boxing\sday"
        r"|halloween|valentine['’]s\sday))" + rf"(?:{S}(?P<part>night|morning))?(?:{YEAR_AFTER})?",
        _holiday,
    ),
    rule("feast", r"(?:Ramadan|Eid(?:\sal-(?:Fitr|Adha))?|Ashura|Nowruz|Easter)", _feast),
)
