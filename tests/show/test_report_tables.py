"""The one-file report lays out every table of the register."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.records import Demand, DemandKind
from counterclaim.show.corpus import Corpus
from counterclaim.show.report import render_report
from tests.compare.builders import FakeView
from tests.factories import TRUCE, actor_id, digest, sample_compared, sample_corpus


def test_demands_and_counts_side_by_side_stand_in_the_report() -> None:
    first, second = sample_corpus()
    compared = sample_compared(first, second)
    (count,) = compared.tallies
    other = replace(
        count, id=digest("other tally"), issuer=actor_id("Stone Brigade"), count=count.count + 4
    )
    claim = first.understanding.attributions[0]
    demand = Demand(
        id=digest("demand"),
        article_id=first.article.id,
        span=claim.content[0],
        what=claim.content[0],
        kind=DemandKind.DEMAND,
        issuer=actor_id("Ministry of Ports"),
        addressee=actor_id("Stone Brigade"),
        outlet_voice=False,
        made_by="test",
        attribution=claim.id,
        ceasefire=TRUCE.id,
    )
    page = render_report(
        Corpus(
            (first, second),
            replace(compared, tallies=(count, other), demands=(demand,)),
            FakeView(),
        ),
        title="Sample",
        version="0",
    )
    assert "Counts of two issuers over the same days" in page
    assert f"<strong>{count.count + 4:.0f} " in page
    assert page.count("Demands and unmet obligations") >= 2
    assert "Tallies tied to no agreement" not in page


def test_a_tally_that_is_tied_to_no_agreement_stands_in_the_report() -> None:
    first, second = sample_corpus()
    compared = sample_compared(first, second)
    (count,) = compared.tallies
    loose = replace(compared, tallies=(replace(count, ceasefire=None, count=77.0),))
    page = render_report(Corpus((first, second), loose, FakeView()), title="Sample", version="0")
    section = page.partition('<section id="tallies">')[2].partition("</section>")[0]
    assert "77 breaches" in section
