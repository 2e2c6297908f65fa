"""Decisions take effect at once, survive re-reading, can be undone, and travel."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, dump, open_ledger, verify
from counterclaim.records import (
    DateBasis,
    Decision,
    DecisionKind,
    EventType,
    LabelClass,
    MentionKind,
    Reading,
    Stance,
)
from counterclaim.spans import Span
from tests.factories import (
    Finder,
    actor_id,
    day,
    digest,
    sample_compared,
    sample_corpus,
    sample_reading,
)

K = DecisionKind
WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)
GROUP, MINISTRY = actor_id("Stone Brigade"), actor_id("Ministry of Ports")
AGENCY = actor_id("Harbour news agency")
FIRST, SECOND = sample_corpus()
ACCUSES, AGENCY_CLAIM, DENIES = FIRST.understanding.attributions


def fill(path: Path, *, compared: bool = True) -> Path:
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(FIRST)
        ledger.add_reading(SECOND)
        if compared:
            ledger.replace_compared(sample_compared(FIRST, SECOND))
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("judging") / "sample.ledger")


@pytest.fixture
def ledger(tmp_path: Path, made: Path) -> Any:
    with open_ledger(shutil.copy(made, tmp_path)) as ledger:
        yield ledger
    assert verify(tmp_path / "sample.ledger") == []


def corrected(ledger: Ledger, like: Reading = FIRST) -> Reading:
    return next(r for r in ledger.corrected_readings() if r.article.id == like.article.id)


def one(ledger: Ledger, sql: str, *values: str) -> Any:
    (row,) = ledger.db.execute(sql, values).fetchall()
    return row[0] if len(row) == 1 else row


def claim_speaker(ledger: Ledger, claim: str) -> list[Any]:
    sql = "SELECT actor FROM claim_speaker JOIN claim ON key = claim WHERE id = ?"
    return [row[0] for row in ledger.db.execute(sql, (claim,))]


def test_a_merge_holds_for_every_article_and_ends_with_its_undoing(ledger: Ledger) -> None:
    decision = ledger.record_decision(K.MERGE, AGENCY, MINISTRY, who="Ana", why="one office")
    assert one(ledger, "SELECT canonical FROM actor WHERE id = ?", AGENCY) == MINISTRY
    for like in (FIRST, SECOND):
        resolved = corrected(ledger, like).resolved
        assert AGENCY not in {a.id for a in resolved.actors}
        assert [s.actor for s in resolved.speakers][:2] == [MINISTRY, MINISTRY]
        merged = next(a for a in resolved.actors if a.id == MINISTRY)
        assert {"Harbour news agency", "Ministry of Ports"} <= {n.text for n in merged.names}
    assert ledger.comparison_is_stale()
    ledger.undo_decision(decision.id, who="Bo", why="two after all")
    assert one(ledger, "SELECT canonical FROM actor WHERE id = ?", AGENCY) == AGENCY
    assert corrected(ledger) == FIRST


def test_a_ring_of_merges_ends_in_one_actor(ledger: Ledger) -> None:
    for gone, stays in ((AGENCY, MINISTRY), (MINISTRY, GROUP), (GROUP, AGENCY)):
        ledger.record_decision(K.MERGE, gone, stays, who="Ana")
    found = {row[0] for row in ledger.db.execute("SELECT DISTINCT canonical FROM actor")}
    assert len(found) == 1


def test_the_last_name_given_is_shown(ledger: Ledger) -> None:
    first = ledger.record_decision(K.RENAME, GROUP, "Stone Brigade (2014)", who="Ana", when=WHEN)
    second = ledger.record_decision(K.RENAME, GROUP, "Brigade of Stone", who="Bo")
    ask = "SELECT name FROM actor WHERE id = ?"
    assert one(ledger, ask, GROUP) == "Brigade of Stone"
    assert "Brigade of Stone" in {a.name for a in corrected(ledger).resolved.actors}
    ledger.undo_decision(second.id, who="Bo")
    assert one(ledger, ask, GROUP) == "Stone Brigade (2014)"
    ledger.undo_decision(first.id, who="Bo")
    assert one(ledger, ask, GROUP) == "Stone Brigade"


def test_a_rejected_claim_is_kept_aside_and_its_content_falls_to_the_voice_around_it(
    ledger: Ledger,
) -> None:
    decision = ledger.record_decision(K.REJECT, ACCUSES.id, who="Ana")
    reading = corrected(ledger)
    assert ACCUSES.id not in {a.id for a in reading.understanding.attributions}
    assert reading.understanding.events[0].attribution == AGENCY_CLAIM.id
    assert reading.understanding.labels[0].attribution == AGENCY_CLAIM.id
    assert one(ledger, "SELECT rejected FROM claim WHERE id = ?", ACCUSES.id) == 1
    assert ledger.reading(FIRST.article.id) == FIRST
    ledger.undo_decision(decision.id, who="Ana")
    assert corrected(ledger) == FIRST
    assert one(ledger, "SELECT rejected FROM claim WHERE id = ?", ACCUSES.id) == 0


def test_rejecting_mends_every_link(ledger: Ledger) -> None:
    u = FIRST.understanding
    for record in (u.mentions[1], u.quantities[0], u.times[0]):
        ledger.record_decision(K.REJECT, record.id, who="Ana")
    event = corrected(ledger).understanding.events[0]
    assert (event.actor, event.quantities, event.time, event.interval) == (None, (), None, None)
    assert corrected(ledger).understanding.labels[0].mention is None
    assert one(ledger, "SELECT actor FROM label WHERE id = ?", u.labels[0].id) is None
    ledger.record_decision(K.REJECT, u.labels[0].id, who="Ana")
    ledger.record_decision(K.REJECT, event.id, who="Ana")
    assert corrected(ledger).understanding.labels == ()
    assert corrected(ledger).understanding.events == ()
    assert one(ledger, "SELECT rejected FROM label WHERE id = ?", u.labels[0].id) == 1


@pytest.mark.parametrize(
    ("layer", "field", "value"),
    [
        ("attributions", "stance", Stance.WARNS),
        ("mentions", "kind", MentionKind.PERSON),
        ("events", "type", EventType.COERCE),
        ("labels", "label_class", LabelClass.NEUTRAL),
    ],
)
def test_relabelling(ledger: Ledger, layer: str, field: str, value: Any) -> None:
    record = getattr(FIRST.understanding, layer)[0]
    ledger.record_decision(K.RELABEL, record.id, value.value, who="Ana")
    found = getattr(corrected(ledger).understanding, layer)[0]
    assert found == replace(record, **{field: value})


def test_a_relabelled_claim_says_which_decision_changed_it(ledger: Ledger) -> None:
    decision = ledger.record_decision(K.RELABEL, DENIES.id, "doubts", who="Ana")
    found = one(ledger, "SELECT stance, decisions FROM claim WHERE id = ?", DENIES.id)
    assert found == ("doubts", json.dumps([decision.id]))


def test_a_speaker_is_set_known_new_or_nobody(ledger: Ledger) -> None:
    ledger.record_decision(K.SET_SPEAKER, DENIES.id, GROUP, who="Ana", when=WHEN)
    assert claim_speaker(ledger, DENIES.id) == [GROUP]
    new = ledger.record_decision(
        K.SET_SPEAKER, DENIES.id, '{"name": "Omar K", "kind": "person"}', who="Ana"
    )
    (made,) = claim_speaker(ledger, DENIES.id)
    assert one(ledger, "SELECT name, kind, canonical FROM actor WHERE id = ?", made) == (
        "Omar K",
        "person",
        made,
    )
    assert made in {a.id for a in corrected(ledger).resolved.actors}
    ledger.undo_decision(new.id, who="Ana")
    assert claim_speaker(ledger, DENIES.id) == [GROUP]
    assert one(ledger, "SELECT count(*) FROM actor WHERE id = ?", made) == 0
    ledger.record_decision(K.SET_SPEAKER, DENIES.id, "", who="Ana")
    assert claim_speaker(ledger, DENIES.id) == [None]


def test_a_split_takes_the_named_mentions_and_their_speakers(ledger: Ledger) -> None:
    ledger.record_decision(K.MERGE, AGENCY, MINISTRY, who="Ana", when=WHEN)
    value = json.dumps({"name": "Harbour wire", "names": ["Harbour news agency"]})
    decision = ledger.record_decision(K.SPLIT, MINISTRY, value, who="Ana")
    (made,) = claim_speaker(ledger, AGENCY_CLAIM.id)
    assert one(ledger, "SELECT name FROM actor WHERE id = ?", made) == "Harbour wire"
    assert claim_speaker(ledger, ACCUSES.id) == [MINISTRY]
    mention = FIRST.understanding.mentions[3]
    assert one(ledger, "SELECT entity FROM reference WHERE mention_id = ?", mention.id) == made
    ledger.undo_decision(decision.id, who="Ana")
    assert claim_speaker(ledger, AGENCY_CLAIM.id) == [AGENCY]


def test_a_place_is_set_on_a_mention_and_on_an_event_without_one(ledger: Ledger) -> None:
    mention, event = FIRST.understanding.mentions[2], FIRST.understanding.events[0]
    ledger.record_decision(K.SET_PLACE, mention.id, "", who="Ana", when=WHEN)
    assert (
        ledger.db.execute("SELECT 1 FROM reference WHERE mention_id = ?", (mention.id,)).fetchall()
        == []
    )
    ledger.record_decision(K.REJECT, mention.id, who="Ana")
    assert corrected(ledger).understanding.events[0].place is None
    ledger.record_decision(K.SET_PLACE, event.id, "place-tell-amra", who="Ana")
    reading = corrected(ledger)
    made = reading.understanding.events[0].place
    assert made is not None
    assert {r.mention_id: r.entity for r in reading.resolved.resolutions}[made] == "place-tell-amra"


def test_dates_are_set_and_an_event_follows_its_time(ledger: Ledger) -> None:
    u = FIRST.understanding
    ledger.record_decision(K.SET_DATE, FIRST.article.id, "2016-05-10", who="Ana")
    ledger.record_decision(K.SET_DATE, u.times[0].id, "2016-05-02", who="Ana")
    reading = corrected(ledger)
    assert reading.article.published.interval == day("2016-05-10")
    assert reading.article.published.basis is DateBasis.OPTION
    assert reading.understanding.events[0].interval == day("2016-05-02")
    assert one(ledger, "SELECT published_start FROM claim WHERE id = ?", DENIES.id) == "2016-05-10"
    ledger.record_decision(K.SET_DATE, u.events[0].id, "2016-05-01", who="Ana")
    assert corrected(ledger).understanding.events[0].interval == day("2016-05-01")


def test_an_added_claim_is_a_claim_with_words_a_speaker_and_a_maker(
    ledger: Ledger, tmp_path: Path
) -> None:
    find = Finder(FIRST.article.text)
    content, source = find("killing at least 13 people"), find("militants")
    value = json.dumps(
        {
            "source": [[source.start, source.end]],
            "content": [[content.start, content.end]],
            "stance": "confirms",
            "speaker": GROUP,
        }
    )
    decision = ledger.record_decision(K.ADD_CLAIM, FIRST.article.id, value, who="Ana")
    found = one(ledger, "SELECT id, quote, made_by FROM claim WHERE stance = 'confirms'")
    assert found[1:] == ("killing at least 13 people", "person:Ana")
    assert claim_speaker(ledger, found[0]) == [GROUP]
    assert verify(ledger.path) == []
    ledger.undo_decision(decision.id, who="Ana")
    assert one(ledger, "SELECT count(*) FROM claim WHERE id = ?", found[0]) == 0


def test_a_rejected_allegation_stays_out_when_compare_runs_again(ledger: Ledger) -> None:
    compared = sample_compared(FIRST, SECOND)
    gone, kept = compared.allegations
    decision = ledger.record_decision(K.REJECT, gone.id, who="Ana")
    assert ledger.compared().allegations == (kept,)
    again = replace(  # another version names it otherwise
        compared, allegations=(replace(gone, id="other"), kept), replies=()
    )
    ledger.replace_compared(again)
    assert ledger.compared().allegations == (kept,)
    ledger.undo_decision(decision.id, who="Ana")
    assert len(ledger.compared().allegations) == 2


def test_the_last_word_on_a_pair_of_events_counts(ledger: Ledger) -> None:
    a, b = FIRST.understanding.events[0].id, SECOND.understanding.events[0].id
    pair = frozenset({(min(a, b), max(a, b))})
    ledger.record_decision(K.SAME_INCIDENT, a, b, who="Ana", when=WHEN)
    assert ledger.judged_pairs(K.SAME_INCIDENT) == pair
    last = ledger.record_decision(K.NOT_SAME_INCIDENT, b, a, who="Bo")
    assert ledger.judged_pairs(K.SAME_INCIDENT) == frozenset()
    assert ledger.judged_pairs(K.NOT_SAME_INCIDENT) == pair
    ledger.undo_decision(last.id, who="Bo")
    assert ledger.judged_pairs(K.SAME_INCIDENT) == pair


def other_model(reading: Reading, *, shift: int = 2) -> Reading:
    """The same article as another model reads it: other ids, content a little shorter."""
    u, r = reading.understanding, reading.resolved
    renamed = {a.id: digest(a.id, "other") for a in u.attributions}
    attributions = tuple(
        replace(
            a,
            id=renamed[a.id],
            parent=renamed.get(a.parent or ""),
            content=tuple(Span(s.start + shift, s.end) for s in a.content),
        )
        for a in u.attributions
    )
    voices = tuple(replace(x, attribution=renamed.get(x.attribution or "")) for x in u.labels)
    events = tuple(replace(x, attribution=renamed.get(x.attribution or "")) for x in u.events)
    return replace(
        reading,
        understanding=replace(u, attributions=attributions, labels=voices, events=events),
        resolved=replace(
            r,
            speakers=tuple(
                replace(s, attribution_id=renamed[s.attribution_id]) for s in r.speakers
            ),
        ),
    )


def test_decisions_find_their_record_again_when_the_model_changes(ledger: Ledger) -> None:
    ledger.record_decision(K.SET_SPEAKER, DENIES.id, GROUP, who="Ana")
    ledger.record_decision(K.REJECT, ACCUSES.id, who="Ana")
    ledger.add_reading(other_model(FIRST), version="2")
    reading = corrected(ledger)
    assert len(reading.understanding.attributions) == 2
    denies = next(a for a in reading.understanding.attributions if a.stance is Stance.DENIES)
    assert claim_speaker(ledger, denies.id) == [GROUP]


def test_a_decision_on_words_that_are_gone_or_read_twice_waits(ledger: Ledger) -> None:
    ledger.record_decision(K.REJECT, DENIES.id, who="Ana")
    ledger.add_reading(other_model(FIRST, shift=18), version="2")  # other words
    assert len(corrected(ledger).understanding.attributions) == 3
    model = other_model(FIRST)
    twin = replace(model.understanding.attributions[2], id="twin")
    both = replace(
        model,
        understanding=replace(
            model.understanding, attributions=(*model.understanding.attributions, twin)
        ),
    )
    ledger.add_reading(both, version="3")  # two readings of the same words: which is meant?
    assert len(corrected(ledger).understanding.attributions) == 4
    ledger.add_reading(FIRST, version="4")
    assert len(corrected(ledger).understanding.attributions) == 2


@pytest.mark.parametrize(
    ("kind", "subject", "value", "message"),
    [
        (K.MERGE, "nobody", MINISTRY, "no actor 'nobody'"),
        (K.MERGE, MINISTRY, "nobody", "no actor 'nobody'"),
        (K.REJECT, "nothing", "", "no record 'nothing'"),
        (K.SET_DATE, "nothing", "2016", "no record 'nothing'"),
    ],
)
def test_unknown_subjects_are_refused(
    ledger: Ledger, kind: DecisionKind, subject: str, value: str, message: str
) -> None:
    with pytest.raises(LedgerError, match=message):
        ledger.record_decision(kind, subject, value, who="Ana")
    assert ledger.decisions() == ()


def test_a_decision_that_could_not_be_kept_is_forgotten(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("counterclaim.ledger.judging.STALE", None)  # cannot be stored
        with pytest.raises(LedgerError):
            ledger.record_decision(K.MERGE, AGENCY, MINISTRY, who="Ana", when=WHEN)
    assert ledger.decisions() == ()
    ledger.record_decision(K.REJECT, DENIES.id, who="Ana", when=WHEN)
    assert one(ledger, "SELECT rejected FROM claim WHERE id = ?", DENIES.id) == 1
    assert one(ledger, "SELECT canonical FROM actor WHERE id = ?", AGENCY) == AGENCY


def test_decisions_are_listed_in_order_and_never_go(ledger: Ledger) -> None:
    first = ledger.record_decision(K.RENAME, GROUP, "One", who="Ana", when=WHEN, why="a")
    second = ledger.record_decision(K.RENAME, GROUP, "Two", who="Bo")
    ledger.undo_decision(first.id, who="Bo")
    ledger.undo_decision(first.id, who="Cy")  # undone already: nothing more happens
    assert ledger.decisions() == (replace(first, undone=True), second)
    with pytest.raises(LedgerError, match="no decision"):
        ledger.undo_decision("nothing", who="Bo")


# Travel and determinism -------------------------------------------------------------------

Choice = tuple[DecisionKind, str, str]
CLAIMS = [a.id for r in (FIRST, SECOND) for a in r.understanding.attributions]
MENTIONS = [m.id for m in FIRST.understanding.mentions]
ACTORS = [GROUP, MINISTRY, AGENCY]
SPLIT = json.dumps({"name": "Wing", "names": ["Stone Brigade"]})
CHOICES: st.SearchStrategy[Choice] = st.one_of(
    st.tuples(st.just(K.MERGE), st.sampled_from(ACTORS), st.sampled_from(ACTORS)).filter(
        lambda c: c[1] != c[2]
    ),
    st.tuples(st.just(K.RENAME), st.sampled_from(ACTORS), st.sampled_from(["One", "Two"])),
    st.tuples(st.just(K.SPLIT), st.sampled_from(ACTORS), st.just(SPLIT)),
    st.tuples(st.just(K.REJECT), st.sampled_from(CLAIMS), st.just("")),
    st.tuples(
        st.just(K.REJECT),
        st.sampled_from([m.id for m in FIRST.understanding.mentions]),
        st.just(""),
    ),
    st.tuples(st.just(K.RELABEL), st.sampled_from(CLAIMS), st.sampled_from(["warns", "doubts"])),
    st.tuples(
        st.just(K.SET_SPEAKER),
        st.sampled_from(CLAIMS),
        st.sampled_from([*ACTORS, "", '{"name": "Omar K"}']),
    ),
    st.tuples(st.just(K.SET_DATE), st.just(FIRST.article.id), st.sampled_from(["2016", ""])),
    st.tuples(
        st.just(K.ADD_CLAIM), st.just(SECOND.article.id), st.just('{"content": [[3, 9], [12, 20]]}')
    ),
)


def said(path: Path, *, without: tuple[str, ...] = ("meta",)) -> list[str]:
    return [line for line in dump(path) if json.loads(line)[0] not in without]


@settings(max_examples=25)
@given(choices=st.lists(CHOICES, min_size=1, max_size=6), data=st.data())
def test_state_depends_on_readings_and_decisions_not_on_their_order(
    tmp_path_factory: pytest.TempPathFactory, choices: list[Choice], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("state")
    early, late = fill(folder / "early", compared=False), folder / "late"
    with open_ledger(early) as ledger:
        for kind, subject, value in choices:
            ledger.record_decision(kind, subject, value, who="Ana")
        for decision in ledger.decisions():
            if data.draw(st.booleans()):
                ledger.undo_decision(decision.id, who="Bo")
        lines = list(ledger.export_decisions())
    with open_ledger(late, create=True) as ledger:
        ledger.import_decisions(lines)
        ledger.add_reading(SECOND)
        ledger.add_reading(FIRST)
    assert said(late) == said(early)
    assert verify(early) == []


@settings(max_examples=15)
@given(choices=st.lists(CHOICES, min_size=1, max_size=6))
def test_undoing_all_decisions_leaves_what_was_read(
    tmp_path_factory: pytest.TempPathFactory, choices: list[Choice]
) -> None:
    path = fill(tmp_path_factory.mktemp("state") / "a", compared=False)
    kept = ("meta", "decision", "decision_undo")
    before = said(path, without=kept)
    with open_ledger(path) as ledger:
        for kind, subject, value in choices:
            ledger.record_decision(kind, subject, value, who="Ana")
        for decision in ledger.decisions():
            ledger.undo_decision(decision.id, who="Bo")
        assert list(ledger.corrected_readings()) == list(ledger.readings())
    assert said(path, without=kept) == before


def exported(path: Path) -> list[str]:
    with open_ledger(path) as ledger:
        ledger.record_decision(K.RENAME, GROUP, "One", who="Ana", when=WHEN)
        second = ledger.record_decision(K.REJECT, DENIES.id, who="Ana", when=WHEN)
        ledger.undo_decision(second.id, who="Bo", when=WHEN, why="no")
        return list(ledger.export_decisions())


def test_decisions_travel_whole_and_only_once(tmp_path: Path) -> None:
    lines = exported(fill(tmp_path / "a"))
    with open_ledger(fill(tmp_path / "b")) as ledger:
        assert ledger.import_decisions([*lines, "", "  \n"]) == 2
        assert ledger.import_decisions(lines) == 0
        assert list(ledger.export_decisions()) == lines
    assert said(tmp_path / "a") == said(tmp_path / "b")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda line: line.replace("One", "Two"), "line 2: .*does not have the id"),
        (lambda line: "{", "line 2 is no decision"),
        (lambda line: "[]", "line 2 is no decision"),
        (lambda line: line.replace('"who":"Ana",', ""), "line 2 is no decision"),
    ],
)
def test_a_spoilt_line_is_named_and_nothing_is_added(
    tmp_path: Path, spoil: Callable[[str], str], message: str
) -> None:
    rename, reject = sorted(exported(fill(tmp_path / "a")), key=lambda x: "rename" not in x)
    with open_ledger(fill(tmp_path / "b")) as ledger:
        with pytest.raises(LedgerError, match=message):
            ledger.import_decisions([reject, spoil(rename)])
        assert ledger.decisions() == ()


def test_apply_decisions_is_a_pure_function() -> None:
    from counterclaim.ledger import apply_decisions
    from counterclaim.ledger.decisions import decide

    decision = decide(Decision("", K.MERGE, AGENCY, MINISTRY, "Ana", WHEN))
    (first,) = apply_decisions([FIRST], [decision])
    assert [s.actor for s in first.resolved.speakers][:2] == [MINISTRY, MINISTRY]
    (same,) = apply_decisions([FIRST], [replace(decision, undone=True)])
    assert same == FIRST
    assert sample_reading() == FIRST
