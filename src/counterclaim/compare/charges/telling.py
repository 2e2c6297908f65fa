"""Whether a voice tells that what it says is so, and of whom."""

from __future__ import annotations

import re

from counterclaim.compare.lookup import Lookup
from counterclaim.records import Attribution, Stance
from counterclaim.spans import Span

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

#: Sources that have no author: what is about says so, and whoever goes by it alleges it.
_HEARSAY = re.compile(
    r"(?i)(?:(?:all|some|many|early|initial|new|recent|latest|credible|unconfirmed|these)\s+)*"
    r"(?:reports|accounts|rumou?rs|indications|signs|evidence|information|intelligence|data)"
)


def sourced(lookup: Lookup, voice: Attribution | None) -> Attribution | None:
    """The innermost enclosing attribution that has a source; None is the outlet.

    "It is clear that" has none; "were believed to" in what officials said is theirs, and so is
    what "reports indicate" there.
    """
    found = [a for a in lookup.chain(voice) if a.source or lookup.speaker_actor(a)]
    spoken = (a for a in found if lookup.speaker_actor(a) or not _hearsay(lookup, a))
    return next(spoken, found[0] if found else None)


def _hearsay(lookup: Lookup, voice: Attribution) -> bool:
    return _HEARSAY.fullmatch(lookup.speaker_text(voice)) is not None


def tells(text: str, voice: Attribution) -> bool:
    """Whether a voice tells that what it says is so: it neither doubts it nor leaves it unsaid."""
    cue = " ".join(part.of(text) for part in voice.cue)
    return voice.polarity and voice.stance not in _NOT_TOLD and not _TELLS_NOT.search(cue)


def is_so(lookup: Lookup, inner: Attribution | None, voice: Attribution, act: Span) -> bool:
    """Whether a voice tells an act as done, and nobody unnamed within it doubts it.

    "Ostra said | it was unable to confirm that": not even Ostra tells it.
    """
    within = [a for a in lookup.chain(inner) if a.cue and not a.source]
    doubts = [a for a in within if a.cue[0].start < act.start]
    return all(tells(lookup.text, one) for one in (voice, *doubts))


#: "promised to separate the two | and had done nothing": a verb that no "to" goes on with.
_GOES_ON = re.compile(r"\s(?:and|but)\s+(?:then\s+)?(?:has|have|had|did|does|was|were|is|are)\b")
_VERB = 5  # characters into a verb


def past_infinitive(lookup: Lookup, at: int) -> Attribution | None:
    """In whose words a verb stands; behind "to ... and had" it is of who told before."""
    voice = lookup.voice(at)
    start = voice.content[0].start if voice else at
    infinitive = voice is not None and lookup.text.startswith("to ", start)
    if voice and infinitive and _GOES_ON.search(lookup.text, start, at + _VERB):
        return lookup.attributions.get(voice.parent or "")
    return voice


#: "lost the town in | what Ivo Varga called a breach": words for what is told before them.
_WHAT = re.compile(r"\b(?:what|(?:in|as|by)\s+which)\s+(?:the\s+)?$")


#: "unless | Ostra shells it": nobody tells that it does.
_IF = re.compile(r"(?i)\b(?:if|unless|whether)\s+(?:the\s+)?$")


def told_within(text: str, voice: Attribution | None, act: Span, doer: Span) -> bool:
    """Whether a doer is told of, and in the words in which the act is told if these are reported.

    Who is accused in so many words may stand elsewhere: "soldiers accused of it".
    """
    if _IF.search(text[max(0, doer.start - 14) : doer.start]):
        return False
    if voice is None or voice.stance is Stance.ACCUSES:
        return True
    if any(_WHAT.search(text[max(0, part.start - 10) : part.start]) for part in voice.source):
        return True
    reported = any(part.contains(act) for part in voice.content)
    return not reported or any(part.overlaps(doer) for part in voice.content)
