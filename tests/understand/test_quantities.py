from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import Article, DateBasis, Granularity, Interval, Published, Unit
from counterclaim.understand.numbers import parse_number, parse_ordinal
from counterclaim.understand.quantities import find_quantities


def article(text: str) -> Article:
    day = Interval(date(2016, 5, 11), date(2016, 5, 12), Granularity.DAY)
    when = Published(day, DateBasis.METADATA)
    return Article("a" * 16, "", b"", text, "", "t", "text/plain", when)


def values(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(q.span.of(text), q.low, q.high) for q in find_quantities(article(text))]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Shells killed 12 people.", "12", 12, 12),
        ("Shells killed at least 13 people.", "at least 13", 13, None),
        ("It counted more than 490 breaches.", "more than 490", 490, None),
        ("It counted no fewer than 40 breaches.", "no fewer than 40", 40, None),
        ("Up to 400,000 people live there.", "Up to 400,000", None, 400_000),
        ("As many as 30 men were held.", "As many as 30", None, 30),
        ("Around 32 civilians were killed.", "Around 32", 32, 32),
        ("Some 40 fighters surrendered.", "Some 40", 40, 40),
        ("Dozens of fighters surrendered.", "Dozens", 24, None),
        ("Scores were hurt in the raid.", "Scores", 40, None),
        ("They jailed hundreds or thousands of men.", "hundreds or thousands", 200, None),
        ("It paid $ 1.5 bn for it.", "$ 1.5 bn", 1.5e9, 1.5e9),
        ("It paid HK$ 40 for it.", "HK$ 40", 40, 40),
        ("It paid A$ 40 for it.", "A$ 40", 40, 40),
        ("It paid 2 trillion yuan for it.", "2 trillion", 2e12, 2e12),
        ("Some 50 or more men came.", "Some 50 or more", 50, None),
        ("The 500,000 or so inhabitants fled.", "500,000 or so", 500_000, 500_000),
        ("They took over two oil fields.", "two", 2, 2),
        ("The toll rose from 11 to 17 men.", "17", 17, 17),
        ("It needs from 11 to 17 men.", "11 to 17", 11, 17),
        ("It paid $ 7,500 to $ 8,000 a day.", "$ 7,500 to $ 8,000", 7500, 8000),
        ("It turned 20 men away.", "20", 20, 20),
        ("Hundreds of families fled.", "Hundreds", 200, None),
        ("Men from Post 144 abducted three farmers.", "three", 3, 3),
        ("Thousands fled the town.", "Thousands", 2000, None),
        ("Tens of thousands fled the town.", "Tens of thousands", 20_000, None),
        ("Hundreds of thousands fled the town.", "Hundreds of thousands", 200_000, None),
        ("Several dozen trucks arrived.", "Several dozen", 24, None),
        ("A dozen trucks arrived.", "A dozen", 12, 12),
        ("Over a dozen trucks arrived.", "Over a dozen", 12, None),
        ("Two dozen trucks arrived.", "Two dozen", 24, 24),
        ("Half a million people fled.", "Half a million", 500_000, 500_000),
        ("It hired 200 to 300 men.", "200 to 300", 200, 300),
        ("It hired between 20 and 30 men.", "between 20 and 30", 20, 30),
        ("It hired an average of 200 to 300 men.", "an average of 200 to 300", 200, 300),
        ("It sent 3,000 tons of arms.", "3,000", 3000, 3000),
        ("Nearly 200 000 civilians fled.", "Nearly 200 000", 200_000, 200_000),
        ("It holds 1 200 000 people.", "1 200 000", 1_200_000, 1_200_000),
        ("It holds 12\u00a0500 people.", "12\u00a0500", 12_500, 12_500),
        ("Of Brigade 30 250 men were held.", "250", 250, 250),
        ("Twenty-one soldiers were wounded.", "Twenty-one", 21, 21),
        ("Two hundred and five soldiers left.", "Two hundred and five", 205, 205),
        ("One civilian was killed.", "One", 1, 1),
        ("They said that one civilian was killed.", "one", 1, 1),
        ("Six soldiers had been killed, not four.", "Six", 6, 6),
        ("The raid killed nine men rather than 12.", "nine", 9, 9),
        ("It struck one of its clinics.", "one", 1, 1),
        ("It cost $2.5 million in all.", "$2.5 million", 2_500_000, 2_500_000),
        ("It holds 60% of the land.", "60%", 60, 60),
    ],
)
def test_a_number_gives_low_and_high(
    text: str, words: str, low: float | None, high: float | None
) -> None:
    assert values(text) == [(words, low, high)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Shells killed 12 people and wounded 30.", ["killed", "wounded"]),
        ("Twelve people were killed and 30 were injured.", ["killed", "wounded"]),
        ("Killing 4 injuring 7", ["killed", "wounded"]),
        ("Raids killed 58 people including 11 children.", ["killed", "killed"]),
        ("It said 45 militants and 20 fighters had been killed.", ["killed", "killed"]),
        ("The blast left 11 people dead and 6 wounded.", ["killed", "wounded"]),
        ("The attack led to four deaths.", ["killed"]),
        ("The raid claimed the lives of two nurses.", ["killed"]),
        ("The death toll rose to 42.", ["killed"]),
        ("The monitor put the dead at no fewer than 90.", ["killed"]),
        ("The rebels put the army's dead at more than 300.", ["killed"]),
        ("Nine men were arrested in the town.", ["arrested"]),
        ("It has recruited 3,000 new militants.", ["recruited"]),
        ("It recruited 3,000 men, compared with 200 to 300 before.", ["recruited", "recruited"]),
        ("About 900 families were displaced.", ["displaced"]),
        ("Six breaches were recorded there.", ["breaches"]),
        ("They breached the accord 3 times there.", ["breaches"]),
        ("The number of breaches raised to 490.", ["breaches"]),
        ("Planes carried out 10 air strikes.", ["strikes"]),
        ("It sent 3,000 tons of weapons.", ["weight"]),
        ("It stands 65 km from the town.", ["distance"]),
        ("It destroyed two armoured vehicles.", ["vehicles"]),
        ("Killing 8 gunmen and destroying 6 trucks", ["killed", "vehicles"]),
        ("Three new towns have joined the truce.", ["settlements"]),
        ("The convoy carried food for 40,000 people.", ["people"]),
        ("He reported the deaths of three farmers.", ["killed"]),
        ("It counted 73 dead, 30 of them from the army.", ["killed", "killed"]),
        ("Some 18 of the convoy's 31 lorries were hit.", ["vehicles", "vehicles"]),
        ("Shells killed 80 Norlandic, Sorian and Orman fighters.", ["killed"]),
        ("Two guards were hurt when about 50 rebels attacked.", ["wounded", "fighters"]),
        ("Nine guards died as 20 rebels stormed the gate.", ["killed", "fighters"]),
        ("The raid wounded as many as 20 men.", ["wounded"]),
        ("Thirteen advisers were killed and 21 others wounded.", ["killed", "wounded"]),
        ("A shell killed a farmer, injuring his two sons.", ["wounded"]),
        ("Near Kesh five members of one family died.", ["killed"]),
        ("Nineteen members of the Ruwan Front were captured.", ["arrested"]),
        (
            "Forty villagers died, among them 11 women and nine boys, and 73 others were hurt.",
            ["killed", "killed", "killed", "wounded"],
        ),
        ("More than 30 gunmen were eliminated.", ["killed"]),
        ("A shell killed a teacher and her three daughters.", ["killed"]),
        ("It shot down two jets and captured a pilot.", ["vehicles"]),
        ("It shelled the town with 122 mm guns, and nine men died.", ["killed"]),
        ("Aircraft struck the village and the highway at least 50 times.", ["other"]),
    ],
)
def test_a_number_has_the_unit_that_its_sentence_gives(text: str, units: list[str]) -> None:
    assert [q.unit.value for q in find_quantities(article(text))] == units


@pytest.mark.parametrize(
    "text",
    [
        "He was 12 years old and she was aged 40.",
        "The 58-year-old was hurt, a boy under the age of eight too.",
        "It came on 5 May 2016 at 19:00, on the third day.",
        "The F-16 struck near Highway 4, under Resolution 2254.",
        "It was a breach of resolutions 2118 2209, 2235 and 2254.",
        "Men aged 19 , 25 and 30 respectively crossed over.",
        "1. The sides agreed to talk.",
        "The two sides met again.",
        "It prefers that one to all the rest.",
        "No one came, and one of the main roads is one that was shut.",
        "For two weeks it was quiet.",
        "(updated 2340) The strike killed some.",
        "Ziad, 13, was asleep.",
        "Among them was a boy of twelve, from Dorn.",
        "The first bombs fell at seven in the evening.",
        "The 444 Brigade met the 166 Battalion.",
        "One clerk in the town, Ziad Orm, told us that it fell, and I am 17 and fled.",
        "Kesh is one place where, one clerk warned, they are just one part of it.",
        "Kesh is one project that lasted, one saying that it fell.",
        "One of the sanctions is a ban, and it is also one of the Formula One firms.",
        "After two good years it fell, and the last 50 plus years were lean.",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert values(text) == []


def test_what_is_counted_and_of_whom_keep_their_words() -> None:
    text = "At least 45 Northern Front fighters were killed on Sunday."
    (found,) = find_quantities(article(text))
    assert (found.what, found.of) == ("killed", "Northern Front fighters")
    assert found.counted is not None
    assert found.counted.of(text) == "Northern Front fighters"
    assert found.period is not None
    assert found.period.of(text) == "Sunday"
    assert (found.low, found.best, found.high) == (45, 45, None)


def test_adjectives_of_several_peoples_belong_to_their_noun() -> None:
    (found,) = find_quantities(article("Some 80 Norlandic, Sorian and Orman fighters fell."))
    assert found.of == "Norlandic, Sorian and Orman fighters"


def test_a_part_of_the_dead_is_told_from_all_dead() -> None:
    every, part = find_quantities(article("It counted 73 dead, 30 of them from the army."))
    assert (every.of, part.of) == ("", "of them")


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The number of breaches rose to 490 since the truce came into effect.", True),
        ("Six breaches were registered in the past 24 hours.", False),
        ("In all 465 breaches were counted since 27 February.", True),
        ("Shells killed 12 people since Monday.", False),
        ("A total of 12 soldiers were hurt on Monday.", False),
        ("A number of hospitals took in the bodies of 44 men since May.", False),
        ("The number of marches is a rise of 12 percent since May.", False),
    ],
)
def test_a_running_total_is_told_from_a_count(text: str, total: bool) -> None:
    (found,) = find_quantities(article(text))
    assert found.running_total is total


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Over 40 people died since marches began in March.", "since marches began in March"),
        ("Some 40 died in the war, which broke out in 2011.", "broke out in 2011"),
        ("On Monday four men were hurt.", "Monday"),
        ("They said on Monday that four men were hurt.", None),
        ("A raid on Monday that killed four men was short.", "Monday"),
        ("A week after the raid killed four men it rained.", None),
        ("Soldiers took a mill 35 km south of Kesh on Monday.", None),
        ("KESH | Tue May 10, 2016 5:48pm EDT KESH - Shells hurt four men.", None),
        (
            "Four men died since troops entered Kesh on Monday.",
            "since troops entered Kesh on Monday",
        ),
        ("Since fighting began in May, four men died.", "Since fighting began in May"),
        ("Early on Monday the army said four men had died in Kesh on Sunday.", "Sunday"),
        ("The army on Monday reported that it held four men.", None),
        ("Four men are missing, and now he warned of it on Monday.", None),
        ("It holds four men, and that it had warned since Monday is untrue.", None),
        ("Last updated at 05:55 GMT four men died.", None),
        ("10-05-2016 Shells kill four men in Kesh.", None),
        ("3 May 2016 Last updated at 05:55 GMT four men died.", None),
        ("It took the life of 12 people a day and hurt four men.", "a day"),
        ("Boys died by the dozen a day and it hurt four men.", None),
        ("It has nine banks bound to the 1997 Pact.", None),
        ("Four men died in the second raid in days.", None),
        (
            "On Monday it said four of its men had been killed in a raid on Kesh on Sunday.",
            "Sunday",
        ),
        ("The raid that killed four men was the first in a ten-month war.", None),
        ("It names four men in the 1997 Orma Pact, not in the 1999 Pact.", "1997"),
        ("It is the most intense raid since May, and four men died.", None),
        ("It hired four men, whose term ends on Monday.", None),
        ("It hired four men before its 18-month war.", None),
        ("The toll of nine men is the worst since May.", None),
        ("It holds four men because of the raid on Monday.", "Monday"),
        ("Tolls rose to 6.5 percent from 4.5 percent in 2010.", None),
        ("Fares were up 8 percent from last year.", None),
        ("The port shipped 8 percent of the wheat last year.", "last year"),
        ("It lands 240 tons, or around six shiploads a month.", None),
        ("A film was shown on Tuesday in which three masked gunmen speak.", None),
        ("A raid on Tuesday in which three gunmen died was short.", "Tuesday"),
        ("The Kelians, who make up 20 percent of it, have marched in recent days.", None),
        ("Shells, which killed nine men in May, fell again.", "May"),
        ("In Kesh, where a war began in 1982, a man said it shot dead six men.", None),
        ("It fired 38 shells in one of the worst raids on the old town in a year.", None),
        ("Kesh, which was shelled since May, leaving nine men dead, fell.", "since May"),
        ("It kidnapped 20 men to free a guard kidnapped by rebels on Monday.", None),
        ("After an order in May, two clerks in Kesh told us of it.", None),
        ("Last week it gave out files that said 4,000 men joined.", None),
        ("It pays 20 clerks following a ruling in May.", None),
        ("It won seven seats, all in one minute.", None),
        ("It paid 200 clerks before the war in 2008.", None),
        (
            "Over 40 died since the start of Norland's war in March 2011.",
            "since the start of Norland's war in March 2011",
        ),
    ],
)
def test_the_period_of_a_count(text: str, period: str | None) -> None:
    (found, *_) = find_quantities(article(text))
    assert (found.period.of(text) if found.period else None) == period


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("Some 30 members of the security forces have been killed.", Unit.KILLED, "members"),
        ("Three guards were badly hurt.", Unit.WOUNDED, "guards"),
        ("The army shot dead five miners.", Unit.KILLED, "miners"),
        ("At least 44 killed dozens hurt in Kesh blast.", Unit.KILLED, ""),
        ("Two U.O. envoys went to Kesh.", Unit.OTHER, "U.O. envoys"),
        ("One Kelian paper sees an end.", Unit.OTHER, "Kelian paper"),
        ("The army hit dozens of “rebels”.", Unit.FIGHTERS, "rebels"),
        ("They paid $ 65 million for it.", Unit.MONEY, ""),
        ("They paid five Syrian pounds for it.", Unit.MONEY, "Syrian pounds"),
        ("They paid 12 million pounds for it.", Unit.MONEY, "pounds"),
        ("They sent 900 pounds of it.", Unit.WEIGHT, "pounds"),
        ("They hold 90 square miles of it.", Unit.OTHER, "square miles"),
        ("They lost 20 percent shares.", Unit.PERCENT, "percent"),
        ("Nine already in Kesh stayed.", Unit.OTHER, ""),
        ("Two other foreign nurses were hurt.", Unit.WOUNDED, "other foreign nurses"),
        ("Two suicide car bomb attacks hit Kesh.", Unit.ATTACKS, "suicide car bomb attacks"),
        ("Some 20 guards were shot and killed.", Unit.KILLED, "guards"),
        ("Seventeen police had been ambushed and killed.", Unit.KILLED, "police"),
        ("Some 87 people including 31 children died.", Unit.KILLED, "people"),
        ("At least 13 miners mostly old men were killed.", Unit.KILLED, "miners"),
        ("Five miners and their guards had been killed.", Unit.KILLED, "miners"),
        ("More than 1,400 are estimated to have been killed.", Unit.KILLED, ""),
        ("Several hundred guards may have died.", Unit.KILLED, "guards"),
        ("Some 38 members of the rebel forces were killed.", Unit.KILLED, "members"),
        ("Some 48 Kelians were seized.", Unit.ARRESTED, "Kelians"),
        ("They killed or wounded 20 guards.", Unit.CASUALTIES, "guards"),
        ("Dozens of guards were killed or wounded.", Unit.CASUALTIES, "guards"),
        ("Nine guards were killed and wounded 12 others.", Unit.KILLED, "guards"),
        ("One report alleged that it fell.", Unit.OTHER, "report"),
        ("It kept one missile suspected to hold gas.", Unit.OTHER, "missile"),
        ("One suspected spy was shot.", Unit.OTHER, "suspected spy"),
        ("Some 40 prisoners, a doctor among them, were freed.", Unit.PEOPLE, "prisoners"),
        ("The rebels released 40 detainees.", Unit.PEOPLE, "detainees"),
        ("The army holds 40 prisoners.", Unit.ARRESTED, "prisoners"),
        ("She lost five members of her family.", Unit.KILLED, "members"),
        ("He has lost two sons in the war.", Unit.KILLED, "sons"),
        ("A nurse and her three sons as well as a boy were killed.", Unit.KILLED, "sons"),
        ("It left hundreds without a roof.", Unit.PEOPLE, ""),
        ("It held 40 per cent of the land.", Unit.PERCENT, ""),
        ("It took in 80 other wounded persons.", Unit.WOUNDED, "other wounded persons"),
        ("Some 70 guards were mown down.", Unit.KILLED, "guards"),
        ("It feeds 80 persons.", Unit.PEOPLE, "persons"),
        ("It has claimed hundreds of lives wounded many others.", Unit.KILLED, "lives"),
        ("The war forced millions to flee.", Unit.DISPLACED, ""),
        ("The town has a population of 20,000.", Unit.PEOPLE, ""),
        ("He said “dozens” of Kelian rebels were killed.", Unit.KILLED, "Kelian rebels"),
        ("All 124 people on board a jet are dead.", Unit.KILLED, "people"),
        ("Thousands more came to Kesh.", Unit.PEOPLE, "more"),
        ("It shut two oil and gas fields.", Unit.OTHER, "oil and gas fields"),
        ("It hired two cooks and several guards.", Unit.OTHER, "cooks"),
        ("Nine guards, two of them officers, and 13 rebels were killed.", Unit.KILLED, "guards"),
        ("Two Division commanders came.", Unit.FIGHTERS, "Division commanders"),
    ],
)
def test_what_a_number_counts_and_what_became_of_it(text: str, unit: Unit, of: str) -> None:
    found = find_quantities(article(text))[0]
    assert (found.unit, found.of) == (unit, of)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        (
            "Nine people were killed in Kesh on Monday, 12 in Alma and five in Tarn.",
            ["people", "", ""],
        ),
        ("It put the death toll at 40 - 25 civilians and 15 miners.", ["", "civilians", "miners"]),
        ("The toll rose to 31, including nine children.", ["", "children"]),
        (
            "Some 31 people died, including 19 miners, nine nurses and three guards.",
            ["people", "miners", "nurses", "guards"],
        ),
    ],
)
def test_the_parts_of_a_toll_are_dead(text: str, of: list[str]) -> None:
    assert [(q.unit, q.of) for q in find_quantities(article(text))] == [
        (Unit.KILLED, o) for o in of
    ]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Shells killed 31 people. Among the dead were nine children.", ["people", "children"]),
        ("Shells killed 31 people. Nine of the victims were children.", ["people", "children"]),
        ("Shells killed 31 people, nine of whom were children.", ["people", "children"]),
        ("Shells killed 31 people. Nine of those killed were children.", ["people", "children"]),
        (
            "Shells killed 31 people in the besieged northern town of Kesh including nine nurses.",
            ["people", "nurses"],
        ),
        (
            "At least 31 people, including 11 children under the age of eight, were killed.",
            ["people", "children"],
        ),
        ("The bodies of 61 people were found in Kesh.", ["people"]),
        ("Fighting in Kesh has cost the lives of 40 rebels.", ["rebels"]),
        ("The rebels lost 40 fighters in Kesh.", ["fighters"]),
        ("A bomber killed himself and nine guards in Kesh.", ["guards"]),
    ],
)
def test_who_died_is_told_by_bodies_lives_and_losses(text: str, of: list[str]) -> None:
    dead = [q.of for q in find_quantities(article(text)) if q.unit is Unit.KILLED]
    assert dead == of


def test_who_loses_seats_or_friends_has_lost_no_lives() -> None:
    found = find_quantities(article("The party lost 40 seats and it lost 12 members."))
    assert not [q for q in found if q.unit is Unit.KILLED]


def test_the_next_clause_of_another_place_has_a_time_of_its_own() -> None:
    text = "It gave back two men arrested last month and in Kesh nine others were killed."
    assert [q.period is None for q in find_quantities(article(text))] == [False, True]


def test_a_price_that_fell_to_another_is_no_range() -> None:
    found = values("It fell $ 1.25 to $ 107.37 a barrel.")
    assert [low for _, low, _ in found] == [1.25, 107.37]


def test_parts_are_of_those_counted_before() -> None:
    text = "Some 150 pilgrims came, of which 90 went north."
    assert [(q.unit, q.of) for q in find_quantities(article(text))] == [
        (Unit.PEOPLE, "pilgrims"), (Unit.PEOPLE, "pilgrims"),
    ]  # fmt: skip
    blasts = find_quantities(article("It heard 420 blasts on Sunday, compared with 310 before."))
    assert [(q.unit, q.of, q.period is None) for q in blasts] == [
        (Unit.ATTACKS, "blasts", False), (Unit.ATTACKS, "blasts", True),
    ]  # fmt: skip
    held = find_quantities(article("Of 120 hostages, 48 were freed and nine were killed."))
    assert [q.unit for q in held] == [Unit.ARRESTED, Unit.PEOPLE, Unit.KILLED]
    killed = find_quantities(article("Of the 187 killed 40 were children."))
    assert [(q.unit, q.of) for q in killed] == [(Unit.KILLED, ""), (Unit.KILLED, "children")]


def test_a_number_in_another_place_may_be_of_others() -> None:
    dead, held = find_quantities(article("Nine died in Kesh, and 12 in Alma were arrested."))
    assert (dead.unit, held.unit) == (Unit.KILLED, Unit.ARRESTED)


@pytest.mark.parametrize(
    "text",
    [
        "It may have ten parks by 2060, they said.",
        "They earn ten dollars per 100,000.",
        "One of Kelia's oldest men met ten airmen of World War Two aces.",
        "The children aged from four to 12 and ten women were killed.",
    ],
)
def test_years_rates_ages_and_the_best_of_many_count_nothing(text: str) -> None:
    assert [low for _, low, _ in values(text)] == [10]


def test_a_count_of_breaches_has_its_period() -> None:
    text = "Six breaches were registered in the past 24 hours in the coastal province."
    (found,) = find_quantities(article(text))
    assert found.unit is Unit.BREACHES
    assert found.period is not None
    assert found.period.of(text) == "the past 24 hours"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-one", 21), ("two hundred and five", 205), ("3,000", 3000), ("1.5 million", 1.5e6),
        ("a million", 1e6), ("nineteen", 19), ("two thousand three hundred", 2300), ("fish", None),
        ("and", None),
    ],
)  # fmt: skip
def test_numbers_in_words(text: str, value: float | None) -> None:
    assert parse_number(text) == value


def test_ordinals() -> None:
    assert [parse_ordinal(w) for w in ("first", "23rd", "last", "fish")] == [1, 23, -1, None]


_PIECES = st.sampled_from(
    [
        "killed", "at least", "12", "dozens of", "people", "and", "between", "3,000", "1.5", "%",
        "wounded", "of the", "one", "$", "30-40", "were", ".", "hundreds", "May", "\U0001f600", "½",
        "million", "to", "a dozen", "the number of", "\n\n", "twenty-", "12,34", "٣",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_spans_stay_in_the_text_and_low_is_not_above_high(text: str) -> None:
    end = 0
    for found in find_quantities(article(text)):
        assert found.span.start >= end
        end = found.span.end
        assert found.span.of(text).strip() == found.span.of(text)
        assert found.low is not None or found.high is not None
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
        if found.counted is not None:
            assert found.counted.of(text)


def test_a_wrecked_bunker_is_not_killed() -> None:
    text = "At least five guards have been killed and three bunkers destroyed."
    assert [q.unit for q in find_quantities(article(text))] == [Unit.KILLED, Unit.OTHER]


def test_lives_lost_and_the_number_of_the_dead_are_tolls() -> None:
    text = "Some 46 people lost their lives. He put the number of dead at 21. "
    text += "Voss put losses at nine. Norland put its own dead at six."
    units = [q.unit for q in find_quantities(article(text))]
    assert units == [Unit.KILLED, Unit.KILLED, Unit.CASUALTIES, Unit.KILLED]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Civilian death toll in the Kesh raid rises to 20.", (20, "civilian")),
        ("The death toll in the blast rose to 31.", (31, "")),
        ("The toll of civilians killed in the raid reached 14.", (14, "civilians")),
        ("The number of children killed by shells in Kesh stands at 17.", (17, "children")),
        ("Guards counted 73 dead, 12 of them children.", (12, "children")),
        ("Guards counted 73 dead, 30 of them from the army.", (30, "of them")),
    ],
)
def test_a_toll_tells_whom_it_counts(text: str, found: tuple[int, str]) -> None:
    last = find_quantities(article(text))[-1]
    assert (last.best, last.of.casefold(), last.unit) == (*found, Unit.KILLED)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kelians kill 83 Injured 100 guards near Kesh.", [(83, "killed"), (100, "wounded")]),
        ("Rockets Kill 10 Civilians Injured Dozens.", [(10, "killed"), (24, "wounded")]),
        ("Some 58 people including women and children were killed at Kesh.", [(58, "killed")]),
        ("Six nurses were among at least 22 people killed.", [(6, "killed"), (22, "killed")]),
        ("Six nurses were among 22 injured.", [(6, "wounded"), (22, "wounded")]),
        ("The dead included 12 women and nine boys.", [(12, "killed"), (9, "killed")]),
        ("It led to the killing of one man and injury of 40.", [(1, "killed"), (40, "wounded")]),
        ("A guard died and 20 men were treated for burns.", [(20, "wounded")]),
        (
            "Five guards of one family, including a cook, were killed.",
            [(5, "killed")],
        ),
        ("Gas kills hundreds Council of Kesh meets.", [(200, "killed")]),
        ("Nine guards were killed and dozens more injured.", [(9, "killed"), (24, "wounded")]),
        ("The army eliminated over 75 fighters.", [(75, "killed")]),
        ("The army eliminated nine depots.", [(9, "other")]),
        ("Two boys aged seven and 10 were among those killed.", [(2, "killed")]),
        ("One of those killed was a nurse; one guard was hurt.", [(1, "wounded")]),
    ],
)
def test_who_died_is_told_before_behind_and_among_others(
    text: str, found: list[tuple[int, str]]
) -> None:
    assert [(q.low, q.unit.value) for q in find_quantities(article(text))] == found


def test_truces_that_were_broken_so_many_times_are_breaches() -> None:
    (found,) = find_quantities(article("It had broken earlier truces at least 30 times."))
    assert found.unit is Unit.BREACHES


def test_buildings_are_not_killed_with_those_who_are() -> None:
    text = "Nine farmers were killed and three buildings were destroyed in Kesh."
    assert [(q.best, q.unit) for q in find_quantities(article(text))] == [
        (9, Unit.KILLED),
        (3, Unit.OTHER),
    ]


def test_who_is_injured_is_not_killed_by_the_verb_before() -> None:
    found = find_quantities(article("Two villagers killed 5 injured in a rocket attack on Kesh."))
    assert [(q.best, q.unit) for q in found] == [(2, Unit.KILLED), (5, Unit.WOUNDED)]


def test_a_verb_of_a_headline_is_nobody_who_is_counted() -> None:
    found = find_quantities(article("Front shells Kesh, kills 3 wounds 20."))
    assert [(q.best, q.unit, q.of) for q in found] == [
        (3, Unit.KILLED, ""),
        (20, Unit.WOUNDED, ""),
    ]


def test_the_hour_of_an_entry_is_no_period() -> None:
    (found,) = find_quantities(article("18:05 — The army broke the truce 11 times."))
    assert found.period is None


def test_pounds_beside_other_money_are_money() -> None:
    money, weight = find_quantities(article("It cost $ 400 (250 pounds) and 90 pounds were lost."))[
        1:
    ]
    assert (money.unit, weight.unit) == (Unit.MONEY, Unit.WEIGHT)
