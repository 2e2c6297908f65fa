"""Articles as the report shows them: text in layers, and the list of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from counterclaim.records import (
    Allegation,
    Attribution,
    CeasefireMention,
    DateBasis,
    Demand,
    MentionKind,
    Published,
    Reading,
    Reply,
    Stance,
    Tally,
)
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.show.escape import link
from counterclaim.show.marks import Mark, Segment, segments
from counterclaim.show.wording import days_words, type_words

STANCE_WORDS = {
    Stance.SAYS: "says",
    Stance.ACCUSES: "accuses",
    Stance.DENIES: "denies",
    Stance.WARNS: "warns",
    Stance.DEMANDS: "demands",
    Stance.PROMISES: "promises",
    Stance.DOUBTS: "doubts",
    Stance.CONFIRMS: "confirms",
    Stance.CANNOT_CONFIRM: "cannot confirm",
}
BASIS_WORDS = {
    DateBasis.METADATA: "from the page's metadata",
    DateBasis.OPTION: "given by the user",
    DateBasis.DATELINE: "from the dateline",
    DateBasis.INFERRED: "inferred from the dates in the text",
}
LAYER_OF_KIND = {
    MentionKind.PLACE: "place",
    MentionKind.WEAPON: "weapon",
    MentionKind.PLATFORM: "weapon",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution in words: chain, stance, what is claimed, on which characters."""

    anchor: str
    chain: tuple[str, ...]
    published: str
    stance: str
    cue: str
    content: str
    hedges: str
    negated: bool
    depth: int
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article, ready for the template."""

    anchor: str
    id: str
    title: str
    outlet: str
    published: str
    basis: str
    note: str
    url: str | None
    sha256: str
    origin: str
    paragraphs: tuple[tuple[Segment, ...], ...]
    claims: tuple[Claim, ...]
    warnings: tuple[str, ...]
    language: str

    @property
    def claim_count(self) -> int:
        """How many claims the article holds."""
        return len(self.claims)


def published_words(published: Published) -> str:
    """The publication date as people write it, an interval if that is all there is."""
    return days_words(published.interval) or "date not stated"


def claim(corpus: Corpus, attribution: Attribution) -> Claim:
    """An attribution in words."""
    chain = corpus.chain(attribution)
    article = attribution.article_id
    return Claim(
        anchor=anchor(attribution.id),
        chain=chain,
        published=corpus.published_words(article),
        stance=STANCE_WORDS[attribution.stance],
        cue=corpus.quote(article, attribution.cue),
        content=corpus.quote(article, attribution.content),
        hedges=corpus.quote(article, attribution.hedges),
        negated=not attribution.polarity,
        depth=len(chain) - 2,
        kind=attribution.kind.value,
    )


def in_tree_order(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Attributions by position, each followed by those nested in it."""
    below: dict[str | None, list[Attribution]] = {}
    for attribution in attributions:
        below.setdefault(attribution.parent, []).append(attribution)
    for siblings in below.values():
        siblings.sort(key=lambda a: (min(a.content + a.source + a.cue), a.id))
    ordered: list[Attribution] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        ordered.append(waiting.pop())
        waiting.extend(reversed(below.get(ordered[-1].id, [])))
    return ordered


def _marks(corpus: Corpus, reading: Reading) -> Iterator[Mark]:
    understanding = reading.understanding
    for mark in reading.article.boilerplate:
        yield Mark(mark.span, "clutter", "", f"page clutter: {mark.kind.value}")
    for attribution in understanding.attributions:
        parts = (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        )
        title = " → ".join(corpus.chain(attribution)) + f" ({STANCE_WORDS[attribution.stance]})"
        for layer, spans in parts:
            for span in spans:
                yield Mark(span, layer, anchor(attribution.id), title)
    for mention in understanding.mentions:
        resolution = corpus.resolutions.get(mention.id)
        layer = LAYER_OF_KIND.get(mention.kind, "actor")
        name = "not resolved"
        if resolution and resolution.entity:
            layer = resolution.entity_kind
            name = (
                corpus.place_name(resolution.entity)
                if resolution.entity_kind == "place"
                else corpus.actor_name(resolution.entity)
            )
        yield Mark(mention.span, layer, anchor(mention.id), name)
    for time in understanding.times:
        yield Mark(time.span, "time", anchor(time.id), time.value or time.reason)
    for quantity in understanding.quantities:
        yield Mark(quantity.span, "figure", anchor(quantity.id), str(quantity.unit))
    for event in understanding.events:
        yield Mark(
            event.trigger,
            "event",
            anchor(event.id),
            f"{type_words(event.type, event.mode)} ({event.factuality})",
        )
    for label in understanding.labels:
        yield Mark(label.span, "label", anchor(label.id), f"label: {label.label_class}")


def _register_marks(corpus: Corpus, article_id: str) -> Iterator[Mark]:
    """Marks of the ceasefire register, so that its rows lead to their words."""
    found = corpus.compared
    rows: tuple[CeasefireMention | Allegation | Demand | Reply | Tally, ...] = (
        *found.ceasefire_mentions,
        *found.allegations,
        *found.replies,
        *found.tallies,
        *found.demands,
    )
    for row in rows:
        if row.article_id == article_id:
            yield Mark(row.span, "register", anchor(row.id))


def _anchored(marks: Iterable[Mark]) -> list[Mark]:
    """The marks, with the first of each record made its anchor."""
    seen: set[str] = set()
    found = []
    for mark in sorted(marks, key=lambda m: (m.span, m.layer, m.record)):
        found.append(replace(mark, first=bool(mark.record) and mark.record not in seen))
        seen.add(mark.record)
    return found


def _paragraphs(found: Iterator[Segment]) -> Iterator[tuple[Segment, ...]]:
    """Segments by line of the source text, so that the page keeps its paragraphs."""
    line: list[Segment] = []
    for segment in found:
        line.append(segment)
        if "\n" in segment.text:
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)


def article_view(corpus: Corpus, reading: Reading) -> ArticleView:
    """One article with its text cut into layered segments and its claims in order."""
    article = reading.article
    marks = _anchored([*_marks(corpus, reading), *_register_marks(corpus, article.id)])
    return ArticleView(
        anchor=anchor(article.id),
        id=article.id,
        title=article.title,
        outlet=corpus.outlet(article.id),
        published=published_words(article.published),
        basis=BASIS_WORDS[article.published.basis],
        note=article.published.note,
        url=link(article.url),
        sha256=article.sha256,
        origin=article.origin,
        paragraphs=tuple(_paragraphs(segments(article.text, marks))),
        claims=tuple(claim(corpus, a) for a in in_tree_order(reading.understanding.attributions)),
        warnings=article.warnings,
        language=article.language or "",
    )
