"""Known actors whom a text on somewhere else does not mean: of other states, or namesakes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from counterclaim.protocols import Naming, View
from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.known import is_pack_place
from counterclaim.resolve.actors.tokens import is_capital


def is_foreign(actor: Actor, home: str | None, text: str, view: View) -> bool:
    """Whether an actor is of a country that a text never names, and that is not its ``home``."""
    state = view.government(actor.country) if actor.country else None
    return state is not None and actor.country != home and not _named(state).search(text)


def seat_of_state(naming: Naming, text: str, view: View) -> bool:
    """Whether a text names the state whose capital a body's seat is: Brussels, and Belgium."""
    actor, seat = naming.actor, naming.text
    if naming.how != "metonym":
        return False
    codes = sorted({place.country for place in view.places_named(seat) if place.country})
    states = [found for code in codes if (found := view.state(code)) and found.capital == seat]
    owners = [view.government(state.code) for state in states]
    return any(o is not None and o != actor and _named(o).search(text) for o in owners)


def is_of_another(tail: str, known: Sequence[Naming], view: View) -> bool:
    """Whether "of Sorland" tells a place where none of the known bearers is: of a namesake."""
    of, _, place = tail.partition(" ")
    place = place.removeprefix("the ")
    if of != "of" or not known or not is_capital(place.split(" ")[0]):
        return False
    if any(naming.actor.kind is MentionKind.PERSON for naming in known):
        return False  # "Orm Tarn of the Harbour Institute" is he
    own = {naming.actor.country for naming in known}
    there = any(found.country in own for found in view.places_named(place))
    there = there or (None in own and is_pack_place(place, view))
    named = view.matches(place) or view.ambiguous_matches(place) or view.state_of_demonym(place)
    return not (there or named)


@lru_cache(maxsize=512)
def _named(state: Actor) -> re.Pattern[str]:
    """Where a text names a state or its people."""
    names = {state.name, *state.demonyms}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names))) + r")")
