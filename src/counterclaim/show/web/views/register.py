"""The ceasefire register, who accuses whom, and the words for actors."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from counterclaim.records import Ceasefire
from counterclaim.show.exports.rows import allegation_rows, tally_rows
from counterclaim.show.report.actors import LabelRow
from counterclaim.show.report.ceasefires import AllegationView, CeasefireView
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError, cut
from counterclaim.show.wording import MONTHS

WIDTH = 1000  # of the plot, in its own units
SIDE = 14  # rows and columns of the matrix; the list below it has all
NAME_ROOM = 420.0  # units of the plot that a name may take
Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Bar:
    """An agreement's time in the plot; ``open`` where no end is known."""

    key: str
    name: str
    x: float
    width: float
    open: bool
    days: str
    text_x: float
    anchor: str


def _bar(c: Ceasefire, start: date, first: date, last: date) -> Bar:
    """An agreement's bar, its name inside, behind or before it, where there is room."""
    scale = WIDTH / (last - first).days
    x, end = (start - first).days * scale, c.end or last
    width = max((end - start).days * scale, 3.0)
    inside = c.end is None and WIDTH - x > NAME_ROOM
    behind = c.end is not None and x + width < WIDTH - NAME_ROOM
    text_x = x + 6 if inside else x + width + 6 if behind else x - 6
    return Bar(
        key=c.id,
        name=c.name,
        x=round(x, 1),
        width=round(width, 1),
        open=c.end is None,
        days=f"{start.isoformat()} to {c.end.isoformat() if c.end else 'no end recorded'}",
        text_x=round(text_x, 1),
        anchor="start" if inside or behind else "end",
    )


def _bars(chosen: list[Ceasefire]) -> tuple[list[Bar], list[tuple[float, str]]]:
    """The bars of the plot and the ticks along it; none where no day is known."""
    dated = [(c, start) for c in chosen if (start := c.effective or c.announced)]
    days = [d for c, start in dated for d in (start, c.end) if d]
    if not days:
        return [], []
    first = min(days).replace(day=1)
    last = (max(days).replace(day=1) + timedelta(days=62)).replace(day=1)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = 1 if months <= 12 else 3 if months <= 36 else 12
    ticks = []
    for n in range(months + 1):
        year, month = divmod(first.year * 12 + first.month - 1 + n, 12)
        if (n % step and step < 12) or (step == 12 and month):
            continue
        at = (date(year, month + 1, 1) - first).days / (last - first).days * WIDTH
        words = str(year) if step == 12 else f"{MONTHS[month][:3]} {year}"
        ticks.append((round(at, 1), words if at < WIDTH - 60 else ""))
    return [_bar(c, start, first, last) for c, start in dated], ticks


def _row(key: str, view: CeasefireView) -> dict[str, Any]:
    return {
        "ceasefire_id": key,
        "name": view.name,
        "kind": view.kind,
        "dates": list(view.dates),
        "places": list(view.places),
        "parties": [f"{role}: {name}" for role, name in view.parties],
        "alleged_breaches": len(view.allegations),
        "tallies": len(view.tallies),
        "referred_to": len(view.mentions),
        "articles": view.articles,
        "permalink": f"/ceasefires/{key}",
    }


def ceasefires(ask: Ask) -> Seen:
    """Agreements that the articles refer to, with their time as bars."""
    shown = ask.corpus.ceasefires_shown
    chosen = [c for c in ask.corpus.compared.ceasefires if c.id in shown]
    chosen.sort(key=lambda c: list(shown).index(c.id))
    bars, ticks = _bars(chosen)
    rows = [_row(key, view) for key, view in shown.items()]
    loose = [m for m in ask.corpus.compared.ceasefire_mentions if m.ceasefire is None]
    context = {"shown": shown, "bars": bars, "ticks": ticks, "width": WIDTH, "loose": len(loose)}
    return Seen("ceasefires.html.j2", "Ceasefires", context, rows)


def ceasefire(ask: Ask) -> Seen:
    """One agreement: parties, terms, alleged breaches with replies, tallies, words."""
    key = ask.params["id"]
    view = ask.corpus.ceasefires_shown.get(key)
    if view is None:
        raise UnknownError("No article of this ledger refers to such an agreement.")
    pairs = Counter((a.alleger, a.perpetrator) for a in view.allegations)
    rows: list[Any] = [r for r in allegation_rows(ask.corpus) if r.ceasefire_id == key]
    if ask.get("rows") == "tallies":
        rows = [r for r in tally_rows(ask.corpus) if r.ceasefire_id == key]
    start = ask.number("start")
    context = {
        "c": view,
        "pairs": sorted(pairs.items(), key=lambda p: (p[0][0].casefold(), p[0][1].casefold())),
        "most": max((float(t.count) for t in view.tallies), default=0.0),
        "allegations": cut(view.allegations, start),
        "tallies": view.tallies[:PAGE_SIZE],
        "mentions": view.mentions[:PAGE_SIZE],
        "start": start,
        "size": PAGE_SIZE,
    }
    return Seen("ceasefire.html.j2", view.name, context, [asdict(r) for r in rows])


def _matrix(
    pairs: list[tuple[str, str, tuple[AllegationView, ...]]],
) -> tuple[list[str], list[str], dict[tuple[str, str], int]]:
    """Allegers, accused and counts; the most frequent ones, in order of name."""
    by: Counter[str] = Counter()
    against: Counter[str] = Counter()
    for alleger, accused, found in pairs:
        by[alleger] += len(found)
        against[accused] += len(found)
    rows = sorted((n for n, _ in by.most_common(SIDE)), key=str.casefold)
    columns = sorted((n for n, _ in against.most_common(SIDE)), key=str.casefold)
    counts = {(a, b): len(found) for a, b, found in pairs}
    return [r for r in rows if any((r, c) in counts for c in columns)], columns, counts


def accusations(ask: Ask) -> Seen:
    """Who accuses whom: a matrix, the quotations behind a cell, and all pairs as a list."""
    corpus = ask.corpus
    by, against = ask.get("by"), ask.get("against")
    pairs = corpus.accusations_shown
    rows, columns, counts = _matrix(pairs)
    chosen = [
        p for p in pairs if (by is None or p[0] == by) and (against is None or p[1] == against)
    ]
    behind = [
        a
        for a in allegation_rows(corpus)
        if (by is None or by in (a.alleger, a.outlet))
        and (against is None or against == a.alleged_perpetrator)
    ]
    context = {
        "allegers": rows,
        "accused": columns,
        "counts": counts,
        "pairs": pairs,
        "chosen": chosen if by or against else [],
        "by": by,
        "against": against,
    }
    return Seen("accusations.html.j2", "Accusations", context, [asdict(a) for a in behind])


def interval(count: int, total: int) -> tuple[float, float] | None:
    """The 95 % Wilson score interval of a share, in per cent; None without a total.

    Source: Wilson (1927), recommended for small counts by Brown, Cai and DasGupta (2001).
    """
    if total < 1 or count > total:
        return None
    share, z2 = count / total, Z95 * Z95
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = (
        Z95 / (1 + z2 / total) * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    )
    return max(0.0, middle - half) * 100, min(1.0, middle + half) * 100


def _label_rows(row: LabelRow, ask: Ask) -> list[dict[str, Any]]:
    found = []
    for word, kind, count, at in row.words:
        share = interval(count, row.mentions)
        found.append(
            {
                "actor": row.actor,
                "outlet": row.outlet,
                "voice": row.voice,
                "word": word,
                "class": kind,
                "count": count,
                "mentions_of_actor": row.mentions,
                "share_low_percent": round(share[0], 1) if share else None,
                "share_high_percent": round(share[1], 1) if share else None,
                "permalink": f"/articles/{ask.corpus.article_of.get(at, '')}#{at}",
            }
        )
    return found


def labels(ask: Ask) -> Seen:
    """Words for actors by outlet and voice, over all times that the outlet names the actor."""
    actor, voice, kind = ask.get("actor"), ask.get("voice"), ask.get("class")
    rows = [
        row
        for label in ask.corpus.labels_shown
        if ask.outlet_is(label.outlet) or ask.get("outlet") == label.outlet
        for row in _label_rows(label, ask)
        if (actor is None or row["actor"] == actor)
        and (voice is None or row["voice"] == voice)
        and (kind is None or row["class"] == kind)
    ]
    context = {
        "shown": rows,
        "actors": sorted({r.actor for r in ask.corpus.labels_shown}, key=str.casefold),
        "classes": ("delegitimising", "legitimising", "neutral", "sectarian"),
    }
    return Seen("labels.html.j2", "Labels", context, rows)
