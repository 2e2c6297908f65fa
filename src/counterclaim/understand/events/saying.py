"""What an event takes from the attributions around it: who speaks, and where they only spoke."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from counterclaim.records import Attribution, EventType, Mention
from counterclaim.spans import Span, Spans
from counterclaim.understand.events.clauses import ACTORS
from counterclaim.understand.words import Words, word_set

#: What is done by speaking, so that who speaks does it.
_SPOKEN = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN})
_PRONOUNS = word_set("he she it they")
_ADDRESSING = word_set("addressing speaking told telling meeting interview forum conference summit")


class Sayings:
    """The attributions of an article by where their cues stand."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        said = [(cue, a) for a in attributions for cue in a.cue]
        said.sort(key=lambda one: (one[0], one[1].id))
        self.cues = [cue for cue, _ in said]
        self._told = [a for _, a in said]

    def inside(self, sentence: Span) -> Sequence[Attribution]:
        """The attributions with a cue that starts in a sentence, in order of these cues."""
        low = bisect_left(self.cues, sentence.start, key=lambda cue: cue.start)
        high = bisect_left(self.cues, sentence.end, key=lambda cue: cue.start)
        return self._told[low:high]


def sayer(
    root: EventType,
    trigger: Span,
    sayings: Iterable[Attribution],
    mentions: Sequence[Mention],
    actor: Mention | None,
) -> Mention | None:
    """The first actor of the source whose cue tells of the event; else, or if of it, ``actor``.

    "Norland and its allies describe them so and have denied it": Norland denies.
    """
    told = [a for a in sayings if any(c.contains(trigger) for c in a.cue)]
    sources = tuple(part for a in told for part in a.source)
    if root not in _SPOKEN or (actor and any(part.contains(actor.span) for part in sources)):
        return actor
    speaker = first_actor(sources, mentions)
    pronoun = speaker is not None and speaker.text.lower() in _PRONOUNS
    return actor if actor and pronoun else speaker or actor  # "Voss said he rejected it"


def first_actor(sources: Spans, mentions: Sequence[Mention]) -> Mention | None:
    """The first mention in a source, if it names an actor."""
    named = [m for m in mentions if any(part.contains(m.span) for part in sources)]
    first = min(named, key=lambda m: m.span, default=None)
    acts = first is not None and (first.kind in ACTORS or first.literal is False)
    return first if acts else None


def says_it(mention: Mention | None, trigger: Span, chain: Sequence[Attribution]) -> bool:
    """Whether who stands behind an event only tells of it: "hurt dozens more the monitor said"."""
    if mention is None or mention.span < trigger:
        return False
    return any(part.contains(mention.span) for voice in chain for part in voice.source)


def is_where_they_spoke(
    words: Words, place: Mention | None, trigger: Span, chain: Sequence[Attribution]
) -> bool:
    """Whether a place only tells where a speaker sits or speaks.

    "The monitor, based in Norland, said"; "addressing a forum in Ruwan, Voss said that".
    """
    if place is None or not chain:
        return False
    if any(source.contains(place.span) for voice in chain for source in voice.source):
        return True
    content = chain[0].content
    outside = not any(part.contains(place.span) for part in content)
    before = words.within(place.span).start
    near = words.lower[max(0, before - 6) : before]
    return outside and place.span < trigger and not _ADDRESSING.isdisjoint(near)
