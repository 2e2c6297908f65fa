"""Everything that is derived, made anew beside the ledger and compared with what stands in it."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from counterclaim.ledger.connection import explained
from counterclaim.ledger.corrections import Corrections
from counterclaim.ledger.decision_store import flag_rejected
from counterclaim.ledger.decisions import COMPARED as JUDGED
from counterclaim.ledger.jsonable import from_jsonable
from counterclaim.ledger.ledger import Ledger, open_ledger
from counterclaim.ledger.mapping import insert_into, json_text
from counterclaim.ledger.store_compared import TABLES as COMPARED
from counterclaim.records import Actor, Place

#: Derived tables, with the columns that are internal keys.
TABLES = {
    "claim": ("key",),
    "claim_speaker": ("claim",),
    "claim_about": ("claim",),
    "reference": (),
    "coded_event": (),
    "coded_party": (),
    "label": (),
    "article_actor": (),
    "article_day": (),
    "actor": (),
    "actor_name": (),
    "actor_role": (),
    "actor_relation": (),
    "actor_count": (),
    "place": (),
    "place_name": (),
    "span": (),
    **dict.fromkeys(JUDGED, ()),
}
CLAIM_ID = "(SELECT id FROM claim WHERE key = t.claim) AS claim_id"


def differing(path: Path) -> Iterator[tuple[str, str]]:
    """Each derived table with a row that is not as made anew, and that row.

    The readings, the packs' names and the decisions are written into a ledger beside, as
    they were into this one.

    Raises:
        LedgerError: if what is stored cannot be read back as records.
    """
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "anew.ledger"
        with (
            open_ledger(path, readonly=True) as ledger,
            open_ledger(beside, create=True) as anew,
        ):
            _write(ledger, anew)
            with explained(path), explained(beside):
                for table, internal in TABLES.items():
                    yield from _compared(ledger.db, anew.db, table, internal)


def _write(ledger: Ledger, anew: Ledger) -> None:
    anew.db.execute("PRAGMA synchronous = OFF")
    anew.replace_knowledge(_knowledge(ledger.db))
    for reading in ledger.readings():
        anew.add_reading(reading)
    _copy_compared(ledger.db, anew.db)
    anew.import_decisions(ledger.export_decisions())
    corrections = Corrections(anew.decisions())
    flag_rejected(anew.db, corrections, corrections.articles())


def _copy_compared(db: sqlite3.Connection, anew: sqlite3.Connection) -> None:
    """What compare found, with nothing taken out of it; its seal tells of other changes."""
    for table in reversed(COMPARED):
        names = [str(row[1]) for row in db.execute(f'PRAGMA table_info("{table}")')]
        columns = ", ".join("0" if name == "rejected" else f'"{name}"' for name in names)
        rows = db.execute(f'SELECT {columns} FROM "{table}"')  # noqa: S608
        anew.executemany(insert_into(table, *names), rows)


def _knowledge(db: sqlite3.Connection) -> Iterator[Actor | Place]:
    rows = db.execute("SELECT kind, record FROM entity_record WHERE from_knowledge")
    for kind, record in rows:
        data = json.loads(record)
        yield from_jsonable(Actor, data) if kind == "actor" else from_jsonable(Place, data)


def _compared(
    db: sqlite3.Connection, anew: sqlite3.Connection, table: str, internal: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """The first row by content that only one of the two has."""
    for one, other in zip_longest(_rows(db, table, internal), _rows(anew, table, internal)):
        if one != other:
            yield table, (one or other or "")[:200]
            return


def _rows(db: sqlite3.Connection, table: str, internal: tuple[str, ...]) -> Iterator[str]:
    names = [str(row[1]) for row in db.execute(f'PRAGMA table_info("{table}")')]
    shown = [name for name in names if name != "key"]
    picked = [CLAIM_ID if name in internal else f't."{name}"' for name in shown]
    order = ", ".join(str(n) for n in range(1, len(picked) + 1))
    sql = f'SELECT {", ".join(picked)} FROM "{table}" AS t ORDER BY {order}'  # noqa: S608
    for row in db.execute(sql):
        yield json_text(list(row))
