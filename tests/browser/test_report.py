"""The one-file report in a real browser: a click reaches the words, nothing leaves the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from counterclaim.records import DateBasis
from counterclaim.show.corpus import Corpus
from counterclaim.show.report import render_report
from counterclaim.show.report.render import Most
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


def test_the_way_to_a_long_section_ends_at_its_heading(
    page: Page, tmp_path: Path, corpus: Corpus
) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(written(tmp_path, corpus))
    for link in page.locator("nav a").all():
        section = link.get_attribute("href")
        link.click()
        heading = page.locator(f"{section} h2").bounding_box()
        assert heading is not None
        assert 0 <= heading["y"] < 300, section


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_has_no_finding_of_axe(
    browser: Browser, tmp_path: Path, corpus: Corpus, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    (one,) = corpus.compared.incidents
    two = (one, replace(one, id="incident-later", title="Tell Amra: shelled again"))
    corpus = replace(corpus, compared=replace(corpus.compared, incidents=two))
    page.goto(written(tmp_path, corpus))
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    context.close()


def test_a_report_that_is_cut_says_so_and_has_no_dead_link(
    page: Page, tmp_path: Path, corpus: Corpus
) -> None:
    most = Most(articles=1, incidents=1, accusations=1, actors=1, labels=1)
    text = render_report(corpus, title="Cut", version="0", most=most)
    assert "This file shows 1 of 2 articles" in text
    assert "This file shows 1 of 4 actors" in text or "This file shows 1 of 3 actors" in text
    path = tmp_path / "cut.html"
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    assert page.locator("#articles article").count() == 1
    dead = page.evaluate(
        """() => [...document.querySelectorAll('a[href]')]
            .map(a => a.getAttribute('href'))
            .filter(to => !to.startsWith('http') && !document.getElementById(to.slice(1)))"""
    )
    assert dead == []


def test_the_page_fits_a_phone(page: Page, tmp_path: Path, corpus: Corpus) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(written(tmp_path, corpus))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_printed_report_holds_what_is_folded_on_the_screen(
    page: Page, tmp_path: Path, corpus: Corpus
) -> None:
    page.goto(written(tmp_path, corpus))
    folded = page.locator("#accusations details:not([open]) q").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()


def test_a_printed_report_cuts_no_table_of_articles_off(
    page: Page, tmp_path: Path, corpus: Corpus
) -> None:
    first, *rest = corpus.readings
    inferred = replace(first.article.published, basis=DateBasis.INFERRED)
    unsure = replace(first, article=replace(first.article, published=inferred))
    page.goto(written(tmp_path, replace(corpus, readings=(unsure, *rest))))
    page.set_viewport_size({"width": 480, "height": 900})
    page.emulate_media(media="print")
    table = page.locator("table:has(td.dated)").first.bounding_box()
    assert table is not None
    assert table["x"] + table["width"] <= 480
