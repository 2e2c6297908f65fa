"""What is said of truces and laid on others: register, allegations, demands, replies, tallies.

The readings are gone through block by block, three times: for the agreements that only
texts tell of, which all articles must know; for what each article says by itself; and for
replies, which may answer an article far away. Only what is found is held, and of articles
with allegations the words of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from counterclaim.compare.allegations import find_allegations
from counterclaim.compare.ceasefires import agreements_in_text, truce_mentions
from counterclaim.compare.demands import find_demands
from counterclaim.compare.replies import find_replies
from counterclaim.compare.tallies import tallies_of_articles
from counterclaim.compare.tallychecks import running_checks
from counterclaim.protocols import View
from counterclaim.records import (
    Allegation,
    Ceasefire,
    CeasefireMention,
    Demand,
    Reading,
    Reply,
    ResolvedArticle,
    Tally,
    Understanding,
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
    """What articles say by themselves, and the words of those with allegations."""

    mentions: list[CeasefireMention] = field(default_factory=list)
    allegations: list[Allegation] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    words: dict[str, Reading] = field(default_factory=dict)


def compare_statements(
    readings: Iterable[Reading], agreements: Sequence[Ceasefire], *, view: View
) -> Statements:
    """The register and all allegations, demands, replies and tallies of a corpus.

    Args:
        readings: in the order of article ids; gone through more than once.
        agreements: those that the knowledge packs list.
        view: the knowledge packs.
    """
    everything = (*agreements, *_new_agreements(readings, agreements, view))
    said = _Said()
    for block in _blocks(readings):
        _say(said, block, everything, view)
    return Statements(
        ceasefires=everything,
        mentions=tuple(said.mentions),
        allegations=tuple(said.allegations),
        replies=tuple(_replies(readings, said, view)),
        tallies=tuple(running_checks(said.tallies)),
        demands=tuple(said.demands),
    )


def _blocks(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    source = iter(readings)
    while block := list(islice(source, BLOCK)):
        yield block


def _new_agreements(
    readings: Iterable[Reading], agreements: Sequence[Ceasefire], view: View
) -> list[Ceasefire]:
    """Agreements that only texts tell of, by id; the first article gives the record."""
    found: dict[str, Ceasefire] = {}
    for block in _blocks(readings):
        for agreement in agreements_in_text(block, agreements, view=view):
            found.setdefault(agreement.id, agreement)
    return [found[key] for key in sorted(found)]


def _say(said: _Said, block: list[Reading], agreements: Sequence[Ceasefire], view: View) -> None:
    mentions = truce_mentions(block, agreements, view=view)
    allegations = find_allegations(block, mentions=mentions, agreements=agreements, view=view)
    said.mentions += mentions
    said.allegations += allegations
    said.tallies += tallies_of_articles(block, mentions=mentions, agreements=agreements, view=view)
    said.demands += find_demands(block, allegations, mentions=mentions, view=view)
    laid: dict[str, list[Allegation]] = {}
    for allegation in allegations:
        laid.setdefault(allegation.article_id, []).append(allegation)
    for reading in block:
        if reading.article.id in laid:
            said.words[reading.article.id] = _shell(reading, laid[reading.article.id])


def _shell(reading: Reading, allegations: Sequence[Allegation]) -> Reading:
    """An article with no more of its text than the words of its allegations, where they stood."""
    article, text = reading.article, [" "] * max(a.span.end for a in allegations)
    for span in (allegation.span for allegation in allegations):
        text[span.start : span.end] = article.text[span.start : span.end]
    bare = replace(article, text="".join(text), raw=b"", boilerplate=())
    return Reading(bare, Understanding(article.id, ()), ResolvedArticle(article.id))


def _replies(readings: Iterable[Reading], said: _Said, view: View) -> Iterator[Reply]:
    for block in _blocks(readings):
        own = {reading.article.id for reading in block}
        others = [shell for key, shell in said.words.items() if key not in own]
        for reply in find_replies([*block, *others], said.allegations, view=view):
            if reply.article_id in own:
                yield reply
