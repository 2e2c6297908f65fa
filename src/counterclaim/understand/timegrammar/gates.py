"""Which rules can match in a sentence at all, by the words that it holds.

Sixty patterns tried at every character cost more than all else in this package; most
sentences hold no month and no unit of time, and their words tell so at once.
"""

from __future__ import annotations

import re

from counterclaim.understand.numbers import ORDINAL
from counterclaim.understand.timegrammar.words import MONTH_NUMBER, WEEKDAY_NUMBER
from counterclaim.understand.words import word_set

_WORD = re.compile(r"[a-z]+|\d")
_DIGITS = frozenset("0123456789")
_MONTHS = frozenset(MONTH_NUMBER)
_WEEKDAYS = frozenset(day + s for day in WEEKDAY_NUMBER for s in ("", "s"))
_UNITS = word_set(
    "second seconds minute minutes hour hours hr hrs day days night nights week weeks weekend "
    "weekends fortnight fortnights month months quarter quarters year years decade decades "
    "century centuries"
)
# What digits must look like for a rule: most numbers of a report are no times. A shape
# that is met counts as a word of its rule's name, which no text can hold.
_SHAPES = {
    "iso": re.compile(r"\d-\d\d-\d"),
    "numeric": re.compile(r"\d[./-]\d"),
    "decade": re.compile(r"0['’]?s"),
    "clock": re.compile(r"\d:\d|\d\s?[ap]\.?m|\d[.h]\d|\d{4}\s?(?:GMT|UTC|hours|hrs|local)"),
    "year": re.compile(r"(?<!\w)(?:1\d|20)\d\d(?!\w)"),
    "year_range": re.compile(r"\d\s?[-–—/]\s?\d"),
}
# What every shape holds: a sentence whose digits only count things is passed over at once.
_SHAPED = re.compile(r"\d(?:\s?[-–—/.:h]\s?\d|['’]?s|\s?[ap]\.?m|\d\d\d)")


def _shape(rule: str) -> frozenset[str]:
    return frozenset({f"#{rule}"})


_GATES: dict[str, frozenset[str]] = {
    "year": _shape("year"),
    "year_range": _shape("year_range"),
    "iso": _shape("iso"),
    "numeric": _shape("numeric"),
    "night_range between_days day_range between_month month_range day_month month_day": _MONTHS,
    "glued listed month_year part_month month in_month named_month": _MONTHS,
    "nth first_units unit part_unit last past_unit last_units offset": _UNITS,
    "earlier_unit before_event duration for_units units set": _UNITS,
    "the_weekend": word_set("weekend"),
    "weekday part_weekday weekday_pair weekdays": _WEEKDAYS,
    "season_year season in_season by_season": word_set("spring summer autumn fall winter"),
    "overnight this_part the_part": word_set(
        "morning afternoon evening night dawn dusk hours overnight noon midday midnight"
    ),
    "day_before today today_part": word_set("today yesterday tomorrow tonight"),
    "since_event since_start_of": word_set("since"),
    "spelled_year": word_set("thousand nineteen"),
    "quarter": word_set("quarter half"),
    "q3": word_set("q"),
    "decade": _shape("decade")
    | word_set("twenties thirties forties fifties sixties seventies eighties nineties"),
    "century": word_set("century"),
    "bc": word_set("b bc bce"),
    "holiday": word_set("year christmas boxing halloween valentine"),
    "feast": word_set("ramadan eid ashura nowruz easter"),
    "each": word_set("each every"),
    "present": word_set("now currently nowadays present moment these right date"),
    "past": word_set("recently"),
    "future": word_set("future"),
    "daily": word_set("daily"),
    "clock": _shape("clock") | word_set("noon midday midnight"),
}
# A second word that a match must hold, of rules that the first would open too often.
_EARLY = word_set("early mid late beginning start onset outset middle end close earlier later")
_ORDINALS = frozenset(ORDINAL) | word_set("st nd rd th")
_NEXT = word_set("last this next previous following preceding coming that same current past recent")
_BESIDES: dict[str, frozenset[str]] = {
    "night_range between_days day_range between_month month_range glued listed": _DIGITS,
    "day_month month_day": _DIGITS | _ORDINALS,
    "nth": _ORDINALS,
    "first_units": word_set("first"),
    "units": word_set("hours days weeks months years decades centuries"),
    "in_month": word_set("week half day days"),
    "part_month part_unit": _EARLY,
    "named_month unit past_unit last_units": _NEXT,
    "last": _NEXT | {"final"},
    "part_weekday": word_set("morning afternoon evening night dawn hours"),
    "weekdays": frozenset(day + "s" for day in WEEKDAY_NUMBER),
    "offset": word_set("ago earlier later previously now hence before after afterward afterwards")
    | {"prior"},
    "earlier_unit": word_set("ago earlier"),
    "before_event": word_set("before after"),
    "for_units": word_set("for"),
    "set": word_set("every each per"),
}


def _by_rule(gates: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {rule: words for rules, words in gates.items() for rule in rules.split()}


NEEDED = _by_rule(_GATES)
"""Per rule the words one of which a match must hold; a rule that is not here may always match."""
BESIDES = _by_rule(_BESIDES)
"""Per rule further words one of which a match must hold as well."""


def words_of(text: str) -> frozenset[str]:
    """The lower-case words of a stretch of text, each of its digits, and their shapes.

    The verbs "may" and "march" are left out: months have a capital.
    """
    found = frozenset(_WORD.findall(text.lower()))
    if not found.isdisjoint(_DIGITS) and _SHAPED.search(text):
        found |= {f"#{rule}" for rule, shape in _SHAPES.items() if shape.search(text)}
    verbs = {word for word in ("may", "march") if word in found and word.capitalize() not in text}
    return found - {word for word in verbs if word.upper() not in text}
