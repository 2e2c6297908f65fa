"""The rules that set two accounts side by side, slot by slot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.incidents.accounts import accounts
from counterclaim.compare.incidents.agreement import (
    actors,
    causes,
    comparable,
    dates,
    figures,
    places,
)
from counterclaim.compare.incidents.clusters import cluster, to_incident
from counterclaim.compare.incidents.leading import Led
from counterclaim.compare.incidents.mains import Main
from counterclaim.compare.incidents.outcomes import compare_accounts
from counterclaim.compare.incidents.tolls import Toll, Tolls
from counterclaim.records import (
    Account,
    Comparison,
    ConflictKind,
    EventType,
    Factuality,
    Incident,
    Outcome,
    Slot,
    SlotValue,
)
from counterclaim.spans import Span
from tests.compare.builders import FakeView, day, happening

VIEW = FakeView()


def value(slot: Slot, text: str) -> SlotValue:
    return SlotValue(slot, text, text, ())


@pytest.mark.parametrize(
    ("a", "b", "update", "outcome"),
    [
        ("13..13", "13..13", False, Outcome.AGREE),
        ("13..13", "13..", False, Outcome.AGREE),
        ("13..13", "10..20", False, Outcome.REFINE),
        ("13..13", "20..20", False, Outcome.CONFLICT),
        ("13..13", "20..20", True, Outcome.REFINE),
        ("24..", "100..100", False, Outcome.REFINE),
        ("30..", "13..13", False, Outcome.CONFLICT),
        ("..5", "13..13", False, Outcome.CONFLICT),
    ],
)
def test_figures(a: str, b: str, update: bool, outcome: Outcome) -> None:
    left, right = value(Slot.KILLED, a), value(Slot.KILLED, b)
    assert figures(left, right, update=update).outcome is outcome
    assert figures(right, left, update=update).outcome is outcome


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("2016-05-06/2016-05-07", "2016-05-06/2016-05-07", Outcome.AGREE),
        ("2016-05-06/2016-05-07", "2016-05-01/2016-05-11", Outcome.REFINE),
        ("2016-05-06/2016-05-07", "2016-05-08/2016-05-09", Outcome.CONFLICT),
        ("2016-05-01/2016-06-01", "2016-07-01/2016-08-01", Outcome.REFINE),
        ("2016-05-06/", "2016-05-01/2016-05-03", Outcome.CONFLICT),
    ],
)
def test_dates(a: str, b: str, outcome: Outcome) -> None:
    assert dates(value(Slot.DATE, a), value(Slot.DATE, b)).outcome is outcome


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("alma", "alma", Outcome.AGREE),
        ("alma", "north", Outcome.REFINE),
        ("alma", "berin", Outcome.CONFLICT),
        ("alma", "nowhere-known", Outcome.REFINE),
    ],
)
def test_places(a: str, b: str, outcome: Outcome) -> None:
    assert places(value(Slot.PLACE, a), value(Slot.PLACE, b), view=VIEW).outcome is outcome


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("army", "army", Outcome.AGREE),
        ("army", "gov", Outcome.REFINE),
        ("army", "", Outcome.REFINE),
        ("army", "unknown-name", Outcome.REFINE),
        ("army", "front", Outcome.CONFLICT),
    ],
)
def test_actors(a: str, b: str, outcome: Outcome) -> None:
    assert actors(value(Slot.ACTOR, a), value(Slot.ACTOR, b), view=VIEW).outcome is outcome


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [("rebels", "Rebels", Outcome.AGREE), ("rebels", "gunmen", Outcome.REFINE)],
)
def test_unresolved_names_agree_in_their_words(a: str, b: str, outcome: Outcome) -> None:
    one, other = (SlotValue(Slot.ACTOR, "", shown, ()) for shown in (a, b))
    assert actors(one, other, view=VIEW).outcome is outcome


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("air strike", "warplanes", Outcome.AGREE),
        ("car bomb", "mortar", Outcome.CONFLICT),
        ("rocket", "air strike", Outcome.REFINE),
        ("shells", "gas", Outcome.REFINE),
    ],
)
def test_means_clash_only_if_they_exclude_each_other(a: str, b: str, outcome: Outcome) -> None:
    assert causes(value(Slot.CAUSE, a), value(Slot.CAUSE, b)).outcome is outcome


def test_some_of_the_dead_are_no_rivals_of_some_of_them() -> None:
    assert not comparable("killed:some of them", "killed:some of them")
    assert comparable("killed:some of them", "killed:people")


def test_a_count_of_days_is_set_beside_none_of_a_single_happening() -> None:
    assert not comparable("killed:civilians over days", "killed:people")
    assert comparable("killed:civilians over days", "killed:people over days")


@pytest.mark.parametrize(
    ("part", "outcome"), [("civilians", Outcome.AGREE), ("children", Outcome.REFINE)]
)
def test_one_number_of_people_and_of_a_class_is_one_count(part: str, outcome: Outcome) -> None:
    whole = SlotValue(Slot.KILLED, "30..30", "30", (), counted="killed:people")
    some = SlotValue(Slot.KILLED, "30..30", "30", (), counted=f"killed:{part}")
    assert figures(whole, some, update=False).outcome is outcome


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (("army", "ally"), ("ally",), Outcome.REFINE),  # the second names fewer
        (("army", "ally"), ("ally", "army"), Outcome.AGREE),
        (("army", "ally"), ("front",), Outcome.CONFLICT),
    ],
)
def test_two_who_did_it_together_are_more_than_one(
    first: tuple[str, ...], second: tuple[str, ...], outcome: Outcome
) -> None:
    when, told = day(2016, 5, 6), []
    for outlet, doers in (("Daily Alpha", first), ("Evening Beta", second)):
        item = happening(
            "They hit Alma on Friday.", "hit", view=VIEW, outlet=outlet, place="alma", when=when
        )
        sides = tuple(Doer(actor, "They", Span(0, 4)) for actor in doers)
        told.append(replace(item, actor=doers[0], actor_span=Span(0, 4), doers=sides))
    bare = to_incident(told, 1.0, (), view=VIEW)
    spoken = accounts(bare, told, view=VIEW)
    found = compare_accounts(
        replace(bare, accounts=tuple(replace(a, speaker=a.outlet) for a in spoken)),
        view=VIEW,
        same_origin=lambda a, b: False,
    )
    assert [c.outcome for c in found if c.slot is Slot.ACTOR] == [outcome]


def _compared(by: str | None = None, firm: bool = True, **second: object) -> list[Comparison]:
    when, text = day(2016, 5, 6), "Rockets struck Alma."
    first = happening(text, "struck", view=VIEW, place="alma", when=when, killed=(9, 9), speaker=by)
    other = happening(
        "Alma was struck by rockets.",
        "struck",
        view=VIEW,
        outlet="Evening Beta",
        place="alma",
        when=when,
        **second,  # type: ignore[arg-type]
    )
    items = [first, other]
    ((members, link, reasons),) = cluster(items, view=VIEW)
    bare = to_incident([items[m] for m in members], link, reasons, view=VIEW)
    incident = replace(bare, accounts=accounts(bare, items, view=VIEW))
    return list(
        compare_accounts(
            incident, view=VIEW, same_origin=lambda a, b: False, firm=lambda a, b: firm
        )
    )


def test_rival_figures_are_one_conflict_with_both_spans() -> None:
    found = _compared("mayor", killed=(14, 14), speaker="medic")
    conflicts = [c for c in found if c.outcome is Outcome.CONFLICT]
    assert [(c.slot, c.kind) for c in conflicts] == [(Slot.KILLED, ConflictKind.FIGURE)]
    assert conflicts[0].spans_a
    assert conflicts[0].spans_b


def test_a_word_for_a_number_is_no_rival_of_a_smaller_count() -> None:
    vague, exact = SlotValue(Slot.KILLED, "40..", "Scores", ()), value(Slot.KILLED, "31..31")
    assert figures(vague, exact, update=False).outcome is Outcome.REFINE
    assert figures(exact, vague, update=False).outcome is Outcome.REFINE
    many = value(Slot.KILLED, "300..300")
    dozens = SlotValue(Slot.KILLED, "24..99", "dozens", ())
    assert figures(dozens, many, update=False).outcome is Outcome.CONFLICT


def test_a_body_and_what_stands_above_it_are_no_two_sources() -> None:
    (killed,) = [
        c for c in _compared("gov", killed=(14, 14), speaker="army") if c.slot is Slot.KILLED
    ]
    assert killed.outcome is Outcome.REFINE


@pytest.mark.parametrize(("by", "firm"), [(None, True), ("medic", True), ("mayor", False)])
def test_figures_in_passing_or_of_two_happenings_are_no_rivals(by: str | None, firm: bool) -> None:
    found = _compared(by, firm, killed=(14, 14), speaker="medic")
    (killed,) = [c for c in found if c.slot is Slot.KILLED]
    assert (killed.outcome, killed.kind) == (Outcome.REFINE, None)


@pytest.mark.parametrize(
    ("outlet", "killed", "outcome"),
    [("Gamma", 14, Outcome.REFINE), ("Gamma", 40, Outcome.CONFLICT), ("Alpha", 40, Outcome.REFINE)],
)
def test_counts_near_each_other_or_of_one_outlet_are_no_rivals(
    outlet: str, killed: int, outcome: Outcome
) -> None:
    first, second = (
        _account(1, "Alpha", None, 9, "people"),
        _account(2, outlet, "medic", killed, "people"),
    )
    assert _killed((first, second), led=first) is outcome


def test_a_part_of_what_its_own_report_leads_with_is_no_rival() -> None:
    lead = _account(1, "Gamma", None, 36, "civilians")
    part = replace(_account(2, "Gamma", "medic", 11, "civilians"), article_id=lead.article_id)
    other = _account(3, "Alpha", "mayor", 30, "civilians")
    assert _killed((part, other), led=lead, beside=(lead,)) is Outcome.REFINE
    fighters = replace(part, values=_values(11, "combatants"))
    rival = replace(other, values=_values(30, "combatants"))
    assert _killed((fighters, rival), led=lead, beside=(lead,)) is Outcome.CONFLICT


@pytest.mark.parametrize(
    ("hit", "outcome"),
    [
        (("the army", "Marlish troops"), Outcome.CONFLICT),
        (("the army", "nine farmers"), Outcome.REFINE),
        ((), Outcome.REFINE),
    ],
)
def test_soldiers_are_all_the_dead_of_a_strike_on_troops_alone(
    hit: tuple[str, ...], outcome: Outcome
) -> None:
    soldiers = _account(1, "Alpha", "mayor", 62, "soldiers")
    people = _account(2, "Gamma", "medic", 90, "people")
    aimed = tuple(SlotValue(Slot.TARGET, "", words, ()) for words in hit)
    soldiers = replace(soldiers, values=(*soldiers.values, *aimed))
    lead = _account(3, "Delta", None, 5, "people")
    assert _killed((soldiers, people), led=lead, beside=(lead,)) is outcome


def _values(killed: int, of: str) -> tuple[SlotValue, ...]:
    spans = (Span(killed, killed + 2),)
    figure = f"{killed}..{killed}"
    return (SlotValue(Slot.KILLED, figure, str(killed), spans, counted=f"killed:{of}"),)


def _account(number: int, outlet: str, speaker: str | None, killed: int, of: str) -> Account:
    name = f"a{number}"
    voice = f"said-{speaker}" if speaker else None
    return Account(name, "i", name, (), _values(killed, of), outlet, speaker, voice)


def _killed(
    pair: tuple[Account, Account], led: Account, beside: tuple[Account, ...] = ()
) -> Outcome:
    """How two accounts stand in their dead, where a report leads with those of another."""
    (value,) = led.values
    of = value.counted.partition(":")[2]
    low = float(value.shown)
    toll = Toll(low, low, False, of, span=value.spans[0])
    main = Main(Tolls(toll), False, (), (), (), ())
    incident = Incident("i", "t", EventType.ASSAULT, (), (*pair, *beside))
    found = compare_accounts(
        incident,
        view=VIEW,
        same_origin=lambda a, b: False,
        led={(Slot.KILLED, led.id): Led(main, toll)},
    )
    names = {account.id for account in pair}
    (outcome,) = (c.outcome for c in found if {c.a, c.b} == names and c.slot is Slot.KILLED)
    return outcome


def test_silence_is_no_denial() -> None:
    outcomes = {c.slot: c.outcome for c in _compared()}
    assert outcomes[Slot.KILLED] is Outcome.SILENT
    assert Outcome.CONFLICT not in outcomes.values()


def test_a_denial_is_a_dispute_between_speakers() -> None:
    found = _compared(speaker="army", factuality=Factuality.DENIED)
    disputes = [c for c in found if c.outcome is Outcome.CONFLICT]
    assert [c.kind for c in disputes] == [ConflictKind.DENIAL]
