"""Two reports beside one another: one main incident or two, and rival tolls or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.compare.incidents.mains import THRESHOLD, Main, compare_tolls, main_of, sameness
from counterclaim.compare.incidents.sources import Source
from counterclaim.compare.incidents.standing import near, stand
from counterclaim.compare.incidents.tolls import Toll
from counterclaim.records import (
    Actor,
    Attribution,
    MentionKind,
    Outcome,
    Quantity,
    Reading,
    ResolvedArticle,
    Slot,
    Speaker,
    Stance,
    Understanding,
    Unit,
)
from counterclaim.spans import Span
from tests.compare.builders import FakeView, article

VIEW = FakeView()


def _toll(low: float, of: str = "people", most: float | None = None) -> Toll:
    return Toll(low, most if most is not None else low, most is not None, of)


def _counted(low: float, by: str) -> Toll:
    return Toll(low, low, False, "people", source=Source((by,)))


def _outcome(a: Toll | None, b: Toll | None) -> Outcome | None:
    found = stand(a, b)
    return found.outcome if found else None


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (_toll(13), _toll(13), Outcome.AGREE),
        (_toll(13), _toll(15), Outcome.REFINE),
        (_toll(8), _toll(10), Outcome.REFINE),
        (_toll(7), _toll(10), Outcome.CONFLICT),
        (_toll(4, "schoolchildren"), _toll(7, "children"), Outcome.CONFLICT),
        (_toll(20, "lives"), _toll(60), Outcome.CONFLICT),
        (_toll(70), _toll(100), Outcome.CONFLICT),
        (_toll(13), _toll(40), Outcome.CONFLICT),
        (_toll(24, most=99), _toll(40), Outcome.REFINE),
        (_toll(200, most=999), _toll(1300), Outcome.REFINE),
        (_toll(24, most=99), _toll(1400), Outcome.CONFLICT),
        (_toll(12), _toll(36, "civilians"), Outcome.CONFLICT),
        (_toll(12, "civilians"), _toll(36), Outcome.CONFLICT),
        (_toll(13, "advisers"), _toll(73), Outcome.REFINE),
        (_toll(13, "soldiers"), _toll(73, "militants"), Outcome.REFINE),
        (_toll(39, "rebels"), _toll(100, "militants"), Outcome.CONFLICT),
        (_toll(40, "rebels"), _toll(70, "army and rebel fighters"), Outcome.REFINE),
        (_toll(34), _toll(73, "soldiers"), Outcome.CONFLICT),
        (_toll(34), _toll(36, "soldiers"), Outcome.REFINE),
        (_toll(34, "civilians"), _toll(73, "soldiers"), Outcome.REFINE),
        (_toll(24, most=99), _toll(140, "soldiers"), Outcome.REFINE),
        (_toll(82, "mourners"), _toll(140), Outcome.CONFLICT),
        (_toll(24), _toll(43, "evacuees"), Outcome.CONFLICT),
    ],
)
def test_tolls_more_than_a_fifth_apart_are_rivals(a: Toll, b: Toll, outcome: Outcome) -> None:
    assert _outcome(a, b) is outcome
    assert _outcome(b, a) is outcome


def test_civilians_are_a_part_only_where_others_are_counted_beside_them() -> None:
    part = Toll(12, 12, False, "civilians", part=True)
    assert _outcome(part, _toll(36)) is Outcome.REFINE


def test_a_count_of_days_is_no_rival_of_one_happening() -> None:
    august, month, whole, apart, day, also = (
        _main(_sentences(_reading(text, outlet, (count, float(count), "people")))).tolls.killed
        for text, outlet, count in (
            ("At Alma 90 people were killed in August.", "M", "90"),
            (
                "Fighting killed 90 people in and around the fields and the northern quarters of"
                " the besieged town of Alma on both banks of the river in less than one month.",
                "V",
                "90",
            ),
            ("Rockets on the quarters of Alma killed 90 people in a day.", "R", "90"),
            ("Separate air raids in the north and in the east killed 90 people.", "W", "90"),
            ("Shells killed 20 people at Alma.", "N", "20"),
            ("Shells on Alma killed 300 people in the last week.", "O", "300"),
        )
    )
    assert {_outcome(many, day) for many in (august, month, whole, apart)} == {Outcome.REFINE}
    assert _outcome(august, also) is Outcome.CONFLICT


def test_an_army_s_count_of_days_is_no_more_than_all_dead_of_one() -> None:
    days = Toll(73, 73, False, "soldiers", summed=True)
    assert _outcome(_toll(34), days) is Outcome.REFINE
    assert _outcome(replace(_toll(34), summed=True), days) is Outcome.REFINE


def test_a_count_is_a_bound_if_the_report_has_it_as_one_anywhere() -> None:
    text = "Blast kills 11 at Alma. The blast killed at least 11 people."
    counts = [("11", 11.0, "people"), ("at least 11", 11.0, "people")]
    told = _reading(text, "A", *counts)
    first, second = told.understanding.quantities
    opened = replace(told.understanding, quantities=(first, replace(second, high=None)))
    bound = _main(replace(told, understanding=opened)).tolls.killed
    about = _main(_reading("Some 11 people died at Alma.", "B", ("Some 11", 11.0, ""))).tolls.killed
    exact = _main(told).tolls.killed
    assert bound is not None
    assert about is not None
    assert exact is not None
    assert (bound.open, about.open, exact.open) == (True, True, False)
    nine = _counted(9, "army")
    monitor = Source(("monitor",))
    assert _outcome(replace(bound, source=monitor), nine) is Outcome.REFINE
    assert _outcome(replace(exact, source=monitor), nine) is Outcome.CONFLICT


def test_dead_and_wounded_counted_together_are_no_toll() -> None:
    both = _reading("19 killed and injured in a blast at Alma.", "P", ("19", 19.0, ""))
    assert _main(both).tolls.killed is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Scores of people were killed and injured at Alma.", "Scores"),
        ("Shells fell on Alma in a war which has claimed an estimated 400000 lives.", "400000"),
        ("Hundreds of people have been killed in the long war near Alma.", "Hundreds"),
    ],
)
def test_what_counts_more_than_the_dead_of_a_happening_is_no_toll(text: str, count: str) -> None:
    assert _main(_reading(text, "Q", (count, 40.0, "people"))).tolls.killed is None


def test_an_update_counts_for_each_class() -> None:
    told = "Shells on Alma killed {} civilians."
    first = _reading(told.format(10), "R", ("10", 10.0, "civilians"))
    rival = _reading(told.format(20), "S", ("20", 20.0, "civilians"))
    risen = _reading("Alma: toll rises to 20 civilians.", "T", ("20", 20.0, "civilians"))
    outcomes = []
    for other in (rival, risen):
        found = compare_tolls(_main(first), _main(other))[Slot.CIVILIANS]
        outcomes.append(found and found.outcome)
    assert outcomes == [Outcome.CONFLICT, Outcome.REFINE]


def test_what_one_report_leaves_out_is_no_conflict() -> None:
    assert _outcome(_toll(3), None) is Outcome.SILENT
    assert _outcome(None, None) is None


def test_two_named_sources_are_rivals_though_their_counts_are_near() -> None:
    army, monitor = (_counted(n, s) for n, s in ((13, "army"), (15, "monitor")))
    assert near(13, 15)
    assert _outcome(army, monitor) is Outcome.CONFLICT
    assert _outcome(army, replace(monitor, open=True)) is Outcome.REFINE


def _reading(text: str, outlet: str, *dead: tuple[str, float, str]) -> Reading:
    source = article(text, outlet=outlet)
    figures = tuple(
        Quantity(
            f"q{n}",
            source.id,
            Span(text.index(words), text.index(words) + len(words)),
            count,
            count,
            count,
            Unit.KILLED,
            "killed",
            of,
            "test",
        )
        for n, (words, count, of) in enumerate(dead)
    )
    understood = Understanding(source.id, (Span(0, len(text)),), quantities=figures)
    return Reading(source, understood, ResolvedArticle(source.id))


def test_a_count_that_is_replaced_is_no_toll_beside_its_successor() -> None:
    told = "Updating an earlier toll of 15, the fund said {} died at Alma."
    both = _reading(told.format(32), "X", ("15", 15.0, "people"), ("32", 32.0, "people"))
    killed = _main(both).tolls.killed
    assert killed is not None
    assert killed.low == 32.0
    alone = _main(_reading(told.format("many"), "Y", ("15", 15.0, "people"))).tolls.killed
    assert alone is not None
    assert alone.low == 15.0


def _sentences(reading: Reading) -> Reading:
    """The reading with a sentence for each full stop."""
    ends = [at for at, mark in enumerate(reading.article.text, 1) if mark == "."]
    spans = tuple(Span(a, b) for a, b in zip((0, *ends), ends, strict=False))
    return replace(reading, understanding=replace(reading.understanding, sentences=spans))


MARKET = _reading("Shells on the market of Alma killed 31 people.", "A", ("31", 31.0, "people"))
SAME = _reading("31 people died as shells hit the Alma market.", "B", ("31", 31.0, "people"))
RIVAL = _reading("Shells on the Alma market killed 90 people.", "C", ("90", 90.0, "people"))
RISING = _reading("Alma market shells: toll rises to 90 people.", "D", ("90", 90.0, "people"))
UPDATED = _reading("In an updated toll, 90 people died at Alma.", "J", ("90", 90.0, "people"))
MAY_RISE = _reading("Alma: 90 people died. The toll could rise.", "K", ("90", 90.0, "people"))
FAR_MORE = _reading("Alma market: toll rises to 900.", "L", ("900", 900.0, "people"))
OTHER = _reading("A car bomb in Dera left four guards dead.", "E", ("four", 4.0, "guards"))


def _main(reading: Reading) -> Main:
    return main_of(reading, view=VIEW)


def test_reports_of_one_incident_are_nearer_than_others() -> None:
    market, same, other = map(_main, (MARKET, SAME, OTHER))
    assert sameness(market, same).score >= THRESHOLD
    assert "same toll in both heads (31)" in sameness(market, same).reasons
    assert sameness(market, other).score < THRESHOLD
    assert sameness(market, same) == sameness(same, market)


def test_a_toll_many_times_the_other_speaks_for_two_incidents() -> None:
    few, many = (
        _reading(f"Shells on the market of Alma killed {n} people.", n, (n, float(n), "people"))
        for n in ("20", "70")
    )
    near, far = (sameness(_main(MARKET), _main(other)).score for other in (few, many))
    days = replace(_main(many), tolls=replace(_main(many).tolls, killed=None))
    assert sameness(_main(few), _main(many)).score == pytest.approx(near - 0.1)
    assert sameness(_main(few), days).score == pytest.approx(far)


def test_a_report_that_has_more_dead_than_its_title_is_no_rival_of_who_has_them_too() -> None:
    text = "Shells kill 20 at Alma. Shells killed 31 people at the market of Alma."
    risen = _reading(text, "Z", ("20", 20.0, "people"), ("31", 31.0, "people"))
    titled = replace(risen, article=replace(risen.article, title_span=Span(0, 22)))
    outcomes = [
        (f := compare_tolls(_main(MARKET), _main(other))[Slot.KILLED]) and f.outcome
        for other in (risen, titled)
    ]
    assert outcomes == [Outcome.CONFLICT, Outcome.REFINE]


def test_a_declared_update_is_no_conflict() -> None:
    def killed(other: Reading) -> Outcome | None:
        found = compare_tolls(_main(MARKET), _main(other))[Slot.KILLED]
        return found.outcome if found else None

    assert killed(RIVAL) is Outcome.CONFLICT
    assert killed(RISING) is Outcome.REFINE
    assert killed(UPDATED) is Outcome.REFINE
    assert killed(MAY_RISE) is Outcome.CONFLICT
    assert killed(FAR_MORE) is Outcome.CONFLICT


def test_what_the_smaller_toll_updates_is_no_larger_one_of_another_source() -> None:
    raised, other = (
        replace(m, tolls=replace(m.tolls, killed=_counted(n, by)), updated=n == 22)
        for m, n, by in ((_main(MARKET), 22, "army"), (_main(RIVAL), 48, "monitor"))
    )
    unknown = replace(other, tolls=replace(other.tolls, killed=_toll(48)))
    outcomes = [
        (f := compare_tolls(raised, x)[Slot.KILLED]) and f.outcome for x in (other, unknown)
    ]
    assert outcomes == [Outcome.CONFLICT, Outcome.REFINE]


def test_a_report_that_gives_the_smaller_toll_too_has_it_as_a_part() -> None:
    dead = [("Ten", 10.0, "civilians"), ("seven", 7.0, "civilians")]
    day = _reading("Ten civilians died at Alma; seven of one shell that morning.", "L", *dead)
    morning = _reading("A shell killed seven civilians at Alma.", "M", ("seven", 7.0, "civilians"))
    found = compare_tolls(_main(day), _main(morning))
    assert {s.outcome for s in found.values() if s} == {Outcome.REFINE}


def test_what_another_voice_counts_is_no_part_of_what_a_known_source_does() -> None:
    dead = [("73", 73.0, "people"), ("29", 29.0, "people")]
    told = _main(_reading("73 died at Alma. Villagers spoke of 29 dead.", "L", *dead))
    other = _main(_reading("A blast killed 29 people at Alma.", "M", ("29", 29.0, "people")))
    whole, part = told.tolls.others
    heard = replace(part, voice="villagers")
    outcomes = [
        (
            f := compare_tolls(
                replace(told, tolls=replace(told.tolls, killed=w, others=(w, p))), other
            )[Slot.KILLED]
        )
        and f.outcome
        for w, p in (
            (replace(whole, source=Source(("front",))), heard),
            (replace(whole, source=Source(("front",))), part),
            (whole, heard),
        )
    ]
    assert outcomes == [Outcome.CONFLICT, Outcome.REFINE, Outcome.REFINE]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Shells killed 30 at Alma, among them 15 children.", Outcome.CONFLICT),
        ("Shells killed 30 at Alma. 15 children were among the dead.", Outcome.CONFLICT),
        ("Shells killed 30 at Alma. Dera mourned 15 children.", Outcome.REFINE),
        ("Shells killed 30. 20 died in Dera, including 15 children.", Outcome.REFINE),
    ],
)
def test_children_among_all_dead_are_rival_counts(text: str, outcome: Outcome) -> None:
    six = "Shells killed 30 people at Alma, including six children."
    first = _reading(six, "N", ("30", 30.0, "people"), ("six", 6.0, "children"))
    counts = [("30", 30.0, "people"), ("20", 20.0, "people"), ("15", 15.0, "children")]
    other = _sentences(_reading(text, "O", *(c for c in counts if c[0] in text)))
    found = compare_tolls(_main(first), _main(other))[Slot.CHILDREN]
    assert found is not None
    assert found.outcome is outcome


def test_a_part_comes_after_the_whole_that_holds_it() -> None:
    text = "Dozens died at Alma, including 15 civilians, and 40 in all."
    reading = _reading(text, "P", ("15", 15.0, "civilians"), ("40", 40.0, "people"))
    killed = _main(reading).tolls.killed
    assert killed is not None
    assert killed.low == 40.0


def test_the_wounded_are_not_counted_as_dead() -> None:
    text = "Shells on Alma: 100 injured, 31 killed."
    both = _reading(text, "F", ("100", 100.0, "injured"), ("31", 31.0, ""))
    killed = _main(both).tolls.killed
    assert killed is not None
    assert killed.low == 31.0


@pytest.mark.parametrize(
    ("text", "dead", "low"),
    [
        ("Blast kills 31. 12 more died later.", [("12", 12.0, ""), ("31", 31.0, "")], 31.0),
        ("12 people had died since. Blast kills 31.", [("12", 12.0, ""), ("31", 31.0, "")], 31.0),
        ("Another 12 died; 31 in all.", [("12", 12.0, ""), ("31", 31.0, "")], 31.0),
        ("31 died among them 40 girls", [("31", 31.0, ""), ("40", 40.0, "girls")], 31.0),
        ("40 women among 90 dead.", [("40", 40.0, "women"), ("90", 90.0, "")], 90.0),
        ("22 killed at a school. UN: 22 children died.", [("22", 22.0, "")], 22.0),
    ],
)
def test_the_toll_is_no_part_and_no_addition(
    text: str, dead: list[tuple[str, float, str]], low: float
) -> None:
    killed = _main(_reading(text, "G", *dead)).tolls.killed
    assert killed is not None
    assert killed.low == low


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Air raids kill 45 in Alma after rebels fire mortars.", ("air",)),
        ("Forty-five, or 45, died in Alma after a car bomb went off.", ("bomb",)),
        ("Shells kill 45 in Alma hours after gas killed 70.", ("shelling",)),
        ("A bombardment of Alma from the air or the ground killed 45.", ("fighting",)),
        ("45 people died in Alma.", ()),
    ],
)
def test_what_killed_stands_in_the_clauses_of_the_toll(text: str, means: tuple[str, ...]) -> None:
    assert _main(_reading(text, "J", ("45", 45.0, "people"))).means == means


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("Video shows the murder of two men in Alma.", ("shooting",)),
        ("Two men were shot in Alma.", ("shooting",)),
        ("A jet was shot down at Alma.", ("air",)),
        ("A blast at Alma killed two.", ("bomb", "blast")),
        ("A suicide blast at Alma killed two.", ("bomb",)),
    ],
)
def test_who_is_murdered_or_shot_dies_of_no_shell(text: str, causes: tuple[str, ...]) -> None:
    assert _main(_reading(text, "U")).causes == causes


def _said_by(speaker: str, told: Reading, content: Span) -> Reading:
    said = Attribution("a", told.article.id, (), (), (content,), Stance.SAYS, 1.0, "test")
    return replace(
        told,
        understanding=replace(told.understanding, attributions=(said,)),
        resolved=replace(told.resolved, speakers=(Speaker("a", speaker, "exact", 1.0, "test"),)),
    )


def test_who_condemns_an_attack_has_not_counted_its_dead() -> None:
    text = (
        "The attack that killed 31 people in the northern town of Alma including 15 pupils is vile."
    )
    counts = ("31", 31.0, "people"), ("15", 15.0, "children")
    tolls = _main(_said_by("envoy", _reading(text, "W", *counts), Span(0, len(text)))).tolls
    assert [t.source for t in tolls.all()] == [None, None]


def test_a_director_counts_for_his_monitor() -> None:
    text = "Shells killed 31 people at Alma, he said."
    told = _said_by("director", _reading(text, "V", ("31", 31.0, "people")), Span(0, 35))

    class Known(FakeView):
        def actor(self, actor_id: str) -> Actor | None:
            person = Actor("director", "A. Director", MentionKind.PERSON, affiliations=("watch",))
            return person if actor_id == "director" else super().actor(actor_id)

    killed = main_of(told, view=Known()).tolls.killed
    assert killed is not None
    assert killed.source is not None
    assert killed.source.is_one_with(Source(("watch",)))


def test_an_exact_count_makes_the_round_one_of_the_headline_exact() -> None:
    text = "Over 1000 die in Alma. The council counted 1150 dead."
    reading = _reading(text, "I", ("1000", 1000.0, "people"), ("1150", 1150.0, "people"))
    first, second = reading.understanding.quantities
    opened = replace(reading.understanding, quantities=(replace(first, high=None), second))
    killed = _main(replace(reading, understanding=opened)).tolls.killed
    assert killed is not None
    assert killed.low == 1150.0


def test_a_number_that_counts_a_part_elsewhere_is_that_part() -> None:
    text = "22 killed at a school. The UN spoke of 22. In all 28 people died."
    reading = _reading(text, "H", ("22 killed", 22.0, ""), ("of 22", 22.0, "children"))
    tolls = _main(reading).tolls
    assert tolls.killed is None
    assert tolls.children is not None


def test_bounds_leave_room_and_one_source_counts_on() -> None:
    assert _outcome(Toll(500, 1300, False, "people"), _toll(1300)) is Outcome.REFINE
    first, later = (_counted(n, "monitor") for n in (22, 44))
    assert _outcome(first, later) is Outcome.REFINE
    assert _outcome(first, _counted(44, "army")) is Outcome.CONFLICT
