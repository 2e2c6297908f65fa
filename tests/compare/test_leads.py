"""What a report leads with: which of its events, where, and on which day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.compare.incidents.evidence import score
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.scenes import with_scenes
from counterclaim.records import Granularity, Interval, Reading
from tests.compare.builders import FakeView, article, day
from tests.compare.test_scenes import reading

VIEW = FakeView()
SIXTH = day(2016, 5, 6)


def _lead(told: Reading) -> Happening:
    (found,) = (item for item in with_scenes([told], view=VIEW) if item.main)
    return found


def _on(told: Reading, trigger: str, when: Interval) -> Reading:
    events = tuple(
        replace(e, interval=when) if e.id.endswith(f"-{trigger}") else e
        for e in told.understanding.events
    )
    return replace(told, understanding=replace(told.understanding, events=events))


@pytest.mark.parametrize(
    ("when", "trigger"),
    [
        (day(2016, 4, 1, 30), "attacked"),
        (day(1980, 1, 1, 13000), "attacked"),
        (day(2016, 4, 29, 7), "expelled"),
    ],
)
def test_a_report_leads_with_news_and_not_with_what_was_months_ago(
    when: Interval, trigger: str
) -> None:
    text = "Guards attacked a town. Fighters were expelled from Alma."
    told = reading(text, "attacked", "expelled", places={"expelled": ("Alma", "alma")})
    lead = _lead(_on(told, "expelled", when))
    assert lead.event.trigger.of(text) == trigger


def test_what_lies_apart_from_all_places_of_the_opening_is_background() -> None:
    text = "Gas killed dozens in Dera. Of the attack nobody in Alma would speak."
    places = {"attack": ("Alma", "alma"), "opening": ("Dera", "dera")}
    assert (
        _lead(reading(text, "killed", "attack", places=places)).event.trigger.of(text) == "killed"
    )
    inside = {**places, "opening": ("Dera", "north")}
    assert _lead(reading(text, "killed", "attack", places=inside)).place == VIEW.place("alma")


def test_a_main_event_without_a_day_is_of_the_one_day_of_the_head() -> None:
    text = "Gas killed dozens on 6 May. The attack hit Alma. On 7 May jets flew."
    told = reading(
        text, "killed", "hit", "flew", places={"hit": ("Alma", "alma")}, days={"killed": "6 May"}
    )
    lead = _lead(told)
    assert (lead.place, lead.interval) == (VIEW.place("alma"), SIXTH)
    assert _lead(_on(told, "flew", day(2016, 5, 7))).interval is None
    assert _lead(_on(told, "flew", day(2016, 4, 4))).interval == SIXTH
    evening = replace(SIXTH, granularity=Granularity.PART_OF_DAY)
    assert _lead(_on(told, "flew", evening)).interval == SIXTH
    month = replace(day(2016, 5, 1, 31), granularity=Granularity.MONTH)
    assert _lead(_on(told, "flew", month)).interval == SIXTH


def test_a_day_that_the_head_alone_gives_parts_and_is_no_proof() -> None:
    text = "Gas killed dozens on 6 May. The attack hit Alma."
    places = {"hit": ("Alma", "alma")}
    lead = _lead(reading(text, "killed", "hit", places=places, days={"killed": "6 May"}))
    other = replace(lead, main=None, article=article(text, outlet="Evening Beta"))
    other = replace(other, event=replace(other.event, id="other", interval=SIXTH))
    assert "date of one not stated" in score(lead, other, view=VIEW).reasons
    assert score(lead, replace(other, interval=day(2016, 5, 7)), view=VIEW).barred


def test_the_day_of_a_debate_is_none_of_the_attack() -> None:
    text = "Gas killed dozens. The shells hit Alma. On 6 May envoys spoke of the strike."
    places, days = {"hit": ("Alma", "alma")}, {"strike": "6 May"}
    triggers = ("killed", "hit", "strike")
    assert _lead(reading(text, *triggers, places=places, days=days)).interval is None
    text = text.replace("of the strike", "of a strike")
    assert _lead(reading(text, *triggers, places=places, days=days)).interval == SIXTH


def test_a_day_right_behind_the_attack_is_its_day() -> None:
    text = "Gas killed dozens. The shells hit Alma. Envoys spoke of the strike on 6 May."
    places, days = {"hit": ("Alma", "alma")}, {"strike": "6 May"}
    told = reading(text, "killed", "hit", "strike", places=places, days=days)
    assert _lead(told).interval == SIXTH


def test_a_day_before_the_attack_s_own_name_is_its_day() -> None:
    text = "Gas killed dozens. The shells hit Alma. Envoys spoke of the Friday strike."
    places, days = {"hit": ("Alma", "alma")}, {"strike": "Friday"}
    told = reading(text, "killed", "hit", "strike", places=places, days=days)
    assert _lead(told).interval == SIXTH
