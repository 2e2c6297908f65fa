"""Known actors found by spellings that no pack lists, through blocks of like consonants."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from counterclaim.protocols import View
from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.names import by_spelling, is_acronym
from counterclaim.resolve.folding import name_key, skeleton

# Linking to a known actor by likeness asks for more than two unknown names that are
# compared (names.SAME): a wrong link accuses the wrong party.
SURE = 0.9
SHORTEST_KEY = 5
KEPT = 16384  # spellings whose likenesses are remembered


class Variants:
    """An index of a view's names; ``find`` gives the actors of a spelling it lacks."""

    def __init__(self, view: View) -> None:
        """Indexes all plain names of all actors by key and by the skeleton of each word."""
        self._by_key: dict[tuple[str, ...], dict[str, Actor]] = {}
        self._blocks: dict[str, dict[str, tuple[str, Actor]]] = {}
        self._near = lru_cache(maxsize=KEPT)(self._look_near)  # outlets repeat their spellings
        for actor in view.actors():
            for name in (actor.name, *(n.text for n in actor.names)):
                self._add(name, actor)

    def _add(self, name: str, actor: Actor) -> None:
        keys = name_key(name)
        if is_acronym(name) or sum(map(len, keys)) < SHORTEST_KEY:
            return
        self._by_key.setdefault(keys, {})[actor.id] = actor
        for word in keys:
            if len(bones := skeleton(word)) >= 2:
                self._blocks.setdefault(bones, {})[name] = (name, actor)

    def find(self, name: str, *, person: bool | None) -> list[tuple[float, Actor]]:
        """The actors that bear this name in another spelling, best first, each once.

        ``person`` says whether persons or bodies are sought, None both.
        """
        keys = name_key(name)
        if is_acronym(name) or sum(map(len, keys)) < SHORTEST_KEY:
            return []
        if exact := [a for a in self._by_key.get(keys, {}).values() if _fits(a, person)]:
            return [(0.93, actor) for actor in exact]
        return list(self._near(name, keys, person)) if len(keys) > 1 else []

    def _look_near(
        self, name: str, keys: tuple[str, ...], person: bool | None
    ) -> tuple[tuple[float, Actor], ...]:
        best: dict[str, tuple[float, Actor]] = {}
        for other, actor in self._block(keys):
            if not _fits(actor, person) or len(name_key(other)) < 2 or _numbers(name, other):
                continue
            kind = "person" if actor.kind is MentionKind.PERSON else "group"
            score = by_spelling(name, other, kind)[0]
            if score >= SURE and score > best.get(actor.id, (0.0, actor))[0]:
                best[actor.id] = (score, actor)
        return tuple(sorted(best.values(), key=lambda found: (-found[0], found[1].id)))

    def _block(self, keys: tuple[str, ...]) -> list[tuple[str, Actor]]:
        """The names that share the consonants of most words; half for a name of two."""
        shared: Counter[str] = Counter()
        found: dict[str, tuple[str, Actor]] = {}
        for bones in sorted({skeleton(word) for word in keys}):
            block = self._blocks.get(bones, {})
            shared.update(block.keys())
            found |= block
        least = max(1, len(keys) // 2)
        return [found[name] for name in sorted(shared) if shared[name] >= least]


def _fits(actor: Actor, person: bool | None) -> bool:
    return person is None or (actor.kind is MentionKind.PERSON) == person


@lru_cache(maxsize=4)
def variants_of(view: View) -> Variants:
    """The index of a view, made once."""
    return Variants(view)


def _numbers(name: str, other: str) -> bool:
    """Whether one name has a number that the other lacks: "Revolution 2011"."""
    return set(re.findall(r"\d+", name)) != set(re.findall(r"\d+", other))
