"""Six bulletins in the forms that issuers use, about an invented war, some with wrong sums."""

# ruff: noqa: E501  (a bulletin keeps its lines as issued)

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from counterclaim.compare.bulletins import faults, parse_bulletin
from counterclaim.spans import Span

_TIMES = re.compile(
    r"\b\d+ hours\b|between \d+ and (?=\d)|\b\d{1,2}(?::\d\d)? (?:March|May|September|October)(?: \d{4})?|\b\d{1,2}:\d\d\b"
)


@dataclass(frozen=True)
class Case:
    """A bulletin with every number in order, and what the sums should find."""

    name: str
    text: str
    numbers: tuple[float, ...]
    faults: tuple[str, ...] = ()


CENTRE = Case(
    "centre",
    """Hill Reconciliation Centre, bulletin of 17 September 2016.
Within the last 24 hours, 12 breaches of the truce were registered in the provinces of Aster (5), Borin (4), Celes (2) and Dornau (1).
Militants of the Stone Brigade shelled Tell Amra (twice), Old Mill (three times) and Quarry Hill (once) with mortars.
In Borin province, River Front fighters fired on Low Bridge (twice) and the Salt Works (four times).
Since the truce resumed, 199 breaches have been registered.
The number of settlements that joined the accord has reached 614. The number of armed groups that announced it stands at 69.
Aid: 3 convoys brought 18 tons of food to 2,400 people.""",
    (12, 5, 4, 2, 1, 2, 3, 1, 2, 4, 199, 614, 69, 3, 18, 2400),
)  # fmt: skip
CENTRE_WRONG = Case(
    "centre with a wrong sum",
    """Hill Reconciliation Centre, bulletin of 18 September 2016.
In the past 24 hours the centre registered 17 breaches: Aster (9), Borin (5), Celes (2).
Since the start of the truce 216 breaches have been counted in total.
The number of settlements remains unchanged at 614.""",
    (17, 9, 5, 2, 216, 614),
    ("the parts by place, 9 + 5 + 2, make 16; the total says 17",),
)  # fmt: skip
NETWORK = Case(
    "network with a wrong split",
    """The Harbour Network for Rights documented 242 breaches in the first week of the truce.
Combat operations stood at 219 and arrests at 32.
Combat operations by side: government forces 203, Ostran forces 10, armed opposition 6.
Arrests by side: government forces 18, opposition factions 5.
By governorate:
- Aster: 101
- Borin: 77
- Celes: 40
- Dornau: 24
""",
    (242, 219, 32, 203, 10, 6, 18, 5, 101, 77, 40, 24),
    (
        "the parts by kind, 219 + 32, make 251; the total says 242",
        "the parts by side, 18 + 5, make 23; the total says 32",
    ),
)
TWO_SIDES = Case(
    "two sides of one commission",
    """The joint commission met on 3 May.
The Ostran side registered 9 breaches in the provinces of Aster (4), Borin (3) and Celes (2). The Kelian side registered 11 breaches in the provinces of Aster (6), Dornau (4).
Most of the breaches were told of in areas that nobody could visit, and 5 of them could not be confirmed.""",
    (9, 4, 3, 2, 11, 6, 4, 5),
    ("the parts by place, 6 + 4, make 10; the total says 11",),
)  # fmt: skip
MISSION = Case(
    "monitoring mission",
    """The Valley Monitoring Mission recorded 312 explosions between 6 and 9 May, including 201 in Norberg and 98 in Sudvik.
It counted 48 breaches, 30 by government forces and 18 by opposition forces.
Its patrols saw 7 tanks; 2 of them stood in Norberg. Access was denied 4 times.""",
    (312, 201, 98, 48, 30, 18, 7, 2, 4),
)  # fmt: skip
WEEKLY = Case(
    "weekly report in lines",
    """Lakeside Observatory, weekly report.
The observatory recorded 64 breaches. The breaches are distributed by side as follows:
Government forces: 41
Ostran forces: 14
Stone Brigade forces: 8
The observatory also counted 15 arrests, distributed as follows:
Aster - 9
Borin - 6
""",
    (64, 41, 14, 8, 15, 9, 6),
    ("the parts by side, 41 + 14 + 8, make 63; the total says 64",),
)
CASES = (CENTRE, CENTRE_WRONG, NETWORK, TWO_SIDES, MISSION, WEEKLY)


def parsed(case: Case) -> tuple[list[float], list[str]]:
    times = tuple(Span(m.start(), m.end()) for m in _TIMES.finditer(case.text))
    bulletin = parse_bulletin(case.text, (Span(0, len(case.text)),), times=times)
    assert bulletin is not None
    ordered = sorted(bulletin.counts, key=lambda c: c.span)
    for count in ordered:
        assert count.span.of(case.text).strip()
    return [c.value for c in ordered], [f.message for f in faults(bulletin)]


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_a_bulletin_parses_whole(case: Case) -> None:
    assert parsed(case)[0] == list(case.numbers)


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_wrong_sums_are_found_and_right_ones_left_alone(case: Case) -> None:
    assert parsed(case)[1] == list(case.faults)


def test_parts_keep_their_total_place_and_side() -> None:
    bulletin = parse_bulletin(NETWORK.text, (Span(0, len(NETWORK.text)),))
    assert bulletin is not None
    assert bulletin.issuer == "The Harbour Network for Rights"
    whole = bulletin.counts[0]
    places = [c.place for c in bulletin.counts if c.parent == 0 and c.by == "place"]
    assert (whole.value, places) == (242, ["Aster", "Borin", "Celes", "Dornau"])
    combat = [c for c in bulletin.counts if c.parent == 1]
    assert [c.side for c in combat] == ["government forces", "Ostran forces", "armed opposition"]


def test_a_report_in_prose_is_no_bulletin() -> None:
    text = "Shells killed 12 people in Aster on Monday and wounded 30. Two houses burned."
    assert parse_bulletin(text, (Span(0, len(text)),)) is None


def test_a_running_total_is_told_from_the_days_count() -> None:
    bulletin = parse_bulletin(CENTRE.text, (Span(0, len(CENTRE.text)),))
    assert bulletin is not None
    running = [c.value for c in bulletin.counts if c.running]
    assert 199 in running
    assert 12 not in running
