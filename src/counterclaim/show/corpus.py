"""All records of a ledger, indexed for showing; names of entities; anchors of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from counterclaim.ledger import open_ledger
from counterclaim.ledger.queries.voices import spoken_by
from counterclaim.protocols import View
from counterclaim.records import (
    NOT_NAMED,
    Actor,
    Allegation,
    Attribution,
    Compared,
    Interval,
    Mention,
    Place,
    Quarantined,
    Reading,
    Reply,
    Resolution,
    Speaker,
)
from counterclaim.show.wording import days_words
from counterclaim.spans import Span, Spans, cover

ELLIPSIS = " … "
#: Words for what has no name; the program's own voice stays plain.
NO_OUTLET = "outlet not stated"
UNRESOLVED = "unresolved"
LAST = "\uffff"  # sorts behind every name


@dataclass(frozen=True)
class Corpus:
    """What the report is made of; ``view`` names entities that no article mentions."""

    readings: Sequence[Reading]
    compared: Compared
    view: View
    quarantined: Sequence[Quarantined] = ()

    def parts(self) -> Iterator[Corpus]:
        """Corpora of some articles each that together hold all; this one is a single part."""
        yield self

    def only(self, article_id: str) -> Corpus:
        """A corpus that holds at least this article."""
        return self

    def holds(self, article_id: str) -> bool:
        """Whether this corpus has an article."""
        return article_id in self.by_article

    def headings(self) -> list[tuple[str, str, str]]:
        """The articles by outlet name, then day, then id, so that no camp comes first.

        Returns:
            For each the outlet in lower case, the day of publication and the id.
        """
        return sorted(
            (
                (r.article.outlet or LAST).casefold(),
                str(r.article.published.interval.start or ""),
                r.article.id,
            )
            for r in self.readings
        )

    @property
    def claim_count(self) -> int:
        """How many claims the articles hold."""
        return len(self.attributions)

    @cached_property
    def by_article(self) -> dict[str, Reading]:
        """Readings by article id."""
        return {r.article.id: r for r in self.readings}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors that the articles bring along, by id."""
        return {a.id: a for r in self.readings for a in r.resolved.actors}

    def actor(self, actor_id: str) -> Actor | None:
        """An actor of the corpus, or of the knowledge packs."""
        return self.actors.get(actor_id) or self.view.actor(actor_id)

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places that the corpus refers to, by id."""
        return {p.id: p for r in self.readings for p in r.resolved.places}

    @cached_property
    def agreements(self) -> dict[str | None, str]:
        """The names of the agreements of the register, by id."""
        return {c.id: c.name for c in self.compared.ceasefires}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attributions by id."""
        return {a.id: a for r in self.readings for a in r.understanding.attributions}

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Speakers by the id of their attribution; of several that speak jointly the first."""
        return {key: s for r in self.readings for key, s in r.resolved.first_speakers.items()}

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """Mentions by id."""
        return {m.id: m for r in self.readings for m in r.understanding.mentions}

    @cached_property
    def resolutions(self) -> dict[str, Resolution]:
        """Resolutions by the id of their mention."""
        return {s.mention_id: s for r in self.readings for s in r.resolved.resolutions}

    def actor_name(self, actor_id: str | None) -> str:
        """An actor's canonical name; the id itself if the corpus holds no such actor."""
        if not actor_id:
            return UNRESOLVED
        found = self.actor(actor_id)
        return found.name if found else actor_id

    def party(self, actor_id: str | None, words: str, otherwise: str = "") -> str:
        """An actor's name; else the words that stand for it; else ``otherwise``."""
        return self.actor_name(actor_id) if actor_id else words or otherwise

    @cached_property
    def answers(self) -> dict[str, list[Reply]]:
        """The replies to each allegation, by its id."""
        found: dict[str, list[Reply]] = {}
        for reply in self.compared.replies:
            if reply.allegation is not None:
                found.setdefault(reply.allegation, []).append(reply)
        return found

    def alleger(self, allegation: Allegation) -> str:
        """Who alleges: the outlet for its own voice, an actor, or the words for one."""
        if allegation.outlet_voice:
            return self.outlet(allegation.article_id)
        return self.speaking(
            allegation.alleger,
            allegation.alleger_text,
            (allegation.article_id, allegation.attribution),
        )

    def speaking(self, actor_id: str | None, words: str, told: tuple[str, str | None]) -> str:
        """The party that speaks; told where its source is not named.

        ``told`` are the article and the attribution in which it speaks.
        """
        name = self.party(actor_id, words, "speaker not stated")
        speaker = self.only(told[0]).speakers.get(told[1] or "")
        unnamed = speaker and speaker.actor is None and actor_id and speaker.body == actor_id
        return f"{name}, {NOT_NAMED}" if unnamed else name

    def accused(self, allegation: Allegation) -> str:
        """Of whom it is alleged."""
        return self.party(allegation.perpetrator, allegation.perpetrator_text, "not stated")

    def place_name(self, place_id: str | None) -> str:
        """A place's name; the id itself if the corpus holds no such place."""
        if not place_id:
            return "place not stated"
        found = self.places.get(place_id) or self.view.place(place_id)
        return found.name if found else place_id

    def outlet(self, article_id: str) -> str:
        """The outlet of an article, or the words for none."""
        return self.by_article[article_id].article.outlet or NO_OUTLET

    def published(self, article_id: str) -> Interval:
        """The days of an article's publication, as a person set them where one did."""
        return self.by_article[article_id].article.published.interval

    def published_words(self, article_id: str) -> str:
        """The days of an article's publication in words; empty if they are not known."""
        return days_words(self.published(article_id))

    def quote(self, article_id: str, spans: Iterable[Span]) -> str:
        """The words of spans, in order, joined by an ellipsis."""
        text = self.by_article[article_id].article.text
        return ELLIPSIS.join(" ".join(s.of(text).split()) for s in sorted(spans))

    def speaker_name(self, attribution: Attribution) -> str:
        """Who speaks: the actors, an unnamed source of a body, or the words themselves."""
        speaker = self.speakers.get(attribution.id)
        words = spoken_by(self.quote(attribution.article_id, attribution.source))
        if speaker is None:
            return words or "speaker not stated"
        if speaker.actor:
            everyone = self.by_article[attribution.article_id].resolved.speakers
            joint = (s.actor for s in everyone if s.attribution_id == attribution.id)
            return " and ".join(self.actor_name(actor) for actor in joint if actor)
        name = speaker.description or words or "speaker not stated"
        if speaker.body:
            return f"{name} (of {self.actor_name(speaker.body)}, not named)"
        return name

    def chain(self, attribution: Attribution) -> tuple[str, ...]:
        """Outlet, then the speakers from the outermost to this one."""
        names: list[str] = []
        at: Attribution | None = attribution
        while at is not None:
            names.append(self.speaker_name(at))
            at = self.attributions.get(at.parent) if at.parent else None
        return (self.outlet(attribution.article_id), *reversed(names))

    def voice(self, article_id: str, attribution_id: str | None) -> tuple[str, ...]:
        """The chain of an attribution, or the outlet alone for its own voice."""
        found = self.attributions.get(attribution_id or "")
        return self.chain(found) if found else (self.outlet(article_id),)

    def sentence(self, article_id: str, spans: Spans) -> str:
        """The sentences around spans, to show a span in its context."""
        whole = cover(spans)
        if whole is None:
            return ""
        reading = self.by_article[article_id]
        around = [s for s in reading.understanding.sentences if s.overlaps(whole)]
        return self.quote(article_id, (cover(around) or whole,))


def load_corpus(path: Path, *, view: View) -> Corpus:
    """All of a ledger, with a person's decisions in force.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    with open_ledger(path, readonly=True) as ledger:
        readings = tuple(ledger.corrected_readings())
        return Corpus(readings, ledger.compared(), view, ledger.quarantined())


def anchor(record_id: str) -> str:
    """The fragment that a record's words have in the report."""
    return f"r-{record_id}"
