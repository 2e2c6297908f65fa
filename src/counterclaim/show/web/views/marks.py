"""All that was read in one article, mark by mark, each with what can be corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from counterclaim.ledger.decisions import RELABELS, TARGETS
from counterclaim.records import DecisionKind, Reading
from counterclaim.show.corpus import anchor
from counterclaim.show.part import Part
from counterclaim.show.web.asking import Ask, Seen, UnknownError
from counterclaim.show.wording import days_words
from counterclaim.spans import Span


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One record of an article: its words, its label, what it refers to."""

    id: str
    kind: str
    start: int
    end: int
    words: str
    label: str
    refers_to: str
    refers_to_id: str
    permalink: str

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that a person may choose for it."""
        return tuple(label.value for label in RELABELS.get(self.kind, ()))

    @property
    def dated(self) -> bool:
        """Whether a person may set its day."""
        return self.kind in TARGETS[DecisionKind.SET_DATE]

    @property
    def placed(self) -> bool:
        """Whether a person may set its place."""
        return self.kind == "event" or (self.kind == "mention" and self.label == "place")


def _refers_to(corpus: Part, mention: str) -> tuple[str, str]:
    """What a mention resolves to, in words and by id."""
    found = corpus.resolutions.get(mention)
    if found is None or not found.entity:
        return "not resolved", ""
    if found.entity_kind == "place":
        return corpus.place_name(found.entity), found.entity
    return corpus.actor_name(found.entity), found.entity


def mark_rows(corpus: Part, reading: Reading) -> Iterator[MarkRow]:
    """The records of an article but for its claims, in no order."""
    article, u = reading.article, reading.understanding

    def row(record: str, kind: str, span: Span, label: str, refers: tuple[str, str]) -> MarkRow:
        words = corpus.quote(article.id, (span,))
        link = f"/articles/{article.id}#{anchor(record)}"
        return MarkRow(record, kind, span.start, span.end, words, label, *refers, link)

    for mention in u.mentions:
        to = _refers_to(corpus, mention.id)
        yield row(mention.id, "mention", mention.span, mention.kind.value, to)
    for event in u.events:
        place = _refers_to(corpus, event.place) if event.place else ("no place", "")
        when = days_words(event.interval) or "no day"
        yield row(event.id, "event", event.trigger, event.type.value, (f"{when}, {place[0]}", ""))
    for time in u.times:
        found = days_words(time.interval) or time.reason or "not resolved"
        yield row(time.id, "time_expression", time.span, time.type, (found, ""))
    for quantity in u.quantities:
        said = " ".join(dict.fromkeys(t for t in (quantity.what, quantity.of) if t))
        yield row(quantity.id, "quantity", quantity.span, quantity.unit.value, (said, ""))
    for use in u.labels:
        voice = "quoted" if use.attribution else "own voice"
        yield row(use.id, "label_use", use.span, use.label_class.value, (voice, ""))


def marks(ask: Ask) -> Seen:
    """The marks of one article by position; ``kind`` chooses one sort."""
    corpus = ask.part([ask.params["id"]])
    reading = corpus.by_article.get(ask.params["id"])
    if reading is None:
        raise UnknownError("There is no such article in this ledger.")
    found = sorted(mark_rows(corpus, reading), key=lambda r: (r.start, r.end, r.kind, r.id))
    kinds = sorted({row.kind for row in found})
    shown = [row for row in found if ask.get("kind") in (None, row.kind)]
    context = {"article": reading.article, "shown": shown, "kinds": kinds}
    return Seen("marks.html.j2", "Marks of an article", context, [asdict(r) for r in shown])
