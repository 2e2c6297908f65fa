"""Names in segments linked to actors: behind titles, misspelt, or new to the article."""

from __future__ import annotations

from counterclaim.records import MentionKind
from counterclaim.resolve.actors.describing import bears_office, looks_like_person
from counterclaim.resolve.actors.elsewhere import is_of_another, is_of_another_state
from counterclaim.resolve.actors.known import HONOURED, in_office
from counterclaim.resolve.actors.naming import Known, Link, NameBook
from counterclaim.resolve.actors.phrases import Determiner, Segment
from counterclaim.resolve.actors.titles import is_role, is_title, serves
from counterclaim.resolve.actors.tokens import bare, is_capital, without_side
from counterclaim.resolve.lexicon import entries_by_word, listed

_ROYAL = frozenset(["prince", "princess", "king", "queen", "emir", "pope"])


class ProperNames:
    """Links the names of one article's segments."""

    def __init__(self, known: Known, names: NameBook) -> None:
        """``names`` is the article's memory."""
        self._known = known
        self._view = known.view
        self._names = names

    def link(self, segment: Segment, person: bool | None, kind: MentionKind | None) -> Link:
        """The link of a segment that has a name, known or new."""
        held = in_office(self._view, segment, self._known.day)
        name = held if held and not self._names.surname(segment.name) else segment.name
        if not segment.title and is_of_another(segment.tail, self._view.matches(name), self._view):
            return self._names.new(segment.core, person=False, kind=kind)
        alone = " " not in name
        name = name if self._view.matches(name) else without_side(name)
        if segment.title:
            person = segment.person or person
            if link := self._titled(segment, name, alone=alone):
                return link
        return self._called(segment, name, person, kind) or self._new(segment, name, person, kind)

    def _titled(self, segment: Segment, name: str, *, alone: bool) -> Link | None:
        """Whom a title tells; ``alone``: before one word, "King Oden"."""
        royal = alone and segment.title.split(" ")[-1].lower() in _ROYAL
        if royal and (met := self._names.forename(name, royal=True)):
            return met
        if longer := self._longer(segment):
            return longer
        if segment.person and alone and bears_office(self._view, name, segment.head):
            return self._names.exact(name, True) or Link(None)  # not a namesake met before
        return None

    def _called(
        self, segment: Segment, name: str, person: bool | None, kind: MentionKind | None
    ) -> Link | None:
        """Who bears a name, or why that stays open; None for a name that is new."""
        link = self._names.name(name, person=person)
        if (
            link.how == "variant"
            and not link.person
            and is_of_another_state(link.entity, segment.title, self._view)
        ):
            return self._names.new(name, person=False, kind=kind)
        if not link.entity and not person and (known := self._unmodified(name)):
            return known
        if segment.title and not segment.person and link.entity and not link.person:
            # "the Syrian government Moscow and ...": a list printed without its commas
            other = self._names.exact(segment.title, False)
            return other if other and other.entity not in (None, link.entity) else link
        if not link.entity and person is not None and segment.title not in HONOURED:
            link = self._names.name(name)  # the model's kind may be wrong: "Assad" as a body
        if link.entity and not link.person and serves(segment.title):
            return Link(None, reasons=(f"one of {name}",))
        return link if link.entity or link.reasons else None

    def _new(
        self, segment: Segment, name: str, person: bool | None, kind: MentionKind | None
    ) -> Link:
        """The actor that a new name makes."""
        of_person = kind is MentionKind.PERSON
        if segment.title and not segment.person:
            return self._names.new(name, person=of_person, kind=kind)
        if segment.title in HONOURED:
            return self._names.new(name, person=True, kind=kind, mr=True)
        if person is None:
            person = segment.person or of_person or (kind is None and looks_like_person(name))
        return self._names.new(name, person=person, kind=kind)

    def misspelt(self, segment: Segment, person: bool | None) -> Link | None:
        """A name of several words in a spelling that no pack lists: "Syrian Obervatory for"."""
        of_person = segment.head in entries_by_word("roles") or segment.head in listed("sources")
        if segment.determiner is Determiner.INDEFINITE or of_person or len(segment.words) < 3:
            return None
        link = self._names.variant(segment.core, person) if is_capital(segment.words[-1]) else None
        return link if link and link.entity else None

    def ending(self, segment: Segment, person: bool | None) -> Link | None:
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
                return self._names.exact(" ".join(name), True)
        return None

    def _unmodified(self, name: str) -> Link | None:
        """A known name behind adjectives that only describe: "Takfiri ISIL"."""
        found = name.split(" ")
        while len(found) > 1 and bare(found[0]) in listed("modifiers"):
            found = found[1:]
            if any(m.how == "name" for m in self._view.matches(" ".join(found))):
                return self._names.exact(" ".join(found), False)
        return None

    def _longer(self, segment: Segment) -> Link | None:
        """The known name that begins in the title: "the agency Doctors Without Borders"."""
        last = len(segment.name.split(" "))
        for size in range(len(segment.words), last, -1):
            text = " ".join(segment.words[-size:])
            if any(m.how == "name" for m in self._view.matches(text)):
                return self._names.exact(text, None)
        return None
