"""Whose voice a stretch of text is in: the innermost attribution whose content holds it."""

from __future__ import annotations

from bisect import bisect_right

from counterclaim.records import Attribution, Stance
from counterclaim.spans import Span


class Voices:
    """The contents of an article's attributions, ready to be asked by position."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self.by_id = {a.id: a for a in attributions}
        chunks = [
            (chunk, self._depth(a), -sum(map(len, a.content)), a)
            for a in attributions
            for chunk in a.content
        ]
        self._chunks = sorted(chunks, key=lambda c: (c[0], c[1], c[2], c[3].id))
        self._starts = [c[0].start for c in self._chunks]
        self._longest = max((len(c[0]) for c in self._chunks), default=0)

    def _depth(self, attribution: Attribution) -> int:
        depth = 0
        while attribution.parent is not None and depth < len(self.by_id):
            attribution = self.by_id[attribution.parent]
            depth += 1
        return depth

    def of(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content contains the span, or None (the outlet).

        Of several at one depth the one with the least content is meant.
        """
        best: tuple[int, int, Attribution] | None = None
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and span.start - self._starts[at] <= self._longest:
            chunk, depth, size, attribution = self._chunks[at]
            if chunk.contains(span) and (best is None or (depth, size) > best[:2]):
                best = (depth, size, attribution)
            at -= 1
        return best[2] if best else None

    def telling(self, span: Span) -> Attribution | None:
        """Who stands to what a span says: as ``of``, but who denies a claim goes for it.

        "It denied claims that it shelled the town": nobody makes the claim.
        """
        chain = self.chain(self.of(span))
        if len(chain) > 1 and not chain[0].source:
            above = chain[1]
            if above.stance is Stance.DENIES and above.polarity:
                return above
        return chain[0] if chain else None

    def chain(self, attribution: Attribution | None) -> tuple[Attribution, ...]:
        """The attribution and its parents, innermost first."""
        found: list[Attribution] = []
        while attribution is not None and attribution not in found:
            found.append(attribution)
            attribution = self.by_id.get(attribution.parent) if attribution.parent else None
        return tuple(found)
