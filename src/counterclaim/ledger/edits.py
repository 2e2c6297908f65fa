"""One reading under correction: every edit keeps all links between records whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any

from counterclaim.ledger.derive import Corrected
from counterclaim.records import (
    Actor,
    Article,
    Attribution,
    DateBasis,
    Event,
    Granularity,
    Interval,
    LabelUse,
    Mention,
    MentionKind,
    Quantity,
    Reading,
    Resolution,
    Speaker,
    TimeExpression,
)
from counterclaim.spans import Span, Spans

LABEL_FIELD = {
    "attribution": "stance",
    "mention": "kind",
    "event": "type",
    "label_use": "label_class",
    "quantity": "unit",
}


def without_party(event: Event, gone: str) -> Event:
    """The event less one mention among its parties; the next of a side comes first there."""
    actors = tuple(party for party in event.actors if party != gone)
    targets = tuple(party for party in event.targets if party != gone)
    return replace(
        event,
        actor=actors[0] if actors else None,
        target=targets[0] if targets else None,
        more_actors=actors[1:],
        more_targets=targets[1:],
    )


class Draft:
    """The records of one reading by id, to be changed and put together again."""

    def __init__(self, reading: Reading) -> None:
        """Takes a reading, which stays as it is."""
        u, r = reading.understanding, reading.resolved
        self._reading = reading
        self.article: Article = reading.article
        self._mentions: dict[str, Mention] = {m.id: m for m in u.mentions}
        self._attributions: dict[str, Attribution] = {a.id: a for a in u.attributions}
        self._times: dict[str, TimeExpression] = {t.id: t for t in u.times}
        self._quantities: dict[str, Quantity] = {q.id: q for q in u.quantities}
        self._events: dict[str, Event] = {e.id: e for e in u.events}
        self._labels: dict[str, LabelUse] = {x.id: x for x in u.labels}
        self._resolutions: list[Resolution] = list(r.resolutions)
        self._speakers: list[Speaker] = list(r.speakers)
        self._actors: list[Actor] = list(r.actors)
        self._touched: dict[str, tuple[str, ...]] = {}
        self._rejected: set[str] = set()

    def _layer(self, kind: str) -> dict[str, Any]:
        layers: dict[str, dict[str, Any]] = {
            "mention": self._mentions,
            "attribution": self._attributions,
            "time_expression": self._times,
            "quantity": self._quantities,
            "event": self._events,
            "label_use": self._labels,
        }
        return layers.get(kind, {})

    def pool(self, kind: str) -> Iterator[tuple[str, Spans]]:
        """The records of a kind with the words that tell them apart."""
        if kind == "article":
            yield self.article.id, ()
        for record in self._layer(kind).values():
            yield record.id, main_spans(record)

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions as they are now."""
        return tuple(self._attributions.values())

    def speakers(self, attribution: str) -> tuple[Speaker, ...]:
        """The speakers of one attribution as they are now."""
        return tuple(s for s in self._speakers if s.attribution_id == attribution)

    def touch(self, record: str, decision: str) -> None:
        """Notes that a decision changed a record."""
        self._touched[record] = (*self._touched.get(record, ()), decision)

    def reject(self, kind: str, record: str) -> None:
        """Takes a record out and mends what referred to it."""
        gone = self._layer(kind).pop(record)
        self._rejected.add(record)
        if kind == "attribution":
            self._forget_attribution(gone)
        elif kind == "mention":
            self._forget_mention(record)
        elif kind == "quantity":
            for event in list(self._events.values()):
                kept = tuple(q for q in event.quantities if q != record)
                self._events[event.id] = replace(event, quantities=kept)
        elif kind == "time_expression":
            for event in list(self._events.values()):
                if event.time == record:
                    self._events[event.id] = replace(event, time=None, interval=None)

    def _forget_attribution(self, gone: Attribution) -> None:
        """What it held now stands in the voice around it."""
        parent = None if gone.parent == gone.id else gone.parent
        for child in list(self._attributions.values()):
            if child.parent == gone.id:
                self._attributions[child.id] = replace(child, parent=parent)
        for event in list(self._events.values()):
            if event.attribution == gone.id:
                self._events[event.id] = replace(event, attribution=parent)
        for label in list(self._labels.values()):
            if label.attribution == gone.id:
                self._labels[label.id] = replace(label, attribution=parent)
        self._speakers = [s for s in self._speakers if s.attribution_id != gone.id]

    def _forget_mention(self, gone: str) -> None:
        self._resolutions = [r for r in self._resolutions if r.mention_id != gone]
        for event in list(self._events.values()):
            place = None if event.place == gone else event.place
            self._events[event.id] = replace(without_party(event, gone), place=place)
        for label in list(self._labels.values()):
            if label.mention == gone:
                self._labels[label.id] = replace(label, mention=None)

    def relabel(self, kind: str, record: str, label: StrEnum) -> None:
        """Gives a record another stance, kind, type, class or unit."""
        layer = self._layer(kind)
        layer[record] = replace(layer[record], **{LABEL_FIELD[kind]: label})

    def set_speaker(self, speaker: Speaker) -> None:
        """Makes this the one speaker of its attribution."""
        self._speakers = [s for s in self._speakers if s.attribution_id != speaker.attribution_id]
        self._speakers.append(speaker)

    def add_claim(self, added: Attribution) -> bool:
        """Adds a claim; False if it is there already."""
        if added.id in self._attributions:
            return False
        self._attributions[added.id] = added
        return True

    def set_place(self, kind: str, record: str, place: str | None, maker: str) -> None:
        """Resolves a mention, or the place of an event, to a place or to none."""
        if kind == "mention":
            self._resolve(record, place, maker)
            return
        event = self._events[record]
        if event.place is not None:
            self._resolve(event.place, place, maker)
        elif place is not None:
            mention = self._mention_at(event, maker)
            self._events[record] = replace(event, place=mention.id)
            self._resolve(mention.id, place, maker)

    def _mention_at(self, event: Event, maker: str) -> Mention:
        """A mention on the event's own words, where the text names no place."""
        said = f"{event.id}\x1fplace"
        mention = Mention(
            id=hashlib.sha256(said.encode()).hexdigest()[:16],
            article_id=self.article.id,
            span=event.trigger,
            kind=MentionKind.PLACE,
            text=event.trigger.of(self.article.text),
            score=1.0,
            made_by=maker,
        )
        self._mentions[mention.id] = mention
        return mention

    def _resolve(self, mention: str, place: str | None, maker: str) -> None:
        self._resolutions = [r for r in self._resolutions if r.mention_id != mention]
        reasons = ("set by a person",)
        found = Resolution(mention, place, "place", "decided", 1.0, maker, reasons)
        self._resolutions.append(found)

    def set_date(self, kind: str, record: str, interval: Interval | None, maker: str) -> None:
        """Sets the day of an article, a time expression or an event."""
        if kind == "article":
            known = interval or Interval(None, None, Granularity.VAGUE)
            published = replace(
                self.article.published,
                interval=known,
                basis=DateBasis.OPTION,
                evidence=(),
                note=f"set by {maker}",
            )
            self.article = replace(self.article, published=published)
            return
        layer = self._layer(kind)
        layer[record] = replace(layer[record], interval=interval)
        if kind == "time_expression":
            for event in list(self._events.values()):
                if event.time == record:
                    self._events[event.id] = replace(event, interval=interval)

    def move_mentions(self, which: Callable[[Mention, Resolution], bool], actor: str) -> list[Span]:
        """Resolves some mentions to another actor; gives their spans."""
        moved: list[Span] = []
        for at, found in enumerate(self._resolutions):
            mention = self._mentions.get(found.mention_id)
            if mention is not None and which(mention, found):
                self._resolutions[at] = replace(found, entity=actor, how="decided")
                moved.append(mention.span)
        return moved

    def actor_ids(self) -> set[str]:
        """The actors that the records refer to now."""
        used = {r.entity for r in self._resolutions if r.entity and r.entity_kind == "actor"}
        return used | {s.actor for s in self._speakers if s.actor}

    def bring(self, actor: Actor) -> None:
        """Adds an actor that the reading did not have."""
        if actor.id not in {a.id for a in self._actors}:
            self._actors.append(actor)

    def corrected(self) -> Corrected:
        """The reading put together again."""
        u, r = self._reading.understanding, self._reading.resolved
        understanding = replace(
            u,
            mentions=tuple(self._mentions.values()),
            attributions=tuple(self._attributions.values()),
            times=tuple(self._times.values()),
            quantities=tuple(self._quantities.values()),
            events=tuple(self._events.values()),
            labels=tuple(self._labels.values()),
        )
        resolved = replace(
            r,
            resolutions=tuple(self._resolutions),
            speakers=tuple(self._speakers),
            actors=tuple(self._actors),
        )
        reading = Reading(self.article, understanding, resolved)
        return Corrected(reading, dict(self._touched), frozenset(self._rejected))


def main_spans(record: Any) -> Spans:
    """The words that tell a record from others of its kind."""
    if isinstance(record, Attribution):
        return record.content
    if isinstance(record, Event):
        return (record.trigger,)
    span: Span = record.span
    return (span,)
