"""Fragments of the time grammar: months, weekdays, units and how to spell them."""

from __future__ import annotations

from counterclaim.understand.numbers import DIGITS, WORDS, parse_number

S = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
"""White space that may wrap a line but not cross a paragraph."""

_MONTHS = (
    "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul",
    "August Aug", "September Sept Sep", "October Oct", "November Nov", "December Dec",
)  # fmt: skip

MONTH_NUMBER: dict[str, int] = {
    name.lower(): number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
_LONG = "|".join(names.split()[0] for names in _MONTHS)
_SHORT = "|".join(name for names in _MONTHS for name in names.split()[1:])
MONTH = rf"(?:(?:{_LONG}|{_LONG.upper()})\b|(?:{_SHORT})\b\.?)"
"""A month, capitalised (the words may and march are not months)."""

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEKDAY_NUMBER: dict[str, int] = {name.lower(): at for at, name in enumerate(_DAYS)}
WEEKDAY_NUMBER.update({name.lower()[:3]: at for at, name in enumerate(_DAYS)})
WEEKDAY = (
    rf"(?:(?:{'|'.join(_DAYS)}|{'|'.join(_DAYS).upper()})|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
)
_PAPER = r"(?!\s(?:Times|Telegraph|Mail|Mirror|Herald|Post|Express|Independent)\b)"
WEEKDAY_LONG = rf"(?:{'|'.join(_DAYS)}){_PAPER}"
"""A weekday, unless it is the first word of a newspaper's name."""

UNIT_LETTER: dict[str, str] = {
    "second": "S", "minute": "m", "hour": "H", "hr": "H", "day": "D", "night": "D", "week": "W",
    "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
    "centurie": "C", "weekend": "WE", "morning": "D", "afternoon": "D", "evening": "D",
}  # fmt: skip
UNIT = (
    r"(?:second|minute|hour|hr|day|night|week|fortnight|month|quarter|year|decade|century|centurie)"
)

SEASON_VALUE = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON = r"(?:spring|summer|autumn|fall|winter)"

YEAR = r"(?:1[0-9]{3}|20[0-9]{2})\b(?!,\d|\.\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"

COUNT = (
    rf"(?:{DIGITS}|\b(?:{WORDS})\b|\bfew\b|\bseveral\b|\bmany\b|\bsome\b|\ba\s+"
    rf"(?:few|couple(?:\s+of)?|dozen)\b|\ban?\b|\bhalf\s+an?\b)"
)
VAGUE = {"few", "several", "many", "some", "a few", "couple", "dozens of"}

DAY_PART = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO",
    "dusk": "EV", "daytime": "DT", "noon": "MI", "midday": "MI", "midnight": "NI",
}  # fmt: skip
PART = r"(?:morning|afternoon|evening|night|dawn|dusk)"

EARLY = {
    "early": "START", "beginning": "START", "start": "START", "onset": "START", "earlier": "START",
    "mid": "MID", "middle": "MID", "late": "END", "end": "END", "later": "END", "close": "END",
    "outset": "START", "small": "START", "first": "START",
}  # fmt: skip

CLOCK = (
    r"(?:(?:[01]?\d|2[0-4]):[0-5]\d(?:\s?hrs)?(?:\s?(?:[ap]\.m\.?|[ap]m\b))?"
    r"|(?:[01]?\d|2[0-4])[.h][0-5]\d\s?(?:[ap]\.m\.?|[ap]m\b|hrs\b|hours\b|GMT\b)"
    r"|(?:1[0-2]|0?[1-9])(?::?[0-5]\d)?\s?(?:[ap]\.m\.?|[ap]m\b)"
    r"|(?:[01]\d|2[0-4])[0-5]\d(?=\s?(?:GMT|UTC|hours|hrs|local)\b)"
    r"|\b(?:noon|midday|midnight)\b)"
)
ZONE = r"(?:\s*\(?(?:GMT|UTC|EST|EDT|local\s+time|(?:[A-Z][a-z]+\s+)?time|hrs?|hours)\b\)?)"


def count_of(text: str) -> float | None:
    """The number of a COUNT, None for a vague one ("several")."""
    plain = " ".join(text.lower().split())
    if plain in {"a", "an"}:
        return 1.0
    if plain.startswith("half"):
        return 0.5
    if plain.startswith("a couple"):
        return 2.0
    if plain == "a dozen":
        return 12.0
    return None if plain in VAGUE else parse_number(plain)
