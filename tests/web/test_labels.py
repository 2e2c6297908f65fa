"""What the page says of labels is what the report and the exports say."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.ledger import open_ledger
from counterclaim.show.corpus import load_corpus
from counterclaim.show.labelling import label_uses, labellings
from counterclaim.show.web.asking import Ask
from counterclaim.show.web.views.labels import compared
from tests.factories import actor_id
from tests.web.conftest import Site

GROUP = actor_id("Stone Brigade")


def test_an_actor_is_labelled_alike_on_the_page_and_in_the_report(site: Site) -> None:
    corpus = load_corpus(site.path, view=site.desk.view)
    every = labellings(label_uses(corpus), corpus.actor_name)
    with open_ledger(site.path, readonly=True) as ledger:
        assert compared(Ask(site.desk, ledger), GROUP) == [r for r in every if r.actor_id == GROUP]
    assert {r.outlet for r in every if r.actor_id == GROUP} == {"Evening Mirror", "The Lantern"}


def test_the_pages_show_it(get: Callable[[str], str]) -> None:
    for address in ("/labels?actor=Stone+Brigade", f"/actors/{GROUP}"):
        assert "Log-odds against other outlets" in get(address)
    assert "Against other outlets" not in get("/labels")
