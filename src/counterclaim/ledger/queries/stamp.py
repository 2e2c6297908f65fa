"""Whether a ledger has changed since it was last looked at."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.ledger.file import LedgerFile


@dataclass(frozen=True, slots=True)
class Stamp:
    """Two counts that change with the ledger: of what was read, and of what was judged.

    ``stale`` says that the comparison is older than either.
    """

    read: str
    judged: str
    stale: bool


def stamp(ledger: LedgerFile) -> Stamp:
    """The present stamp; equal stamps mean that nothing was read, judged or compared since."""
    read, judged, stale = ledger.db.execute(
        "SELECT (SELECT count(*) FROM run) || '/' || (SELECT count(*) FROM article) || '/' || "
        "(SELECT count(*) FROM quarantine), "
        "(SELECT count(*) FROM decision) || '/' || (SELECT count(*) FROM decision_undo), "
        "(SELECT value FROM meta WHERE key = 'comparison_is_stale')"
    ).fetchone()
    return Stamp(str(read), str(judged), stale == "1")
