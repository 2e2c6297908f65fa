"""The one-file report in a real browser: a click reaches the words, nothing leaves the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from counterclaim.show.corpus import Corpus
from counterclaim.show.report import render_report
from tests.compare.builders import FakeView
from tests.factories import sample_compared, sample_corpus

ATTACK = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>\'"{{7*7}}'


def written(folder: Path, corpus: Corpus, title: str = "Sample") -> str:
    path = folder / "report.html"
    path.write_text(render_report(corpus, title=title, version="0"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def corpus() -> Corpus:
    first, second = sample_corpus()
    return Corpus((first, second), sample_compared(first, second), FakeView())


def test_a_click_on_a_claim_lights_up_its_words(page: Page, tmp_path: Path, corpus: Corpus) -> None:
    page.goto(written(tmp_path, corpus))
    link = page.locator(".claims a").first
    quoted = page.locator(".claims q").first.inner_text()
    link.click()
    page.wait_for_selector(".lit")
    lit = " ".join("".join(page.locator(".lit").all_inner_texts()).split())
    assert " ".join(quoted.strip("“”").split()) in lit
    assert page.locator(".lit").first.is_visible()
    box = page.locator(".lit").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900


def test_every_link_leads_to_words_in_the_file(page: Page, tmp_path: Path, corpus: Corpus) -> None:
    page.goto(written(tmp_path, corpus))
    dead = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')]
            .map(a => a.getAttribute('href').slice(1))
            .filter(id => !document.getElementById(id))"""
    )
    assert dead == []


def test_layers_can_be_shown_and_hidden(page: Page, tmp_path: Path, corpus: Corpus) -> None:
    page.goto(written(tmp_path, corpus))
    page.locator("input[data-layer=actor]").first.check()
    assert "show-actor" in (page.locator("body").get_attribute("class") or "")


def test_hostile_text_stays_text_and_no_request_leaves(
    page: Page, tmp_path: Path, corpus: Corpus
) -> None:
    hostile = [
        replace(
            reading,
            article=replace(
                reading.article,
                title=ATTACK,
                outlet=ATTACK,
                origin=ATTACK,
                url="javascript:window.hit=1",
                warnings=(ATTACK,),
            ),
            resolved=replace(
                reading.resolved,
                actors=tuple(replace(a, name=ATTACK) for a in reading.resolved.actors),
            ),
        )
        for reading in corpus.readings
    ]
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    address = written(tmp_path, replace(corpus, readings=hostile), title=ATTACK)
    page.goto(address)
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    assert {url.partition("#")[0] for url in requests} == {address}
    assert "{{7*7}}" in page.locator("h1").inner_text()


def test_the_page_fits_a_phone(page: Page, tmp_path: Path, corpus: Corpus) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(written(tmp_path, corpus))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
