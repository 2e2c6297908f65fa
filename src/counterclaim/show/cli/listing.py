"""Commands that ask a ledger: claims, actors, incidents, search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import click

from counterclaim.ledger import open_ledger, queries
from counterclaim.ledger.load_part import compared_of_incident
from counterclaim.ledger.queries import IncidentFilter
from counterclaim.ledger.queries.actors import names_seen
from counterclaim.ledger.queries.listed import ListedFilter, listed_claims, within
from counterclaim.ledger.queries.outlines import Outline, outlines
from counterclaim.ledger.rows_compared import IncidentRow as Stored
from counterclaim.records import Stance
from counterclaim.show.cli.asked import Asked, asked_of, tell_if_stale
from counterclaim.show.cli.output import (
    ADDRESS,
    DAY,
    LEDGER,
    PUBLISHED,
    Column,
    print_rows,
    with_json,
)
from counterclaim.show.exports.telling_rows import ClaimRow, claim_rows
from counterclaim.show.outlining import conflict_words, told_as
from counterclaim.show.report.incidents import IncidentView, incident_views
from counterclaim.show.wording import counted, days_between

Command = Callable[..., Any]


def asks_ledger(command: Command) -> Command:
    """Adds what every listing takes: the ledger and ``--json``."""
    return click.argument("ledger", type=LEDGER)(with_json(command))


def _day(value: datetime | None) -> str:
    return value.date().isoformat() if value else ""


@click.command()
@asks_ledger
@click.option("--speaker", default="", help="Name, or part of it, of who speaks.")
@click.option("--about", default="", help="Words in the claim or the article's title.")
@click.option("--outlet", default="", help="Name, or part of it, of the outlet.")
@click.option("--stance", type=click.Choice([s.value for s in Stance]), default=None)
@click.option("--since", type=DAY, help="Published on or after.")
@click.option("--until", type=DAY, help="Published on or before.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="0 for all."
)
def claims(
    ledger: Path,
    as_json: bool,
    since: datetime | None,
    until: datetime | None,
    stance: str | None,
    limit: int,
    **words: str,
) -> None:
    """List who claims what, with the chain of speakers and the quoted words."""
    wanted = ListedFilter(since=_day(since), until=_day(until), stance=stance or "", **words)
    with asked_of(ledger) as asked:
        found = list(listed_claims(asked.ledger, wanted))
        shown = found[:limit] if limit else found
        rows = _claim_rows(asked, shown)
        print_rows(rows, CLAIM_COLUMNS, as_json=as_json, nothing="No claim matches.")
    _more(len(found), len(shown), as_json)


def _claim_rows(asked: Asked, chosen: Iterable[tuple[str, str]]) -> Iterator[ClaimRow]:
    """The rows of claims given by article and id, an article in memory at a time."""
    for article, pairs in groupby(chosen, key=itemgetter(0)):
        ids = {claim for _, claim in pairs}
        yield from (row for row in claim_rows(asked.part([article])) if row.id in ids)


CLAIM_COLUMNS = (
    PUBLISHED,
    Column("Through whom", "chain"),
    Column("Stance", "stance_by", widest=24),
    Column("Claim", "content"),
    ADDRESS,
)


def _more(found: int, shown: int, as_json: bool) -> None:
    if found > shown:
        click.echo(f"{found - shown} more; --limit 0 shows all.", err=as_json)


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with what it is called and how often it speaks."""

    id: str
    name: str
    kind: str
    names_seen: tuple[str, ...]
    claims: int
    mentions: int
    known: bool


@click.command()
@asks_ledger
@click.option("--name", default="", help="Part of a name or spelling.")
def actors(ledger: Path, as_json: bool, name: str) -> None:
    """List who is who: canonical names, the spellings seen, how often each speaks."""
    with open_ledger(ledger, readonly=True) as opened:
        named = queries.actors(opened, limit=None).rows
        seen = names_seen(opened, [row.id for row in named])
    found = [
        ActorRow(
            row.id,
            row.name,
            row.kind.replace("_", " "),
            seen.get(row.id, ()),
            row.said,
            row.mentions,
            row.known,
        )
        for row in named
    ]
    rows = [r for r in found if within(name, " ".join((r.name, *r.names_seen)))]
    columns = [
        Column("Id", "id"),
        Column("Actor", "name"),
        Column("Kind", "kind"),
        Column("Names seen", "names_seen"),
        Column("Claims", "claims", right=True),
        Column("Mentions", "mentions", right=True),
    ]
    print_rows(rows, columns, as_json=as_json, nothing="No actor matches.")


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident with its independence and where its accounts conflict."""

    id: str
    title: str
    type: str
    when: str
    where: str
    told_as: str
    independence: str
    conflicts: str


def incident_row(row: Stored, outline: Outline) -> IncidentRow:
    """An incident of the ledger in words."""
    told = counted(row.accounts, "account"), counted(row.articles, "article")
    return IncidentRow(
        row.id[:8],
        row.title,
        row.type,
        days_between(row.interval_start, row.interval_end) or "date not stated",
        row.place.name if row.place else "place not stated",
        told_as(row.type, outline.told),
        f"{' in '.join(told)}, {counted(row.origins, 'origin')}",
        conflict_words(outline.conflicts),
    )


def _incident_views(asked: Asked, rows: Iterable[Stored]) -> Iterator[IncidentView]:
    """Incidents with all that is told of them, one in memory at a time."""
    for row in rows:
        compared = compared_of_incident(asked.ledger.db, row.id)
        if compared is not None:
            told = {a.article_id for i in compared.incidents for a in i.accounts}
            shared = {o.key.partition(":")[2] for o in compared.origins}
            yield from incident_views(asked.part(sorted(told | shared), compared))


@click.command()
@asks_ledger
@click.option(
    "--all", "everything", is_flag=True, help="Also those whose accounts all stand in one article."
)
def incidents(ledger: Path, as_json: bool, everything: bool) -> None:
    """List happenings that several accounts tell, most independent origins first.

    Each with the slots in which its accounts conflict.
    """
    tell_if_stale(ledger)
    wanted = IncidentFilter(least_accounts=2, least_articles=1 if everything else 2)
    with asked_of(ledger) as asked:
        found = queries.incidents(asked.ledger, wanted, order="told", limit=None).rows
        if as_json:
            print_rows(_incident_views(asked, found), (), as_json=True, nothing="")
            return
        told = outlines(asked.ledger, [row.id for row in found])
    rows = [incident_row(row, told[row.id]) for row in found]
    columns = [
        Column("Id", "id"),
        Column("Incident", "title"),
        Column("When", "when"),
        Column("Where", "where"),
        Column("Told as", "told_as"),
        Column("Told by", "independence"),
        Column("Conflict on", "conflicts"),
    ]
    print_rows(rows, columns, as_json=False, nothing="No incident is told by several articles.")


@click.command()
@asks_ledger
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many articles."
)
def search(ledger: Path, as_json: bool, words: tuple[str, ...], limit: int) -> None:
    """Search the text of all articles; quotation marks around a phrase, * after a stem."""
    with open_ledger(ledger, readonly=True) as opened:
        page = queries.search(opened, " ".join(words), limit=limit)
    columns = [
        Column("Outlet", "outlet"),
        Column("Article", "title"),
        PUBLISHED,
        Column("Words", "snippet"),
    ]
    print_rows(page.rows, columns, as_json=as_json, nothing="No article holds these words.")
    _more(page.total, len(page.rows), as_json)


COMMANDS: Iterable[click.Command] = (
    claims,
    actors,
    incidents,
    search,
)
