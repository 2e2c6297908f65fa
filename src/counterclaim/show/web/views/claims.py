"""Claims by any filter, with facets and full-text search, and one claim to correct."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from counterclaim.ledger.queries.claims import ClaimFilter, claim, claim_facets, claims
from counterclaim.ledger.queries.events import EventFilter, events
from counterclaim.ledger.queries.select import NO_OUTLET
from counterclaim.ledger.rows import ClaimRow, Count
from counterclaim.records import AttributionKind, Stance
from counterclaim.show.exports.cells import permalink
from counterclaim.show.exports.telling_rows import claim_rows
from counterclaim.show.report.articles import STANCE_WORDS
from counterclaim.show.report.articles import claim as claim_view
from counterclaim.show.web.asking import NONE, PAGE_SIZE, Ask, Seen, UnknownError

FACETS = (
    ("outlet", "Outlet"),
    ("speaker", "Speaker"),
    ("about", "About whom"),
    ("place", "Place named"),
    ("month", "Month"),
    ("stance", "Stance"),
    ("kind", "Type"),
)


def _month(ask: Ask) -> tuple[str | None, str | None]:
    """The days of the filter; a month stands for its days."""
    since, until, month = ask.day("since"), ask.day("until"), ask.get("month")
    if month is None:
        return since, until
    year, _, number = month.partition("-")
    if not (year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12):
        raise UnknownError("month is written 2016-05")
    after = f"{int(year) + 1:04}-01" if int(number) == 12 else f"{year}-{int(number) + 1:02}"
    return max(since or "", f"{month}-01"), min(until or "9999-12-31", f"{after}-01")


def wanted(ask: Ask) -> ClaimFilter:
    """The filter that an address states."""
    since, until = _month(ask)
    stance, kind = ask.one_of("stance", Stance), ask.one_of("kind", AttributionKind)
    return ClaimFilter(
        speaker=ask.get("speaker"),
        about=ask.get("about"),
        place=ask.get("place"),
        outlet=ask.outlet,
        since=since,
        until=until,
        stance=stance and stance.value,
        kind=kind and kind.value,
        text=ask.get("q"),
        article=ask.get("article"),
        rejected=ask.get("rejected") == "1",
    )


def plain(row: ClaimRow) -> dict[str, Any]:
    """A claim as a flat row; the names of the columns are those of the export."""
    speakers = [s.id for s in row.speakers if s.id]
    return {
        "id": row.id,
        "outlet": row.outlet or NO_OUTLET,
        "title": row.title,
        "published_start": row.published_start,
        "published_end": row.published_end,
        "chain": " → ".join(row.chain),
        "speaker": row.chain[-1],
        "speaker_id": speakers[0] if speakers else None,
        "stance": row.stance,
        "affirmed": row.polarity,
        "kind": row.kind,
        "hedged": row.hedged,
        "cue": row.cue_text,
        "content": row.quote,
        "start": row.start,
        "end": row.end,
        "parent": row.parent,
        "score": row.score,
        "made_by": row.made_by,
        "corrected": bool(row.decisions),
        "article_id": row.article_id,
        "permalink": permalink(row.article_id, row.id),
    }


def _facet(ask: Ask, name: str, counts: tuple[Count, ...]) -> list[tuple[Count, str, bool]]:
    """The values of a facet, each with the address that sets or unsets it."""
    found = []
    for count in counts:
        value = NONE if name == "outlet" and count.value is None else count.value
        if value is None:
            continue
        chosen = ask.get(name) == value
        found.append((count, ask.url(**{name: None if chosen else value}), chosen))
    return found


def _chosen(ask: Ask) -> list[tuple[str, str, str]]:
    """The filters in force: what, value in words, the address without it."""
    words = {"q": "words", **{k: w.lower() for k, w in FACETS}}
    found = []
    for name, value in ask.query.items():
        if not value or name == "start":
            continue
        shown = value
        if name in ("speaker", "about"):
            shown = ask.actor_name(value)
        elif name == "place":
            shown = ask.place_name(value)
        found.append((words.get(name, name), shown, ask.url(**{name: None})))
    return found


def claim_list(ask: Ask) -> Seen:
    """Claims that match, with how many have each value of a facet."""
    filter_, (start, size) = wanted(ask), ask.page
    page = claims(ask.ledger, filter_, offset=start, limit=size)
    counts = {} if ask.whole else claim_facets(ask.ledger, filter_, top=12)
    return Seen(
        "claims.html.j2",
        "Claims",
        {
            "page": page,
            "start": start,
            "size": PAGE_SIZE,
            "facets": [(n, w, _facet(ask, n, counts.get(n, ()))) for n, w in FACETS],
            "chosen": _chosen(ask),
            "kinds": list(AttributionKind),
        },
        [plain(row) for row in page.rows],
    )


def one_claim(ask: Ask) -> Seen:
    """One claim with its chain, its words in their sentence, and what can be corrected."""
    row = claim(ask.ledger, ask.params["id"])
    corpus = ask.part([row.article_id] if row else [])
    found = corpus.attributions.get(ask.params["id"])
    if row is None or found is None:
        raise UnknownError("There is no such claim; it may have been rejected, see Changes.")
    spans = found.source + found.cue + found.content
    told = events(ask.ledger, EventFilter(article=row.article_id), limit=None).rows
    return Seen(
        "claim.html.j2",
        "Claim",
        {
            "c": claim_view(corpus, found),
            "id": found.id,
            "stance": found.stance,
            "speaker": corpus.speakers.get(found.id),
            "article": corpus.by_article[found.article_id].article,
            "spans": ", ".join(f"{s.start}–{s.end}" for s in sorted(found.content)),
            "sentence": corpus.sentence(found.article_id, spans),
            "made_by": found.made_by,
            "score": found.score,
            "stances": STANCE_WORDS,
            "events": [e for e in told if e.claim == found.id],
        },
        [asdict(r) for r in claim_rows(corpus) if r.id == found.id],
    )
