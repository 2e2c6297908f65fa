"""The lines of a text with their places; every rule of cleaning looks at lines.

Some collections store articles with their line breaks turned into runs of blanks
(FA-KES does). There a run of two or more blanks counts as a break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from counterclaim.spans import Span, trim

_BREAKS: Final = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FLAT_BREAKS: Final = re.compile(r"\s{2,}")
_WORD: Final = re.compile(r"\w[\w'’.-]*")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ABBREVIATION_END: Final = re.compile(r"\b(?:[A-Za-z]\.){2,}$")


@dataclass(frozen=True)
class Line:
    """One non-blank line: its trimmed span and surface."""

    span: Span
    surface: str

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(1 for _ in _WORD.finditer(self.surface))

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does; "the U.S." does not count."""
        tail = self.surface[-40:]
        return bool(_SENTENCE_END.search(tail)) and not _ABBREVIATION_END.search(tail)

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text and not as a label, a title or a list item."""
        return (self.words >= 8 and self.closed) or self.words >= 40


def lines_of(text: str) -> tuple[Line, ...]:
    """The non-blank lines of ``text`` in order."""
    pieces = _split(text, _BREAKS)
    if len(pieces) <= 1 or _is_flattened(text, pieces):
        pieces = [piece for span in pieces for piece in _split(text, _FLAT_BREAKS, span)]
    return tuple(Line(span, span.of(text)) for span in pieces)


def _is_flattened(text: str, pieces: list[Span]) -> bool:
    """Line breaks lost: hardly any left, and long runs of blanks within."""
    return len(text) > 1500 * len(pieces) and "   " in text


def _split(text: str, breaks: re.Pattern[str], within: Span | None = None) -> list[Span]:
    start, end = (within.start, within.end) if within else (0, len(text))
    found: list[Span] = []
    for match in breaks.finditer(text, start, end):
        if piece := trim(text, start, match.start()):
            found.append(piece)
        start = match.end()
    if piece := trim(text, start, end):
        found.append(piece)
    return found
