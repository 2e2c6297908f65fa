"""Articles, actors, events, incidents, ceasefires, labels, accusations: what is asked is found."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.ledger import Ledger, queries
from counterclaim.ledger.queries import (
    AllegationFilter,
    ArticleFilter,
    EventFilter,
    IncidentFilter,
)
from counterclaim.ledger.queries.tallies import tally_units
from counterclaim.records import Compared, DecisionKind, Reading
from tests.factories import TELL_AMRA, TRUCE, actor_id, sample_compared, sample_corpus

FIRST, SECOND = sample_corpus()
COMPARED = sample_compared(FIRST, SECOND)
MINISTRY, GROUP = actor_id("Ministry of Ports"), actor_id("Stone Brigade")
AGENCY = actor_id("Harbour news agency")
INCIDENT = COMPARED.incidents[0].id


def test_articles_come_by_outlet_or_by_day(ledger: Ledger) -> None:
    by_outlet = [a.outlet for a in queries.articles(ledger).rows]
    assert by_outlet == ["Evening Mirror", "The Lantern", None]
    by_day = [a.published_start for a in queries.articles(ledger, order="day").rows]
    assert by_day == ["2016-05-04", "2016-05-05", "2016-06-01"]
    (row,) = queries.articles(ledger, ArticleFilter(outlet="The Lantern")).rows
    assert (row.claims, row.incidents, row.copies) == (3, 1, 1)


def test_an_article_has_all_its_layers(ledger: Ledger) -> None:
    found = queries.article(ledger, FIRST.article.id)
    assert found is not None
    assert found.reading == FIRST
    assert found.version == "1"
    assert len(found.claims) == 3
    text = FIRST.article.text
    by_kind: dict[str, set[str]] = {}
    for layer in found.layers:
        by_kind.setdefault(f"{layer.kind}.{layer.role}", set()).add(text[layer.start : layer.end])
    assert by_kind["attribution.cue"] == {"said", "that", "according to"}
    assert by_kind["boilerplate.span"] == {"Read our comment policy"}
    assert by_kind["event.trigger"] == {"shelled"}
    assert by_kind["label_use.span"] == {"militants"}
    assert by_kind["reply.span"] == {"We have no part in it"}
    (entity,) = {x.entity for x in found.layers if text[x.start : x.end] == "Tell Amra"} - {None}
    assert entity is not None
    assert entity.name == "Tell Amra"
    (copy,) = found.copies
    assert copy.article_id == SECOND.article.id
    assert copy.here[0].words in text
    assert queries.article(ledger, "nothing") is None


def test_actors_are_counted_and_come_in_alphabetical_order(ledger: Ledger) -> None:
    page = queries.actors(ledger)
    assert [a.name for a in page.rows] == [
        "Harbour news agency",
        "Ministry of Ports",
        "Office of Dams",
        "River Guard",
        "Stone Brigade",
    ]
    group = page.rows[4]
    assert (group.articles, group.mentions, group.said, group.said_about) == (2, 4, 0, 4)
    assert [a.name for a in queries.actors(ledger, name="BRIG").rows] == ["Stone Brigade"]
    assert queries.actors(ledger, kind="person").total == 0
    assert [a.name for a in queries.actors(ledger, offset=1, limit=2).rows] == [
        "Ministry of Ports",
        "Office of Dams",
    ]


def test_an_actor_in_detail_after_a_merge(writable: Ledger) -> None:
    writable.record_decision(DecisionKind.MERGE, AGENCY, MINISTRY, who="Ana")
    found = queries.actor(writable, AGENCY)
    assert found is not None
    assert found == queries.actor(writable, MINISTRY)
    assert found.row.name == "Ministry of Ports"
    assert [m.name for m in found.merged] == ["Harbour news agency"]
    assert (found.row.articles, found.row.said) == (3, 5)
    seen = {n.words: n for n in found.seen_as}
    assert set(seen) == {"Harbour news agency", "Ministry of Ports"}
    first = seen["Ministry of Ports"]
    text = {r.article.id: r.article.text for r in (FIRST, SECOND)}[first.article_id]
    assert text[first.start : first.end] == "Ministry of Ports"
    assert found.roles[0].title == "spokesman"
    assert {c.name for c in found.outlets} == {"Evening Mirror", "The Lantern", "outlet not stated"}
    assert queries.actors(writable).total == 4
    assert queries.actor(writable, "nobody") is None


def test_places(ledger: Ledger) -> None:
    (place,) = queries.places(ledger).rows
    assert (place.name, place.mentions, place.articles) == ("Tell Amra", 3, 3)
    assert (place.lat, place.uncertainty_km) == (36.1, 2.0)


def test_events_with_and_without_a_place(writable: Ledger) -> None:
    page = queries.events(writable, EventFilter(actor=GROUP))
    assert page.total == 2
    event = next(e for e in page.rows if e.article_id == FIRST.article.id)
    assert event.place is not None
    assert [a.name for a in event.actors] == ["Stone Brigade"]
    assert event.targets == ()
    assert (event.place.name, event.precision) == ("Tell Amra", "settlement")
    assert FIRST.article.text[event.start : event.end] == event.words == "shelled"
    assert queries.events(writable, EventFilter(located=False)).total == 0
    writable.record_decision(
        DecisionKind.SET_PLACE, FIRST.understanding.mentions[2].id, "", who="Ana"
    )
    writable.record_decision(DecisionKind.SET_DATE, FIRST.understanding.events[0].id, "", who="Ana")
    (lost,) = queries.events(writable, EventFilter(located=False)).rows
    assert lost.article_id == FIRST.article.id
    assert queries.events(writable, EventFilter(dated=False)).rows == (lost,)
    assert queries.events(writable, EventFilter(since="2016-05-03", until="2016-05-04")).total == 2
    writable.record_decision(DecisionKind.REJECT, lost.id, who="Ana")
    assert queries.events(writable, EventFilter(type="ASSAULT")).total == 2


def _of_several() -> Reading:
    """The first reading, its event done by a group and an agency to a ministry."""
    u = FIRST.understanding
    (event,) = u.events
    ministry, _, _, agency, _ = u.mentions
    event = replace(event, more_actors=(agency.id,), target=ministry.id)
    return replace(FIRST, understanding=replace(u, events=(event,)))


def test_an_event_is_found_by_each_of_its_parties(empty: Ledger) -> None:
    empty.add_reading(_of_several(), version="1")
    for party in (GROUP, AGENCY, MINISTRY):
        (event,) = queries.events(empty, EventFilter(actor=party)).rows
        assert [a.name for a in event.actors] == ["Stone Brigade", "Harbour news agency"]
        assert [t.name for t in event.targets] == ["Ministry of Ports"]
    told = empty.db.execute("SELECT actor, target FROM events").fetchall()
    assert told == [("Stone Brigade; Harbour news agency", "Ministry of Ports")]


def test_who_is_rejected_is_no_party_any_more(empty: Ledger) -> None:
    reading = _of_several()
    empty.add_reading(reading, version="1")
    empty.record_decision(DecisionKind.REJECT, reading.understanding.mentions[1].id, who="Ana")
    (event,) = queries.events(empty).rows
    assert [a.name for a in event.actors] == ["Harbour news agency"]
    assert queries.events(empty, EventFilter(actor=GROUP)).rows == ()
    (kept,) = empty.readings()
    assert kept == reading


def test_incidents_and_their_accounts(ledger: Ledger) -> None:
    (row,) = queries.incidents(ledger, order="conflicts").rows
    assert row.place is not None
    assert (row.articles, row.accounts, row.origins, row.conflict) == (2, 2, 1, 1)
    found = queries.incident(ledger, INCIDENT)
    assert found is not None
    assert [a.outlet for a in found.accounts] == ["The Lantern", "Evening Mirror"]
    value = found.accounts[1].values[0]
    assert (value.slot, value.shown, value.quotes[0].words) == (
        "killed",
        "at least 13",
        "at least 13",
    )
    clash = found.comparisons[0]
    assert (clash.outcome, clash.kind, clash.quotes_a[0].words) == (
        "conflict",
        "figure",
        "at least 13",
    )
    assert found.origins[0].why == "near-copy"
    assert queries.incident(ledger, "nothing") is None


def test_incident_filters(ledger: Ledger) -> None:
    for wanted, total in (
        (IncidentFilter(), 1),
        (IncidentFilter(actor=GROUP), 1),
        (IncidentFilter(actor=actor_id("River Guard")), 0),
        (IncidentFilter(place=TELL_AMRA.id), 1),
        (IncidentFilter(outlet="The Lantern"), 1),
        (IncidentFilter(outlet="Other"), 0),
        (IncidentFilter(article=SECOND.article.id), 1),
        (IncidentFilter(least_articles=2), 1),
        (IncidentFilter(least_articles=3), 0),
        (IncidentFilter(since="2016-05-04"), 0),
        (IncidentFilter(type="ASSAULT", until="2016-05-04"), 1),
    ):
        assert queries.incidents(ledger, wanted).total == total, wanted


def test_the_register(ledger: Ledger) -> None:
    (row,) = queries.ceasefires(ledger)
    assert (row.mentions, row.allegations, row.replies, row.tallies) == (1, 2, 1, 1)
    found = queries.ceasefire(ledger, TRUCE.id)
    assert found is not None
    assert [(p.role, p.actor.name) for p in found.parties] == [
        ("bound", "Ministry of Ports"),
        ("sponsor", "actor-harbour"),
    ]
    assert found.terms == (("prohibit", "artillery fire"),)
    assert [p.name for p in found.places] == ["Tell Amra"]
    assert [(q.role, q.words) for q in found.mentions[0].says] == [("expired", "3 May")]
    assert len(found.allegations) == 2
    assert found.replies[0].allegation == COMPARED.allegations[0].id
    assert found.tallies[0].check == "parts sum to 12, total says 13"
    assert queries.ceasefire(ledger, "nothing") is None


def test_allegations_with_what_they_go_back_to(writable: Ledger) -> None:
    wanted = AllegationFilter(alleger=MINISTRY, alleged_perpetrator=GROUP, breach=True)
    page = queries.allegations(writable, wanted)
    assert page.total == 2
    assert page.rows[0].quote.words.startswith("militants of Stone Brigade")
    assert queries.allegations(writable, AllegationFilter(alleger=GROUP)).total == 0
    first, second = page.rows
    assert first.copies == second.copies is not None
    assert first.incident == second.incident is not None
    (one,) = queries.allegations(writable, AllegationFilter(ids=(second.id, "none"))).rows
    assert one == second
    (reply,) = queries.replies(writable, replier=GROUP)
    assert (reply.kind, reply.quote.words) == ("deny", "We have no part in it")
    writable.record_decision(DecisionKind.REJECT, page.rows[0].id, who="Ana")
    assert queries.allegations(writable, wanted).total == 1


def test_tallies_by_who_counts_and_what_is_counted(ledger: Ledger) -> None:
    (tally,) = queries.tallies(ledger, issuer=MINISTRY).rows
    assert (tally.count, tally.unit) == (13.0, "breaches")
    assert tally_units(ledger) == ("breaches",)
    for named, unit, total in (
        ("of ports", None, 1),
        ("", "breaches", 1),
        ("harbour", None, 0),
        ("", "killed", 0),
    ):
        assert queries.tallies(ledger, named=named, unit=unit).total == total
    page = queries.tallies(ledger, offset=1, limit=5)
    assert (page.rows, page.total) == ((), 1)


def test_the_day_that_a_person_gave_an_article_stands_in_every_list(writable: Ledger) -> None:
    writable.record_decision(DecisionKind.SET_DATE, FIRST.article.id, "2016-07-01", who="Ana")
    incident, register = queries.incident(writable, INCIDENT), queries.ceasefire(writable, TRUCE.id)
    assert incident is not None
    assert register is not None
    listed = (
        incident.accounts,
        register.mentions,
        register.allegations,
        queries.allegations(writable).rows,
        queries.allegations(writable, AllegationFilter(since="2016-07-01")).rows,
    )
    for rows in listed:
        days = {r.published_start for r in rows if r.article_id == FIRST.article.id}
        assert days == {"2016-07-01"}


def test_labels_stand_over_all_mentions_in_the_same_voice(writable: Ledger) -> None:
    found = queries.labels(writable, actor=GROUP)
    assert [(r.outlet, r.own_voice, r.word, r.count, r.mentions) for r in found] == [
        ("Evening Mirror", False, "militants", 1, 1),
        ("The Lantern", False, "militants", 1, 1),
    ]
    writable.record_decision(DecisionKind.REJECT, FIRST.understanding.attributions[0].id, who="Ana")
    writable.record_decision(DecisionKind.REJECT, FIRST.understanding.attributions[1].id, who="Ana")
    (own,) = queries.labels(writable, outlet="The Lantern")
    assert (own.own_voice, own.count, own.mentions) == (True, 1, 2)
    assert len(queries.labels(writable)) == 3


def test_labels_article_by_article_add_up(writable: Ledger) -> None:
    found = queries.label_articles(writable, GROUP)
    used = sorted((r.outlet or "", r.uses[0][0], len(r.uses)) for r in found if r.uses)
    assert used == [("Evening Mirror", "militants", 1), ("The Lantern", "militants", 1)]
    for row in queries.labels(writable, actor=GROUP):
        mine = [r for r in found if (r.outlet, r.own_voice) == (row.outlet, row.own_voice)]
        assert sum(r.mentions for r in mine) == row.mentions
    named = queries.label_articles(writable, MINISTRY)
    assert named  # and by no label
    assert not any(r.uses for r in named)
    assert queries.label_articles(writable, "nobody") == ()


def test_labels_of_merged_actors_stand_over_all_their_mentions(writable: Ledger) -> None:
    writable.record_decision(DecisionKind.MERGE, GROUP, AGENCY, who="Ana")
    (first, _) = queries.labels(writable, actor=AGENCY)
    assert (first.actor.id, first.count, first.mentions) == (AGENCY, 1, 1)
    assert queries.labels(writable, actor=GROUP)[0] == first


def test_overview_and_history(writable: Ledger, third: Reading) -> None:
    decision = writable.record_decision(DecisionKind.MERGE, AGENCY, MINISTRY, who="Ana", why="x")
    writable.undo_decision(decision.id, who="Bo", why="y")
    found = queries.overview(writable)
    assert (found.articles, found.claims, found.actors, found.incidents) == (3, 9, 5, 1)
    assert (found.conflicts, found.allegations, found.decisions) == (1, 2, 0)
    assert found.comparison_is_stale
    assert [c.name for c in found.outlets] == ["Evening Mirror", "The Lantern", "outlet not stated"]
    assert found.days[0] == ("2016-05-04", "The Lantern", 1)
    (row,) = queries.history(writable)
    assert (row.who, row.why, row.undone_by, row.undone_why) == ("Ana", "x", "Bo", "y")


def test_an_empty_ledger_answers_everything(writable: Ledger) -> None:
    writable.replace_compared(Compared())
    assert queries.incidents(writable).rows == ()
    assert queries.ceasefires(writable) == ()
    assert queries.allegations(writable).rows == ()


def test_the_views_for_people_agree_with_the_queries(ledger: Ledger) -> None:
    rows = ledger.db.execute("SELECT id, chain, quote FROM claims ORDER BY id").fetchall()
    found = {c.id: c for c in queries.claims(ledger, limit=None).rows}
    assert len(rows) == len(found) == 9
    for claim_id, chain, quote in rows:
        assert quote == found[claim_id].quote
        assert chain.split(" → ")[:-1] == list(found[claim_id].chain[:-1])
    for view, count in (
        ("outlets", 3),
        ("actors", 5),
        ("events", 3),
        ("mentions", 15),
        ("accounts", 4),
        ("comparisons", 2),
        ("allegations", 2),
    ):
        assert ledger.db.execute(f"SELECT count(*) FROM {view}").fetchone() == (count,), view
    spans = ledger.db.execute("SELECT count(*) FROM spans").fetchone()[0]
    parts = [
        ledger.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("span", "compared_span")
    ]
    assert spans == sum(parts)
