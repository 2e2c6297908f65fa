"""Commands that read: ``read`` into a ledger, ``extract`` one article, ``verify``."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from counterclaim.checking import check
from counterclaim.engine import executor
from counterclaim.errors import UnreadableInputError
from counterclaim.ledger import open_ledger
from counterclaim.pipeline import Pipeline
from counterclaim.records import Quarantined, RunSummary
from counterclaim.settings import Settings
from counterclaim.show.cli.asked import stock_for_reading, stock_of
from counterclaim.show.cli.output import DAY, LEDGER, console, plain, print_json, with_json
from counterclaim.show.escape import for_terminal
from counterclaim.show.wording import counted

EXIT_FAULTS = 1
EXIT_QUARANTINE = 3
SHOWN_WARNINGS = 20


def _date(value: datetime | None) -> date | None:
    return value.date() if value else None


@click.command()
@click.argument("inputs", nargs=-1)
@click.option("--into", "ledger", required=True, type=LEDGER, help="The ledger; made if missing.")
@click.option(
    "--published",
    type=DAY,
    help="Publication date of documents without one in their metadata.",
)
@click.option("--outlet", help="Outlet of documents without one in their metadata.")
@click.option(
    "--knowledge",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of actors or places for this ledger; can be given several times.",
)
@click.option(
    "--ceasefires",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of agreements for this ledger; can be given several times.",
)
@click.option(
    "--fetch",
    is_flag=True,
    help="Fetch inputs that are http or https addresses; without it nothing is.",
)
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Threads of the encoder where one process understands; each of more has one.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that understand articles; each loads the model. By default one, and of "
    "a large corpus one to a processor, at most four. The ledger is the same.",
)
@with_json
def read(
    inputs: tuple[str, ...],
    ledger: Path,
    published: datetime | None,
    outlet: str | None,
    knowledge: tuple[Path, ...],
    ceasefires: tuple[Path, ...],
    fetch: bool,
    threads: int,
    workers: int | None,
    as_json: bool,
) -> None:
    """Read INPUTS (files, folders, globs, addresses, or - for standard input) into a ledger.

    What cannot be read is kept aside with its reason, and the exit status is then 3; so it is
    if an input names nothing, while the others are read.
    Without INPUTS a ledger that is there is brought up to date.
    """
    if not inputs and not ledger.exists():
        raise click.UsageError(f"{ledger} does not exist: name what to read into it")
    if not inputs:
        _bring_up_to_date(ledger)
        if as_json:
            _print_summary(RunSummary(0, 0, 0), ledger, as_json=True)
        else:
            click.echo(f"{ledger} is up to date; nothing was read.")
        return
    settings = Settings(
        fetch=fetch,
        published=_date(published),
        outlet=outlet,
        knowledge=knowledge,
        ceasefires=ceasefires,
        threads=threads,
    )
    with Progress(
        TextColumn("reading"),
        BarColumn(pulse_style="white"),
        TextColumn("{task.completed} articles"),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    ) as bar:
        task = bar.add_task("read", total=None)
        summary = Pipeline(stock_for_reading(settings), executor(workers)).read_into(
            inputs, ledger, progress=lambda _origin: bar.advance(task)
        )
    _print_summary(summary, ledger, as_json=as_json)
    if summary.quarantined or summary.missing:
        sys.exit(EXIT_QUARANTINE)


def _bring_up_to_date(ledger: Path) -> None:
    """Opened for writing, a ledger of an earlier version becomes one of this."""
    with open_ledger(ledger):
        pass
    with open_ledger(ledger) as opened:
        if opened.comparison_is_stale():
            Pipeline(stock_of(ledger)).compare_into(opened)


def _print_summary(summary: RunSummary, ledger: Path, *, as_json: bool) -> None:
    if as_json:
        print_json({"ledger": str(ledger), **plain(summary)})
        return
    click.echo(
        f"{counted(summary.read, 'document')}: {summary.added} added, {_anew(summary)}"
        f"{summary.known} known already, {len(summary.quarantined)} set aside; ledger {ledger}"
    )
    for count, lacks, option in (
        (summary.undated, "no day of publication", "--published DAY"),
        (summary.unnamed, "no outlet", "--outlet NAME"),
    ):
        if count:
            articles = f"{counted(count, 'article')} with {lacks}"
            click.echo(f"  note: {articles}; read again with {option} to give one", err=True)
    for warning in summary.warnings[:SHOWN_WARNINGS]:
        click.echo(f"  note: {for_terminal(warning)}", err=True)
    if len(summary.warnings) > SHOWN_WARNINGS:
        click.echo(f"  and {len(summary.warnings) - SHOWN_WARNINGS} more notes", err=True)
    for what, items in (("set aside", summary.quarantined), ("not there", summary.missing)):
        for item in items:
            told = f"{for_terminal(item.origin)}: {for_terminal(item.reason)}"
            click.echo(f"  {what}: {told}", err=True)


def _anew(summary: RunSummary) -> str:
    """What the ledger had and is read anew: by another version, or with a day or outlet given."""
    anew = summary.read - summary.added - summary.known - len(summary.quarantined)
    return f"{anew} read anew, " if anew else ""


@click.command()
@click.argument("file")
@click.option("--published", type=DAY, help="Publication date.")
def extract(file: str, published: datetime | None) -> None:
    """Understand one article and print it as JSON; nothing is stored.

    FILE may be - for standard input.
    """
    pipeline = Pipeline(stock_for_reading(Settings(published=_date(published))))
    found = list(pipeline.extract([file]))
    for item in found:
        if isinstance(item, Quarantined):
            raise UnreadableInputError(f"{item.origin}: {item.reason}")
    print_json(found[0] if len(found) == 1 else found)


@click.command("verify")
@click.argument("ledger", type=LEDGER)
@click.option(
    "--quick", is_flag=True, help="Do not derive all tables anew, nor read all bytes again."
)
@with_json
def verify_command(ledger: Path, quick: bool, as_json: bool) -> None:
    """Check that a ledger says what it said when it was written.

    Every span equals its text and every hash its bytes, every reading is as it was stored,
    what is derived is as derived anew, and every text is what its raw bytes read as.
    """
    checked = check(ledger, quick=quick)
    if as_json:
        faults = [str(fault) for fault in checked.faults]
        print_json(
            {
                "ledger": str(ledger),
                "faults": faults,
                "notes": checked.notes,
                "read_again": checked.compared,
            }
        )
        sys.exit(EXIT_FAULTS if faults else 0)
    for note in checked.notes:
        click.echo(f"  note: {for_terminal(note)}", err=True)
    for fault in checked.faults:
        click.echo(for_terminal(str(fault)))
    if checked.faults:
        click.echo(f"{counted(len(checked.faults), 'fault')} in {ledger}.", err=True)
        sys.exit(EXIT_FAULTS)
    click.echo(f"{ledger}: every span equals its text, every hash its bytes.")
    if checked.compared:
        click.echo(f"{checked.compared} texts read again from their bytes: the same.")


COMMANDS = (read, extract, verify_command)
