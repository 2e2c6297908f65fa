"""Counts of bulletins in words, and the counts of two issuers over the same days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from counterclaim.records import Tally
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.show.quoting import Quote
from counterclaim.show.wording import count_words, days_words, number_words

#: Share of the longer period that two counts must have in common to stand side by side.
SAME_DAYS = 0.5
NOT_STATED = "issuer not stated"


@dataclass(frozen=True, slots=True)
class TallyView:
    """A bulletin's count; ``basis`` tells how its days are known, ``days`` are ISO days."""

    issuer: str
    side: str
    count: str
    unit: str
    when: str
    where: str
    running: bool
    check: str
    quote: Quote
    basis: str = ""
    days: tuple[str | None, str | None] = (None, None)
    value: float = 0.0

    @property
    def told(self) -> str:
        """The count with what it counts."""
        return count_words(self.count, self.unit)

    @property
    def whose(self) -> str:
        """Whose breaches are counted, where that is told."""
        return f"by {self.side}" if self.side and self.side != "unresolved" else ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Counts of two issuers over the same days, in order of their names."""

    a: TallyView
    b: TallyView


def tally_view(corpus: Corpus, tally: Tally) -> TallyView:
    """A tally in words."""
    days = tally.period
    return TallyView(
        issuer=corpus.party(tally.issuer, tally.issuer_text, NOT_STATED),
        side=corpus.party(tally.side, tally.side_text),
        count=number_words(tally.count),
        unit=tally.unit.value,
        when=days_words(tally.period),
        where=corpus.place_name(tally.place) if tally.place else "",
        running=tally.running_total,
        check=tally.check,
        quote=Quote(
            corpus.voice(tally.article_id, tally.attribution),
            corpus.sentence(tally.article_id, (tally.span,)),
            anchor(tally.id),
            published=corpus.published_words(tally.article_id),
        ),
        basis=tally.period_basis,
        days=(_iso(days.start), _iso(days.end)) if days else (None, None),
        value=tally.count,
    )


def loose_tallies(corpus: Corpus) -> list[TallyView]:
    """The tallies that are tied to no agreement, in the order of articles and position."""
    return [tally_view(corpus, t) for t in corpus.compared.tallies if t.ceasefire is None]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def beside(counts: Sequence[TallyView]) -> Iterator[Beside]:
    """The counts of one agreement that two issuers give of one unit and place on the same days.

    Whose breaches each counts may differ: that is what a reader wants to see. Nothing is
    added up, and no count is held for the right one.
    """
    for a, b in combinations(counts, 2):
        alike = a.unit == b.unit and a.where == b.where and a.running == b.running
        stated = NOT_STATED not in (a.issuer, b.issuer)
        if alike and stated and a.issuer != b.issuer and _same_days(a, b):
            yield Beside(*sorted((a, b), key=lambda t: (t.issuer.casefold(), t.quote.anchor)))


def _same_days(a: TallyView, b: TallyView) -> bool:
    """Whether two periods share half of the longer one at least; open ones need one start."""
    if a.days[0] is None or b.days[0] is None:
        return False
    if a.days[1] is None or b.days[1] is None:
        return a.days[0] == b.days[0]
    starts = [date.fromisoformat(t.days[0] or "") for t in (a, b)]
    ends = [date.fromisoformat(t.days[1] or "") for t in (a, b)]
    shared = (min(ends) - max(starts)).days
    longer = max((end - start).days for start, end in zip(starts, ends, strict=True))
    return shared > 0 and shared >= SAME_DAYS * longer
