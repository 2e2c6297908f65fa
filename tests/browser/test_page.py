"""The page in a real browser: find a claim, reach its words, merge, undo, see a clash."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from counterclaim.ledger import open_ledger
from counterclaim.records import Reading, ResolvedArticle, Understanding
from counterclaim.show.web.access import Access
from counterclaim.show.web.app import make_app
from counterclaim.show.web.desk import Desk
from tests.compare.builders import FakeView
from tests.factories import TRUCE, article_of, sample_corpus
from tests.web.conftest import ledger_path, put_again
from tests.web.test_injection import ATTACKS, attacked

__all__ = ["ledger_path"]
FIRST, _ = sample_corpus()


def serve(app: object) -> Iterator[str]:
    """Runs an application on a free port of the loopback; gives its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_level="error")  # type: ignore[arg-type]
        server = uvicorn.Server(config)
        run = {"sockets": [listening]}
        thread = threading.Thread(target=server.run, kwargs=run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def address(ledger_path: Path) -> Iterator[str]:
    """A served page over the sample ledger."""
    desk = Desk(ledger_path, FakeView(), put_again)
    yield from serve(make_app(desk, Access(), user="ada"))


def lit(page: Page) -> str:
    """The words that are lit up."""
    page.wait_for_selector(".text .lit")
    return " ".join("".join(page.locator(".text .lit").all_inner_texts()).split())


def test_find_a_claim_and_reach_its_words(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Search claims").fill("no part")
    page.keyboard.press("Enter")
    expect(page.locator(".results li")).to_have_count(2)
    page.locator(".results a", has_text="in the text").first.click()
    assert "We have no part in it" in lit(page)
    box = page.locator(".text .lit").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900
    expect(page.locator(".claims .item.here")).to_have_count(1)


@pytest.mark.parametrize("path", ["/claims", "/accusations", "/glossary"])
def test_the_skip_link_leads_to_the_head_of_the_content(
    page: Page, address: str, path: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(address + path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    heading = page.locator("main h1").bounding_box()
    assert heading is not None
    assert 0 <= heading["y"] < 300


def test_a_claim_of_the_panel_lights_up_every_part_of_it(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/{FIRST.article.id}")
    page.locator(".claims a.words").first.click()
    assert "Harbour news agency" in lit(page)


def test_merge_two_actors_see_it_everywhere_and_undo(page: Page, address: str) -> None:
    page.goto(f"{address}/actors")
    page.get_by_role("link", name="Harbour news agency").first.click()
    page.wait_for_url("**/actors/actor-harbour-news-agency", wait_until="load")
    page.keyboard.press("m")
    expect(page.get_by_label("Same as")).to_be_focused()
    page.keyboard.type("Ministry of Ports")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("merged into Ministry of Ports")
    expect(page.locator("h1")).to_have_text("Ministry of Ports")
    page.goto(f"{address}/actors")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.goto(f"{address}/changes")
    page.get_by_role("button", name=re.compile("^Undo")).click()
    expect(page.locator(".chip", has_text="undone")).to_have_count(1)
    page.goto(f"{address}/actors")
    expect(page.locator("tbody tr")).to_have_count(3)


def test_see_where_the_accounts_of_an_incident_clash(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Shelling at Tell Amra").click()
    expect(page.locator(".clash")).to_contain_text("killed")
    expect(page.locator("tr.disputed")).to_contain_text("conflict")
    expect(page.locator(".sides")).to_contain_text("Evening Mirror")
    page.locator("tr.disputed a").first.click()
    assert lit(page)


def test_reject_a_claim_in_three_keys(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/{FIRST.article.id}")
    expect(page.locator(".claims .item")).to_have_count(3)
    for key in ("j", "x", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".claims .item")).to_have_count(2)


def test_keys_can_be_turned_off(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/{FIRST.article.id}")
    page.get_by_role("button", name="Turn keys off").click()
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_label("Search claims")).not_to_be_focused()
    page.get_by_role("button", name="Turn keys on").click()
    page.keyboard.press("/")
    expect(page.get_by_label("Search claims")).to_be_focused()


def test_add_a_missed_claim_by_selecting_its_words(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/{FIRST.article.id}")
    page.evaluate(
        """() => {
            const walk = document.createTreeWalker(
                document.querySelector('.text'), NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf('at least 13');
                if (at < 0) continue;
                getSelection().setBaseAndExtent(node, at, node, at + 11);
                return;
            }
        }"""
    )
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".claims .item")).to_have_count(4)
    expect(page.locator(".claims")).to_contain_text("at least 13")


def test_the_text_in_the_browser_is_the_text_of_the_article(page: Page, tmp_path: Path) -> None:
    text = "Head\r\n\r\nThe mill \U0001f33e burned, <b>he</b> said &amp; left.\r\n"
    article = article_of(text)
    reading = Reading(article, Understanding(article.id), ResolvedArticle(article.id))
    path = tmp_path / "lines.ledger"
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(reading)
    served = serve(make_app(Desk(path, FakeView(), put_again), Access(), user="ada"))
    page.goto(f"{next(served)}/articles/{article.id}")
    assert page.evaluate("document.querySelector('.text').textContent") == text
    next(served, None)


def test_layers_are_shown_and_stay_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/{FIRST.article.id}")
    page.get_by_label("actor", exact=True).check()
    assert "layers=source%2Ccue%2Ccontent%2Cactor" in page.url
    page.reload()
    expect(page.get_by_label("actor", exact=True)).to_be_checked()


def test_the_map_is_filtered_by_week(page: Page, address: str) -> None:
    page.goto(f"{address}/map")
    expect(page.locator("circle.area")).to_have_count(1)
    page.locator(".plot a").first.click()
    assert "since=2016-05-02" in page.url
    expect(page.locator("circle.area")).to_have_count(1)
    page.goto(f"{address}/map?since=2016-05-09&until=2016-05-16")
    expect(page.locator("circle.area")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/claims", "/articles", "/actors", "/incidents", "/map"])
def test_views_work_without_javascript(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("main a").first).to_be_visible()
    context.close()


def test_correcting_works_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/articles/{FIRST.article.id}")
    page.locator(".correct summary").first.click()
    page.locator(".correct[open] button", has_text="Reject").click()
    expect(page.locator(".claims .item")).to_have_count(2)
    context.close()


def test_no_view_is_wider_than_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for path in (
        *("/", "/claims", "/articles", "/actors", "/incidents", "/ceasefires", "/accusations"),
        *("/labels", "/map", "/timeline", "/demands", "/tallies", "/changes", "/quarantine"),
        "/glossary",
        f"/articles/{FIRST.article.id}",
        *("/actors/actor-stone-brigade", "/ceasefires/truce-of-the-mill"),
    ):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_printed_list_begins_with_its_rows_and_not_with_what_narrows_it(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/claims")
    expect(page.locator(".facets")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".facets")).to_be_hidden()
    expect(page.locator(".results li").first).to_be_visible()


def test_hostile_text_runs_nowhere_and_no_request_leaves(page: Page, tmp_path: Path) -> None:
    site, views = attacked(tmp_path, " ".join(ATTACKS))
    requests: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    served = serve(site.client.app)
    home = next(served)
    page.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1 };")
    for view in views:
        page.goto(home + view)
        assert page.evaluate("window.hits") == 0, view
        assert page.locator("main img, main iframe, main object, main script").count() == 0
    assert dialogs == []
    assert {url for url in requests if not url.startswith(home)} == set()
    next(served, None)


def test_on_a_narrow_screen_no_row_is_as_tall_as_the_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 900})
    page = context.new_page()
    for view in ("/", "/tallies", "/demands", "/map", "/incidents", f"/ceasefires/{TRUCE.id}"):
        page.goto(address + view)
        wide, tallest, current = page.evaluate(
            """() => {
                const heights = [...document.querySelectorAll("tbody tr")].map(r => r.offsetHeight);
                const here = document.querySelector("body > nav [aria-current]");
                const box = here.getBoundingClientRect();
                return [document.documentElement.scrollWidth, Math.max(0, ...heights),
                        box.left >= 0 && box.right <= innerWidth];
            }"""
        )
        assert (view, wide, current) == (view, 400, True)
        assert tallest < 450, view
    context.close()
