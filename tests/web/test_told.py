"""What the page tells beside a row: who says it, what is left out, how to cite it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.ledger.queries.labels import UNNAMED, label_articles, labels
from counterclaim.show.web.views import register
from tests.compare.builders import FakeView
from tests.factories import (
    TRUCE,
    digest,
    sample_actor,
    sample_compared,
    sample_corpus,
    sample_reading,
)
from tests.web.conftest import Site, site_over

Get = Callable[[str], str]
FIRST, SECOND = sample_corpus()


def plain(page: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_a_claim_can_be_cited_with_its_exact_words(get: Get) -> None:
    claim = FIRST.understanding.attributions[0]
    (content,) = claim.content
    cited = plain(get(f"/claims/{claim.id}").partition('id="cite"')[2].partition("</section>")[0])
    words = " ".join(content.of(FIRST.article.text).split())
    for told in (
        f"The Lantern, “{FIRST.article.title}”, published 4 May 2016:",
        words,
        f"Characters {content.start}–{content.end}",
        FIRST.article.sha256,
        claim.id,
        "https://lantern.example/mill-road",
    ):
        assert told in cited


def test_an_event_on_the_map_is_told_by_its_whole_chain(get: Get) -> None:
    event = FIRST.understanding.events[0]
    assert event.attribution
    row = get("/map").partition(f"#r-{event.id}")[2].partition("</tr>")[0]
    assert re.search(r"The Lantern → .+", plain(row).replace("Correct", ""))


def test_a_claim_of_a_text_stands_beside_its_cue(get: Get) -> None:
    told = plain(get(f"/articles/{FIRST.article.id}"))
    assert len(FIRST.understanding.attributions[0].cue) == 2
    assert "“said … that”" in told


def test_acts_that_nobody_calls_a_breach_are_counted_and_reached(tmp_path: Path) -> None:
    found = sample_compared(FIRST, SECOND)
    acts = (found.allegations[0], replace(found.allegations[1], breach=False))
    path = tmp_path / "acts.ledger"
    with open_ledger(path, create=True) as ledger:
        for reading in (FIRST, SECOND):
            ledger.add_reading(reading)
        ledger.replace_compared(replace(found, allegations=acts))
    client = site_over(path).client
    short = client.get(f"/ceasefires/{TRUCE.id}").text
    assert "1 more act is alleged under it and not called a breach" in plain(short)
    assert f'href="/ceasefires/{TRUCE.id}?acts=all#breaches"' in short
    whole = plain(client.get(f"/ceasefires/{TRUCE.id}?acts=all").text)
    assert "Acts alleged under it" in whole
    assert "1 of these is not called a breach" in whole


def test_a_matrix_that_is_cut_says_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "the list has every pair"
    assert told not in plain(site.client.get("/accusations").text)
    monkeypatch.setattr(register, "SIDE", 0)
    assert told in plain(site.client.get("/accusations").text)


def test_words_for_groups_that_nobody_names_are_on_the_page_as_in_the_report(
    tmp_path: Path,
) -> None:
    use = FIRST.understanding.labels[0]
    known = FIRST.understanding
    nameless = replace(use, id=digest(use.id, "nameless"), mention=None)
    reading = replace(FIRST, understanding=replace(known, labels=(*known.labels, nameless)))
    path = tmp_path / "nameless.ledger"
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(reading)
    site = site_over(path)
    with open_ledger(path, readonly=True) as ledger:
        (row,) = [r for r in labels(ledger) if r.actor.id is None]
    assert (row.actor.name, row.word, row.count, row.mentions) == (UNNAMED, use.word, 1, 1)
    page = site.client.get("/labels").text
    assert UNNAMED in page
    assert f"/articles/{FIRST.article.id}#r-{nameless.id}" in page


def test_two_words_for_one_mention_stand_over_both(tmp_path: Path) -> None:
    use, known = FIRST.understanding.labels[0], FIRST.understanding
    both = replace(use, id=digest(use.id, "second"), word="extremist")
    reading = replace(FIRST, understanding=replace(known, labels=(*known.labels, both)))
    with open_ledger(tmp_path / "both.ledger", create=True) as ledger:
        ledger.add_reading(reading)
        found = [r for r in labels(ledger) if not r.own_voice]
        assert found[0].actor.id is not None
        (told,) = [r for r in label_articles(ledger, found[0].actor.id) if len(r.uses) > 1]
    assert [(r.word, r.count, r.mentions) for r in found] == [
        ("extremist", 1, 2),
        (use.word, 1, 2),
    ]
    assert told.mentions == 2


def test_articles_that_state_no_outlet_stand_last(tmp_path: Path) -> None:
    nameless = sample_reading(outlet=None, prefix="Wire: ")
    with open_ledger(tmp_path / "order.ledger", create=True) as ledger:
        for reading in (nameless, FIRST, SECOND):
            ledger.add_reading(reading)
    rows = json.loads(site_over(tmp_path / "order.ledger").client.get("/articles.json").text)
    assert [row["outlet"] for row in rows["rows"]] == [
        "Evening Mirror",
        "The Lantern",
        "outlet not stated",
    ]


def test_an_actor_stands_with_the_name_of_its_state(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "· XX" in plain(get("/actors/actor-stone-brigade"))
    monkeypatch.setattr(FakeView, "government", lambda _self, _code: sample_actor("Exland"))
    told = plain(get("/actors/actor-stone-brigade"))
    assert "· Exland" in told
    assert "· XX" not in told
