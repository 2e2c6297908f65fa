"""Titles, descriptions and whole phrases of one article linked to actors.

A name goes to the known actor that bears it on the article's date; failing that, to one
that the article itself makes clear (an acronym it spells out, a surname after the full
name); failing that, to a known spelling variant; and else it becomes a new actor. What
two known actors could mean stays unresolved, with both in the reasons.
"""

from __future__ import annotations

import re

from counterclaim.records import MentionKind
from counterclaim.resolve.actors.bodies import Bodies
from counterclaim.resolve.actors.known import is_pack_place, is_whole_name
from counterclaim.resolve.actors.naming import Known, Link, NameBook
from counterclaim.resolve.actors.phrases import Determiner, Segment, named_first, segments
from counterclaim.resolve.actors.proper import ProperNames
from counterclaim.resolve.actors.states import States
from counterclaim.resolve.actors.tokens import is_owner, trimmed, unpossessive, with_brackets
from counterclaim.resolve.lexicon import entries_by_word, listed

_LAST_PARENTHESIS = re.compile(r"\((?P<inside>[A-Z][\w.-]+)\)[\s,.]*$")
_ONE_OF_A_KIND = frozenset({"coalition", "commission"})  # "a US-led coalition": it is one


class Linker:
    """Links the phrases of one article."""

    def __init__(self, known: Known) -> None:
        """Links nothing yet; ``names`` is the article's memory."""
        self._known = known
        self._view = known.view
        self.names = NameBook(known)
        self.states = States(known, self.names)
        self.bodies = Bodies(known.view, self.names)
        self._proper = ProperNames(known, self.names)

    def phrase(
        self, text: str, *, person: bool | None = None, kind: MentionKind | None = None
    ) -> Link:
        """The link of a whole phrase: its name, else its role, else its body."""
        text = with_brackets(text)
        whole = segments(text)[:1]
        if not whole:
            return Link(None, reasons=("no words",))
        if link := self._whole(text, whole[0]) or self._in_parentheses(text, whole[0]):
            return link
        best = Link(None, reasons=("no name in the phrase",))
        for segment in named_first(segments(text)):
            link = self.segment(segment, person=person, kind=kind)
            if self._is_another(whole[0], segment, link):
                continue
            if link.entity:
                return link
            best = link if link.reasons and link.reasons[0].startswith("may be") else best
        return best

    def _is_another(self, first: Segment, segment: Segment, link: Link) -> bool:
        """Whether a segment names another than the phrase begins with."""
        behind = segment != first
        if link.entity and behind and self._is_no_name_of(first, link):
            return True
        return link.person and link.how != "role" and self._serves(first, link, behind=behind)

    def _is_no_name_of(self, first: Segment, link: Link) -> bool:
        """Whether what stands behind a description is none of its names.

        "An official of A known as B"; "the team, the first Norland has let in".
        """
        if first.name or not first.head:
            return False
        unnamed = first.determiner is Determiner.INDEFINITE
        if unnamed and not link.person and first.head in listed("sources"):
            return True
        actor = self._view.actor(link.entity or "")
        state = actor is not None and actor.type == "government"
        return state and first.head not in listed("states")

    def _serves(self, first: Segment, link: Link, *, behind: bool) -> bool:
        """Whether it is a person for whom the first works: "a spokesman for the envoy, Voss"."""
        master = next(iter(segments(_employer(first, behind=behind))), None)
        return master is not None and self.segment(master).entity == link.entity

    def _in_parentheses(self, text: str, first: Segment) -> Link | None:
        """The known short name at the end of a body's description: "UN agency (UNICEF)"."""
        match = _LAST_PARENTHESIS.search(text)
        if match is None or first.title or first.head in entries_by_word("roles"):
            return None
        short = match["inside"]
        known = any(m.how == "name" for m in self._view.matches(short))
        named = not first.name and (known or self.names.has_made(short))
        return self.names.exact(short, False) if named else None

    def _whole(self, text: str, first: Segment) -> Link | None:
        """A known name that holds a comma, an "and" or a dash."""
        if first.determiner is Determiner.INDEFINITE or text.strip() == first.text:
            return None
        return self.names.exact(trimmed(text), None)

    def segment(
        self, segment: Segment, *, person: bool | None = None, kind: MentionKind | None = None
    ) -> Link:
        """The link of one segment."""
        own = len(segment.words) == 2 and is_owner(segment.words[0])  # "the agency's Voss"
        one = (own or len(segment.words) == 1) and person is not False
        if one and (link := self.names.surname(segment.words[-1])):
            return link  # before a known bearer: "Golani" after "Abu Omar al-Golani"
        whole = not segment.head or segment.head in _ONE_OF_A_KIND
        named = (
            segment.determiner is not Determiner.INDEFINITE
            or whole
            or is_whole_name(self._view, segment)
        )
        if named and (link := self.names.called(segment.text, segment.core, person)):
            return link
        if segment.name and is_pack_place(segment.core, self._view):
            return Link(None, reasons=("the name of a place",))
        if found := (
            self.states.media(segment)
            or self._proper.misspelt(segment, person)
            or self._proper.ending(segment, person)
        ):
            return found
        if segment.name:
            return self._proper.link(segment, person, kind)
        if segment.determiner is Determiner.INDEFINITE:
            return Link(None, reasons=("not named",))
        states = self.states
        bodies = (states.government_of, states.seated, states.owned, states.ruled)
        for read in (*bodies, self._role, self.bodies.inside):
            if link := read(segment):
                return link
        if link := states.ministry(segment):
            return link
        if segment.proper:
            return self.names.new(segment.core, person=False, kind=kind)
        return Link(None, reasons=("not named",))

    def _role(self, segment: Segment) -> Link | None:
        """Who held the office on the article's day: "the Russian foreign minister"."""
        if segment.head not in entries_by_word("roles") or segment.plural:
            return None
        if segment.head in listed("shared") and segment.determiner is not Determiner.DEFINITE:
            return None  # "Nusra Front commander killed": one of many
        days = (self._known.day, self._known.last)
        held = [h for day in days for h in self._view.holders_of_phrase(segment.core, day)]
        holders = sorted({actor.id for actor, _ in held})
        if len(holders) == 1 and self._known.day is not None:
            return self.names.met_as(
                Link(holders[0], "role", 0.85, (f"held the office on {self._known.day}",), True)
            )
        if holders:
            return Link(None, reasons=("may be " + " or ".join(holders),))
        return None


def _employer(segment: Segment, *, behind: bool) -> str:
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
