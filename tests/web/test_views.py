"""Every view answers, filters hold for the page and its files, permalinks reach words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.records import Compared
from counterclaim.show.web.app import VIEWS
from counterclaim.show.web.views.labels import interval
from tests.factories import TRUCE, day, sample_compared, sample_corpus, sample_reading
from tests.web.conftest import Site, site_over

Get = Callable[[str], str]
FIRST, SECOND = sample_corpus()
INCIDENT = sample_compared(FIRST, SECOND).incidents[0].id
IDS = {
    "/claims/{id}": FIRST.understanding.attributions[0].id,
    "/articles/{id}": FIRST.article.id,
    "/articles/{id}/marks": FIRST.article.id,
    "/actors/{id}": "actor-stone-brigade",
    "/incidents/{id}": INCIDENT,
    "/ceasefires/{id}": TRUCE.id,
}
ADDRESSES = [path.replace("{id}", IDS.get(path, "")) for path, _ in VIEWS]


@pytest.mark.parametrize("address", ["/", *ADDRESSES])
def test_every_view_is_a_whole_page(get: Get, address: str) -> None:
    text = get(address)
    assert text.startswith("<!doctype html>")
    assert text.count("<h1") == 1
    assert 'id="main"' in text


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_view_is_also_csv_and_json(get: Get, address: str) -> None:
    rows = json.loads(get(address + ".json"))["rows"]
    table = list(csv.DictReader(io.StringIO(get(address + ".csv"))))
    assert len(table) == len(rows)
    if rows:
        assert list(table[0]) == list(rows[0])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_file_has_all_rows_wherever_the_page_begins(get: Get, address: str) -> None:
    rows = json.loads(get(address + ".json"))["rows"]
    assert json.loads(get(f"{address}.json?start=1&loose=1"))["rows"] == rows
    assert ".csv?start" not in get(f"{address}?start=1")


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/claims", 6),
        ("/claims?stance=denies", 2),
        ("/claims?outlet=Evening+Mirror", 3),
        ("/claims?outlet=Nobody", 0),
        ("/claims?speaker=actor-ministry-of-ports", 2),
        ("/claims?q=militants", 4),
        ("/claims?q=militants+-Harbour", 2),
        ("/claims?since=2016-05-05", 3),
        ("/claims?until=2016-05-05", 3),
        ("/claims?month=2016-05", 6),
        ("/claims?month=2016-06", 0),
        ("/articles?outlet=The+Lantern", 1),
        ("/articles?q=Port+desk", 1),
        ("/articles?since=2016-05-05", 1),
        ("/actors", 3),
        ("/actors?q=brigade", 1),
        ("/incidents", 1),
        ("/incidents?type=PROTEST", 0),
        ("/incidents?conflict=1", 1),
        ("/accusations?by=Ministry+of+Ports&against=Stone+Brigade", 2),
        ("/accusations?by=Stone+Brigade", 0),
        ("/labels?class=delegitimising", 2),
        ("/labels?voice=own+voice", 0),
        ("/labels?outlet=The+Lantern", 1),
        ("/map", 1),
        ("/map?since=2016-05-04", 0),
        ("/map?place=place-tell-amra", 1),
        ("/timeline", 1),
        ("/timeline?since=2016-05-04", 0),
        ("/timeline?q=shelled", 1),
        ("/timeline?q=elsewhere", 0),
        ("/quarantine", 1),
        (f"/articles/{FIRST.article.id}/marks?kind=mention", 5),
        (f"/articles/{FIRST.article.id}/marks", 9),
    ],
)
def test_filters_hold_for_what_is_taken_along(get: Get, address: str, number: int) -> None:
    path, _, query = address.partition("?")
    assert len(json.loads(get(f"{path}.json?{query}"))["rows"]) == number
    assert get(address)  # and the page shows them


@pytest.mark.parametrize(
    ("query", "number"), [("", 2), ("since=2016-05-04", 0), ("place=place-tell-amra", 2)]
)
def test_the_events_beside_the_map_are_a_file(get: Get, query: str, number: int) -> None:
    page = get(f"/map?{query}")
    address = unescape(re.findall(r'href="(/events\.json[^"]*)"', page)[0])
    rows = json.loads(get(address))["rows"]
    assert len(rows) == number
    assert all(row["words"] in page and row["permalink"] in page for row in rows)
    assert get(address.replace(".json", ".csv")).count("\r\n") == (number and number + 1)


def test_the_file_of_the_map_has_its_circles(get: Get) -> None:
    page = get("/map")
    (row,) = json.loads(get("/map.json"))["rows"]
    assert row["permalink"] in page
    told = f"{row['place']}: {row['events']} events; {row['precision']}, uncertain by "
    assert f"{told}{row['uncertain_km']:g} km" in page


def test_a_permalink_of_an_export_stands_on_its_words(get: Get) -> None:
    for row in json.loads(get("/claims.json"))["rows"]:
        path, _, anchor = row["permalink"].partition("#")
        page = get(path)
        assert f'id="{anchor}"' in page
        lit = re.findall(rf'data-r="[^"]*\b{anchor}\b[^"]*"[^>]*>([^<]*)<', page)
        assert row["content"].split()[0] in " ".join(lit)


def test_the_text_of_an_article_is_whole_and_says_what_language_it_is(get: Get) -> None:
    page = get(f"/articles/{FIRST.article.id}")
    inner = re.search(r'<div class="text" dir="auto" lang="en">(.*?)</div>', page, re.S)
    assert inner is not None
    assert re.sub(r"<[^>]+>", "", inner[1]) == FIRST.article.text


def test_layers_are_in_the_address(get: Get) -> None:
    assert 'class="page show-actor show-place"' in get(
        f"/articles/{FIRST.article.id}?layers=actor,place"
    )


def test_an_incident_says_in_words_where_accounts_conflict(get: Get) -> None:
    page = get(f"/incidents/{INCIDENT}")
    assert "The accounts conflict on: <strong>killed: " in page
    assert "figures do not meet" in page
    assert "1 origin" in page


def test_a_ceasefire_keeps_alleger_perpetrator_and_reply_apart(get: Get) -> None:
    page = get(f"/ceasefires/{TRUCE.id}")
    for words in ("Alleged by", "Alleged perpetrator", "disputed whether it falls", "denies"):
        assert words in page
    assert "parts sum to 12, total says 13" in page
    assert '<span class="chip">expired</span>' in page.partition("What is told of it")[2]


@pytest.mark.parametrize(
    "address",
    [
        f"/incidents/{INCIDENT}",
        f"/ceasefires/{TRUCE.id}",
        "/accusations?by=Ministry+of+Ports",
        "/demands",
        "/tallies",
    ],
)
def test_every_quotation_can_be_cited_with_its_day(get: Get, address: str) -> None:
    text = get(address)
    quoted = text.count('class="words')
    dated = text.count("published 4 May 2016") + text.count("published 5 May 2016")
    assert dated, text
    assert "undated" not in text
    if "/incidents" not in address:  # there an account is dated, not each of its words
        assert text.count(">in the text<") == dated <= quoted


def test_tallies_are_listed_by_issuer_and_by_what_is_counted(get: Get) -> None:
    assert "13 breaches" in get("/tallies")
    assert "parts sum to 12, total says 13" in get("/tallies?issuer=ports&unit=breaches")
    assert "0 tallies" in get("/tallies?issuer=nobody")


def test_what_has_no_place_is_listed_not_dropped(site: Site, get: Get) -> None:
    mention = FIRST.understanding.mentions[2].id
    page = site.decide("reject", subject=mention)
    assert "rejected" in page
    without = get("/map").partition("Without a place or a day")[2]
    assert "shelled" in without


@pytest.mark.parametrize(
    "address",
    ["/articles/nothing", "/claims/nothing", "/incidents/nothing", "/ceasefires/x", "/actors/x"],
)
def test_an_unknown_record_is_told_as_such(site: Site, address: str) -> None:
    answer = site.client.get(address)
    assert answer.status_code == 404
    assert "There is no" in answer.text or "No article" in answer.text


def test_words_that_no_claim_holds_are_offered_to_be_sought_in_the_texts(get: Get) -> None:
    assert 'href="/articles?q=mill+zeppelin"' in get("/claims?q=mill+zeppelin")
    assert "in the texts</a>" not in get("/claims?outlet=Nobody")


@pytest.mark.parametrize(
    "query",
    [
        "claims?since=yesterday",
        "claims?stance=shouts",
        "claims?month=2016-13",
        "demands?kind=wishes",
        "tallies?unit=wishes",
    ],
)
def test_a_filter_that_cannot_be_read_is_told_not_passed_over(site: Site, query: str) -> None:
    answer = site.client.get(f"/{query}")
    assert answer.status_code == 404
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 27.8), (5, 10, 23.7, 76.3), (10, 10, 72.2, 100.0), (1, 2, 9.5, 90.5)],
)
def test_wilson_intervals_as_published(count: int, total: int, low: float, high: float) -> None:
    """Values of the Wilson score interval without continuity correction, 95 %."""
    found = interval(count, total)
    assert found is not None
    assert [round(x, 1) for x in found] == [low, high]


def test_a_share_without_a_denominator_has_no_interval() -> None:
    assert interval(1, 0) is None
    assert interval(3, 2) is None


def test_pages_ask_for_nothing_from_elsewhere(get: Get) -> None:
    for address in ["/", *ADDRESSES]:
        page = get(address)
        for found in re.findall(r'(?:src|href|action)="([^"]+)"', page):
            external = found.startswith("https://lantern.example/")
            assert external or found.startswith(("/", "#")), found
        assert "<style" not in page
        assert not re.search(r"<script(?![^>]*src=)", page)
        assert not re.search(r'\s(style|on\w+)="', page)


def test_the_timeline_opens_with_the_time_of_the_reports(tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    with open_ledger(path, create=True) as ledger:
        for when, prefix in (("1936-07-18", "1. "), ("2016-05-03", "2. ")):
            reading = sample_reading(outlet="The Lantern", published="2016-05-04", prefix=prefix)
            event = replace(reading.understanding.events[0], interval=day(when), attribution=None)
            told = replace(reading.understanding, events=(event,))
            ledger.add_reading(replace(reading, understanding=told))
        ledger.replace_compared(Compared())
    client = site_over(path).client
    page = client.get("/timeline").text
    assert "3 May 2016" in page
    assert "18 July 1936" not in page
    link = re.search(r'1 day long before these reports is left out: <a href="([^"]+)"', page)
    assert link is not None
    assert "18 July 1936" in client.get(link[1].replace("&amp;", "&")).text
    assert len(client.get("/timeline.json").json()["rows"]) == 2
