"""The list of articles, and one article to read: text in layers beside its claims."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from counterclaim.ledger.load_part import compared_of_article
from counterclaim.ledger.queries.articles import ArticleFilter, article_rows, copies
from counterclaim.ledger.queries.articles import articles as many
from counterclaim.ledger.queries.incidents import IncidentFilter, incidents
from counterclaim.ledger.queries.overview import history
from counterclaim.ledger.queries.search import search
from counterclaim.ledger.queries.select import NO_OUTLET
from counterclaim.ledger.rows import ArticleRow, Page
from counterclaim.records import DecisionKind
from counterclaim.show.exports.telling_rows import claim_rows
from counterclaim.show.report.articles import article_view, in_tree_order
from counterclaim.show.report.render import LAYERS
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError
from counterclaim.show.web.views.marks import mark_rows
from counterclaim.show.wording import days_between

SHOWN_LAYERS = ("source", "cue", "content")
MOST_HITS = 10_000


def _found(ask: Ask) -> tuple[Page[ArticleRow], dict[str, str]]:
    """The articles asked for, and where the words sought stand in each."""
    start, size = ask.page
    wanted = ArticleFilter(outlet=ask.outlet, since=ask.day("since"), until=ask.day("until"))
    words = ask.get("q")
    if words is None:
        return many(ask.ledger, wanted, offset=start, limit=size), {}
    hits = search(ask.ledger, words, wanted, offset=start, limit=size or MOST_HITS)
    snippets = {hit.article_id: " ".join(hit.snippet.split()) for hit in hits.rows}
    return hits.of(article_rows(ask.ledger.db, list(snippets))), snippets


def plain_article(row: ArticleRow) -> dict[str, Any]:
    """An article as a flat row."""
    return {
        "article_id": row.id,
        "outlet": row.outlet or NO_OUTLET,
        "title": row.title,
        "published": days_between(row.published_start, row.published_end) or "date not stated",
        "published_start": row.published_start,
        "basis": row.published_basis,
        "claims": row.claims,
        "incidents": row.incidents,
        "copies": row.copies,
        "language": row.language or "",
        "sha256": row.sha256,
        "url": row.url,
        "captured_at": row.captured_at,
        "origin": row.origin,
        "permalink": f"/articles/{row.id}",
    }


def articles(ask: Ask) -> Seen:
    """All articles that pass the filters, by outlet and day; the best match first if words do."""
    page, snippets = _found(ask)
    rows = [{**plain_article(r), "snippet": snippets.get(r.id, "")} for r in page.rows]
    context = {
        "shown": rows,
        "total": page.total,
        "start": page.offset,
        "size": PAGE_SIZE,
        "sought": ask.get("q") is not None,
    }
    return Seen("articles.html.j2", "Articles", context, rows)


def _rejected(ask: Ask, article_id: str) -> int:
    """How many records of an article a person rejected."""
    named = f'"article":"{article_id}"'
    rejects = history(ask.ledger, kind=DecisionKind.REJECT.value)
    return sum(d.undone_by is None and named in d.subject for d in rejects)


def article(ask: Ask) -> Seen:
    """One article, its text as it was read, layers chosen by ``layers``."""
    key = ask.params["id"]
    corpus = ask.part([key], compared_of_article(ask.ledger.db, key))
    reading = corpus.by_article.get(key)
    if reading is None:
        raise UnknownError("There is no such article in this ledger.")
    view = article_view(corpus, reading)
    ordered = in_tree_order(reading.understanding.attributions)
    chosen = ask.query.get("layers")
    layers = SHOWN_LAYERS if chosen is None else tuple(chosen.split(","))
    rows = {row.id: row for row in claim_rows(corpus)}
    picked = (ask.get("marks") or "").split(",")
    marked = [row for row in mark_rows(corpus, reading) if row.id in picked]
    told = IncidentFilter(article=key, least_accounts=2)
    return Seen(
        "article.html.j2",
        view.title or "Article without a title",
        {
            "a": view,
            "raw": reading.article,
            "claims": [
                (c, a.id, a.stance, corpus.speakers.get(a.id))
                for c, a in zip(view.claims, ordered, strict=True)
            ],
            "layers": [(key, words, key in layers) for key, words in LAYERS],
            "body_class": " ".join(f"show-{key}" for key, _ in LAYERS if key in layers),
            "marked": sorted(marked, key=lambda r: picked.index(r.id)),
            "copies": copies(ask.ledger, key),
            "incidents": incidents(ask.ledger, told, order="told").rows,
            "rejected": _rejected(ask, key),
        },
        [asdict(rows[a.id]) for a in ordered],
    )
