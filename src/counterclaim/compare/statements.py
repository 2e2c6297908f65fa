"""What is said of truces and laid on others: register, allegations, demands, replies, tallies.

The readings are gone through three times: for the agreements that only
texts tell of, which all articles must know; for what each article says by itself; and for
replies, which may answer an article far away. Only what is found is held, and the words of
allegations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from counterclaim.compare.charges.allegations import find_allegations
from counterclaim.compare.charges.demands import find_demands
from counterclaim.compare.replies.answers import find_replies
from counterclaim.compare.replies.links import AllAllegations
from counterclaim.compare.tallies.checks import running_checks
from counterclaim.compare.tallies.counts import tallies_of_articles
from counterclaim.compare.truces.ceasefires import agreements_in_text, truce_mentions
from counterclaim.compare.truces.told import merged
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

#: Readings that are held at a time.
BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class Statements:
    """Agreements, given and found, and what is said in their terms."""

    ceasefires: tuple[Ceasefire, ...]
    mentions: tuple[CeasefireMention, ...]
    allegations: tuple[Allegation, ...]
    replies: tuple[Reply, ...]
    tallies: tuple[Tally, ...]
    demands: tuple[Demand, ...] = ()


@dataclass(slots=True)
class _Said:
    """What articles say by themselves, and the allegations in the order that answers ask for."""

    every: AllAllegations
    mentions: list[CeasefireMention] = field(default_factory=list)
    allegations: list[Allegation] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)


class NewAgreements:
    """Given agreements and those that only texts tell of."""

    def __init__(self, agreements: Sequence[Ceasefire], view: View) -> None:
        self._given, self._view = tuple(agreements), view
        self._found: list[Ceasefire] = []

    def noted(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings, one by one as they are looked through."""
        for reading in readings:
            self._found += agreements_in_text([reading], self._given, view=self._view)
            yield reading

    def all(self) -> tuple[Ceasefire, ...]:
        """The given ones, then the found ones by id."""
        return (*self._given, *merged(self._found))


def compare_statements(
    readings: Iterable[Reading], agreements: Sequence[Ceasefire], *, view: View
) -> Statements:
    """The register and all allegations, demands, replies and tallies of a corpus.

    Args:
        readings: in the order of article ids; gone through more than once.
        agreements: those that the knowledge packs list.
        view: the knowledge packs.
    """
    told = NewAgreements(agreements, view)
    for _ in told.noted(readings):
        pass
    return compare_said(readings, told.all(), view=view)


def compare_said(
    readings: Iterable[Reading], everything: tuple[Ceasefire, ...], *, view: View
) -> Statements:
    """What ``compare_statements`` finds, where all agreements are known, those of texts too."""
    said = _Said(AllAllegations(view))
    for block in _blocks(readings):
        _say(said, block, everything, view)
    return Statements(
        ceasefires=everything,
        mentions=tuple(said.mentions),
        allegations=tuple(said.allegations),
        replies=tuple(find_replies(readings, said.every, view=view)),
        tallies=tuple(running_checks(said.tallies)),
        demands=tuple(said.demands),
    )


def _blocks(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    source = iter(readings)
    while block := list(islice(source, BLOCK)):
        yield block


def _say(said: _Said, block: list[Reading], agreements: Sequence[Ceasefire], view: View) -> None:
    mentions = truce_mentions(block, agreements, view=view)
    allegations = find_allegations(block, mentions=mentions, agreements=agreements, view=view)
    said.mentions += mentions
    said.allegations += allegations
    said.tallies += tallies_of_articles(block, mentions=mentions, agreements=agreements, view=view)
    said.demands += find_demands(block, allegations, mentions=mentions, view=view)
    laid: dict[str, list[Allegation]] = defaultdict(list)
    for allegation in allegations:
        laid[allegation.article_id].append(allegation)
    for reading in block:
        said.every.add(reading.article, laid[reading.article.id])
