from __future__ import annotations

from dataclasses import replace
from datetime import date

from counterclaim.compare.statements import compare_statements
from counterclaim.records import DateBasis, Interval, Published, Reading, Stance, Tally, Unit
from tests.compare.truce_world import AGREEMENTS, Said, World, reading


def tallies(*readings: Reading) -> list[Tally]:
    return list(compare_statements(readings, AGREEMENTS, view=World()).tallies)


def bulletin(total: int, day: str) -> Reading:
    content = (
        f"the number of breaches by Stone Brigade rose to {total} since the truce came into effect"
        " on February 27"
    )
    said = [Said("Hill Centre", "said", content)]
    return reading(f"Hill Centre said {content}.", published=day, said=said)


def test_a_running_total_has_issuer_side_period_and_agreement() -> None:
    (one,) = tallies(bulletin(490, "2016-05-09"))
    assert (one.count, one.unit, one.running_total) == (490, Unit.BREACHES, True)
    assert (one.issuer, one.side, one.ceasefire) == ("hill-centre", "stone-brigade", "february")
    assert one.period is not None
    assert (one.period.start, one.period.end) == (date(2016, 2, 27), date(2016, 5, 10))
    assert one.check == ""


def test_a_count_goes_on_from_the_issuer_before_it() -> None:
    content = "Stone Brigade’s breaches rose to 490 since the truce came into effect on 27 February"
    text = (
        f"Hill Centre said {content}. Six breaches were registered in the past 24 hours in Aster."
    )
    first, second = tallies(
        reading(text, published="2016-05-09", said=[Said("Hill Centre", "said", content)])
    )
    assert (second.count, second.issuer, second.place) == (6, "hill-centre", "aster")
    assert not second.running_total
    assert second.side_text == first.side_text == "Stone Brigade"
    assert second.period is not None
    assert second.period.start == date(2016, 5, 8)


def test_times_that_a_calm_was_broken_are_breaches_laid_on_who_broke_it() -> None:
    content = "Stone Brigade kept none of its provisions and broke it more than 300 times"
    (one,) = tallies(
        reading(f"Hill Centre said {content}.", said=[Said("Hill Centre", "said", content)])
    )
    assert (one.count, one.unit, one.issuer) == (300, Unit.BREACHES, "hill-centre")
    assert one.side == "stone-brigade"


def test_a_count_since_a_truce_ended_does_not_run_from_its_beginning() -> None:
    began = "The truce of Ostra and Kelia went into effect on February 27."
    content = "nine people had been killed since the truce broke down"
    said = [Said("Hill Centre", "said", content)]
    assert tallies(reading(f"{began} Hill Centre said {content}.", said=said)) == []
    content = "nine people had been killed since the truce took hold"
    said = [Said("Hill Centre", "said", content)]
    (one,) = tallies(reading(f"{began} Hill Centre said {content}.", said=said))
    assert one.ceasefire == "february"


def test_breaches_that_are_denied_are_no_count() -> None:
    content = "two of the four breaches laid to it"
    said = [Said("Stone Brigade", "denied", content, Stance.DENIES)]
    assert tallies(reading(f"Stone Brigade denied {content}.", said=said)) == []


def test_hours_before_an_unknown_day_are_no_days() -> None:
    content = "six breaches were registered in the past 24 hours in Aster"
    text = f"Hill Centre said {content}."
    dated = reading(text, said=[Said("Hill Centre", "said", content)])
    some_day = Published(Interval(date(2016, 5, 5), date(2017, 2, 27)), DateBasis.INFERRED)
    undated = replace(
        dated,
        article=replace(dated.article, published=some_day),
        understanding=replace(dated.understanding, times=()),
    )
    (first,) = tallies(undated)
    assert first.period is None
    assert first.period_basis == "24 hours before publication, whose day is not known"


def test_a_total_that_falls_between_bulletins_is_noted() -> None:
    found = tallies(bulletin(490, "2016-05-09"), bulletin(480, "2016-05-10"))
    assert sorted(t.check for t in found) == ["", "the total fell from 490 to 480"]


def test_a_total_that_grows_less_than_the_days_count_is_noted() -> None:
    content = "Stone Brigade’s breaches numbered 20"
    daily = reading(
        "Hill Centre said there were 20 breaches by Stone Brigade on 10 May under the truce that"
        " took effect on 27 February.",
        published="2016-05-10",
        said=[
            Said(
                "Hill Centre",
                "said",
                "there were 20 breaches by Stone Brigade on 10 May under the truce that took"
                " effect on 27 February",
            )
        ],
    )
    found = tallies(bulletin(490, "2016-05-09"), daily, bulletin(495, "2016-05-10"))
    assert content
    assert [t.check for t in found if t.check] == [
        "490 and 20 counted since make 510, the total says 495"
    ]


def test_a_single_incidents_dead_are_no_tally() -> None:
    text = "Hill Centre said shells killed 12 people in Aster on Monday."
    said = [Said("Hill Centre", "said", "shells killed 12 people in Aster on Monday")]
    assert tallies(reading(text, said=said)) == []


def test_dead_counted_over_a_period_are_a_tally() -> None:
    content = "more than 300 civilians were killed in Aster since April"
    found = tallies(
        reading(f"Hill Centre said {content}.", said=[Said("Hill Centre", "said", content)])
    )
    assert [(t.count, t.unit, t.place) for t in found] == [(300, Unit.KILLED, "aster")]


def test_a_part_of_the_dead_is_no_tally_of_its_own() -> None:
    for part in ("including 40 children and 22 women", "50 of them children"):
        content = f"300 people were killed in Aster since April, {part}"
        said = [Said("Hill Centre", "said", content)]
        found = tallies(reading(f"Hill Centre said {content}.", said=said))
        assert [t.count for t in found] == [300]
    breaches = "it recorded 118 breaches since April, of which 104 were raids"
    said = [Said("Hill Centre", "said", breaches)]
    assert [t.count for t in tallies(reading(f"Hill Centre said {breaches}.", said=said))] == [118]
    content = "of the 300 killed since April 40 were children"
    assert tallies(reading(f"It said {content}.", said=[Said("It", "said", content)]))[1:] == []


def test_the_place_of_a_dateline_is_not_where_the_dead_were_counted() -> None:
    content = "more than 300 civilians were killed since April"
    text = f"Aster, 4 May (Harbour Wire) - Hill Centre said {content}."
    (found,) = tallies(reading(text, said=[Said("Hill Centre", "said", content)]))
    assert (found.count, found.place) == (300, None)


def test_a_count_of_several_places_is_of_none_of_them() -> None:
    for where, place in (("Aster, Norden", "aster"), ("Aster, Borin and Old Mill", None)):
        content = f"Stone Brigade committed 31 breaches of the truce in {where} since April"
        said = [Said("Hill Centre", "said", content)]
        (found,) = tallies(reading(f"Hill Centre said {content}.", said=said))
        assert (found.count, found.side, found.place) == (31, "stone-brigade", place)


def test_a_count_laid_on_somebody_and_his_own_is_his() -> None:
    content = "Stone Brigade and its scouts committed 31 breaches of the truce"
    one = reading(
        f"Hill Centre said {content}.",
        said=[Said("Hill Centre", "said", content)],
        people={"its scouts": None},
    )
    assert [t.side for t in tallies(one)] == ["stone-brigade"]


def test_a_bulletin_of_fixed_form_gives_every_number() -> None:
    text = (
        "Hill Centre said that within the last 24 hours 9 breaches were registered: in Aster (5),"
        " Borin (3) and Old Mill (2). The number of settlements that joined has reached 207."
    )
    found = tallies(reading(text))
    assert [t.count for t in found] == [9, 5, 3, 2, 207]
    assert [t.place for t in found[1:4]] == ["aster", "borin", "old-mill"]
    assert found[0].check == "the parts by place, 5 + 3 + 2, make 10; the total says 9"


def test_since_the_truce_runs_from_the_first_day_of_the_agreement() -> None:
    text = (
        "The Hill Centre said that breaches rose to 490 since the cessation of hostilities, which "
        "took effect on 27 February. Six breaches were recorded in the last 24 hours."
    )
    content = text[text.index("that") : text.index(". Six")]
    total, six = tallies(
        reading(text, published="2016-05-09", said=[Said("The Hill Centre", "said", content)])
    )
    assert total.period is not None
    assert (total.period.start, total.period.end) == (date(2016, 2, 27), date(2016, 5, 10))
    assert six.period is not None
    assert (six.period.start, six.period.end) == (date(2016, 5, 8), date(2016, 5, 10))
    assert six.period_basis.startswith(("24 hours before publication", "as told"))


def test_whom_a_speaker_addresses_is_not_the_speaker() -> None:
    content = "you broke the truce 14 times"
    said = [Said("Hill Centre", "says", content)]
    (one,) = tallies(reading(f"Hill Centre says {content}.", said=said))
    assert (one.issuer, one.side, one.side_text) == ("hill-centre", None, "")


def test_what_is_classed_as_breaches_is_laid_on_each_side_apart() -> None:
    content = "12 as violations of the truce: nine by Stone Brigade and three by Black Banner"
    said = [Said("Hill Centre", "classed", content)]
    found = tallies(reading(f"Hill Centre classed {content}.", said=said))
    assert [(t.count, t.side) for t in found] == [
        (12, None),
        (9, "stone-brigade"),
        (3, "black-banner"),
    ]


def test_the_total_of_a_town_is_not_measured_by_that_of_the_country() -> None:
    town = " in Aster since the truce came"
    content = f"the number of breaches by Stone Brigade rose to 20{town} into effect on February 27"
    said = [Said("Hill Centre", "said", content)]
    here = reading(f"Hill Centre said {content}.", published="2016-05-10", said=said)
    found = tallies(bulletin(490, "2016-05-09"), here)
    assert [(t.place, t.running_total, t.check) for t in found if t.count == 20] == [
        ("aster", True, "")
    ]
