"""The form of a rule about clutter lines, and how rules are written down.

A rule must match a whole line (``fullmatch``, case ignored) of at most ``words``
words. The phrases are those of common news systems (WordPress, Drupal, Disqus,
AddThis, consent banners) and of agency pages. A report's own sentence must never
match: a rule may touch a line that reads as running text only if it says ``prose``,
and only outside the report if it says ``edge``, or below its first running text if it says
``below``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.records import Clutter


@dataclass(frozen=True, slots=True)
class LineRule:
    """What a whole line must look like to be clutter of a kind.

    ``words`` bounds its length; ``prose`` lets it match running text; ``edge`` keeps
    it to lines before the first or after the last running text, ``below`` to lines after
    the first.
    """

    name: str
    kind: Clutter
    pattern: re.Pattern[str]
    words: int
    prose: bool = False
    edge: bool = False
    below: bool = False


def rule(
    name: str,
    kind: Clutter,
    words: int,
    pattern: str,
    *,
    prose: bool = False,
    edge: bool = False,
    below: bool = False,
) -> LineRule:
    """A rule; the pattern is compiled with case ignored."""
    return LineRule(name, kind, re.compile(pattern, re.IGNORECASE), words, prose, edge, below)
