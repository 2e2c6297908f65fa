"""One article resolved: its toponyms, then its actors, then who speaks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

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
from counterclaim.resolve.actors.mentioned import ACTORS, is_actor, is_unclear, name_of
from counterclaim.resolve.actors.naming import Known
from counterclaim.resolve.actors.phrases import segments
from counterclaim.resolve.actors.titles import with_title
from counterclaim.resolve.actors.tokens import with_brackets
from counterclaim.resolve.mentions import Mentioned
from counterclaim.resolve.places.resolving import Located, as_places, locate
from counterclaim.resolve.speakers.antecedents import UNKNOWN
from counterclaim.resolve.speakers.desk import Desk
from counterclaim.resolve.speakers.referents import referent_of, unnamed_referent
from counterclaim.resolve.speakers.resolving import resolve_speakers
from counterclaim.resolve.speakers.scene import Referent, Scene

MADE_BY = "resolve.actors 1"
UNCERTAIN_DAYS = 400
_SHORT = re.compile(r" \(([A-Z][A-Z-]{1,8})\)")
# What follows a reporter's name that ran into the text: "Orm Tarn MBC News, Norport The army ...".
_BYLINE = re.compile(r" [A-Z]{2,5} (?:News\b ?,|[a-z ]{4,30}correspondent,? [A-Z])")
_DATELINE = re.compile(
    r"(?: News)? ?, [A-Z]\w+ (?:[A-Z]\w+ )?(?:The|An?|In|As|Th\w+|If|[A-Z]\w+ing) "
)
_NEAR = 30  # characters in which a short name in brackets stands


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
    days = article.published.interval
    if days.start is None or days.end is None or (days.end - days.start).days > UNCERTAIN_DAYS:
        return None, None
    return days.start, days.last


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
        self.mentioned = Mentioned(self.desk, self.mentions)
        self._clutter = [mark.span for mark in article.boilerplate]

    def resolutions(self) -> list[Resolution]:
        """One resolution per mention of an actor, and per toponym that stands for one."""
        for mention in self.mentions:  # full names first, so that a headline's surname finds one
            name = name_of(self.desk.article, mention)
            if mention.kind in ACTORS and mention.name and " " in name:
                link = self.mentioned.link(mention)
                end = mention.span.end
                short = _SHORT.match(with_brackets(self.desk.article.text[end : end + _NEAR]))
                if short and not link.person:
                    self.linker.names.also(short[1], link)
        return [self._resolved(mention) for mention in self.mentions if is_actor(mention)]

    def _resolved(self, mention: Mention) -> Resolution:
        link = self.mentioned.link(mention)
        if link.entity is None and mention.name is None:
            link = self.mentioned.described(mention, link)
        if link.entity and not self._aside(mention):
            text = self._around(mention)
            referent = referent_of(link, text, self.desk.view, self.desk.day)
            self.scene.meet(referent, mention.span, owns=self.mentioned.owns(mention))
        elif link.entity is None and is_unclear(mention, link):
            nobody = Referent(f"{UNKNOWN}{mention.span.start}", None, mention.text, person=True)
            self.scene.meet(nobody, mention.span)  # "she" behind it is nobody else
        elif link.entity is None and self.mentioned.is_of(mention):
            segment = next(iter(segments(mention.text)), None)
            if segment and segment.head:
                unknown = f"{UNKNOWN}{mention.span.start}"
                self.scene.meet(unnamed_referent(segment, unknown, None, None), mention.span)
        return Resolution(
            mention.id, link.entity, "actor", link.how, link.score, MADE_BY, link.reasons
        )

    def _aside(self, mention: Mention) -> bool:
        """Whether a mention stands in clutter or in a byline: alone in its line, or run into it."""
        if any(mark.overlaps(mention.span) for mark in self._clutter):
            return True
        if _BYLINE.match(self.desk.article.text, mention.span.end):
            return True
        at = self.scene.sentence(mention.span.start)
        if at < 0 or mention.kind is not MentionKind.MEDIA:
            return False
        if _DATELINE.match(self.desk.article.text, mention.span.end):
            return True
        line = self.scene.sentences[at].of(self.desk.article.text)
        return line.strip(" .()[]-–—") == mention.text.strip()

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
