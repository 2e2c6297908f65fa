"""Claims are listed by words in any case, in the order of days of publication."""

from __future__ import annotations

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.queries.listed import ListedFilter, listed_claims


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        (ListedFilter(), 9),
        (ListedFilter(speaker="ministry of PORTS"), 2),
        (ListedFilter(speaker="nobody at all"), 0),
        (ListedFilter(outlet="lantern"), 3),
        (ListedFilter(outlet="not stated"), 3),
        (ListedFilter(about="SHELLED"), 6),
        (ListedFilter(stance="denies"), 3),
        (ListedFilter(since="2016-05-05"), 6),
        (ListedFilter(until="2016-05-04"), 3),
        (ListedFilter(since="2016-05-04", until="2016-05-04"), 3),
        (ListedFilter(stance="denies", outlet="lantern"), 1),
    ],
    ids=lambda w: repr(w)[13:60],
)
def test_filters(ledger: Ledger, wanted: ListedFilter, total: int) -> None:
    found = list(listed_claims(ledger, wanted))
    assert len(found) == len(set(found)) == total
    days = [_day(ledger, article) for article, _ in found]
    assert days == sorted(days)


def _day(ledger: Ledger, article: str) -> str:
    found = ledger.reading(article)
    assert found is not None
    return str(found.article.published.interval.start or "")


def test_more_claims_than_are_looked_at_together(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(listed_claims(ledger, ListedFilter(speaker="a")))
    monkeypatch.setattr("counterclaim.ledger.queries.listed.CHUNK", 2)
    assert list(listed_claims(ledger, ListedFilter(speaker="a"))) == whole != []
