"""Titles, descriptions and whole phrases of one article linked to actors.

A name goes to the known actor that bears it on the article's date; failing that, to one
that the article itself makes clear (an acronym it spells out, a surname after the full
name); failing that, to a known spelling variant; and else it becomes a new actor. What
two known actors could mean stays unresolved, with both in the reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import MentionKind
from counterclaim.resolve.actors.bodies import Bodies, employer
from counterclaim.resolve.actors.describing import bears_office, describes, looks_like_person
from counterclaim.resolve.actors.elsewhere import is_of_another, is_of_another_state, may_be_of
from counterclaim.resolve.actors.known import HONOURED, in_office, is_pack_place, is_whole_name
from counterclaim.resolve.actors.naming import Known, Link, NameBook
from counterclaim.resolve.actors.phrases import Determiner, Segment, named_first, segments
from counterclaim.resolve.actors.states import States
from counterclaim.resolve.actors.titles import is_role, is_title, serves
from counterclaim.resolve.actors.tokens import (
    bare,
    ends_head,
    is_capital,
    is_owner,
    trimmed,
    with_brackets,
    without_side,
)
from counterclaim.resolve.lexicon import entries_by_word, listed, singular

MOST_TRAILING = 8
_LAST_PARENTHESIS = re.compile(r"\((?P<inside>[A-Z][\w.-]+)\)[\s,.]*$")
_DOING = re.compile(r"[a-z]+ing\b|(?:backed|opposed|allied|loyal|linked|targeted|held|led)\b")
_NO_PREFIX = frozenset({"former", "ex", "anti", "pro", "non", "breakaway", "rival", "fake", "new"})
_ONE_OF_A_KIND = frozenset({"coalition", "commission"})  # "a US-led coalition": it is one
_ROYAL = frozenset(["prince", "princess", "king", "queen", "emir", "pope"])


class Linker:
    """Links the phrases of one article."""

    def __init__(self, known: Known) -> None:
        """Links nothing yet; ``names`` is the article's memory."""
        self._known = known
        self._view = known.view
        self.names = NameBook(known)
        self.states = States(known, self.names)
        self.bodies = Bodies(known.view, self.names)

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
            if link.entity and segment != whole[0] and self._is_other(whole[0], link):
                continue
            whom = employer(whole[0], behind=segment != whole[0])
            if link.person and link.how != "role" and self._serves(whom, link):
                continue
            if link.entity:
                return link
            best = link if len(link.reasons) and link.reasons[0].startswith("may be") else best
        return best

    def _is_other(self, first: Segment, link: Link) -> bool:
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

    def _serves(self, whom: str, link: Link) -> bool:
        """Whether it is a person for whom somebody works: "a spokesman for the envoy, Voss"."""
        master = next(iter(segments(whom)), None)
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
            or self._misspelt(segment, person)
            or self._ending(segment, person)
        ):
            return found
        if segment.name:
            return self._proper(segment, person, kind)
        if segment.determiner is Determiner.INDEFINITE:
            return Link(None, reasons=("not named",))
        states = self.states
        bodies = (states.government_of, states.seated, states.owned, states.ruled)
        for read in (*bodies, self.role, self._inner):
            if link := read(segment):
                return link
        if link := states.ministry(segment):
            return link
        if segment.proper:
            return self.names.new(segment.core, person=False, kind=kind)
        return Link(None, reasons=("not named",))

    def _misspelt(self, segment: Segment, person: bool | None) -> Link | None:
        """A name of several words in a spelling that no pack lists: "Syrian Obervatory for"."""
        of_person = segment.head in entries_by_word("roles") or segment.head in listed("sources")
        if segment.determiner is Determiner.INDEFINITE or of_person or len(segment.words) < 3:
            return None
        link = self.names.variant(segment.core, person) if is_capital(segment.words[-1]) else None
        return link if link and link.entity else None

    def _ending(self, segment: Segment, person: bool | None) -> Link | None:
        """The known person behind an office that holds a name: "for Human Rights Navi Pillay"."""
        if person is False or not any(map(is_role, segment.words)):
            return None
        for size in (2, 3):
            name, before = segment.words[-size:], segment.words[:-size]
            if name[0] in ("Abu", "Umm") and size < len(segment.name.split(" ")):
                continue  # "activist Omar Abu Laila" is not Abu Laila
            styled = bool(before) and bare(before[-1]) in listed("male")  # "Iran Imam Ali Tarn"
            before = before[-2:-1] if styled else before[-1:]
            if len(name) < size or not before or not is_capital(before[0]) or is_title(before[0]):
                continue
            if any(m.how == "name" for m in self._view.matches(" ".join(name))):
                return self.names.exact(" ".join(name), True)
        return None

    def role(self, segment: Segment) -> Link | None:
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

    def _inner(self, segment: Segment) -> Link | None:
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
        return self.names.exact(text, False) if known or self.names.has_made(text) else None

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

    def _unmodified(self, name: str) -> Link | None:
        """A known name behind adjectives that only describe: "Takfiri ISIL"."""
        found = name.split(" ")
        while len(found) > 1 and bare(found[0]) in listed("modifiers"):
            found = found[1:]
            if any(m.how == "name" for m in self._view.matches(" ".join(found))):
                return self.names.exact(" ".join(found), False)
        return None

    def _longer(self, segment: Segment) -> Link | None:
        """The known name that begins in the title: "the agency Doctors Without Borders"."""
        last = len(segment.name.split(" "))
        for size in range(len(segment.words), last, -1):
            text = " ".join(segment.words[-size:])
            if any(m.how == "name" for m in self._view.matches(text)):
                return self.names.exact(text, None)
        return None

    def _proper(self, segment: Segment, person: bool | None, kind: MentionKind | None) -> Link:
        held = in_office(self._view, segment, self._known.day)
        name = held if held and not self.names.surname(segment.name) else segment.name
        if not segment.title and is_of_another(segment.tail, self._view.matches(name), self._view):
            return self.names.new(segment.core, person=False, kind=kind)
        rest = name.partition(" ")[2]
        name = name if self._view.matches(name) else without_side(name)
        if segment.title:
            person = segment.person or person
            royal = not rest and segment.title.split(" ")[-1].lower() in _ROYAL
            if royal and (met := self.names.forename(name, royal=True)):
                return met
            if longer := self._longer(segment):
                return longer
            if segment.person and not rest and bears_office(self._view, name, segment.head):
                return self.names.exact(name, True) or Link(None)  # not a namesake met before
        link = self.names.name(name, person=person)
        if (
            link.how == "variant"
            and not link.person
            and is_of_another_state(link.entity, segment.title, self._view)
        ):
            return self.names.new(name, person=False, kind=kind)
        if not link.entity and not person and (known := self._unmodified(name)):
            return known
        if segment.title and not segment.person and link.entity and not link.person:
            # "the Syrian government Moscow and ...": a list printed without its commas
            other = self.names.exact(segment.title, False)
            return other if other and other.entity not in (None, link.entity) else link
        if not link.entity and person is not None and segment.title not in HONOURED:
            link = self.names.name(name)  # the model's kind may be wrong: "Assad" as a body
        if link.entity and not link.person and serves(segment.title):
            return Link(None, reasons=(f"one of {name}",))
        if link.entity or link.reasons:
            return link
        if segment.title and not segment.person:
            return self.names.new(name, person=kind is MentionKind.PERSON, kind=kind)
        if segment.title in HONOURED:
            return self.names.new(name, person=True, kind=kind, mr=True)
        if person is None:
            of_kind = kind is MentionKind.PERSON
            person = segment.person or of_kind or (kind is None and looks_like_person(name))
        return self.names.new(name, person=person, kind=kind)
