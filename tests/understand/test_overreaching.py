"""Contents that reach into the teller's own words."""

from __future__ import annotations

import pytest

from counterclaim.understand.attributions.overreaching import not_overreaching
from tests.understand.test_sources import Part, draft, layout


@pytest.mark.parametrize(
    ("text", "said", "kept"),
    [
        (
            'Voss said "nobody kept to it", to whom Norland sends arms.',
            ("Voss", "said", '"nobody kept to it", to whom Norland sends arms'),
            '"nobody kept to it"',
        ),
        (
            "Voss named the town “a ruin,” which Norland had taken.",
            ("Voss", "named", "the town “a ruin,” which Norland had taken"),
            "the town “a ruin,”",
        ),
        (
            'Voss said the "men", who came "from afar", had left.',
            ("Voss", "said", 'the "men", who came "from afar", had left'),
            'the "men", who came "from afar", had left',
        ),
        (
            "Repeated Norlandic calls for a halt to raids on Aster are meant to win time.",
            ("Norlandic", "calls for", "a halt to raids on Aster are meant to win time"),
            "a halt to raids on Aster",
        ),
        (
            "Norland calls for talks that are held in Aster.",
            ("Norland", "calls for", "talks that are held in Aster"),
            "talks that are held in Aster",
        ),
        (
            "A man - who said he was ill - was in charge there.",
            ("who", "said", "he was ill - was in charge there"),
            "he was ill",
        ),
        (
            "Voss spoke, telling reporters that raids are over.",
            ("Voss", "telling", "reporters that raids are over"),
            "that raids are over",
        ),
        (
            "Voss told the Coast Agency that raids are over.",
            ("Voss", "told", "the Coast Agency that raids are over"),
            "that raids are over",
        ),
        (
            "Voss told it: that town is lost.",
            ("Voss", "told", "it: that town is lost"),
            "it: that town is lost",
        ),
        (
            "Raids are over, Voss said. The army left.",
            ("Voss", "said", "Raids are over | The army left"),
            "Raids are over",
        ),
        (
            "Norland said raids are over.",
            ("Norland", "said", "raids are over"),
            "raids are over",
        ),
    ],
)
def test_a_content_ends_before_the_tellers_own_words(text: str, said: Part, kept: str) -> None:
    words, _ = layout(text)
    (found,) = not_overreaching(text, words, [draft(text, said)])
    assert [part.of(text) for part in found.content] == [kept]


@pytest.mark.parametrize(
    ("kept", "rest"),
    [
        ("to have been laid by Norland or Kelian boats", " killed at least nine men"),
        ("to be Norlandic", " were seen near the pier"),
        ("to be Norlandic", " - sank the ferry"),
        ("to be Norlandic", " also struck the pier"),
        ("to have been laid by armed men wanted in Norland", ""),
        ("to have been laid by US-backed men", ""),
    ],
)
def test_a_reduced_passive_ends_before_the_verb_of_its_head(kept: str, rest: str) -> None:
    text = f"Mines believed {kept}{rest}."
    words, _ = layout(text)
    read = draft(text, ("", "believed", f"Mines | {kept}{rest}"))
    (found,) = not_overreaching(text, words, [read])
    assert [part.of(text) for part in found.content] == ["Mines", kept]


def test_a_passive_with_its_auxiliary_goes_on() -> None:
    text = "Ten men were believed to be farmers although many were not known."
    words, _ = layout(text)
    told = "to be farmers although many were not known"
    read = draft(text, ("", "were believed", f"Ten men | {told}"))
    (found,) = not_overreaching(text, words, [read])
    assert [part.of(text) for part in found.content] == ["Ten men", told]


@pytest.mark.parametrize(
    ("cue", "kept"), [("telling", "the claims"), ("told", "the claims with a guard")]
)
def test_who_speaks_beside_it_is_no_part_of_what_is_said(cue: str, kept: str) -> None:
    text = f"Norland denied the claims with a guard {cue} the Herald that he was asleep."
    read = draft(text, ("Norland", "denied", "the claims with a guard"))
    beside = draft(text, ("a guard", cue, "that he was asleep"))
    words, _ = layout(text)
    found = not_overreaching(text, words, [read, beside])
    assert [d.content[0].of(text) for d in found] == [kept, "that he was asleep"]
