"""Joining and parting incidents, as decisions about pairs of their events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.errors import LedgerError
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.incidents import incident
from counterclaim.ledger.rows_compared import IncidentDetail
from counterclaim.records import DecisionKind

#: The events of one account.
Told = Sequence[str]


@dataclass(frozen=True, slots=True)
class PairDecision:
    """That two events are, or are not, one happening; not yet kept."""

    kind: DecisionKind
    a: str
    b: str


def joining(
    here: Sequence[Told], there: Sequence[Told], apart: frozenset[tuple[str, str]]
) -> Iterator[PairDecision]:
    """What makes two incidents one, or confirms that accounts belong together.

    Args:
        here: the accounts of one incident.
        there: the accounts of the other.
        apart: the pairs that people judged not the same until now; those between the two
            incidents are judged anew, since the last word counts.
    """
    ours, theirs = ({event for told in side for event in told} for side in (here, there))
    first = {(here[0][0], there[0][0])}
    overruled = {(a, b) for a in ours for b in theirs if (min(a, b), max(a, b)) in apart}
    for a, b in sorted(first | overruled):
        if a != b:
            yield PairDecision(DecisionKind.SAME_INCIDENT, a, b)


def parting(leaves: Told, others: Sequence[Told]) -> Iterator[PairDecision]:
    """What takes one account out of an incident: its events are those of no other account."""
    rest = {event for told in others for event in told} - set(leaves)
    for event in sorted(set(leaves)):
        for other in sorted(rest):
            yield PairDecision(DecisionKind.NOT_SAME_INCIDENT, event, other)


def incident_like(ledger: Ledger, name: str) -> IncidentDetail:
    """The incident with this id, this beginning of an id, or this event.

    Raises:
        LedgerError: if there is none, or several begin so.
    """
    rows = ledger.db.execute(
        "SELECT id FROM incident WHERE substr(id, 1, length(?)) = ? "
        "UNION SELECT incident_id FROM incident_event WHERE event_id = ? ORDER BY 1",
        (name, name, name),
    ).fetchall()
    found = [str(row[0]) for row in rows] if name else []
    if len(found) > 1 and name not in found:
        raise LedgerError(f"several incidents begin with {name!r}; write more of the id")
    told = incident(ledger, name if name in found else found[0]) if found else None
    if told is None:
        raise LedgerError(
            f"there is no incident {name!r}; see `counterclaim incidents`. Incidents are "
            "derived anew when articles or decisions come, so an id can go out of use"
        )
    return told
