"""The few interfaces that stages receive instead of importing one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from counterclaim.records import Actor, PassageReading, Place

A = TypeVar("A")
B = TypeVar("B")


class PassageReader(Protocol):
    """A model that reads passages; the shipped one is ``models.Reader``."""

    @property
    def version(self) -> str:
        """Name and version, written into every record it makes."""
        ...

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        """One reading per passage, offsets relative to the passage."""
        ...


class View(Protocol):
    """What resolvers may ask of the knowledge base."""

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id."""
        ...

    def actors_named(self, folded: str) -> tuple[Actor, ...]:
        """All actors that bear this name or description, folded."""
        ...

    def place(self, place_id: str) -> Place | None:
        """The place with this id."""
        ...

    def places_named(self, folded: str) -> tuple[Place, ...]:
        """All places that bear this name, folded, conflict file and world."""
        ...

    def actors(self) -> Iterable[Actor]:
        """All actors, by id."""
        ...


class Executor(Protocol):
    """Maps a pure function over items, keeping order; see ``engine``."""

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """The results in the order of the items."""
        ...
