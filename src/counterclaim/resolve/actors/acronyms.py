"""Acronyms that an article spells out itself."""

from __future__ import annotations

from counterclaim.resolve.actors.names import initials_match, is_acronym
from counterclaim.resolve.actors.tokens import is_capital
from counterclaim.resolve.folding import words


def acronyms_in(text: str) -> tuple[tuple[str, str], ...]:
    """Acronyms that a text spells out: "High Negotiations Committee (HNC)"."""
    found: dict[str, str] = {}
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
