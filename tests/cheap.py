"""A stock whose reader is quick and the same everywhere: rules in place of the encoder.

For tests of everything around the reading: crashes, order, workers, mutated texts. It
finds plain "A said that B" and capitalised names, and stands on exact characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from counterclaim.protocols import PassageReader
from counterclaim.records import LinkedAttribution, PassageReading, ScoredSpan
from counterclaim.spans import Span, Spans, trim
from counterclaim.stock import Stock

CUE = re.compile(
    r"\b(?:said|says|told|denied|denies|accused|accuses|announced|reported|warned|confirmed)\b"
)
NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
STOP = re.compile(r"[.!?;]\s|$")


class CheapReader:
    """Finds cues, with the words before them as source and those behind as content."""

    version = "cheap 1"

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        """One reading per passage."""
        return [_reading(passage) for passage in passages]

    def attributions(self, passages: Sequence[str]) -> list[tuple[LinkedAttribution, ...]]:
        """Those of the readings."""
        return [reading.attributions for reading in self.read(passages)]


def _reading(passage: str) -> PassageReading:
    names = [Span(m.start(), m.end()) for m in NAME.finditer(passage)]
    kinds = ("Organisation", "Location", "Person")
    return PassageReading(
        attributions=tuple(_links(passage)),
        names=tuple(ScoredSpan(s, kinds[len(s) % 3], 0.9) for s in names),
        toponyms=tuple(ScoredSpan(s, "literal", 0.9) for s in names if len(s) % 3 == 1),
    )


def _links(passage: str) -> Iterator[LinkedAttribution]:
    start = 0
    for stop in STOP.finditer(passage):
        cue = CUE.search(passage, start, stop.start())
        if cue:
            source = trim(passage, start, cue.start())
            content = trim(passage, cue.end(), stop.start())
            if content:
                yield LinkedAttribution(_some(source), (Span(*cue.span()),), (content,), 0.9)
        start = stop.end()


def _some(span: Span | None) -> Spans:
    return (span,) if span else ()


@dataclass(frozen=True)
class CheapStock(Stock):
    """Everything real but the reader."""

    @cached_property
    def reader(self) -> PassageReader:
        """The rules above."""
        return CheapReader()
