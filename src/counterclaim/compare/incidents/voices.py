"""Who tells something in an article, through whom, and whether they deny it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.records import Attribution, Event, Reading, Speaker, Stance
from counterclaim.spans import Span

#: What stands before a definite subject at the head of a content clause.
SUBJECT = re.compile(r"\s*(?:that\s+)?(?:the|this|its|their)\s+(?:\w+\s+)?", re.IGNORECASE)

#: Cues by which one tells of what others did: "reported air strikes", "made no mention of".
REPORTS = re.compile(
    r"\b(?:report|mention|inform|speaks?\s+of|spoke\s+of|describ|document|record|count|toll"
    r"|condemn|criticis|criticiz|denounc|deplor|decri|decry|mourn|outrage|called?s?\s+(?:up)?(?:on|for))",
    re.IGNORECASE,
)
#: What somebody who is not named takes an event for, in the words of whoever tells it.
TAKEN_FOR = re.compile(
    r"(?:(?:widely|is|are|was|were)\s+)?(?:believed|thought|suspected|presumed|understood|feared)",
    re.IGNORECASE,
)
#: What stands between a denial and an act that the denier will not have done.
OWN_HAND = re.compile(
    r"\b(?:carr(?:y|ied|ying)\s+out|(?:being|was|were|is|are)\s+behind|responsib(?:le|ility)"
    r"|involve(?:d|ment)|(?:part|role|hand)\s+in|complicity|launch(?:ed|ing)|conduct(?:ed|ing)"
    r"|stag(?:ed|ing)|us(?:ed|ing|e\s+of)|link\w*\s[^.;]{1,40}\sto|tie[ds]?\s[^.;]{1,40}\sto)\b",
    re.IGNORECASE,
)
#: What stands before an event that is a word: "used the word attacks".
WORD = re.compile(r"\b(?:word|term|phrase)s?\s+[\"'\u2018\u201c]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells something: the attribution, its speaker, and the chain, outermost first."""

    attribution: str | None
    speaker: str | None
    chain: tuple[str, ...]


def voice_at(span: Span, reading: Reading) -> Voice:
    """The innermost attribution whose content holds a span, with its speakers."""
    attributions = {a.id: a for a in reading.understanding.attributions}
    speakers = reading.resolved.first_speakers
    holding = [
        (part.end - part.start, a.id)
        for a in attributions.values()
        for part in a.content
        if part.start <= span.start and span.end <= part.end
    ]
    voice = min(holding)[1] if holding else None
    return Voice(
        voice,
        speaker_of(voice, attributions, speakers, reading.article.text),
        chain_of(voice, attributions, speakers),
    )


def speaker_of(
    voice: str | None,
    attributions: Mapping[str, Attribution],
    speakers: Mapping[str, Speaker],
    text: str,
) -> str | None:
    """The speaker of an attribution, or of the one around it where that only takes it for so.

    "The monitor said that the raid, believed to be a reprisal, killed nine": so the monitor says.
    "He spoke of allegations that it was one" lays nothing on him.
    """
    at = voice
    while at is not None and at in attributions:
        speaker = speakers.get(at)
        name = (speaker.actor or speaker.body) if speaker else None
        if (
            name
            or attributions[at].source
            or not any(TAKEN_FOR.fullmatch(cue.of(text)) for cue in attributions[at].cue)
        ):
            return name
        at = attributions[at].parent
    return None


def chain_of(
    voice: str | None, attributions: Mapping[str, Attribution], speakers: Mapping[str, Speaker]
) -> tuple[str, ...]:
    """The resolved speakers from the outermost attribution to one, inwards."""
    chain: list[str] = []
    at = voice
    while at is not None and at in attributions:
        speaker = speakers.get(at)
        name = (speaker.actor or speaker.body or speaker.description) if speaker else ""
        chain.append(name or at)
        at = attributions[at].parent
    return tuple(reversed(chain))


def only_tells(
    event: Event, actor: Span, attributions: Mapping[str, Attribution], text: str
) -> bool:
    """Whether who stands as an event's actor only tells of it, as who "reported strikes" does."""
    start = event.trigger.start
    if WORD.search(text, max(0, start - 20), start):
        return True
    told = attributions.get(event.attribution or "")
    sources = told is not None and any(part.contains(actor) for part in told.source)
    return told is not None and sources and any(REPORTS.search(c.of(text)) for c in told.cue)


def denial_of(
    event: Event, attributions: Mapping[str, Attribution], text: str
) -> Attribution | None:
    """The attribution in the chain that denies the event, if one does.

    "They are not fighting there" tells of no happening and denies none; "they denied
    having struck it" is one side of a dispute about one.
    """
    at = event.attribution
    while at is not None and at in attributions:
        if attributions[at].stance is Stance.DENIES:
            denial = attributions[at]
            return None if _presupposed(event, denial, text) else denial
        at = attributions[at].parent
    return None


def denies_own_hand(event: Event, denial: Attribution, text: str) -> bool:
    """Whether who denies the event denies having done it, and not that it happened.

    "The army denied carrying out the attack" leaves open that somebody attacked.
    """
    cues = [cue.end for cue in denial.cue if cue.end <= event.trigger.start]
    return bool(cues) and OWN_HAND.search(text, max(cues), event.trigger.start) is not None


def _presupposed(event: Event, denial: Attribution, text: str) -> bool:
    """Whether what is denied is something said of the event, not the event.

    "He denied that the attack had broken the truce" takes the attack for granted.
    """
    starts = [s.start for s in denial.content if s.start <= event.trigger.start < s.end]
    before = text[starts[0] : event.trigger.start] if starts else ""
    return SUBJECT.fullmatch(before) is not None
