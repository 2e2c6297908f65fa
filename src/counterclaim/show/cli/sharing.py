"""Commands that take a ledger's content along: ``report``, ``export`` and ``publish``."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from counterclaim.errors import MissingExtraError
from counterclaim.settings import VERSION
from counterclaim.show.cli.asked import fresh_desk, stock_of, tell_if_stale
from counterclaim.show.cli.output import LEDGER, console, print_json, with_json
from counterclaim.show.exports import FORMATS, TABLES, Wish, write_export
from counterclaim.show.exports.files import whole_text
from counterclaim.show.exports.stored import asked_corpus
from counterclaim.show.report import render_report

TABLE_NAMES = [name for name, _, _ in TABLES]
SHOWN = 12  # files named after an export; a folder of thousands is counted


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
@with_json
def report(ledger: Path, out: Path, title: str | None, as_json: bool) -> None:
    """Write one self-contained HTML file: open it in a browser, no network is needed."""
    tell_if_stale(ledger)
    with asked_corpus(ledger, view=stock_of(ledger).view, whole=True) as corpus:
        page = render_report(corpus, title=title or f"Ledger {ledger.stem}", version=VERSION)
    out.parent.mkdir(parents=True, exist_ok=True)
    whole_text(out, page)
    size = out.stat().st_size
    if as_json:
        print_json({"file": str(out), "bytes": size})
    else:
        click.echo(f"{out}: {size // 1024} KiB")


def _base(context: click.Context, option: click.Parameter, value: str) -> str:
    """The address that permalinks begin with, without a slash at its end."""
    if value and urlsplit(value).scheme not in ("http", "https", "file"):
        raise click.BadParameter("write it like http://127.0.0.1:8642")
    return value.rstrip("/")


def _formats() -> str:
    """The formats for ``--help``, each in a line of its own."""
    return "\n".join(f"{each.name:<12} {each.what}" for each in FORMATS.values())


@click.command(
    epilog="\b\nFormats:\n" + _formats() + "\n\nWhat each holds and loses: docs/exports.md."
)
@click.argument("ledger", type=LEDGER)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into; made if missing.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="csv",
    show_default=True,
    help="What to write, see below.",
)
@click.option(
    "--table",
    "tables",
    multiple=True,
    type=click.Choice(TABLE_NAMES),
    help="Of csv and jsonl, only this table; can be given several times.",
)
@click.option(
    "--base",
    default="",
    callback=_base,
    metavar="URL",
    help="Where the page is served, to stand before every permalink.",
)
@with_json
def export(
    ledger: Path, out: Path, form: str, tables: tuple[str, ...], base: str, as_json: bool
) -> None:
    """Write what LEDGER holds in an open format, all of it or nothing.

    Every row has the quoted words and a permalink: an address that `counterclaim serve`
    answers. Cells that a spreadsheet would run as a formula are led by an apostrophe.
    """
    if tables and not FORMATS[form].has_tables:
        raise click.UsageError(f"--table goes with csv and jsonl; {form} is one whole")
    tell_if_stale(ledger)
    wish = Wish(ledger=ledger, view=stock_of(ledger).view, base=base, tables=tables)
    made = write_export(form, wish, out)
    if as_json:
        print_json({"format": form, "files": [str(path) for path in made]})
        return
    for path in made[:SHOWN]:
        click.echo(str(path))
    if len(made) > SHOWN:
        click.echo(f"and {len(made) - SHOWN} more files in {out}")


@click.command()
@click.argument("ledger", type=LEDGER)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="A new or empty folder, or an earlier copy, which is replaced.",
)
@with_json
def publish(ledger: Path, out: Path, as_json: bool) -> None:
    """Write a static copy of all views of LEDGER, to share without a server.

    Open index.html in a browser: links are relative, no script runs, nothing can be changed
    and nothing is asked of any machine. The list of changes names who decided them.
    """
    try:
        from counterclaim.show.publish import publish as write_copy
        from counterclaim.show.web.access import Access
        from counterclaim.show.web.app import make_app
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"`counterclaim publish` needs {error.name}: pip install 'counterclaim[web]'"
        ) from error
    app = make_app(fresh_desk(ledger), Access(), user="")
    with console(stderr=True).status("copying") as shown:
        made = write_copy(app, out, progress=lambda n: shown.update(f"copying: {n} files"))
    start = out / "index.html"
    if as_json:
        print_json({"start": str(start), "pages": made.pages, "files": made.files})
    else:
        click.echo(f"{start}: {made.pages} pages, {made.files} files")


COMMANDS = (report, export, publish)
