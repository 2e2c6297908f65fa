"""Known actors whom a text on somewhere else does not mean: of other states, or namesakes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from counterclaim.protocols import Naming, View
from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.known import is_pack_place
from counterclaim.resolve.actors.tokens import is_capital, unpossessive
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import listed


def is_foreign(actor: Actor, home: str | None, text: str, view: View) -> bool:
    """Whether an actor is of a country that a text never names, and that is not its ``home``."""
    state = view.government(actor.country) if actor.country else None
    return state is not None and actor.country != home and not _named(state).search(text)


def is_seated_abroad(naming: Naming, home: str | None, text: str, view: View) -> bool:
    """Whether only a seat tells of an actor elsewhere: "the Norland-based monitor"."""
    seat = naming.how == "description" and "-based " in naming.text
    return seat and is_foreign(naming.actor, home, text, view)


def the_one_of_home(
    found: Sequence[Naming], home: str | None, text: str, view: View
) -> Naming | None:
    """Of the bodies of several states the one of ``home``, or of the only one that is named.

    "The Foreign Office" is Norland's in a report on Norland.
    """
    if any(naming.actor.kind is not MentionKind.STATE_BODY for naming in found):
        return None
    own = [n for n in found if n.actor.country == home]
    own = own or [n for n in found if not is_foreign(n.actor, home, text, view)]
    several = len({n.actor.country for n in found}) > 1
    return own[0] if several and len({n.actor.id for n in own}) == 1 else None


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
    names = "|".join(sorted(map(re.escape, {state.name, *state.demonyms})))
    others = "|".join(sorted(re.escape(name.text) for name in state.names))
    return re.compile(rf"\b(?:(?:{names})|(?:{others})\b)")


def may_be_of(entity: str | None, how: str, dropped: Sequence[str], left: int, view: View) -> bool:
    """Whether a short name may be meant with the adjective of a state before it.

    "The Ukrainian Security Council" is not the UN's, "the Libyan National Army" not Syrian,
    "the Sudan People's Liberation Army" not China's.
    """
    states = {code for word in dropped for code in _countries(word, view)}
    actor = view.actor(entity or "")
    if not states or actor is None or actor.country in states:
        return True
    if actor.country and (actor.kind is MentionKind.STATE_BODY or how == "short_name"):
        return False
    if actor.kind is MentionKind.ARMED_GROUP:
        return actor.country is None
    return actor.kind is not MentionKind.ORGANISATION or left > 2


def is_of_another_state(entity: str | None, title: str, view: View) -> bool:
    """Whether a title gives a like name to another state: "the Norlandic paper Al-Tarn"."""
    told = {code for word in title.split() for code in _countries(word, view)}
    actor = view.actor(entity or "") if told else None
    return actor is not None and actor.country not in (None, *told)


def _countries(word: str, view: View) -> set[str]:
    """The countries of a state's adjective or name, in the genitive too."""
    plain = unpossessive((word,))
    state = view.state_of_demonym(plain)
    named = [m.actor for m in view.matches(plain) if m.actor.type == "government"]
    return {code for code in (state and state.code, *(a.country for a in named)) if code}


def shares_noun(text: str, own: str, met: Mapping[str, str], view: View) -> bool:
    """Whether another armed group that was ``met`` is called so too: of two fronts "the Front"."""
    noun = words(text)[-1]
    others = (view.actor(i) for i, name in met.items() if i != own and noun in words(name))
    armed = any(a is not None and a.kind is MentionKind.ARMED_GROUP for a in others)
    return noun in listed("bodies") and armed
