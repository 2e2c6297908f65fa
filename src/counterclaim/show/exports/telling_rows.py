"""Rows of what single articles tell: claims and coded events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.cells import ends, permalink, places_of
from counterclaim.show.wording import telling_cue
from counterclaim.spans import cover


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Who claims what: one attribution with its reporting chain."""

    id: str
    outlet: str
    title: str
    published_start: str | None
    published_end: str | None
    published_basis: str
    chain: str
    speaker: str
    speaker_id: str | None
    stance: str
    affirmed: bool
    kind: str
    hedges: str
    cue: str
    content: str
    start: int
    end: int
    spans: str
    parent: str | None
    score: float
    made_by: str
    article_id: str
    sha256: str
    url: str | None
    permalink: str

    @property
    def stance_by(self) -> str:
        """The stance with the words that show it, for people: 'says, negated “did not say”'."""
        stance = self.stance if self.affirmed else f"{self.stance}, negated"
        cue = telling_cue(self.cue)
        return f"{stance} “{cue}”" if cue else stance


@dataclass(frozen=True, slots=True)
class EventRow:
    """A coded event with its resolved arguments and whose words tell it."""

    id: str
    outlet: str
    published_start: str | None
    published_end: str | None
    type: str
    mode: str
    acled: str
    factuality: str
    actor: str
    actor_id: str | None
    target: str
    target_id: str | None
    place: str
    place_id: str | None
    precision: str | None
    interval_start: str | None
    interval_end: str | None
    told_by: str
    trigger: str
    start: int
    end: int
    sentence: str
    score: float
    made_by: str
    article_id: str
    permalink: str


def claim_rows(corpus: Corpus) -> Iterator[ClaimRow]:
    """Every claim, by article id and position."""
    for part in corpus.parts():
        yield from _claims(part)


def _claims(corpus: Corpus) -> Iterator[ClaimRow]:
    for reading in corpus.readings:
        article = reading.article
        start, end = ends(article.published.interval)
        for found in reading.understanding.attributions:
            whole = cover(found.content + found.source + found.cue)
            speaker = corpus.speakers.get(found.id)
            assert whole is not None  # no span, no row
            yield ClaimRow(
                id=found.id,
                outlet=corpus.outlet(article.id),
                title=article.title,
                published_start=start,
                published_end=end,
                published_basis=article.published.basis.value,
                chain=" → ".join(corpus.chain(found)),
                speaker=corpus.speaker_name(found),
                speaker_id=speaker.actor if speaker else None,
                stance=found.stance.value,
                affirmed=found.polarity,
                kind=found.kind.value,
                hedges=corpus.quote(article.id, found.hedges),
                cue=corpus.quote(article.id, found.cue),
                content=corpus.quote(article.id, found.content),
                start=whole.start,
                end=whole.end,
                spans=places_of(found.content),
                parent=found.parent,
                score=found.score,
                made_by=found.made_by,
                article_id=article.id,
                sha256=article.sha256,
                url=article.url,
                permalink=permalink(article.id, found.id),
            )


def _argument(corpus: Corpus, mention: str | None, kind: str) -> tuple[str, str | None]:
    """The words of an event's argument and the entity they resolve to."""
    found = corpus.mentions.get(mention or "")
    if found is None:
        return "", None
    resolution = corpus.resolutions.get(found.id)
    entity = resolution.entity if resolution and resolution.entity_kind == kind else None
    return corpus.quote(found.article_id, (found.span,)), entity


def _arguments(corpus: Corpus, mentions: Sequence[str]) -> tuple[str, str | None]:
    """The words of the parties of one side, and who they are, in one order."""
    found = [_argument(corpus, mention, "actor") for mention in mentions]
    known = "; ".join(entity or "" for _, entity in found)
    return "; ".join(words for words, _ in found), known if known.strip("; ") else None


def event_rows(corpus: Corpus) -> Iterator[EventRow]:
    """Every coded event, by article id and position."""
    for part in corpus.parts():
        yield from _events(part)


def _events(corpus: Corpus) -> Iterator[EventRow]:
    for reading in corpus.readings:
        article = reading.article
        first, last = ends(article.published.interval)
        for event in reading.understanding.events:
            actor, actor_id = _arguments(corpus, event.actors)
            target, target_id = _arguments(corpus, event.targets)
            place, place_id = _argument(corpus, event.place, "place")
            resolution = corpus.resolutions.get(event.place or "")
            start, end = ends(event.interval)
            yield EventRow(
                id=event.id,
                outlet=corpus.outlet(article.id),
                published_start=first,
                published_end=last,
                type=event.type.value,
                mode=event.mode,
                acled=event.acled,
                factuality=event.factuality.value,
                actor=actor,
                actor_id=actor_id,
                target=target,
                target_id=target_id,
                place=place,
                place_id=place_id,
                precision=resolution.precision if resolution else None,
                interval_start=start,
                interval_end=end,
                told_by=" → ".join(corpus.voice(article.id, event.attribution)),
                trigger=corpus.quote(article.id, (event.trigger,)),
                start=event.trigger.start,
                end=event.trigger.end,
                sentence=corpus.sentence(article.id, (event.trigger,)),
                score=event.score,
                made_by=event.made_by,
                article_id=article.id,
                permalink=permalink(article.id, event.id),
            )
