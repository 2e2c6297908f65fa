"""Claims are listed by words in any case, in the order of days of publication."""

from __future__ import annotations

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.queries.worded import WordsFilter, claims_with_words


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        (WordsFilter(), 9),
        (WordsFilter(speaker="ministry of PORTS"), 2),
        (WordsFilter(speaker="nobody at all"), 0),
        (WordsFilter(outlet="lantern"), 3),
        (WordsFilter(outlet="not stated"), 3),
        (WordsFilter(about="SHELLED"), 6),
        (WordsFilter(stance="denies"), 3),
        (WordsFilter(since="2016-05-05"), 6),
        (WordsFilter(until="2016-05-04"), 3),
        (WordsFilter(since="2016-05-04", until="2016-05-04"), 3),
        (WordsFilter(stance="denies", outlet="lantern"), 1),
    ],
    ids=lambda w: repr(w)[13:60],
)
def test_filters(ledger: Ledger, wanted: WordsFilter, total: int) -> None:
    found = list(claims_with_words(ledger, wanted))
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
    whole = list(claims_with_words(ledger, WordsFilter(speaker="a")))
    monkeypatch.setattr("counterclaim.ledger.queries.worded.CHUNK", 2)
    assert list(claims_with_words(ledger, WordsFilter(speaker="a"))) == whole != []
