"""Who is let in: our own host, our own forms, the right password; and what headers go out."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import open_ledger
from counterclaim.records import Decision
from counterclaim.show.web.access import Access
from tests.web.conftest import BASE, TOKEN, Site, site_over


def decisions(site: Site) -> tuple[Decision, ...]:
    """What the ledger holds of decisions."""
    with open_ledger(site.path, readonly=True) as ledger:
        return ledger.decisions()


FORM = {"token": TOKEN, "action": "rename", "subject": "actor-stone-brigade", "name": "X"}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8642", "127.0.0.1.evil.example", "", "[::1", "0x7f.1"]
)
def test_a_foreign_host_is_refused(site: Site, host: str) -> None:
    for path in ("/", "/claims.json", "/static/page.js"):
        assert site.client.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:9", "127.0.0.1:8642", "[::1]:8642"])
def test_the_loopback_is_known_by_all_its_names(site: Site, host: str) -> None:
    assert site.client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": BASE, "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(site: Site, headers: dict[str, str]) -> None:
    assert site.client.post("/decide", data=FORM, headers=headers).status_code == 403
    assert decisions(site) == ()


@pytest.mark.parametrize("token", ["", "wrong", "a-token-of-these-test", "\u00e9"])
def test_a_form_without_this_process_token_is_refused(site: Site, token: str) -> None:
    for path in ("/decide", "/undo"):
        answer = site.client.post(path, data={**FORM, "token": token}, headers={"origin": BASE})
        assert answer.status_code == 403
    assert decisions(site) == ()


def test_reading_never_writes(site: Site) -> None:
    for path in ("/decide", "/undo"):
        assert site.client.get(path, params=FORM).status_code in (404, 405)
    assert decisions(site) == ()


def test_a_form_that_is_too_long_is_refused(site: Site) -> None:
    long = {**FORM, "why": "x" * 100_000}
    assert site.client.post("/decide", data=long, headers={"origin": BASE}).status_code == 413


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_a_form_never_leads_away(site: Site, back: str) -> None:
    answer = site.client.post(
        "/decide", data={**FORM, "back": back}, headers={"origin": BASE}, follow_redirects=False
    )
    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location.startswith("/")
    assert not location.startswith("//")
    assert "\\" not in location


@pytest.mark.parametrize("path", ["/", "/claims.csv", "/static/page.js", "/nothing", "/claims/x"])
def test_every_answer_carries_the_headers(site: Site, path: str) -> None:
    headers = site.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_refusal_carries_the_headers_too(site: Site) -> None:
    answer = site.client.get("/", headers={"host": "evil.example"})
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_beyond_the_loopback_a_password_is_needed(ledger_path: Path) -> None:
    with pytest.raises(CounterclaimError, match="--password"):
        Access(host="0.0.0.0")
    open_wide = Access(host="0.0.0.0", password="mill", token=TOKEN)
    site = site_over(ledger_path, open_wide)
    for path in ("/", "/claims.csv", "/static/page.js"):
        assert site.client.get(path).status_code == 401
    assert site.client.get("/", auth=("ada", "wrong")).status_code == 401
    assert site.client.get("/", headers={"authorization": "Basic !"}).status_code == 401
    assert site.client.get("/", auth=("ada", "mill")).status_code == 200


@pytest.mark.parametrize(("host", "known"), [("192.0.2.7:80", True), ("evil.example", False)])
def test_beyond_the_loopback_names_of_others_are_refused(
    ledger_path: Path, host: str, known: bool
) -> None:
    site = site_over(ledger_path, Access(host="0.0.0.0", password="mill", token=TOKEN))
    answer = site.client.get("/", headers={"host": host}, auth=("ada", "mill"))
    assert (answer.status_code == 200) is known


def test_people_decide_under_the_name_they_log_in_with(ledger_path: Path) -> None:
    site = site_over(ledger_path, Access(host="0.0.0.0", password="mill", token=TOKEN))
    client: TestClient = site.client
    client.post("/decide", data=FORM, headers={"origin": BASE}, auth=("bea", "mill"))
    assert [d.who for d in decisions(site)] == ["bea"]
