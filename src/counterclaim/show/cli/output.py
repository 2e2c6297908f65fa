"""Rows for people as tables, for programs as JSON; errors that say what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from textwrap import indent
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterclaim.show.escape import for_terminal
from counterclaim.show.wording import days_between, last_day

#: Cells longer than this are cut in tables; ``--json`` gives them whole.
CELL_WIDTH = 220
#: The argument type of a ledger's path.
LEDGER = click.Path(dir_okay=False, path_type=Path)


class _Day(click.DateTime):
    """A day, shown in ``--help`` as people write it."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return "YYYY-MM-DD"


#: The option type of a day.
DAY = _Day(["%Y-%m-%d"])

#: The option of long listings; what it leaves out is told by ``tell_of_more``.
with_limit = click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="0 for all."
)

#: For commands that tell of what they did.
with_json = click.option("--json", "as_json", is_flag=True, help="JSON for programs.")


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its heading, the field or what of a row it shows, its widest width."""

    heading: str
    field: str | Callable[[Any], str]
    right: bool = False
    widest: int | None = None


def _of(row: Any, field: str | Callable[[Any], str]) -> Any:
    return getattr(row, field) if isinstance(field, str) else field(row)


def _published(row: Any) -> str:
    return published_days_words(row.published_start, row.published_end)


def published_days_words(start: str | None, end: str | None) -> str:
    """The days of publication as ISO days: one, a range where it is only inferred, or none."""
    if not start:
        return "undated"
    last = last_day(end)
    return start if last in (None, start) else f"{start} to {last}"


def by_publication(row: Any) -> str:
    """The first day of publication, by which listings stand in order; undated ones first."""
    return row.published_start or ""


def _acted(row: Any) -> str:
    """The days that the words date the act to, or nothing."""
    return days_between(row.interval_start, row.interval_end)


PUBLISHED = Column("Published", _published, widest=13)
WHEN = Column("When", _acted, widest=16)
ADDRESS = Column("Address", "permalink", widest=28)  # folded, so that the words beside it have room


def plain(value: Any) -> Any:
    """A record as plain JSON values: dataclasses as objects, dates as ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return None
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value


def _json(value: Any) -> str:
    ascii_only = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    return json.dumps(plain(value), ensure_ascii=ascii_only, indent=2)


def print_json(value: Any) -> None:
    """Prints one JSON document, ASCII-safe where the terminal cannot show Unicode."""
    click.echo(_json(value))


def _print_list(rows: Iterable[Any]) -> None:
    """Prints a JSON list as ``print_json`` does, without holding more than a row."""
    before = "[\n"
    for row in rows:
        click.echo(before + indent(_json(row), "  "), nl=False)
        before = ",\n"
    click.echo("[]" if before == "[\n" else "\n]")


def _cell(value: Any) -> Text:
    if value is None:
        return Text("")
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(plain(item)) for item in value)
    return Text(for_terminal(str(plain(value)), width=CELL_WIDTH))


def print_rows(
    rows: Iterable[Any], columns: Iterable[Column], *, as_json: bool, nothing: str
) -> None:
    """Prints rows as a table, or as a JSON list row by row; ``nothing`` stands for no rows."""
    if as_json:
        _print_list(rows)
        return
    rows = list(rows)
    if not rows:
        click.echo(nothing)
        return
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    shown = list(columns)
    for column in shown:
        table.add_column(
            column.heading,
            justify="right" if column.right else "left",
            overflow="fold",
            max_width=column.widest,
        )
    for row in rows:
        table.add_row(*(_cell(_of(row, column.field)) for column in shown))
    console().print(table)


def console(*, stderr: bool = False) -> Console:
    """A console that keeps to plain text where output is not a terminal."""
    width = None if sys.stdout.isatty() else 160
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


def days_asked(since: datetime | None, until: datetime | None) -> tuple[str | None, str | None]:
    """The first day asked for and the day after the last, as ISO dates."""
    after = until + timedelta(days=1) if until else None
    return (
        since.date().isoformat() if since else None,
        after.date().isoformat() if after else None,
    )


def tell_of_more(found: int, shown: int, as_json: bool) -> None:
    """Says how many rows a ``--limit`` left out, beside the JSON and not in it."""
    if found > shown:
        click.echo(f"{found - shown} more; --limit 0 shows all.", err=as_json)
