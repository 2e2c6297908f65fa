"""``bulk``: months of news to tables, on this machine or a cluster; ``bulk import`` of them."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.engine import executor as executor_of
from counterclaim.engine import processors
from counterclaim.errors import CounterclaimError, MissingExtraError
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import Executor
from counterclaim.settings import Settings
from counterclaim.show.cli.asked import stock_for_reading
from counterclaim.show.cli.output import DAY, LEDGER
from counterclaim.show.escape import for_terminal
from counterclaim.show.wording import counted

if TYPE_CHECKING:  # these need the extra, and are loaded when a command runs
    from counterclaim.engine.bulk import Progress
    from counterclaim.engine.plan import Order, Plan

EXIT_FAILED = 1
EXIT_QUARANTINE = 3
#: Seconds between two lines of progress where no terminal shows a moving one.
TOLD_EVERY = 10.0


class _Bulk(click.Group):
    """Takes ``bulk INPUT...`` for ``bulk run INPUT...``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Bulk,
    epilog="\b\n"
    "counterclaim bulk INPUT... --out DIR   the same as: bulk run INPUT... --out DIR\n"
    "counterclaim bulk import DIR --into LEDGER",
)
def bulk() -> None:
    """Read months of news into Parquet tables, on this machine or on a cluster."""


def _needs_extra() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("bulk needs an extra: pip install 'counterclaim[bulk]'") from error


@bulk.command("run")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or a Ray cluster. The result is the same.",
)
@click.option("--address", help="Of a running Ray cluster; without it, Ray is started here.")
@click.option("--workers", type=click.IntRange(min=1), help="How many; by default all cores.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    help="Least score of the topic filter; 0 lets all news through.  [default: as fitted]",
)
@click.option("--shard-mb", type=click.FloatRange(min=0.001), help="Most of a shard of input.")
@click.option("--dry-run", is_flag=True, help="Print the plan and an estimate; write nothing.")
def run_command(
    inputs: tuple[str, ...],
    out: Path,
    engine: str,
    address: str | None,
    workers: int | None,
    threshold: float | None,
    shard_mb: float | None,
    dry_run: bool,
) -> None:
    """Read INPUTS (WARC, JSONL, Parquet; files, folders, globs) into tables under OUT.

    A run that was stopped goes on where it was when it is started again. What cannot be
    read is kept aside with its reason, and the exit status is then 3; with 1, some shards
    could not be done.
    """
    _needs_extra()
    from counterclaim.engine.plan import SLICE_BYTES, Order, make_plan
    from counterclaim.engine.sieve import Sieve

    order = Order(
        inputs=inputs,
        out=out,
        stock=stock_for_reading(Settings(threads=1)),
        sieve=Sieve(threshold),
        slice_bytes=round(shard_mb * 1024 * 1024) if shard_mb else SLICE_BYTES,
    )
    executor = _executor(engine, address, workers)
    if dry_run:
        _print_plan(make_plan(order, executor), workers or processors())
        executor.close()
    else:
        _run(order, executor)


def _run(order: Order, executor: Executor) -> None:
    from counterclaim.engine.bulk import run

    summary = run(order, executor, watch=_Teller(), tell=_tell)
    click.echo(
        f"{counted(summary.documents, 'document')} in {counted(summary.shards, 'shard')}"
        f" ({summary.skipped} done before): {counted(summary.articles, 'article')},"
        f" {summary.filtered} filtered out, {summary.quarantined} set aside;"
        f" {summary.seconds:.0f} s; tables in {order.out}"
    )
    if summary.quarantined:
        click.echo(f"set aside, with reasons: {order.out}/shards/*/quarantine.parquet", err=True)
    for failed in summary.failed:
        click.echo(f"  not done: {for_terminal(failed.what)}: {for_terminal(failed.why)}", err=True)
    if summary.failed:
        sys.exit(EXIT_FAILED)
    if summary.quarantined:
        sys.exit(EXIT_QUARANTINE)


def _executor(engine: str, address: str | None, workers: int | None) -> Executor:
    if engine == "ray":
        from counterclaim.engine.cluster import OnRay

        return OnRay(workers, address)
    if address:
        raise CounterclaimError("--address goes with --engine ray")
    return executor_of(workers or processors())


class _Teller:
    """Tells of progress on standard error."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        """A line after each shard on a terminal, else every few seconds."""
        now, moving = time.monotonic(), sys.stderr.isatty()
        if not moving and now - self._last < TOLD_EVERY and progress.done_shards < progress.shards:
            return
        self._last = now
        rate = progress.documents / max(0.001, progress.seconds)
        click.echo(
            f"{progress.done_shards} of {counted(progress.shards, 'shard')},"
            f" {counted(progress.documents, 'document')} ({rate:.1f} a second),"
            f" {counted(progress.articles, 'article')}, {progress.filtered} filtered out,"
            f" {progress.quarantined} set aside, {_clock(progress.remaining)} left",
            err=True,
        )


def _tell(step: str) -> None:
    """A step that begins, on standard error."""
    click.echo(step, err=True)


def _size(count: int) -> str:
    """Bytes in the largest unit of which there is one."""
    for power, unit in ((9, "GB"), (6, "MB"), (3, "kB")):
        if count >= 10**power:
            return f"{count / 10**power:.1f} {unit}"
    return f"{count} bytes"


def _clock(seconds: float | None) -> str:
    if seconds is None:
        return "unknown time"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _print_plan(plan: Plan, workers: int) -> None:
    from counterclaim.engine.estimate import estimate

    files = {task.shard.part.path for task in plan.tasks}
    files_words, shards = counted(len(files), "file"), counted(len(plan.tasks), "shard")
    click.echo(f"{files_words} in {shards}, {len(plan.done)} of them done")
    for item in plan.aside:
        click.echo(f"  cannot be read: {for_terminal(item.origin)}: {for_terminal(item.reason)}")
    told = estimate(plan)
    click.echo(
        f"left: {_size(told.bytes)}, about {told.documents} documents, of which {told.passing:.0%}"
        f" pass the filter (guessed from one shard)"
    )
    click.echo(
        f"about {_clock(told.seconds)} on one core, {_clock(told.seconds / workers)} on {workers},"
        " before grouping"
    )


@bulk.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--into", "ledger", required=True, type=LEDGER, help="The ledger; made if missing.")
@click.option("--from", "first", type=DAY, help="First day published.")
@click.option("--to", "last", type=DAY, help="Last day published.")
@click.option("--outlet", "outlets", multiple=True, help="An outlet; can be given several times.")
@click.option("--actor", "actors", multiple=True, help="A name or id of an actor that is named.")
@click.option("--place", "places", multiple=True, help="A name or id of a place that is named.")
@click.option("--query", default="", help="Words that must all stand in the article.")
def import_command(
    folder: Path,
    ledger: Path,
    first: datetime | None,
    last: datetime | None,
    outlets: tuple[str, ...],
    actors: tuple[str, ...],
    places: tuple[str, ...],
    query: str,
) -> None:
    """Take articles from FOLDER, which bulk wrote, into a ledger, for the page and reports.

    Of options that can be given several times one must fit; all options given must fit.
    """
    _needs_extra()
    from counterclaim.engine.importing import Wanted, import_into

    wanted = Wanted(
        first=first.date() if first else None,
        last=last.date() if last else None,
        outlets=outlets,
        actors=actors,
        places=places,
        words=tuple(query.split()),
    )
    summary = import_into(folder, ledger, wanted, Pipeline(stock_for_reading(Settings())))
    click.echo(
        f"{summary.added} articles added, {summary.known} known already, "
        f"{len(summary.quarantined)} set aside; ledger {ledger}"
    )


COMMANDS = (bulk,)
