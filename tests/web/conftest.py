"""A small ledger on the disk and a client that asks the page about it, as a browser would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.records import Quarantined
from counterclaim.show.web.access import Access
from counterclaim.show.web.app import make_app
from counterclaim.show.web.desk import Desk
from tests.compare.builders import FakeView
from tests.factories import sample_compared, sample_corpus

BASE = "http://127.0.0.1:8642"
TOKEN = "a-token-of-these-tests"


def put_again(ledger: Ledger) -> None:
    """Stands in for compare: the sample's own comparison, whatever was decided."""
    first, second = sample_corpus()
    ledger.replace_compared(sample_compared(first, second))


@dataclass(frozen=True)
class Site:
    """A page over a ledger."""

    path: Path
    desk: Desk
    client: TestClient

    def post(self, to: str, **fields: str) -> str:
        """Sends a form as the page would, and gives the page that it leads to."""
        answer = self.client.post(
            to,
            data={"token": TOKEN, "back": "/changes", **fields},
            headers={"origin": BASE},
        )
        assert answer.status_code == 200, answer.text
        return answer.text

    def decide(self, action: str, **fields: str) -> str:
        """A decision as the page would send it."""
        return self.post("/decide", action=action, **fields)


def site_over(path: Path, access: Access | None = None) -> Site:
    """A page over the ledger in a file; comparing anew happens at once, not in a thread."""

    class AtOnce(Desk):
        def derive_soon(self) -> None:  # type: ignore[override]
            self._derive()

    desk = AtOnce(path, FakeView(), put_again)
    access = access or Access(token=TOKEN)
    return Site(path, desk, TestClient(make_app(desk, access, user="ada"), base_url=BASE))


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    """Two outlets on one happening, with everything that compare can find, and one reject."""
    path = tmp_path / "sample.ledger"
    with open_ledger(path, create=True) as ledger:
        for reading in sample_corpus():
            ledger.add_reading(reading)
        put_again(ledger)
        ledger.add_quarantined(Quarantined("broken.pdf", "a picture without text", None, b"%PDF"))
    return path


@pytest.fixture
def site(ledger_path: Path) -> Site:
    """The page over the sample."""
    return site_over(ledger_path)


@pytest.fixture
def get(site: Site) -> Callable[[str], str]:
    """The text of an address that must answer."""

    def ask(path: str) -> str:
        answer = site.client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:500]}"
        return answer.text

    return ask
