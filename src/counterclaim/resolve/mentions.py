"""Whom one mention of an article is of: by its name, its office, or what is told around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import Mention, MentionKind
from counterclaim.resolve.actors.lostcommas import with_apostrophe, without_body
from counterclaim.resolve.actors.mentioned import ACTORS, is_of_land, name_of, stands_alone
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import Determiner, Segment, segments
from counterclaim.resolve.lexicon import listed
from counterclaim.resolve.speakers.antecedents import Place
from counterclaim.resolve.speakers.bearers import is_free
from counterclaim.resolve.speakers.descriptions import definite, is_person_word
from counterclaim.resolve.speakers.desk import Desk
from counterclaim.resolve.speakers.homes import told_home
from counterclaim.resolve.speakers.referents import one_head, unlike

SURE = 0.8  # score from which on a description is taken to be of who was met before
_OWNER = re.compile(r" ?['’](?:s\b|(?= ))")
_OWNED = re.compile(r"(?i)(?:his|her|its|their|our|my|your)\s")
_SET_OFF = re.compile(r",\s+(?!and\b|or\b|the\b|[A-Z])")
_ONE_GROUP = frozenset({"group", "faction", "organisation", "organization", "militia"})
_SEAT = re.compile(r" in [A-Z][\w’'-]+")


class Mentioned:
    """Links the mentions of one article, each with what is known where it stands."""

    def __init__(self, desk: Desk, mentions: Sequence[Mention]) -> None:
        """``desk`` holds what has been told so far; ``mentions`` are the article's in order."""
        self.desk, self.mentions = desk, mentions
        self.linker = desk.linker

    def link(self, mention: Mention) -> Link:
        """Whom a mention names or calls by an office; none for what is only described."""
        if mention.kind is MentionKind.PLACE:
            link = self.linker.names.name(mention.text.strip())
            return link if link.entity and not link.person else Link(None, reasons=link.reasons)
        person = mention.kind is MentionKind.PERSON
        expected = None if mention.name else person
        text = with_apostrophe(mention.text, self.desk.view)
        text = without_body(text, self.desk.view) if person else text
        link = self.linker.phrase(text, person=expected, kind=mention.kind)
        unclear = any(reason.startswith("may be") for reason in link.reasons)
        if link.entity is None and mention.name and not unclear:
            return self._by_name(mention, person)
        if link.how == "role" and (named := self._set_off(mention)):
            return named
        if link.person and unlike(mention.text, link.name):
            return Link(None, reasons=(f"not said of {link.name}",))  # "Ms. Voss" of Tarn Voss
        return link

    def described(self, mention: Mention, link: Link) -> Link:
        """A definite description: "the army", "the ministry", "the group"; never "his group"."""
        if _OWNED.match(mention.text):
            return link
        start = mention.span.start
        the = self.desk.article.text[max(0, start - 4) : start].lower() == "the "
        whole = mention.text + self._whose(mention)
        segment = next(iter(segments(f"the {whole}" if the else whole)), None)
        if segment is None or segment.determiner is not Determiner.DEFINITE or not segment.head:
            return link
        if named := self._name_behind(mention) or self._apposed(mention):
            return named
        told = told_home(self.desk, mention.span.start)
        home = told or self.desk.home
        if home and (body := self.linker.states.home_body(segment, home, told=told is not None)):
            return body
        if seated := self._seated(mention):
            return seated
        return self._met_before(mention, segment) or link

    def _met_before(self, mention: Mention, segment: Segment) -> Link | None:
        """Who was told of before and may be described so: "the group" behind its name."""
        whose, country = self.linker.bodies.of(segment)
        folded = replace(segment, head=one_head(segment.head))
        place = Place(mention.span.start, body=whose)
        found = definite(self.desk.scene, folded, place, country=country)
        referent = found.referent
        if referent is None or not referent.entity or found.score < SURE:
            return None
        actor = self.desk.view.actor(referent.entity) if segment.head in _ONE_GROUP else None
        if actor is not None and actor.type == "collective":
            return None  # "the group" is none of "opposition groups"
        who = (referent.person, referent.name)
        return Link(referent.entity, "short_name", found.score, found.reasons, *who)

    def owns(self, mention: Mention) -> bool:
        """Whether the name of a mention is a genitive: "Voss's town"."""
        text, end = self.desk.article.text, (mention.name or mention.span).end
        return text.endswith(("'s", "’s"), 0, end) or _OWNER.match(text, end) is not None

    def is_of(self, mention: Mention) -> bool:
        """Whether a mention is of who it names, and not that one: "Voss's committee"."""
        inside = mention.name is not None and mention.name.end < mention.span.end
        return inside and self.owns(mention)

    def _set_off(self, mention: Mention) -> Link | None:
        """Who is named before an office between commas: "Ana Voss, the UN envoy, said"."""
        text, span = self.desk.article.text, mention.span
        if text[span.start - 2 : span.start] != ", " or not _SET_OFF.match(text, span.end):
            return None
        before = (m for m in self.mentions if m.span.end == span.start - 2 and m.name)
        person = next((m for m in before if m.kind is MentionKind.PERSON), None)
        link = self.link(person) if person else None
        return replace(link, how="description", score=0.85) if link and link.entity else None

    def _by_name(self, mention: Mention, person: bool) -> Link:
        """The proper name that the model marked inside a phrase, where the phrase has no other."""
        name = name_of(self.desk.article, mention)
        if self.is_of(mention):
            return Link(None, reasons=(f"of {name}, not {name}",))
        first = next(iter(segments(mention.text)), None)
        if first and (group := self.linker.bodies.members(first)):
            return group
        ends = mention.text.endswith(name)
        if person and ends and " " in name and is_free(mention.text.removesuffix(name)):
            return self.linker.phrase(name, person=True, kind=mention.kind)
        if first and (nobody := _why_nobody(first)):
            return Link(None, reasons=(nobody,))
        if first and first.plural and first.head in listed("classes"):
            return self._band(mention, first) or Link(
                None, reasons=("a crowd described by a name",)
            )
        if first and is_of_land(first) and not ends and not self.linker.names.name(name).entity:
            return self.linker.names.new(first.core, person=False, kind=mention.kind)
        link = self.linker.phrase(name, person=person, kind=mention.kind)
        beside = link.person and not person and not ends  # "the Voss campaign"
        return Link(None, reasons=(f"of {name}, not {name}",)) if beside else link

    def _band(self, mention: Mention, crowd: Segment) -> Link | None:
        """The group, named elsewhere by its name alone, of which a crowd is: "GLM rebels"."""
        name, article = " ".join(crowd.before), self.desk.article
        alone = any(stands_alone(article, m, name) for m in self.mentions)
        if not alone or crowd.tail or self.desk.view.state_of_demonym(name):
            return None
        link = self.linker.phrase(name, person=False, kind=MentionKind.ARMED_GROUP)
        if link.entity is None or link.person:
            return None  # "Voss loyalists"
        return replace(link, how="description", score=0.7)

    def _whose(self, mention: Mention) -> str:
        """What tells behind "of" whose an office is: "the leader | of the Brigade"."""
        text, end = self.desk.article.text, mention.span.end
        if mention.kind is MentionKind.STATE_BODY or text[end : end + 4] != " of ":
            return ""
        other = next((m for m in self.mentions if m.span.start == end + 4), None)
        return text[end : other.span.end] if other else ""

    def _name_behind(self, mention: Mention) -> Link | None:
        """The body whose name follows right behind: "the rebel group | Stone Brigade"."""
        behind = (m for m in self.mentions if m.span.start == mention.span.end + 1)
        named = next((m for m in behind if m.name and m.kind in ACTORS), None)
        if named is None or self.desk.article.text[mention.span.end] != " ":
            return None
        link = self.link(named)
        return replace(link, how="apposition") if link.entity and not link.person else None

    def _apposed(self, mention: Mention) -> Link | None:
        """Who is named between commas behind an office: "the envoy's spokesman, Ana Voss, said"."""
        text, start = self.desk.article.text, mention.span.end + 2
        if mention.kind is not MentionKind.PERSON or text[start - 2 : start] != ", ":
            return None
        named = next((m for m in self.mentions if m.span.start == start and m.name), None)
        if named is None or named.kind is not MentionKind.PERSON:
            return None
        link = self.link(named) if text[named.span.end : named.span.end + 1] == "," else None
        return replace(link, how="apposition") if link and link.person and link.entity else None

    def _seated(self, mention: Mention) -> Link | None:
        """The body that the words behind it seat: "the defence ministry in Moscow"."""
        behind = _SEAT.match(self.desk.article.text, mention.span.end)
        link = self.linker.phrase(f"the {mention.text}{behind[0]}") if behind else None
        return link if link and link.entity and not link.person else None


def _why_nobody(first: Segment) -> str:
    """Why a phrase with a name in it is of nobody whom the name tells; empty if it may be."""
    if first.head and is_person_word(first.head):
        return "a person or crowd described by a body"
    if first.head in listed("documents"):
        return "a document, not who wrote it"
    return "not named" if first.determiner is Determiner.INDEFINITE else ""
