"""Rules of the time grammar, and what their makers share: years, parts, ordinals."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from counterclaim.records import Granularity
from counterclaim.understand.numbers import parse_ordinal
from counterclaim.understand.timegrammar import days
from counterclaim.understand.timegrammar.scene import (
    ABSOLUTE,
    PUBLISHED,
    Meaning,
    Scene,
    dated,
    year_for,
)
from counterclaim.understand.timegrammar.words import DAY_PART, EARLY, MONTH_NUMBER, YEAR, S

Maker = Callable[[re.Match[str], Scene], Meaning | None]
Splitter = Callable[[re.Match[str], Meaning], tuple[tuple[int, int, Meaning], ...]]
"""Gives the two ends of a range as TIMEX3 marks them: start, end, meaning."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and the function that gives the meaning of its match."""

    name: str
    source: str
    make: Maker
    split: Splitter | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern up to a word's end, for places that ``BOUND`` finds; compiled once."""
        return _compiled(self.source)


BOUND = re.compile(r"(?<![\w$€£#])(?<!\d/)(?=\S)")
"""Where a pattern can begin to match: no match is empty or begins with a blank."""


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(rf"{source}(?!\w)")


def rule(name: str, source: str, make: Maker, split: Splitter | None = None) -> Rule:
    """A rule of the grammar."""
    return Rule(name, source, make, split)


PREF = (
    r"(?:(?:the\s+)?(?P<pref>(?i:(?:very\s+)?(?:early|mid|late|beginning|start|onset|outset|middle"
    r"|end|close)))(?:\s*-\s*|\s+of\s+|\s+in\s+|\s+on\s+|\s+))"
)
"""Early, mid, late, "the end of": group ``pref``."""

YEAR_AFTER = (
    rf"(?:(?:\s,)?,?{S}(?:of{S})?(?P<y>{YEAR})|,?{S}(?:of{S})?(?P<ry>(?i:last|this|next)){S}year\b"
    rf"|,?\s*['’](?P<yy>\d\d)"
    rf"|,?{S}(?:of{S})?(?P<cy>(?i:that|the{S}same|the{S}following)){S}year\b)"
)


def modifier(match: re.Match[str]) -> str | None:
    """START, MID or END from the group ``pref``."""
    word = match.groupdict().get("pref")
    return EARLY[word.lower().split()[-1]] if word else None


def parted(stretch: days.Stretch, anchor: str, mod: str | None) -> Meaning:
    """A stretch or its early, middle or late part."""
    return dated(days.part(stretch, mod) if mod else stretch, anchor, modifier=mod)


def explicit_year(match: re.Match[str], scene: Scene) -> tuple[int | None, str]:
    """The year given with a date ("2016", "'16", "last year") and its anchor."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"]), ABSOLUTE
    if groups.get("yy"):
        short = int(groups["yy"])
        return short + (2000 if short < 40 else 1900), ABSOLUTE
    if groups.get("ry"):
        now, anchor = scene.anchor_day()
        step = {"last": -1, "this": 0, "next": 1}[groups["ry"].lower()]
        return (now.year + step if now else None), anchor
    if groups.get("cy"):
        before, anchor = scene.context_day()
        step = 1 if "following" in groups["cy"].lower() else 0
        return (before.year + step if before else None), anchor
    return None, PUBLISHED


def number_in(text: str) -> int:
    """The value of digits or an ordinal word, 0 if it is neither."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else (parse_ordinal(text) or 0)


def year_of(
    match: re.Match[str], month: int, day: int | None, scene: Scene
) -> tuple[int | None, str]:
    """The year of a month or day: the one given, else by tense and context."""
    year, anchor = explicit_year(match, scene)
    if year is None and not (match.groupdict().get("ry") or match.groupdict().get("cy")):
        year, anchor = year_for(month, day, scene)
    return year, anchor


def month_in(match: re.Match[str]) -> int:
    """The number of the month in group ``m``."""
    return MONTH_NUMBER[match["m"].lower().rstrip(".")]


def day_part(meaning: Meaning, word: str | None) -> Meaning:
    """The meaning narrowed to a part of the day; the days touched stay the same."""
    if not word:
        return meaning
    part = DAY_PART.get(word.lower())
    value = f"{meaning.value}T{part}" if meaning.value and part else meaning.value
    return Meaning(
        "TIME", value, meaning.start, meaning.end, Granularity.PART_OF_DAY, meaning.anchor,
        meaning.modifier, meaning.reason,
    )  # fmt: skip
