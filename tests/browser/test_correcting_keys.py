"""Every kind of correction in a real browser, in at most three keystrokes, and carried along.

A keystroke is a key that chooses or sends; the text of a name or a day is written in one go
between them. Choosing the item at hand (``j``) is how an analyst comes to where the error is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.show.cli.deciding import decisions
from counterclaim.show.web.access import Access
from counterclaim.show.web.app import make_app
from counterclaim.show.web.desk import Desk
from tests.browser.test_page import serve
from tests.compare.builders import FakeView
from tests.factories import sample_compared, sample_corpus
from tests.web.conftest import ledger_path

__all__ = ["ledger_path"]
FIRST, SECOND = sample_corpus()
COMPARED = sample_compared(FIRST, SECOND)
INCIDENT = COMPARED.incidents[0]
ARTICLE = f"/articles/{FIRST.article.id}"
GROUP = "/actors/actor-stone-brigade"
TWIN = "incident-twin"


def put_two(ledger: Ledger) -> None:
    """Stands in for compare: the sample's incident, and its last account as another one."""
    (*_, account) = INCIDENT.accounts
    alone = replace(account, id="account-twin", incident_id=TWIN, values=())
    twin = replace(INCIDENT, id=TWIN, title="Shelling told twice", accounts=(alone,))
    ledger.replace_compared(replace(COMPARED, incidents=(INCIDENT, twin)))


@pytest.fixture
def address(ledger_path: Path) -> Iterator[str]:
    """A served page over the sample ledger, with a second incident."""
    with open_ledger(ledger_path) as ledger:
        put_two(ledger)
    yield from serve(make_app(Desk(ledger_path, FakeView(), put_two), Access(), user="ada"))


@pytest.mark.parametrize(
    ("view", "to", "keys", "told"),
    [
        (ARTICLE, "j", ("x", "Enter"), "rejected"),
        (ARTICLE, "j", ("l", "d", "Enter"), "stance set to denies"),
        (ARTICLE, "j", ("s", "=Stone Brigade", "Enter"), "speaker set to Stone Brigade"),
        (ARTICLE, "", ("d", "=2016-05-07", "Enter"), "date set to 2016-05-07"),
        ("/claims", "j", ("s", "=Lina of the mill", "Enter"), "speaker set to Lina of the mill"),
        ("/map", "j", ("p", "=alma", "Enter"), "place set to"),
        ("/map", "j", ("d", "=2016-06-01", "Enter"), "date set to 2016-06-01"),
        (f"{ARTICLE}/marks", "j", ("x", "Enter"), "rejected"),
        (GROUP, "", ("n", "=Stone Column", "Enter"), "renamed to Stone Column"),
        (GROUP, "", ("m", "=Ministry of Ports", "Enter"), "merged into Ministry of Ports"),
        (GROUP, "j", ("t", "Enter"), "split off as Stone Brigade"),
        (f"/incidents/{INCIDENT.id}", "", ("x", "Enter"), "account 1 taken out"),
        (f"/incidents/{INCIDENT.id}", "", ("m", "Enter"), "judged the same incident"),
    ],
)
def test_at_most_three_keystrokes(
    page: Page, address: str, view: str, to: str, keys: tuple[str, ...], told: str
) -> None:
    page.goto(address + view)
    for key in to:
        page.keyboard.press(key)
    assert len(keys) <= 3
    for key in keys:
        if key.startswith("="):
            page.keyboard.type(key[1:])
        else:
            page.keyboard.press(key)
    expect(page.get_by_role("status").first).to_contain_text(told)


def test_a_marked_word_in_the_text_leads_to_its_correction(page: Page, address: str) -> None:
    page.goto(f"{address}{ARTICLE}?layers=actor")
    page.locator(".text .actor", has_text="Harbour news agency").first.click()
    expect(page.locator(".marked .item")).to_have_count(1)
    expect(page.locator(".marked .item")).to_be_focused()
    page.keyboard.press("l")
    page.keyboard.press("o")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("read as o")


def test_a_word_of_a_claim_leads_to_the_claim(page: Page, address: str) -> None:
    page.goto(address + ARTICLE)
    page.locator(".text .content", has_text="We have no part in it").first.click()
    expect(page.locator(".claims .item.here")).to_contain_text("We have no part in it")
    expect(page.locator(".claims .item.here")).to_be_focused()


def test_undoing_is_one_key_away_in_changes(page: Page, address: str) -> None:
    page.goto(address + GROUP)
    page.keyboard.press("n")
    page.keyboard.type("Stone Column")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("renamed")
    page.goto(f"{address}/changes")
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    expect(page.locator(".chip", has_text="undone")).to_have_count(1)
    page.goto(address + GROUP)
    expect(page.locator("h1")).to_have_text("Stone Brigade")


def test_decisions_are_carried_to_another_ledger(
    page: Page, address: str, ledger_path: Path, tmp_path: Path
) -> None:
    page.goto(address + GROUP)
    page.keyboard.press("n")
    page.keyboard.type("Stone Column")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("renamed")
    exported = CliRunner().invoke(decisions, ["export", str(ledger_path)])
    assert exported.exit_code == 0, exported.output
    lines, other = tmp_path / "decisions.jsonl", tmp_path / "other.ledger"
    lines.write_text(exported.stdout, encoding="utf-8")
    with open_ledger(other, create=True) as ledger:
        for reading in (SECOND, FIRST):
            ledger.add_reading(reading)
        ledger.import_decisions(lines.read_text("utf-8").splitlines())
        put_two(ledger)
    served = serve(make_app(Desk(other, FakeView(), put_two), Access(), user="bea"))
    home = next(served)
    page.goto(home + GROUP)
    expect(page.locator("h1")).to_have_text("Stone Column")
    page.goto(f"{home}/changes")
    expect(page.locator("tbody tr")).to_contain_text("ada")
    next(served, None)


def test_a_graph_leads_to_the_words_and_has_a_table_twin(page: Page, address: str) -> None:
    page.goto(f"{address}/accusations")
    link = page.get_by_label("by Ministry of Ports of Stone Brigade: 1 origin")
    expect(link).to_have_count(1)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#quotations li")).to_have_count(2)
    page.goto(f"{address}/incidents/{INCIDENT.id}")
    expect(page.locator(".graph path.tie")).to_have_count(2)
    expect(page.get_by_role("region", name="Origins").locator("tbody tr")).to_have_count(1)
