"""Whole reports set side by side: each kind of clash is found, and what only looks so is not."""

from __future__ import annotations

from functools import cache

import pytest

from counterclaim.compare.corpus import group_incidents, whole
from counterclaim.compare.geography import AROUND_KM
from counterclaim.compare.incidents.material import happenings
from counterclaim.pipeline import Pipeline
from counterclaim.read import to_article
from counterclaim.records import Article, Comparison, Outcome, RawDocument, Reading, Slot


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


def _article(outlet: str, text: str) -> Article:
    pipeline = _pipeline()
    document = RawDocument(
        f"{outlet}|{text}".encode(),
        outlet,
        "text/plain",
        title=text.splitlines()[0],
        text=text,
        outlet=outlet,
        published="2016-05-06",
    )
    found = to_article(document, settings=pipeline.stock.settings)
    assert isinstance(found, Article)
    return found


def _clashes(*texts: str) -> set[Slot]:
    """The slots in which the accounts that reports of several outlets give clash."""
    return {c.slot for c in _compared(*texts) if c.outcome is Outcome.CONFLICT}


def _read(pipeline: Pipeline, *articles: Article) -> list[Reading]:
    return [r for r in pipeline.understand(articles) if isinstance(r, Reading)]


def _compared(*texts: str) -> tuple[Comparison, ...]:
    outlets = ("Morning Post", "Evening Mirror", "Daily Gazette")
    pipeline = _pipeline()
    read = _read(pipeline, *(_article(o, t) for o, t in zip(outlets, texts, strict=False)))
    view = pipeline.stock.view
    ordered = sorted(read, key=lambda r: r.article.id)
    return whole(group_incidents(ordered, view=view).told(view)).comparisons


def _report(head: str, how: str, who: str = "residents") -> str:
    return (
        f"{head} at market in Binnish\n\n{how} the vegetable market in the town of Binnish in "
        f"Idlib province on Thursday, killing 14 people, {who} said. A baker and three of his "
        "sons were among the dead, the mayor said.\n"
    )


BY_RUSSIA = _report("Russian jets kill 14", "Russian jets struck")
BY_COALITION = _report(
    "Coalition strike kills 14", "Jets of the US-led coalition struck", "teachers"
)
BY_ARMY = _report("Army strikes kill 14", "Jets of the Syrian army struck", "teachers")
BY_EITHER = _report(
    "Strikes kill 14", "Air strikes by Syrian regime or Russian warplanes hit", "teachers"
)
BY_BOMB = (
    "Car bomb kills 14 at market in Binnish\n\nA car bomb killed 14 people at the vegetable market "
    "in the town of Binnish in Idlib province on Thursday, teachers said. A baker and three of his "
    "sons were among the dead.\n"
)
FROM_THE_AIR = BY_BOMB.replace("Car bomb", "Air strike").replace("A car bomb", "An air strike")


def _toll(count: str, who: str, rest: str = "") -> str:
    return (
        f"Air strikes kill {count} in Binnish\n\nAir strikes killed {count} at the market in the "
        f"town of Binnish in Idlib province on Thursday, {who} said.{rest}\n"
    )


OBSERVATORY = "the Syrian Observatory for Human Rights"
HELMETS = "the White Helmets"


@pytest.mark.parametrize(
    ("first", "second", "slots"),
    [
        (BY_RUSSIA, BY_COALITION, {Slot.ACTOR}),
        (BY_RUSSIA, BY_EITHER, set()),
        (BY_RUSSIA, f"{BY_COALITION} The mayor said Russian jets had hit the market.", set()),
        (BY_RUSSIA, f"{BY_ARMY} Rebels fight the Syrian army and Russia.", {Slot.ACTOR}),
        (BY_RUSSIA, f"{BY_ARMY} The Syrian army is backed by Russia.", set()),
        (FROM_THE_AIR, BY_BOMB, {Slot.CAUSE}),
        (
            _toll("30 civilians", OBSERVATORY),
            _toll("12 civilians", HELMETS),
            {Slot.KILLED, Slot.CIVILIANS},
        ),
        (
            _toll("30 people, among them 15 children,", OBSERVATORY),
            _toll("30 people, among them six children,", HELMETS),
            {Slot.CHILDREN},
        ),
        (_toll("30 people", "Syrian state television"), _toll("12 people", "SANA"), set()),
        (
            _toll("12 people", OBSERVATORY, " Rescuers were still pulling bodies from the rubble."),
            _toll("30 people", HELMETS),
            set(),
        ),
    ],
)
def test_reports_of_one_happening_clash_in_what_they_lead_with(
    first: str, second: str, slots: set[Slot]
) -> None:
    assert _clashes(first, second) == slots


def test_two_whom_a_further_report_names_together_are_no_rivals() -> None:
    regime = _report("Army strikes kill 14", "Jets of the Syrian army struck", "teachers")
    both = _report("Strikes kill 14", "Russian and Syrian army jets struck", "drivers")
    assert Slot.ACTOR in _clashes(BY_RUSSIA, regime)
    assert Slot.ACTOR not in _clashes(BY_RUSSIA, regime, both)


def test_a_part_of_what_a_report_counts_is_no_rival_of_the_whole() -> None:
    text = (
        "Shells kill ten in Binnish\n\nTen people were killed on Thursday when shells hit the town "
        "of Binnish in Idlib province. The mayor of Binnish said that one shell had killed three "
        "people and wounded six. The hospital had put the number of wounded at 20.\n"
    )
    assert _clashes(text) == set()


@pytest.mark.parametrize(
    ("one", "other", "slots"),
    [
        ("the Syrian army had fired", "Jabhat al-Nusra had fired", {Slot.ACTOR}),
        ("the Syrian army had fired", "the Syrian army had fired", set()),
    ],
)
def test_what_two_sources_of_a_report_tell_of_one_thing_is_set_side_by_side(
    one: str, other: str, slots: set[Slot]
) -> None:
    text = (
        "Rockets kill 14 in Binnish\n\nRockets killed 14 people at the market in the town of "
        "Binnish in Idlib province on Thursday. The Syrian Observatory for Human Rights said "
        f"{one} the rockets. The White Helmets said {other} the rockets.\n"
    )
    assert _clashes(text) == slots


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("had withdrawn from Binnish", "was advancing into Binnish"),
        ("had clashed with the Syrian army in Binnish", "was battling rebels in Binnish"),
    ],
)
def test_who_withdraws_or_fights_back_is_no_rival_of_who_attacks(one: str, other: str) -> None:
    text = (
        "Battle for Binnish\n\nThe Free Syrian Army said on Thursday its fighters held the town of "
        f"Binnish in Idlib province. The Free Syrian Army {one} on Thursday, the White Helmets "
        f"said. The Syrian army {other} on Thursday, {OBSERVATORY} said.\n"
    )
    assert Slot.ACTOR not in _clashes(text)


def test_who_repels_an_attack_is_no_rival_of_who_attacks() -> None:
    rebels = (
        "Rebels attack Binnish\n\nRebels attacked the town of Binnish in Idlib province on "
        f"Thursday, {OBSERVATORY} said. Nine soldiers died in the attack.\n"
    )
    army = (
        "Army repels attack on Binnish\n\nThe Syrian army repelled an attack on the town of "
        "Binnish in Idlib province on Thursday, SANA said. Nine soldiers died in the attack.\n"
    )
    assert Slot.ACTOR not in _clashes(rebels, army)


def test_two_sources_of_a_report_clash_in_the_means() -> None:
    text = (
        "Blast kills 14 in Binnish\n\nA blast killed 14 people at the market in the town of "
        "Binnish in Idlib province on Thursday. The White Helmets said an air strike "
        "had hit the market. Syrian state television said a car bomb had exploded at the market.\n"
    )
    assert _clashes(text) == {Slot.CAUSE}


def test_a_named_source_with_more_dead_than_its_report_leads_with_is_a_rival() -> None:
    text = _toll(
        "14 people", "residents", f" {HELMETS[0].upper()}{HELMETS[1:]} put the toll at 31."
    )
    assert Slot.KILLED in _clashes(text)


def test_a_report_that_has_more_dead_below_its_title_clashes_with_nobody_in_it() -> None:
    text = (
        "Bomb kills 14 at market in Binnish\n\nA bomb killed at least 31 people on Thursday at the "
        "market in the town of Binnish in Idlib province, the White Helmets said.\n"
    )
    assert Slot.KILLED not in _clashes(text)


@pytest.mark.parametrize(
    ("attack", "clash"), [("A Syrian army", True), ("An", False), ("A warplane", False)]
)
def test_a_party_that_denies_its_hand_disputes_only_that(attack: str, clash: bool) -> None:
    told = (
        f"Fourteen killed in Binnish\n\n{attack} attack killed 14 people in the town of Binnish in "
        "Idlib province on Thursday, residents said.\n"
    )
    denied = (
        "Army speaks of Binnish\n\nThe Syrian army on Friday denied responsibility for the attack "
        "on the town of Binnish in Idlib province on Thursday.\n"
    )
    assert (Slot.EXISTENCE in _clashes(told, denied)) is clash


def test_equal_numbers_of_people_whom_reports_call_differently_are_said_to_be_so() -> None:
    found = _compared(_toll("30 civilians", OBSERVATORY), _toll("30 terrorists", "the Syrian army"))
    rules = {c.rule for c in found if c.slot is Slot.KILLED and c.outcome is Outcome.AGREE}
    assert "the same number of dead, whom the two reports call differently" in rules


def test_whom_a_count_of_dead_counts_is_no_doer() -> None:
    text = (
        "Front speaks of border blast\n\nA bomb went off at the Atmeh crossing on Thursday. The "
        "Islamic State said the attack left 40 rebels dead.\n"
    )
    pipeline = _pipeline()
    view = pipeline.stock.view
    told = whole(group_incidents(_read(pipeline, _article("A", text)), view=view).told(view))
    values = [v for i in told.incidents for a in i.accounts for v in a.values]
    assert any(v.slot is Slot.KILLED for v in values)
    assert not any("rebels" in v.shown for v in values if v.slot is Slot.ACTOR)


def test_an_unknown_village_of_a_city_is_around_it_and_not_in_it() -> None:
    text = "Shells kill nine\n\nShells hit the village of al-Narda northeast of Aleppo on Monday.\n"
    pipeline = _pipeline()
    items = happenings(_read(pipeline, _article("A", text)), view=pipeline.stock.view)
    (place,) = {item.place for item in items if item.place is not None}
    assert place.name == "Aleppo"
    assert place.uncertainty_km == AROUND_KM
