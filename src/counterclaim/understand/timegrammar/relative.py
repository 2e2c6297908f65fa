"""Rules for times that hang on the publication day or on another time."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.records import Granularity
from counterclaim.understand.timegrammar import days
from counterclaim.understand.timegrammar.rules import PREF, Rule, day_part, modifier, parted, rule
from counterclaim.understand.timegrammar.scene import (
    PUBLISHED,
    Meaning,
    Scene,
    dated,
    no_anchor,
    unresolved,
    weekday_from,
)
from counterclaim.understand.timegrammar.words import (
    MONTH,
    MONTH_NUMBER,
    PART,
    WEEKDAY_LONG,
    WEEKDAY_NUMBER,
    S,
)

_DAY_STEP = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "nowadays": 0}
_STEP = {
    "last": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "that": 0,
    "next": 1, "following": 1, "coming": 1, "preceding": -1, "ensuing": 1,
}  # fmt: skip
_FROM_CONTEXT = {"previous", "same", "that", "following", "preceding", "ensuing"}


def _on(at: date, anchor: str, match: re.Match[str], grain: str = "day") -> Meaning:
    """The meaning of one day, narrowed by the groups ``part`` and ``pref``."""
    mod = modifier(match)
    stretch = days.day(at)
    meaning = dated(days.part(stretch, mod) if mod else stretch, anchor, modifier=mod)
    return day_part(meaning, match.groupdict().get("part"))


def _deictic(match: re.Match[str], scene: Scene) -> Meaning | None:
    now, anchor = scene.anchor_day()
    word = match["w"].lower()
    if scene.narrative and word in {"today", "tomorrow", "yesterday"}:
        return unresolved("said within a history", value="PRESENT_REF")
    if now is None:
        return no_anchor()
    meaning = _on(now + timedelta(days=_DAY_STEP[word]), anchor, match)
    return day_part(meaning, "night") if word == "tonight" else meaning


def _day_before_yesterday(match: re.Match[str], scene: Scene) -> Meaning | None:
    if scene.now is None:
        return no_anchor()
    step = -2 if match["w"].lower() == "yesterday" else 2
    return dated(days.day(scene.now + timedelta(days=step)), PUBLISHED)


def _overnight(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Overnight touches the day before and the publication day."""
    now, anchor = scene.anchor_day()
    if now is None:
        return no_anchor("TIME")
    before = now - timedelta(days=1)
    return Meaning(
        "TIME", f"{before.isoformat()}TNI", before, now + timedelta(days=1),
        Granularity.PART_OF_DAY, anchor,
    )  # fmt: skip


def _this_part(match: re.Match[str], scene: Scene) -> Meaning | None:
    now, anchor = scene.anchor_day()
    which = (match["w"] or "this").lower()
    if which in {"that", "same", "next", "following"} or scene.narrative:
        now, anchor = scene.context_day()
    if now is None:
        return no_anchor("TIME")
    step = {"last": -1, "next": 1, "following": 1}.get(which, 0)
    return _on(now + timedelta(days=step), anchor, match)


def _bare_part(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "In the morning" hangs on the day that the text is telling of."""
    now, anchor = scene.context_day()
    return _on(now, anchor, match) if now else no_anchor("TIME")


def _weekday(match: re.Match[str], scene: Scene) -> Meaning | None:
    weekday = WEEKDAY_NUMBER[match["wd"].lower().rstrip(".")]
    which = (match["w"] or "").lower()
    now, anchor = scene.anchor_day()
    if which in {"previous", "following", "preceding"}:
        now, anchor = scene.context_day()
    if now is None:
        return no_anchor(value=f"XXXX-WXX-{weekday + 1}")
    if which in {"last", "previous", "preceding"}:
        at = weekday_from(now - timedelta(days=1), weekday, "past")
    elif which in {"next", "following", "coming"}:
        at = weekday_from(now, weekday, "future")
    elif which == "this":
        at = now - timedelta(days=now.weekday() - weekday)
    else:
        possessive = (
            match.string[match.end() : match.end() + 2] in {"'s", "’s"} or match[0][-1] == "s"
        )
        today = now.weekday() == weekday  # "is set to face critics on Wednesday", on a Wednesday
        at = weekday_from(now, weekday, "past" if possessive or today else scene.tense)
    return _on(at, anchor, match)


def _weekday_pair(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "Monday and Tuesday", "Saturday to Monday": neighbouring days make a range."""
    first, last = (WEEKDAY_NUMBER[match[g].lower()] for g in ("wd", "we"))
    now, anchor = scene.anchor_day()
    gap = (last - first) % 7
    if now is None or gap == 0 or (gap > 1 and match["and"]):
        return None
    end = weekday_from(now, last, scene.tense)
    start = end - timedelta(days=gap)
    if scene.tense == "future" and start <= now:
        start, end = start + timedelta(days=7), end + timedelta(days=7)
    grain = Granularity.PART_OF_DAY if match["night"] else Granularity.RANGE
    return Meaning("DATE", None, start, end + timedelta(days=1), grain, anchor)


def _unit(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "last month", "this week", "earlier this month", "the end of the year"."""
    unit, which = match["u"].lower(), (match["w"] or "this").lower().split()[-1]
    step = _STEP.get(which, 0)
    told = which == "next" and unit == "day"  # "came on Monday and left the next day"
    context = told or which in _FROM_CONTEXT or (which == "the" and scene.narrative)
    now, anchor = scene.context_day() if context else scene.anchor_day()
    if context and unit == "day":
        now, anchor = scene.told_day()
    if now is None:
        return unresolved("no day is told that it counts from") if context else no_anchor()
    return _cut(_stretch(now, unit, step), match, anchor, now)


def _the_weekend(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "The weekend": the latest that has begun, in the future the first to come."""
    now, anchor = scene.anchor_day()
    if now is None:
        return no_anchor()
    saturday = weekday_from(now, 5, scene.tense)
    return dated(days.weekend(saturday), anchor)


def _each(match: re.Match[str], scene: Scene) -> Meaning | None:
    word = match["e"].lower()
    number = WEEKDAY_NUMBER.get(word)
    value = f"XXXX-{MONTH_NUMBER[word]:02d}" if number is None else f"XXXX-WXX-{number + 1}"
    return unresolved("a repetition", type_="SET", value=value)


def _stretch(now: date, unit: str, step: int) -> days.Stretch:
    if unit == "weekend" and step == -1 and now.weekday() < 5:
        return days.weekend(now - timedelta(days=7))
    if unit == "weekend":
        return days.weekend(now + timedelta(days=7 * step))
    if unit == "century":
        first = now.year // 100 * 100 + 100 * step
        return days.months(first, 1, 1200, Granularity.VAGUE, f"{first // 100:02d}")
    if unit == "decade":
        return days.decade(now.year // 10 * 10 + 10 * step)
    letter = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}[unit]
    return days.shift(now, step, letter)


def _cut(whole: days.Stretch, match: re.Match[str], anchor: str, now: date) -> Meaning:
    """A stretch as narrowed by "earlier", "later" or "early", "mid", "late"."""
    before = (match.groupdict().get("rel") or "").lower()
    if before == "earlier" and whole.start < now < whole.end:
        part = days.Stretch(whole.start, now, days.part(whole, "START").granularity, whole.value)
        return dated(part, anchor, modifier="START")
    if before == "later" and whole.start <= now < whole.end - timedelta(days=1):
        start = now + timedelta(days=1)
        part = days.Stretch(start, whole.end, days.part(whole, "END").granularity, whole.value)
        return dated(part, anchor, modifier="END")
    mod = {"earlier": "START", "later": "END"}.get(before)
    return dated(whole, anchor, modifier=mod) if mod else parted(whole, anchor, modifier(match))


def _named_month(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "Last May": the latest May that is over; "next May": the first to come."""
    number = MONTH_NUMBER[match["m"].lower().rstrip(".")]
    now, anchor = scene.anchor_day()
    if now is None:
        return no_anchor(value=f"XXXX-{number:02d}")
    year = now.year
    which = match["w"].lower()
    if which in {"last", "past"}:
        year -= number >= now.month
    elif which in {"next", "coming"}:
        year += number <= now.month
    return parted(days.month(year, number), anchor, modifier(match))


def _current_day(match: re.Match[str], scene: Scene) -> Meaning | None:
    return unresolved("no dates can be given", value="PRESENT_REF")


def _past_ref(match: re.Match[str], scene: Scene) -> Meaning | None:
    return unresolved("no dates can be given", value="PAST_REF")


def _future_ref(match: re.Match[str], scene: Scene) -> Meaning | None:
    return unresolved("no dates can be given", value="FUTURE_REF")


#: A possessive that lost its apostrophe: "Tuesdays raid", but "on Tuesdays and Fridays".
_NO_OWNED = "and|or|at|in|from|to|when|are|were|is|was|until|but|with|for|as|on|by|if|he|it"
_LOST = rf"s(?={S}(?!(?:{_NO_OWNED})\b)[a-z])"
_MORE = (
    r"(?:(?:the\s+)?(?P<pref>(?i:early|late|mid|earlier|later))(?:\s+(?:on|in\s+the\s+day\s+on"
    r"|in\s+the|hours\s+of))?[\s-]+)"
)
_HOURS = (
    rf"(?:(?:the{S})?(?:(?P<pref>early|late|small|first){S})?(?P<part>morning|afternoon"
    rf"|evening|night|dawn|hours){S}(?:hours{S})?(?:of|on){S})"
)
_WHICH = (
    r"(?:the\s+)?(?P<w>(?i:last|this|next|previous|following|preceding|coming|that|same|current))"
)

RULES: tuple[Rule, ...] = (
    rule(
        "day_before",
        rf"(?i:the{S}day{S}(?:before|after){S}(?P<w>yesterday|tomorrow))",
        _day_before_yesterday,
    ),
    rule(
        "today",
        rf"(?:{_MORE})?(?P<w>(?i:today|yesterday|tomorrow|tonight))(?:{S}(?P<part>{PART}))?",
        _deictic,
    ),
    rule("today_part", rf"(?:{_HOURS})(?P<w>(?i:today|yesterday|tomorrow))", _deictic),
    rule("overnight", r"(?i:overnight)", _overnight),
    rule(
        "this_part",
        rf"(?:{_MORE})?(?:the{S})?(?P<w>(?i:last|this|that|same|next|following)){S}"
        rf"(?P<part>{PART})",
        _this_part,
    ),
    rule(
        "the_part",
        rf"(?<=\bin\s)(?:the{S})(?:(?P<pref>early|late){S})?(?P<part>morning|afternoon|evening)",
        _bare_part,
    ),
    rule(
        "weekday",
        rf"(?:{_MORE}(?:on{S})?)?(?:{_WHICH}{S})?(?P<wd>{WEEKDAY_LONG})(?:{_LOST}|{S}(?P<part>{PART}"
        rf"|midnight|noon)\b)?",
        _weekday,
    ),
    rule(
        "part_weekday",
        rf"(?:{_HOURS})(?:(?P<w>last|this|next){S})?(?P<wd>{WEEKDAY_LONG})",
        _weekday,
    ),
    rule(
        "weekday_pair",
        rf"(?:(?:the{S})?(?P<night>night|overnight){S}(?:of{S}|from{S})?)?(?P<wd>{WEEKDAY_LONG})"
        rf"(?:(?P<and>{S}and{S})|{S}?(?:[-–—/]|to|until|through){S}?)(?P<we>{WEEKDAY_LONG})",
        _weekday_pair,
    ),
    rule(
        "unit",
        rf"(?:{PREF}|(?P<rel>(?i:earlier|later)){S}(?:in{S})?)?{_WHICH}{S}(?P<u>weekend"
        rf"|week|month|quarter|year|decade|century|day)(?!s)",
        _unit,
    ),
    rule(
        "part_unit",
        rf"(?:{PREF}|(?P<rel>(?i:earlier|later)){S}(?:in{S})?)(?P<w>the){S}(?P<u>week"
        rf"|month|year|day)(?!s)",
        _unit,
    ),
    rule("the_weekend", r"[Tt]he\sweekend", _the_weekend),
    rule("each", rf"(?i:each|every){S}(?P<e>{WEEKDAY_LONG}|{MONTH})", _each),
    rule(
        "named_month",
        rf"(?:{PREF})?(?P<w>(?i:last|this|next|past|coming)){S}(?P<m>{MONTH})",
        _named_month,
    ),
    rule(
        "present",
        rf"(?i:now(?!{S}that)|currently|nowadays|at{S}present|at{S}the{S}moment|these{S}days"
        rf"|right{S}now|present-day|to{S}date)",
        _current_day,
    ),
    rule("past", rf"(?i:(?:more{S}|most{S})?recently)", _past_ref),
    rule("future", rf"(?i:(?:the{S})?(?:near{S})?future(?={S}?[.,;]))", _future_ref),
)
