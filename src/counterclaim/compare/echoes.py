"""Charges that lean on words beside them: "made the same claim", "claimed responsibility"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from counterclaim.compare.charge import Charge
from counterclaim.compare.doers import Doer
from counterclaim.compare.lookup import Lookup
from counterclaim.compare.subjects import subject_before
from counterclaim.records import Attribution, Event
from counterclaim.spans import Span

#: Sentences between a charge and the "same claim" that takes it up.
NEAR = 2
_SAME = re.compile(
    r"(?i)\b(?:ma[dk]e[sd]?|making|repeat(?:s|ed|ing)?|echo(?:es|ed|ing)|levell?ed|rais(?:es|ed))\s+"
    r"(?:the|a|an|that|this)\s+(?:(?:very\s+)?(?:same|similar|identical)\s+)?"
    r"(?P<noun>claim|accusation|allegation|charge)s?\b"
)
_RESPONSIBILITY = re.compile(r"(?i)\W*(?:the\s+)?responsibility\s+for\b")


def same_claims(lookup: Lookup, charges: Sequence[Charge]) -> Iterator[Charge]:
    """The charge before "X made the same claim", laid again by X."""
    for part in lookup.article.body():
        for match in _SAME.finditer(lookup.text, part.start, part.end):
            who = subject_before(lookup, match.start())
            taken = _before(lookup, charges, match.start())
            if who is None or taken is None or not re.search(r"(?i)same|similar|ident|echo|repeat",
                                                             match.group()):  # fmt: skip
                continue
            sentence = lookup.sentence_at(match.start())
            yield replace(
                taken, span=sentence, at=Span(match.start(), match.end()), voice=None, alleger=who
            )


def _before(lookup: Lookup, charges: Sequence[Charge], at: int) -> Charge | None:
    """The last charge that was told before a position and near it."""
    number = lookup.sentence_number
    near = [c for c in charges if c.at.start < at and number(at) - number(c.at.start) <= NEAR]
    return max(near, key=lambda c: c.at) if near else None


def claims_responsibility(lookup: Lookup, attribution: Attribution) -> bool:
    """Whether words are "(claimed) responsibility for …"."""
    content = attribution.content[0] if attribution.content else None
    return content is not None and bool(_RESPONSIBILITY.match(content.of(lookup.text)))


def owned(lookup: Lookup, act_of: Callable[[Lookup, Event], str | None]) -> Iterator[Charge]:
    """Acts that the outlet tells because the doer is said to have claimed them."""
    for attribution in lookup.reading.understanding.attributions:
        if not claims_responsibility(lookup, attribution) or not attribution.source:
            continue
        source, content = attribution.source[0], attribution.content[0]
        words = " ".join(source.of(lookup.text).split())
        doer = Doer(lookup.speaker_actor(attribution), words, source)
        for event in lookup.reading.understanding.events:
            act = act_of(lookup, event) if content.contains(event.trigger) else None
            if act is not None:
                span = lookup.sentence_at(content.start)
                yield Charge(act, span, event.trigger, doer, None, event)
                break
