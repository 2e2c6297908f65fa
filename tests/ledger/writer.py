"""A process that fills a ledger and, if told so, is killed at its n-th statement.

Usage: python -m tests.ledger.writer LEDGER [STATEMENT]
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.records import DecisionKind, Reading
from tests.factories import actor_id, sample_compared, sample_corpus, sample_reading

WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)


def corpus() -> list[Reading]:
    """What the writer writes."""
    return [*sample_corpus(), *(sample_reading(prefix=f"{n}. ", outlet=f"O{n}") for n in range(2))]


def write(ledger: Ledger) -> None:
    """A whole run: articles, comparison, decisions, an article read anew."""
    readings = corpus()
    for reading in readings:
        if not ledger.has_article(reading.article.id, "1"):
            ledger.add_reading(reading, version="1")
    if ledger.comparison_is_stale():
        ledger.replace_compared(sample_compared(*readings[:2]))
    gone = readings[0].understanding.attributions[0].id
    for kind, subject, value in (
        (DecisionKind.MERGE, actor_id("Harbour news agency"), actor_id("Ministry of Ports")),
        (DecisionKind.REJECT, gone, ""),
    ):
        ledger.record_decision(kind, subject, value, who="Ana", when=WHEN)
    if ledger.comparison_is_stale():
        ledger.replace_compared(sample_compared(*readings[:2]))


def main(path: Path, last: int | None) -> None:
    """Writes; counts statements, and dies at the last one allowed."""
    seen = 0

    def count(_statement: str) -> None:
        nonlocal seen
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with open_ledger(path, create=True) as ledger:
        ledger.db.set_trace_callback(count)
        write(ledger)
    sys.stdout.write(f"{seen}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
