"""Which time of a sentence dates an event, and which dates something else in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counterclaim.records import Granularity, Interval, TimeExpression
from counterclaim.spans import Span
from counterclaim.understand.events.times import (
    of_agreement,
    of_main_clause,
    of_other_than_acts,
    of_participle,
    of_verb_before,
    outside_day,
    own_interval,
)
from counterclaim.understand.events.triggers import find_triggers
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words

DAY = date(2016, 5, 5)


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "time", "found"),
    [
        ("Jets strike them, as the accords reached on May 5 allow.", "May 5", True),
        ("Jets struck them under the truce in force since May 5.", "May 5", True),
        ("They broke it twice since it took effect on May 5.", "May 5", True),
        ("Jets struck them on May 5, in breach of the accords.", "May 5", False),
        ("The truce broke down when jets struck on May 5.", "May 5", False),
        ("They broke the Christmas truce with a raid.", "Christmas", True),
        ("They broke the May 5 temporary ceasefire.", "May 5", True),
    ],
)
def test_a_day_of_an_agreement_dates_no_strike(text: str, time: str, found: bool) -> None:
    assert of_agreement(text, _span(text, time)) is found


@pytest.mark.parametrize(
    ("text", "time", "found"),
    [
        ("Both are to cease all offensives until May 5.", "May 5", True),
        ("Both are to cease them until midnight on May 5.", "May 5", True),
        ("They declared a lull before the vote of May 5.", "May 5", True),
        ("They blamed it on Thursday for shelling Kesh.", "Thursday", True),
        ("They accused it on Thursday of repeatedly shelling Kesh.", "Thursday", True),
        ("They shelled Kesh on Thursday for the third time.", "Thursday", False),
        ("Page last updated at 07:50 GMT , Friday , 1 May 2016 19 died.", "1 May 2016", True),
        ("It was posted on Friday that 19 had died on 1 May 2016.", "1 May 2016", False),
    ],
)
def test_a_day_that_ends_something_or_is_of_an_accusation_dates_no_act(
    text: str, time: str, found: bool
) -> None:
    assert of_other_than_acts(text, _span(text, time)) is found


@pytest.mark.parametrize(
    ("text", "time", "cue", "found"),
    [
        ("Air strikes killed 20 early Thursday, a monitor said.", "early Thursday", "said", True),
        ("Jets struck the village on Thursday, the monitor said.", "Thursday", "said", True),
        ("Air strikes killed 20, a monitor said on Thursday.", "Thursday", "said", False),
        (
            "Air strikes killed 20, a monitor said on Thursday.",
            "Thursday",
            "said on Thursday",
            False,
        ),
        ("The envoy on Thursday renewed his call after strikes.", "Thursday", "renewed", False),
        ("Found on Thursday two days after strikes, they said.", "Thursday", "said", False),
    ],
)
def test_a_day_outside_the_content_is_the_events_unless_it_is_of_the_saying(
    text: str, time: str, cue: str, found: bool
) -> None:
    span = _span(text, time)
    stated = TimeExpression(
        "t", "a", span, Interval(DAY, DAY + timedelta(days=1)), "DATE", None, "published", "test"
    )
    trigger = _span(text, "struck" if "struck" in text else "strikes")
    words = cut_words(text, (Span(0, len(text)),))
    assert (outside_day([stated], words, [_span(text, cue)], trigger) is stated) is found


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        ("After a truce that they had breached, the army moved on May 5.", "breached", True),
        ("After a truce that they had breached, the army moved on May 5.", "moved", False),
        ("When jets struck, it rained on May 5.", "struck", False),
    ],
)
def test_a_day_of_the_main_clause_dates_nothing_in_the_clause_that_opens_the_sentence(
    text: str, trigger: str, found: bool
) -> None:
    words = cut_words(text, (Span(0, len(text)),))
    sentence = range(len(words))
    assert of_main_clause(words, sentence, _span(text, trigger), _span(text, "May 5")) is found


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        ("The lull announced late on May 5 held where shells fell.", "fell", True),
        ("Jets bombed on May 5.", "bombed", False),
        ("Shells fell on May 5.", "fell", False),
    ],
)
def test_a_day_right_behind_a_participle_is_the_participles(
    text: str, trigger: str, found: bool
) -> None:
    words = cut_words(text, (Span(0, len(text)),))
    assert of_participle(words, _span(text, trigger), _span(text, "May 5")) is found


def test_of_two_days_none_is_taken() -> None:
    text = "Strikes on Thursday and Friday killed 20, a monitor said."
    days = [
        TimeExpression(
            word,
            "a",
            _span(text, word),
            Interval(at, at + timedelta(days=1)),
            "DATE",
            None,
            "",
            "test",
        )
        for word, at in (("Thursday", DAY), ("Friday", DAY + timedelta(days=1)))
    ]
    words = cut_words(text, (Span(0, len(text)),))
    assert outside_day(days, words, [_span(text, "said")], _span(text, "Strikes")) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("18:05 — The army broke the truce 11 times.", True),
        ("[18:05] - The army broke the truce 11 times.", False),
        ("At 18:05 the army broke the truce 11 times.", False),
    ],
)
def test_the_hour_of_an_entry_dates_no_act(text: str, told: bool) -> None:
    assert of_other_than_acts(text, _span(text, "18:05")) == told


@pytest.mark.parametrize(
    ("text", "deed", "other"),
    [
        ("On Thursday the council condemned the Kesh massacre.", "massacre", True),
        ("On Thursday the envoy visited the scene of the explosion.", "explosion", True),
        ("On Thursday the president denied any role in the massacre.", "massacre", True),
        (
            "A guest came on Thursday for a look into the alleged attacks a man said.",
            "attacks",
            True,
        ),
        ("On Thursday Voss met envoys on how to answer an alleged attack.", "attack", True),
        ("On Thursday they reported an alleged attack.", "attack", False),
        ("On Thursday the attack on the market killed 20.", "attack", False),
        ("On Thursday the alleged attack killed 20.", "attack", False),
        ("On Thursday guards shelled the town and 20 died in the attack.", "attack", False),
        ("The council condemned the massacre of Thursday.", "massacre", False),
        ("On Thursday the front claimed that it had mounted an attack.", "attack", False),
    ],
)
def test_a_day_before_a_verb_does_not_date_the_known_deed_behind_it(
    text: str, deed: str, other: bool
) -> None:
    words, whole = cut_words(text, (Span(0, len(text)),)), (Span(0, len(text)),)
    (triggers,) = find_triggers(words, find_sentences(text, whole), ())
    (trigger,) = (t for t in triggers if words.lower[t.first] == deed)
    cues = [_span(text, cue) for cue in ("denied", "claimed") if cue in text]
    assert of_verb_before(words, trigger, _span(text, "Thursday"), cues, triggers) is other


@pytest.mark.parametrize(
    ("text", "time", "value", "days"),
    [
        ("Nobody came since Tuesday's massacre in Kesh.", "since Tuesday", "2016-05-03", 1),
        ("Nobody came since last week 's massacre in Kesh.", "since last week", "2016-W17", 7),
        ("Nobody came since the weekend’s massacre.", "since the weekend", "2016-W17-WE", 2),
        ("There was a massacre there since Tuesday.", "since Tuesday", "2016-05-03", None),
        ("Since Tuesday a massacre goes on.", "Since Tuesday", "2016-05-03", None),
        ("Nobody came since May's massacre.", "since May", "2016-05", None),
    ],
)
def test_what_something_lasts_since_was_on_the_day_that_is_named(
    text: str, time: str, value: str, days: int | None
) -> None:
    start = DAY - timedelta(days=9)
    since = Interval(start, DAY, Granularity.RANGE)
    found = TimeExpression("t", "a", _span(text, time), since, "DATE", value, "", "test")
    own = own_interval(text, _span(text, "massacre"), found)
    assert own is not None
    assert own.start == start
    assert own.end == (start + timedelta(days=days) if days else DAY)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("They dug on Thursday, a day after jets struck Kesh.", 1),
        ("Two days after jets struck Kesh, they dug on Thursday.", 2),
        ("They dug a day after jets struck Kesh on Thursday.", 0),
        ("They dug a day after a truce, and jets struck Kesh on Thursday.", 0),
    ],
)
def test_what_was_days_before_what_is_dated_is_dated_so_much_earlier(text: str, back: int) -> None:
    dated = Interval(DAY, DAY + timedelta(days=1), Granularity.DAY)
    found = TimeExpression("t", "a", _span(text, "Thursday"), dated, "DATE", None, "", "test")
    own = own_interval(text, _span(text, "struck"), found)
    assert own is not None
    assert own.start == DAY - timedelta(days=back)


def test_what_was_days_before_a_week_has_no_day() -> None:
    text = "They dug that week, a day after jets struck Kesh."
    week = Interval(DAY, DAY + timedelta(days=7), Granularity.WEEK)
    found = TimeExpression("t", "a", _span(text, "that week"), week, "DATE", None, "", "test")
    assert own_interval(text, _span(text, "struck"), found) is None
