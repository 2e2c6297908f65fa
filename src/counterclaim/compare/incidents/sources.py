"""Who gives a count, and whether two who give one are a single source.

A monitor's director counts for the monitor, and a medium of a state relays what the state's
bodies count: two such counts are one source at two hours, and no two sides of a dispute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.compare.incidents.voices import voice_at
from counterclaim.compare.sides import side
from counterclaim.protocols import View
from counterclaim.records import MentionKind, Quantity, Reading

#: Who counts for the body that they belong to.
COUNTS_FOR = frozenset({MentionKind.PERSON, MentionKind.MEDIA})
#: An office whose holder speaks for the body.
VOICE = re.compile(r"\bspokes(?:man|woman|person)\b|\bpress secretary\b", re.IGNORECASE)
#: Bodies whose own people tell what the body has gathered.
GATHERERS = frozenset(
    {"monitor", "collective", "news agency", "rescue service", "aid agency", "aid organisation"}
)
#: Characters before a count within which the clause stands that holds it.
CLAUSE = 130
#: "He condemned the attack that killed 58": whoever says so has counted nobody.
GRANTED = re.compile(
    r"\b(?:that|which)\s+(?:\w+\s+){0,2}(?:killed|killing|left|claimed|cost)\b[^,.;]{0,90}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Those whom a count is laid to, with whom they count for, and all that stand above them."""

    names: tuple[str, ...]
    behind: tuple[str, ...] = ()

    def is_one_with(self, other: Source) -> bool:
        """Whether both are one source: the same, one's body, or media of one state."""
        mine, theirs = set(self.names), set(other.names)
        return bool(mine & {*theirs, *other.behind} or theirs & set(self.behind))


def source_of(actors: Iterable[str], view: View) -> Source | None:
    """The source that actors are; None for nobody."""
    named = frozenset(actors)
    records = [record for name in named if (record := view.actor(name))]
    bodies = {name for r in records if r.kind in COUNTS_FOR for name in r.affiliations}
    behind = frozenset().union(*(side(name, view) for name in named))
    return Source(tuple(sorted(named | bodies)), tuple(sorted(behind))) if named else None


def one_source(a: str, b: str, view: View) -> bool:
    """Whether two speakers are a single source of counts."""
    left, right = source_of([a], view), source_of([b], view)
    return left is not None and right is not None and left.is_one_with(right)


def voice_of(actor: str, view: View) -> tuple[str, ...]:
    """The bodies whose voice a person is, in order; the actor itself for every other.

    A spokesman speaks for his body, and whoever belongs to a monitor, agency or aid body for that,
    also outside the dates of the office: two who repeat one body are no two origins.
    """
    record = view.actor(actor)
    if record is None or record.kind is not MentionKind.PERSON:
        return (actor,)
    bodies = {role.of for role in record.roles if role.of and VOICE.search(role.title)}
    own = {*record.affiliations, *(role.of for role in record.roles if role.of)}
    gathering = {body for body in own if (of := view.actor(body)) and of.type in GATHERERS}
    return tuple(sorted(bodies | gathering)) or (actor,)


def giver(counts: Sequence[Quantity], reading: Reading, view: View) -> Source | None:
    """Who gives a figure, wherever a report gives it: headlines name nobody.

    Args:
        counts: all places where the report gives that figure.
        reading: the report.
        view: the knowledge packs.
    """
    text = reading.article.text
    speakers = (
        voice_at(q.span, reading).speaker
        for q in counts
        if not GRANTED.search(text, max(0, q.span.start - CLAUSE), q.span.start)
    )
    return source_of((speaker for speaker in speakers if speaker), view)
