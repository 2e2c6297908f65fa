"""Where the rules of the grammar match in a text, each tried only where it can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from counterclaim.spans import Span, Spans
from counterclaim.understand.timegrammar import (
    amounts,
    dates,
    eras,
    events,
    gates,
    periods,
    relative,
)
from counterclaim.understand.timegrammar.rules import BOUND, Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES, *periods.RULES, *eras.RULES, *events.RULES, *relative.RULES, *amounts.RULES
)  # fmt: skip

_BEYOND = 100  # characters by which a match may pass the end of its sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule, not yet read."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


def find_candidates(text: str, sentences: Spans) -> list[Candidate]:
    """The matches of all rules that start in a sentence; each may reach a little beyond it."""
    found = [
        (match.start(), -match.end(), at, match)
        for sentence in sentences
        for at, match in _matches(text, sentence)
    ]
    return [
        Candidate(start, -end, RULES[at], match)
        for start, end, at, match in sorted(found, key=lambda f: f[:3])
    ]


def _matches(text: str, sentence: Span) -> Iterator[tuple[int, re.Match[str]]]:
    """The number and the matches of each rule, tried only where a word may begin one."""
    fitting = _fitting(text, sentence)
    if not fitting:
        return
    places = [m.start() for m in BOUND.finditer(text, sentence.start, sentence.end)]
    for at in fitting:
        tried = map(_patterns()[at].match, repeat(text), places, repeat(sentence.end + _BEYOND))
        done = 0
        for match in filter(None, tried):
            if match.start() >= done:
                done = match.end()
                yield at, match


def _fitting(text: str, sentence: Span) -> list[int]:
    """The rules of which the sentence, or what a match may reach, holds a needed word."""
    near = gates.words_of(text[sentence.start : sentence.end + _BEYOND])
    opened, always = _gated()
    fitting = always.union(*(opened[word] for word in near if word in opened))
    besides = _besides()
    return [at for at in fitting if at not in besides or not besides[at].isdisjoint(near)]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(rule.pattern for rule in RULES)


@cache
def _gated() -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """The rules that each word opens, and those that are always open."""
    opened: dict[str, set[int]] = {}
    for at, rule in enumerate(RULES):
        for word in gates.NEEDED.get(rule.name, ()):
            opened.setdefault(word, set()).add(at)
    free = frozenset(at for at, rule in enumerate(RULES) if rule.name not in gates.NEEDED)
    return {word: frozenset(rules) for word, rules in opened.items()}, free


@cache
def _besides() -> dict[int, frozenset[str]]:
    """The further words that rules need."""
    return {at: gates.BESIDES[r.name] for at, r in enumerate(RULES) if r.name in gates.BESIDES}
