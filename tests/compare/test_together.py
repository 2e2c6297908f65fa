"""Who else did it with a doer, and whose jets they were."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from counterclaim.compare.charges.powers import power_of
from counterclaim.compare.charges.together import those_who
from counterclaim.compare.incidents.material import happenings
from counterclaim.compare.lookup import Lookup
from counterclaim.records import Mention, MentionKind
from counterclaim.spans import Span
from tests.compare.truce_world import Happened, World, reading


@pytest.mark.parametrize(
    ("text", "denied", "sides"),
    [
        ("Kelian jets hit Aster.", False, ["kelia"]),
        ("Kelian and Marlander jets hit Aster.", False, ["kelia", "marland"]),
        ("Stone Brigade ran as jets hit Aster.", False, []),
        ("Kelian or Marlander jets hit Aster.", True, ["kelia", "marland"]),
        ("Kelian or Marlander jets hit Aster.", False, []),  # one of the two, who knows
    ],
)
def test_jets_are_their_owners(text: str, denied: bool, sides: list[str]) -> None:
    lookup, at = Lookup(reading(text), World()), text.index("jets")
    article = lookup.article.id
    for name in ("Kelian", "Marlander"):
        start = text.find(name)
        if start >= 0:
            span = Span(start, start + len(name))
            kind = MentionKind.NATIONALITY
            lookup.mentions[name] = Mention(name, article, span, kind, name, 1.0, "test")
    jets = Mention("j", article, Span(at, at + 4), MentionKind.PLATFORM, "jets", 1.0, "test")
    found = those_who(lookup, jets, text.index("hit"), denied=denied)
    assert [side.actor for side in found] == sides


@pytest.mark.parametrize(
    ("words", "state"),
    [("Kelian warplanes", "kelia"), ("Dornish warplanes", None), ("Kelian rebels", None)],
)
def test_arms_alone_tell_whose_they_are(words: str, state: str | None) -> None:
    assert power_of(Lookup(reading("Shells hit Aster."), World()), words) == state


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kelian air strikes hit Aster.", ["kelia"]),
        ("Kelian strikes hit Aster.", ["kelia"]),
        ("Kelian rebel strikes hit Aster.", []),
        ("Kelian bombing hit Aster.", []),  # it may be one in Kelia
    ],
)
def test_what_a_states_arms_alone_do_is_the_states(text: str, sides: list[str]) -> None:
    lookup = Lookup(reading(text), World())
    kind = MentionKind.NATIONALITY
    named = Mention("k", lookup.article.id, Span(0, 6), kind, "Kelian", 1.0, "test")
    lookup.mentions["k"] = named
    found = those_who(lookup, named, text.index("hit"))
    assert [side.actor for side in found] == sides


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Jets killed Kelian, Ostran and Dornish fighters.", "Kelian, Ostran and Dornish fighters"),
        ("Jets killed Kelians hurt before.", "Kelians"),
        ("Jets killed Kelians this week.", "Kelians"),
        ("Jets killed Kelian war heroes.", "Kelian"),
    ],
)
def test_an_adjective_of_a_state_is_nobody_by_itself(text: str, target: str) -> None:
    one = reading(text, events=[Happened("killed")])
    made = [
        Mention(str(n), one.article.id, Span(*m.span()), MentionKind.NATIONALITY, "", 1.0, "test")
        for n, m in enumerate(re.finditer("Ostran|Kelians?", text))
    ]
    told = one.understanding
    more = tuple(m.id for m in made[1:])
    aimed = tuple(replace(event, target="0", more_targets=more) for event in told.events)
    mentions = (*told.mentions, *made)
    one = replace(one, understanding=replace(told, mentions=mentions, events=aimed))
    (item,) = happenings([one], view=World())
    assert item.target_span
    assert item.target_span.of(text) == target
