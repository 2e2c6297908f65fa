"""Rules for amounts of time: lasts, offsets, durations, repetitions and times of day."""

from __future__ import annotations

import re
from datetime import timedelta

from counterclaim.records import Granularity
from counterclaim.understand.timegrammar import days
from counterclaim.understand.timegrammar.rules import Rule, rule
from counterclaim.understand.timegrammar.scene import (
    Meaning,
    Scene,
    no_anchor,
    unresolved,
)
from counterclaim.understand.timegrammar.words import (
    CLOCK,
    COUNT,
    UNIT,
    UNIT_LETTER,
    WEEKDAY_LONG,
    ZONE,
    S,
    count_of,
)

_BOUND = (
    r"(?P<bound>(?i:at\s+least|more\s+than|over|less\s+than|under|nearly|almost|about|around|some"
    r"|approximately|roughly|up\s+to|at\s+most|no\s+more\s+than|as\s+many\s+as|only|just))"
)
_BOUND_MOD = {
    "at least": "EQUAL_OR_MORE", "more than": "MORE_THAN", "over": "MORE_THAN",
    "less than": "LESS_THAN", "under": "LESS_THAN", "nearly": "LESS_THAN",
    "almost": "LESS_THAN", "about": "APPROX", "around": "APPROX", "some": "APPROX",
    "approximately": "APPROX", "roughly": "APPROX", "up to": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
}  # fmt: skip


def _letter(match: re.Match[str]) -> str:
    word = match["u"] or match["v"]
    return UNIT_LETTER[word.lower().removesuffix("s")]


def _bound(match: re.Match[str]) -> str | None:
    word = match.groupdict().get("bound")
    return _BOUND_MOD.get(" ".join(word.lower().split())) if word else None


def _value(count: float | None, letter: str) -> str:
    """A TIMEX3 duration ("P3D", "PT24H", "PXW")."""
    if letter == "F":
        letter, count = "W", None if count is None else 2 * count
    shown = "X" if count is None else f"{count:g}"
    letter = {"S": "S", "m": "M", "E": "DE", "C": "CE"}.get(letter, letter)
    return f"PT{shown}{letter}" if letter in "HS" or letter == "m" else f"P{shown}{letter}"


def _duration_value(match: re.Match[str], count: float | None) -> str:
    letter = _letter(match)
    return (
        f"PT{'X' if count is None else f'{count:g}'}M" if letter == "m" else _value(count, letter)
    )


def _count(match: re.Match[str]) -> float | None:
    number = match.groupdict().get("n")
    if number == "":  # "year-ago"
        return 1.0
    return count_of(number) if number else None


_UNIT_DAYS = {"H": 1, "D": 1, "W": 7, "F": 14, "M": 31, "Q": 92, "Y": 366, "E": 3660, "C": 36600}


def _countable(count: float | None, letter: str) -> bool:
    """Whether a distance can be counted in days: whole, of a day's parts at least, in reach."""
    if count is None or letter not in _UNIT_DAYS or count != int(count):
        return False
    return count * _UNIT_DAYS[letter] < 200_000


def _last(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "The last 24 hours", "the next two weeks": days touched, counted from the anchor."""
    count = _count(match)
    if match.groupdict().get("n") is None and not match["u"].lower().endswith("s"):
        count = 1.0
    value = _duration_value(match, count)
    letter = _letter(match)
    if not _countable(count, letter):
        return unresolved("no dates can be given", type_="DURATION", value=value)
    now, anchor = scene.anchor_day()
    if match["w"].lower() in {"previous", "preceding", "following"}:
        now, anchor = scene.context_day()
    if now is None or scene.narrative:
        return no_anchor("DURATION", value)
    unit, number = ("W", 2 * int(count or 0)) if letter == "F" else (letter, int(count or 0))
    grain = Granularity.HOURS if unit == "H" else Granularity.RANGE
    if match["w"].lower() in {"next", "coming", "following"}:
        start, end = now, days.shift_exact(now, number, unit)
    else:
        start, end = days.shift_exact(now, -number, unit), now
    return Meaning("DURATION", value, start, end + timedelta(days=1), grain, anchor, _bound(match))


_THE = re.compile(r"(?i)\bthe\s$")


def _offset(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "Two weeks ago", "a year earlier", "three days later"."""
    count, letter, way = _count(match), _letter(match), match["way"].lower().split()[0]
    if way == "before" and re.search(r"\d\s$", match.string[: match.start()][-2:]):
        return None  # "200 to 300 a month before" is a rate
    if match["u"].lower() == "day" and _THE.search(match.string, 0, match.start()):
        count = count or 1  # "the day before"
    back = way in {"ago", "earlier", "before", "previously", "prior"}
    if way in {"ago", "from", "hence"}:
        now, anchor = scene.anchor_day()
    else:
        now, anchor = scene.told_day() if letter == "D" else scene.context_day()
    if not _countable(count, letter):
        value = "PAST_REF" if back else "FUTURE_REF"
        return unresolved("no dates can be given", value=value)
    if now is None:
        return no_anchor()
    unit, number = ("W", 2 * int(count or 0)) if letter == "F" else (letter, int(count or 0))
    before = scene.near or scene.previous
    if unit == "Y" and before and before.granularity is Granularity.QUARTER and before.start:
        now, unit, number = before.start, "Q", 4 * number  # "in the quarter, up from … a year ago"
    stretch = days.shift(now, -number if back else number, unit)
    return Meaning(
        "DATE",
        stretch.value,
        stretch.start,
        stretch.end,
        stretch.granularity,
        anchor,
        _bound(match),
    )


def _before_event(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "One day after …", "hours before …": the length of a distance from an event."""
    return unresolved(
        "counted from an event", type_="DURATION", value=_duration_value(match, _count(match))
    )


def _duration(match: re.Match[str], scene: Scene) -> Meaning | None:
    plain = " ".join(match.group().lower().split())
    if plain in {"a second", "a quarter"} or re.search(r"quarters?$|^one night$", plain):
        return None
    return unresolved(
        "a duration", type_="DURATION", value=_duration_value(match, _count(match)),
        modifier=_bound(match),
    )  # fmt: skip


def _set(match: re.Match[str], scene: Scene) -> Meaning | None:
    return unresolved("a repetition", type_="SET", value=_duration_value(match, 1.0))


def _daily(match: re.Match[str], scene: Scene) -> Meaning | None:
    return unresolved("a repetition", type_="SET", value="P1D")


def _weekdays(match: re.Match[str], scene: Scene) -> Meaning | None:
    return unresolved("a repetition", type_="SET", value="XXXX-WXX")


def _clock(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A time of day; its day is that of the sentence or text, else the publication day."""
    now, anchor = scene.context_day()
    near = scene.near
    if not scene.narrative and (near is None or not _one_day(near)):
        now, anchor = scene.anchor_day()  # "4:54 am" beside a year is not of its first of January
    clock = clock_value(match["c"])
    if now is None:
        return no_anchor("TIME", f"XXXX-XX-XXT{clock}")
    return Meaning(
        "TIME", f"{now.isoformat()}T{clock}", now, now + timedelta(days=1),
        Granularity.HOURS, anchor,
    )  # fmt: skip


def _one_day(meaning: Meaning) -> bool:
    if meaning.start is None or meaning.end is None:
        return False
    return meaning.end - meaning.start == timedelta(days=1)


def clock_value(text: str) -> str:
    """A time of day as "19:00"; noon is 12:00, midnight 24:00."""
    word = text.lower()
    if word in {"noon", "midday", "midnight"}:
        return "24:00" if word == "midnight" else "12:00"
    digits = re.sub(r"\D", "", word)
    hour, minute = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if "p" in word and hour < 12:
        hour += 12
    if "a" in word and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


_N = rf"(?P<n>(?i:{COUNT}))"
_U = rf"(?P<u>(?i:{UNIT})s?)(?:['’])?"
_U1 = rf"(?P<u>(?i:{UNIT}))"
_W = r"(?P<w>(?i:last|past|next|coming|previous|preceding|following|final))"
_AHEAD = r"(?P<w>(?i:last|past|recent|coming|next|previous))"
_AGO = (
    r"(?P<way>(?i:ago|earlier|later|previously|from\s+now|hence|before(?=\s*[.,;)]"
    r"|$)|afterwards?|prior|after(?=\s*[.,;)]|$)))"
)
_OLD = r"(?!\s*-?\s*(?:old\b|of\s+age|jail|prison|sentence))"
_AGED = r"(?<!\bage\sof\s)(?<!\baged\s)"

RULES: tuple[Rule, ...] = (
    rule("last", rf"(?:the{S})?{_W}{S}{_N}{S}{_U}", _last),
    rule(
        "past_unit", rf"(?:the{S})?(?P<w>past){S}(?P<u>hour|day|week|month|year|decade)(?!s)", _last
    ),
    rule("last_units", rf"(?:the{S})?{_AHEAD}{S}(?P<u>(?i:{UNIT})s)", _last),
    rule("offset", rf"(?:{_BOUND}{S})?(?:{_N}{S})?{_U}{S}{_AGO}", _offset),
    rule("earlier_unit", r"(?P<n>)(?P<u>year|quarter|month|week)-(?P<way>ago|earlier)", _offset),
    rule(
        "before_event",
        rf"(?:(?:{_N}{S}){_U}|(?P<v>(?i:hours|days|weeks|months|minutes))){S}(?:before"
        rf"|after){_OLD}",
        _before_event,
    ),
    rule(
        "duration",
        rf"{_AGED}(?:{_BOUND}{S})?(?:(?:the|another){S})?(?:(?:first|last|full|whole"
        rf"|entire){S})?{_N}[\s-]{{1,2}}(?:(?:full|whole|more|consecutive|straight"
        rf"|long){S})?{_U}(?:-long)?{_OLD}",
        _duration,
    ),
    rule("for_units", rf"(?<=\bfor\s)(?P<u>(?i:{UNIT})s)", _duration),
    rule(
        "units",
        rf"(?:(?<=\bafter\s)|(?<=\bwithin\s)|(?<=\bover\s)|(?<=\bof\s)|(?<=\bin\s)"
        rf"|(?<=\btook\s))(?P<u>(?:hour|day|week|month|year|decade|centurie)s)(?!{S}old)",
        _duration,
    ),
    rule("set", rf"(?i:every|each|per){S}{_U1}(?!s)", _set),
    rule("daily", r"(?i:daily)(?=\W)", _daily),
    rule("weekdays", rf"(?:{WEEKDAY_LONG})s", _weekdays),
    rule("clock", rf"(?P<c>{CLOCK})(?:{ZONE})*", _clock),
)
