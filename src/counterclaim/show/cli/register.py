"""The commands on agreements: ``ceasefires`` of a ledger, and with ``add`` those of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from counterclaim.records import Ceasefire
from counterclaim.settings import Settings
from counterclaim.show.cli.asked import (
    register_of,
    shelf,
    stock_for_reading,
    stock_of,
    tell_if_stale,
)
from counterclaim.show.cli.knowing import FILE, add_files
from counterclaim.show.cli.listing import asks_ledger
from counterclaim.show.cli.output import LEDGER, Column, print_rows
from counterclaim.show.report.ceasefires import (
    CeasefireView,
    ceasefire_dates,
    ceasefire_views,
    party_words,
)


class _LedgerOrCommand(click.Group):
    """A group whose first argument may be a ledger: ``ceasefires my.ledger``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["of", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_LedgerOrCommand, subcommand_metavar="LEDGER | COMMAND [ARGS]...")
def ceasefires() -> None:
    """List agreements referred to, alleged breaches, and the issuers' tallies.

    The terms are counted by kind; --json gives them, and the words of the articles.

    Give a ledger, or one of the commands. A ledger that is named like a command is
    written with its folder: ./add
    """


@dataclass(frozen=True, slots=True)
class CeasefireRow:
    """An agreement with what is alleged and counted under it."""

    name: str
    dates: str
    brokers: str
    bound: str
    exempt: str
    places: str
    terms: str
    articles: int
    allegations: str
    tallies: tuple[str, ...]
    demands: int


COLUMNS = (
    Column("Agreement", "name"),
    Column("Days", "dates"),
    Column("Sponsors, guarantors", "brokers"),
    Column("Bound", "bound"),
    Column("Exempt", "exempt"),
    Column("Where", "places"),
    Column("Terms", "terms"),
    Column("Articles", "articles", right=True),
    Column("Alleged acts", "allegations"),
    Column("Tallies", "tallies"),
    Column("Demands", "demands", right=True),
)
BROKERS = ("sponsor", "guarantor", "mediator")


def _line(view: CeasefireView) -> CeasefireRow:
    called = sum(a.breach for a in view.allegations)
    kinds = Counter(kind for kind, _ in view.terms)
    return CeasefireRow(
        name=view.name,
        dates=", ".join(view.dates),
        brokers=party_words(view.parties, BROKERS),
        bound=party_words(view.parties, ("bound",)),
        exempt=party_words(view.parties, ("excluded",)),
        places=", ".join(view.places),
        terms=", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())),
        articles=view.articles,
        allegations=f"{len(view.allegations)}, {called} called breaches",
        tallies=(
            *(f"{t.issuer}: {t.told}, {t.when or t.basis}".strip(" ,") for t in view.tallies),
            *(
                f"side by side: {p.a.issuer} {p.a.count}, {p.b.issuer} {p.b.told}"
                for p in view.beside
            ),
        ),
        demands=len(view.demands),
    )


@ceasefires.command("of", hidden=True)
@asks_ledger
def of_ledger(ledger: Path, as_json: bool) -> None:
    """List the agreements that the articles of LEDGER refer to."""
    tell_if_stale(ledger)
    with register_of(ledger) as corpus:
        views = ceasefire_views(corpus)
    rows = views if as_json else [_line(view) for view in views]
    print_rows(rows, COLUMNS, as_json=as_json, nothing="No agreement is referred to.")


@ceasefires.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--into", "ledger", type=LEDGER, help="Add to this ledger alone.")
def add(files: tuple[Path, ...], ledger: Path | None) -> None:
    """Check FILES of agreements and add them, for all readings or for one ledger.

    A file is TOML with [[ceasefire]] entries; docs/knowledge.md gives every field. A file
    with faults is refused, with each fault and what to do.
    """
    add_files(files, ledger, kinds=("register",))


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement of the register, referred to or not."""

    id: str
    name: str
    kind: str
    dates: str
    parties: tuple[str, ...]
    parent: str
    source: str


@ceasefires.command("list")
@click.argument("ledger", required=False, type=LEDGER)
@click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
def list_(ledger: Path | None, as_json: bool) -> None:
    """List all agreements of the register, bundled and added, or those LEDGER was made with."""
    stock = stock_of(ledger) if ledger else stock_for_reading(Settings())
    rows = [_agreement(agreement) for agreement in stock.agreements]
    columns = (
        Column("Id", "id"),
        Column("Agreement", "name"),
        Column("Days", "dates"),
        Column("Relation", "parent"),
        Column("Source", "source"),
    )
    print_rows(rows, columns, as_json=as_json, nothing="The register is empty.")


def _agreement(agreement: Ceasefire) -> AgreementRow:
    return AgreementRow(
        agreement.id,
        agreement.name,
        agreement.kind,
        ", ".join(ceasefire_dates(agreement)),
        tuple(f"{party.role}: {party.actor}" for party in agreement.parties),
        f"{agreement.relation} {agreement.parent}" if agreement.parent else "",
        agreement.source,
    )


@ceasefires.command()
@click.argument("name")
def remove(name: str) -> None:
    """Take the added file NAME away; ledgers that were made with it keep it."""
    shelf().remove(name)
    click.echo(f"{name}: removed; ledgers that were made with it keep it")


COMMANDS: Iterable[click.Command] = (ceasefires,)
