"""The decisions that stand, applied to readings: a pure function, run anew every time.

``Corrections.records`` applies what people decided about single records;
``Corrections.reading`` also who is who. What a decision is about is found again by its
id, or else by the words it stands on; if two records fit equally, by neither.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from counterclaim.ledger.decisions import (
    NewActor,
    Split,
    Target,
    added_value,
    created,
    interval_value,
    relabel_value,
    speaker_value,
    split_value,
    target,
)
from counterclaim.ledger.derive import Corrected
from counterclaim.ledger.edits import Draft
from counterclaim.ledger.entities import combined_actor
from counterclaim.records import (
    Actor,
    Attribution,
    Decision,
    DecisionKind,
    Reading,
    Resolution,
    Speaker,
)

OVERLAP = 0.5  # below, a record stands on other words than the one decided about
K = DecisionKind


class Corrections:
    """All decisions that stand, ready to be applied."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Takes decisions in any order; those undone are passed over."""
        self._by_article: dict[str, list[Decision]] = {}
        self._into: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._splits: list[tuple[Decision, Split, frozenset[str]]] = []
        self._pairs: list[Decision] = []
        self._created: dict[str, NewActor] = {}
        standing = (d for d in decisions if not d.undone)
        for decision in sorted(standing, key=lambda d: (d.when.isoformat(), d.id)):
            self._take(decision)

    def _take(self, decision: Decision) -> None:
        new = created(decision)
        if new is not None:
            self._created.setdefault(new.id, new)
        if decision.kind is K.MERGE:
            self._merge(decision.subject, decision.value)
        elif decision.kind is K.RENAME:
            self._names[decision.subject] = decision.value
        elif decision.kind is K.SPLIT:
            members = self._members(self.canonical(decision.subject))
            self._splits.append((decision, split_value(decision.value), members))
        elif decision.kind in (K.SAME_INCIDENT, K.NOT_SAME_INCIDENT):
            self._pairs.append(decision)
        else:
            article = target(decision.subject).article
            self._by_article.setdefault(article, []).append(decision)

    def _merge(self, gone: str, stays: str) -> None:
        """Follows earlier merges, so that a ring of merges ends in one actor."""
        gone, stays = self.canonical(gone), self.canonical(stays)
        if gone != stays:
            self._into[gone] = stays

    def _members(self, whole: str) -> frozenset[str]:
        """The actors that are one at this moment; a later merge is no part of a split."""
        return frozenset({whole, *(a for a in self._into if self.canonical(a) == whole)})

    def canonical(self, actor_id: str) -> str:
        """The actor that this one was merged into, else itself."""
        while actor_id in self._into:
            actor_id = self._into[actor_id]
        return actor_id

    @property
    def merged(self) -> tuple[str, ...]:
        """The ids of all actors that were merged into another."""
        return tuple(sorted(self._into))

    @property
    def created(self) -> tuple[NewActor, ...]:
        """The actors that decisions brought into being."""
        return tuple(self._created[key] for key in sorted(self._created))

    def name(self, actor_id: str) -> str | None:
        """The name that a person gave an actor, if any."""
        return self._names.get(actor_id)

    def rejected(self, kind: str, article: str) -> tuple[Target, ...]:
        """The records of compare of one kind and article that a person took out."""
        found = (target(d.subject) for d in self._by_article.get(article, ()) if d.kind is K.REJECT)
        return tuple(t for t in found if t.kind == kind)

    def articles(self) -> frozenset[str]:
        """The articles with decisions on their records."""
        return frozenset(self._by_article)

    def pairs(self) -> Iterator[tuple[Decision, Target, Target]]:
        """Pairs of events that a person judged, with the decision."""
        for decision in self._pairs:
            yield decision, target(decision.subject), target(decision.value)

    # Readings ---------------------------------------------------------------------------

    def records(self, reading: Reading) -> Corrected:
        """The reading with the decisions on its records, merges and names left aside."""
        mine = self._by_article.get(reading.article.id, ())
        if not mine and not self._splits:
            return Corrected(reading)
        draft = Draft(reading)
        for decision in mine:
            self._apply(draft, decision)
        for decision, split, members in self._splits:
            self._split(draft, decision, split, members)
        self._bring_actors(draft)
        return draft.corrected()

    def reading(self, reading: Reading) -> Reading:
        """The reading as all decisions have it."""
        return self._who_is_who(self.records(reading).reading)

    def _apply(self, draft: Draft, decision: Decision) -> None:
        about = target(decision.subject)
        maker = f"person:{decision.who}"
        if decision.kind is K.ADD_CLAIM:
            self._add(draft, decision, maker)
            return
        found = locate(about, draft.pool(about.kind))
        if found is None:
            return
        draft.touch(found, decision.id)
        if decision.kind is K.REJECT:
            draft.reject(about.kind, found)
        elif decision.kind is K.RELABEL:
            draft.relabel(about.kind, found, relabel_value(about.kind, decision.value))
        elif decision.kind is K.SET_SPEAKER:
            draft.set_speaker(_speaker(found, speaker_value(decision.value), maker))
        elif decision.kind is K.SET_PLACE:
            draft.set_place(about.kind, found, decision.value or None, maker)
        elif decision.kind is K.SET_DATE:
            draft.set_date(about.kind, found, interval_value(decision.value), maker)

    def _add(self, draft: Draft, decision: Decision, maker: str) -> None:
        claim = added_value(decision.value)
        article = draft.article
        spans = (*claim.source, *claim.cue, *claim.content)
        if max(s.end for s in spans) > len(article.text):
            return
        said = f"{article.id}\x1fadded\x1f{decision.value}"
        added = Attribution(
            id=hashlib.sha256(said.encode()).hexdigest()[:16],
            article_id=article.id,
            source=claim.source,
            cue=claim.cue,
            content=claim.content,
            stance=claim.stance,
            score=1.0,
            made_by=maker,
        )
        if draft.add_claim(added):
            draft.touch(added.id, decision.id)
            if claim.speaker is not None:
                draft.set_speaker(_speaker(added.id, claim.speaker, maker))

    def _split(
        self, draft: Draft, decision: Decision, split: Split, members: frozenset[str]
    ) -> None:
        """Moves the mentions with the split names, and the speakers that they name."""
        moved = draft.move_mentions(
            lambda m, r: (
                r.entity_kind == "actor"
                and r.entity in members
                and m.text.casefold() in split.names
            ),
            split.new.id,
        )
        for attribution in draft.attributions:
            if not any(s.overlaps(span) for s in attribution.source for span in moved):
                continue
            for speaker in draft.speakers(attribution.id):
                if speaker.actor in members:
                    draft.set_speaker(replace(speaker, actor=split.new.id))
                    draft.touch(attribution.id, decision.id)

    def _bring_actors(self, draft: Draft) -> None:
        used = draft.actor_ids()
        for new in self.created:
            if new.id in used:
                draft.bring(Actor(new.id, new.name, new.kind, source="person", known=False))

    def _who_is_who(self, reading: Reading) -> Reading:
        if not self._into and not self._names:
            return reading
        resolved = reading.resolved
        return replace(
            reading,
            resolved=replace(
                resolved,
                resolutions=tuple(self._resolution(r) for r in resolved.resolutions),
                speakers=tuple(self._speaker_merged(s) for s in resolved.speakers),
                actors=self._actors(resolved.actors),
            ),
        )

    def _resolution(self, found: Resolution) -> Resolution:
        if found.entity is None or found.entity_kind != "actor":
            return found
        return replace(found, entity=self.canonical(found.entity))

    def _speaker_merged(self, speaker: Speaker) -> Speaker:
        actor = self.canonical(speaker.actor) if speaker.actor else None
        body = self.canonical(speaker.body) if speaker.body else None
        return replace(speaker, actor=actor, body=body)

    def _actors(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The actors by their canonical ids and names, in their first order."""
        grouped: dict[str, list[Actor]] = {}
        for actor in actors:
            key = self.canonical(actor.id)
            own_first = 0 if actor.id == key else len(grouped.get(key, ()))
            grouped.setdefault(key, []).insert(own_first, actor)
        found = []
        for key, same in grouped.items():
            actor = combined_actor(same) if len(same) > 1 else same[0]
            found.append(replace(actor, id=key, name=self._names.get(key, actor.name)))
        return tuple(found)


def _speaker(attribution: str, who: str | NewActor | None, maker: str) -> Speaker:
    actor = who.id if isinstance(who, NewActor) else who
    return Speaker(attribution, actor, "decided", 1.0, maker, reasons=("set by a person",))


def locate(about: Target, pool: Iterable[tuple[str, Any]]) -> str | None:
    """The record that a target names, by id or by its words; None if none or two fit.

    Args:
        about: what was decided about.
        pool: ids of records of the same kind and article with their spans.
    """
    records = list(pool)
    if any(record_id == about.id for record_id, _ in records):
        return about.id
    wanted = {at for s in about.spans for at in range(s.start, s.end)}
    if not wanted:
        return None
    scored = []
    for record_id, spans in records:
        held = {at for s in spans for at in range(s.start, s.end)}
        scored.append((len(wanted & held) / len(wanted | held), record_id))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < OVERLAP:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return scored[0][1]


def apply_decisions(
    readings: Iterable[Reading], decisions: Iterable[Decision]
) -> Iterator[Reading]:
    """The readings as the decisions that stand have them, one at a time."""
    corrections = Corrections(decisions)
    return (corrections.reading(reading) for reading in readings)
