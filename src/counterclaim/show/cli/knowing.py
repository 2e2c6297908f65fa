"""Commands that add a user's own knowledge: ``knowledge add``, ``list``, ``check``, ``remove``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge import (
    Validation,
    checked,
    kind_of,
    load_together,
    open_file,
    validate_file,
    without,
)
from counterclaim.ledger import open_ledger
from counterclaim.records import KnowledgeFile
from counterclaim.show.cli.asked import shelf
from counterclaim.show.cli.output import LEDGER, Column, print_rows
from counterclaim.show.escape import for_terminal

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
EXIT_FAULTS = 1
COLUMNS = (
    Column("File", "name"),
    Column("Holds", "kind"),
    Column("Entries", "entries", right=True),
    Column("SHA-256", "sha256"),
)


@dataclass(frozen=True, slots=True)
class AddedFile:
    """A line of ``knowledge list``."""

    name: str
    kind: str
    entries: int
    sha256: str


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def add_files(files: Iterable[Path], ledger: Path | None, *, kinds: Iterable[str] = ()) -> None:
    """Checks files and keeps each on the user's shelf, or in one ledger.

    Tells what was kept, and the warnings of the check.

    Args:
        files: paths of TOML, CSV or GeoNames files.
        ledger: keep them in this ledger alone; on the shelf, if None.
        kinds: the kinds that may be added (``knowledge.kind_of``); all, if empty.

    Raises:
        KnowledgeError: at the first file with a fault; those added before it are kept.
        LedgerError: if the ledger is missing or cannot be written.
    """
    where = str(ledger) if ledger else "every reading from now on"
    for path in sorted(files, key=_names_others):
        found = _into_ledger(path, ledger, kinds) if ledger else shelf().add(path, kinds=kinds)
        click.echo(f"{path.name}: {found.kind}, {_entries(found.entries)}, added to {where}")
        _print_all("note", found.warnings)
    if ledger:
        click.echo("Read the articles again (`counterclaim read`) for it to show in them.")


def _names_others(path: Path) -> bool:
    """Whether a file holds agreements: they name actors and places, and so are added last."""
    try:
        return kind_of(open_file(path)) == "register"
    except KnowledgeError:  # told when it is added
        return False


def _into_ledger(path: Path, ledger: Path, kinds: Iterable[str]) -> Validation:
    file = open_file(path)
    with open_ledger(ledger) as opened:
        held = opened.added_files()
        found = checked(file, held, kinds=kinds)
        laid = (*(other for other in held if other.name != file.name), file)
        load_together(laid)
        opened.keep_added(laid)
    return found


def _print_all(word: str, lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(f"  {word}: {for_terminal(line)}", err=True)


@click.group()
def knowledge() -> None:
    """Add actors, states, places, agreements and label words of your own.

    Files that are added lie over the bundled packs in every reading; a ledger keeps those
    that it was made with. docs/knowledge.md says how to write one.
    """


@knowledge.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--into", "ledger", type=LEDGER, help="Add to this ledger alone.")
def add(files: tuple[Path, ...], ledger: Path | None) -> None:
    """Check FILES and add them, for all readings from now on or for one ledger.

    A file of the same name takes the place of the former. A file with faults is refused,
    with each fault and what to do.
    """
    add_files(files, ledger)


@knowledge.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
def check(files: tuple[Path, ...]) -> None:
    """Check FILES, beside one another and beside what was added, without adding them.

    The exit status is 1 if one has faults.
    """
    faulty = False
    for path in files:
        others = [p for p in files if p != path]
        names = {p.name for p in files}
        held = [file for file in shelf().files() if file.name not in names]
        found = validate_file(path, beside=[*held, *others])
        faulty = faulty or bool(found.faults)
        click.echo(f"{path}: {found.kind or 'unknown'}, {_entries(found.entries)}")
        _print_all("fault", found.faults)
        _print_all("note", found.warnings)
    sys.exit(EXIT_FAULTS if faulty else 0)


@knowledge.command("list")
@click.argument("ledger", required=False, type=LEDGER)
@click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
def list_(ledger: Path | None, as_json: bool) -> None:
    """List the files that were added, or those that LEDGER was made with."""
    rows = [_row(file) for file in _held(ledger)]
    nothing = "No knowledge file was added; `counterclaim knowledge add FILE` adds one."
    print_rows(rows, COLUMNS, as_json=as_json, nothing=nothing)


def _held(ledger: Path | None) -> tuple[KnowledgeFile, ...]:
    if ledger is None:
        return shelf().files()
    with open_ledger(ledger, readonly=True) as opened:
        return opened.added_files()


def _row(file: KnowledgeFile) -> AddedFile:
    return AddedFile(file.name, kind_of(file), validate_file(file).entries, file.sha256)


@knowledge.command()
@click.argument("name")
@click.option("--from", "ledger", type=LEDGER, help="Take it out of this ledger alone.")
def remove(name: str, ledger: Path | None) -> None:
    """Take the file NAME away; ledgers that were made with it keep it."""
    if ledger is None:
        shelf().remove(name)
        click.echo(f"{name}: removed; ledgers that were made with it keep it")
        return
    with open_ledger(ledger) as opened:
        opened.keep_added(without(opened.added_files(), name))
    click.echo(f"{name}: removed from {ledger}; read its articles again for it to show")


COMMANDS = (knowledge,)
