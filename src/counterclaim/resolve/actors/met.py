"""Whom one article has named so far, with the short names by which it may go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.resolve.actors.names import family_keys, in_order, person_keys


class Met:
    """The entities of an article by their ids; persons also by surname and forename."""

    def __init__(self) -> None:
        """Nobody yet."""
        self.names: dict[str, str] = {}  # entity id -> the name that it was met by first
        self._by_surname: dict[str, set[str]] = {}
        self._in_full: dict[str, tuple[str, ...]] = {}  # person's id -> keys of its full name

    def add(self, entity: str, name: str) -> None:
        """Remembers an entity under the name that it bears first in the article."""
        self.names.setdefault(entity, name)

    def add_person(self, entity: str, forms: Iterable[str]) -> None:
        """Remembers the surnames of a person by each form of its name that is a full one."""
        for form in forms:
            if len(keys := person_keys(form)) > 1:
                for short in family_keys(form):
                    self._by_surname.setdefault(short, set()).add(entity)
                self._in_full.setdefault(entity, keys)

    def by_surname(self, keys: Sequence[str]) -> list[str]:
        """The persons whom a surname, alone or with other parts of the name, may mean."""
        found = sorted(self._by_surname.get(keys[-1], ())) if keys else []
        return [i for i in found if len(keys) == 1 or in_order(keys, self._in_full[i])]

    def by_forename(self, keys: Sequence[str]) -> list[str]:
        """The persons named in full of whom this one key is the forename."""
        return [i for i, own in self._in_full.items() if own[:1] == keys and len(keys) == 1]
