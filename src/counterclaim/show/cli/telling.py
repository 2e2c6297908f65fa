"""The command that shows one incident: its accounts side by side, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from counterclaim.ledger import open_ledger
from counterclaim.ledger.pairing import incident_like
from counterclaim.ledger.queries.claims import claims_by_id
from counterclaim.ledger.rows import Quote
from counterclaim.ledger.rows_compared import AccountRow, ComparisonRow, IncidentDetail, ValueRow
from counterclaim.records import Outcome, Slot
from counterclaim.show.cli.asked import tell_if_stale
from counterclaim.show.cli.output import LEDGER, print_json
from counterclaim.show.corpus import NO_OUTLET
from counterclaim.show.escape import for_terminal
from counterclaim.show.outlining import SLOT_WORDS
from counterclaim.show.report.incidents import shown_of
from counterclaim.show.wording import days_between


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


COMMANDS = (incident,)
