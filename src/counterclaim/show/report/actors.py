"""Actors: names with evidence, what they say and what is said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.records import Actor, Mention
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.show.report.articles import Claim, claim
from counterclaim.show.wording import day_words


@dataclass(frozen=True, slots=True)
class NameSeen:
    """A spelling with how often, and where first, it stands."""

    text: str
    count: int
    anchor: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor, ready for the template."""

    anchor: str
    name: str
    kind: str
    known: bool
    names: tuple[NameSeen, ...]
    periods: tuple[str, ...]
    roles: tuple[str, ...]
    claims: tuple[Claim, ...]
    about: int


def _periods(actor: Actor) -> tuple[str, ...]:
    """Names with a known period: "until 28 July 2016: ..."."""
    lines = []
    for name in actor.names:
        if name.start and name.end:
            lines.append(f"{name.text}: {day_words(name.start)} to {day_words(name.end)}")
        elif name.end:
            lines.append(f"{name.text}: until {day_words(name.end)}")
        elif name.start:
            lines.append(f"{name.text}: from {day_words(name.start)}")
    return tuple(lines)


def actor_views(corpus: Corpus) -> list[ActorView]:
    """Actors by name, with the claims they make and the spellings seen."""
    seen: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    claims: dict[str, list[Claim]] = defaultdict(list)
    known: dict[str, Actor] = {}
    for part in corpus.parts():
        known.update(part.actors)
        for mention, named, outlet in _named(part):
            seen[named][" ".join(mention.text.split())].append((mention.id, outlet))
        for attribution in part.attributions.values():
            speaker = part.speakers.get(attribution.id)
            if speaker and speaker.actor:
                claims[speaker.actor].append(claim(part, attribution))
    ids = sorted({*seen, *claims}, key=lambda a: (corpus.actor_name(a).casefold(), a))
    return [
        _view(corpus, actor, seen.get(actor_id, {}), claims[actor_id])
        for actor_id in ids
        if (actor := known.get(actor_id) or corpus.view.actor(actor_id)) is not None
    ]


def _named(part: Corpus) -> Iterator[tuple[Mention, str, str]]:
    """The mentions of actors, each with the actor and the outlet, in reading order."""
    for reading in part.readings:
        outlet = part.outlet(reading.article.id)
        for mention in reading.understanding.mentions:
            found = part.resolutions.get(mention.id)
            if found and found.entity and found.entity_kind == "actor":
                yield mention, found.entity, outlet


def _view(
    corpus: Corpus, actor: Actor, seen: dict[str, list[tuple[str, str]]], claims: list[Claim]
) -> ActorView:
    names = tuple(
        NameSeen(text, len(uses), anchor(uses[0][0]), tuple(sorted({o for _, o in uses})))
        for text, uses in sorted(seen.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    roles = tuple(
        role.title + (f", {corpus.actor_name(role.of)}" if role.of else "") for role in actor.roles
    )
    return ActorView(
        anchor=anchor(f"actor-{actor.id}"),
        name=corpus.actor_name(actor.id),
        kind=actor.kind.value.replace("_", " "),
        known=actor.known,
        names=names,
        periods=_periods(actor),
        roles=roles,
        claims=tuple(claims),
        about=sum(n.count for n in names),
    )
