"""The few interfaces that stages receive instead of importing one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from counterclaim.records import Actor, LinkedAttribution, PassageReading, Place, Role, ScoredSpan
from counterclaim.spans import Span

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

    def attributions(self, passages: Sequence[str]) -> list[tuple[LinkedAttribution, ...]]:
        """The attributions of each passage, as in its reading; for readers a lesser work."""
        ...


class PairReader(Protocol):
    """A model that classes pairs of spans; the shipped one is ``models.Reader``."""

    def event_roots(
        self, sentence: str, pairs: Sequence[tuple[Span | None, Span | None]]
    ) -> list[tuple[tuple[str, float], ...]]:
        """Per (actor, recipient) pair the PLOVER roots with probabilities, best first."""
        ...


class EntityReader(Protocol):
    """A model that marks entities; the shipped one is ``models.Reader``."""

    def entities(self, passages: Sequence[str], *, lean: float) -> list[tuple[ScoredSpan, ...]]:
        """The entities of each passage, the more the higher ``lean``, in log odds."""
        ...


class RelationReader(Protocol):
    """A model that types relations; the shipped one is ``models.Reader``."""

    def relation_chances(
        self, passage: str, entities: Sequence[Span]
    ) -> Mapping[tuple[Span, Span], Mapping[str, float]]:
        """Per ordered pair of spans the probability of each re3d type and of ``none``."""
        ...


class Naming(Protocol):
    """That an actor bears a name; ``how`` is name, description, metonym or ambiguous."""

    @property
    def actor(self) -> Actor:
        """Who bears it."""
        ...

    @property
    def text(self) -> str:
        """The name as the pack writes it."""
        ...

    @property
    def how(self) -> str:
        """What sort of name it is."""
        ...

    def valid_on(self, day: date) -> bool:
        """Whether the actor bore the name on that day, as far as is known."""
        ...


class Country(Protocol):
    """A state or territory and the actor that its government is."""

    @property
    def code(self) -> str:
        """ISO 3166 code of two letters."""
        ...

    @property
    def iso3(self) -> str:
        """ISO 3166 code of three letters."""
        ...

    @property
    def government(self) -> str:
        """The id of its government."""
        ...

    @property
    def capital(self) -> str:
        """The name of its capital; empty if the packs give none."""
        ...


class View(Protocol):
    """What resolvers may ask of the knowledge base. Names may be given as a text has them."""

    def __hash__(self) -> int:
        """By identity: what is derived from a view is kept as long as the view."""
        ...

    def matches(self, text: str) -> Sequence[Naming]:
        """How each actor bears this name; plain names first."""
        ...

    def ambiguous_matches(self, text: str) -> Sequence[Naming]:
        """The actors that this name may mean, where the context speaks for one of them."""
        ...

    def state_of_demonym(self, text: str) -> Country | None:
        """The state whose adjective or people this is."""
        ...

    def state(self, code: str) -> Country | None:
        """The state or territory with this ISO code."""
        ...

    def government(self, code: str) -> Actor | None:
        """The government of the state with this ISO code."""
        ...

    def ancestors(self, actor_id: str) -> Sequence[str]:
        """The actor and all that stands above it, nearest first."""
        ...

    def holders_of_phrase(self, text: str, on: date | None = None) -> Sequence[tuple[Actor, Role]]:
        """Who "the Russian foreign minister" was on a day."""
        ...

    def places(self) -> Iterable[Place]:
        """The places of the packs, by id, without the world's cities."""
        ...

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id."""
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


@dataclass(frozen=True, slots=True)
class Done(Generic[A, B]):
    """An item that is done: its result, or why there is none after all tries."""

    item: A
    result: B | None
    failure: str = ""


class Executor(Protocol):
    """Runs a function over items, here, in local processes or on a cluster; see ``engine``."""

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """The results in the order of the items."""
        ...

    def gather(
        self, function: Callable[[A], B], items: Iterable[A], *, tries: int = 1
    ) -> Iterator[Done[A, B]]:
        """Each item with its result as soon as it is done, in any order.

        An item whose worker died, or that raised an error, is given out again until it was
        tried ``tries`` times; the other items go on all the while.
        """
        ...

    def close(self) -> None:
        """Ends the workers that wait for more; what comes later hires new ones."""
        ...
