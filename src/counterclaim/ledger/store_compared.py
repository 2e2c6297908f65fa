"""What compare found, written as one and read back; see ``0002_compared.sql``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from counterclaim.errors import LedgerError
from counterclaim.ledger import shapes, spansheet
from counterclaim.ledger.mapping import Cell, Shape, insert_into
from counterclaim.ledger.spansheet import Row, span_rows
from counterclaim.records import Ceasefire, CeasefireMention, Compared, Incident, NearCopy, Origin
from counterclaim.spans import Span

TABLES = (  # children before what they refer to
    "compared_span",
    "copy_group",
    "near_copy",
    "origin_account",
    "origin",
    "comparison",
    "account_value",
    "account_event",
    "incident_event",
    "account",
    "incident",
    "demand",
    "reply",
    "allegation",
    "tally",
    "ceasefire_mention",
    "ceasefire_party",
    "ceasefire_term",
    "ceasefire",
)
SAYS = "says:"


def clear_compared(db: sqlite3.Connection) -> None:
    """Drops all that compare found."""
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")  # noqa: S608


def has_compared(db: sqlite3.Connection) -> bool:
    """Whether anything of compare is stored."""
    return any(
        db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608
        for table in TABLES
    )


def put_compared(db: sqlite3.Connection, parts: Iterable[Compared]) -> None:
    """Writes all that compare found in place of what stood there; none of the parts is held.

    Comparisons and origins stand in one part with the accounts that they speak of, and all
    near-copies in one.

    Raises:
        LedgerError: if a record refers to an article or account that is not there.
    """
    clear_compared(db)
    writer = _Writer(db)
    for part in parts:
        writer.write(part)


class _Writer:
    """Rows of one part after the other; keeps the texts that spans are quoted from."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._texts: dict[str, str] = {}
        self._account_article: dict[str, str] = {}
        self._incidents, self._compared, self._origins = count(), count(), count()

    def write(self, compared: Compared) -> None:
        self._account_article.clear()
        self._many(shapes.CEASEFIRE, compared.ceasefires, ())
        for ceasefire in compared.ceasefires:
            self._ceasefire(ceasefire)
        for incident in compared.incidents:
            self._incident(incident)
        self._near_copies(compared.near_copies)
        self._comparisons(compared)
        for origin in compared.origins:
            self._origin(origin)
        for shape, records in (
            (shapes.CEASEFIRE_MENTION, compared.ceasefire_mentions),
            (shapes.ALLEGATION, compared.allegations),
            (shapes.REPLY, compared.replies),
            (shapes.TALLY, compared.tallies),
            (shapes.DEMAND, compared.demands),
        ):
            self._articled(shape, records)

    def _many(self, shape: Shape[Any], records: Iterable[Any], extra: Iterable[Cell]) -> None:
        """Rows with their ordinal and, in front of it, one ``extra`` cell for the owner."""
        owner = tuple(extra)
        columns = (f"{_owner(shape)}_id", "ordinal") if owner else ("ordinal",)
        self._db.executemany(
            shape.insert(*columns),
            [(*shape.row(record), *owner, i) for i, record in enumerate(records)],
        )

    def _list(self, table: str, columns: tuple[str, str], owner: Cell, ids: Iterable[str]) -> None:
        """Rows of a plain list of ids."""
        self._db.executemany(
            insert_into(table, columns[0], "ordinal", columns[1]),
            [(owner, i, item) for i, item in enumerate(ids)],
        )

    def _text(self, article_id: str) -> str:
        if article_id not in self._texts:
            row = self._db.execute(
                "SELECT text FROM article WHERE id = ?", (article_id,)
            ).fetchone()
            if row is None:
                raise LedgerError(f"compare speaks of article {article_id}, which is not there")
            if len(self._texts) > 256:  # bounds memory on a large corpus
                self._texts.clear()
            self._texts[article_id] = str(row[0])
        return self._texts[article_id]

    def _spans(self, article_id: str, record: tuple[str, str], roles: Any) -> None:
        rows: list[Row] = span_rows(article_id, self._text(article_id), record, roles)
        self._db.executemany(spansheet.INSERT_COMPARED, rows)

    def _ceasefire(self, ceasefire: Ceasefire) -> None:
        self._many(shapes.PARTY, ceasefire.parties, (ceasefire.id,))
        self._many(shapes.TERM, ceasefire.terms, (ceasefire.id,))

    def _incident(self, incident: Incident) -> None:
        row = (*shapes.INCIDENT.row(incident), next(self._incidents))
        self._db.execute(shapes.INCIDENT.insert("ordinal"), row)
        self._list("incident_event", ("incident_id", "event_id"), incident.id, incident.events)
        self._many(shapes.ACCOUNT, incident.accounts, ())
        for account in incident.accounts:
            self._account_article[account.id] = account.article_id
            self._list("account_event", ("account_id", "event_id"), account.id, account.events)
            self._many(shapes.SLOT_VALUE, account.values, (account.id,))
            for i, value in enumerate(account.values):
                record = ("account_value", f"{account.id}/{i}")
                self._spans(account.article_id, record, shapes.SLOT_VALUE.spans(value))

    def _near_copies(self, copies: tuple[NearCopy, ...]) -> None:
        for ordinal, copy in enumerate(copies):
            self._db.execute(
                shapes.NEAR_COPY.insert("ordinal"), (*shapes.NEAR_COPY.row(copy), ordinal)
            )
            record = ("near_copy", str(ordinal))
            self._spans(copy.a, record, [("shared_a", copy.shared_a)])
            self._spans(copy.b, record, [("shared_b", copy.shared_b)])
        groups = copy_groups((c.a, c.b) for c in copies)
        self._db.executemany(
            insert_into("copy_group", "article_id", "group_id"), sorted(groups.items())
        )

    def _comparisons(self, compared: Compared) -> None:
        insert = shapes.COMPARISON.insert("ordinal")
        for comparison in compared.comparisons:
            ordinal = next(self._compared)
            self._db.execute(insert, (*shapes.COMPARISON.row(comparison), ordinal))
            record = ("comparison", str(ordinal))
            sides = ((comparison.a, "spans_a"), (comparison.b, "spans_b"))
            for account, role in sides:
                article = self._account_article.get(account)
                if article is None:
                    raise LedgerError(f"a comparison names account {account}, which is not there")
                self._spans(article, record, [(role, getattr(comparison, role))])

    def _origin(self, origin: Origin) -> None:
        ordinal = next(self._origins)
        self._db.execute(shapes.ORIGIN.insert("ordinal"), (*shapes.ORIGIN.row(origin), ordinal))
        self._list("origin_account", ("origin", "account_id"), ordinal, origin.accounts)

    def _articled(self, shape: Shape[Any], records: Iterable[Any]) -> None:
        """Records that lie in one article and bear an id."""
        found = list(records)
        self._many(shape, found, ())
        for record in found:
            roles = list(shape.spans(record))
            if isinstance(record, CeasefireMention):
                roles += [(f"{SAYS}{i:03}:{word}", (s,)) for i, (word, s) in enumerate(record.says)]
            self._spans(record.article_id, (shape.table, record.id), roles)


def _owner(shape: Shape[Any]) -> str:
    return "account" if shape is shapes.SLOT_VALUE else "ceasefire"


def copy_groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Article to the first article (by id) of those it is joined with by near-copies."""
    root: dict[str, str] = {}

    def find(item: str) -> str:
        root.setdefault(item, item)
        while root[item] != item:
            item = root[item]
        return item

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    return {item: find(item) for item in root}


def said(roles: Iterable[tuple[str, Iterable[Span]]]) -> Iterator[tuple[str, Span]]:
    """What a ceasefire mention says, from its span roles, in order."""
    for role, spans in sorted(roles):
        if role.startswith(SAYS):
            word = role.removeprefix(SAYS).split(":", 1)[1]
            yield from ((word, span) for span in spans)
