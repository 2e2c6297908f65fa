"""The commands that show incidents: listed, and one with its accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from counterclaim.ledger import open_ledger, queries
from counterclaim.ledger.load_part import compared_of_incident
from counterclaim.ledger.pairing import incident_like
from counterclaim.ledger.queries import IncidentFilter
from counterclaim.ledger.queries.articles import published_days
from counterclaim.ledger.queries.claims import claims_by_id
from counterclaim.ledger.queries.naming import actor_like, place_like
from counterclaim.ledger.queries.outlines import Outline, outlines
from counterclaim.ledger.rows import Quote
from counterclaim.ledger.rows_compared import (
    AccountRow,
    ComparisonRow,
    IncidentDetail,
    OriginRow,
    ValueRow,
)
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
    published_days_words,
    tell_of_more,
    with_json,
    with_limit,
)
from counterclaim.show.corpus import NO_OUTLET
from counterclaim.show.escape import for_terminal
from counterclaim.show.outlining import DENIED, SLOT_WORDS, conflict_words, told_as, told_by
from counterclaim.show.report.incidents import IncidentView, incident_views, shown_of
from counterclaim.show.wording import counted, days_between


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
        whole = queries.incidents(asked.ledger, replace(wanted, least_articles=1), limit=1).total
    tell_of_more(page.total, len(page.rows), as_json)
    if whole > page.total:
        more = "1 more stands" if whole == page.total + 1 else f"{whole - page.total} more stand"
        click.echo(f"{more} in one article alone; --all shows them too.", err=as_json)


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
        published = published_days(opened, {a.article_id for a in found.accounts})
    if as_json:
        print_json(found)
        return
    told = _Told({key: claim.chain for key, claim in claims.items()}, published)
    for line in _lines(found, told):
        click.echo(for_terminal(line[2:]) if line.startswith("- ") else line)


@dataclass(frozen=True, slots=True)
class _Told:
    """Who tells the claims of an incident, and the days of publication of its articles."""

    chains: Mapping[str, tuple[str, ...]]
    days: Mapping[str, tuple[str | None, str | None]]

    def chain(self, account: AccountRow) -> tuple[str, ...]:
        """Who tells an account, from the outlet inwards."""
        return self.chains.get(account.claim or "", (account.outlet or NO_OUTLET,))

    def head(self, account: AccountRow) -> str:
        """Who tells an account, in which article of which day."""
        day = published_days_words(*self.days[account.article_id])
        return f"{' → '.join(self.chain(account))}, {day}: {account.title}"


def _lines(found: IncidentDetail, told: _Told) -> Iterator[str]:
    row = found.row
    when = days_between(row.interval_start, row.interval_end)
    yield f"- {row.id}  {row.title}, {when or 'date not stated'}"
    yield f"- Joined because: {'; '.join(row.reasons) or 'told once'} (score {row.score:g})"
    for number, account in enumerate(found.accounts, 1):
        yield ""
        yield f"- {number}. {told.head(account)}"
        for value in account.values:
            shown = shown_of(value.slot, value.value, value.shown)
            quoted = _quoted(value, carried=_carried(account, value))
            yield "    " + for_terminal(f"{SLOT_WORDS[Slot(value.slot)]}: {shown}{quoted}")
    yield from _findings(found, told)


def _findings(found: IncidentDetail, told: _Told) -> Iterator[str]:
    """First what conflicts, then who goes back to whom, and last what agrees."""
    accounts = {account.id: account for account in found.accounts}
    numbers = {account.id: at for at, account in enumerate(found.accounts, 1)}
    compared = [c for c in found.comparisons if c.outcome != Outcome.SILENT]
    clashing = [c for c in compared if c.outcome == Outcome.CONFLICT]
    agreeing = [c for c in compared if c.outcome != Outcome.CONFLICT]
    yield ""
    yield "- Conflicts:" if clashing else "- No two accounts conflict."
    for comparison in clashing:
        yield "- " + _compared(comparison, accounts, numbers)
    yield ""
    yield f"- Goes back to {counted(len(found.origins), 'origin')}:"
    for origin in found.origins:
        those = ", ".join(str(numbers[a]) for a in origin.accounts)
        yield f"- {_origin(origin, accounts, told)}: account {those} ({origin.why})"
    if agreeing:
        yield ""
        yield "- Agrees, or can stand beside one another:"
    for comparison in agreeing:
        yield "- " + _compared(comparison, accounts, numbers)


def _origin(origin: OriginRow, accounts: Mapping[str, AccountRow], told: _Told) -> str:
    """What an origin is called: its innermost voice, or of copies every outlet."""
    chains = [told.chain(accounts[key]) for key in origin.accounts]
    if origin.key.startswith("text:"):
        return "text shared by " + " and ".join(sorted({chain[0] for chain in chains}))
    return chains[0][-1]


def _carried(account: AccountRow, value: ValueRow) -> bool:
    """Whether a day stands in another sentence: its words are then those of what happened."""
    triggers = {v.quotes for v in account.values if v.slot == Slot.EXISTENCE}
    return value.slot == Slot.DATE and value.quotes in triggers


def _quoted(value: ValueRow, *, carried: bool) -> str:
    """The words of a value that does not show them itself, or that its own sentence has none."""
    if carried:
        return "  (carried over: its sentence names no day)"
    said = " … ".join(q.words for q in value.quotes)
    return "" if value.shown == said or f"(“{said}”)" in value.shown else f"  “{said}”"


def _compared(
    found: ComparisonRow, accounts: Mapping[str, AccountRow], numbers: Mapping[str, int]
) -> str:
    kind = f" of {found.kind}" if found.kind else ""
    sides = ((accounts[found.a], found.quotes_a), (accounts[found.b], found.quotes_b))
    words = " | ".join(_side(found.slot, account, quotes) for account, quotes in sides)
    pair = f"{numbers[found.a]} and {numbers[found.b]}"
    slot = SLOT_WORDS[Slot(found.slot)]
    return f"{pair}, {slot}: {found.outcome}{kind}, {found.rule}: {words}"


def _at(quotes: Iterable[Quote]) -> list[tuple[int, int]]:
    return [(quote.start, quote.end) for quote in quotes]


def _side(slot: str, account: AccountRow, quotes: tuple[Quote, ...]) -> str:
    """The words of one account in a finding: a denial as such, a day where its words have none."""
    said = " … ".join(f"“{q.words}”" for q in quotes)
    for value in account.values:
        if value.slot == slot and _at(value.quotes) == _at(quotes):
            if _carried(account, value):
                return f"{shown_of(slot, value.value, value.shown)}, carried over"
            if slot == Slot.EXISTENCE and value.value == DENIED:
                return f"{DENIED}: {said}"
    return said


COMMANDS = (incidents, incident)
