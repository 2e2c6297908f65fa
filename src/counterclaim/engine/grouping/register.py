"""The register part by part: the same records as ``compare`` finds in one piece.

Most of it is of one article. Three things cross articles. An agreement told of in texts
is known to all: each part tells its own, and the first article by id gives the record. An
answer may meet an allegation of another article of those days: allegations are laid out
by fortnight, and a part reads those of its own days that concern who is named in it.
Running totals must follow from one another: tallies meet by what such totals share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import compute, parquet

from counterclaim.compare.charges.allegations import find_allegations
from counterclaim.compare.charges.demands import find_demands
from counterclaim.compare.replies.answers import find_replies
from counterclaim.compare.replies.links import NEAR_DAYS, AllAllegations
from counterclaim.compare.sides import side
from counterclaim.compare.tallies.counts import tallies_of_articles
from counterclaim.compare.truces.ceasefires import truce_mentions
from counterclaim.engine.grouping.index import Indexed, Step, readings_of
from counterclaim.engine.grouping.statements import read_rows, stated_row, write_rows
from counterclaim.engine.grouping.tallying import count_tallies
from counterclaim.engine.shelf import read_table, write_table
from counterclaim.protocols import View
from counterclaim.records import (
    Allegation,
    Article,
    Ceasefire,
    DateBasis,
    Interval,
    Published,
    Reading,
)
from counterclaim.spans import Span

FORTNIGHT = 14
_TEXT, _DATE = pa.string(), pa.date32()
#: An allegation as far as an answer in another article asks for it.
LAID = pa.schema(
    [
        *((name, _TEXT) for name in ("id", "article_id", "act", "perpetrator", "words")),
        *((name, _DATE) for name in ("start", "end")),
    ]
)


def _results(step: Step) -> Path:
    return step.work / "results"


@dataclass(frozen=True, slots=True)
class Stating:
    """A part whose statements are to be found, given all agreements there are."""

    indexed: Indexed
    agreements: tuple[Ceasefire, ...]


def state_part(task: Stating) -> int:
    """Finds truce phrases, allegations, demands and tallies of a part; how many."""
    own = task.indexed
    step, view = own.step, own.step.stock.view
    readings = list(readings_of(own.parts))
    articles = {r.article.id: r.article for r in readings}
    mentions = truce_mentions(readings, task.agreements, view=view)
    allegations = find_allegations(
        readings, mentions=mentions, agreements=task.agreements, view=view
    )
    tallies = tallies_of_articles(
        readings, mentions=mentions, agreements=task.agreements, view=view
    )
    demands = find_demands(readings, allegations, mentions=mentions, view=view)
    for table, records in (
        ("ceasefire_mentions", mentions),
        ("allegations", allegations),
        ("demands", demands),
    ):
        rows = [stated_row(table, r, articles[r.article_id]) for r in records]
        write_rows(_results(step), table, own.name, rows)
    _lay_out(own, allegations, articles)
    count_tallies(own, tallies, articles)
    return len(mentions) + len(allegations) + len(tallies) + len(demands)


def _lay_out(own: Indexed, allegations: Iterable[Allegation], articles: dict[str, Article]) -> None:
    """Writes allegations against a named side to the fortnights of their articles."""
    laid: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for found in allegations:
        article = articles[found.article_id]
        days = article.published.interval
        if found.perpetrator is None or days.start is None or days.end is None:
            continue  # no answer of another article can be near it
        row = {
            **{n: getattr(found, n) for n in ("id", "article_id", "act", "perpetrator")},
            "words": found.span.of(article.text),
            "start": days.start,
            "end": days.end,
        }
        for fortnight in _fortnights(days.start, days.end):
            laid[fortnight].append(row)
    for fortnight, rows in laid.items():
        path = own.step.work / "laid" / str(fortnight) / f"{own.name}.parquet"
        write_table(pa.Table.from_pylist(rows, schema=LAID), path)


def _fortnights(start: date, end: date) -> range:
    return range(start.toordinal() // FORTNIGHT, end.toordinal() // FORTNIGHT + 1)


@dataclass(frozen=True, slots=True)
class Fortnight:
    """The allegations of articles that may be of some fortnight, counted from year 1."""

    step: Step
    number: int

    @property
    def folder(self) -> Path:
        """Where the parts laid them."""
        return self.step.work / "laid" / str(self.number)

    @property
    def path(self) -> Path:
        """All of them in one file."""
        return self.folder.with_suffix(".parquet")


def fortnights(step: Step) -> list[Fortnight]:
    """The fortnights for which something was laid out."""
    found = (step.work / "laid").glob("*/")
    return [Fortnight(step, int(folder.name)) for folder in sorted(found) if folder.is_dir()]


def merge_fortnight(task: Fortnight) -> int:
    """Makes one file of what the parts laid out, sorted by day; how many allegations."""
    tables = [read_table(path) for path in sorted(task.folder.glob("*.parquet"))]
    whole = pa.concat_tables(tables).sort_by([("start", "ascending"), ("id", "ascending")])
    write_table(whole, task.path)
    return int(whole.num_rows)


def answer_part(own: Indexed) -> int:
    """Finds the replies of a part, in its articles and to those of the days around; how many."""
    step, view = own.step, own.step.stock.view
    readings = list(readings_of(own.parts))
    articles = {r.article.id: r.article for r in readings}
    allegations = read_rows(_results(step), "allegations", own.name)
    every = AllAllegations(view)
    for name, article in articles.items():
        every.add(article, (a for a in allegations if a.article_id == name))
    for article, told in _elsewhere(own, readings, view):
        every.add(article, told)
    replies = find_replies(readings, every, view=view)
    rows = [stated_row("replies", r, articles[r.article_id]) for r in replies]
    write_rows(_results(step), "replies", own.name, rows)
    return len(rows)


def _elsewhere(
    own: Indexed, readings: Sequence[Reading], view: View
) -> Iterator[tuple[Article, list[Allegation]]]:
    """The articles of other parts, with the allegations that an answer in this one may meet."""
    days = [r.article.published.interval for r in readings]
    dated = [(d.start, d.end) for d in days if d.start is not None and d.end is not None]
    if not dated:
        return
    near = timedelta(days=NEAR_DAYS + 1)
    low, high = min(start for start, _ in dated) - near, max(end for _, end in dated) + near
    here = {r.article.id for r in readings}
    sides = {name for actor in _named(readings) for name in side(actor, view)}
    held: dict[str, list[dict[str, Any]]] = defaultdict(list)
    known: set[str] = set()
    for row in _laid(own.step, low, high, sides):
        if row["id"] not in known and row["article_id"] not in here:
            known.add(row["id"])
            held[row["article_id"]].append(row)
    for article, rows in sorted(held.items()):
        yield _thin(article, rows)


def _named(readings: Iterable[Reading]) -> set[str]:
    """Everybody who is named in some articles or speaks in them."""
    found: set[str | None] = set()
    for reading in readings:
        found.update(r.entity for r in reading.resolved.resolutions)
        found.update(s.actor for s in reading.resolved.speakers)
        found.update(s.body for s in reading.resolved.speakers)
    return {name for name in found if name is not None}


def _laid(step: Step, low: date, high: date, sides: set[str]) -> Iterator[dict[str, Any]]:
    """Allegations of articles near some days against somebody on one of some sides."""
    view = step.stock.view
    for number in _fortnights(low, high):
        path = Fortnight(step, number).path
        if not path.exists():
            continue
        days = (compute.field("start") <= high) & (compute.field("end") >= low)
        rows = parquet.read_table(path, filters=days)
        accused = compute.unique(rows.column("perpetrator")).to_pylist()
        wanted = pa.array([a for a in accused if side(a, view) & sides], pa.string())
        yield from rows.filter(compute.is_in(rows.column("perpetrator"), wanted)).to_pylist()


def _thin(article_id: str, rows: Sequence[dict[str, Any]]) -> tuple[Article, list[Allegation]]:
    """An article that holds the words of its allegations alone, and these."""
    text, told = "", []
    for row in rows:
        span = Span(len(text), len(text) + len(row["words"]))
        text += row["words"]
        told.append(
            Allegation(
                id=row["id"],
                article_id=article_id,
                span=span,
                act=row["act"],
                alleger=None,
                perpetrator=row["perpetrator"],
                outlet_voice=True,
                made_by="",
            )
        )
    published = Published(Interval(rows[0]["start"], rows[0]["end"]), DateBasis.METADATA)
    article = Article(
        id=article_id,
        sha256="",
        raw=b"",
        text=text,
        title="",
        origin="",
        media_type="",
        published=published,
    )
    return article, told
