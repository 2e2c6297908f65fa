"""Events: triggers with their type, arguments, factuality and voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, Protocol, TypeVar

from counterclaim.records import (
    Article,
    Attribution,
    Event,
    EventType,
    Mention,
    MentionKind,
    Quantity,
    TimeExpression,
    Unit,
)
from counterclaim.spans import Span, Spans
from counterclaim.understand.arguments import Arguments, Finder
from counterclaim.understand.clauses import Clause
from counterclaim.understand.factuality import standing
from counterclaim.understand.identity import record_id
from counterclaim.understand.inflection import Form
from counterclaim.understand.triggers import Trigger, find_triggers
from counterclaim.understand.voices import Voices
from counterclaim.understand.words import Words, word_set

MADE_BY = "understand.events 1"
SCORE = 0.6  # of a lexicon reading; about the share of right types on plover train
_HARM = frozenset({Unit.KILLED, Unit.WOUNDED, Unit.CASUALTIES})
_RESULTS = word_set("kill wound injure damage destroy die dead demolish martyr")
_FAR = 12  # words between an act and its result, number or weapon
_SAME_PHRASE = 3  # words from "provide" to its "support"
_CHAINED = 5  # words between two results told together ("killed 15 and injured")
_APART = word_set("; . ! ? … while but when whereas because")
_REACHING = word_set("hit target strike pound")  # what a noun of attack does
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


def find_events(article: Article, findings: Findings) -> tuple[Event, ...]:
    """The events of an article, in order of their triggers.

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
    triggers: Sequence[Trigger]


@dataclass(frozen=True, slots=True)
class _Told:
    """A trigger that stands for an event, and the results told with it."""

    trigger: Trigger
    results: tuple[Trigger, ...] = ()


class _Events:
    """Makes the events of an article, sentence by sentence."""

    def __init__(self, article: Article, findings: Findings) -> None:
        self._article = article
        self._found = findings
        self._published = _publication_day(article)
        self._mentions = _Sorted(findings.mentions)
        self._times = _Sorted([t for t in findings.times if t.type in ("DATE", "TIME")])
        self._quantities = _Sorted(findings.quantities)

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
            triggers,
        )
        told = _told(words, triggers)
        return [self._event(scene, told, one) for one in told]

    def _event(self, scene: _Scene, told: Sequence[_Told], one: _Told) -> Event:
        words, trigger = self._found.words, one.trigger
        span, root = words.span(trigger.first, trigger.last), trigger.entry.root
        voice = self._found.voices.of(span)
        arguments = self._arguments(scene, one)
        time = self._time(scene, trigger, voice.id if voice else None)
        interval = time.interval if time else None
        stands = standing(
            words,
            trigger,
            scene.within,
            voices=self._found.voices.chain(voice),
            interval=interval,
            published=self._published,
            since=max(
                (t.last + 1 for t in scene.triggers if t.verbal and t.last < trigger.first),
                default=0,
            ),
        )
        return Event(
            id=record_id(self._article.id, "event", span, root),
            article_id=self._article.id,
            trigger=span,
            type=root,
            factuality=stands.factuality,
            score=SCORE,
            made_by=MADE_BY,
            mode=trigger.entry.mode,
            acled=trigger.entry.acled,
            actor=arguments.actor.id if arguments.actor else None,
            target=arguments.target.id if arguments.target else None,
            place=arguments.place.id if arguments.place else None,
            time=time.id if time else None,
            interval=interval,
            quantities=self._counts(scene, told, one),
            weapon=_weapon(words, scene, trigger),
            attribution=voice.id if voice else None,
            negated=stands.negated or trigger.entry.mode == "ceasefire-ended",
        )

    def _arguments(self, scene: _Scene, one: _Told) -> Arguments:
        """The trigger's own arguments; its results lend the target and place it lacks."""
        found = scene.finder.arguments(one.trigger, scene.triggers)
        for result in one.results:
            lent = scene.finder.arguments(result, scene.triggers)
            harmed = lent.target if lent.target != found.actor else None
            found = Arguments(found.actor, found.target or harmed, found.place or lent.place)
        return found

    def _time(self, scene: _Scene, trigger: Trigger, voice: str | None) -> TimeExpression | None:
        """The nearest time in the same voice, one with days before one without."""
        near = [
            (time.interval is None, self._gap(trigger, time.span), time.span, time)
            for time in scene.times
            if _id(self._found.voices.of(time.span)) == voice
        ]
        return min(near, key=lambda n: n[:3])[3] if near else None

    def _counts(self, scene: _Scene, told: Sequence[_Told], one: _Told) -> tuple[str, ...]:
        """The quantities of the sentence that stand nearest to this event's words."""
        return tuple(q.id for q in scene.quantities if self._owner(told, q) is one)

    def _owner(self, told: Sequence[_Told], quantity: Quantity) -> _Told | None:
        harming = [t for t in told if t.trigger.entry.root == EventType.ASSAULT]
        fitting = harming if quantity.unit in _HARM and harming else told
        span = quantity.counted or quantity.span
        gaps = [
            (min(self._gap(t, span) for t in (one.trigger, *one.results)), n)
            for n, one in enumerate(fitting)
        ]
        nearest, number = min(gaps)
        return fitting[number] if nearest <= _FAR else None

    def _gap(self, trigger: Trigger, span: Span) -> int:
        """Words between a trigger and a span."""
        inside = self._found.words.within(span)
        return max(inside.start - trigger.last, trigger.first - inside.stop, 0)


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


R = TypeVar("R", bound=_Spanned)


class _Sorted(Generic[R]):
    """Records by position."""

    def __init__(self, records: Sequence[R]) -> None:
        self._records = sorted(records, key=lambda r: r.span)
        self._starts = [r.span.start for r in self._records]

    def inside(self, span: Span) -> list[R]:
        """The records that start in a span."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._records[low:high]


def _id(record: Attribution | None) -> str | None:
    return record.id if record else None


def _told(words: Words, triggers: Sequence[Trigger]) -> list[_Told]:
    """The triggers that stand for events, each with the results that belong to it."""
    results: dict[int, list[Trigger]] = {}
    owned = {n for n in range(len(triggers)) if _repeats(triggers, n)}
    for n, trigger in enumerate(triggers):
        if n not in owned and trigger.entry.phrase in _RESULTS | _REACHING:
            act = _act_of(words, triggers, n, owned)
            if act is not None:
                results.setdefault(act, []).append(trigger)
                owned.add(n)
    return [_Told(t, tuple(results.get(n, ()))) for n, t in enumerate(triggers) if n not in owned]


def _repeats(triggers: Sequence[Trigger], n: int) -> bool:
    """Whether a trigger adds nothing to its neighbour: "provides support", "help rearm"."""
    here = triggers[n]
    if here.entry.phrase == "help" and n + 1 < len(triggers):
        return triggers[n + 1].verbal and triggers[n + 1].first - here.last <= 2
    before = triggers[n - 1] if n else None
    aid = (EventType.AID, EventType.SUPPORT)
    return (
        before is not None
        and not here.verbal
        and before.verbal
        and here.first - before.last <= _SAME_PHRASE
        and before.entry.root in aid
        and here.entry.root in aid
    )


def _act_of(words: Words, triggers: Sequence[Trigger], n: int, owned: set[int]) -> int | None:
    """The act whose result trigger ``n`` tells: before it, else a noun of action after it."""
    result = triggers[n]
    order: list[int] = [*range(n - 1, -1, -1), *range(n + 1, len(triggers))]
    for m in order:
        act = triggers[m]
        if m in owned or act.entry.root != EventType.ASSAULT:
            continue
        low, high = (act.last, result.first) if m < n else (result.last, act.first)
        between = words.lower[low + 1 : high]
        if result.entry.phrase in _REACHING and (act.verbal or m > n or len(between) > _CHAINED):
            continue
        chained = act.entry.phrase in _RESULTS
        if len(between) > (_CHAINED if chained else _FAR) or any(w in _APART for w in between):
            continue
        if m < n and (not act.verbal or chained or _participial(result)):
            return m
        if m > n and not act.verbal and any(w in ("in", "by", "during", "from") for w in between):
            return m
    return None


def _participial(trigger: Trigger) -> bool:
    """Whether a result hangs on an act as ", killing five"."""
    return bool(trigger.form & Form.GERUND)


def _weapon(words: Words, scene: _Scene, trigger: Trigger) -> Span | None:
    """The weapon or platform named nearest to the trigger, within a few words."""
    near: list[tuple[int, Span]] = []
    for thing in scene.things:
        inside = words.within(thing.span)
        gap = max(inside.start - trigger.last, trigger.first - inside.stop + 1, 0)
        if gap < _FAR:
            near.append((gap, thing.span))
    return min(near)[1] if near else None


def _publication_day(article: Article) -> date | None:
    """The last day on which the article may have been published."""
    interval = article.published.interval
    return interval.end - timedelta(days=1) if interval.end else interval.start
