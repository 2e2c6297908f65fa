"""What an article tells of one happening over several sentences is told together."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from counterclaim.compare.corpus import group_incidents, whole
from counterclaim.protocols import View
from counterclaim.records import (
    Attribution,
    Event,
    EventType,
    Factuality,
    Granularity,
    Incident,
    Mention,
    MentionKind,
    Quantity,
    Reading,
    Resolution,
    ResolvedArticle,
    Slot,
    Stance,
    TimeExpression,
    Understanding,
    Unit,
)
from counterclaim.spans import Span
from tests.compare.builders import FakeView, article, day

VIEW = FakeView()
HIT = "Lorries were struck at Alma on 6 May, killing about 20."


def _span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def reading(
    text: str,
    *triggers: str,
    places: dict[str, tuple[str, str]] | None = None,
    days: dict[str, str] | None = None,
    killed: dict[str, tuple[str, float]] | None = None,
    denied: str = "",
    negated: tuple[str, ...] = (),
    acled: dict[str, str] | None = None,
    outlet: str = "Daily Alpha",
) -> Reading:
    """An article whose events and arguments are given by the words that tell them."""
    source = article(text, outlet=outlet)
    mentions = [
        Mention(f"m-{t}", source.id, _span(text, words), MentionKind.PLACE, words, 1.0, "test")
        for t, (words, _) in (places or {}).items()
    ]
    times = [
        TimeExpression(f"t-{t}", source.id, _span(text, w), day(2016, 5, 6), "DATE", None, "x", "t")
        for t, w in (days or {}).items()
    ]
    figures = [
        Quantity(f"q-{t}", source.id, _span(text, w), n, n, n, Unit.KILLED, "", "people", "test")
        for t, (w, n) in (killed or {}).items()
    ]
    denials = [
        Attribution("d", source.id, (), (), (_span(text, part),), Stance.DENIES, 1.0, "test")
        for part in ([denied] if denied else [])
    ]
    events = [
        Event(
            id=f"{outlet}-{t}",
            article_id=source.id,
            trigger=_span(text, t),
            type=EventType.ASSAULT,
            factuality=Factuality.REPORTED,
            score=1.0,
            made_by="test",
            acled=(acled or {}).get(t, ""),
            place=f"m-{t}" if t in (places or {}) else None,
            time=f"t-{t}" if t in (days or {}) else None,
            interval=day(2016, 5, 6) if t in (days or {}) else None,
            quantities=(f"q-{t}",) if t in (killed or {}) else (),
            attribution="d" if denied and t in denied else None,
            negated=t in negated,
        )
        for t in triggers
    ]
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.]+\.", text))
    understood = Understanding(
        source.id,
        sentences,
        tuple(mentions),
        tuple(denials),
        tuple(times),
        tuple(figures),
        tuple(events),
    )
    resolved = tuple(
        Resolution(f"m-{t}", entity, "place", "exact", 1.0, "test")
        for t, (_, entity) in (places or {}).items()
    )
    return Reading(source, understood, ResolvedArticle(source.id, resolved))


def _incidents(*readings: Reading, view: View = VIEW) -> list[Incident]:
    return list(whole(group_incidents(readings, view=view).told(view)).incidents)


def _figures(incident: Incident) -> list[str]:
    return [v.value for a in incident.accounts for v in a.values if v.slot is Slot.KILLED]


AT_ALMA = {"struck": ("Alma", "alma")}
ON_6_MAY = {"struck": "6 May"}


def test_the_dead_of_a_clause_belong_to_what_killed_them() -> None:
    told = reading(
        HIT, "struck", "killing", places=AT_ALMA, days=ON_6_MAY, killed={"killing": ("20", 20.0)}
    )
    (incident,) = _incidents(told)
    assert _figures(incident) == ["20..20"]


def test_a_count_in_the_next_sentence_belongs_to_the_event_before() -> None:
    text = f"{HIT} At least 32 were killed, a rescuer said."
    told = reading(
        text, "struck", "killed", places=AT_ALMA, days=ON_6_MAY, killed={"killed": ("32", 32.0)}
    )
    (incident,) = _incidents(told)
    assert _figures(incident) == ["32..32"]


def test_a_count_without_an_event_is_told_of_the_scene() -> None:
    text = f"{HIT} Others spoke of 12 dead."
    told = reading(text, "struck", places=AT_ALMA, days=ON_6_MAY, killed={"x": ("12", 12.0)})
    (incident,) = _incidents(told)
    assert _figures(incident) == ["12..12"]
    assert incident.events == ("Daily Alpha-struck",)


def test_a_count_in_all_districts_is_not_of_the_scene() -> None:
    far = "It was dark and cold and quiet, " * 30  # behind what a report leads with
    text = f"{HIT} {far}they said. Others spoke of 12 dead in all the western districts."
    told = reading(text, "struck", places=AT_ALMA, days=ON_6_MAY, killed={"x": ("12", 12.0)})
    (incident,) = _incidents(told)
    assert _figures(incident) == []


def test_the_dead_of_a_war_are_not_of_the_scene() -> None:
    far = "It was dark and cold and quiet, " * 30  # behind what a report leads with
    for tail, triggers in (
        ("Others spoke of 2493 dead.", ()),
        ("The ministry says 2493 were killed.", ("killed",)),
    ):
        told = reading(
            f"{HIT} {far}they said. {tail}",
            "struck",
            *triggers,
            places=AT_ALMA,
            days=ON_6_MAY,
            killed={next(iter(triggers), "x"): ("2493", 2493.0)},
        )
        assert all(len(found.accounts) == 1 for found in _incidents(told))
        assert _figures(_incidents(told)[0]) == []


def test_a_count_beside_a_place_of_its_own_is_not_of_the_scene() -> None:
    far = "It was dark and cold and quiet, " * 30  # behind what a report leads with
    text = f"{HIT} {far}they said. Others spoke of 12 dead near Berin."
    places = {**AT_ALMA, "spoke": ("Berin", "berin")}
    told = reading(text, "struck", places=places, days=ON_6_MAY, killed={"x": ("12", 12.0)})
    assert [figure for found in _incidents(told) for figure in _figures(found)] == []
    near = replace(told, resolved=replace(told.resolved, resolutions=told.resolved.resolutions[:1]))
    assert [figure for found in _incidents(near) for figure in _figures(found)] == ["12..12"]


@pytest.mark.parametrize(
    ("tail", "joined"),
    [
        ("The attack lasted hours.", True),
        ("An attack was feared.", False),
        ("They spoke of the attack of another night.", False),
        ("They denied that any attack took place.", False),
    ],
)
def test_only_a_definite_word_goes_back_to_an_event(tail: str, joined: bool) -> None:
    told = reading(f"{HIT} {tail}", "struck", "attack", places=AT_ALMA, days=ON_6_MAY)
    assert len(_incidents(told)) == (1 if joined else 2)


@pytest.mark.parametrize(("what", "events"), [("attack", 2), ("violence", 1)])
def test_what_goes_on_all_over_a_land_is_no_scene_and_no_incident(what: str, events: int) -> None:
    told = reading(f"{HIT} They deplored the {what}.", "struck", what, places=AT_ALMA)
    assert [len(incident.events) for incident in _incidents(told)] == [events]


@pytest.mark.parametrize("what", ["violence", "uprising"])
@pytest.mark.parametrize(("where", "incidents"), [("the north", 0), ("Alma", 1)])
def test_violence_at_one_place_is_an_incident(what: str, where: str, incidents: int) -> None:
    at = ("Alma", "alma") if where == "Alma" else ("the north", "north")
    told = reading(f"They deplored the {what} in {where}.", what, places={what: at})
    assert len(_incidents(told)) == incidents


@pytest.mark.parametrize(
    ("before", "count", "incidents"),
    [("", 1345, 1), ("Talks. " * 200, 45, 1), ("Talks. " * 200, 1345, 0)],
)
def test_the_dead_of_a_war_below_the_head_are_no_incident(
    before: str, count: int, incidents: int
) -> None:
    text = f"{before}The north says {count} of its men were killed."
    told = reading(text, "killed", killed={"killed": (str(count), float(count))})
    assert len(_incidents(told)) == incidents


@pytest.mark.parametrize(("word", "incidents"), [("The", 1), ("That", 2)])
def test_that_attack_is_the_one_at_the_place_named_last(word: str, incidents: int) -> None:
    told = reading(
        f"{HIT} Gas once killed many in Dera. {word} attack was denied.",
        "struck",
        "attack",
        places={**AT_ALMA, "gas": ("Dera", "dera")},
        days=ON_6_MAY,
    )
    assert len(_incidents(told)) == incidents


@pytest.mark.parametrize(("days", "incidents"), [(20, 1), (366, 2)])
def test_a_year_in_a_city_is_no_scene(days: int, incidents: int) -> None:
    told = reading(
        "Dera was struck on 6 May. The attack lasted.",
        "struck",
        "attack",
        places={"struck": ("Dera", "dera")},
        days=ON_6_MAY,
    )
    when = day(2016, 5, 6 if days < 31 else 1, days)
    events = tuple(
        replace(e, interval=when if e.interval else None) for e in told.understanding.events
    )
    told = replace(told, understanding=replace(told.understanding, events=events))
    assert len(_incidents(told)) == incidents


@pytest.mark.parametrize("count", [45, 7000])
@pytest.mark.parametrize("unit", [Unit.KILLED, Unit.PEOPLE])
def test_the_dead_of_a_year_are_no_incident_even_at_the_head(count: int, unit: Unit) -> None:
    text = f"They say that {count} men have been killed since May."
    killed = {"killed": (str(count), float(count))}
    told = reading(text, "killed", days={"killed": "May"}, killed=killed)
    event, figure = told.understanding.events[0], told.understanding.quantities[0]
    year = replace(event, interval=replace(day(2015, 5, 8, 366), granularity=Granularity.RANGE))
    counts = (replace(figure, unit=unit),)
    told = replace(
        told, understanding=replace(told.understanding, events=(year,), quantities=counts)
    )
    assert len(_incidents(told)) == (count < 1000)


def test_ground_taken_and_an_air_strike_are_two_happenings() -> None:
    text = "Fighters captured Alma on 6 May. The raid on the road came later."
    told = reading(
        text,
        "captured",
        "raid",
        places={"captured": ("Alma", "alma")},
        days={"captured": "6 May"},
        acled={"captured": "Non-state actor overtakes territory", "raid": "Air/drone strike"},
    )
    assert len(_incidents(told)) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Planes struck a position of the guard near Alma on 6 May.", "alma"),
        ("Planes struck a position on 6 May, and talks went on in Alma.", None),
        ("Planes struck a position on 6 May to help Alma.", None),
    ],
)
def test_what_is_struck_stands_where_the_strike_was(text: str, place: str | None) -> None:
    told = reading(text, "struck", places={"near": ("Alma", "alma")}, days=ON_6_MAY)
    (incident,) = _incidents(told)
    assert incident.place == place


def test_a_common_noun_is_no_place() -> None:
    first = reading("They struck the village.", "struck", places={"struck": ("village", "alma")})
    second = reading(
        "Planes struck a village.", "struck", places={"struck": ("village", "alma")}, outlet="B"
    )
    assert all(i.place is None and len(i.accounts) == 1 for i in _incidents(first, second))


def _existence(text: str, denied: str, negated: tuple[str, ...] = ()) -> set[str]:
    told = reading(
        text, "attack", places={"attack": ("Alma", "alma")}, denied=denied, negated=negated
    )
    return {
        v.value
        for i in _incidents(told)
        for a in i.accounts
        for v in a.values
        if v.slot is Slot.EXISTENCE
    }


def test_only_a_speaker_who_denies_denies() -> None:
    assert _existence("He denied any attack on Alma.", "any attack on Alma") == {"denied"}
    assert _existence("There was no attack on Alma.", "", ("attack",)) == set()
    presupposing = "He denied that the attack on Alma broke the truce."
    assert _existence(presupposing, "that the attack on Alma broke the truce") == {"told"}


def test_copies_that_date_one_sentence_differently_tell_one_happening() -> None:
    words = "An alliance of groups took the whole village of Alma by force overnight."
    dated = reading(f"{words} It was 6 May.", "took", places={"took": ("Alma", "alma")})
    bare = reading(words, "took", places={"took": ("Alma", "alma")}, outlet="Evening Beta")
    (incident,) = _incidents(dated, bare)
    assert incident.reasons == ("the same sentence in both articles",)


def test_a_spot_beside_a_city_is_the_place() -> None:
    text, near = "Shells struck Alma, west of Dera, at dawn.", FakeView()
    near.move("dera", 36.1, 37.3)
    told = reading(text, "struck", places={"struck": ("Alma, west of Dera", "dera")})
    spot = Mention(
        "spot", told.article.id, _span(text, "Alma"), MentionKind.PLACE, "Alma", 1.0, "t"
    )
    mentions = (*told.understanding.mentions, spot)
    told = replace(told, understanding=replace(told.understanding, mentions=mentions))
    resolved = replace(told.resolved, places=tuple(near.places()))
    (incident,) = _incidents(replace(told, resolved=resolved), view=near)
    assert incident.place == "alma"


def test_a_city_far_behind_the_battle_is_not_where_it_was() -> None:
    view = FakeView()
    view.move("dera", 36.2, 37.1)  # the city beside Alma
    first = "Fighters attacked Alma on 6 May. "
    found = []
    for tail in (
        "The battle ended before the lull in the city of Dera.",
        "The battle for Dera ended.",
    ):
        told = reading(
            first + tail,
            "attacked",
            "battle",
            places={"attacked": ("Alma", "alma"), "battle": ("Dera", "dera")},
            days={"attacked": "6 May"},
        )
        sentences = (Span(0, len(first) - 1), Span(len(first), len(first) + len(tail)))
        told = replace(told, understanding=replace(told.understanding, sentences=sentences))
        found.append(len(_incidents(told, view=view)))
    assert found == [1, 2]


@pytest.mark.parametrize(
    ("tail", "incidents"),
    [
        ("The battle ended before the lull in the city of Dera that began on 7 May.", 1),
        ("On 7 May the battle ended before the lull in the city of Dera.", 2),
    ],
)
def test_a_day_behind_such_a_city_is_not_the_battle_s(tail: str, incidents: int) -> None:
    view = FakeView()
    view.move("dera", 36.2, 37.1)
    text = f"Fighters attacked Alma on 6 May. {tail}"
    places = {"attacked": ("Alma", "alma"), "battle": ("Dera", "dera")}
    days = {"attacked": "6 May", "battle": "7 May"}
    told = reading(text, "attacked", "battle", places=places, days=days)
    events = tuple(
        replace(e, interval=day(2016, 5, 7)) if e.id.endswith("battle") else e
        for e in told.understanding.events
    )
    told = replace(told, understanding=replace(told.understanding, events=events))
    assert len(_incidents(told, view=view)) == incidents


@pytest.mark.parametrize(("days", "places", "incidents"), [(1, {}, 1), (366, {}, 0), (366, 1, 1)])
def test_what_has_gone_on_in_a_land_for_long_is_no_incident(
    days: int, places: object, incidents: int
) -> None:
    at = {"hit": ("Dera", "dera")} if places else {}
    told = reading("Kelia was hit in May. Dera was quiet.", "hit", places=at, days={"hit": "May"})
    [event] = told.understanding.events
    when = replace(event, interval=replace(day(2015, 5, 8, days), granularity=Granularity.RANGE))
    told = replace(told, understanding=replace(told.understanding, events=(when,)))
    assert len(_incidents(told)) == incidents


@pytest.mark.parametrize(("what", "incidents"), [("a response to", 1), ("told of with", 2)])
def test_a_strike_is_not_where_that_was_which_it_answers(what: str, incidents: int) -> None:
    told = reading(
        f"{HIT} The envoy said the raid was {what} the gas of Dera.",
        "struck",
        "raid",
        places={**AT_ALMA, "gas": ("Dera", "dera")},
        days=ON_6_MAY,
    )
    assert len(_incidents(told)) == incidents
