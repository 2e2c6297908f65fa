"""The commands that show incidents: listed, and one with its accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from counterclaim.ledger import open_ledger, queries
from counterclaim.ledger.load_part import compared_of_incident
from counterclaim.ledger.pairing import incident_like
from counterclaim.ledger.queries import IncidentFilter
from counterclaim.ledger.queries.claims import claims_by_id
from counterclaim.ledger.queries.naming import actor_like, place_like
from counterclaim.ledger.queries.outlines import Outline, outlines
from counterclaim.ledger.rows import Quote
from counterclaim.ledger.rows_compared import AccountRow, ComparisonRow, IncidentDetail, ValueRow
from counterclaim.ledger.rows_compared import IncidentRow as Stored
from counterclaim.records import Outcome, Slot
from counterclaim.show.cli.asked import Asked, asked_of, tell_if_stale
from counterclaim.show.cli.output import (
    DAY,
    LEDGER,
    Column,
    days_asked,
    print_json,
    print_rows,
    tell_of_more,
    with_json,
    with_limit,
)
from counterclaim.show.corpus import NO_OUTLET
from counterclaim.show.escape import for_terminal
from counterclaim.show.outlining import SLOT_WORDS, conflict_words, told_as, told_by
from counterclaim.show.report.incidents import IncidentView, incident_views, shown_of
from counterclaim.show.wording import days_between


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
    return IncidentRow(
        row.id[:8],
        row.title,
        row.type,
        days_between(row.interval_start, row.interval_end) or "date not stated",
        row.place.name if row.place else "place not stated",
        told_as(row.type, outline.told),
        told_by(row.accounts, row.articles, row.origins),
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


COLUMNS = (
    Column("Id", "id"),
    Column("Incident", "title"),
    Column("When", "when"),
    Column("Where", "where"),
    Column("Told as", "told_as"),
    Column("Told by", "independence"),
    Column("Conflict on", "conflicts"),
)


@click.command()
@click.argument("ledger", type=LEDGER)
@with_json
@click.option("--about", default="", help="Words in the title or the place's name.")
@click.option("--actor", default="", help="Who takes part; a name or id.")
@click.option("--place", default="", help="Where, with all that lies in it; a name or id.")
@click.option("--since", type=DAY, help="The first day of the happening.")
@click.option("--until", type=DAY, help="The last day.")
@click.option("--conflict", is_flag=True, help="Only those whose accounts conflict.")
@click.option(
    "--all", "everything", is_flag=True, help="Also those whose accounts all stand in one article."
)
@with_limit
def incidents(
    ledger: Path,
    as_json: bool,
    about: str,
    actor: str,
    place: str,
    since: datetime | None,
    until: datetime | None,
    conflict: bool,
    everything: bool,
    limit: int,
) -> None:
    """List happenings that several accounts tell, most independent origins first.

    Each with the words that tell of it and what its accounts conflict on.
    """
    tell_if_stale(ledger)
    first, after = days_asked(since, until)
    with asked_of(ledger) as asked:
        wanted = IncidentFilter(
            least_accounts=2,
            least_articles=1 if everything else 2,
            text=about or None,
            actor=actor_like(asked.ledger, actor) if actor else None,
            place=place_like(asked.ledger, place) if place else None,
            since=first,
            until=after,
            conflict=conflict,
        )
        page = queries.incidents(asked.ledger, wanted, order="told", limit=limit or None)
        if as_json:
            print_rows(_incident_views(asked, page.rows), (), as_json=True, nothing="")
        else:
            told = outlines(asked.ledger, [row.id for row in page.rows])
            rows = [incident_row(row, told[row.id]) for row in page.rows]
            nothing = "No incident that matches is told by several articles."
            print_rows(rows, COLUMNS, as_json=False, nothing=nothing)
    tell_of_more(page.total, len(page.rows), as_json)


@click.command()
@click.argument("ledger", type=LEDGER)
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
def incident(ledger: Path, name: str, as_json: bool) -> None:
    """Show the incident ID: who tells it, in which words, agreeing or conflicting on what.

    The beginning of an id is enough, if no other incident begins so.
    """
    tell_if_stale(ledger)
    with open_ledger(ledger, readonly=True) as opened:
        found = incident_like(opened, name)
        claims = claims_by_id(opened, {a.claim for a in found.accounts if a.claim})
    if as_json:
        print_json(found)
        return
    for line in _lines(found, {key: claim.chain for key, claim in claims.items()}):
        click.echo(for_terminal(line[2:]) if line.startswith("- ") else line)


def _lines(found: IncidentDetail, chains: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    row = found.row
    when = days_between(row.interval_start, row.interval_end)
    yield f"- {row.id}  {row.title}, {when or 'date not stated'}"
    yield f"- Joined because: {'; '.join(row.reasons) or 'told once'} (score {row.score:g})"
    for number, account in enumerate(found.accounts, 1):
        yield ""
        yield f"- {number}. {_who(account, chains)}"
        triggers = {v.quotes for v in account.values if v.slot == Slot.EXISTENCE}
        for value in account.values:
            shown = shown_of(value.slot, value.value, value.shown)
            quoted = _quoted(value, carried=value.slot == Slot.DATE and value.quotes in triggers)
            yield "    " + for_terminal(f"{SLOT_WORDS[Slot(value.slot)]}: {shown}{quoted}")
    numbers = {account.id: at for at, account in enumerate(found.accounts, 1)}
    yield ""
    for comparison in sorted(found.comparisons, key=lambda c: c.outcome != Outcome.CONFLICT):
        if comparison.outcome != Outcome.SILENT:
            yield "- " + _compared(comparison, numbers)
    for origin in found.origins:
        told = ", ".join(str(numbers[a]) for a in origin.accounts)
        yield f"- One origin: {told} ({origin.why})"


def _quoted(value: ValueRow, *, carried: bool) -> str:
    """The words of a value that does not show them itself, or that its own sentence has none."""
    if carried:
        return "  (carried over: its sentence names no day)"
    said = " … ".join(q.words for q in value.quotes)
    return "" if value.shown == said or f"(“{said}”)" in value.shown else f"  “{said}”"


def _who(account: AccountRow, chains: Mapping[str, tuple[str, ...]]) -> str:
    """Who tells it, from the outlet inwards, in which article of which day."""
    chain = chains.get(account.claim or "", (account.outlet or NO_OUTLET,))
    return f"{' → '.join(chain)}, {account.published_start or 'undated'}: {account.title}"


def _compared(found: ComparisonRow, numbers: dict[str, int]) -> str:
    kind = f" of {found.kind}" if found.kind else ""
    words = f"{_words(found.quotes_a)} | {_words(found.quotes_b)}"
    pair = f"{numbers[found.a]} and {numbers[found.b]}"
    slot = SLOT_WORDS[Slot(found.slot)]
    return f"{pair}, {slot}: {found.outcome}{kind}, {found.rule}: {words}"


def _words(quotes: tuple[Quote, ...]) -> str:
    return " … ".join(f"“{q.words}”" for q in quotes)


COMMANDS = (incidents, incident)
