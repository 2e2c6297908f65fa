"""Hours at the head of the entries of a running report."""

from __future__ import annotations

import re

from counterclaim.spans import Span

_HOUR = re.compile(r"\d{1,2}[:.]\d\d")
_ENTRY = re.compile(r"(?:\s?(?:[ap]\.?m\.?|GMT|UTC))?\s*(?:[-–—|]|:\s)")


def heads_entry(text: str, time: Span) -> bool:
    """Whether an hour only tells when an entry was written: "18:05 — The Front says that"."""
    before = text[text.rfind("\n", 0, time.start) + 1 : time.start]
    hour = not before.strip(" •*-–—[(") and _HOUR.match(text, time.start, time.end)
    return bool(hour) and _ENTRY.match(text, time.end) is not None
