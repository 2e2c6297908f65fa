"""Hours at the head of the entries of a running report, and days at the head of a page."""

from __future__ import annotations

import re

from counterclaim.spans import Span

_HOUR = re.compile(r"\d{1,2}[:.]\d\d")
_ENTRY = re.compile(r"(?:\s?(?:[ap]\.?m\.?|GMT|UTC))?\s*(?:[-–—|]|:\s)")


def heads_entry(text: str, time: Span) -> bool:
    """Whether a time only tells when an entry or a page was written.

    "18:05 — The Front says that"; "KESH | Tue May 10, 2016 5:48pm EDT".
    """
    if text[max(0, time.start - 2) : time.start].strip() == "|":
        return True
    before = text[text.rfind("\n", 0, time.start) + 1 : time.start]
    hour = not before.strip(" •*-–—[(") and _HOUR.match(text, time.start, time.end)
    return bool(hour) and _ENTRY.match(text, time.end) is not None
