"""Claims by words of their speaker, outlet or content, as the command line lists them.

Words match anywhere and in any case, which an index cannot answer; so all claims that
fit otherwise are passed by, a few columns of each, and only those that fit are kept.
"""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.select import CHUNK, NO_OUTLET, Where
from counterclaim.ledger.queries.voices import Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsFilter:
    """Which claims; an empty field filters nothing.

    ``speaker``, ``about`` and ``outlet`` are words in the speaker's name, in the content or
    the article's title, and in the outlet's name; ``since`` and ``until`` are ISO days, both
    included, that the days of publication must touch.
    """

    speaker: str = ""
    about: str = ""
    outlet: str = ""
    stance: str = ""
    since: str = ""
    until: str = ""

    def where(self) -> Where:
        """The conditions that SQL can answer."""
        where = Where()
        where.add("c.rejected = 0")
        if self.stance:
            where.add("c.stance = ?", self.stance)
        if self.since:
            where.add("coalesce(c.published_end, '9999') > ?", self.since)
        if self.until:
            where.add("coalesce(c.published_start, '0000') <= ?", self.until)
        return where


def claims_with_words(ledger: LedgerFile, wanted: WordsFilter) -> Iterator[tuple[str, str]]:
    """Article and claim of each claim that fits, by day of publication, article and position."""
    where = wanted.where()
    rows = ledger.db.execute(
        "SELECT c.key, c.article_id, c.id, c.outlet, a.title, c.quote FROM claim AS c "
        "JOIN article AS a ON a.id = c.article_id JOIN attribution AS t ON t.id = c.id "
        f"{where.sql} ORDER BY c.published_start, c.article_id, t.ordinal",
        where.values,
    )
    while some := list(islice(rows, CHUNK)):
        fitting = [row for row in some if _told(wanted, row)]
        if wanted.speaker and fitting:
            voices = Voices(ledger.db)
            voices.prepare([row[0] for row in fitting])
            fitting = [row for row in fitting if stands_in(wanted.speaker, voices.voice(row[2]))]
        yield from ((row[1], row[2]) for row in fitting)


def _told(wanted: WordsFilter, row: Any) -> bool:
    outlet, title, quote = row[3:]
    words = " ".join(quote.split())
    return stands_in(wanted.outlet, outlet or NO_OUTLET) and stands_in(
        wanted.about, f"{words} {title}"
    )


def stands_in(needle: str, words: str) -> bool:
    """Whether words hold others, in any case."""
    return needle.casefold() in words.casefold()
