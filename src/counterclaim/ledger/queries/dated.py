"""Events dated to a day: which they are, their days, and those that are dated to none.

Only what is told as having happened by the day of publication is given.
"""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.select import Where, marks, same_actor, taking_part
from counterclaim.ledger.queries.within import articles_about, places_within

#: The day of an event: its own; where it states a wider time ("early May"), the one day
#: that other tellings of its incident give. What states no time is dated by no other.
DAY = (
    "CASE WHEN e.interval_end = date(e.interval_start, '+1 day') THEN e.interval_start "
    "WHEN e.interval_start IS NOT NULL AND n.interval_end = date(n.interval_start, '+1 day') "
    "THEN n.interval_start END"
)
TOLD = (
    "NOT e.rejected",
    "NOT e.negated",
    "e.factuality NOT IN ('planned', 'hypothetical')",
    "(d.published_end IS NULL OR e.interval_start IS NULL OR e.interval_start < d.published_end)",
)
EVENTS = f"""
  SELECT e.id, e.article_id, {DAY}, e.claim, a.outlet, a.title, d.published_start,
    coalesce(g.group_id, e.article_id), s.ordinal, s.start, s."end",
    substr(a.text, s.start + 1, s."end" - s.start), i.incident_id, e.place
  FROM coded_event AS e
  JOIN article AS a ON a.id = e.article_id
  JOIN article_day AS d ON d.article_id = e.article_id
  JOIN sentence AS s ON s.article_id = e.article_id AND s.start <= e.start AND e.start < s."end"
  LEFT JOIN copy_group AS g ON g.article_id = e.article_id
  LEFT JOIN incident_event AS i ON i.event_id = e.id
  LEFT JOIN incident AS n ON n.id = i.incident_id
"""
DAYS = """
  FROM coded_event AS e
  JOIN article_day AS d ON d.article_id = e.article_id
  LEFT JOIN incident_event AS i ON i.event_id = e.id
  LEFT JOIN incident AS n ON n.id = i.incident_id
"""
OWN_DAY = ("SELECT x.id FROM coded_event AS x", "x.interval_start")
#: Where the day of an event, or of its incident, may lie in the days asked for.
DATED = (
    OWN_DAY,
    (
        "SELECT y.event_id FROM incident AS o JOIN incident_event AS y ON y.incident_id = o.id",
        "o.interval_start",
    ),
)
#: The same for events without one day: their own start, or the day of publication.
UNDATED = (
    OWN_DAY,
    (
        "SELECT x.id FROM article_day AS r JOIN coded_event AS x USING (article_id)",
        "r.published_start",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineFilter:
    """Which events; an empty filter is all. Days count from ``since`` and before ``until``.

    ``words`` must all stand in the event's sentence. ``place`` takes in all that lies in it.
    """

    actor: str | None = None
    place: str | None = None
    ceasefire: str | None = None
    words: str = ""
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of an article, dated to a day, with its sentence."""

    event: str
    article: str
    day: str
    claim: str | None
    outlet: str | None
    title: str
    published: str | None
    group: str
    ordinal: int
    start: int
    end: int
    words: str
    incident: str | None
    place: str | None


def tellings(db: sqlite3.Connection, wanted: TimelineFilter) -> list[Telling]:
    """The events that match and are dated to a day, by day, article and place in it."""
    where = _dated(db, wanted)
    sql = f"{EVENTS} {where.sql} ORDER BY 3, e.article_id, e.start, e.id"
    found = (Telling(*row) for row in db.execute(sql, where.values))
    return list(_in_place(db, wanted.place, _with_words(wanted.words, found)))


def timeline_days(ledger: LedgerFile, wanted: TimelineFilter | None = None) -> tuple[str, ...]:
    """The days of ``tellings``, for less work.

    The filter must ask for no words and no place, which need the sentences.
    """
    where = _dated(ledger.db, wanted or TimelineFilter())
    sql = f"SELECT DISTINCT {DAY} {DAYS} {where.sql} ORDER BY 1"
    return tuple(str(day) for (day,) in ledger.db.execute(sql, where.values))


def reports_begin(ledger: LedgerFile) -> str | None:
    """A year before the first article was published; what lies before that is history.

    None if no article has a day.
    """
    sql = "SELECT date(min(published_start), '-1 year') FROM article_day"
    (day,) = ledger.db.execute(sql).fetchone()
    return str(day) if day else None


def undated(db: sqlite3.Connection, wanted: TimelineFilter) -> int:
    """How many events match, or may, but are dated to no single day."""
    where = _where(db, wanted)
    where.add(f"{DAY} IS NULL")
    where.within("coalesce(e.interval_start, d.published_start)", wanted.since, wanted.until)
    _near(where, UNDATED, wanted)
    found = (Telling(*row) for row in db.execute(f"{EVENTS} {where.sql}", where.values))
    return sum(1 for _ in _in_place(db, wanted.place, _with_words(wanted.words, found)))


def _dated(db: sqlite3.Connection, wanted: TimelineFilter) -> Where:
    where = _where(db, wanted)
    where.add(f"{DAY} IS NOT NULL")
    where.within(DAY, wanted.since, wanted.until)
    _near(where, DATED, wanted)
    return where


def _where(db: sqlite3.Connection, wanted: TimelineFilter) -> Where:
    where = Where(list(TOLD))
    if wanted.actor is not None:
        ids = same_actor(db, wanted.actor)
        speaks = (
            "SELECT c.id FROM claim AS c JOIN claim_speaker AS v ON v.claim = c.key "
            f"WHERE v.actor IN ({marks(ids)})"
        )
        where.add(
            f"(e.id IN ({taking_part(ids)}) OR e.claim IN ({speaks}))",
            *ids,
            *ids,
        )
    if wanted.ceasefire is not None:
        where.add(
            "EXISTS (SELECT 1 FROM ceasefire_mention AS m JOIN compared_span AS p ON "
            "p.record_kind = 'ceasefire_mention' AND p.record_id = m.id JOIN sentence AS x "
            'ON x.article_id = m.article_id AND x.start <= p.start AND p.start < x."end" '
            "WHERE m.ceasefire = ? AND NOT m.rejected AND m.article_id = e.article_id "
            'AND x.start <= e.start AND e.start < x."end") '
            "OR e.id IN (SELECT event FROM allegation WHERE ceasefire = ? AND NOT rejected)",
            wanted.ceasefire,
            wanted.ceasefire,
        )
        where.conditions[-1] = f"({where.conditions[-1]})"
    return where


def _near(where: Where, candidates: tuple[tuple[str, str], ...], wanted: TimelineFilter) -> None:
    """The events that can lie in the days asked for, found by index; no more than a hint."""
    if wanted.since is None and wanted.until is None:
        return
    found, values = [], list[object]()
    for sql, column in candidates:
        inside = Where()
        inside.within(column, wanted.since, wanted.until)
        found.append(f"{sql} {inside.sql}")
        values += inside.values
    where.add(f"e.id IN ({' UNION '.join(found)})", *values)


def _with_words(words: str, told: Iterable[Telling]) -> Iterator[Telling]:
    needles = words.casefold().split()
    return (t for t in told if all(n in t.words.casefold() for n in needles))


def _in_place(
    db: sqlite3.Connection, place: str | None, told: Iterable[Telling]
) -> Iterator[Telling]:
    """Events in a place: by their own place, else by where most of their article's lie."""
    if place is None:
        yield from told
        return
    inside = places_within(db, place)
    articles = articles_about(db, inside)
    for telling in told:
        if telling.place in inside or (telling.place is None and telling.article in articles):
            yield telling
