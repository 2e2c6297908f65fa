"""Demands and unmet obligations, in words that take no side."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records import Demand, DemandKind
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.show.quoting import Quote

KIND_WORDS = {
    DemandKind.DEMAND: "asks of",
    DemandKind.UNMET: "says was not done by",
}
NOBODY = "nobody in particular"


@dataclass(frozen=True, slots=True)
class DemandView:
    """Who asks what of whom, or says that the other never did it."""

    kind: str
    issuer: str
    addressee: str
    what: str
    quote: Quote


def demand_view(corpus: Corpus, demand: Demand) -> DemandView:
    """A demand or unmet obligation in words."""
    article = demand.article_id
    return DemandView(
        kind=demand.kind.value,
        issuer=corpus.outlet(article)
        if demand.outlet_voice
        else corpus.speaking(demand.issuer, demand.issuer_text, (article, demand.attribution)),
        addressee=corpus.party(demand.addressee, demand.addressee_text, NOBODY),
        what=corpus.quote(article, (demand.what,)),
        quote=Quote(
            corpus.voice(article, demand.attribution),
            corpus.quote(article, (demand.span,)),
            anchor(demand.id),
            demand.kind.value,
            corpus.published_words(article),
        ),
    )


def demand_views(corpus: Corpus) -> list[DemandView]:
    """All demands and unmet obligations, in the order of articles and position."""
    return [demand_view(corpus, demand) for demand in corpus.compared.demands]
