"""The formats of ``counterclaim export``, all listed here and described in docs/exports.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.custody import custody
from counterclaim.protocols import View
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.acled import write_acled
from counterclaim.show.exports.annotations import write_annotations
from counterclaim.show.exports.brat import write_brat
from counterclaim.show.exports.files import all_or_nothing
from counterclaim.show.exports.ged import write_ged
from counterclaim.show.exports.geojson import write_geojson
from counterclaim.show.exports.money import write_money
from counterclaim.show.exports.plover import write_plover
from counterclaim.show.exports.provenance import write_provenance
from counterclaim.show.exports.stored import stored_corpus
from counterclaim.show.exports.tables import write_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to export: a ledger into a folder.

    Attributes:
        ledger: the ledger's file.
        view: the names of the knowledge packs.
        base: what stands before every permalink; empty for addresses within the page.
        tables: names of tables, of formats that have several; all if none is given.
    """

    ledger: Path
    view: View
    base: str = ""
    tables: tuple[str, ...] = ()


Writer = Callable[[Wish, Path], list[Path]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is, and how it is written into a folder."""

    name: str
    what: str
    write: Writer
    has_tables: bool = False


def _of_corpus(write: Callable[..., list[Path]]) -> Writer:
    """A writer that takes a corpus, a folder and a base."""

    def written(wish: Wish, folder: Path) -> list[Path]:
        with stored_corpus(wish.ledger, view=wish.view) as corpus:
            return write(corpus, folder, base=wish.base)

    return written


def _tables(form: str) -> Writer:
    def written(wish: Wish, folder: Path) -> list[Path]:
        def write(corpus: Corpus, folder: Path, *, base: str) -> list[Path]:
            return write_tables(corpus, folder, form=form, tables=wish.tables, base=base)

        return _of_corpus(write)(wish, folder)

    return written


def _provenance(wish: Wish, folder: Path) -> list[Path]:
    return [write_provenance(custody(wish.ledger), folder)]


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("csv", "tables for spreadsheets", _tables("csv"), has_tables=True),
        Format("jsonl", "tables for programs, with a JSON Schema", _tables("jsonl"), True),
        Format("geojson", "events and incidents on the map", _of_corpus(write_geojson)),
        Format("annotations", "W3C Web Annotations on the texts", _of_corpus(write_annotations)),
        Format("brat", "brat standoff: texts and marks", _of_corpus(write_brat)),
        Format("plover", "events, columns as in POLECAT", _of_corpus(write_plover)),
        Format("acled", "events, columns as in ACLED", _of_corpus(write_acled)),
        Format("ged", "deadly events, columns as in UCDP GED", _of_corpus(write_ged)),
        Format("ftm", "FollowTheMoney entities", _of_corpus(write_money)),
        Format("prov", "the chain of custody, W3C PROV-JSON", _provenance),
    )
}


def write_export(name: str, wish: Wish, folder: Path) -> list[Path]:
    """The files of one format, written all or not at all.

    Raises:
        CounterclaimError: for an unknown format, or tables of a format that has none.
        LedgerError: if the ledger is missing or cannot be read.
    """
    found = FORMATS.get(name)
    if found is None:
        raise CounterclaimError(f"there is no format {name}; there are: {', '.join(FORMATS)}")
    if wish.tables and not found.has_tables:
        raise CounterclaimError(f"--table goes with csv and jsonl; {name} is one whole")
    with all_or_nothing(folder) as part:
        made = found.write(wish, part)
        names = [path.relative_to(part) for path in made]
    return [folder / name for name in names]
