"""From tagged chunks to attributions: who said it, by which words, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.models.chunks import Ints
from counterclaim.models.heads import LinkHead, softmax
from counterclaim.models.labels import ROLES
from counterclaim.models.lattice import WordSpan

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution in words: a cue with its contents and at most one source."""

    cue: WordSpan
    source: WordSpan | None
    contents: tuple[WordSpan, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Linker:
    """Lets each content choose its cue and each cue its source, or none.

    A cue has one contiguous stretch and at most one source chunk in all of PolNeAR's
    training part; a content chunk belongs to one cue there but for 7 of 23,282.
    """

    sources: LinkHead
    contents: LinkHead

    def links(self, spans: Sequence[WordSpan], states: Floats) -> list[Link]:
        """The attributions of one window; ``states`` are ``[spans, 2H]``, aligned."""
        at = {r: [i for i, s in enumerate(spans) if s.label == n] for n, r in enumerate(ROLES)}
        cues = at["cue"]
        if not cues or not at["content"]:
            return []
        chunks = np.asarray([(s.first, s.last) for s in spans], dtype=np.int64)
        given = chunks, states
        chosen_cue = self._choose(self.contents, given, (cues, at["content"]), by_cue=False)
        chosen_source = self._choose(self.sources, given, (cues, at["source"]), by_cue=True)
        found: list[Link] = []
        for n, cue in enumerate(cues):
            parts = [(i, p) for i, (c, p) in zip(at["content"], chosen_cue, strict=True) if c == n]
            if not parts:
                continue
            source, sure = chosen_source[n]
            chance = spans[cue].score * max(spans[i].score * p for i, p in parts) ** 0.5 * sure
            found.append(
                Link(
                    spans[cue],
                    spans[at["source"][source]] if source >= 0 else None,
                    tuple(spans[i] for i, _ in parts),
                    chance,
                )
            )
        return found

    @staticmethod
    def _choose(
        head: LinkHead,
        given: tuple[Ints, Floats],
        pair: tuple[list[int], list[int]],
        *,
        by_cue: bool,
    ) -> list[tuple[int, float]]:
        """Per chooser the chosen number (-1 for none) and its probability."""
        (chunks, states), (cues, others) = given, pair
        choosers = cues if by_cue else others
        grid = head.refusal(states[choosers])
        if others:
            scores = head.scores((states[cues], states[others]), chunks[cues], chunks[others])
            grid = np.concatenate([grid, scores if by_cue else scores.T], axis=1)
        chances = softmax(grid)
        best = chances.argmax(1)
        return [(int(b) - 1, float(row[b])) for b, row in zip(best, chances, strict=True)]
