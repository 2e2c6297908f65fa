"""The command that sets two ledgers side by side: ``diff``."""

from __future__ import annotations

from pathlib import Path

import click

from counterclaim.ledger.differences import differences
from counterclaim.show.cli.output import LEDGER, Column, print_json, print_rows

COLUMNS = (
    Column("What", "what"),
    Column("How", "how"),
    Column("Why", "why"),
    Column("Id", "id"),
    Column("Detail", "detail"),
)
TABLES = (
    Column("Table", "table"),
    Column("Rows removed", "removed", right=True),
    Column("Rows added", "added", right=True),
)
SAME = "The ledgers say the same."


@click.command()
@click.argument("old", type=LEDGER)
@click.argument("new", type=LEDGER)
@click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Tell what changed from the ledger OLD to NEW, and why.

    The reason is an input (documents, options, knowledge files), a version of the
    program or model, or a person's decision.
    """
    found = differences(old, new)
    if as_json:
        print_json(found)
        return
    if not found.tables and not found.changes:
        click.echo(SAME)
        return
    nothing = "No article, claim, incident or decision differs."
    print_rows(found.changes, COLUMNS, as_json=False, nothing=nothing)
    click.echo()
    print_rows(found.tables, TABLES, as_json=False, nothing="")


COMMANDS = (diff,)
