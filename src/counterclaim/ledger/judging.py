"""What people decide: kept, undone, carried to other ledgers, in force at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from counterclaim.ledger import decision_files
from counterclaim.ledger.connection import explained
from counterclaim.ledger.decision_store import (
    completed,
    judged_pairs,
    load_decisions,
    put_decision,
    put_undo,
    take_effect,
)
from counterclaim.ledger.decisions import decide
from counterclaim.ledger.file import LedgerFile
from counterclaim.records import Decision, DecisionKind, JudgedPairs

STALE = "comparison_is_stale"


class Judged(LedgerFile):
    """The decisions of a ledger."""

    def judged_pairs(self, kind: DecisionKind) -> frozenset[tuple[str, str]]:
        """Pairs of event ids that a person judged the same incident, or not the same."""
        with explained(self.path):
            return judged_pairs(self._db, self._corrections(self._db), kind)

    def judged(self) -> JudgedPairs:
        """All pairs of events that people judged, for compare to heed."""
        return JudgedPairs(
            same=self.judged_pairs(DecisionKind.SAME_INCIDENT),
            apart=self.judged_pairs(DecisionKind.NOT_SAME_INCIDENT),
        )

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions in the order in which they were taken, undone ones marked."""
        with explained(self.path):
            return load_decisions(self._db)

    def record_decision(
        self,
        kind: DecisionKind,
        subject: str,
        value: str = "",
        *,
        who: str,
        why: str = "",
        when: datetime | None = None,
    ) -> Decision:
        """Keeps a person's decision and lets it take effect, as one transaction.

        Args:
            kind: what is decided.
            subject: the id of the record or actor, or a ``Target`` in JSON.
            value: by kind, see ``ledger.decisions``.
            who: the name of who decides.
            why: an optional reason.
            when: the time of the decision; now if not given.

        Raises:
            LedgerError: if the subject is unknown or the value does not fit.
        """
        with self._write(flush=True) as db:
            draft = completed(db, kind, subject, value)
            when = (when or datetime.now(UTC)).astimezone(UTC)
            decision = decide(replace(draft, who=who, when=when, why=why))
            if put_decision(db, decision):
                self._take_effect(db, [decision])
        return decision

    def undo_decision(
        self, decision_id: str, *, who: str, why: str = "", when: datetime | None = None
    ) -> None:
        """Undoes a decision; the row stays, and says who undid it, when and why.

        Raises:
            LedgerError: if there is no such decision.
        """
        with self._write(flush=True) as db:
            when = (when or datetime.now(UTC)).astimezone(UTC)
            if put_undo(db, decision_id, who=who, when=when, why=why):
                self._take_effect(db, [d for d in load_decisions(db) if d.id == decision_id])

    def _take_effect(self, db: sqlite3.Connection, changed: Iterable[Decision]) -> None:
        take_effect(db, self._corrections(db), changed)
        self._set(db, STALE, "1")

    def export_decisions(self) -> Iterator[str]:
        """One line of JSON per decision, to carry them to another ledger."""
        with explained(self.path):
            yield from decision_files.lines(self._db)

    def import_decisions(self, lines: Iterable[str]) -> int:
        """Adds exported decisions and undoings; gives how many rows were new.

        Raises:
            LedgerError: if a line is no decision; then none is added.
        """
        with self._write(flush=True) as db:
            changed: list[Decision] = []
            for decision, undo in decision_files.parse(lines):
                new = put_decision(db, decision)
                if undo is not None:
                    known = {"who": undo.who, "why": undo.why}
                    new = put_undo(db, decision.id, when=undo.when, **known) or new
                changed += [decision] if new else []
            if changed:
                self._take_effect(db, changed)
        return len(changed)
