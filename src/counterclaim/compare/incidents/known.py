"""What a report tells of as known to its readers: "the strike", "these deadly raids"."""

from __future__ import annotations

import re

from counterclaim.spans import Span

#: Determiners of what was told before, or is known to all.
DEFINITE = r"(?:the|this|that|these|those)"
#: Words between such a one and the deed it belongs to, at the most.
MOST_BETWEEN = 2
#: "They denied that any attack": the conjunction, before what is not known.
_NEW = r"(?:any|an?|no|some|more|another)\b"
_BEFORE = tuple(
    re.compile(rf"\b{DEFINITE}\s+(?:(?!{_NEW})[\w'’-]+\s+){{0,{most}}}(?:air\s+)?$", re.IGNORECASE)
    for most in range(MOST_BETWEEN + 1)
)
#: A deed done once, named as known: "the killings in Alma", "Alma massacre"; no "shelling".
_DEED = re.compile(
    r"(?:massacres?|(?:\w+\s)?(?:attacks?|assaults?|strikes?|raids?|killings?|murders?|bombings?"
    r"|shootings?|explosions?|blasts?|ambush(?:es)?|assassinations?|executions?|atrocit(?:y|ies)))",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s+(?:the|an?|its?|their|his|her|this|that|those|these)\b", re.IGNORECASE)
#: Characters before a deed within which the determiner stands.
_REACH = 30


def definite_before(text: str, deed: int, *, between: int = 1) -> int | None:
    """Where the determiner stands that makes a deed known; None if there is none.

    Args:
        text: the article's text.
        deed: where the word that names the deed starts.
        between: how many words may stand between ("the deadly strike", "the air strike" has
            none), at most ``MOST_BETWEEN``.
    """
    found = _BEFORE[between].search(text, max(0, deed - _REACH), deed)
    return found.start() if found else None


def is_known_deed(text: str, trigger: Span) -> bool:
    """Whether a trigger names a deed that readers know of: "the killings", "Alma massacre"."""
    words = trigger.of(text)
    if not _DEED.fullmatch(words) or _OBJECT.match(text, trigger.end):
        return False  # "rebels attack the town"
    known = definite_before(text, trigger.start, between=MOST_BETWEEN) is not None
    return known or words.casefold().startswith("massacre")
