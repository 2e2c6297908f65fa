"""Search finds articles and points at the very words."""

from __future__ import annotations

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.queries import ArticleFilter, search
from counterclaim.ledger.queries.search import CLOSE, OPEN, marked_spans
from tests.factories import actor_id, article_of, sample_corpus, sample_reading

FIRST, SECOND = sample_corpus()


def test_hits_point_at_the_words(ledger: Ledger) -> None:
    page = search(ledger, '"stone brigade"')
    assert page.total == 2
    for hit in page.rows:
        text = {r.article.id: r.article.text for r in (FIRST, SECOND)}[hit.article_id]
        assert {text[a:b] for a, b in hit.spans} == {"Stone Brigade"}
        assert text[hit.snippet_start :].startswith(hit.snippet)
        assert "Stone Brigade" in hit.snippet
        assert len(hit.spans) == 2


def test_filters_narrow_a_search(ledger: Ledger) -> None:
    for wanted, total in (
        (ArticleFilter(outlet="The Lantern"), 1),
        (ArticleFilter(outlet=""), 1),
        (ArticleFilter(since="2016-05-05"), 2),
        (ArticleFilter(names_actor=actor_id("River Guard")), 1),
        (ArticleFilter(names_place="place-tell-amra"), 3),
        (ArticleFilter(names_place="elsewhere"), 0),
    ):
        assert search(ledger, "shelled", wanted).total == total


def test_pages_of_a_search_add_up(ledger: Ledger) -> None:
    whole = [h.article_id for h in search(ledger, "shelled", limit=9).rows]
    paged = [
        h.article_id for at in range(3) for h in search(ledger, "shelled", offset=at, limit=1).rows
    ]
    assert paged == whole
    assert len(set(whole)) == 3


def test_a_replaced_article_is_found_by_its_words_once(writable: Ledger) -> None:
    writable.add_reading(FIRST, version="2")
    assert search(writable, "shelled").total == 3


@pytest.mark.parametrize(
    ("text", "marked", "spans"),
    [
        ("a truce", f"a {OPEN}truce{CLOSE}", [(2, 7)]),
        ("😀 é truce truce", f"😀 é {OPEN}truce{CLOSE} {OPEN}truce{CLOSE}", [(4, 9), (10, 15)]),
        (f"a {OPEN}truce", f"a {OPEN}{OPEN}truce{CLOSE}", []),
        ("a\x00truce", "a", []),
    ],
)
def test_marks_become_code_points(text: str, marked: str, spans: list[tuple[int, int]]) -> None:
    assert list(marked_spans(text, marked)) == spans


def test_text_beyond_the_basic_plane_and_nul_are_searchable(writable: Ledger) -> None:
    for name, text in (("astral", "😀😀 quarrystone 𝒳 held"), ("nul", "old\x00 quarrystone")):
        article = article_of(text, title=name)
        sample = sample_reading()
        empty = type(sample.understanding)(article.id)
        reading = type(sample)(article, empty, type(sample.resolved)(article.id))
        writable.add_reading(reading)
    hits = {h.title: h for h in search(writable, "quarrystone").rows}
    (span,) = hits["astral"].spans
    assert "😀😀 quarrystone 𝒳 held"[span[0] : span[1]] == "quarrystone"
    assert hits["nul"].snippet.startswith("old")
