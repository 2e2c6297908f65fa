"""Readings and comparisons go in and come out unchanged, whatever the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from counterclaim.errors import LedgerError, SpanError, UnreadableInputError
from counterclaim.ledger import Ledger, open_ledger, verify
from counterclaim.ledger.digest import sealed
from counterclaim.records import (
    Compared,
    DecisionKind,
    Mention,
    MentionKind,
    Name,
    Quarantined,
    Reading,
    RunSummary,
)
from counterclaim.spans import Span
from tests.factories import (
    MADE_BY,
    actor_id,
    article_of,
    sample_actor,
    sample_compared,
    sample_corpus,
    sample_reading,
)
from tests.ledger.strategies import readings

LAYERS = ("sentences", "mentions", "attributions", "times", "quantities", "events", "labels")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sample.ledger"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """One ledger that all drawn readings go into."""
    with open_ledger(tmp_path_factory.mktemp("ledger") / "shared.ledger", create=True) as ledger:
        yield ledger


def rows(ledger: Ledger, sql: str) -> list[tuple[object, ...]]:
    return ledger.db.execute(sql).fetchall()


def test_a_reading_comes_back_as_it_went_in(path: Path) -> None:
    first, second = sample_corpus()
    with open_ledger(path, create=True) as ledger:
        assert ledger.add_reading(first, version="1")
        assert ledger.add_reading(second, version="1")
    with open_ledger(path, readonly=True) as ledger:
        assert {r.article.id: r for r in ledger.readings()} == {
            first.article.id: first,
            second.article.id: second,
        }
    assert verify(path) == []


@settings(max_examples=60)
@given(reading=readings())
def test_any_reading_comes_back_as_it_went_in(shared: Ledger, reading: Reading) -> None:
    shared.add_reading(reading, version="1")
    found = shared.reading(reading.article.id)
    assert found == reading
    assert sealed(found) == sealed(reading)


def test_a_zero_with_a_sign_breaks_no_seal(path: Path) -> None:
    reading = sample_reading()
    zero = replace(reading.understanding.quantities[0], high=-0.0)
    quantities = (zero, *reading.understanding.quantities[1:])
    understanding = replace(reading.understanding, quantities=quantities)
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(replace(reading, understanding=understanding), version="1")
    assert verify(path) == []


def test_every_span_of_any_reading_equals_its_words(shared: Ledger) -> None:
    assert len(shared.article_ids()) > 10
    unknown = [f for f in verify(shared.path) if "not described" not in f.message]
    assert unknown == []


def test_what_compare_found_comes_back_as_it_went_in(path: Path) -> None:
    first, second = sample_corpus()
    compared = sample_compared(first, second)
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(first)
        ledger.add_reading(second)
        ledger.replace_compared(compared)
        assert ledger.compared() == compared
        ledger.replace_compared(compared)
        assert ledger.compared() == compared
        ledger.replace_compared(Compared())
        assert ledger.compared() == Compared()
    assert verify(path) == []


def test_what_compare_finds_is_written_in_parts_and_whole_or_not_at_all(path: Path) -> None:
    first, second = sample_corpus()
    compared = sample_compared(first, second)
    told = Compared(
        incidents=compared.incidents, comparisons=compared.comparisons, origins=compared.origins
    )
    apart = replace(compared, incidents=(), comparisons=(), origins=())

    def breaking() -> Iterator[Compared]:
        yield apart
        raise RuntimeError("no further")

    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(first)
        ledger.add_reading(second)
        ledger.replace_compared_by(iter((apart, told)))
        assert ledger.compared() == compared
        with pytest.raises(RuntimeError, match="no further"):
            ledger.replace_compared_by(breaking())
        assert ledger.compared() == compared
    assert verify(path) == []


def test_reading_again_by_the_same_version_changes_nothing(path: Path) -> None:
    reading = sample_reading()
    with open_ledger(path, create=True) as ledger:
        assert ledger.add_reading(reading, version="1") is True
        before = rows(ledger, "SELECT * FROM claim ORDER BY id")
        assert ledger.add_reading(reading, version="1") is False
        assert rows(ledger, "SELECT * FROM claim ORDER BY id") == before
        assert rows(ledger, "SELECT count(*) FROM article") == [(1,)]


def test_another_version_replaces_the_whole_reading(path: Path) -> None:
    reading = sample_reading()
    fewer = replace(
        reading,
        understanding=replace(reading.understanding, events=(), labels=()),
        resolved=replace(reading.resolved, speakers=()),
    )
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(reading, version="1")
        assert ledger.has_article(reading.article.id, "1")
        assert not ledger.has_article(reading.article.id, "2")
        ledger.add_reading(fewer, version="2")
        assert ledger.has_article(reading.article.id, "2")
        assert ledger.reading(reading.article.id) == fewer
        assert rows(ledger, "SELECT count(*) FROM span WHERE record_kind = 'event'") == [(0,)]
    assert verify(path) == []


def test_a_new_reading_drops_the_comparison_that_was_made_from_the_old_one(path: Path) -> None:
    first, second = sample_corpus()
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(first, version="1")
        ledger.add_reading(second, version="1")
        assert ledger.comparison_is_stale()
        ledger.replace_compared(sample_compared(first, second))
        assert not ledger.comparison_is_stale()
        ledger.add_reading(first, version="2")  # same records: still valid
        assert ledger.compared() != Compared()
        assert not ledger.comparison_is_stale()
        other = replace(first, resolved=replace(first.resolved, speakers=()))
        ledger.add_reading(other, version="3")
        assert ledger.compared() == Compared()
        assert ledger.comparison_is_stale()


def test_a_comparison_that_was_overtaken_stays_stale(path: Path) -> None:
    first, second = sample_corpus()
    compared = sample_compared(first, second)
    with open_ledger(path, create=True) as ledger, open_ledger(path) as other:
        ledger.add_reading(first)
        ledger.add_reading(second)
        assert len(list(ledger.corrected_readings())) == 2
        other.record_decision(DecisionKind.RENAME, actor_id("Stone Brigade"), "Stones", who="Ana")
        ledger.replace_compared(compared)
        assert ledger.comparison_is_stale()
        assert len(list(ledger.corrected_readings())) == 2
        ledger.replace_compared(compared)
        assert not ledger.comparison_is_stale()


def test_a_comparison_of_records_that_are_gone_says_to_run_again(path: Path) -> None:
    first, second = sample_corpus()
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(first)
        ledger.add_reading(replace(second, understanding=replace(second.understanding, events=())))
        with pytest.raises(LedgerError, match="changed by another process"):
            ledger.replace_compared(sample_compared(first, second))
        assert ledger.compared() == Compared()


def test_readings_are_ordered_by_id_not_by_time_of_reading(tmp_path: Path) -> None:
    corpus = [sample_reading(prefix=f"{n}. ") for n in range(6)]
    orders = []
    for name, items in (("a", corpus), ("b", corpus[::-1])):
        with open_ledger(tmp_path / name, create=True) as ledger:
            for reading in items:
                ledger.add_reading(reading)
            orders.append([r.article.id for r in ledger.readings()])
    assert orders[0] == orders[1] == sorted(orders[0])


def broken(reading: Reading) -> dict[str, Reading]:
    u, mention = reading.understanding, reading.understanding.mentions[0]
    beyond = replace(mention, span=Span(0, len(reading.article.text) + 1))
    return {
        "points at no words": replace(
            reading,
            understanding=replace(
                u,
                attributions=tuple(
                    replace(a, source=(), cue=(), content=(), hedges=(), stance_cue=None)
                    for a in u.attributions
                ),
            ),
        ),
        "does not say its maker": replace(
            reading,
            understanding=replace(u, mentions=(replace(mention, made_by=""), *u.mentions[1:])),
        ),
        "runs past": replace(reading, understanding=replace(u, mentions=(beyond, *u.mentions[1:]))),
        "which is not there": replace(reading, understanding=replace(u, times=())),
        "UNIQUE": replace(reading, understanding=replace(u, mentions=(*u.mentions, mention))),
        "another article": replace(
            reading,
            understanding=replace(
                u, mentions=(*u.mentions, replace(mention, id="x", article_id="y"))
            ),
        ),
    }


@pytest.mark.parametrize("message", list(broken(sample_reading())))
def test_a_reading_that_does_not_hold_together_leaves_no_trace(path: Path, message: str) -> None:
    reading = sample_reading()
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(reading, version="1")
        with pytest.raises((LedgerError, SpanError), match=message):
            ledger.add_reading(broken(reading)[message], version="2")
        assert ledger.reading(reading.article.id) == reading
        assert ledger.has_article(reading.article.id, "1")
    assert verify(path) == []


def test_half_a_surrogate_pair_is_refused_by_name(path: Path) -> None:
    text = "a\ud83d b"
    article = replace(article_of("x"), text=text, origin="feed.jsonl#7")
    reading = replace(sample_reading(), article=article)
    empty = replace(
        reading,
        understanding=replace(
            reading.understanding,
            **dict.fromkeys(LAYERS, ()),  # type: ignore[arg-type]
        ),
        resolved=replace(reading.resolved, resolutions=(), speakers=()),
    )
    with open_ledger(path, create=True) as ledger:
        with pytest.raises(UnreadableInputError, match=r"feed\.jsonl#7.*surrogate"):
            ledger.add_reading(empty)
        assert ledger.article_ids() == []


def test_quarantine_keeps_a_document_once_and_lets_it_go_when_read(path: Path) -> None:
    reading = sample_reading()
    sha, raw = reading.article.sha256, reading.article.raw
    with open_ledger(path, create=True) as ledger:
        ledger.add_quarantined(Quarantined("b.txt", "no text", None, b""))
        ledger.add_quarantined(Quarantined("a.txt", "too deep", sha, raw))
        ledger.add_quarantined(Quarantined("a.txt", "too slow", sha, raw))
        assert ledger.quarantined() == (
            Quarantined("a.txt", "too slow", sha, raw),
            Quarantined("b.txt", "no text", None, b""),
        )
        ledger.add_reading(reading)
        assert [q.origin for q in ledger.quarantined()] == ["b.txt"]


def test_runs_and_facts_are_kept(path: Path) -> None:
    when = datetime(2024, 1, 2, tzinfo=UTC)
    with open_ledger(path, create=True) as ledger:
        ledger.record_run(RunSummary(3, 2, 1), version="1", started=when, finished=when)
        ledger.set_meta("model", "reader/4")
        ledger.set_meta("model", "reader/5")
        assert ledger.meta("model") == "reader/5"
        assert ledger.meta("nothing") is None
        assert rows(ledger, "SELECT read, added, known FROM run") == [(3, 2, 1)]


def test_the_words_of_one_actor_are_combined_in_any_order(tmp_path: Path) -> None:
    group = actor_id("Stone Brigade")
    plain = sample_actor("Stone Brigade", MentionKind.ARMED_GROUP)
    named = replace(plain, names=(Name("Sons of Stone"),))
    first, second = (
        replace(
            reading,
            resolved=replace(
                reading.resolved,
                actors=tuple(actor if a.id == group else a for a in reading.resolved.actors),
            ),
        )
        for reading, actor in zip(sample_corpus(), (plain, named), strict=True)
    )
    found = []
    for name, items in (("a", (first, second)), ("b", (second, first))):
        with open_ledger(tmp_path / name, create=True) as ledger:
            for reading in items:
                ledger.add_reading(reading)
            found.append(rows(ledger, "SELECT * FROM actor ORDER BY id"))
            found[-1] += rows(ledger, f"SELECT text FROM actor_name WHERE actor_id = '{group}'")
    assert found[0] == found[1]
    assert ("Sons of Stone",) in found[0]
    assert ("The Stone Brigade",) in found[0]


def test_the_knowledge_pack_outweighs_the_articles_until_it_is_gone(path: Path) -> None:
    group = actor_id("Stone Brigade")
    pack = replace(sample_actor("Stone Brigade"), name="Stone Brigade (2012)", known=True)
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(sample_reading())
        ledger.replace_knowledge([pack])
        ask = f"SELECT name, known FROM actor WHERE id = '{group}'"
        assert rows(ledger, ask) == [("Stone Brigade (2012)", 1)]
        ledger.replace_knowledge([])
        assert rows(ledger, ask) == [("Stone Brigade", 0)]


def test_an_actor_that_no_article_names_any_more_is_gone(path: Path) -> None:
    reading = sample_reading()
    without = replace(
        reading, resolved=replace(reading.resolved, resolutions=(), speakers=(), actors=())
    )
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(reading, version="1")
        ledger.add_reading(without, version="2")
        assert rows(ledger, "SELECT count(*) FROM actor") == [(0,)]
        assert rows(ledger, "SELECT count(*) FROM claim_speaker") == [(0,)]


def test_claims_hold_the_innermost_voice_and_whom_they_are_about(path: Path) -> None:
    reading = sample_reading()
    accuses, agency, denies = reading.understanding.attributions
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(reading)
        about = rows(
            ledger,
            "SELECT claim.id, entity FROM claim_about JOIN claim ON claim.key = claim "
            "WHERE entity_kind = 'actor'",
        )
        assert set(about) == {
            (accuses.id, actor_id("Stone Brigade")),
            (agency.id, actor_id("Stone Brigade")),
            (agency.id, actor_id("Ministry of Ports")),
        }
        found = rows(ledger, "SELECT mention_id, claim FROM reference")
        voices: dict[str, str] = dict(found)  # type: ignore[arg-type]
        ministry, group, _, news, later = reading.understanding.mentions
        assert voices[ministry.id] == agency.id
        assert voices[group.id] == accuses.id
        assert voices[news.id] is None
        assert voices[later.id] is None
        assert rows(ledger, f"SELECT quote, hedged FROM claim WHERE id = '{denies.id}'") == [
            ("We have no part in it", 1)
        ]


def test_a_mention_of_two_lines_keeps_its_line_ends(path: Path) -> None:
    text = "Dam\r\nof Stone\r held\n"
    article = article_of(text)
    mention = Mention(
        "m", article.id, Span(0, 13), MentionKind.PLACE, "Dam\r\nof Stone", 1.0, MADE_BY
    )
    reading = sample_reading()
    reading = Reading(
        article,
        replace(
            reading.understanding,
            article_id=article.id,
            sentences=(),
            mentions=(mention,),
            attributions=(),
            times=(),
            quantities=(),
            events=(),
            labels=(),
        ),
        replace(reading.resolved, article_id=article.id, resolutions=(), speakers=()),
    )
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(reading)
        assert rows(ledger, "SELECT surface FROM span WHERE record_id = 'm'") == [
            ("Dam\r\nof Stone",)
        ]
    assert verify(path) == []
