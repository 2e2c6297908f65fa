"""Known bodies inside descriptions: of an unnamed source or a crowd, or described themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.protocols import View
from counterclaim.records import MentionKind
from counterclaim.resolve.actors.describing import describes
from counterclaim.resolve.actors.elsewhere import may_be_of
from counterclaim.resolve.actors.naming import Link, NameBook
from counterclaim.resolve.actors.phrases import Segment
from counterclaim.resolve.actors.tokens import (
    bare,
    ends_head,
    is_capital,
    is_owner,
    tokens,
    unpossessive,
)
from counterclaim.resolve.lexicon import listed, singular

MOST_TRAILING = 8
_DOING = re.compile(r"[a-z]+ing\b|(?:backed|opposed|allied|loyal|linked|targeted|held|led)\b")
_NO_PREFIX = frozenset({"former", "ex", "anti", "pro", "non", "breakaway", "rival", "fake", "new"})
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

    def inside(self, segment: Segment) -> Link | None:
        """A known body inside its description: "the Lebanon-based al-Mayadeen TV"."""
        doing = _DOING.match(segment.tail)  # "the coalition fighting Norland" is not Norland
        told = segment.words[: -len(segment.tail.split())] if doing else segment.words
        for start in range(len(told)):
            rest = told[start:]
            if start and not self._droppable(segment.words[start - 1], len(rest)):
                return None
            for end in range(len(rest), max(0, len(rest) - MOST_TRAILING), -1):
                link = self._before(rest[:end], rest[end:])
                if (
                    link
                    and link.entity
                    and may_be_of(link.entity, link.how, told[:start], end, self._view)
                ):
                    return replace(link, score=min(link.score, 0.9))
        return None

    def _before(self, name: Sequence[str], trailing: Sequence[str]) -> Link | None:
        """A known name before the body words that describe it: "White Helmets rescue group"."""
        if not any(map(is_capital, name)):
            return None
        if trailing and is_owner(name[-1]):
            return None  # "the party's military wing" is not the party
        if trailing and not describes(trailing) and not all(map(str.isdigit, trailing)):
            return None
        text = " ".join(name)
        known = (*self._view.matches(text), *self._view.ambiguous_matches(text))
        if trailing:  # "the London based monitor" is not the United Kingdom
            known = tuple(m for m in known if m.actor.type not in ("government", "collective"))
        if trailing and singular(trailing[-1]) in listed("papers"):  # a paper is not its owner
            known = tuple(m for m in known if m.actor.kind is MentionKind.MEDIA)
        return self._names.exact(text, False) if known or self._names.has_made(text) else None

    def _droppable(self, word: str, left: int) -> bool:
        """Whether a word only describes; ``left`` are the words that the name would have."""
        plain = bare(word)
        if plain.startswith(("pro-", "anti-")):
            return True  # "the pro-government website"
        if plain in _NO_PREFIX or plain.split("-")[0] in _NO_PREFIX or ends_head(plain):
            return False
        if word.islower() or ("-" in word and word.rsplit("-", 1)[1].islower()):
            return True
        if plain in listed("apart"):  # "the Kurdish Firat News Agency"; no "Security Council"
            return left > 2
        states = [m for m in self._view.matches(plain) if m.actor.type == "government"]
        return self._view.state_of_demonym(plain) is not None or bool(states)


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
