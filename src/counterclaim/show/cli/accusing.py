"""The commands on what is said of others: ``accusations``, ``demands``, ``tallies``, ``labels``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from counterclaim.ledger.queries.worded import stands_in
from counterclaim.records import DemandKind, Unit
from counterclaim.show.cli.asked import agreement_id, register_of, tell_if_stale
from counterclaim.show.cli.listing import asks_ledger
from counterclaim.show.cli.output import (
    ADDRESS,
    DAY,
    PUBLISHED,
    WHEN,
    Column,
    by_publication,
    print_rows,
)
from counterclaim.show.exports.charge_rows import TallyRow, allegation_rows, tally_rows
from counterclaim.show.exports.demand_rows import demand_rows
from counterclaim.show.exports.label_rows import label_export_rows
from counterclaim.show.exports.matrix_rows import matrix_rows
from counterclaim.show.wording import count_words, days_between, number_words

#: Only what is tied to one agreement.
of_agreement = click.option(
    "--ceasefire", default="", help="Tied to an agreement; its name, part of it, or id."
)


def _on_days(published: str | None, since: datetime | None, until: datetime | None) -> bool:
    """Whether a day of publication lies in the days asked for, the last one included."""
    if published is None:
        return since is None and until is None
    day = date.fromisoformat(published)
    return (since is None or since.date() <= day) and (until is None or day <= until.date())


@click.command()
@asks_ledger
@click.option("--by", default="", help="Part of the name of who alleges.")
@click.option("--against", default="", help="Part of the name of whom it is alleged of.")
@of_agreement
@click.option("--breaches", is_flag=True, help="Only what is called a breach of a truce.")
@click.option("--since", type=DAY, help="Published on or after.")
@click.option("--until", type=DAY, help="Published on or before.")
@click.option("--matrix", is_flag=True, help="Who accuses whom of what, counted by origin.")
def accusations(
    ledger: Path,
    as_json: bool,
    by: str,
    against: str,
    ceasefire: str,
    breaches: bool,
    since: datetime | None,
    until: datetime | None,
    matrix: bool,
) -> None:
    """List who accuses whom of what, with replies and the words.

    With --matrix one line for each pair: how many statements that do not go back to one
    another, in how many articles, from when to when; --json gives the quotations behind.
    An act "as quoted" is of no kind that is told apart: its words say it.
    """
    if matrix and (ceasefire or breaches or since or until):
        raise click.UsageError(
            "--matrix counts all of them: leave --breaches, --ceasefire and days out"
        )
    tell_if_stale(ledger)
    agreement = agreement_id(ledger, ceasefire)
    if matrix:
        with register_of(ledger) as corpus:
            cells = [
                cell
                for cell in matrix_rows(corpus)
                if stands_in(by, cell.alleger) and stands_in(against, cell.accused)
            ]
        print_rows(cells, MATRIX, as_json=as_json, nothing="No accusation matches.")
        return
    with register_of(ledger) as corpus:
        fitting = (
            row
            for row in allegation_rows(corpus)
            if stands_in(by, row.alleger)
            and stands_in(against, row.alleged_perpetrator)
            and (row.alleged_breach or not breaches)
            and agreement in (None, row.ceasefire_id)
            and _on_days(row.published_start, since, until)
        )
        rows = sorted(fitting, key=by_publication)
    columns = (
        PUBLISHED,
        Column("Told by", "told_by"),
        Column("Alleged by", "alleger"),
        Column("Alleged of", "alleged_perpetrator"),
        Column("Act", "act", widest=16),
        WHEN,
        Column("Words", "quote"),
        Column("Replies", "replies"),
        ADDRESS,
    )
    print_rows(rows, columns, as_json=as_json, nothing="No accusation matches.")


MATRIX = (
    Column("Who alleges", "alleger"),
    Column("Of whom", "accused"),
    Column("What, by origin", "acts"),
    Column("Allegations", "allegations", right=True),
    Column("Origins", "origins", right=True),
    Column("Articles", "articles", right=True),
    Column("First", "first"),
    Column("Last", "last"),
)


@click.command()
@asks_ledger
@click.option("--by", default="", help="Part of the name of who asks, or says it was not done.")
@click.option("--of", default="", help="Part of the name of whom it is asked.")
@of_agreement
@click.option(
    "--kind", type=click.Choice([k.value for k in DemandKind]), help="Only demands, or only unmet."
)
def demands(
    ledger: Path, as_json: bool, by: str, of: str, ceasefire: str, kind: str | None
) -> None:
    """List what sides ask of one another, and what they say that the other never did."""
    tell_if_stale(ledger)
    agreement = agreement_id(ledger, ceasefire)
    with register_of(ledger) as corpus:
        fitting = (
            row
            for row in demand_rows(corpus)
            if stands_in(by, row.issuer)
            and stands_in(of, row.addressee)
            and kind in (None, row.kind)
            and agreement in (None, row.ceasefire_id)
        )
        rows = sorted(fitting, key=by_publication)
    columns = (
        PUBLISHED,
        Column("Told by", "told_by"),
        Column("By", "issuer"),
        Column("Of", "addressee"),
        Column("Kind", "kind"),
        Column("What", "what"),
        ADDRESS,
    )
    print_rows(rows, columns, as_json=as_json, nothing="No demand matches.")


@click.command()
@asks_ledger
@click.option("--by", default="", help="Part of the name of who counts.")
@of_agreement
@click.option(
    "--unit", type=click.Choice([u.value for u in Unit]), help="Only counts of this kind."
)
@click.option("--since", type=DAY, help="Published on or after.")
@click.option("--until", type=DAY, help="Published on or before.")
def tallies(
    ledger: Path,
    as_json: bool,
    by: str,
    ceasefire: str,
    unit: str | None,
    since: datetime | None,
    until: datetime | None,
) -> None:
    """List what issuers count over a period: losses, strikes, breaches of a truce.

    Tallies are never added up, nor to single incidents, and none is held for the right one.
    """
    tell_if_stale(ledger)
    agreement = agreement_id(ledger, ceasefire)
    with register_of(ledger) as corpus:
        fitting = (
            row
            for row in tally_rows(corpus)
            if stands_in(by, row.issuer)
            and unit in (None, row.unit)
            and agreement in (None, row.ceasefire_id)
            and _on_days(row.published_start, since, until)
        )
        rows = sorted(fitting, key=by_publication)
    print_rows(rows, TALLIES, as_json=as_json, nothing="No tally matches.")


def _count(row: TallyRow) -> str:
    """A count with what it counts, and what the sums say of it."""
    told = count_words(number_words(row.count), row.unit)
    told += ", running total" if row.running_total else ""
    return f"{told}; {row.check}" if row.check else told


def _period(row: TallyRow) -> str:
    """The days that are counted, and how they are known if the words do not date them."""
    when = days_between(row.interval_start, row.interval_end)
    basis = "" if row.interval_basis == "as told" else row.interval_basis
    return f"{when} ({basis})" if when and basis else when or basis


TALLIES = (
    PUBLISHED,
    Column("Told by", "told_by"),
    Column("Issuer", "issuer"),
    Column("Count", _count),
    Column("Side", "side"),
    Column("Where", "place"),
    Column("Period", _period, widest=16),
    Column("Words", "quote"),
    ADDRESS,
)


@click.command()
@asks_ledger
@click.option("--actor", default="", help="Part of an actor's name.")
@click.option("--outlet", default="", help="Part of an outlet's name.")
@click.option("--classes", is_flag=True, help="Classes of words instead of the words.")
def labels(ledger: Path, as_json: bool, actor: str, outlet: str, classes: bool) -> None:
    """List the words each outlet uses for an actor, own voice and quotation apart.

    Uses are counted of all mentions of the actor by the outlet in that voice. The log-odds
    tell how much more (above 0) or less often than the other outlets, with the middle 95%
    of a bootstrap over articles; too few mentions give none.
    """
    with register_of(ledger) as corpus:
        rows = [
            row
            for row in label_export_rows(corpus)
            if stands_in(actor, row.actor)
            and stands_in(outlet, row.outlet)
            and (row.word == "") is classes
        ]
    columns: Iterable[Column] = (
        Column("Actor", "actor"),
        Column("Outlet", "outlet"),
        Column("Voice", "voice"),
        *(() if classes else (Column("Word", "word"),)),
        Column("Class", "label_class"),
        Column("Uses", "uses", right=True),
        Column("Mentions", "mentions", right=True),
        Column("Log-odds against other outlets", "compared"),
    )
    print_rows(rows, columns, as_json=as_json, nothing="No label matches.")


COMMANDS: Iterable[click.Command] = (accusations, demands, tallies, labels)
