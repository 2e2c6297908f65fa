"""Offices: which words name the same office, and who held it when."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from counterclaim.knowledge.names import fold
from counterclaim.records import Actor, Role

_OF = frozenset({"of", "for", "to"})
_BY_AGE = re.compile(r"^(?:former|ex|late|then|current|incumbent|new|acting|his|her|its|their) ")
Held = tuple[tuple[Actor, Role], ...]


@dataclass(frozen=True, slots=True)
class Offices:
    """``data/roles.toml``: folded title to office, and what a title means by itself.

    ``bare`` is the country of a title without one ("secretary of state": US);
    ``of_body`` are offices too general to be held in a state as such ("leader").
    """

    by_title: dict[str, str]
    bare: dict[str, str]
    of_body: frozenset[str]


@cache
def offices() -> Offices:
    """The table of offices that ships with the package."""
    text = files("counterclaim.knowledge").joinpath("data/roles.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["office"]
    return Offices(
        {fold(title): row["key"] for row in rows for title in row["titles"]},
        {fold(title): code for row in rows for title, code in row.get("bare", {}).items()},
        frozenset(row["key"] for row in rows if row.get("of_body", False)),
    )


def office(title: str) -> str | None:
    """The key of the office that a title names, e.g. ``foreign_minister``; None if unknown."""
    return offices().by_title.get(fold(title))


class RoleIndex:
    """Holders of offices by office, body, country and day."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        """Indexes the roles of all actors."""
        self._actors = actors
        self._above: dict[str, tuple[str, ...]] = {}
        self._held: dict[str, list[tuple[Actor, Role]]] = {}
        for actor in actors.values():
            for role in actor.roles:
                key = office(role.title) or fold(role.title)
                self._held.setdefault(key, []).append((actor, role))

    def holders(
        self,
        title: str,
        *,
        of: str | None = None,
        country: str | None = None,
        on: date | None = None,
    ) -> Held:
        """Who held the title; None leaves a condition out.

        ``of`` takes in the bodies below it, but not for a general title: the commander of
        an army is not the commander of one of its divisions.
        """
        held = self._held.get(office(title) or fold(title), ())
        below = not self.of_body(title)
        return tuple(
            (actor, role)
            for actor, role in held
            if (of is None or role.of == of or (below and of in self.ancestors(role.of or "")))
            and (country is None or self._country(actor, role) == country)
            and (on is None or _held_on(role, on))
        )

    def split(self, folded: str) -> tuple[str, str] | None:
        """A folded phrase as title and whose ("foreign minister", "russian"); None if no title."""
        if _BY_AGE.match(folded):
            return None  # "the former foreign minister" is not the one of that day
        return next(self._splits(folded), None)

    def _splits(self, folded: str) -> Iterator[tuple[str, str]]:
        if self._known(folded):
            yield folded, ""
        words = folded.split(" ")
        for cut in range(1, len(words)):
            if self._known(title := " ".join(words[cut:])):
                yield title, " ".join(words[:cut])
        for cut in range(1, len(words) - 1):
            if words[cut] in _OF and self._known(title := " ".join(words[:cut])):
                yield title, fold(" ".join(words[cut + 1 :]))

    def _known(self, title: str) -> bool:
        return (office(title) or title) in self._held

    def bare_country(self, title: str) -> str:
        """The ISO code that a title alone stands for ("secretary of state": US), else empty."""
        return offices().bare.get(fold(title), "")

    def of_body(self, title: str) -> bool:
        """Whether the title ("leader") says nothing where only a state is named."""
        return office(title) in offices().of_body

    def _country(self, actor: Actor, role: Role) -> str | None:
        body = self._actors.get(role.of) if role.of else None
        return body.country if body else actor.country

    def ancestors(self, actor_id: str) -> tuple[str, ...]:
        """The actor and all that stands above it, nearest first, each once."""
        if actor_id not in self._above:
            self._above[actor_id] = tuple(self._upwards(actor_id))
        return self._above[actor_id]

    def _upwards(self, actor_id: str) -> dict[str, None]:
        found = {actor_id: None}
        for current in (queue := [actor_id]):
            above = self._actors[current].parents if current in self._actors else ()
            queue.extend(parent for parent in above if parent not in found)
            found |= dict.fromkeys(above)
        return found


def _held_on(role: Role, day: date) -> bool:
    return (role.start is None or role.start <= day) and (role.end is None or day < role.end)
