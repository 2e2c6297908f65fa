"""What sort of violence an event tells: ground taken, fire, an execution, harm or none of them."""

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
EXECUTION_STEMS = ("execut", "behead", "lynch", "crucif")
FIRE_STEMS = ("hit", "struck", "strik", "raid", "bomb", "shell")


class Manner(StrEnum):
    """What sort of violence a trigger names; two sorts that exclude each other part events."""

    TAKING = "taking"
    FIRE = "fire"
    HARM = "harm"
    EXECUTION = "execution"
    OTHER = "other"


def manner(item: Happening) -> Manner:
    """The sort of violence: taking ground, fire from afar, an execution, harm done, or other."""
    if item.lemma.startswith(HARM_STEMS):
        return Manner.HARM
    if item.event.acled in TAKING_TYPES:
        return Manner.TAKING
    if item.event.acled in FIRE_TYPES or item.lemma.startswith(FIRE_STEMS):
        return Manner.FIRE
    if item.lemma.startswith(EXECUTION_STEMS):
        return Manner.EXECUTION
    return Manner.OTHER


def manners_exclude(a: Happening, b: Happening) -> bool:
    """Whether one is fire from afar and the other ground taken or an execution: it does neither."""
    met = {manner(a), manner(b)}
    return Manner.FIRE in met and not met.isdisjoint({Manner.TAKING, Manner.EXECUTION})
