"""Events: triggers with their type, arguments, factuality and voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.datelines import behind_dateline
from counterclaim.records import (
    Article,
    Attribution,
    Event,
    Factuality,
    Interval,
    Mention,
    MentionKind,
    Quantity,
    ScoredSpan,
    TimeExpression,
)
from counterclaim.spans import Span, Spans
from counterclaim.understand.events.arguments import Arguments, Finder
from counterclaim.understand.events.clauses import Clause
from counterclaim.understand.events.clausetimes import free_times, is_only_promised
from counterclaim.understand.events.counting import counted, gap
from counterclaim.understand.events.factuality import Standing, standing
from counterclaim.understand.events.joint import joint
from counterclaim.understand.events.ordered import Sorted
from counterclaim.understand.events.refusing import refused, refuses
from counterclaim.understand.events.saying import (
    Sayings,
    first_actor,
    is_where_they_spoke,
    sayer,
    says_it,
)
from counterclaim.understand.events.tellings import FAR, REACHING, Told, tellings
from counterclaim.understand.events.times import (
    of_main_clause,
    of_participle,
    outside_day,
    own_interval,
)
from counterclaim.understand.events.triggers import Trigger, find_triggers
from counterclaim.understand.identity import record_id
from counterclaim.understand.inflection import Form
from counterclaim.understand.voices import Voices
from counterclaim.understand.words import Words

MADE_BY = "understand.events 1"
_MARK = 60  # characters: no marked trigger is longer
UNMARKED = 0.3  # about the share of such triggers that are events, on development text
SCORE = 0.6  # of a lexicon reading; about the share of right types on plover train
_TO_COME = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL})
_THINGS = frozenset({MentionKind.WEAPON, MentionKind.PLATFORM})


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of an article before its events are read."""

    words: Words
    sentences: Spans
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    quantities: Sequence[Quantity]
    voices: Voices
    marked: Sequence[ScoredSpan] = ()


def find_events(article: Article, findings: Findings) -> tuple[Event, ...]:
    """The events of an article, in order of their triggers.

    Where the model marks triggers (``Findings.marked``), the score of an event is the
    model's probability, or ``UNMARKED``; and a spelling that may be a noun ("shells")
    is a verb only if the model marks it. Without such marks the score is ``SCORE``.

    An act and its result told in one clause are one event ("the air strikes killed
    five": the trigger is "air strikes", the dead are its quantity).
    """
    reader = _Events(article, findings)
    triggers = find_triggers(findings.words, findings.sentences, findings.mentions)
    return tuple(
        event
        for sentence, found in zip(findings.sentences, triggers, strict=True)
        if found
        for event in reader.of_sentence(sentence, found)
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with what lies in it."""

    within: range
    finder: Finder
    times: Sequence[TimeExpression]
    quantities: Sequence[Quantity]
    things: Sequence[Mention]
    mentions: Sequence[Mention]
    sayings: Sequence[Attribution]
    triggers: Sequence[Trigger]
    rest: Span | None

    def heads(self, time: TimeExpression) -> bool:
        """Whether a time stands in the dateline, of which ``rest`` is free."""
        return self.rest is not None and time.span.end <= self.rest.start


class _Events:
    """Makes the events of an article, sentence by sentence."""

    def __init__(self, article: Article, findings: Findings) -> None:
        self._article = article
        self._found = findings
        days = article.published.interval
        self._published = days.last or days.start
        self._mentions = Sorted(findings.mentions)
        self._times = Sorted([t for t in findings.times if t.type in ("DATE", "TIME")])
        self._quantities = Sorted(findings.quantities)
        self._marked = Sorted(findings.marked)
        self._sayings = Sayings(findings.voices.by_id.values())

    def of_sentence(self, sentence: Span, triggers: list[Trigger]) -> list[Event]:
        words = self._found.words
        within = words.within(sentence)
        mentions = self._mentions.inside(sentence)
        scene = _Scene(
            within,
            Finder(Clause(words, within, mentions)),
            self._times.inside(sentence),
            self._quantities.inside(sentence),
            [m for m in mentions if m.kind in _THINGS],
            mentions,
            self._sayings.inside(sentence),
            triggers,
            behind_dateline(self._article.text, sentence),
        )
        told = tellings(words, [t for t in triggers if not t.silent and self._stands(t)])
        counts = counted(words, scene.quantities, told)
        return [self._event(scene, one, counts[number]) for number, one in enumerate(told)]

    def _score(self, trigger: Trigger) -> float:
        """How sure the model is of a trigger."""
        if not self._found.marked:
            return SCORE
        span = self._found.words.span(trigger.first, trigger.last)
        near = self._marked.inside(Span(max(span.start - _MARK, 0), span.end))
        return max((m.score for m in near if m.span.overlaps(span)), default=UNMARKED)

    def _stands(self, trigger: Trigger) -> bool:
        plain = trigger.verbal and bool(trigger.form & (Form.BASE | Form.THIRD))
        return not plain or self._score(trigger) > UNMARKED

    def _event(self, scene: _Scene, one: Told, counts: Sequence[str]) -> Event:
        words, trigger = self._found.words, one.trigger
        span = words.span(trigger.first, trigger.last)
        voice = self._found.voices.telling(span)
        time = self._time(scene, trigger, _id(voice))
        interval = own_interval(self._article.text, span, time, self._published) if time else None
        parties = self._parties(scene, one, span, voice)
        stands = self._standing(scene, trigger, voice, interval)
        if time and stands.factuality in _TO_COME and self._is_past(trigger, interval):
            time = interval = None  # the day on which it was planned
        if parties.actor and stands.negated and refuses(words, trigger):
            trigger = refused(trigger)
            stands = Standing(Factuality.CLAIMED if voice else Factuality.REPORTED)
        more = joint(
            scene.finder.clause, trigger, scene.triggers, parties.actor, parties.target,
            done=not stands.negated and stands.factuality is not Factuality.DENIED,
        )  # fmt: skip
        return Event(
            id=record_id(self._article.id, "event", span, trigger.entry.root),
            article_id=self._article.id,
            trigger=span,
            type=trigger.entry.root,
            factuality=stands.factuality,
            score=self._score(trigger),
            made_by=MADE_BY,
            mode=trigger.entry.mode,
            acled=trigger.entry.acled,
            actor=_id(parties.actor),
            target=_id(parties.target),
            place=None if parties.place in more.actors else _id(parties.place),
            time=_id(time),
            interval=interval,
            quantities=tuple(counts),
            weapon=_weapon(words, scene, trigger),
            attribution=_id(voice),
            negated=stands.negated or trigger.entry.mode == "ceasefire-ended",
            more_actors=tuple(m.id for m in more.actors),
            more_targets=tuple(m.id for m in more.targets),
        )

    def _is_past(self, trigger: Trigger, interval: Interval | None) -> bool:
        """Whether what is to be done would have been done: "promised on Sunday to | leave"."""
        if interval is None or interval.end is None or self._published is None:
            return False
        told = is_only_promised(self._found.words, trigger)
        return told and interval.end <= self._published

    def _parties(
        self, scene: _Scene, one: Told, span: Span, voice: Attribution | None
    ) -> Arguments:
        """The arguments of a trigger, with who says what is said and no place of speaking."""
        found, entry = self._arguments(scene, one), one.trigger.entry
        actor = sayer(entry.root, span, scene.sayings, scene.mentions, found.actor)
        if entry.phrase == "must" and voice:
            actor = first_actor(voice.source, scene.mentions)
        spoke = is_where_they_spoke(
            self._found.words, found.place, span, self._found.voices.chain(voice)
        )
        says = says_it(found.target, span, self._found.voices.chain(voice))
        target = None if found.target == actor or says else found.target
        return Arguments(actor, target, None if spoke else found.place)

    def _standing(
        self, scene: _Scene, trigger: Trigger, voice: Attribution | None, interval: Interval | None
    ) -> Standing:
        before = (t.last + 1 for t in scene.triggers if t.verbal and t.last < trigger.first)
        return standing(
            self._found.words,
            trigger,
            scene.within,
            voices=self._found.voices.chain(voice),
            interval=interval,
            published=self._published,
            since=max(before, default=0),
        )

    def _arguments(self, scene: _Scene, one: Told) -> Arguments:
        """The trigger's own arguments; its results ("killed five in a raid") lend what it lacks."""
        found = scene.finder.arguments(one.trigger, scene.triggers)
        for result in one.results:
            lent = scene.finder.arguments(result, scene.triggers)
            harmed = lent.target if lent.target != found.actor else None
            own = one.trigger.verbal or result.passive or self._is_of_act(result)
            named = lent.actor is None or scene.finder.names_kind(lent.actor, one.trigger)
            doer = found.actor or (None if own or named else lent.actor)
            found = Arguments(doer, found.target or harmed, found.place or lent.place)
        return found

    def _is_of_act(self, result: Trigger) -> bool:
        """Whether an act itself does what is told: "a spate of blasts to hit the district"."""
        before = self._found.words.lower[max(result.first - 1, 0)]
        return result.entry.phrase in REACHING and before == "to"

    def _time(self, scene: _Scene, trigger: Trigger, voice: str | None) -> TimeExpression | None:
        """The nearest time in the same voice, one with days before one without.

        A time right behind another participle comes last. Without any, the day that the cut
        of an attribution left outside its content:
        "air strikes killed 20 early Tuesday, a monitor said".
        """
        words, at = self._found.words, self._found.words.span(trigger.first, trigger.last)
        clause, cues = scene.finder.clause, self._sayings.cues
        free = free_times(self._article.text, clause, trigger, scene.triggers, scene.times, cues)
        near = [
            (
                time.interval is None,
                of_participle(words, at, time.span),
                gap(trigger, words.within(time.span)),
                time.span,
                time,
            )
            for time in free
            if _id(self._found.voices.of(time.span)) == voice
            and not of_main_clause(words, scene.within, at, time.span)
        ]
        if near or voice is None:
            return min(near, key=lambda n: n[:4])[4] if near else None
        outlets = [t for t in free if self._found.voices.of(t.span) is None and not scene.heads(t)]
        return outside_day(outlets, words, cues, at)


def _id(record: Attribution | Mention | TimeExpression | None) -> str | None:
    return record.id if record else None


def _weapon(words: Words, scene: _Scene, trigger: Trigger) -> Span | None:
    """The weapon or platform named nearest to the trigger, within a few words."""
    near: list[tuple[int, Span]] = []
    for thing in scene.things:
        inside = words.within(thing.span)
        gap = max(inside.start - trigger.last, trigger.first - inside.stop + 1, 0)
        if gap < FAR:
            near.append((gap, thing.span))
    return min(near)[1] if near else None
