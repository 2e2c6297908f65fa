"""Rows of demands and unmet obligations, and of counts of two issuers side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.show.corpus import Corpus
from counterclaim.show.counting import Beside, beside, tally_view
from counterclaim.show.demanding import demand_view
from counterclaim.show.exports.cells import ends, permalink


@dataclass(frozen=True, slots=True)
class DemandRow:
    """What one side asks of another (demand), or says that it never did (unmet obligation)."""

    id: str
    outlet: str
    published_start: str | None
    published_end: str | None
    kind: str
    issuer: str
    issuer_id: str | None
    addressee: str
    addressee_id: str | None
    what: str
    told_by: str
    allegation_id: str | None
    ceasefire: str
    ceasefire_id: str | None
    start: int
    end: int
    quote: str
    made_by: str
    article_id: str
    permalink: str


@dataclass(frozen=True, slots=True)
class BesideRow:
    """Counts of two issuers over the same days; neither is held for the right one."""

    ceasefire: str
    ceasefire_id: str
    unit: str
    place: str
    issuer_a: str
    side_a: str
    count_a: float
    start_a: str | None
    end_a: str | None
    quote_a: str
    issuer_b: str
    side_b: str
    count_b: float
    start_b: str | None
    end_b: str | None
    quote_b: str
    running_total: bool


def demand_rows(corpus: Corpus) -> Iterator[DemandRow]:
    """Every demand and unmet obligation."""
    for found in corpus.compared.demands:
        view = demand_view(corpus, found)
        first, last = ends(corpus.published(found.article_id))
        yield DemandRow(
            id=found.id,
            outlet=corpus.outlet(found.article_id),
            published_start=first,
            published_end=last,
            kind=view.kind,
            issuer=view.issuer,
            issuer_id=found.issuer,
            addressee=view.addressee,
            addressee_id=found.addressee,
            what=view.what,
            told_by=" → ".join(view.quote.chain),
            allegation_id=found.allegation,
            ceasefire=corpus.agreements.get(found.ceasefire, ""),
            ceasefire_id=found.ceasefire,
            start=found.span.start,
            end=found.span.end,
            quote=view.quote.words,
            made_by=found.made_by,
            article_id=found.article_id,
            permalink=permalink(found.article_id, found.id),
        )


def beside_rows(corpus: Corpus) -> Iterator[BesideRow]:
    """Every two counts of two issuers that stand side by side, by agreement."""
    of_one: dict[str, list[str]] = {}
    for tally in corpus.compared.tallies:
        if tally.ceasefire is not None:
            of_one.setdefault(tally.ceasefire, []).append(tally.id)
    known = {tally.id: tally for tally in corpus.compared.tallies}
    for ceasefire in sorted(of_one):
        views = [tally_view(corpus, known[key]) for key in of_one[ceasefire]]
        for pair in beside(views):
            yield _beside(corpus, ceasefire, pair)


def _beside(corpus: Corpus, ceasefire: str, pair: Beside) -> BesideRow:
    a, b = pair.a, pair.b
    return BesideRow(
        ceasefire=corpus.agreements.get(ceasefire, ""),
        ceasefire_id=ceasefire,
        unit=a.unit,
        place=a.where,
        issuer_a=a.issuer,
        side_a=a.side,
        count_a=a.value,
        start_a=a.days[0],
        end_a=a.days[1],
        quote_a=a.quote.words,
        issuer_b=b.issuer,
        side_b=b.side,
        count_b=b.value,
        start_b=b.days[0],
        end_b=b.days[1],
        quote_b=b.quote.words,
        running_total=a.running,
    )
