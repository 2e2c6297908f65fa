"""Provinces that words call so, whose names are cities' too."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.protocols import View
from counterclaim.records import Place, PlaceKind

_DIVISION = frozenset({"province", "provinces", "governorate", "governorates"})
#: "A village in the province of Hama" and "the city and province of Hama" are no province.
_JOINING = frozenset({"in", "of", "near", "at", "from", "and", "or"})


def division(words: Sequence[str], view: View) -> tuple[Place, ...]:
    """The division that words call one: "the northern Syrian province of Hama" is not the city."""
    kind = next((at for at, word in enumerate(words) if word.casefold() in _DIVISION), None)
    if kind is None:
        return ()
    splits = [(at, at, kind) for at in range(1, kind)]  # "central Hama province"
    if words[kind + 1 :]:
        splits = [(kind, kind + 2, len(words))] if words[kind + 1] == "of" else []
    for about, start, end in splits:
        if all(_of_state(word, view) for word in words[:about]):
            name = " ".join(words[start:end])
            towns = [place.name for place in view.places_named(name)]
            for called in (name, *towns):
                found = view.places_named(f"{called} province")
                if divisions := tuple(p for p in found if p.kind is PlaceKind.GOVERNORATE):
                    return divisions
    return ()


def _of_state(word: str, view: View) -> bool:
    """Whether a word only says in which state, or part of it, a division lies: "Syria's"."""
    plain = word.removesuffix("'s").removesuffix("’s")
    states = [p for p in view.places_named(plain) if p.kind is PlaceKind.COUNTRY]
    return word not in _JOINING and (
        word.islower() or bool(states) or view.state_of_demonym(plain) is not None
    )
