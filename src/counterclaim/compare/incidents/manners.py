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
#: Stems of what two sides do and what goes on for days, which is no deed that one thing names.
CLASHING = ("fight", "battl", "clash")
#: Stems of what is done to an attack: who does it is no rival of who attacks.
REPELLING = ("repel", "repuls", "thwart", "foil")
DOWNED = "Disrupted weapons use"
EXECUTION_STEMS = ("execut", "behead", "lynch", "crucif")
FIRE_STEMS = ("hit", "struck", "strik", "raid", "bomb", "shell")


class Manner(StrEnum):
    """What sort of violence a trigger names; two sorts that exclude each other part events."""

    TAKING = "taking"
    FIRE = "fire"
    HARM = "harm"
    EXECUTION = "execution"
    DOWNING = "downing"
    OTHER = "other"


def manner(item: Happening) -> Manner:
    """The sort of violence: ground taken, fire, an execution, a jet brought down, harm, other."""
    if item.lemma.startswith(HARM_STEMS):
        return Manner.HARM
    if item.event.acled in TAKING_TYPES:
        return Manner.TAKING
    if item.event.acled == DOWNED:
        return Manner.DOWNING
    if item.event.acled in FIRE_TYPES or item.lemma.startswith(FIRE_STEMS):
        return Manner.FIRE
    if item.lemma.startswith(EXECUTION_STEMS):
        return Manner.EXECUTION
    return Manner.OTHER


def manners_exclude(a: Happening, b: Happening) -> bool:
    """Whether one is fire from afar and the other what it does not do.

    It takes no ground and executes nobody, and who shoots a jet down shells no town.
    """
    met = {manner(a), manner(b)}
    others = {Manner.TAKING, Manner.EXECUTION, Manner.DOWNING}
    return Manner.FIRE in met and not met.isdisjoint(others)
