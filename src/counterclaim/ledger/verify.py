"""Whether a ledger still says what it said: every fault as a line that a person can read."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.errors import LedgerError, SpanError
from counterclaim.ledger.connection import connect, explained, integrity
from counterclaim.ledger.decision_store import load_decisions
from counterclaim.ledger.decisions import decide
from counterclaim.ledger.derive import GAP
from counterclaim.ledger.digest import COMPARED_SEAL, FORM, sealed, sealed_compared
from counterclaim.ledger.load import load_reading
from counterclaim.ledger.rederive import differing
from counterclaim.ledger.store_compared import has_compared

ASSERTED = (  # records of an article: table, the kind of their spans
    "mention",
    "attribution",
    "time_expression",
    "quantity",
    "event",
    "label_use",
)
ASSERTED_COMPARED = ("ceasefire_mention", "allegation", "reply", "tally", "demand")
SIGNED = (
    *ASSERTED, "resolution", "speaker", "incident", "allegation", "reply", "tally", "demand",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: what it is about and what is wrong."""

    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.message}"


def verify(path: str | Path, *, anew: bool = True) -> list[Fault]:
    """All faults of a ledger, in a stable order; empty if every span and hash holds.

    Checks the file's structure and links, that every span equals its words in the text,
    every hash its bytes, every claim its words, and that every record has a span and
    says what made it; that what was stored is as it was stored, by its seals; and, with
    ``anew``, that all derived tables are as derived anew from the readings and decisions,
    which takes about as long as storing them did.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    path = Path(path)
    try:
        found = [Fault("file", message) for message in integrity(path)]
    except LedgerError as error:
        if not isinstance(error.__cause__, sqlite3.DatabaseError):
            raise
        return [Fault("file", str(error.__cause__))]  # too broken to look any further
    if any(fault.message.startswith(("*** in database", "Tree ", "Page ")) for fault in found):
        return found
    found += _checked(path)
    if anew and not found:  # else it tells of the same once more
        found += _anew(path)
    return found


def _checked(path: Path) -> list[Fault]:
    found: list[Fault] = []
    with explained(path), closing(connect(path, readonly=True)) as db:
        for check in (*CHECKS, _seals):
            found.extend(check(db))
    return found


def _anew(path: Path) -> Iterator[Fault]:
    """What is derived is as it would be derived anew."""
    try:
        for table, row in differing(path):
            yield Fault(table, f"is not as derived anew from the readings, at {row}")
    except LedgerError as error:
        if isinstance(error.__cause__, sqlite3.OperationalError):  # as of a full disk
            raise
        yield Fault("file", str(error))


def _seals(db: sqlite3.Connection) -> Iterator[Fault]:
    """Every reading, decision and comparison is as it was stored."""
    for article, seal in db.execute("SELECT id, seal FROM article ORDER BY id").fetchall():
        if seal.startswith(FORM) and not _holds(db, article, seal):
            yield Fault(f"article {article}", "what is stored of it changed since it was stored")
    for decision in load_decisions(db):
        if decide(replace(decision, id="", undone=False)).id != decision.id:
            yield Fault(f"decision {decision.id}", "changed since it was taken")
    row = db.execute("SELECT value FROM meta WHERE key = ?", (COMPARED_SEAL,)).fetchone()
    if row and row[0].startswith(FORM) and has_compared(db) and sealed_compared(db) != row[0]:
        yield Fault("compared", "what compare found changed since it was stored")


def _holds(db: sqlite3.Connection, article: str, seal: str) -> bool:
    try:
        reading = load_reading(db, article)
    except (LedgerError, SpanError, ValueError, TypeError, KeyError):
        return False  # it is no record any more
    return reading is not None and sealed(reading) == seal


def _hashes(db: sqlite3.Connection) -> Iterator[Fault]:
    """Every hash equals the hash of the bytes, every article id starts it."""
    for (sha,) in db.execute("SELECT sha256 FROM raw ORDER BY sha256").fetchall():
        (raw,) = db.execute("SELECT bytes FROM raw WHERE sha256 = ?", (sha,)).fetchone()
        if hashlib.sha256(raw).hexdigest() != sha:
            yield Fault(f"raw {sha[:16]}", "the bytes do not have this hash")
    for name, sha, data in db.execute("SELECT name, sha256, bytes FROM knowledge_file"):
        if hashlib.sha256(data).hexdigest() != sha:
            yield Fault(f"knowledge file {name}", "the bytes do not have this hash")
    for sha, raw in db.execute(
        "SELECT sha256, raw FROM quarantine WHERE sha256 IS NOT NULL AND length(raw) > 0"
    ):
        if hashlib.sha256(raw).hexdigest() != sha:
            yield Fault(f"quarantine {sha[:16]}", "the bytes do not have this hash")
    for article, sha in db.execute("SELECT id, sha256 FROM article ORDER BY id"):
        if not str(sha).startswith(str(article)):
            yield Fault(f"article {article}", f"its id is not the start of its hash {sha[:16]}")


def _texts(db: sqlite3.Connection) -> Iterator[Fault]:
    """Everything that points into a text, article by article."""
    for (article,) in db.execute("SELECT id FROM article ORDER BY id").fetchall():
        (text,) = db.execute("SELECT text FROM article WHERE id = ?", (article,)).fetchone()
        yield from _spans(db, article, text)
        yield from _sentences(db, article, text)
        yield from _quotations(db, article, text)


def _spans(db: sqlite3.Connection, article: str, text: str) -> Iterator[Fault]:
    """Every stored span equals its words."""
    columns = 'record_kind, record_id, role, start, "end", surface'
    of_article = "WHERE article_id = ? ORDER BY record_kind, record_id, role, ordinal"
    for table in ("span", "compared_span"):
        sql = f"SELECT {columns} FROM {table} {of_article}"  # noqa: S608
        for kind, record, role, start, end, surface in db.execute(sql, (article,)):
            found = text[start:end]
            if found != surface:
                yield Fault(
                    f"{kind} {record}",
                    f"{role} [{start}, {end}) of article {article} reads {found!r}, "
                    f"not {surface!r}",
                )


def _sentences(db: sqlite3.Connection, article: str, text: str) -> Iterator[Fault]:
    """Every sentence lies in the text."""
    sql = 'SELECT ordinal, start, "end" FROM sentence WHERE article_id = ? ORDER BY ordinal'
    for ordinal, start, end in db.execute(sql, (article,)):
        if not 0 <= start < end <= len(text):
            yield Fault(f"article {article}", f"sentence {ordinal} lies outside the text")


def _quotations(db: sqlite3.Connection, article: str, text: str) -> Iterator[Fault]:
    """Every claim quotes the words of its content."""
    content: dict[str, list[str]] = {}
    for record, start, end in db.execute(
        'SELECT record_id, start, "end" FROM span WHERE article_id = ? '
        "AND record_kind IN ('attribution', 'claim') AND role = 'content' "
        "ORDER BY record_id, ordinal",
        (article,),
    ):
        content.setdefault(record, []).append(text[start:end])
    sql = "SELECT id, quote FROM claim WHERE article_id = ? ORDER BY id"
    for claim, quote in db.execute(sql, (article,)):
        if quote != GAP.join(content.get(claim, [])):
            yield Fault(f"claim {claim}", "its quotation is not the words of its spans")
    for table, key in (("reference", "mention_id"), ("coded_event", "id")):
        columns = f'{key}, start, "end", words'
        sql = f"SELECT {columns} FROM {table} WHERE article_id = ? ORDER BY {key}"  # noqa: S608
        for record, start, end, words in db.execute(sql, (article,)):
            if text[start:end] != words:
                yield Fault(f"{table} {record}", "its words are not those of its span")


def _spanless(db: sqlite3.Connection) -> Iterator[Fault]:
    """No span, no row."""
    for kind in ASSERTED:
        for (record,) in db.execute(
            f"SELECT id FROM {kind} AS r WHERE NOT EXISTS (SELECT 1 FROM span "  # noqa: S608
            "WHERE span.article_id = r.article_id AND record_kind = ? AND record_id = r.id) "
            "ORDER BY id",
            (kind,),
        ):
            yield Fault(f"{kind} {record}", "points at no words")
    for kind in ASSERTED_COMPARED:
        for (record,) in db.execute(
            f"SELECT id FROM {kind} AS r WHERE NOT EXISTS (SELECT 1 FROM "  # noqa: S608
            "compared_span WHERE record_kind = ? AND record_id = r.id) ORDER BY id",
            (kind,),
        ):
            yield Fault(f"{kind} {record}", "points at no words")


def _unsigned(db: sqlite3.Connection) -> Iterator[Fault]:
    """Every record says what made it."""
    for kind in SIGNED:
        (count,) = db.execute(
            f"SELECT count(*) FROM {kind} WHERE made_by = ''"  # noqa: S608
        ).fetchone()
        if count:
            yield Fault(kind, f"{count} do not say what made them")


def _unknown(db: sqlite3.Connection) -> Iterator[Fault]:
    """Every actor and place that is referred to is described."""
    for kind in ("actor", "place"):
        known = f"SELECT id FROM {kind}"  # noqa: S608
        sql = (
            "SELECT DISTINCT entity FROM reference WHERE entity_kind = ? "  # noqa: S608
            f"AND entity NOT IN ({known}) ORDER BY entity"
        )
        for (entity,) in db.execute(sql, (kind,)):
            yield Fault(f"{kind} {entity}", "is referred to but not described")


def _counts(db: sqlite3.Connection) -> Iterator[Fault]:
    """The sums of actors are those of the articles."""
    sums = (
        "SELECT c.actor, ifnull(a.outlet, ''), count(*), sum(mentions), sum(in_own_voice), "
        "sum(said), sum(said_about) FROM article_actor AS c JOIN article AS a "
        "ON a.id = c.article_id GROUP BY 1, 2"
    )
    kept = "SELECT * FROM actor_count"
    sql = f"SELECT actor FROM ({sums} EXCEPT {kept}) AS s UNION "  # noqa: S608
    sql += f"SELECT actor FROM ({kept} EXCEPT {sums}) ORDER BY 1"  # noqa: S608
    for (actor,) in db.execute(sql):
        yield Fault(f"actor {actor}", "its counts are not the sums of its articles")


def _index(db: sqlite3.Connection) -> Iterator[Fault]:
    """The full-text indexes hold every article and claim."""
    for index, table in (("article_fts", "article"), ("claim_fts", "claim")):
        (indexed,) = db.execute(f"SELECT count(*) FROM {index}_docsize").fetchone()  # noqa: S608
        (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        if indexed != rows:
            yield Fault(index, f"holds {indexed} of {rows} rows of {table}")


CHECKS = (_hashes, _texts, _spanless, _unsigned, _unknown, _counts, _index)
