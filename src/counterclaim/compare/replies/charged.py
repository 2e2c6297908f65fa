"""Whether words that deny something deny a charge: who rejects a plan answers none."""

from __future__ import annotations

import re

#: Verbs that deny what is said.
_OUTRIGHT = re.compile(
    r"(?i)(?<!\bin )\b(?:den(?:y|ie[sd]|ying|ials?)|refut|disput|disavow|disown|rebut|contradict)"
)
#: Words for what is said, or held against somebody.
_CHARGED = re.compile(
    r"(?i)\b(?:claim|accus|alleg|charges?\b|report|suggest|assert|blame|responsib|involve|complicit"
    r"|role\s+in|part\s+in|wrongdoing|criticis|rumou?r|speculation|evidence|finding|footage|video"
    r"|remarks?\b|lies\b|propaganda|nonsense|fake)"
)


def denies_a_charge(cue: str, what: str) -> bool:
    """Whether the verb denies what is said, or what it rejects is something said."""
    return bool(_OUTRIGHT.search(cue) or _CHARGED.search(what))
