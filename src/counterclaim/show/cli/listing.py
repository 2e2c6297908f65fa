"""Commands that ask a ledger: claims, actors, incidents, search."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from counterclaim.ledger import open_ledger, queries
from counterclaim.records import Stance
from counterclaim.show.cli.asked import corpus_of
from counterclaim.show.cli.output import LEDGER, Column, print_rows, with_json
from counterclaim.show.exports.telling_rows import ClaimRow, claim_rows
from counterclaim.show.report.actors import actor_views
from counterclaim.show.report.incidents import incident_views

Command = Callable[..., Any]


def asks_ledger(command: Command) -> Command:
    """Adds what every listing takes: the ledger and ``--json``."""
    return click.argument("ledger", type=LEDGER)(with_json(command))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What claims to show; an empty field filters nothing. Words match anywhere, folded."""

    speaker: str = ""
    about: str = ""
    outlet: str = ""
    stance: str = ""
    since: str = ""
    until: str = ""

    def keeps(self, row: ClaimRow) -> bool:
        """Whether a claim passes every filter that is set."""
        return (
            _within(self.speaker, row.speaker)
            and _within(self.about, f"{row.content} {row.title}")
            and _within(self.outlet, row.outlet)
            and self.stance in ("", row.stance)
            and (not self.since or (row.published_end or "9999") > self.since)
            and (not self.until or (row.published_start or "0000") <= self.until)
        )


def _within(needle: str, words: str) -> bool:
    return needle.casefold() in words.casefold()


def _day(value: datetime | None) -> str:
    return value.date().isoformat() if value else ""


@click.command()
@asks_ledger
@click.option("--speaker", default="", help="Name, or part of it, of who speaks.")
@click.option("--about", default="", help="Words in the claim or the article's title.")
@click.option("--outlet", default="", help="Name, or part of it, of the outlet.")
@click.option("--stance", type=click.Choice([s.value for s in Stance]), default=None)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Published on or after.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Published on or before.")
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
    wanted = ClaimFilter(since=_day(since), until=_day(until), stance=stance or "", **words)
    rows = [row for row in claim_rows(corpus_of(ledger)) if wanted.keeps(row)]
    shown = rows[:limit] if limit else rows
    columns = [
        Column("Through whom", "chain"),
        Column("Stance", "stance"),
        Column("Claim", "content"),
        Column("Where", "permalink"),
    ]
    print_rows(shown, columns, as_json=as_json, nothing="No claim matches.")
    _more(len(rows), len(shown), as_json)


def _more(found: int, shown: int, as_json: bool) -> None:
    if found > shown:
        click.echo(f"{found - shown} more; --limit 0 shows all.", err=as_json)


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with what it is called and how often it speaks."""

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
    found = [
        ActorRow(
            view.name,
            view.kind,
            tuple(n.text for n in view.names),
            len(view.claims),
            view.about,
            view.known,
        )
        for view in actor_views(corpus_of(ledger))
    ]
    rows = [r for r in found if _within(name, " ".join((r.name, *r.names_seen)))]
    columns = [
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
    independence: str
    conflicts: str


@click.command()
@asks_ledger
@click.option("--all", "everything", is_flag=True, help="Also those that one article tells.")
def incidents(ledger: Path, as_json: bool, everything: bool) -> None:
    """List happenings that several accounts tell, and on what they conflict."""
    found = incident_views(corpus_of(ledger))
    views = [v for v in found if everything or v.articles > 1]
    if as_json:
        print_rows(views, (), as_json=True, nothing="")
        return
    rows = [
        IncidentRow(v.id[:8], v.title, v.type, v.when, v.where, v.independence, v.conflict_slots)
        for v in views
    ]
    columns = [
        Column("Id", "id"),
        Column("Incident", "title"),
        Column("When", "when"),
        Column("Where", "where"),
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
        Column("Published", "published_start"),
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
