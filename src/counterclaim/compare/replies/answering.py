"""A statement that may answer an allegation, with what tells whether it does.

What is asked of a statement stands here, one property each; which kind of reply the
answers make is the table of ``replyrules``, which allegation it meets is ``replylinks``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from counterclaim.compare.charges.acts import VIOLENT
from counterclaim.compare.charges.ownside import spoken_for
from counterclaim.compare.charges.perpetrators import doer_of_event
from counterclaim.compare.charges.powers import power_of
from counterclaim.compare.lookup import Lookup
from counterclaim.compare.replies.charged import denies_a_charge, opposes, turns_down
from counterclaim.compare.sides import same_side
from counterclaim.records import (
    Allegation,
    Attribution,
    Event,
    Factuality,
)
from counterclaim.spans import Span

#: Sentences between an allegation and an answer to it that shares no word with it.
NEAR_SENTENCES = 3
#: The same for an answer that denies a whole charge ("no role", "baseless").
NEAR_FLAT = 6

_ANSWERS = re.compile(
    r"(?i)\b(?:respond|repl(?:y|ied)|retort|rebut|reject|dismiss|refut|hit\s+back|counter(?:ed|ing)"
    r"|shot\s+back|in\s+response)\w*"
)
_REJECTS = re.compile(r"(?i)\b(?:rebut|reject|dismiss|refut)")
_JUSTIFIES = re.compile(
    r"(?i)\b(?:self-?defen[cs]e|in\s+response\s+to|retaliat\w+|legitimate|reserve[sd]?\s+the\s+right"
    r"|right\s+to\s+(?:respond|strike|defend)|only\s+(?:target|strike|against)|targets?\s+only"
    r"|full\s+compliance|did\s+not\s+apply|not\s+covered|target\w*\s+only|only\s+terrorists"
    r"|repl(?:y|ies)\s+to\s+(?:\w+\s+)?fire|answer\w*\s+the\s+fire"
    r"|forced\s+to\s+(?:respond|act|strike|retaliate|defend|open\s+fire|return\s+fire))\b"
)
_DENIALS = (
    r"no\s+(?:role|part|link|involvement|truth)|nothing\s+to\s+do|false|untrue|baseless"
    r"|groundless|unfounded|fabricat\w+"
)
_NEGATIVE = re.compile(
    rf"(?i)\b(?:{_DENIALS}"
    r"|(?:did|do|does|have|has|had|was|were|is|are)(?:\s+not|n[’']t)|never)\b"
)
_FLAT = re.compile(rf"(?i)\b(?:{_DENIALS})\b")
#: "the claim", "both", "it": words that stand for what was said just before.
_THE_CLAIM = re.compile(
    r"(?i)^\W*(?:(?:the|this|that|these|those|any\s+such|such|all)\s+)?(?:\w+\s+)?"
    r"(?:claim|accusation|allegation|charge|report|line|version|account)s?\W*$"
    r"|^\W*(?:it|this|that|both|them|these|all\s+of\s+(?:it|this|them))\W*$"
)
#: What a claim can be: to be confirmed, verified, or spoken of.
_VERIFIES = re.compile(
    r"(?i)\b(?:confirm|verif|corroborat|substantiat|authenticat|establish|comment|independent|know"
    r"|say\b|den(?:y|ied)|vouch|rule\s+out)"
)
#: "appealed to them not to shell it", "demanded that they stop shelling", "refusing to shell"
_NOT_TO = re.compile(r"(?i)\b(?:not\s+to|stop|halt|end|refus\w+\s+to)\s+$")
_PRONOUN = re.compile(r"(?i)\W*(?:it|this|that|both|them|these)\W*$")
_OFFICIAL = re.compile(
    r"(?i)\b(?:military|army|security|government|regime|official|ministry|defen[cs]e|police|command"
    r"|source)\b"
)


@dataclass(frozen=True)
class Statement:
    """An attribution, asked whether it answers one of its article's allegations.

    ``own`` are the allegations of the article.
    """

    lookup: Lookup
    attribution: Attribution
    own: Sequence[Allegation]

    @cached_property
    def replier(self) -> str | None:
        """Who speaks: the actor, or the state whose arms or officials the words name."""
        known = self.lookup.speaker_actor(self.attribution)
        return known or power_of(self.lookup, self.speaker)

    @cached_property
    def spoken_for(self) -> tuple[str, ...]:
        """The sides whose spokesman, or whose medium, speaks."""
        return tuple(spoken_for(self.lookup, self.attribution))

    @cached_property
    def speaker(self) -> str:
        """The words for who speaks."""
        return self.lookup.speaker_text(self.attribution)

    @property
    def is_nameless_official(self) -> bool:
        """Whether an official speaks whose side is not told ("a military source")."""
        return self.replier is None and bool(_OFFICIAL.search(self.speaker))

    @property
    def is_nobodys(self) -> bool:
        """Whether nobody is named as its speaker, by name or by words."""
        nobody = not self.speaker or self.lookup.names_nobody(self.attribution)
        return self.replier is None and nobody

    @cached_property
    def said(self) -> str:
        """The words of the statement."""
        return " ".join(part.of(self.lookup.text) for part in self.attribution.content)

    @cached_property
    def cue(self) -> str:
        """The words that say how it was said."""
        return " ".join(part.of(self.lookup.text) for part in self.attribution.cue)

    @property
    def at(self) -> int:
        """Where the statement begins."""
        return self.attribution.content[0].start

    @property
    def span(self) -> Span:
        """The first part of the statement."""
        return self.attribution.content[0]

    def sentences_since(self, allegation: Allegation) -> int:
        """Sentences between the start of an allegation and the statement."""
        number = self.lookup.sentence_number
        return number(self.at) - number(allegation.span.start)

    def is_against_speaker(self, allegation: Allegation) -> bool:
        """Whether an allegation is laid on the side that speaks, and not by it."""
        return allegation.attribution != self.attribution.id and self._lays_on_speaker(allegation)

    def _lays_on_speaker(self, allegation: Allegation) -> bool:
        sides = allegation.perpetrator, allegation.perpetrator_text, allegation.alleger
        speaker = self.replier, self.spoken_for, self.speaker
        key = ("lays on", *sides, *speaker)
        return self.lookup.once(key, lambda: self._is_laid_on_speaker(allegation))

    def _is_laid_on_speaker(self, allegation: Allegation) -> bool:
        view = self.lookup.view
        for side in (self.replier, *self.spoken_for):
            if same_side(allegation.perpetrator, side, view):
                return not same_side(allegation.alleger, side, view)
        called = self._is_called(allegation.perpetrator_text)
        return called or self._is_of_accused_state(allegation)

    def made(self, allegation: Allegation) -> bool:
        """Whether the side that speaks made an allegation itself, by name or by words."""
        known = same_side(allegation.alleger, self.replier, self.lookup.view)
        return known or self._is_called(allegation.alleger_text)

    def _is_called(self, words: str) -> bool:
        """Whether the words for a side stand among those for the speaker."""
        plain = words.lower().removeprefix("the ")
        return len(plain) > 4 and plain in self.speaker.lower()

    def _is_of_accused_state(self, allegation: Allegation) -> bool:
        """Whether an unknown speaker bears the adjective of the accused state."""
        view = self.lookup.view
        if self.replier is not None and view.actor(self.replier) is not None:
            return False
        states = map(view.state_of_demonym, re.findall(r"[A-Z][a-z]+", self.speaker))
        return any(
            same_side(state.government, allegation.perpetrator, view) for state in states if state
        )

    @cached_property
    def against(self) -> tuple[Allegation, ...]:
        """The allegations told before that are laid on the speaker's side, in order."""
        at, mine = self.at, self.attribution.id
        return tuple(a for a in self.laid_on if a.span.start < at and a.attribution != mine)

    @cached_property
    def laid_on(self) -> tuple[Allegation, ...]:
        """The allegations of the article that are laid on the speaker's side, in order."""
        speaker = self.replier, self.spoken_for, self.speaker
        return self.lookup.once(
            ("laid on", *speaker), lambda: tuple(filter(self._lays_on_speaker, self.own))
        )

    @property
    def since_last(self) -> int:
        """Sentences since the last allegation against the speaker's side."""
        return self.sentences_since(self.against[-1])

    @cached_property
    def prior(self) -> Allegation | None:
        """The last allegation before it, near it and not of the speaker's own side."""
        near = [
            a
            for a in self.own
            if a.span.end <= self.at
            and self.sentences_since(a) <= NEAR_SENTENCES
            and not self.made(a)
        ]
        return max(near, key=lambda a: a.span) if near else None

    @property
    def calls_itself_answer(self) -> bool:
        """Whether its cue says that it answers: "responded", "hit back"."""
        return bool(_ANSWERS.search(self.cue))

    @property
    def rejects(self) -> bool:
        """Whether its cue rejects: "dismissed", or its words say "did not"."""
        return bool(_REJECTS.search(self.cue) or _NEGATIVE.search(self.said))

    @property
    def justifies(self) -> bool:
        """Whether its words give a ground for an act: self-defence, a right, a limit."""
        return bool(_JUSTIFIES.search(self.said))

    @property
    def is_flat(self) -> bool:
        """Whether it denies a whole charge: "no role", "baseless"."""
        return bool(_FLAT.search(self.said))

    @property
    def denies_a_charge(self) -> bool:
        """Whether what it denies is something said: who rejects a plan answers no charge."""
        pointed = self.points_back and not opposes(self.cue)
        return self.is_flat or pointed or denies_a_charge(self.cue, self.said)

    @property
    def turns_down_it(self) -> bool:
        """Whether it turns "it" or "this" down, which may be a plan as well as a charge."""
        return self.points_back and bool(_PRONOUN.match(self.said)) and turns_down(self.cue)

    @property
    def leaves_unconfirmed(self) -> bool:
        """Whether it cannot confirm something, and not merely refuses to do something."""
        return bool(_VERIFIES.search(f"{self.cue} {self.said[:24]}"))

    @property
    def is_negative(self) -> bool:
        """Whether its words say that something did not happen or is not so."""
        return bool(_NEGATIVE.search(self.said))

    @property
    def points_back(self) -> bool:
        """Whether what it speaks of is only pointed at: "the claim", "it", "both"."""
        return bool(_THE_CLAIM.match(self.said))

    @cached_property
    def accuses(self) -> bool:
        """Whether an allegation is made in it, or in what is nested in it."""
        chains = (self.lookup.chain(self._made_in(a)) for a in self.own)
        return any(link.id == self.attribution.id for chain in chains for link in chain)

    def _made_in(self, allegation: Allegation) -> Attribution | None:
        return self.lookup.attributions.get(allegation.attribution or "")

    @cached_property
    def accuses_back(self) -> bool:
        """Whether it lays an act on a side that accused the speaker's side before."""
        view = self.lookup.view
        return any(
            mine.attribution == self.attribution.id and same_side(mine.perpetrator, a.alleger, view)
            for a in self.against
            for mine in self.own
        )

    @cached_property
    def disowned(self) -> tuple[Event, ...]:
        """Acts of violence that the statement says its own side did not do."""
        events = self.lookup.reading.understanding.events
        return tuple(e for e in events if self._is_disowned(e))

    def tells(self, event: Event) -> bool:
        """Whether an event is told in the words of the statement."""
        return any(part.contains(event.trigger) for part in self.attribution.content)

    def _is_disowned(self, event: Event) -> bool:
        denied = event.negated or event.factuality is Factuality.DENIED
        if event.type not in VIOLENT or not denied:
            return False
        before = self.lookup.text[max(0, event.trigger.start - 16) : event.trigger.start]
        if not self.tells(event) or _NOT_TO.search(before):
            return False
        doer = doer_of_event(self.lookup, event)
        return doer is not None and same_side(doer.actor, self.replier, self.lookup.view)
