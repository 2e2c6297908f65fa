"""What changed of incidents from one ledger to another.

An incident's id is made of its events, so one that gained an account has another id. Incidents of
two ledgers are the same happening if they share an event. Those that one account tells are left
out: any event is one.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from counterclaim.ledger.changes import Change, How, Why, differing


@dataclass(frozen=True, slots=True)
class Told:
    """An incident that several accounts tell."""

    title: str
    days: str
    place: str | None
    accounts: int
    conflict_on: str
    events: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


_INCIDENTS = """
SELECT i.id, i.title, CASE
    WHEN coalesce(i.interval_start, i.interval_end) IS NULL THEN 'date not stated'
    WHEN date(i.interval_start, '+1 day') = i.interval_end THEN i.interval_start
    ELSE coalesce(i.interval_start, '?') || ' to ' || coalesce(date(i.interval_end, '-1 day'), '?')
  END, i.place, (SELECT count(*) FROM account AS a WHERE a.incident_id = i.id) AS accounts,
  (SELECT coalesce(group_concat(slot, ', '), 'none') FROM (SELECT DISTINCT slot FROM comparison AS c
   WHERE c.incident_id = i.id AND c.outcome = 'conflict' ORDER BY slot))
FROM incident AS i WHERE accounts > 1 ORDER BY i.id
"""
_EVENTS = "SELECT incident_id, event_id FROM incident_event"
_ARTICLES = "SELECT incident_id, article_id FROM account"
#: What of an incident is no field of its own to tell of.
UNTOLD = ("events", "articles")


def told_incidents(db: sqlite3.Connection) -> dict[str, Told]:
    """The incidents of a ledger that several accounts tell, by id."""
    found = {key: Told(*cells) for key, *cells in db.execute(_INCIDENTS).fetchall()}
    for sql, name in ((_EVENTS, "events"), (_ARTICLES, "articles")):
        for key, member in db.execute(sql):
            if key in found:
                getattr(found[key], name).add(member)
    return found


def incident_changes(
    old: Mapping[str, Told], new: Mapping[str, Told], *, versions: Mapping[str, bool], decided: bool
) -> Iterator[Change]:
    """Each incident that differs, under its id in the new ledger, or in the old if it is gone.

    Args:
        old: the incidents of the first ledger.
        new: those of the second.
        versions: of each article that both hold, whether one version read it in both.
        decided: whether people's decisions differ.
    """

    def why(*told: Told) -> Why:
        articles = {article for one in told for article in one.articles}
        if not articles <= versions.keys():
            return Why.INPUT
        if not all(versions[article] for article in articles):
            return Why.VERSION
        return Why.DECISION if decided else Why.INPUT

    at = {event: key for key, told in old.items() for event in told.events}
    before: dict[str, list[str]] = {
        key: sorted({at[event] for event in told.events if event in at})
        for key, told in new.items()
    }
    after: dict[str, list[str]] = defaultdict(list)
    for key, keys in before.items():
        for was in keys:
            after[was].append(key)
    for key, told in new.items():
        if not before[key]:
            yield Change("incident", How.ADDED, why(told), key, None, _words(told))
            continue
        parts = [old[was] for was in before[key]]
        details = [differing(parts[0], told, but=UNTOLD)] if len(parts) == 1 else []
        details += [f"joins {_words(part)}" for part in parts] if len(parts) > 1 else []
        details += [f"a part of {_words(old[w])}" for w in before[key] if len(after[w]) > 1]
        if detail := "; ".join(filter(None, details)):
            words = f"{told.title} ({told.days}): {detail}"
            yield Change("incident", How.CHANGED, why(told, *parts), key, None, words)
    for key, told in old.items():
        if not after[key]:
            yield Change("incident", How.REMOVED, why(told), key, None, _words(told))


def _words(told: Told) -> str:
    return f"{told.title} ({told.days}, {told.accounts} accounts)"
