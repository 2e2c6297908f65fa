"""A knowledge base that knows nothing; tests' own know a little more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.protocols import Country, Naming, View
from counterclaim.records import Actor, Place, Role


@dataclass(frozen=True)
class State:
    """A state of a test's world."""

    code: str
    government: str
    iso3: str = ""
    capital: str = ""


class BlankView(View):
    """Answers every question of ``protocols.View`` with nothing."""

    def __hash__(self) -> int:
        return id(self)

    def matches(self, text: str) -> Sequence[Naming]:
        return ()

    def ambiguous_matches(self, text: str) -> Sequence[Naming]:
        return ()

    def state_of_demonym(self, text: str) -> Country | None:
        return None

    def state(self, code: str) -> Country | None:
        return None

    def government(self, code: str) -> Actor | None:
        return None

    def ancestors(self, actor_id: str) -> Sequence[str]:
        return ()

    def holders_of_phrase(self, text: str, on: date | None = None) -> Sequence[tuple[Actor, Role]]:
        return ()

    def places(self) -> Iterable[Place]:
        return ()

    def actor(self, actor_id: str) -> Actor | None:
        return None

    def place(self, place_id: str) -> Place | None:
        return None

    def places_named(self, folded: str) -> tuple[Place, ...]:
        return ()

    def actors(self) -> Iterable[Actor]:
        return ()
