"""Titles that lost the mark before their speaker, and contents that ran over a title."""

from __future__ import annotations

import pytest

from counterclaim.understand import understand
from tests.understand.scripted import Said, ScriptedReader, article

_LEAD = "Nine people died in a raid on the market of Kesh, {} said."
_TOLD = "Nine people died in a raid on the market of Kesh"


def _speakers(title: str, source: str, *names: str) -> list[tuple[str, str]]:
    text = f"{title}\n\n{_LEAD.format(source)}"
    said: list[Said] = [(source, "said", _TOLD)] if source else []
    reader = ScriptedReader(said=said, names=[("Organisation", name) for name in names])
    found = understand(article(text, title=title), reader=reader).attributions
    told = [(a.source[0].of(text), a.content[0].of(text)) for a in found if a.source]
    return [one for one in told if one[1] != _TOLD]


@pytest.mark.parametrize(
    ("title", "source", "speaker"),
    [
        # A capital in a title that is written small tells where another phrase begins.
        ("Raid on the market of Kesh kills nine people Monitor", "residents", "Monitor"),
        ("Raid on the market kills nine in Norland's Kesh State media", "", "State media"),
        ("Raid on the market kills nine in Norland's Kesh Governor", "", "Governor"),
        # Else the lead must lay the same on a source of the kind.
        ("Raid on market of Kesh kills nine people monitor", "a monitor", "monitor"),
        ("Raid on market of Kesh kills nine people NGO", "the Kesh Observatory", "NGO"),
        ("Raid On Market Of Kesh Kills Nine People Monitor", "the watchdog", "Monitor"),
        ("Raid on market of Kesh kills nine people monitor", "residents", None),
        ("Talks on the lost bridge near Ravna go on monitor", "a monitor", None),
        ("Raid on market kills nine people in Kesh activists", "activists", "activists"),
        (
            "Raid on market kills nine people in Kesh rescue workers",
            "rescue workers",
            "rescue workers",
        ),
        (
            "Raid on market kills nine in Kesh foreign minister",
            "the foreign minister",
            "foreign minister",
        ),
        ("Raid on market kills nine in Kesh activists", "residents", None),
        ("Raid on market of Kesh kills nine activists", "activists", None),
        ("Raid on market in Kesh kills nine people", "local people", None),
        # What a preposition or a determiner governs speaks nowhere.
        ("Raid on market of Kesh kills people and a monitor", "a monitor", None),
        ("Gunmen raid the market and kill people of Norland's Monitor", "a monitor", None),
    ],
)
def test_a_title_that_lost_its_colon(title: str, source: str, speaker: str | None) -> None:
    found = _speakers(title, source)
    assert [said for said, _ in found] == ([speaker] if speaker else [])
    assert all(content == title.removesuffix(f" {said}") for said, content in found)


def test_a_name_ends_a_title_only_if_the_lead_has_it_say_the_same() -> None:
    title = "Raid on market of Kesh kills nine people Harbour Watch"
    assert _speakers(title, "Harbour Watch", "Harbour Watch")[0][0] == "Harbour Watch"
    assert not _speakers(title, "the governor", "Harbour Watch")


def test_the_sites_name_behind_a_bar_is_no_part_of_a_title() -> None:
    title = "Raid on market of Kesh kills nine - monitor | Ravna Post"
    assert _speakers(title, "") == [("monitor", "Raid on market of Kesh kills nine")]


def test_no_content_begins_in_the_title_and_goes_on_in_the_report() -> None:
    title, told = "Raid kills nine", "Nine people died in Kesh"
    text = f"5 May 2016 - {title} - {told}, a monitor said."
    reader = ScriptedReader(said=[("a monitor", "said", f"- {title} - {told}")])
    (found,) = understand(article(text, title=title), reader=reader).attributions
    assert [part.of(text) for part in found.content] == [told]


@pytest.mark.parametrize(
    ("closer", "source", "told"),
    [
        ("Monitor", "a monitor", ["Monitor"]),
        ("Report", "a Coast TV channel", ["Report"]),
        ("Report", "residents", []),
    ],
)
def test_a_title_may_stand_behind_the_day_of_its_page(
    closer: str, source: str, told: list[str]
) -> None:
    text = f"Mon Jun 20 2016 Raid on Market of Kesh {closer}.\n\n{_LEAD.format(source)}"
    found = understand(article(text), reader=ScriptedReader(said=[(source, "said", _TOLD)]))
    said = [a for a in found.attributions if a.source and a.content[0].of(text) != _TOLD]
    assert [a.source[0].of(text) for a in said] == told
    assert all(a.content[0].of(text) == "Raid on Market of Kesh" for a in said)
