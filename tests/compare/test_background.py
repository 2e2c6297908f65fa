"""Old events in new reports: a background paragraph joins the incident that it recalls."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger, queries
from counterclaim.pipeline import Pipeline

THEN = (
    "Rebels take hill village\n\nBEIRUT, 7 May 2016 (Harbour Wire) - Rebels captured the village "
    "of Khan Touman near Aleppo on Friday, killing 13 soldiers, a monitor said.\n"
)
NOW = (
    "Jets strike hill village\n\nBEIRUT, 10 June 2016 (Evening Mirror) - Warplanes struck the "
    "village of Khan Touman near Aleppo on Thursday, killing four people, residents said.\n\n"
    "Rebels seized Khan Touman on 6 May.\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The articles that tell each incident at the village, by its day."""
    folder = tmp_path_factory.mktemp("background")
    for name, text in (("then.txt", THEN), ("now.txt", NOW)):
        (folder / name).write_text(text, encoding="utf-8")
    path: Path = folder / "made.ledger"
    Pipeline().read_into(sorted(folder.glob("*.txt")), path)
    found: dict[str, set[str]] = {}
    with open_ledger(path, readonly=True) as ledger:
        for row in queries.incidents(ledger, limit=None).rows:
            detail = queries.incident(ledger, row.id)
            if detail and row.place and row.place.name == "Khan Touman":
                day = row.interval_start or ""
                found.setdefault(day, set()).update(a.title for a in detail.accounts)
    return found


def test_the_old_event_joins_the_old_incident(told: dict[str, set[str]]) -> None:
    assert told["2016-05-06"] == {"Rebels take hill village", "Jets strike hill village"}


def test_the_news_of_the_day_stays_an_incident_of_its_own(told: dict[str, set[str]]) -> None:
    others = [titles for day, titles in told.items() if day != "2016-05-06"]
    assert others == [{"Jets strike hill village"}]
