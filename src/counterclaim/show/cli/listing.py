"""Commands that ask a ledger: claims, actors, search."""

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
from counterclaim.ledger.queries.actors import names_seen
from counterclaim.ledger.queries.worded import WordsFilter, claims_with_words, stands_in
from counterclaim.records import Stance
from counterclaim.show.cli.asked import Asked, asked_of
from counterclaim.show.cli.output import (
    ADDRESS,
    DAY,
    LEDGER,
    PUBLISHED,
    Column,
    print_rows,
    tell_of_more,
    with_json,
    with_limit,
)
from counterclaim.show.exports.telling_rows import ClaimRow, claim_rows

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
@with_limit
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
    wanted = WordsFilter(since=_day(since), until=_day(until), stance=stance or "", **words)
    with asked_of(ledger) as asked:
        found = list(claims_with_words(asked.ledger, wanted))
        shown = found[:limit] if limit else found
        rows = _claim_rows(asked, shown)
        print_rows(rows, CLAIM_COLUMNS, as_json=as_json, nothing="No claim matches.")
    tell_of_more(len(found), len(shown), as_json)


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
    rows = [r for r in found if stands_in(name, " ".join((r.name, *r.names_seen)))]
    columns = [
        Column("Id", "id"),
        Column("Actor", "name"),
        Column("Kind", "kind"),
        Column("Names seen", "names_seen"),
        Column("Claims", "claims", right=True),
        Column("Mentions", "mentions", right=True),
    ]
    print_rows(rows, columns, as_json=as_json, nothing="No actor matches.")


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
    tell_of_more(page.total, len(page.rows), as_json)


COMMANDS: Iterable[click.Command] = (
    claims,
    actors,
    search,
)
