"""What a running page holds: the way to its ledger, and the way to correct it.

Every request reads the file anew and only what it shows, so the page is always as new as
the ledger and as quick with a hundred thousand claims as with ten. Decisions go through
the ledger at once; what compare finds follows in a thread of its own, and until then
every view says that it is older.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.judging import STALE
from counterclaim.ledger.queries.stamp import stamp
from counterclaim.protocols import View
from counterclaim.records import DecisionKind

Recompute = Callable[[Ledger], None]
log = logging.getLogger(__name__)


@dataclass
class Desk:
    """The ledger of a page. ``recompute`` derives anew what compare finds."""

    path: Path
    view: View
    recompute: Recompute
    _deriving: threading.Lock = field(default_factory=threading.Lock)

    def reading(self) -> Ledger:
        """The ledger for queries, to be used with ``with`` and in one thread."""
        return open_ledger(self.path, readonly=True)

    def prepare(self) -> bool:
        """Brings an older ledger up to date, where it may be written; whether it is stale.

        Raises:
            LedgerError: if the file is missing or is no ledger that can be read.
        """
        refused: CounterclaimError | None = None
        try:
            with open_ledger(self.path, wait=30):
                pass
        except CounterclaimError as error:
            refused = error  # a file that may only be read can still be shown, if not too old
        try:
            with self.reading() as ledger:
                return ledger.comparison_is_stale()
        except CounterclaimError:
            if refused is None:
                raise
            raise refused from None

    def decide(self, kind: DecisionKind, subject: str, value: str, *, who: str, why: str) -> None:
        """Keeps a decision; it is in force at once, and the comparison follows.

        Raises:
            LedgerError: if the decision does not fit the ledger.
        """
        with open_ledger(self.path) as ledger:
            ledger.record_decision(kind, subject, value, who=who, why=why)
        self.derive_soon()

    def undo(self, decision_id: str, *, who: str, why: str) -> None:
        """Undoes a decision, as above."""
        with open_ledger(self.path) as ledger:
            ledger.undo_decision(decision_id, who=who, why=why)
        self.derive_soon()

    def derive_soon(self) -> threading.Thread:
        """Starts to derive the comparison anew; the thread that does so."""
        thread = threading.Thread(target=self._derive, name="compare", daemon=True)
        thread.start()
        return thread

    def _derive(self) -> None:
        """Derives until the comparison is as new as the decisions; one thread at a time."""
        with self._deriving:
            try:
                with open_ledger(self.path, wait=60) as ledger:
                    self._derive_until_fresh(ledger)
            except CounterclaimError as error:  # the views go on saying that it is older
                log.warning("the comparison could not be derived anew: %s", error)

    def _derive_until_fresh(self, ledger: Ledger) -> None:
        """A decision may come while we compare; then the result is old when it is written."""
        before = None
        while before != (now := stamp(ledger).judged):
            if before is not None:
                ledger.set_meta(STALE, "1")
            before = now
            self.recompute(ledger)
