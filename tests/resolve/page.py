"""A small builder of articles that are understood by hand, for the tests of resolve."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.knowledge import load_knowledge
from counterclaim.protocols import View
from counterclaim.records import (
    Actor,
    Article,
    Attribution,
    DateBasis,
    Interval,
    Mention,
    MentionKind,
    Published,
    Resolution,
    ResolvedArticle,
    Speaker,
    Stance,
    Understanding,
)
from counterclaim.resolve import resolve_article
from counterclaim.spans import Span, Spans

DAY = date(2016, 6, 15)


class Page:
    """An article with mentions and attributions, found in its text from left to right."""

    def __init__(
        self, text: str, *, day: date = DAY, outlet: str | None = None, title: str = ""
    ) -> None:
        published = Published(Interval(day, day + timedelta(days=1)), DateBasis.METADATA)
        self.article = Article(
            "page", "0" * 64, b"", text, "", "page.txt", "text/plain", published, outlet=outlet
        )
        if title:
            self.article = replace(self.article, title=title, title_span=Span(0, len(title)))
        self.mentions: list[Mention] = []
        self.attributions: list[Attribution] = []
        self._at = 0

    def names(self, kind: MentionKind, *surfaces: str, literal: bool | None = None) -> Page:
        """Marks every occurrence of the surfaces as named mentions."""
        for surface in surfaces:
            for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", self.article.text):
                span = Span(*match.span())
                self._mark(span, kind, span, literal)
        return self

    def phrase(self, surface: str, kind: MentionKind, *, name: str = "") -> Page:
        """Marks a description, with the name in it if one is given."""
        at = self.article.text.index(surface)
        named = at + surface.index(name)
        inside = Span(named, named + len(name)) if name else None
        self._mark(Span(at, at + len(surface)), kind, inside, None)
        return self

    def _mark(self, span: Span, kind: MentionKind, name: Span | None, literal: bool | None) -> None:
        text = span.of(self.article.text)
        number = len(self.mentions)
        self.mentions.append(
            Mention(f"m{number}", "page", span, kind, text, 1.0, "test", name, literal)
        )

    def says(
        self, source: str, cue: str, content: str, *, parent: int | None = None, after: str = ""
    ) -> Page:
        """Adds an attribution; each part is looked for from where the last source stood."""
        if after:
            self._at = self.article.text.index(after)
        said: list[Spans] = [(self._find(part),) if part else () for part in (source, cue, content)]
        key, within = f"a{len(self.attributions)}", f"a{parent}" if parent is not None else None
        says = Attribution(key, "page", said[0], said[1], said[2], Stance.SAYS, 1.0, "test")
        self.attributions.append(replace(says, parent=within))
        if source:
            self._at = said[0][0].start
        return self

    def _find(self, part: str) -> Span:
        pattern = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)")
        match = pattern.search(self.article.text, self._at) or pattern.search(self.article.text)
        assert match, part
        return Span(*match.span())

    def resolved(self, view: View | None = None) -> ResolvedArticle:
        """The article resolved with the bundled packs or another view."""
        understood = Understanding(
            "page", mentions=tuple(self.mentions), attributions=tuple(self.attributions)
        )
        return resolve_article(self.article, understood, view=view or load_knowledge())

    def speakers(self, view: View | None = None) -> list[str]:
        """For each attribution the actor's name, "~" and the words of an unnamed one, or "?"."""
        knowledge = view or load_knowledge()
        resolved = self.resolved(knowledge)
        made = {actor.id: actor for actor in resolved.actors}
        return [_shown(speaker, made, knowledge) for speaker in resolved.speakers]

    def links(self, view: View | None = None) -> dict[str, Resolution]:
        """The resolution of each mention, by the mention's text; the last one counts."""
        by_id = {mention.id: mention.text for mention in self.mentions}
        return {by_id[r.mention_id]: r for r in self.resolved(view).resolutions}


def _shown(speaker: Speaker, made: dict[str, Actor], view: View) -> str:
    if speaker.actor:
        actor = view.actor(speaker.actor) or made[speaker.actor]
        return actor.name
    return f"~{speaker.description}" if speaker.description else "?"
