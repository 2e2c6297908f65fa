"""Chooses relations from what the relation head says of ordered pairs."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.models.labels import NO_RELATION, SYMMETRIC_RELATIONS
from counterclaim.records import ScoredRelation
from counterclaim.spans import Span


def best_relations(
    chances: Mapping[tuple[Span, Span], Mapping[str, float]],
) -> list[ScoredRelation]:
    """The likeliest type of each ordered pair, where it is one; pairs come both ways.

    A type without direction counts both ways and is given once, from the earlier span.
    """
    found: list[ScoredRelation] = []
    for (source, target), there in chances.items():
        back = chances[target, source]
        both = {t: (p + back[t]) / 2 if t in SYMMETRIC_RELATIONS else p for t, p in there.items()}
        best = max(both, key=both.__getitem__)
        if best != NO_RELATION and (best not in SYMMETRIC_RELATIONS or source < target):
            found.append(ScoredRelation(best, source, target, both[best]))
    return found
