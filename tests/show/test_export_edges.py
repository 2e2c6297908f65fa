"""Exports of what is incomplete: no source, no language, no point, no words, no such place."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import open_ledger
from counterclaim.protocols import View
from counterclaim.records import Compared, PlaceKind, Reading, Slot, SlotValue
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.annotations import annotations_of, write_annotations
from counterclaim.show.exports.brat import Standoff
from counterclaim.show.exports.incident_rows import account_rows
from counterclaim.show.exports.money import entities
from counterclaim.show.exports.stored import StoredReadings, asked_corpus, stored_corpus
from counterclaim.show.exports.told import told
from counterclaim.show.publish import publish
from counterclaim.show.publish.addresses import Address
from counterclaim.show.publish.asking import ask
from counterclaim.show.publish.rewriting import rewrite
from counterclaim.show.report import render_report
from counterclaim.spans import Span
from tests.factories import TELL_AMRA, sample_compared, sample_corpus

Messages = Callable[[dict[str, Any]], Awaitable[None]]


@pytest.fixture
def reading() -> Reading:
    """An article with every kind of record."""
    return sample_corpus()[0]


def alone(reading: Reading, view: View, compared: Compared | None = None) -> Corpus:
    return Corpus((reading,), compared or Compared(), view)


def changed(reading: Reading, **records: object) -> Reading:
    return replace(reading, understanding=replace(reading.understanding, **records))  # type: ignore[arg-type]


# Annotations ------------------------------------------------------------------------------


def test_a_claim_without_a_source_has_annotations_of_its_other_parts(
    reading: Reading, view: View
) -> None:
    claim = replace(reading.understanding.attributions[0], source=(), parent=None)
    made = changed(reading, attributions=(claim,))
    found = annotations_of(alone(made, view), made)
    parts = {b["value"] for a in found for b in a["body"] if b["value"].startswith("claim ")}
    assert parts == {"claim content", "claim cue"}


def test_a_text_of_no_known_language_says_none(reading: Reading, view: View) -> None:
    made = replace(reading, article=replace(reading.article, language=None))
    for one, known in ((reading, True), (made, False)):
        found = annotations_of(alone(one, view), one)
        sources = [target["source"] for a in found for target in a["target"]]
        assert sources
        assert all(("language" in source) == known for source in sources)


def test_an_empty_ledger_gives_a_collection_without_pages(view: View, tmp_path: Path) -> None:
    (path,) = write_annotations(Corpus((), Compared(), view), tmp_path)
    found = json.loads(path.read_text("utf-8"))
    assert found["total"] == 0
    assert not {"first", "last"} & set(found)


# brat -------------------------------------------------------------------------------------


def blanks(reading: Reading) -> Reading:
    """The reading with all its records on the empty line below the title."""
    at = reading.article.text.index("\n\n")
    blank, found = Span(at, at + 2), reading.understanding
    return changed(
        reading,
        mentions=tuple(replace(m, span=blank) for m in found.mentions),
        attributions=tuple(
            replace(a, source=(), cue=(), content=(blank,)) for a in found.attributions
        ),
        times=tuple(replace(t, span=blank) for t in found.times),
        quantities=tuple(replace(q, span=blank) for q in found.quantities),
        events=tuple(replace(e, trigger=blank) for e in found.events),
        labels=tuple(replace(x, span=blank) for x in found.labels),
    )


def test_what_stands_on_blanks_alone_is_no_mark_of_brat(reading: Reading, view: View) -> None:
    made = blanks(reading)
    assert Standoff(alone(made, view), made).text() == ""


def test_a_claim_that_is_a_cue_alone_bears_its_own_attributes(reading: Reading, view: View) -> None:
    claim = replace(reading.understanding.attributions[0], source=(), content=(), parent=None)
    made = changed(reading, attributions=(claim,), events=(), labels=(), times=(), quantities=())
    lines = Standoff(alone(made, view), made).text().splitlines()
    (mark,) = [line.split("\t")[0] for line in lines if "\tCue " in line]
    assert f"Stance {mark} accuses" in "\n".join(lines)
    assert not any(line.startswith("R") for line in lines)


def test_an_event_names_only_arguments_that_are_marked(reading: Reading, view: View) -> None:
    made = changed(reading, quantities=(), times=())
    (event,) = [
        line
        for line in Standoff(alone(made, view), made).text().splitlines()
        if line.startswith("E")
    ]
    assert "Actor:T" in event
    assert "Place:T" in event
    assert not {"Figure", "Time"} & {role.split(":")[0] for role in event.split()}


# Entities, accounts, places ---------------------------------------------------------------


def test_a_speaker_that_nobody_describes_is_left_out_of_the_entities(
    reading: Reading, view: View
) -> None:
    speakers = tuple(replace(s, actor="actor-gone", body=None) for s in reading.resolved.speakers)
    made = replace(reading, resolved=replace(reading.resolved, speakers=speakers))
    found = list(entities(alone(made, view)))
    names = {name for e in found for name in e["properties"].get("name", ())}
    assert "Stone Brigade" in names
    assert "actor-gone" not in names


def test_a_value_without_words_is_no_row(view: View) -> None:
    first, second = sample_corpus()
    compared = sample_compared(first, second)
    (incident,) = compared.incidents
    empty = SlotValue(Slot.DATE, "2016-05-03", "3 May", ())
    accounts = tuple(replace(a, values=(*a.values, empty)) for a in incident.accounts)
    made = replace(compared, incidents=(replace(incident, accounts=accounts),))
    slots = [row.slot for row in account_rows(Corpus((first, second), made, view))]
    assert sorted(slots) == ["existence", "existence", "killed", "killed"]


def spot_of(reading: Reading, view: View) -> Any:
    (found,) = told(alone(reading, view))
    return found.spot


def test_an_event_is_placed_only_as_well_as_its_place_is_known(
    reading: Reading, view: View
) -> None:
    assert spot_of(reading, view).point == (TELL_AMRA.lon, TELL_AMRA.lat)
    drifting = replace(TELL_AMRA, lat=None, lon=None)
    resolved = replace(reading.resolved, places=(drifting,))
    assert spot_of(replace(reading, resolved=resolved), view).point is None
    nameless = replace(reading, resolved=replace(reading.resolved, places=()))
    assert (spot_of(nameless, view).place, spot_of(nameless, view).name) == (None, "Tell Amra")
    unresolved = replace(reading, resolved=replace(reading.resolved, resolutions=()))
    assert spot_of(unresolved, view).name == "Tell Amra"
    (event,) = reading.understanding.events
    nowhere = spot_of(changed(reading, events=(replace(event, place=None),)), view)
    assert (nowhere.place, nowhere.name, nowhere.point) == (None, "", None)


def test_a_place_lies_in_what_is_known_to_hold_it(reading: Reading, view: View) -> None:
    district = replace(TELL_AMRA, id="place-district", name="Harbour district", parent=None)
    inside = replace(TELL_AMRA, parent=district.id)
    resolved = replace(reading.resolved, places=(inside, district))
    names = [p.name for p in spot_of(replace(reading, resolved=resolved), view).around]
    assert names == ["Tell Amra", "Harbour district"]
    country = replace(TELL_AMRA, id="XX", name="Harbour country", kind=PlaceKind.COUNTRY)
    resolved = replace(reading.resolved, places=(inside, country))
    names = [p.name for p in spot_of(replace(reading, resolved=resolved), view).around]
    assert names == ["Tell Amra", "Harbour country"]
    orphan = replace(TELL_AMRA, parent="place-gone")
    resolved = replace(reading.resolved, places=(orphan,))
    assert spot_of(replace(reading, resolved=resolved), view).around == (orphan,)
    looped = replace(TELL_AMRA, parent=TELL_AMRA.id)
    resolved = replace(reading.resolved, places=(looped,))
    assert spot_of(replace(reading, resolved=resolved), view).around == (looped,)


# A ledger article by article --------------------------------------------------------------


def test_readings_of_a_ledger_come_by_number_slice_and_id(made_ledger: Path) -> None:
    with open_ledger(made_ledger) as ledger:
        found = StoredReadings(ledger)
        ids = [reading.article.id for reading in found]
        assert ids == sorted(ids) == ledger.article_ids()
        assert found[0].article.id == ids[0]
        assert [r.article.id for r in found[1:]] == ids[1:]
        with pytest.raises(KeyError, match="no-such-article"):
            found.of("no-such-article")


def test_only_the_latest_articles_stay_in_memory(made_ledger: Path, view: View) -> None:
    with stored_corpus(made_ledger, view=view) as whole:
        corpus = replace(whole, most_kept=2)
        first, second, third = (r.article.id for r in corpus.readings)
        held = corpus.only(first)
        corpus.only(second)
        assert corpus.only(first) is held
        corpus.only(third)
        assert corpus.only(first) is held  # asked for lately
        corpus.only(second)
        corpus.only(third)
        assert corpus.only(first) is not held


def test_the_report_loads_each_article_once(
    made_ledger: Path, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    of = StoredReadings.of

    def noted(self: StoredReadings, key: str) -> Reading:
        loaded.append(key)
        return of(self, key)

    monkeypatch.setattr(StoredReadings, "of", noted)
    with asked_corpus(made_ledger, view=view, whole=True) as corpus:
        render_report(corpus, title="Once", version="0")
        assert sorted(loaded) == sorted(row.id for row in corpus.listed)


# The static copy --------------------------------------------------------------------------


async def slow_page(scope: dict[str, Any], receive: Any, send: Messages) -> None:
    """Answers in two pieces after it has looked at the request's body, and says more."""
    body = (await receive())["body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.debug", "info": {}})
    await send({"type": "http.response.body", "body": b"one " + body, "more_body": True})
    await send({"type": "http.response.body", "body": b"two"})


def test_a_page_is_asked_without_a_body_and_its_pieces_are_joined() -> None:
    with ThreadPoolExecutor(1) as apart:  # a browser test may have left a loop in this thread
        asked = ask(slow_page, Address("/overview"))  # type: ignore[arg-type]
        answer = apart.submit(asyncio.run, asked).result()
    assert (answer.status, answer.body) == (200, b"one two")


def test_a_view_that_fails_leaves_no_copy_behind(tmp_path: Path) -> None:
    async def broken(request: object) -> Any:
        from starlette.responses import PlainTextResponse

        return PlainTextResponse("no", status_code=503)

    app = Starlette()
    app.add_route("/overview", broken)
    with pytest.raises(CounterclaimError, match="/overview cannot be copied: it answers 503"):
        publish(app, tmp_path / "copy", progress=lambda _: None)
    assert not list(tmp_path.iterdir())


def test_rewriting_bears_elements_that_are_never_closed_or_close_themselves() -> None:
    page = (
        '<main><link rel="next" href="/gone"><br/><input/><img src="/static/a.png"/>'
        '<button>Press<br><i>now</b></button><meta data-live><svg><rect x="0"/></svg>'
        "<button><br/>and</button></main>"
    )
    found = rewrite(page, lambda link: link if "static" in link else None, note="")
    assert found == (
        '<main>\n<p class="note"></p><link rel="next"><br/><img src="/static/a.png"/>'
        '<svg><rect x="0"/></svg></main>'
    )
