"""Places that act: what does something in an event is no place but those who rule it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import Event, Mention, MentionKind


def with_parties(mentions: Sequence[Mention], events: Sequence[Event]) -> tuple[Mention, ...]:
    """The mentions, places among them that are actors of an event no longer literal."""
    acting = {actor for event in events for actor in event.actors}
    return tuple(
        replace(m, literal=False) if m.kind is MentionKind.PLACE and m.id in acting else m
        for m in mentions
    )
