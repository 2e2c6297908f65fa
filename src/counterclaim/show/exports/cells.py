"""What cells of exported tables hold: addresses, days and places in a text."""

from __future__ import annotations

from counterclaim.records import Interval
from counterclaim.show.corpus import anchor
from counterclaim.spans import Spans


def permalink(article_id: str, record_id: str) -> str:
    """The address of a record's words, the same in the page and in its static copy."""
    return f"/articles/{article_id}#{anchor(record_id)}"


def ends(interval: Interval | None) -> tuple[str | None, str | None]:
    """The first day of an interval and the day after its last, as ISO dates; None if open."""
    if interval is None:
        return None, None
    return (
        interval.start.isoformat() if interval.start else None,
        interval.end.isoformat() if interval.end else None,
    )


def places_of(spans: Spans) -> str:
    """All spans in order, as "start-end" with a blank between."""
    return " ".join(f"{s.start}-{s.end}" for s in sorted(spans))
