"""The forms that numbers of things take, as low, best and high, and what a number counts.

Conventions of the conflict news gold set: dozens are 24 or more, scores 40, hundreds
200, thousands 2,000; "at least 13" and "more than 13" are 13 and open; "around 32" is
32 to 32; "up to 400,000" has no lower end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.records import Unit
from counterclaim.spans import Span
from counterclaim.understand.numbers import DIGITS, SCALES, SMALL, WORDS, parse_number

_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_SHORT = {"mln": 1e6, "mn": 1e6, "bln": 1e9, "bn": 1e9, "trn": 1e12}
_EXACT = (
    rf"(?:(?:{DIGITS})(?:\s+{_SCALE}\b|\s?(?:{'|'.join(_SHORT)})\b)?"
    rf"|(?i:\b{WORDS}\b)"
    r"|(?i:half\s+a\s+(?:million|dozen)|an?\s+dozen|(?:a\s+)?quarter\s+of\s+a\s+million))"
)
_VAGUE = (
    r"(?i:(?:tens|hundreds|dozens|scores)\s+of\s+(?:thousands|millions)"
    r"|(?:dozens|scores|hundreds)\s+(?:or|if\s+not)\s+(?:even\s+)?(?:hundreds|thousands)"
    r"|(?:several|a\s+few|many|a\s+couple\s+of|two|three|four|five|six|seven|eight"
    r"|nine|ten)\s+dozens?|(?:several|a\s+few|many)\s+(?:hundred|thousand|million)s?"
    r"|dozens|scores|hundreds|thousands|millions|tens\s+of\s+thousands)"
)
_LOW = (
    r"at\s+least|more\s+than|(?<!took\s)(?<!take\s)(?<!aken\s)(?<!aking\s)(?<!hand\s)(?<!anded\s)over|no\s+(?:fewer|less)\s+than|upwards?\s+of|in\s+excess\s+of"
    r"|not\s+less\s+than|a\s+minimum\s+of|exceeding|as\s+few\s+as"
)
_HIGH = (
    r"up\s+to|as\s+many\s+as|at\s+most|no\s+more\s+than|not\s+more\s+than|less\s+than"
    r"|fewer\s+than|under|a\s+maximum\s+of"
)
_ABOUT = (
    r"around|about|some|approximately|roughly|nearly|almost|close\s+to|an\s+estimated"
    r"|estimated|an\s+average\s+of|circa"
)
_MOD = (
    rf"(?:(?P<low>(?i:{_LOW}))|(?P<high>(?i:{_HIGH}))|(?P<about>(?i:{_ABOUT})))\s+"
    rf"(?:(?i:a|an)\s+(?=(?:additional|further)))?(?:(?:additional|further)\s+)?"
)
_RANGE = (
    rf"(?:[Bb]etween\s+(?P<a>{_EXACT})\s+and\s+(?P<b>{_EXACT})"
    rf"|(?P<c>{_EXACT})(?P<sep>(?<=\d)\s*[-–—]\s*(?=\d)|\s+(?:to|or)\s+)(?:[$€£]\s?)?(?P<d>{_EXACT}))"
)

_FORM = re.compile(
    rf"(?<![\w.,:/$€£-])(?P<money>(?:US|HK|NZ|A|C)?[$€£]\s?|#)?(?:{_MOD})?(?P<money2>(?:US|HK|NZ|A|C)?[$€£]\s?)?"
    rf"(?:(?P<vague>{_VAGUE})|{_RANGE}|(?P<exact>{_EXACT})(?:\s+or\s+(?:(?P<more>more(?!\s+than))|so)\b)?)"
    r"(?P<unit>\s?%|\s?(?:km|kg)\b)?(?![\w%]|[.:]\d|,\d)"
)


def _seeds(words: Iterable[str]) -> str:
    """A pattern for words in any case that is quick to fail: by the first letter."""
    rest = {w[0]: [v[1:] for v in words if v[0] == w[0]] for w in words}
    return "|".join(f"[{c}{c.upper()}](?i:{'|'.join(ends)})" for c, ends in rest.items())


# What every form holds, cheap to look for; its modifier reaches no further back from there.
_SEED = re.compile(
    rf"\d|\b(?:{_seeds([*SMALL, *SCALES, 'dozen', 'scores', 'tens', 'half', 'quarter'])})"
)
_BEFORE = 100


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text: its span with its modifier, and low, best, high.

    ``symbol`` is a currency or percent sign that stands with it, else "".
    """

    span: Span
    low: float | None
    best: float | None
    high: float | None
    symbol: str = ""
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit of a number with the words that tell it.

    ``noun`` is the counted noun phrase if there is one; ``by_verb`` tells that the unit
    comes from what was done to them.
    """

    unit: Unit
    what: str
    of: str
    noun: Span | None
    by_verb: bool = False


def amounts(text: str, within: Span) -> Iterator[Amount]:
    """The numbers of a stretch of text, in order; which of them count things is not asked."""
    at = within.start
    while (seed := _SEED.search(text, at, within.end)) and (
        match := _FORM.search(text, max(at, seed.start() - _BEFORE), within.end)
    ):
        found = _amount(match)
        if found is None:
            at = match.start() + 1
            continue
        yield found
        at = max(found.span.end, match.start() + 1)


def _amount(match: re.Match[str]) -> Amount | None:
    symbol = (match["money"] or match["money2"] or match["unit"] or "").strip()
    if match["vague"]:
        return _vague(match, symbol)
    if match["a"] or match["c"]:
        return _range(match, symbol)
    return _bounded(match, match["exact"], match.end(), symbol)


def _bounded(match: re.Match[str], words: str, end: int, symbol: str) -> Amount | None:
    value = exact_value(words)
    if value is None:
        return None
    span = Span(match.start(), end)
    if match["low"] or match["more"]:
        return Amount(span, value, value, None, symbol)
    if match["high"]:
        return Amount(span, None, value, value, symbol)
    return Amount(span, value, value, value, symbol)


_ROSE_FROM = re.compile(
    r"(?i)\b(?:r[io]se[sn]?|rising|raised?|up|climb\w*|jump\w*|increas\w+|gr[eo]w\w*|f[ae]ll\w*|dropp?\w*"
    r"|declin\w+|revised|down)\s+(?:[\w’'-]+\s+){0,4}?from\s+$"
)


def _range(match: re.Match[str], symbol: str) -> Amount | None:
    if match["c"] and _ROSE_FROM.search(match.string, max(0, match.start() - 60), match.start()):
        risen = exact_value(match["d"])  # "rose from 11 to 17": 17, and no range
        span = Span(match.start("d"), match.end())
        return Amount(span, risen, risen, risen, symbol) if risen else None
    first = "a" if match["a"] else "c"
    a, b = exact_value(match[first]), exact_value(match["b"] or match["d"])
    near = (match["sep"] or "").strip().lower() != "or" or (a or 0) + 3 >= (b or 0)
    gap = match.string[match.end("c") : match.start("d")] if match["c"] else ""
    if any(sign in gap for sign in "$€£"):  # "$ 20 to $ 30", not "fell $ 1.25 to $ 107.37"
        near = bool(symbol) and 3 * (a or 0) > (b or 0)
    if a is None or b is None or a >= b or not near:
        bounded = _bounded(match, match[first], match.end(first), symbol)
        return bounded if first == "c" else None
    return Amount(Span(match.start(), match.end()), a, None, b, symbol)


def exact_value(words: str) -> float | None:
    """The value of an exact number in digits or words ("half a million", "a dozen")."""
    plain = " ".join(words.lower().split())
    fixed = {"half a million": 500_000.0, "half a dozen": 6.0, "a dozen": 12.0}
    if plain in fixed:
        return fixed[plain]
    if plain.endswith("quarter of a million"):
        return 250_000.0
    short = next((s for s in _SHORT if plain.endswith(s)), None)
    if short:
        return (parse_number(plain.removesuffix(short)) or 0.0) * _SHORT[short]
    return parse_number(words)


_FLOORS = {"dozen": 24.0, "score": 40.0, "hundred": 200.0, "thousand": 2e3, "million": 2e6}


def _vague(match: re.Match[str], symbol: str) -> Amount | None:
    words = match["vague"].lower().split()
    span, head = Span(match.start(), match.end()), words[-1].removesuffix("s")
    if len(words) > 1 and words[1] in {"or", "if"}:
        head = words[0].removesuffix("s")
    if len(words) == 3 and words[1] == "of":
        scale = 1e3 if head == "thousand" else 1e6
        low = {"tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0}[words[0]] * scale
        return Amount(span, low, None, None, symbol, vague=True)
    if head == "dozen" and len(words) > 1 and words[0] not in _SOME:
        count = 12 * (parse_number(words[0]) or 0)
        return Amount(span, count, count, None if match["low"] else count, symbol)
    return Amount(span, _FLOORS[head], None, None, symbol, vague=True)


_SOME = {"several", "a", "many"}
