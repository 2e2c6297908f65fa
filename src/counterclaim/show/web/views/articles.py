"""The list of articles, and one article to read: text in layers beside its claims."""

from __future__ import annotations

from dataclasses import asdict

from counterclaim.ledger.queries.search import search
from counterclaim.records import DecisionKind, Reading
from counterclaim.show.corpus import sorted_readings
from counterclaim.show.report.articles import article_view, in_tree_order, published_words
from counterclaim.show.report.render import LAYERS
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError, cut

SHOWN_LAYERS = ("source", "cue", "content")
MOST_HITS = 500


def _passes(ask: Ask, reading: Reading) -> bool:
    article = reading.article
    day = str(article.published.interval.start or "")
    since, until = ask.day("since"), ask.day("until")
    return (
        ask.outlet_is(article.outlet)
        and (since is None or day >= since)
        and (until is None or day < until)
    )


def _snippets(ask: Ask) -> dict[str, str] | None:
    """Where the words sought stand, by article, the best match first; None if none are."""
    words = ask.get("q")
    if words is None:
        return None
    with ask.desk.reading() as ledger:
        hits = search(ledger, words, limit=MOST_HITS).rows
    return {hit.article_id: " ".join(hit.snippet.split()) for hit in hits}


def articles(ask: Ask) -> Seen:
    """All articles that pass the filters, by outlet and day."""
    corpus = ask.corpus
    found = [r for r in sorted_readings(corpus.readings) if _passes(ask, r)]
    snippets = _snippets(ask)
    if snippets is not None:
        found = [r for r in found if r.article.id in snippets]
    rows = [
        {
            "article_id": r.article.id,
            "outlet": corpus.outlet(r.article.id),
            "title": r.article.title,
            "published": published_words(r.article.published),
            "basis": r.article.published.basis.value,
            "claims": len(r.understanding.attributions),
            "language": r.article.language or "",
            "sha256": r.article.sha256,
            "url": r.article.url,
            "origin": r.article.origin,
            "snippet": (snippets or {}).get(r.article.id, ""),
            "permalink": f"/articles/{r.article.id}",
        }
        for r in found
    ]
    start = ask.number("start")
    context = {"shown": cut(rows, start), "total": len(rows), "start": start, "size": PAGE_SIZE}
    return Seen("articles.html.j2", "Articles", context, rows)


def article(ask: Ask) -> Seen:
    """One article, its text as it was read, layers chosen by ``layers``."""
    corpus = ask.corpus
    reading = corpus.by_article.get(ask.params["id"])
    if reading is None:
        raise UnknownError("There is no such article in this ledger.")
    view = article_view(corpus, reading)
    ordered = in_tree_order(reading.understanding.attributions)
    chosen = ask.query.get("layers")
    layers = SHOWN_LAYERS if chosen is None else tuple(chosen.split(","))
    copies = [
        (c.b if c.a == view.id else c.a, c.containment)
        for c in corpus.compared.near_copies
        if view.id in (c.a, c.b)
    ]
    rejected = [
        d
        for d in corpus.decisions
        if d.kind is DecisionKind.REJECT and not d.undone and f'"article":"{view.id}"' in d.subject
    ]
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
            "copies": copies,
            "rejected": rejected,
        },
        [asdict(corpus.claim_table[a.id]) for a in ordered],
    )
