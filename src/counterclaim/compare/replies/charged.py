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
    r"|role\s+in|part\s+in|wrongdoing|criticis|rumou?r|speculation|evidence|findings\b|footage|video"
    r"|remarks?\b|comments?\b|version|lies\b|propaganda|nonsense|fake)"
)
#: What a side keeps from others and does not deny: "denied the envoys access".
_WITHHELD = re.compile(
    r"(?i)(?:[\w’'-]+\s+){0,5}(?:access|entry|visas?|permission|sovereignty)\b(?!\s+(?:was|were|ha[sd]|is)\b)"
)
#: Who is denied something denies nothing: "are denied | citizenship", but "they were denied by".
_DENIED_TO = re.compile(r"(?i)\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?denied$")
_STANDS_FOR = re.compile(r"(?i)\W*(?:it|this|that|they|these|those|both|which)\b")
#: What is turned down and says nothing of anybody: "dismissed a threat to retaliate for the
#: alleged raid".
_NO_CHARGE = re.compile(
    r"(?i)\W*(?:(?:an?|the|any|all)\s+)?(?:[\w-]+\s+)?(?:threats?|plans?|proposals?|offers?|calls?|demands?"
    r"|sanctions|ultimatums?|invitations?)\b"
)
#: Whoever opposes "this" or "it" opposes a plan.
_OPPOSES = re.compile(r"(?i)\boppos|\brul\w+\s+out\b")


def denies_a_charge(cue: str, what: str) -> bool:
    """Whether the verb denies what is said, or what it rejects is something said."""
    if _DENIED_TO.search(cue) and not (_CHARGED.search(what) or _STANDS_FOR.match(what)):
        return False
    outright = _OUTRIGHT.search(cue) and not _WITHHELD.match(what)
    return bool(outright or (_CHARGED.search(what) and not _NO_CHARGE.match(what)))


def turns_down(cue: str) -> bool:
    """Whether the verb may turn down a plan too: "rejected", "dismissed"."""
    return not _OUTRIGHT.search(cue)


def opposes(cue: str) -> bool:
    """Whether the verb says that somebody is against what is planned."""
    return bool(_OPPOSES.search(cue))
