"""What the page says of labels is what the report and the exports say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from counterclaim.ledger import open_ledger
from counterclaim.ledger.queries import labels as ledger_labels
from counterclaim.records import AttributionKind
from counterclaim.show.corpus import load_corpus
from counterclaim.show.labelling import label_uses, labellings
from counterclaim.show.web.asking import Ask
from counterclaim.show.web.views.labels import compared
from tests.factories import actor_id, sample_reading
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


def test_what_nobody_says_is_in_the_outlets_own_voice(site: Site, tmp_path: Path) -> None:
    reading = sample_reading()
    known = reading.understanding
    meant = tuple(replace(a, kind=AttributionKind.ATTITUDE) for a in known.attributions)
    labels = tuple(replace(use, attribution=None) for use in known.labels)
    understood = replace(known, attributions=meant, labels=labels)
    path = tmp_path / "meant.ledger"
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(replace(reading, understanding=understood), version="1")
        (row,) = ledger_labels(ledger, actor=GROUP)
    corpus = load_corpus(path, view=site.desk.view)
    (told,) = (r for r in labellings(label_uses(corpus), corpus.actor_name) if r.actor_id == GROUP)
    assert (row.own_voice, row.mentions) == (True, 2)
    assert (told.voice, told.mentions) == ("own voice", 2)
