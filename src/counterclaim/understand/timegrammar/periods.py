"""Rules for months, seasons, quarters and years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.records import Granularity
from counterclaim.understand.numbers import parse_number, parse_ordinal
from counterclaim.understand.timegrammar import days
from counterclaim.understand.timegrammar.rules import (
    PREF,
    YEAR_AFTER,
    Rule,
    explicit_year,
    modifier,
    month_in,
    number_in,
    parted,
    rule,
)
from counterclaim.understand.timegrammar.scene import (
    ABSOLUTE,
    CONTEXT,
    Meaning,
    Scene,
    dated,
    month_of,
    no_anchor,
)
from counterclaim.understand.timegrammar.words import MONTH, SEASON, SEASON_VALUE, YEAR, S


def _month_year(match: re.Match[str], scene: Scene) -> Meaning | None:
    number, mod = month_in(match), modifier(match)
    year, anchor = explicit_year(match, scene)
    if year is None:
        meaning = month_of(number, scene)
        if meaning.start is None:
            return meaning
        return parted(days.month(meaning.start.year, number), meaning.anchor, mod)
    return parted(days.month(year, number), anchor, mod)


_ALSO_WORDS = {"May", "March", "Mar", "Dec", "Sep", "Jan", "MAY", "MARCH", "June", "April"}
_AFTER_IN = re.compile(
    r"(?i:\b(?:in|since|by|of|from|until|till|to|between|and|during|after|before|last|this|next"
    r"|through|a|the|past|around|for|or|on|each|every))\s+$|[-–/(]\s*$"
)


def _bare_month(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A month by its name alone; "May" and "March" only where no verb can stand."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if match["m"] in _ALSO_WORDS and not _AFTER_IN.search(before):
        return None
    return month_of(month_in(match), scene)


_NOT_A_YEAR = re.compile(
    rf"{S}(?:people|men|women|children|troops|percent|per{S}cent|km|kilomet|met(?:er|re)|mil(?:e|l)"
    r"|tons?|tonnes|dollars|euros|pounds|[a-z]{3,}(?:ers|ians|ants|ists|ies|ees"
    r"|ells|ombs|ets|ops)\b)"
)
_PLURAL = re.compile(rf"{S}(?:[a-z]+{S})?[a-z]{{3,}}s\b")
_IN_YEAR = re.compile(r"(?i:\b(?:in|since|during))\s+$")
_YEAR_BEFORE = re.compile(
    r"(?i:\b(?:in|since|by|of|from|until|till|to|between|and|during|after|before|year|through|the"
    r"|around|about|circa|fiscal|mid|early|late|spring|summer|autumn|fall|winter|or|than|for))"
    r"[\s-]+$|[-–/(]\s*$|^\s*$"
)


def _year(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A bare year, unless it looks like a count ("2000 rebels", "1500 shells")."""
    number, text = int(match["y"]), match.string
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() :]
    modern, placed = 1900 <= number <= 2035, bool(match["pref"] or _YEAR_BEFORE.search(before))
    if _NOT_A_YEAR.match(after) and not _IN_YEAR.search(before):
        return None
    if not placed and (not modern or _PLURAL.match(after)):
        return None
    if not (modern or scene.narrative or _IN_YEAR.search(before)):
        return None
    return parted(days.year(number), ABSOLUTE, modifier(match))


def _year_range(match: re.Match[str], scene: Scene) -> Meaning | None:
    first, tail = int(match["y"]), match["z"]
    last = int(tail) if len(tail) == 4 else int(match["y"][:2] + tail)
    if not 1000 <= first < last <= 2100:
        return None
    return Meaning(
        "DATE", None, date(first, 1, 1), date(last + 1, 1, 1), Granularity.RANGE, ABSOLUTE
    )


def _year_ends(match: re.Match[str], meaning: Meaning) -> tuple[tuple[int, int, Meaning], ...]:
    if meaning.start is None or meaning.end is None:
        return ()
    first = dated(days.year(meaning.start.year), ABSOLUTE)
    last = dated(days.year(meaning.end.year - 1), ABSOLUTE)
    return (match.start(), match.end("y"), first), (match.start("z"), match.end(), last)


_TEN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"


def _spelled_year(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "Nineteen ninety-six", as broadcasts are written down."""
    if match["k"]:
        tail = parse_number(match["t"]) if match["t"] else 0
        number = 2000 + int(tail or 0)
    else:
        number = 1900 + int(parse_number(match["t2"]) or 0)
    return dated(days.year(number), ABSOLUTE) if number < 2100 else None


def _in_month(match: re.Match[str], scene: Scene) -> Meaning | None:
    """As in "The last week of August", "the first half of May": part of a month."""
    whole = _month_year(match, scene)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    number, unit = parse_ordinal(match["n"].lower()), match["u"].lower()
    length = {"day": 1, "week": 7, "half": 15, "days": 5}[unit]
    if number is None or (number - 1) * length >= 31:
        return None
    last = number == -1 or (unit == "half" and number == 2)
    start = whole.end - timedelta(days=length) if last else whole.start
    if not last:
        start += timedelta(days=length * (number - 1))
    end = whole.end if last else min(whole.end, start + timedelta(days=length))
    grain = Granularity.DAY if unit == "day" else Granularity.PART_OF_MONTH
    value = {"day": start.isoformat(), "week": "P1W", "days": "PXD"}.get(unit, whole.value)
    kind = "DURATION" if unit in {"week", "days"} else "DATE"
    return Meaning(kind, value, start, end, grain, whole.anchor)


def _season(match: re.Match[str], scene: Scene) -> Meaning | None:
    name, which = SEASON_VALUE[match["s"].lower()], (match["w"] or "").lower()
    year, anchor = explicit_year(match, scene)
    if year is None:
        year, anchor = _season_year(name, which, scene)
    if year is None:
        return no_anchor(value=f"XXXX-{name}")
    return dated(days.season(year, name), anchor, modifier=modifier(match))


def _season_year(name: str, which: str, scene: Scene) -> tuple[int | None, str]:
    now, anchor = scene.anchor_day()
    if now is None:
        return None, anchor
    if scene.narrative or (scene.near and scene.near.anchor == ABSOLUTE and scene.near.start):
        at = scene.near.start if scene.near and scene.near.start else now
        step = {"next": 1, "following": 1, "last": -1, "previous": -1}.get(which, 0)
        return at.year + step, CONTEXT
    years = range(now.year - 2, now.year + 3)
    if which == "last":
        return max(y for y in years if days.season(y, name).end <= now), anchor
    if which == "next" or (scene.tense == "future" and which not in {"this"}):
        return min(y for y in years if days.season(y, name).start > now), anchor
    if which in {"this", "coming"}:
        return min(y for y in years if days.season(y, name).end > now), anchor
    return max(y for y in years if days.season(y, name).start <= now), anchor


def _portion(match: re.Match[str], scene: Scene) -> Meaning | None:
    year, anchor = explicit_year(match, scene)
    number = number_in(match["n"]) if match["n"] else int(match["q"])
    kind = (match["k"] or "quarter").lower()
    if number == -1:
        number = 4 if kind == "quarter" else 2
    if (match["n"] or "").lower() == "latter":
        number = 2
    if not 1 <= number <= (4 if kind == "quarter" else 2):
        return None
    make = days.quarter if kind == "quarter" else days.half
    if match.groupdict().get("yb"):
        year, anchor = int(match["yb"]), ABSOLUTE
    if year is None:
        now, anchor = scene.anchor_day()
        if now is None:
            return no_anchor(value=f"XXXX-Q{number}")
        year = now.year - (make(now.year, number).start > now and scene.tense != "future")
    return dated(make(year, number), anchor)


_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|\w+teenth|twentieth|twenty[- ]first))"
)
_WHICH = (
    r"(?:(?:the\s+)?(?P<w>(?i:last|this|next|previous|following|coming|that))\s+"
    r"|(?P<the>[Tt]he\s+))"
)
_OF_YEAR = (
    rf"(?:(?:,|{S}of|{S}in)?{S}(?:fiscal{S})?(?P<y>{YEAR})|{S}(?:of{S})?(?P<ry>"
    rf"(?i:last|this|next)){S}year)"
)

RULES: tuple[Rule, ...] = (
    rule("month_year", rf"(?:{PREF})?(?P<m>{MONTH})(?:{YEAR_AFTER})", _month_year),
    rule("part_month", rf"{PREF}(?P<m>{MONTH})", _month_year),
    rule("month", rf"(?P<m>{MONTH})", _bare_month),
    rule(
        "year_range",
        r"(?P<y>1\d{3}|20\d\d)\s?[-–—/]\s?(?P<z>\d{4}|\d\d)(?![-/.]?\d)",
        _year_range,
        _year_ends,
    ),
    rule(
        "spelled_year",
        rf"(?i:(?:the{S}year{S})(?P<k>two{S}thousand)(?:{S}(?:and{S})?(?P<t>\w+))?"
        rf"|nineteen{S}(?P<t2>(?:{_TEN})(?:-\w+)?))",
        _spelled_year,
    ),
    rule("year", rf"(?:{PREF})?(?:the{S}years?{S})?(?:fiscal{S})?(?P<y>{YEAR})(?!\s*B\.?C)", _year),
    rule(
        "in_month",
        rf"(?:[Tt]he{S})?(?P<n>(?i:{_ORDINAL}|last|final|first)){S}(?P<u>week|half"
        rf"|days?){S}of{S}(?P<m>{MONTH})(?:{YEAR_AFTER})?",
        _in_month,
    ),
    rule("season_year", rf"(?:{PREF})?(?:{_WHICH})?(?P<s>(?i:{SEASON}))(?:{_OF_YEAR})", _season),
    rule(
        "season", rf"(?:{PREF})?{_WHICH}(?P<s>(?i:{SEASON}))(?!{S}(?:of|from|offensive)\b)", _season
    ),
    rule(
        "in_season",
        rf"(?<=\b[Ii]n\s)(?P<pref>)(?P<w>)(?P<s>(?i:{SEASON}))(?!{S}(?:of|from|for)\b)",
        _season,
    ),
    rule(
        "by_season",
        rf"(?<=\b[Bb]y\s)(?P<pref>)(?P<w>)(?P<s>(?i:{SEASON}))(?!{S}(?:of|from|for)\b)",
        _season,
    ),
    rule(
        "quarter",
        rf"(?:[Tt]he{S})?(?P<yb>{YEAR})?{S}?(?:fiscal{S})?(?P<n>(?i:first|second|third"
        rf"|fourth|last|latter|1st|2nd|3rd|4th))[\s-](?P<k>(?i:quarter|half))(?P<q>)"
        rf"(?:{_OF_YEAR})?(?!-|{S}(?:of|hour|time|dozen))",
        _portion,
    ),
    rule("q3", rf"(?P<n>)(?P<k>)Q(?P<q>[1-4])(?:{_OF_YEAR})?", _portion),
)
