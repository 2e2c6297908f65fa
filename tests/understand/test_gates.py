from __future__ import annotations

import pytest

from counterclaim.understand.timegrammar import gates
from counterclaim.understand.timegrammar.candidates import RULES
from counterclaim.understand.timegrammar.rules import BOUND


def test_every_gate_is_a_rule() -> None:
    assert set(gates.NEEDED) | set(gates.BESIDES) <= {rule.name for rule in RULES}


@pytest.mark.parametrize(
    "expression",
    [
        "2016-05-10",
        "10 May 2016",
        "May 6",
        "Nov 022017",
        "late in the 1980s",
        "the nineties",
        "Monday night",
        "last Tuesday",
        "three days ago",
        "the second quarter",
        "Q3 2016",
        "noon",
        "9 p.m.",
        "this summer",
        "overnight",
        "since the truce took effect",
        "the 19th century",
        "nineteen eighty",
        "every Friday",
        "daily.",
        "recently",
        "the day before yesterday",
        "2011-16",
        "mid-2014",
        "the early hours of Sunday",
        "Sundays",
        "the first week of March",
        "late March",
        "earlier this month",
        "the end of the week",
        "the past year",
        "the final two days",
        "next June",
        "a year earlier",
        "a year-ago quarter",
        "six weeks from now.",
        "hours after",
        "for weeks",
        "within days",
        "the second day of the truce",
        "the 3rd week of the siege",
        "the first two weeks of the truce",
        "the fifth of May",
        "May the fifth",
        "each month",
        "The weekend",
        "between 3 and 5 April",
        "April 3-5",
    ],
)
def test_a_rule_that_matches_is_let_through(expression: str) -> None:
    near = gates.words_of(expression)
    places = [bound.start() for bound in BOUND.finditer(expression)]
    matching = [r for r in RULES if any(r.pattern.match(expression, at) for at in places)]
    assert matching
    for rule in matching:
        needed = gates.NEEDED.get(rule.name)
        assert needed is None or needed & near, rule.name
        besides = gates.BESIDES.get(rule.name)
        assert besides is None or besides & near, rule.name


def test_plain_prose_opens_few_rules() -> None:
    near = gates.words_of("Rebels attacked an army post near the village and two men were hurt")
    assert not [n for n, words in gates.NEEDED.items() if words & near]
