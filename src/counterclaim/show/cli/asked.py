"""What a command asks of: the ledger it names, with the knowledge that it was made with."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.knowledge import Shelf
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.queries.naming import ceasefire_like
from counterclaim.ledger.queries.select import Names
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import Compared
from counterclaim.settings import Settings, user_folder
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.stored import asked_corpus
from counterclaim.show.part import Part, part_of
from counterclaim.stock import Stock

if TYPE_CHECKING:
    from counterclaim.show.web.desk import Desk


def shelf() -> Shelf:
    """The knowledge files that the user added for every reading."""
    return Shelf(user_folder() / "knowledge")


def stock_for_reading(settings: Settings) -> Stock:
    """What a new reading is made with: the user's shelf beneath the files of its options.

    Raises:
        KnowledgeError: if a file cannot be read.
    """
    return Stock(settings).over(shelf().files())


def stock_of(ledger: Path) -> Stock:
    """What a ledger was made with: the files that it holds itself, not those of the shelf.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    with open_ledger(ledger, readonly=True) as opened:
        return Stock(Settings(knowledge=opened.added_files()))


def agreement_id(ledger: Path, name: str) -> str | None:
    """The id of the agreement that a filter names; None if it names none.

    Raises:
        LedgerError: if no agreement of the ledger is called so, or several are.
    """
    if not name:
        return None
    with open_ledger(ledger, readonly=True) as opened:
        return ceasefire_like(opened, name)


def register_of(ledger: Path) -> AbstractContextManager[Corpus]:
    """A ledger's register, decisions in force, while it is open; articles come when asked for.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    return asked_corpus(ledger, view=stock_of(ledger).view)


@dataclass(frozen=True, slots=True)
class Asked:
    """An open ledger with the names of its actors and places; nothing more is in memory."""

    ledger: Ledger
    view: View
    names: Names

    def part(self, articles: Iterable[str], compared: Compared | None = None) -> Part:
        """Some articles as a corpus of their own, decisions in force."""
        return part_of(
            self.ledger,
            articles,
            view=self.view,
            names=self.names,
            compared=compared or Compared(),
        )


@contextmanager
def asked_of(ledger: Path) -> Iterator[Asked]:
    """A ledger for listings that take from it what they show, while it is open.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    view = stock_of(ledger).view
    with open_ledger(ledger, readonly=True) as opened:
        yield Asked(opened, view, Names(opened.db))


def fresh_desk(ledger: Path) -> Desk:
    """A ledger for the page's views, its comparison derived anew if decisions came after it.

    Raises:
        LedgerError: if the file is missing, is no ledger of this version or cannot be written.
    """
    from counterclaim.show.web.desk import Desk

    stock = stock_of(ledger)
    desk = Desk(ledger, stock.view, Pipeline(stock).compare_into)
    if desk.prepare():
        desk.derive_soon().join()
    return desk


def tell_if_stale(ledger: Path) -> None:
    """Says on standard error that what is compared lacks what came last, where it does.

    So it is after a run that was stopped, or beside one that goes on.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    with open_ledger(ledger, readonly=True) as opened:
        stale = opened.comparison_is_stale()
    if stale:
        click.echo(
            "  note: incidents, accusations and the register lack the latest articles or "
            f"decisions; `counterclaim read --into {ledger}` brings them up to date",
            err=True,
        )


def user_name() -> str:
    """Who uses this machine, for decisions that name nobody else."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such account, as in some containers
        return "analyst"
