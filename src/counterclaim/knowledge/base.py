"""The knowledge base: actors, states and places with the indexes that resolvers ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from counterclaim.knowledge.names import fold
from counterclaim.knowledge.places import Gazetteer
from counterclaim.knowledge.roles import Held, RoleIndex
from counterclaim.knowledge.states import State
from counterclaim.records import Actor, Place

# "the U.S. embassy in Syria" is the embassy of the United States, wherever it stands.
_EMBASSY_SEAT = re.compile(r"^(.*\b(?:embassy|consulate)) (?:in|to|at) (.+)$")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """An actor and the name, description or metonym by which it was found.

    ``how`` is name, description, metonym or ambiguous; ``[start, end)`` are the days on
    which the name was the actor's own, None where the pack sets no limit.
    """

    actor: Actor
    text: str
    how: str
    start: date | None = None
    end: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the actor bore the name on that day, as far as is known."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


class KnowledgeBase:
    """What resolvers may ask; made by ``load_knowledge`` and never changed afterwards.

    Names may be given as they stand in a text: all lookups fold them. What several
    actors bear comes back as several actors; a name that a pack lists as ambiguous is
    found by ``ambiguous_matches`` alone.
    """

    def __init__(
        self, actors: Mapping[str, Actor], states: Mapping[str, State], gazetteer: Gazetteer
    ) -> None:
        """Builds the indexes; ``states`` are by ISO code."""
        self._actors = dict(actors)
        self._states = dict(states)
        self._gazetteer = gazetteer
        self._names = _name_index(self._actors.values())
        self._demonyms = _demonym_index(self._states.values())
        self._roles = RoleIndex(self._actors)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id."""
        return self._actors.get(actor_id)

    def actors(self) -> Iterable[Actor]:
        """All actors, by id."""
        return self._actors.values()

    def actors_named(self, folded: str) -> tuple[Actor, ...]:
        """All actors that bear this name, description or metonym, by id."""
        return tuple(match.actor for match in self.matches(folded))

    def matches(self, text: str) -> tuple[NameMatch, ...]:
        """How each actor bears this name; one match per actor, plain names first."""
        return tuple(match for match in self._found(text) if match.how != "ambiguous")

    def ambiguous_matches(self, text: str) -> tuple[NameMatch, ...]:
        """The actors that this name may mean, where the context speaks for one of them."""
        return tuple(match for match in self._found(text) if match.how == "ambiguous")

    def _found(self, text: str) -> tuple[NameMatch, ...]:
        folded = fold(text)
        found = self._names.get(folded)
        if found is None and (seat := _EMBASSY_SEAT.match(folded)) and seat[2] in self._names:
            found = self._names.get(seat[1])
        return found or ()

    def names(self) -> Iterator[tuple[str, tuple[NameMatch, ...]]]:
        """Every folded name with its matches, in order."""
        return iter(self._names.items())

    def state(self, code: str) -> State | None:
        """The state with this ISO code of two letters."""
        return self._states.get(code)

    def states(self) -> Iterable[State]:
        """All states and territories, by code."""
        return self._states.values()

    def state_of_demonym(self, text: str) -> State | None:
        """The state whose adjective or people this is ("Iranian", "Turks")."""
        return self._demonyms.get(fold(text))

    def government(self, code: str) -> Actor | None:
        """The government of the state with this ISO code."""
        state = self._states.get(code)
        return self._actors.get(state.government) if state else None

    def ancestors(self, actor_id: str) -> tuple[str, ...]:
        """The actor, its parents, their parents and so on, nearest first, each once."""
        return self._roles.ancestors(actor_id)

    def holders(
        self,
        title: str,
        *,
        of: str | None = None,
        country: str | None = None,
        on: date | None = None,
    ) -> Held:
        """Who held a title ("foreign minister") at a body or in a country on a day."""
        return self._roles.holders(title, of=of, country=country, on=on)

    def holders_of_phrase(self, text: str, on: date | None = None) -> Held:
        """Who "the Russian foreign minister" or "president of Iran" was on a day.

        More than one holder means that the phrase does not tell; none that the packs
        know no such office. What the words name is a body and all bodies below it: "the
        Syrian president" is not the president of a Syrian coalition.
        """
        split = self._roles.split(fold(text))
        if split is None:
            return ()
        title, whose = split
        state = self._states.get(self._roles.bare_country(title)) if not whose else None
        state = state or self._demonyms.get(whose)
        bodies = [state.government] if state else [a.id for a in self.actors_named(whose)]
        if len(bodies) != 1 or (self._is_government(bodies[0]) and self._roles.of_body(title)):
            return ()
        return self._roles.holders(title, of=bodies[0], on=on)

    def _is_government(self, actor_id: str) -> bool:
        actor = self._actors.get(actor_id)
        return actor is not None and actor.type == "government"

    def place(self, place_id: str) -> Place | None:
        """The place with this id."""
        return self._gazetteer.place(place_id)

    def places(self) -> Iterable[Place]:
        """All places of the bundled and added files, by id; the world's cities are not in it."""
        return self._gazetteer.places()

    def places_named(self, folded: str) -> tuple[Place, ...]:
        """All places that bear this name, of the files first and then of the world."""
        return self._gazetteer.named(fold(folded))


def _name_index(actors: Iterable[Actor]) -> dict[str, tuple[NameMatch, ...]]:
    index: dict[str, dict[str, NameMatch]] = {}
    for actor in actors:
        for folded, match in _matches_of(actor):
            index.setdefault(folded, {}).setdefault(actor.id, match)
    return {folded: tuple(by_actor.values()) for folded, by_actor in index.items()}


def _matches_of(actor: Actor) -> Iterator[tuple[str, NameMatch]]:
    """All ways to name an actor; what is ambiguous comes first and so shadows the rest."""
    for text in actor.ambiguous:
        yield fold(text), NameMatch(actor, text, "ambiguous")
    for name in actor.names:
        yield fold(name.text), NameMatch(actor, name.text, "name", name.start, name.end)
    for text in actor.descriptions:
        yield fold(text), NameMatch(actor, text, "description")
    for text in actor.metonyms:
        yield fold(text), NameMatch(actor, text, "metonym")


def _demonym_index(states: Iterable[State]) -> dict[str, State]:
    """Adjectives and people, with their plurals; what two states share is left out."""
    found: dict[str, State | None] = {}
    for state in states:
        words = {fold(word) for word in (*state.adjectives, *state.people)}
        words |= {f"{word}s" for word in words if not word.endswith(("s", "ese", "ish", "ch"))}
        for word in sorted(words):
            found[word] = state if found.get(word, state) is state else None
    return {word: state for word, state in found.items() if state is not None}
