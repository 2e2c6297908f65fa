"""Events become incidents by shared place, time and parties, never against the evidence."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from counterclaim.compare.incidents.blocks import BLOCK_LIMIT, block_pairs
from counterclaim.compare.incidents.clusters import cluster, incident_id, to_incident
from counterclaim.compare.incidents.evidence import barred, joins, score
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.mains import Main
from counterclaim.compare.incidents.origins import origins
from counterclaim.compare.incidents.tolls import Tolls
from counterclaim.records import (
    Account,
    Actor,
    EventType,
    Granularity,
    Incident,
    Interval,
    MentionKind,
    Role,
)
from counterclaim.spans import Span
from tests.compare.builders import EARLY_MAY, FakeView, day, happening

VIEW = FakeView()


def _event(text: str, trigger: str, **options: object) -> Happening:
    return happening(text, trigger, view=VIEW, **options)  # type: ignore[arg-type]


SEIZED = _event(
    "The Front seized Alma in early May.", "seized", place="alma", when=EARLY_MAY, actor="front"
)
LOST = _event(
    "On 6 May the army lost Alma.",
    "lost",
    outlet="Evening Beta",
    place="alma",
    when=day(2016, 5, 6),
    kind=EventType.RETREAT,
    actor="army",
)
OLD = _event(
    "The army lost Alma on 2 March.",
    "lost",
    outlet="Gamma",
    place="alma",
    when=day(2016, 3, 2),
    kind=EventType.RETREAT,
    actor="army",
)
ELSEWHERE = _event(
    "On 6 May the army lost Berin.",
    "lost",
    outlet="Gamma",
    place="berin",
    when=day(2016, 5, 6),
    kind=EventType.RETREAT,
    actor="army",
)
AID = _event(
    "Aid reached Alma on 6 May.", "reached", place="alma", when=day(2016, 5, 6), kind=EventType.AID
)


FIRE = "Shelling/artillery/missile attack"


def _groups(items: list[Happening]) -> set[frozenset[str]]:
    return {
        frozenset(items[m].event.id for m in members) for members, _, _ in cluster(items, view=VIEW)
    }


def test_losing_and_seizing_a_village_is_one_happening() -> None:
    assert _groups([SEIZED, LOST]) == {frozenset({SEIZED.event.id, LOST.event.id})}


@pytest.mark.parametrize("other", [OLD, ELSEWHERE, AID], ids=["older", "elsewhere", "other kind"])
def test_what_cannot_be_the_same_stays_apart(other: Happening) -> None:
    assert score(LOST, other, view=VIEW).barred
    assert barred(LOST, other, view=VIEW)
    assert not barred(LOST, SEIZED, view=VIEW)
    assert len(_groups([SEIZED, LOST, other])) == 2


def test_who_executes_somebody_fires_from_nowhere() -> None:
    told = [
        _event(f"On 6 May they {verb} a man in Alma.", verb, place="alma", when=day(2016, 5, 6))
        for verb in ("executed", "struck", "killed")
    ]
    executed, struck, killed = (replace(x, lemma=x.event.trigger.of(x.article.text)) for x in told)
    assert score(executed, struck, view=VIEW).barred
    assert barred(struck, executed, view=VIEW)
    assert not barred(executed, killed, view=VIEW)


def test_who_shoots_a_jet_down_shells_no_town() -> None:
    shot, shelled = (
        replace(item, event=replace(item.event, acled=acled))
        for item, acled in (
            (_event("A jet was shot down at Alma.", "shot", place="alma"), "Disrupted weapons use"),
            (_event("Shells fell on Alma.", "fell", place="alma"), FIRE),
        )
    )
    assert barred(shot, shelled, view=VIEW)
    assert score(shot, shelled, view=VIEW).barred


def _leads(outlet: str, *areas: str, by: str = "", place: str | None = None) -> Happening:
    """What a report leads with, under a head that names places in these areas and a means."""
    told = f"A {by or 'deed'} killed 15."
    item = _event(told, "killed", outlet=outlet, when=day(2016, 5, 6), place=place)
    return replace(item, main=Main(Tolls(), False, (by,) if by else (), (), (), areas))


def test_reports_whose_heads_name_other_governorates_lead_with_two_incidents() -> None:
    north, east, unsaid = _leads("A", "north"), _leads("B", "east"), _leads("C")
    assert barred(north, east, view=VIEW)
    assert score(north, east, view=VIEW).barred
    assert not barred(north, _leads("D", "north", "east"), view=VIEW)
    assert not barred(north, unsaid, view=VIEW)


def test_reports_of_one_city_lead_with_two_attacks_by_other_means() -> None:
    air, shells, any_ = (
        _leads(outlet, by=by, place="dera")
        for outlet, by in (("A", "air"), ("B", "shelling"), ("C", "fighting"))
    )
    assert barred(air, shells, view=VIEW)
    assert score(air, shells, view=VIEW).barred
    assert not barred(air, any_, view=VIEW)
    at_one_village = (_leads(x, by=by, place="alma") for x, by in (("A", "air"), ("B", "shelling")))
    assert not barred(*at_one_village, view=VIEW)


def test_the_order_of_input_changes_nothing() -> None:
    items = [SEIZED, LOST, OLD, ELSEWHERE]
    results = {frozenset(_groups(list(order))) for order in itertools.permutations(items)}
    assert len(results) == 1
    assert incident_id([SEIZED, LOST]) == incident_id([LOST, SEIZED])


def test_a_score_names_its_reasons() -> None:
    found = score(SEIZED, LOST, view=VIEW)
    assert "same place (Alma)" in found.reasons
    assert "dates overlap" in found.reasons


@pytest.mark.parametrize(
    ("length", "grain", "reason"),
    [
        (6, Granularity.RANGE, "dates overlap"),
        (16, Granularity.RANGE, "dates overlap, one of them wide"),
        (16, Granularity.VAGUE, "dates overlap"),
        (30, Granularity.MONTH, "dates overlap, one of them wide"),
    ],
)
def test_what_went_on_for_weeks_dates_no_single_day(
    length: int, grain: Granularity, reason: str
) -> None:
    weeks = replace(day(2016, 5, 2, length), granularity=grain)
    since = _event("Shells hit Alma since 2 May.", "hit", place="alma", when=weeks)
    assert reason in score(LOST, since, view=VIEW).reasons


@pytest.mark.parametrize(
    ("place", "title"),
    [("alma", "Alma: attack or fighting"), (None, "Attack or fighting: “killed”")],
)
def test_a_title_names_the_place_if_one_is_known(place: str | None, title: str) -> None:
    told = _event("Shells killed two people.", "killed", place=place)
    assert to_incident([told], 1.0, (), view=VIEW).title == title


@pytest.mark.parametrize(
    ("places", "title"),
    [
        (("alma", "north"), "Alma: attack or fighting"),
        (("alma", "north", "north", "north"), "North: attack or fighting"),
        (("alma", "berin", "north", "north"), "North: attack or fighting"),
        (("berin", "alma", "alma", None), "Alma: attack or fighting"),
    ],
)
def test_a_title_names_the_finest_place_that_half_of_the_articles_name(
    places: tuple[str | None, ...], title: str
) -> None:
    told = [
        _event("Shells struck them.", "struck", outlet=f"Outlet {n}", place=place)
        for n, place in enumerate(places)
    ]
    assert to_incident(told, 1.0, (), view=VIEW).title == title


def test_groups_of_two_days_stay_apart_whatever_hangs_between_them() -> None:
    undated = [
        _event("Shells struck Alma.", "struck", outlet=name, place="alma") for name in ("A", "B")
    ]
    days = [
        _event("Shells struck Alma.", "struck", outlet=f"{n}", place="alma", when=day(2016, 5, n))
        for n in (6, 6, 7, 7)
    ]
    found = {frozenset(_groups(list(order))) for order in itertools.permutations(undated + days)}
    ((one, other),) = found
    assert not any(
        barred(a, b, view=VIEW)
        for group in (one, other)
        for a, b in itertools.combinations([i for i in undated + days if i.event.id in group], 2)
    )


def test_events_of_one_day_meet_where_a_month_holds_too_many() -> None:
    crowd = [
        _event(f"Report {n}: shelled Dera.", "shelled", place="dera", when=day(2016, 5, 1 + n % 28))
        for n in range(BLOCK_LIMIT)
    ]
    last = [
        _event(f"{name}: shelled Dera.", "shelled", place="dera", when=day(2016, 5, 30))
        for name in ("First", "Second")
    ]
    assert (BLOCK_LIMIT, BLOCK_LIMIT + 1) in set(block_pairs([*crowd, *last]))


def _published(item: Happening, later: int) -> Happening:
    was = item.article.published
    start, end = (d and d + timedelta(days=later) for d in (was.interval.start, was.interval.end))
    when = replace(was, interval=Interval(start, end))
    return replace(item, article=replace(item.article, published=when))


@pytest.mark.parametrize(
    ("before", "later", "apart"), [("", 2, False), ("", 9, True), ("Old news. " * 90, 9, False)]
)
def test_what_a_report_leads_with_is_news(before: str, later: int, apart: bool) -> None:
    first, second = (
        _event(f"{before}{name} shelled Alma.", "shelled", place="alma") for name in ("A", "B")
    )
    assert barred(first, _published(second, later), view=VIEW) is apart


OLD_NEWS = "Old news. " * 90


@pytest.mark.parametrize(
    ("told", "trigger", "goes_back"),
    [
        ("They shelled Dera again.", "shelled", False),
        ("The shelling of Dera goes on.", "shelling", False),
        ("The rebels attack the town of Dera.", "attack", False),
        ("The killings in Dera were condemned.", "killings", True),
        ("Envoys spoke of the Dera massacre.", "massacre", True),
    ],
)
def test_undated_reports_of_a_busy_place_join_over_days_only_by_a_known_deed(
    told: str, trigger: str, goes_back: bool
) -> None:
    parties = {"place": "dera", "actor": "army", "target": "front"}
    first = _event("Men were attacked in Dera.", "attacked", **parties)
    for later, joined in ((2, True), (9, goes_back), (20, goes_back)):
        item = _event(f"{OLD_NEWS}{told}", trigger, **parties)
        second = _published(item, later)
        assert joins(score(first, second, view=VIEW)) is joined
        assert barred(first, second, view=VIEW) is (not joined and later > 7)


@pytest.mark.parametrize(("later", "joined"), [(0, True), (1, True), (2, False), (20, False)])
def test_a_village_and_a_kind_join_no_undated_reports_of_other_days(
    later: int, joined: bool
) -> None:
    first = _event(f"{OLD_NEWS}Shells fell on Alma.", "fell", place="alma")
    again = _event(f"{OLD_NEWS}Rockets hit Alma.", "hit", outlet="Beta", place="alma")
    assert joins(score(first, _published(again, later), view=VIEW)) is joined


@pytest.mark.parametrize(("later", "joined"), [(9, True), (-9, False)])
def test_only_the_later_report_goes_back_to_what_is_known(later: int, joined: bool) -> None:
    first = _event(f"{OLD_NEWS}Men were attacked in Alma.", "attacked", place="alma")
    known = _event(f"{OLD_NEWS}Envoys spoke of the Alma massacre.", "massacre", place="alma")
    assert joins(score(first, _published(known, later), view=VIEW)) is joined


def test_weeks_date_nothing_that_is_told_days_apart() -> None:
    weeks = replace(day(2016, 4, 20, 25), granularity=Granularity.RANGE)
    since = _event("Shells hit Alma since April.", "hit", place="alma", when=weeks)
    other = _published(_event("Rockets fell on Alma.", "fell", outlet="B", place="alma"), 5)
    assert "told days apart" in " ".join(score(since, other, view=VIEW).reasons)


def _score(first: Mapping[str, object], second: Mapping[str, object]) -> float:
    a, b = (
        _event(f"{name} struck.", "struck", **options)
        for name, options in (("A", first), ("B", second))
    )
    return score(a, b, view=VIEW).score


def test_small_figures_and_wide_dates_say_less() -> None:
    small, large = ({"killed": (n, n)} for n in (4, 40))
    assert _score(small, small) < _score(large, large)
    year, week, wider = ({"when": day(2016, 5, 6, n)} for n in (366, 7, 8))
    assert _score(year, week) < _score(wider, week)


def test_other_doers_say_more_where_many_things_happen_a_day() -> None:
    army, front, gov = ({"place": "dera", "actor": name} for name in ("army", "front", "gov"))
    assert _score(army, front) < _score(army, gov)
    village = [{"place": "alma", "actor": name} for name in ("army", "front")]
    assert _score(*village) == _score(village[0], {"place": "alma", "actor": "gov"})


def test_other_means_speak_against_one_happening_in_a_city() -> None:
    air, shells = "Air/drone strike", "Shelling/artillery/missile attack"
    raid, another, shelling = (
        replace(item, event=replace(item.event, acled=kind))
        for name, kind in (("A", air), ("B", air), ("C", shells))
        for item in [_event(f"{name} struck Dera.", "struck", place="dera")]
    )
    assert score(raid, shelling, view=VIEW).score < score(raid, another, view=VIEW).score
    assert "means differ" in score(raid, shelling, view=VIEW).reasons


def _account(number: int, article_id: str, speaker: str | None) -> Account:
    return Account(f"a{number}", "i", article_id, (), (), f"Outlet {number}", speaker)


def test_agreeing_accounts_of_one_speaker_are_one_origin() -> None:
    told = (_account(1, "x", "army"), _account(2, "y", "army"), _account(3, "z", None))
    incident = Incident("i", "t", EventType.ASSAULT, (), told)
    found = origins(incident, {}, copies={}, view=VIEW)
    assert sorted(o.accounts for o in found) == [("a1", "a2"), ("a3",)]


def test_a_monitor_and_who_speaks_for_it_are_one_origin_and_two_ministers_are_not() -> None:
    class Staffed(FakeView):
        def actor(self, actor_id: str) -> Actor | None:
            person, body = MentionKind.PERSON, MentionKind.ORGANISATION
            return {
                "watch": Actor("watch", "Hill Watch", body, type="monitor"),
                "army": Actor("army", "Army", MentionKind.STATE_BODY, type="armed forces"),
                "tarn": Actor("tarn", "Orm Tarn", person, affiliations=("watch",)),
                "vale": Actor("vale", "Ina Vale", person, roles=(Role("spokeswoman", "army"),)),
                "holt": Actor("holt", "Ed Holt", person, roles=(Role("commander", "army"),)),
            }.get(actor_id)

    speakers = ("tarn", "watch", "vale", "army", "holt")
    told = tuple(_account(n, f"{n}", speaker) for n, speaker in enumerate(speakers))
    incident = Incident("i", "t", EventType.ASSAULT, (), told)
    found = {o.key: o.accounts for o in origins(incident, {}, copies={}, view=Staffed())}
    assert found == {
        "speaker:watch": ("a0", "a1"),
        "speaker:army": ("a2", "a3"),
        "speaker:holt": ("a4",),
    }


def test_an_origin_is_called_by_what_most_of_its_accounts_share() -> None:
    whole = "The plan asks all sides to stop shelling towns and to free those they hold in Alma."
    items = [
        replace(_event(whole, "shell", outlet=f"Outlet {n}"), sentence=Span(0, len(whole)))
        for n in "ABC"
    ]
    told = tuple(
        replace(_account(n, item.article.id, speaker), events=(item.event.id,))
        for n, (item, speaker) in enumerate(zip(items, ("army", "front", "front"), strict=True))
    )
    incident = Incident("i", "t", EventType.ASSAULT, (), told)
    (one,) = origins(incident, {(i.event.id, None): i for i in items}, copies={}, view=VIEW)
    assert one.key.startswith("text:")


def test_accounts_in_the_same_long_sentence_are_one_origin() -> None:
    boxed = "The plan asks all sides to stop shelling towns and to free those they hold in Alma."
    short = "The army shelled Alma."
    for text, voices in ((boxed, 1), (short, 3)):
        whole = Span(0, len(text))
        items = [
            replace(_event(text, "shell", outlet=f"Outlet {n}"), sentence=whole) for n in "ABC"
        ]
        told = tuple(
            replace(_account(n, i.article.id, None), events=(i.event.id,))
            for n, i in enumerate(items)
        )
        incident = Incident("i", "t", EventType.ASSAULT, (), told)
        found = origins(incident, {(i.event.id, None): i for i in items}, copies={}, view=VIEW)
        assert len(found) == voices


def test_near_copies_are_one_origin_unless_they_quote() -> None:
    told = (_account(1, "x", None), _account(2, "y", None), _account(3, "y", "front"))
    incident = Incident("i", "t", EventType.ASSAULT, (), told)
    found = origins(incident, {}, copies={"x": "x", "y": "x"}, view=VIEW)
    assert sorted(o.accounts for o in found) == [("a1", "a2"), ("a3",)]
