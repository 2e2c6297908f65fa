"""One article resolved: its toponyms, then its actors, then who speaks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.protocols import View
from counterclaim.records import (
    Actor,
    Article,
    Mention,
    MentionKind,
    Name,
    Resolution,
    ResolvedArticle,
    Understanding,
)
from counterclaim.resolve.actors.acronyms import acronyms_in
from counterclaim.resolve.actors.linking import Linker
from counterclaim.resolve.actors.mentioned import (
    ACTORS,
    is_actor,
    is_of_land,
    is_unclear,
    name_of,
    stands_alone,
)
from counterclaim.resolve.actors.naming import Known, Link
from counterclaim.resolve.actors.phrases import Determiner, Segment, segments
from counterclaim.resolve.actors.titles import with_title
from counterclaim.resolve.actors.tokens import with_brackets
from counterclaim.resolve.lexicon import listed
from counterclaim.resolve.places.resolving import Located, as_places, locate
from counterclaim.resolve.speakers.antecedents import UNKNOWN, Place
from counterclaim.resolve.speakers.bearers import is_free
from counterclaim.resolve.speakers.descriptions import definite, is_person_word
from counterclaim.resolve.speakers.desk import Desk
from counterclaim.resolve.speakers.homes import told_home
from counterclaim.resolve.speakers.referents import one_head, referent_of, unlike, unnamed_referent
from counterclaim.resolve.speakers.resolving import resolve_speakers
from counterclaim.resolve.speakers.scene import Referent, Scene

MADE_BY = "resolve.actors 1"
UNCERTAIN_DAYS = 400
_OWNER = re.compile(r" ?['’](?:s\b|(?= ))")
_OWNED = re.compile(r"(?i)(?:his|her|its|their|our|my|your)\s")
_SHORT = re.compile(r" \(([A-Z][A-Z-]{1,8})\)")
_NEAR = 30  # characters in which a short name in brackets stands
_SET_OFF = re.compile(r",\s+(?!and\b|or\b|the\b|[A-Z])")
_ONE_GROUP = frozenset({"group", "faction", "organisation", "organization", "militia"})
_SEAT = re.compile(r" in [A-Z][\w’'-]+")


def resolve_article(
    article: Article, understanding: Understanding, *, view: View
) -> ResolvedArticle:
    """The article's links from mentions to entities and from attributions to speakers.

    Pure: the same article, understanding and view give the same links. Names are read
    on the article's day where it is known.
    """
    understanding = replace(understanding, mentions=as_places(understanding.mentions, view=view))
    located = locate(article, understanding.mentions, view=view)
    work = _Work(article, understanding, view, located)
    resolutions = (*located.resolutions, *work.resolutions())
    speakers = resolve_speakers(work.desk, understanding.attributions)
    return ResolvedArticle(
        article.id,
        tuple(sorted(resolutions, key=lambda r: work.order[r.mention_id])),
        speakers,
        work.actors(),
        located.places,
    )


def days_of(article: Article) -> tuple[date | None, date | None]:
    """The first and the last day on which the article can have been published.

    Both are None where the day is open or a matter of years: names and offices are then
    not read by date.
    """
    start, end = article.published.interval.start, article.published.interval.end
    if start is None or end is None or (end - start).days > UNCERTAIN_DAYS:
        return None, None
    return start, end - timedelta(days=1)


class _Work:
    """The parts that one article's resolution shares."""

    def __init__(
        self, article: Article, understanding: Understanding, view: View, located: Located
    ) -> None:
        day, last = days_of(article)
        self.mentions = sorted(understanding.mentions, key=lambda m: (m.span, m.id))
        self.order = {m.id: i for i, m in enumerate(self.mentions)}
        acronyms = acronyms_in(article.text)
        self.linker = Linker(
            Known(view, day, last, acronyms, article.id, located.country, article.text)
        )
        self.scene = Scene(article.text, understanding.sentences)
        home = view.government(located.country) if located.country else None
        self.desk = Desk(article, view, self.linker, self.scene, day, home)
        self._clutter = [mark.span for mark in article.boilerplate]

    def resolutions(self) -> list[Resolution]:
        """One resolution per mention of an actor, and per toponym that stands for one."""
        for mention in self.mentions:  # full names first, so that a headline's surname finds one
            name = name_of(self.desk.article, mention)
            if mention.kind in ACTORS and mention.name and " " in name:
                link = self._link(mention)
                end = mention.span.end
                short = _SHORT.match(with_brackets(self.desk.article.text[end : end + _NEAR]))
                if short and not link.person:
                    self.linker.names.also(short[1], link)
        return [self._resolved(mention) for mention in self.mentions if is_actor(mention)]

    def _resolved(self, mention: Mention) -> Resolution:
        link = self._link(mention)
        if link.entity is None and mention.name is None:
            link = self._described(mention, link)
        if link.entity and not self._aside(mention):
            text = self._around(mention)
            referent = referent_of(link, text, self.desk.view, self.desk.day)
            self.scene.meet(referent, mention.span, owns=self._owns(mention))
        elif link.entity is None and is_unclear(mention, link):
            nobody = Referent(f"{UNKNOWN}{mention.span.start}", None, mention.text, person=True)
            self.scene.meet(nobody, mention.span)  # "she" behind it is nobody else
        elif link.entity is None and self._is_of(mention):
            segment = next(iter(segments(mention.text)), None)
            if segment and segment.head:
                unknown = f"{UNKNOWN}{mention.span.start}"
                self.scene.meet(unnamed_referent(segment, unknown, None, None), mention.span)
        return Resolution(
            mention.id, link.entity, "actor", link.how, link.score, MADE_BY, link.reasons
        )

    def _owns(self, mention: Mention) -> bool:
        """Whether the name of a mention is a genitive: "Voss's town"."""
        text, end = self.desk.article.text, (mention.name or mention.span).end
        return text.endswith(("'s", "’s"), 0, end) or _OWNER.match(text, end) is not None

    def _is_of(self, mention: Mention) -> bool:
        """Whether a mention is of who it names, and not that one: "Voss's committee"."""
        inside = mention.name is not None and mention.name.end < mention.span.end
        return inside and self._owns(mention)

    def _aside(self, mention: Mention) -> bool:
        """Whether a mention stands in page clutter, or alone in its line as a byline does."""
        if any(mark.overlaps(mention.span) for mark in self._clutter):
            return True
        at = self.scene.sentence(mention.span.start)
        if at < 0 or mention.kind is not MentionKind.MEDIA:
            return False
        line = self.scene.sentences[at].of(self.desk.article.text)
        return line.strip(" .()[]-–—") == mention.text.strip()

    def _link(self, mention: Mention) -> Link:
        if mention.kind is MentionKind.PLACE:
            link = self.linker.names.name(mention.text.strip())
            return link if link.entity and not link.person else Link(None, reasons=link.reasons)
        person = mention.kind is MentionKind.PERSON
        expected = None if mention.name else person
        link = self.linker.phrase(mention.text, person=expected, kind=mention.kind)
        unclear = any(reason.startswith("may be") for reason in link.reasons)
        if link.entity is None and mention.name and not unclear:
            return self._by_name(mention, person)
        if link.how == "role" and (named := self._set_off(mention)):
            return named
        if link.person and unlike(mention.text, link.name):
            return Link(None, reasons=(f"not said of {link.name}",))  # "Ms. Voss" of Tarn Voss
        return link

    def _set_off(self, mention: Mention) -> Link | None:
        """Who is named before an office between commas: "Ana Voss, the UN envoy, said"."""
        text, span = self.desk.article.text, mention.span
        if text[span.start - 2 : span.start] != ", " or not _SET_OFF.match(text, span.end):
            return None
        before = (m for m in self.mentions if m.span.end == span.start - 2 and m.name)
        person = next((m for m in before if m.kind is MentionKind.PERSON), None)
        link = self._link(person) if person else None
        return replace(link, how="description", score=0.85) if link and link.entity else None

    def _by_name(self, mention: Mention, person: bool) -> Link:
        """The proper name that the model marked inside a phrase, where the phrase has no other."""
        name = name_of(self.desk.article, mention)
        if self._is_of(mention):
            return Link(None, reasons=(f"of {name}, not {name}",))
        first = next(iter(segments(mention.text)), None)
        if first and (group := self.linker.bodies.members(first)):
            return group
        ends = mention.text.endswith(name)
        if person and ends and " " in name and is_free(mention.text.removesuffix(name)):
            return self.linker.phrase(name, person=True, kind=mention.kind)
        if first and first.head and is_person_word(first.head):
            return Link(None, reasons=("a person or crowd described by a body",))
        if first and first.head in listed("documents"):
            return Link(None, reasons=("a document, not who wrote it",))
        if first and first.determiner is Determiner.INDEFINITE:
            return Link(None, reasons=("not named",))
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

    def _described(self, mention: Mention, link: Link) -> Link:
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
        whose, country = self.linker.bodies.of(segment)
        folded = replace(segment, head=one_head(segment.head))
        place = Place(mention.span.start, body=whose)
        found = definite(self.scene, folded, place, country=country)
        if found.referent and found.referent.entity and found.score >= 0.8:
            referent = found.referent
            entity, reasons = referent.entity, found.reasons
            actor = self.desk.view.actor(entity or "") if segment.head in _ONE_GROUP else None
            if actor is not None and actor.type == "collective":
                return link  # "the group" is none of "opposition groups"
            return Link(entity, "short_name", found.score, reasons, referent.person, referent.name)
        return link

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
        link = self._link(named)
        return replace(link, how="apposition") if link.entity and not link.person else None

    def _apposed(self, mention: Mention) -> Link | None:
        """Who is named between commas behind an office: "the envoy's spokesman, Ana Voss, said"."""
        text, start = self.desk.article.text, mention.span.end + 2
        if mention.kind is not MentionKind.PERSON or text[start - 2 : start] != ", ":
            return None
        named = next((m for m in self.mentions if m.span.start == start and m.name), None)
        if named is None or named.kind is not MentionKind.PERSON:
            return None
        link = self._link(named) if text[named.span.end : named.span.end + 1] == "," else None
        return replace(link, how="apposition") if link and link.person and link.entity else None

    def _seated(self, mention: Mention) -> Link | None:
        """The body that the words behind it seat: "the defence ministry in Moscow"."""
        behind = _SEAT.match(self.desk.article.text, mention.span.end)
        link = self.linker.phrase(f"the {mention.text}{behind[0]}") if behind else None
        return link if link and link.entity and not link.person else None

    def _around(self, mention: Mention) -> str:
        """The mention with the title before it, for the words that a person is called by."""
        text, span = self.desk.article.text, mention.span
        if mention.kind is not MentionKind.PERSON:
            return mention.text
        at = self.scene.sentence(span.start)
        start = self.scene.sentences[at].start if at >= 0 else 0
        return with_title(text[max(start, span.start - 60) : span.start], mention.text)

    def actors(self) -> tuple[Actor, ...]:
        """The actors made from unknown names, with the names that the article gives them."""
        return tuple(
            replace(actor, names=(Name(actor.name),))
            for _, actor in sorted(self.linker.names.made.items())
        )
