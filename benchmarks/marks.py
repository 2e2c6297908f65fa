"""What the encoder marks in whole texts, passage by passage as the product cuts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from benchmarks.records import Json
from counterclaim.pipeline import Pipeline
from counterclaim.records import PassageReading, ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.consistency import consistent
from counterclaim.understand.names.mentions import Marks
from counterclaim.understand.names.phrases import whole_phrases
from counterclaim.understand.passages import find_passages


def marks(records: Sequence[Json], pipeline: Pipeline) -> Iterator[Marks]:
    """The marks of each record's text, clutter included, since the gold marks that too."""
    for record in records:
        placed = placed_readings(record["text"], pipeline)
        yield Marks(
            tuple(s for p, r in placed for s in _shifted(r.entities, p.start)),
            consistent(record["text"], [s for p, r in placed for s in _shifted(r.names, p.start)]),
            tuple(s for p, r in placed for s in _shifted(r.toponyms, p.start)),
        )


def placed_readings(text: str, pipeline: Pipeline) -> list[tuple[Span, PassageReading]]:
    """Each passage of a whole text with what the encoder reads in it, its phrases whole."""
    passages = find_passages(text, (Span(0, len(text)),)) if text else ()
    readings = pipeline.stock.reader.read([p.of(text) for p in passages])
    return [
        (p, replace(read, entities=tuple(whole_phrases(p.of(text), read.entities))))
        for p, read in zip(passages, readings, strict=True)
    ]


def _shifted(found: Iterable[ScoredSpan], by: int) -> Iterator[ScoredSpan]:
    for scored in found:
        yield replace(scored, span=scored.span.shifted(by))
