"""The known body that an unnamed source or a crowd belongs to, and for whom one works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.protocols import View
from counterclaim.resolve.actors.naming import Link, NameBook
from counterclaim.resolve.actors.phrases import Segment
from counterclaim.resolve.actors.tokens import bare, is_capital, is_owner, tokens, unpossessive
from counterclaim.resolve.lexicon import entries_by_word, listed, singular

# Whom else a state's name in the genitive gives to the state itself: "Norland's central bank".
_OFFICES = frozenset(
    [
        *("president", "king", "emir", "prince", "ruler", "premier", "secretary", "general"),
        *("representative", "delegate", "delegation", "negotiator", "regulator", "prosecutor"),
        *("presidency", "parliament", "court", "bank", "police", "force", "troop"),
        *("government", "office", "cabinet"),
    ]
)


class Bodies:
    """Bodies inside the descriptions of one article."""

    def __init__(self, view: View, names: NameBook) -> None:
        """``names`` is the article's memory."""
        self._view = view
        self._names = names

    def spot(self, text: str) -> Link | None:
        """The longest known or met name inside a text; demonyms stand for governments."""
        found = tokens(text)
        for size in range(min(len(found), 9), 0, -1):
            for start in range(len(found) - size + 1):
                part = found[start : start + size]
                if not is_capital(part[-1]) and not is_capital(part[0]):
                    continue
                if (link := self._names.exact(unpossessive(part), None)) and link.entity:
                    return link
        pairs = (" ".join(two) for two in pairwise(found))  # "North Korean"
        words = (*map(bare, found), *pairs)
        states = [s for word in words if (s := self._view.state_of_demonym(word))]
        if len({s.code for s in states}) != 1:
            return None
        return Link(states[0].government, "description", 0.7, ("adjective of the state",))

    def of(self, segment: Segment) -> tuple[str | None, str | None]:
        """The known body that an unnamed source belongs to, and its country.

        Looked for in the words before the head ("a US official") and after it ("a source
        at the Ministry of Health").
        """
        link = self.spot(" ".join(_seatless(segment.before))) or self._in_tail(segment)
        if link is None or link.entity is None or link.person:
            return None, self._state_of(segment)
        if link.reasons[0].startswith("metonym") and segment.head not in listed("servants"):
            return None, None  # "the Stavina district council" is not of the state
        actor = self._view.actor(link.entity)
        country = actor.country if actor else None
        state = actor is not None and actor.type == "government"
        return (link.entity if _belongs(segment, link, state=state) else None), country

    def _state_of(self, segment: Segment) -> str | None:
        """The country whose an office is: "the president of Norland"."""
        preposition, _, rest = segment.tail.partition(" ")
        link = self.spot(rest) if preposition == "of" else None
        actor = self._view.actor(link.entity) if link and link.entity else None
        return actor.country if actor and actor.type == "government" else None

    def _in_tail(self, segment: Segment) -> Link | None:
        """The body after the head; what a source is "in", or from what country, is none."""
        preposition, _, rest = segment.tail.partition(" ")
        if preposition not in ("from", "at", "of", "with", "for", "inside"):
            return None
        link = self.spot(rest)
        actor = self._view.actor(link.entity) if link and link.entity else None
        state = actor is not None and actor.type == "government"
        return None if state and segment.head not in listed("servants") else link

    def members(self, segment: Segment) -> Link | None:
        """The group whose fighters a crowd is: "Hezbollah militants"; none for "rebels"."""
        crowd = segment.head in listed("classes") and not _is_beside(segment)
        if not segment.plural or not crowd or not segment.before:
            return None
        name = " ".join(segment.before)
        if not is_capital(segment.before[-1]) or self._view.state_of_demonym(name):
            return None
        link = self._names.exact(name, False) or self._names.variant(name, False)
        if link is None or link.entity is None:
            return None
        return replace(link, how="description", score=min(link.score, 0.8))


def _belongs(segment: Segment, link: Link, *, state: bool) -> bool:
    """Whether a source is of the body that its phrase names, not just of its country.

    "Syrian officials" and "Syria's envoy" are the state's; "Syrian opposition leaders",
    "Syria's opposition parties" and "Syria's drivers" are not.
    """
    if link.how != "description" and not state:
        return not _is_beside(segment)
    plain = {bare(word) for word in segment.before}
    if plain & listed("apart"):
        return False
    office = segment.head in _OFFICES and link.how != "description"
    return office or segment.head in listed("servants") or bool(plain & listed("of_state"))


def _is_beside(segment: Segment) -> bool:
    """Whether a phrase tells of others than the body it names: "Norland's allies"."""
    return singular(segment.head) in listed("others")


def _seatless(before: Sequence[str]) -> list[str]:
    """The words without those that tell a seat: "London based monitor" is not of the state."""
    seats = {at - 1 for at, word in enumerate(before) if word == "based"}
    kept = [(at, word) for at, word in enumerate(before) if not word.endswith("based")]
    return [word for at, word in kept if at not in seats]


def employer(segment: Segment, *, behind: bool) -> str:
    """For whom a description says that somebody works: "Ivo Varga's spokesman"; or nothing.

    ``behind``: as told behind its head too, "a spokesman for Ivo Varga".
    """
    preposition, _, whose = segment.tail.partition(" ")
    owner = next((i for i, word in enumerate(segment.before) if is_owner(word)), None)
    if owner is not None and "the" in segment.before[owner:]:
        return ""  # "Ivo Varga's the chief here"
    if owner is not None and segment.head in entries_by_word("roles"):
        return unpossessive(segment.before[: owner + 1])
    return whose if behind and preposition in ("for", "of") else ""
