"""Acronyms that an article spells out itself."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.resolve.actors.names import initials_match, is_acronym
from counterclaim.resolve.actors.tokens import is_capital, with_brackets
from counterclaim.resolve.folding import words


def acronyms_in(text: str) -> tuple[tuple[str, str], ...]:
    """Acronyms that a text spells out: "High Negotiations Committee (HNC)"."""
    found: dict[str, str] = {}
    text = with_brackets(text)
    for start, end in _parentheses(text):
        short = text[start + 1 : end].strip()
        if not is_acronym(short):
            continue
        before = text[max(0, start - 120) : start].split("\n")[-1].split()
        for size in range(len(short), min(len(before), 2 * len(short) + 2) + 1):
            name = " ".join(before[-size:]).strip(' ,"“”‘’')
            if is_capital(before[-size]) and initials_match(short, _unpossessed(name)):
                found.setdefault(short, name)
                break
    return tuple(sorted(found.items()))


def spelled_out(short: str, text: str) -> str | None:
    """The one name of a text that an acronym abbreviates, though no parentheses say so.

    "The DPR said" beside "Dornland People's Republic"; None where no name or two would do.
    """
    if not is_acronym(short) or not len(short) >= _LEAST or not short.isalpha():
        return None
    found = {
        " ".join(run[0].split())
        for run in _capitals(short).finditer(text)
        if initials_match(short, _unpossessed(run[0]))
    }
    return found.pop() if len(found) == 1 else None


_LEAST = 3  # letters: two stand for too many names


@cache
def _capitals(short: str) -> re.Pattern[str]:
    """Capitalised words that begin with the letters of an acronym, small words between."""
    small = r"\s+(?:(?:of|the|for|and|in|on|to)\s+)*"
    return re.compile(r"\b" + small.join(rf"{letter}[a-z][\w’'-]*" for letter in short))


def _unpossessed(name: str) -> str:
    return " ".join(words(name)) if "’" in name or "'" in name else name


def _parentheses(text: str) -> list[tuple[int, int]]:
    found, start = [], text.find("(")
    while start >= 0:
        end = text.find(")", start)
        if 0 < end - start <= 12:
            found.append((start, end))
        start = text.find("(", start + 1)
    return found
