"""What one encoder pass says of one passage."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.spans import Span, Spans


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A labelled span of a passage with the model's probability."""

    span: Span
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class LinkedAttribution:
    """Source, cue and content as the model links them; offsets in the passage."""

    source: Spans
    cue: Spans
    content: Spans
    score: float

    def shifted(self, by: int) -> LinkedAttribution:
        """The same, moved by a number of code points."""

        def moved(spans: Spans) -> Spans:
            return tuple([span.shifted(by) for span in spans])

        return LinkedAttribution(
            moved(self.source), moved(self.cue), moved(self.content), self.score
        )


@dataclass(frozen=True, slots=True)
class PassageReading:
    """All that one encoder pass says of one passage."""

    attributions: tuple[LinkedAttribution, ...] = ()
    entities: tuple[ScoredSpan, ...] = ()  # re3d types
    names: tuple[ScoredSpan, ...] = ()  # newswire ("worldwide") types
    toponyms: tuple[ScoredSpan, ...] = ()  # literal | not_literal
    triggers: tuple[ScoredSpan, ...] = ()  # action | reporting | ...


@dataclass(frozen=True, slots=True)
class ScoredRelation:
    """A typed link between two spans of a passage (re3d types) with its probability."""

    kind: str
    source: Span
    target: Span
    score: float
