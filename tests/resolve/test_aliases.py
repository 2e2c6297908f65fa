from __future__ import annotations

from datetime import date

from counterclaim.knowledge import load_knowledge
from counterclaim.resolve.aliases import Report, link_mentions
from counterclaim.spans import Span

FIRST = (
    "Minister Karim Haddadin left Israel on Friday . He said the truce held . "
    "The government of Israel agreed . In Jerusalem it rained ."
)
SECOND = "Haddadin met the Israelis on March 21 . Israeli officials and Mobutu Sese Seko came ."
THIRD = "Mobutu spoke ."


def _report(text: str, day: date, *surfaces: str) -> Report:
    spans = tuple(Span(at := text.index(s), at + len(s)) for s in surfaces)
    return Report(text, spans, day)


def _chains() -> dict[str, str]:
    given = [
        (FIRST, "Minister Karim Haddadin", "Israel", "Friday", "He", "The government of Israel"),
        (SECOND, "Haddadin", "the Israelis", "March 21", "Mobutu Sese Seko"),
        (THIRD, "Mobutu"),
    ]
    reports = [_report(text, date(1997, 3, 22), *surfaces) for text, *surfaces in given]
    found = link_mentions(reports, view=load_knowledge())
    return {
        surface: label
        for (_, *surfaces), labels in zip(given, found, strict=True)
        for surface, label in zip(surfaces, labels, strict=True)
    }


def test_titles_states_days_and_first_names_come_to_one_form() -> None:
    chains = _chains()
    assert chains["Minister Karim Haddadin"] == chains["Haddadin"] == chains["He"]
    assert chains["Israel"] == chains["The government of Israel"] == chains["the Israelis"]
    assert chains["Friday"] == chains["March 21"]
    assert chains["Mobutu Sese Seko"] == chains["Mobutu"]
    assert len(set(chains.values())) == 4


def test_a_capital_that_stands_for_a_place_is_not_the_state() -> None:
    text = "Taiwan agreed . Taipei said so . People in Taipei came ."
    first, second = (m for m in (text.index("Taipei"), text.rindex("Taipei")))
    spans = (Span(0, 6), Span(first, first + 6), Span(second, second + 6))
    state, government, city = link_mentions([Report(text, spans)], view=load_knowledge())[0]
    assert state == government != city
