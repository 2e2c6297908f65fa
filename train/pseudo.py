"""Marks further training texts with an earlier model: attribution beyond US politics.

The attribution gold is US political news with commas; conflict news often comes
without them. So the first model reads the training texts of the other sets as they
were printed, and the second phase learns what it found, half of the time without the
commas. Only training texts are read, and only paragraphs where it was sure are kept.
"""

from __future__ import annotations

import random
from pathlib import Path

from counterclaim.models import Reader, paragraphs
from counterclaim.records import LinkedAttribution, PassageReading
from counterclaim.spans import Span
from train.gold import rows
from train.units import Marked, Range

SURE = 0.5
SOURCES = ("entities", "places")
AT_MOST = 2000  # paragraphs to read
LONGEST = 800  # code points
SEED = 20160912


def pseudo_marked(reader: Reader, gold: Path) -> list[Marked]:
    """Paragraphs with commas whose attributions the reader is sure of."""
    texts = dict.fromkeys(
        place.of(row["text"])
        for task in SOURCES
        for row in rows(gold / task / "train.jsonl")
        for place in paragraphs(row["text"])
    )
    candidates = [t for t in texts if "," in t and len(t) < LONGEST]
    chosen = random.Random(SEED).sample(candidates, min(AT_MOST, len(candidates)))
    found = zip(chosen, reader.read(chosen), strict=True)
    return [_marked(text, reading) for text, reading in found if _sure(reading)]


def _sure(reading: PassageReading) -> bool:
    return bool(reading.attributions) and all(a.score >= SURE for a in reading.attributions)


def _marked(text: str, reading: PassageReading) -> Marked:
    labels: dict[tuple[int, int, str | None], None] = {}
    links = []
    for found in reading.attributions:
        for role, spans in (
            ("source", found.source),
            ("cue", found.cue),
            ("content", found.content),
        ):
            labels.update({(*_range(s), role): None for s in spans})
        links.append(_link(found))
    return Marked("attribution", text, tuple(labels), tuple(links))


def _link(found: LinkedAttribution) -> tuple[Range, Range | None, tuple[Range, ...]]:
    source = _range(found.source[0]) if found.source else None
    return _range(found.cue[0]), source, tuple(map(_range, found.content))


def _range(span: Span) -> Range:
    return span.start, span.end
