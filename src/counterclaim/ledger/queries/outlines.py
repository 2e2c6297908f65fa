"""What the accounts of many incidents say, in a few words each: for lists of incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.select import among


@dataclass(slots=True)
class Outline:
    """Which words tell of one incident, and on what its accounts conflict.

    ``told`` has the article and the words of each account for what happened and by what means,
    denials left out.
    ``conflicts`` has, by slot, the figures that clash, as bounds ("58..") and as the words for
    them; none where it is no figures that clash.
    """

    told: list[tuple[str, str]] = field(default_factory=list)
    conflicts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


_TOLD = """
SELECT x.incident_id, x.article_id, v.shown
FROM account AS x JOIN account_value AS v ON v.account_id = x.id
WHERE (v.slot = 'existence' AND v.value = 'told' OR v.slot = 'cause') AND x.incident_id IN ({})
ORDER BY 1, 2, 3
"""
_CONFLICTS = """
SELECT DISTINCT c.incident_id, c.slot, v.value, v.shown
FROM comparison AS c
LEFT JOIN compared_span AS s ON s.record_kind = 'comparison'
  AND s.record_id = CAST(c.ordinal AS TEXT)
LEFT JOIN account_value AS v ON v.account_id = iif(s.role = 'spans_a', c.a, c.b)
  AND v.shown = s.surface AND v.slot IN ('killed', 'wounded', 'figure')
WHERE c.outcome = 'conflict' AND c.incident_id IN ({})
ORDER BY 1, 2, 3, 4
"""


def outlines(ledger: LedgerFile, incidents: Sequence[str]) -> dict[str, Outline]:
    """The outline of each of these incidents, by its id."""
    found = {key: Outline() for key in incidents}
    for key, article, words in among(ledger.db, _TOLD, incidents):
        found[key].told.append((article, words))
    for key, slot, value, words in among(ledger.db, _CONFLICTS, incidents):
        figures = found[key].conflicts.setdefault(slot, [])
        if value is not None:
            figures.append((value, words))
    return found
