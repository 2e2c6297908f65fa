"""The dated course of a conflict: days with what is told of them, ranked by origins.

A day ranks by how many independent origins tell that something happened on it: a speaker
is one origin wherever quoted, near-copies are one, any other article is its own. So ten
copies of one wire report weigh no more than one. Only what is dated to a day, and told as
having happened by the day of publication, has a place on the line; the rest is counted.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.dated import Telling, TimelineFilter, tellings, undated
from counterclaim.ledger.queries.select import Names, among
from counterclaim.ledger.rows_timeline import DatedIncident, Timeline, TimelineDay, TimelineSentence

#: Sentences given for a day, unless asked otherwise.
SENTENCES = 3


def timeline(
    ledger: LedgerFile,
    wanted: TimelineFilter | None = None,
    *,
    top: int | None = None,
    sentences: int = SENTENCES,
) -> Timeline:
    """The days that match in their order, the ``top`` ranked of them if a number is given.

    Days of as many origins rank by how much is told of them; of as much, the earlier first.
    """
    db, wanted = ledger.db, wanted or TimelineFilter()
    told = tellings(db, wanted)
    speakers = _speakers(db, {t.claim for t in told if t.claim})
    by_day: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        by_day[telling.day].append(telling)
    drawn = [_Day(day, found, speakers) for day, found in by_day.items()]
    ranked = sorted(drawn, key=lambda d: (-len(d.origins), -len(d.told), d.day))[:top]
    names = Names(db)
    days = (_day(db, day, names, sentences) for day in sorted(ranked, key=lambda d: d.day))
    return Timeline(tuple(days), len(drawn), undated(db, wanted))


@dataclass(frozen=True, slots=True)
class _Day:
    """What is told of a day."""

    day: str
    told: Sequence[Telling]
    speakers: dict[str, str]

    @property
    def origins(self) -> frozenset[str]:
        """Who tells of it: named speakers, and articles that are no copies."""
        return frozenset(self.origin(t) for t in self.told)

    def origin(self, telling: Telling) -> str:
        """The origin of one telling."""
        speaker = self.speakers.get(telling.claim or "")
        return f"speaker:{speaker}" if speaker else f"text:{telling.group}"


def _speakers(db: sqlite3.Connection, claims: Iterable[str]) -> dict[str, str]:
    """The one known speaker of each claim, as merged."""
    wanted, found = sorted(set(claims)), defaultdict[str, set[str]](set)
    for claim, actor in among(
        db,
        "SELECT c.id, coalesce(a.canonical, v.actor, v.body) FROM claim AS c JOIN "
        "claim_speaker AS v ON v.claim = c.key LEFT JOIN actor AS a "
        "ON a.id = coalesce(v.actor, v.body) WHERE c.id IN ({})",
        wanted,
    ):
        if actor:
            found[claim].add(str(actor))
    return {claim: next(iter(who)) for claim, who in found.items() if len(who) == 1}


def _day(db: sqlite3.Connection, day: _Day, names: Names, limit: int) -> TimelineDay:
    incidents = [_incident(db, key) for key in {t.incident for t in day.told if t.incident}]
    origins = {i.id: i.origins for i in incidents}
    best = sorted(day.told, key=lambda t: (-origins.get(t.incident or "", 0), t.ordinal, t.article))
    held = dict.fromkeys((t.article, t.start) for t in best)
    first = {(t.article, t.start): t for t in reversed(best)}
    return TimelineDay(
        day=day.day,
        origins=len(day.origins),
        articles=len({t.article for t in day.told}),
        tellings=len(day.told),
        incidents=tuple(sorted(incidents, key=lambda i: (-i.origins, i.title, i.id))),
        sentences=tuple(_sentence(first[key], day, names) for key in list(held)[:limit]),
    )


def _incident(db: sqlite3.Connection, key: str) -> DatedIncident:
    row: Any = db.execute(
        "SELECT id, title, (SELECT count(*) FROM origin AS o WHERE o.incident_id = i.id) "
        "FROM incident AS i WHERE id = ?",
        (key,),
    ).fetchone()
    return DatedIncident(*row)


def _sentence(telling: Telling, day: _Day, names: Names) -> TimelineSentence:
    return TimelineSentence(
        article_id=telling.article,
        outlet=telling.outlet,
        title=telling.title,
        published_start=telling.published,
        speaker=names.actor(day.speakers.get(telling.claim or "")),
        claim=telling.claim,
        event=telling.event,
        start=telling.start,
        end=telling.end,
        words=" ".join(telling.words.split()),
    )
