"""Whether a voice tells that what it says is so."""

from __future__ import annotations

import re

from counterclaim.records import Attribution, Stance

#: Stances in which an act is wanted, doubted or denied, and not told as done.
_NOT_TOLD = frozenset(
    {
        Stance.DEMANDS,
        Stance.PROMISES,
        Stance.DOUBTS,
        Stance.DENIES,
        Stance.CANNOT_CONFIRM,
        Stance.WARNS,
    }
)
#: Who fears or compares does not tell it as done, who votes a condemnation down does not condemn.
_TELLS_NOT = re.compile(
    r"(?i)\b(?:fear|worr(?:y|ie)|compar(?:e|ing)|unable\s+to|(?:could|can)\s?not\b)"
    r"|\b(?:veto|block|oppos|reject|against)\w*\s(?:[\w-]+\s+){0,4}"
    r"(?:resolution|statement|draft|motion|text)s?\s"
)


def tells(text: str, voice: Attribution) -> bool:
    """Whether a voice tells that what it says is so: it neither doubts it nor leaves it unsaid."""
    cue = " ".join(part.of(text) for part in voice.cue)
    return voice.polarity and voice.stance not in _NOT_TOLD and not _TELLS_NOT.search(cue)
