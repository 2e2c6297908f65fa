"""Which known entities a name may mean, by what the knowledge base has."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from counterclaim.protocols import View
from counterclaim.records import MentionKind
from counterclaim.resolve.actors.phrases import Segment
from counterclaim.resolve.actors.tokens import is_capital
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import title_words

HONOURED = ("Mr", "Mrs", "Ms", "Mr.", "Mrs.", "Ms.")  # "Mr Hague" is not the city
_SEATS = frozenset({"university", "college", "institute"})


def known_ids(name: str, kind: str, view: View) -> frozenset[str]:
    """The ids of all known persons, groups or places of this name, however ambiguous.

    For places only those of the packs: the world has many of most names.
    """
    if kind == "place":
        own = _pack_places(view)
        return frozenset(place.id for place in view.places_named(name) if place.id in own)
    for text in _readings(name, kind):
        matches = (*view.matches(text), *view.ambiguous_matches(text))
        persons = kind == "person"
        fitting = [m.actor for m in matches if (m.actor.kind is MentionKind.PERSON) == persons]
        if fitting:
            return frozenset(actor.id for actor in fitting)
    return frozenset()


@lru_cache(maxsize=4)
def _pack_places(view: View) -> frozenset[str]:
    return frozenset(place.id for place in view.places())


def is_pack_place(name: str, view: View) -> bool:
    """Whether a place of the packs, and no actor, has this name; a university may speak."""
    own = _pack_places(view)
    named = [place for place in view.places_named(name) if place.id in own]
    spots = [place for place in named if _SEATS.isdisjoint(words(place.name))]
    return bool(spots) and not view.matches(name)


def _readings(name: str, kind: str) -> tuple[str, ...]:
    """The name as it stands and, for persons, without its titles."""
    if kind != "person":
        return (name,)
    bare = " ".join(word for word in name.split() if _plain(word) not in title_words())
    return (name, bare) if bare and bare != name else (name,)


def _plain(word: str) -> str:
    return " ".join(words(word)) or word.casefold()


def is_whole_name(view: View, segment: Segment) -> bool:
    """Whether a known body's whole name stands behind an article: "An Islamic State"."""
    found = [m.actor.kind for m in view.matches(segment.core) if m.how == "name"]
    proper = len(segment.words) > 1 and all(map(is_capital, segment.words))
    return proper and bool(found) and MentionKind.PERSON not in found


def in_office(view: View, segment: Segment, day: date | None) -> str:
    """The name of the only known person of a surname who held an office on a day: "Mr Voss".

    Empty if none or several did, and for names that are no person's alone.
    """
    if segment.title not in HONOURED or day is None:
        return ""
    known = {m.actor.id: m.actor for m in view.ambiguous_matches(segment.name)}
    persons = [actor for actor in known.values() if actor.kind is MentionKind.PERSON]
    held = [
        actor.name
        for actor in persons
        for role in actor.roles
        if (role.start or day) <= day and (role.end is None or day < role.end)
    ]
    return held[0] if len(persons) == 1 and held else ""
