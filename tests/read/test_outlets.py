"""The outlet is found where the text says it of itself, and nowhere else."""

from __future__ import annotations

import pytest

from counterclaim.read.cleaning import clean
from counterclaim.read.lines import lines_of
from counterclaim.read.outlets import find_outlet, outlet_of_title
from counterclaim.spans import Span

BODY = "Nine trucks crossed the bridge at dawn, a local guard said, and none of them came back."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            f"{BODY}\nDalmara Post's website can also be accessed at these addresses:",
            "Dalmara Post",
        ),
        (f"{BODY}\nCopyright © 2016 The Dalmara Post. All rights reserved.", "The Dalmara Post"),
        (f"{BODY}\n© 2014-2016 Dalmara Post", "Dalmara Post"),
        (f"{BODY}\nFollow Dalmara Post on Telegram", "Dalmara Post"),
        (f"{BODY} Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
        (f"DAMASCUS (Reuters) - {BODY}", "Reuters"),
        (f"DALMARA, SANA, Feb 27 – {BODY}", "SANA"),
        (f"Dalmara, (SANA) 27 February 2016 - {BODY}", "SANA"),
        (f"BEIRUT, 5 Apr 2017 (AFP)\n{BODY}", "AFP"),
        (f"BEIRUT/ANKARA (Dalmara News Agency) — {BODY}", "Dalmara News Agency"),
        (f"Trucks Cross\nDAMASCUS, May 6 (Xinhua) -- {BODY}", "Xinhua"),
        (f"MOSCOW, May 9. /TASS/. {BODY}", "TASS"),
        (f"Trucks Cross Bridge   Reuters  Tuesday 4 Apr 2017 {BODY}", "Reuters"),
        (f"Trucks Cross Bridge\nAFP\n{BODY}", "AFP"),
        (f"Dalmara Post | World | Opinion\n{BODY}", "Dalmara Post"),
        (f"Dalmara Post » Politics\n{BODY}", "Dalmara Post"),
        (f"Trucks Cross Bridge\nSource: Dalmara Post\n{BODY}", "Dalmara Post"),
    ],
)
def test_own_words_and_datelines(text: str, name: str) -> None:
    found = find_outlet(text, lines_of(text))
    assert found is not None
    assert found.name == name
    assert all(name in span.of(text) for span in found.evidence)


@pytest.mark.parametrize(
    ("first", "agency", "name"),
    [
        ("Dalmara Post", "DP", "Dalmara Post"),
        ("The Post of Dalmara", "TPD", "The Post of Dalmara"),
        ("Dalmara Post", "Dalmara Post", "Dalmara Post"),
        ("Dalmara Post", "AFP", "AFP"),
        ("Drones Pass Over", "DP", "DP"),
    ],
)
def test_a_masthead_is_the_outlet_and_no_headline(first: str, agency: str, name: str) -> None:
    text = f"{first}\nTrucks cross the bridge\n\nBEIRUT, 5 Apr 2017 ({agency}) - {BODY}"
    found = find_outlet(text, lines_of(text))
    assert found is not None
    assert found.name == name
    headline, marks = clean(text)
    assert (headline.title == "Trucks cross the bridge") == (found.name == first)
    assert [m.span.of(text) for m in marks if m.rule == "masthead"] == [first] * (name == first)


@pytest.mark.parametrize(
    ("first", "named"),
    [
        ("Dalmara Gazette\nWorld | Africa", True),
        ("THE DALMARA TIMES\n\nNEWS / NATION", True),
        ("The Gazette and Courier, Wednesday 9 April 2003", True),
        ("The Dalmara Herald\nHome / News / Trucks cross the bridge at dawn", True),
        ("Dalmara, Wednesday 9 April 2003", False),
        ("DALMARA RIVER POST\nHome | Asia | War", True),
        ("Dalmara River Post\n12 October 2020", True),
        ("Dalmara Gazette\n\nMon Oct 12 2020", True),
        ("Harbour Wire\n12 October 2020", True),
        ("Rebels Seize Army Camp\n12 October 2020", False),
        ("Rebels Seize Army Post\nBy Ana Lund", False),
        ("Breaking News", False),
        ("Rebels Seize Army Post", False),
    ],
)
def test_a_papers_name_above_a_headline_is_no_headline(first: str, named: bool) -> None:
    text = f"{first}\n\nTrucks cross the bridge at dawn\n\n{BODY}"
    found = find_outlet(text, lines_of(text))
    assert (found is not None) is named
    if named:
        assert clean(text)[0].title == "Trucks cross the bridge at dawn"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Trucks Cross Bridge at Dawn | Dalmara Post", "Dalmara Post"),
        ("Trucks Cross Bridge at Dawn | World", None),
        ("Trucks Cross Bridge at Dawn | nine did not come back", None),
        ("Trucks Cross Bridge - Dalmara Post", None),
    ],
)
def test_a_bar_in_the_title_names_the_site(title: str, name: str | None) -> None:
    text = f"{title}\n\n{BODY}"
    found = outlet_of_title(title, Span(0, len(title)))
    assert (found and found.name) == name
    assert found is None or [span.of(text) for span in found.evidence] == [name]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} The Dalmara Post reported it first, quoting AFP.",
        f"{BODY} SANA news agency quoted a source. Reuters said it could not confirm this.",
        f"The Free Dalmara Army (FDA) said so. {BODY}",
        f"{BODY}\n- Reuters: Nine Trucks Lost at the Bridge",
        f"Follow us on Twitter\n{BODY}",
        f"{BODY}\n©AFP",
        f"The council met in May (2016) - and did nothing. {BODY}",
        f"North Dalmara | World\n{BODY}",
        f"Dalmara Post | Trucks cross the bridge\n{BODY}",
    ],
)
def test_cited_outlets_are_no_evidence(text: str) -> None:
    assert find_outlet(text, lines_of(text)) is None


def test_what_a_page_calls_itself_below_is_no_headline() -> None:
    text = (
        f"Dalmara Weekly\nInterview\n\nTrucks cross the bridge\n\n{BODY}\n\n© 2018 Dalmara Weekly"
    )
    assert clean(text)[0].title == "Trucks cross the bridge"
