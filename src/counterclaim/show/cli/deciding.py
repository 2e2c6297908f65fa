"""The commands of what people decided: list, take, undo, carry over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.decisions import target
from counterclaim.ledger.pairing import PairDecision, incident_like, joining, parting
from counterclaim.ledger.queries.actors import given_name
from counterclaim.ledger.queries.select import Names
from counterclaim.ledger.rows_compared import IncidentRow
from counterclaim.pipeline import Pipeline
from counterclaim.records import Decision, DecisionKind
from counterclaim.show.cli.asked import user_name
from counterclaim.show.cli.output import LEDGER, Column, print_rows
from counterclaim.show.outlining import account_words
from counterclaim.show.wording import counted

Command = Callable[..., Any]
KINDS = [kind.value for kind in DecisionKind]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as a listing shows it."""

    id: str
    kind: str
    subject: str
    value: str
    who: str
    when: str
    why: str
    undone: bool

    @property
    def state(self) -> str:
        """Whether it stands."""
        return "undone" if self.undone else "stands"


@click.group()
def decisions() -> None:
    """List, take, undo and carry over what people decided.

    Decisions are only ever added, survive every re-run and can be undone.
    """


def decides(command: Command) -> Command:
    """Adds what every decision takes: who decides, and why."""
    why = click.option("--why", default="", help="The reason, kept with the decision.")
    who = click.option(
        "--who", default=user_name, show_default="your user name", help="Who decides."
    )
    return click.argument("ledger", type=LEDGER)(who(why(command)))


def _row(ledger: Ledger, d: Decision) -> DecisionRow:
    about, value = _words(ledger, d.subject), _words(ledger, d.value)
    when = d.when.isoformat(timespec="seconds")
    return DecisionRow(d.id, d.kind.value, about, value, d.who, when, d.why, d.undone)


def _words(ledger: Ledger, said: str) -> str:
    """A record in words: its kind, what it stands on, and where; an actor or place by name."""
    try:
        about = target(said)
    except LedgerError:
        return _named(ledger, said)
    found = ledger.reading(about.article)
    if found is None or not about.spans:
        return f"{about.kind} {about.id}"
    quote = " … ".join(span.of(found.article.text) for span in about.spans)
    return f"{about.kind} “{quote}” in “{found.article.title}”"


def _named(ledger: Ledger, said: str) -> str:
    """The name of an actor or place with its id, which ``said`` may be; else what was said."""
    place = Names(ledger.db).place(said)
    names = (given_name(ledger, said), place.name if place else said)
    return next((f"{name} ({said})" for name in names if name != said), said)


@decisions.command("list")
@click.argument("ledger", type=LEDGER)
@click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
def list_decisions(ledger: Path, as_json: bool) -> None:
    """List all decisions in the order in which they were taken, undone ones too."""
    with open_ledger(ledger, readonly=True) as opened:
        rows = [_row(opened, d) for d in opened.decisions()]
    columns = [
        Column("Id", "id"),
        Column("Kind", "kind"),
        Column("About", "subject"),
        Column("Value", "value"),
        Column("Who", "who"),
        Column("When", "when"),
        Column("Why", "why"),
        Column("State", "state"),
    ]
    print_rows(rows, columns, as_json=as_json, nothing="Nobody has decided anything yet.")


def _keep(ledger: Ledger, taken: Iterable[PairDecision], who: str, why: str) -> int:
    """Keeps decisions taken in one step, at one time, and compares anew; how many."""
    now, count = datetime.now(UTC), 0
    for found in taken:
        ledger.record_decision(found.kind, found.a, found.b, who=who, why=why, when=now)
        count += 1
    _compare_anew(ledger)
    return count


def _compare_anew(ledger: Ledger) -> None:
    """Derives anew what follows from decisions, which are kept already.

    Raises:
        LedgerError: if that cannot be done, as on a full disk; it says that they are kept.
    """
    try:
        Pipeline().compare_into(ledger)
    except LedgerError as error:
        raise LedgerError(
            "What was decided is kept. Incidents and the register do not follow it yet: once this "
            f"is mended, `counterclaim read --into {ledger.path}` brings them up to date. {error}"
        ) from error


@decisions.command()
@decides
@click.argument("a")
@click.argument("b")
def same(ledger: Path, a: str, b: str, who: str, why: str) -> None:
    """Judge A and B one incident; each is the id of an incident or of an event.

    Two events of one incident are confirmed: they stay together whatever comes.
    """
    with open_ledger(ledger) as opened:
        here, there = incident_like(opened, a), incident_like(opened, b)
        sides = [[account.events for account in side.accounts] for side in (here, there)]
        if here.row.id == there.row.id:
            if a == b or not {a, b} <= {e for told in sides[0] for e in told}:
                raise click.UsageError("name two events of the incident to confirm it")
            sides = [[(a,)], [(b,)]]
        _keep(opened, joining(sides[0], sides[1], opened.judged().apart), who, why)
        now = incident_like(opened, sides[0][0][0]).row
    click.echo(_whole(now))


@decisions.command("not-same")
@decides
@click.argument("a")
@click.argument("b", required=False)
@click.option(
    "--account",
    "numbers",
    type=int,
    multiple=True,
    help="An account to take out, as `incident` numbers it; may be given again.",
)
def not_same(
    ledger: Path, a: str, b: str | None, numbers: tuple[int, ...], who: str, why: str
) -> None:
    """Take accounts out of the incident A, or judge that the events A and B are two.

    The accounts, or event A, become an incident of its own or join another.
    """
    with open_ledger(ledger) as opened:
        told = [list(x.events) for x in incident_like(opened, a).accounts]
        if numbers and b is None:
            if not {*numbers} <= {*range(1, len(told) + 1)}:
                raise click.UsageError(f"the incident has accounts 1 to {len(told)}")
            leaves = [e for n in numbers for e in told[n - 1]]
            told = [one for n, one in enumerate(told, 1) if n not in numbers]
        elif b is not None and not numbers:
            events = {e for one in (*told, *_events(opened, b)) for e in one}
            if not {a, b} <= events or a == b:
                raise click.UsageError("A and B must be two events; see `incident --json`")
            leaves, told = [a], [[b]]
        else:
            raise click.UsageError("give --account, or a second event")
        count = _keep(opened, parting(leaves, told), who, why)
        now = incident_like(opened, leaves[0]).row
    if not count:
        click.echo("Nothing was parted: the incident has no other events.")
        return
    click.echo(_whole(now))


def _whole(row: IncidentRow) -> str:
    return f"{row.id}: {row.title}, {account_words(row.accounts, row.articles)}."


def _events(ledger: Ledger, name: str) -> list[tuple[str, ...]]:
    return [account.events for account in incident_like(ledger, name).accounts]


@decisions.command(epilog=f"Kinds: {', '.join(KINDS)}.")
@decides
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("subject")
@click.argument("value", default="")
def add(ledger: Path, kind: str, subject: str, value: str, who: str, why: str) -> None:
    """Take a decision of any KIND about SUBJECT, the id of a record or actor.

    For example: merge, an actor and the actor that stays; rename, an actor and a name;
    set_date, an event and a day; reject, a claim.
    """
    with open_ledger(ledger) as opened:
        taken = opened.record_decision(DecisionKind(kind), subject, value, who=who, why=why)
        _compare_anew(opened)
    click.echo(taken.id)


@decisions.command()
@decides
@click.argument("decision")
def undo(ledger: Path, decision: str, who: str, why: str) -> None:
    """Undo DECISION with all that was decided in the same step."""
    with open_ledger(ledger) as opened:
        taken = opened.decisions()
        step = {(d.kind, d.who, d.when) for d in taken if d.id == decision}
        found = [d.id for d in taken if (d.kind, d.who, d.when) in step] or [decision]
        for decision_id in found:
            opened.undo_decision(decision_id, who=who, why=why)
        _compare_anew(opened)
    click.echo(f"{len(found)} undone.")


@decisions.command("export")
@click.argument("ledger", type=LEDGER)
def export_decisions(ledger: Path) -> None:
    """Print all decisions as lines of JSON, to carry them to another ledger."""
    with open_ledger(ledger, readonly=True) as opened:
        for line in opened.export_decisions():
            click.echo(line)


@decisions.command("import")
@click.argument("ledger", type=LEDGER)
@click.argument("lines", type=click.File(encoding="utf-8"))
def import_decisions(ledger: Path, lines: Iterable[str]) -> None:
    """Add the decisions in the file LINES; one that is known already changes nothing."""
    with open_ledger(ledger) as opened:
        new = opened.import_decisions(lines)
        _compare_anew(opened)
    click.echo(f"New: {counted(new, 'decision')}.")


COMMANDS = (decisions,)
