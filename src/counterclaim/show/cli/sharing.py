"""Commands that take a ledger's content along: ``report`` and ``export``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TextIO

import click

from counterclaim.ledger.custody import custody
from counterclaim.settings import VERSION
from counterclaim.show.cli.asked import corpus_of
from counterclaim.show.cli.output import LEDGER
from counterclaim.show.exports import TABLES, write_provenance, write_tables
from counterclaim.show.exports.tables import whole_file
from counterclaim.show.report import render_report

TABLE_NAMES = [name for name, _, _ in TABLES]


def _write(out: TextIO, text: str) -> None:
    out.write(text)


@click.command()
@click.argument("ledger", type=LEDGER)
@click.option(
    "--out",
    default="report.html",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@click.option("--title", help="The report's heading.")
def report(ledger: Path, out: Path, title: str | None) -> None:
    """Write one self-contained HTML file: open it in a browser, no network is needed."""
    page = render_report(corpus_of(ledger), title=title or f"Ledger {ledger.stem}", version=VERSION)
    out.parent.mkdir(parents=True, exist_ok=True)
    whole_file(out, partial(_write, text=page))
    click.echo(f"{out}: {out.stat().st_size // 1024} KiB")


@click.command()
@click.argument("ledger", type=LEDGER)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["csv", "jsonl", "prov"]), default="csv")
@click.option("--table", "tables", multiple=True, type=click.Choice(TABLE_NAMES))
def export(ledger: Path, out: Path, form: str, tables: tuple[str, ...]) -> None:
    """Write claims, events, accounts, comparisons, allegations and tallies as tables.

    JSONL comes with a JSON Schema per table. Cells that a spreadsheet would run as a
    formula are led by an apostrophe. The format prov is the chain of custody in W3C
    PROV-JSON: bytes, texts, claims, runs, versions, persons who decided.
    """
    if form == "prov":
        if tables:
            raise click.UsageError("--table goes with csv and jsonl; prov is one document")
        click.echo(str(write_provenance(custody(ledger), out)))
        return
    for path in write_tables(corpus_of(ledger), out, form=form, tables=tables):
        click.echo(str(path))


COMMANDS = (report, export)
