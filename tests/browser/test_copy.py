"""The static copy opened from the disk in a real browser: no server, no script, no request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from counterclaim.show.publish import publish
from counterclaim.show.web.access import Access
from counterclaim.show.web.app import VIEWS, make_app
from counterclaim.show.web.desk import Desk
from tests.compare.builders import FakeView
from tests.web.conftest import ledger_path, put_again
from tests.web.test_views import IDS

__all__ = ["ledger_path"]


@pytest.fixture
def copy(ledger_path: Path, tmp_path: Path) -> Path:
    app = make_app(Desk(ledger_path, FakeView(), put_again), Access(), user="ada")
    publish(app, tmp_path / "copy", progress=lambda _: None)
    return tmp_path / "copy"


@pytest.fixture(params=["light", "dark"])
def still(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in which no script may run."""
    context = browser.new_context(
        java_script_enabled=False,
        color_scheme=request.param,
        viewport={"width": 1280, "height": 900},
    )
    yield context.new_page()
    context.close()


def views(copy: Path) -> list[Path]:
    """One file of every view."""
    found = [copy / "index.html"]
    for path, _ in VIEWS:
        parts = path.strip("/").replace("{id}", IDS.get(path, "")).split("/")
        file = copy / ("/".join(parts) + ".html")
        if file.is_file():
            found.append(file)
    return found


def test_links_are_followed_by_pressing_without_a_server_or_a_script(
    still: Page, copy: Path
) -> None:
    asked: list[str] = []
    still.on("request", lambda request: asked.append(request.url))
    still.goto((copy / "index.html").as_uri())
    still.get_by_role("link", name="Claims", exact=True).click()
    still.get_by_role("link", name="in the text").first.click()
    assert "/articles/" in still.url
    assert "#r-" in still.url
    assert still.locator("h1").inner_text()
    still.get_by_role("link", name="Overview").click()
    assert still.url == (copy / "index.html").as_uri()
    colour = still.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")  # the style sheet is in force
    assert asked
    assert all(url.startswith(copy.as_uri()) for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_of_the_copy_has_a_finding_of_axe(
    browser: Browser, copy: Path, scheme: str
) -> None:
    # the policy of the copy allows no script, and axe is one
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    assert len(views(copy)) > 10
    for path in views(copy):
        page.goto(path.as_uri())
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], path.name
    context.close()


def test_the_policy_of_the_copy_stops_scripts_and_strangers(page: Page, copy: Path) -> None:
    path = copy / "index.html"
    text = path.read_text("utf-8")
    evil = '<script>window.hit=1</script><img src="https://example.invalid/x.png">'
    path.write_text(text.replace("</main>", evil + "</main>"), encoding="utf-8")
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("window.hit") is None
    assert all(url.startswith("file:") for url in asked)


def test_the_copy_fits_a_phone(page: Page, copy: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for path in views(copy):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path.name
