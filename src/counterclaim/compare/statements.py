"""What is said of truces and laid on others: register, allegations, demands, replies, tallies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.compare.allegations import find_allegations
from counterclaim.compare.ceasefires import register
from counterclaim.compare.demands import find_demands
from counterclaim.compare.replies import find_replies
from counterclaim.compare.tallies import find_tallies
from counterclaim.protocols import View
from counterclaim.records import (
    Allegation,
    Ceasefire,
    CeasefireMention,
    Demand,
    Reading,
    Reply,
    Tally,
)


@dataclass(frozen=True, slots=True)
class Statements:
    """Agreements, given and found, and what is said in their terms."""

    ceasefires: tuple[Ceasefire, ...]
    mentions: tuple[CeasefireMention, ...]
    allegations: tuple[Allegation, ...]
    replies: tuple[Reply, ...]
    tallies: tuple[Tally, ...]
    demands: tuple[Demand, ...] = ()


def compare_statements(
    readings: Sequence[Reading], agreements: Sequence[Ceasefire], *, view: View
) -> Statements:
    """The register and all allegations, demands, replies and tallies of a corpus.

    The result does not depend on the order of ``readings``.
    """
    mentions, new = register(readings, agreements, view=view)
    everything = (*agreements, *new)
    allegations = find_allegations(readings, mentions=mentions, agreements=everything, view=view)
    replies = find_replies(readings, allegations, view=view)
    tallies = find_tallies(readings, mentions=mentions, agreements=everything, view=view)
    demands = find_demands(readings, allegations, mentions=mentions, view=view)
    return Statements(
        ceasefires=everything,
        mentions=tuple(mentions),
        allegations=tuple(allegations),
        replies=tuple(replies),
        tallies=tuple(tallies),
        demands=tuple(demands),
    )
