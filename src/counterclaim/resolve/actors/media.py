"""Media by the noun beside their name: "the channel Coast", "Harbour Post newspaper"."""

from __future__ import annotations

import re

from counterclaim.protocols import View
from counterclaim.records import MentionKind
from counterclaim.resolve.actors.naming import Link, NameBook
from counterclaim.resolve.actors.phrases import Determiner, Segment
from counterclaim.resolve.actors.tokens import bare, is_capital, is_owner
from counterclaim.resolve.lexicon import listed

_NOUNS = frozenset({"agency", "website", "site", "network", "station", "broadcaster", "outlet"})
_SIDED = re.compile(r"-[a-z]+$")  # "Front-linked", "Norville-based"
_BESIDE = frozenset({"news", "press", "tv", "radio", "television", "media"})
_NO_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "internet",
        "web",
    ]
)


def medium(segment: Segment, names: NameBook, view: View) -> Link | None:
    """The medium that a phrase names with the word for its kind, before or behind it."""
    if segment.plural or segment.head not in listed("papers") | _NOUNS or segment.tail:
        return None
    if segment.name:
        return _known_by_kind(segment, view)
    named = [w for w in segment.before if w not in _BESIDE and not _SIDED.search(w)]
    small = segment.words[-1].islower()  # "the Border Agency" is a name whole
    if segment.determiner is Determiner.INDEFINITE or not named or not small:
        return None
    if len(named) < 2 and segment.determiner is Determiner.DEFINITE:
        return None  # "the Ravna newspaper" is of the town
    name = " ".join(named)
    if not all(map(is_capital, named)) or view.matches(name) or any(map(_is_common, named)):
        return None
    if any(is_owner(word) or view.state_of_demonym(word) for word in named):
        return None
    known = names.variant(name, False)
    return known or names.new(name, person=False, kind=MentionKind.MEDIA)


def _known_by_kind(segment: Segment, view: View) -> Link | None:
    """The only medium of a name that others may bear: "the channel Coast" is Coast TV."""
    found = view.ambiguous_matches(segment.name)
    media = {m.actor.id: m.actor for m in found if m.actor.kind is MentionKind.MEDIA}
    if len(media) != 1 or view.matches(segment.name):
        return None
    (actor,) = media.values()
    return Link(actor.id, "short_name", 0.8, (f"told as {segment.head}",), name=actor.name)


def _is_common(word: str) -> bool:
    return bare(word) in listed("peoples") | listed("modifiers") | _NO_NAMES
