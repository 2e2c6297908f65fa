"""Rules for decades, centuries and years before the calendar."""

from __future__ import annotations

import re
from datetime import date

from counterclaim.records import Granularity
from counterclaim.understand.numbers import parse_number, parse_ordinal
from counterclaim.understand.timegrammar import days
from counterclaim.understand.timegrammar.rules import PREF, Rule, modifier, month_in, rule
from counterclaim.understand.timegrammar.scene import (
    ABSOLUTE,
    Meaning,
    Scene,
    dated,
    unresolved,
)
from counterclaim.understand.timegrammar.words import MONTH, S

_DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip


def _decade(match: re.Match[str], scene: Scene) -> Meaning | None:
    groups = match.groupdict()
    if groups["dd"]:
        first = int(groups["dd"])
    elif groups["ds"]:
        first = 1900 + int(groups["ds"])
    else:
        first = 1900 + _DECADE_WORDS[groups["dw"].lower()]
    return dated(days.decade(first), ABSOLUTE, modifier=modifier(match))


def _century(match: re.Match[str], scene: Scene) -> Meaning | None:
    text = match["n"].lower().replace("-", " ")
    number = parse_ordinal(text) or _spelled_ordinal(text)
    if not number or number < 1:
        return None
    mod = modifier(match)
    if match["bc"]:
        return unresolved("before the calendar", value=f"BC{number - 1:02d}", modifier=mod)
    first = 100 * (number - 1)
    if first < 100:
        return unresolved("too early for the calendar", value="00", modifier=mod)
    return Meaning(
        "DATE", f"{number - 1:02d}", date(first, 1, 1), date(first + 100, 1, 1),
        Granularity.VAGUE, ABSOLUTE, mod,
    )  # fmt: skip


def _spelled_ordinal(text: str) -> int | None:
    value = parse_number(re.sub(r"(?:ieth|th)$", lambda m: "y" if m[0] == "ieth" else "", text))
    if value is None and " " in text:
        head, tail = text.split(" ", 1)
        tens, ones = parse_number(head), parse_ordinal(tail)
        value = tens + ones if tens and ones else None
    return int(value) if value else None


def _bc(match: re.Match[str], scene: Scene) -> Meaning | None:
    value = f"BC{int(match['b']):04d}"
    if match["m"]:
        value += f"-{month_in(match):02d}"
    return unresolved("before the calendar", value=value, modifier=modifier(match))


_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|\w+teenth|twentieth|twenty[- ]first))"
)

RULES: tuple[Rule, ...] = (
    rule(
        "decade",
        rf"(?:[Tt]he{S})?(?:{PREF})?(?:(?P<dd>1\d\d0|20\d0)['’]?s|(?:(?<=the\s)|['’])"
        rf"(?P<ds>[2-9]0)s|(?P<dw>(?i:{'|'.join(_DECADE_WORDS)})))",
        _decade,
    ),
    rule(
        "century",
        rf"(?:[Tt]he{S})?(?:{PREF})?(?P<n>{_ORDINAL})[\s-]+(?i:century)(?P<bc>{S}BCE?)?",
        _century,
    ),
    rule(
        "bc",
        rf"(?:{PREF})?(?:ca?\.{S}?)?(?:(?P<m>{MONTH}){S})?(?P<b>\d{{1,4}}){S}?(?:B\.C\.?|BCE?)",
        _bc,
    ),
)
