"""The command that lists dated happenings in their order: ``timeline``."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from counterclaim.ledger import Ledger, open_ledger, queries
from counterclaim.ledger.queries.articles import published_days
from counterclaim.ledger.queries.claims import claims_by_id
from counterclaim.ledger.queries.naming import actor_like, ceasefire_like, place_like
from counterclaim.ledger.rows_timeline import Timeline, TimelineSentence
from counterclaim.show.cli.asked import tell_if_stale
from counterclaim.show.cli.output import (
    DAY,
    LEDGER,
    Column,
    days_asked,
    print_json,
    print_rows,
    published_days_words,
)
from counterclaim.show.corpus import NO_OUTLET
from counterclaim.show.escape import for_cell

HEADER = ("day", "origins", "articles", "incidents", "outlet", "speaker", "published", "sentence")
PLACE = ("article_id", "start", "end")


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day as a listing shows it."""

    day: str
    origins: int
    articles: int
    incidents: tuple[str, ...]
    sentence: str
    told_by: str


@click.command()
@click.argument("ledger", type=LEDGER)
@click.option("--actor", default="", help="Who acts, is acted on, or tells it; a name or id.")
@click.option("--place", default="", help="Where, with all that lies in it; a name or id.")
@click.option("--ceasefire", default="", help="An agreement; its name, part of it, or id.")
@click.option("--query", default="", help="Words that all stand in the sentence.")
@click.option("--from", "--since", "since", type=DAY, help="The first day.")
@click.option("--to", "--until", "until", type=DAY, help="The last day.")
@click.option("--top", type=click.IntRange(1), help="Only so many days, the most told.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="As what.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def timeline(
    ledger: Path,
    since: datetime | None,
    until: datetime | None,
    top: int | None,
    form: str,
    as_json: bool,
    **names: str,
) -> None:
    """List the days on which something is told to have happened, with the sentences.

    Each day with how many independent origins tell of it: a speaker is one origin
    wherever quoted, and so are copies of one text. --top keeps the days of most origins.
    """
    tell_if_stale(ledger)
    with open_ledger(ledger, readonly=True) as opened:
        days = days_asked(since, until)
        found = queries.timeline(opened, _wanted(opened, days, **names), top=top)
        told = {s.claim for day in found.days for s in day.sentences if s.claim}
        chains = {key: claim.chain for key, claim in claims_by_id(opened, told).items()}
        shown = {day.sentences[0].article_id for day in found.days}
        published = published_days(opened, shown)
    if as_json or form == "json":
        print_json(found)
    elif form == "csv":
        _csv(found, chains)
    else:
        _table(found, chains, published)


def _wanted(
    ledger: Ledger,
    days: tuple[str | None, str | None],
    *,
    actor: str,
    place: str,
    ceasefire: str,
    query: str,
) -> queries.TimelineFilter:
    return queries.TimelineFilter(
        actor=actor_like(ledger, actor) if actor else None,
        place=place_like(ledger, place) if place else None,
        ceasefire=ceasefire_like(ledger, ceasefire) if ceasefire else None,
        words=query,
        since=days[0],
        until=days[1],
    )


def _table(
    found: Timeline,
    chains: Mapping[str, tuple[str, ...]],
    published: Mapping[str, tuple[str | None, str | None]],
) -> None:
    rows = [
        DayRow(
            day.day,
            day.origins,
            day.articles,
            tuple(i.title for i in day.incidents[:3]),
            day.sentences[0].words,
            f"{' → '.join(_chain(day.sentences[0], chains))}, "
            f"{published_days_words(*published[day.sentences[0].article_id])}",
        )
        for day in found.days
    ]
    columns = [
        Column("Day", "day"),
        Column("Origins", "origins", right=True),
        Column("Articles", "articles", right=True),
        Column("Incidents", "incidents"),
        Column("In the words of one", "sentence"),
        Column("Told by", "told_by"),
    ]
    print_rows(rows, columns, as_json=False, nothing="Nothing that matches is dated to a day.")
    if found.total > len(found.days):
        click.echo(f"{found.total - len(found.days)} more days.")
    if found.undated:
        click.echo(f"{found.undated} more events are dated to no single day.")


def _chain(sentence: TimelineSentence, chains: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Who tells a sentence, from the outlet inwards; the outlet alone for its own voice."""
    return chains.get(sentence.claim or "", (sentence.outlet or NO_OUTLET,))


def _csv(found: Timeline, chains: Mapping[str, tuple[str, ...]]) -> None:
    """One line per sentence, cells that a spreadsheet would run defused."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow((*HEADER, *PLACE))
    for day in found.days:
        titles = "; ".join(i.title for i in day.incidents)
        for s in day.sentences:
            speaker = " → ".join(_chain(s, chains)[1:])
            told = (s.outlet, speaker, s.published_start, s.words, s.article_id, s.start, s.end)
            cells = (day.day, day.origins, day.articles, titles, *told)
            out.writerow([for_cell(cell) for cell in cells])


COMMANDS = (timeline,)
