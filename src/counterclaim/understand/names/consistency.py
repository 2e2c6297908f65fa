"""One spelling, one type: what the names of an article tell about one another.

Each passage is read alone, so the encoder may call a name a place in one paragraph and a
body in the next. Within one article a name nearly always means one kind of thing (Krishnan
and Manning, 2006, "An effective two-stage model for exploiting non-local dependencies in
named entity recognition"); the surest of its mentions decide for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from counterclaim.records import ScoredSpan
from counterclaim.understand.names.overlapping import by_place

LEAST = 0.5  # a name that is likelier none is left out
POWER = 4  # how much more a sure mention says than two unsure ones


def consistent(text: str, names: Sequence[ScoredSpan]) -> tuple[ScoredSpan, ...]:
    """The names of a text of at least even chance, those of one spelling with one label.

    Each mention votes for its label with the fourth power of its score; a tie goes to
    the label that comes first in the text. Scores stay as the model gave them.
    """
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in sorted(names, key=by_place):
        votes[name.span.of(text)][name.label] += name.score**POWER
    winners = {spelling: max(found, key=found.__getitem__) for spelling, found in votes.items()}
    likely = ((n, winners[n.span.of(text)]) for n in names if n.score >= LEAST)
    return tuple(n if n.label == won else ScoredSpan(n.span, won, n.score) for n, won in likely)
