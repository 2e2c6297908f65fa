"""What sort of violence an event tells: ground taken, fire from afar, harm, or none of these."""

from __future__ import annotations

from enum import StrEnum

from counterclaim.compare.incidents.happenings import Happening

HARM_STEMS = ("kill", "martyr", "wound", "injur", "die", "dead", "death", "massacr")
TAKING_TYPES = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
FIRE_TYPES = frozenset(
    {
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Chemical weapon",
        "Grenade",
    }
)
FIRE_STEMS = ("hit", "struck", "strik", "raid", "bomb", "shell")


class Manner(StrEnum):
    """What sort of violence a trigger names; two sorts that exclude each other part events."""

    TAKING = "taking"
    FIRE = "fire"
    HARM = "harm"
    OTHER = "other"


def manner(item: Happening) -> Manner:
    """The sort of violence: taking ground, fire from afar, harm done, or none of these."""
    if item.lemma.startswith(HARM_STEMS):
        return Manner.HARM
    if item.event.acled in TAKING_TYPES:
        return Manner.TAKING
    if item.event.acled in FIRE_TYPES or item.lemma.startswith(FIRE_STEMS):
        return Manner.FIRE
    return Manner.OTHER


def manners_exclude(a: Happening, b: Happening) -> bool:
    """Whether one is ground taken and the other fire from afar: an air strike takes none."""
    return {manner(a), manner(b)} == {Manner.TAKING, Manner.FIRE}
