"""Every view of the page passes axe-core, in light and in dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from counterclaim.show.web.access import Access
from counterclaim.show.web.app import VIEWS, make_app
from counterclaim.show.web.desk import Desk
from tests.browser.test_page import serve
from tests.compare.builders import FakeView
from tests.web.conftest import ledger_path, put_again
from tests.web.test_views import FIRST, IDS

__all__ = ["ledger_path"]


@pytest.fixture
def address(ledger_path: Path) -> Iterator[str]:
    """A served page over the sample ledger."""
    yield from serve(make_app(Desk(ledger_path, FakeView(), put_again), Access(), user="ada"))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_a_finding_of_axe(
    browser: Browser, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    marked = f"/articles/{FIRST.article.id}?marks={FIRST.understanding.mentions[0].id}"
    for path in [*(view for view, _ in VIEWS), marked, "/accusations?by=Ministry+of+Ports"]:
        page.goto(address + path.replace("{id}", IDS.get(path, "")))
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], path
    context.close()
