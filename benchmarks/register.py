"""``python -m benchmarks.register GOLD``: the register against the hand-made rows of conflictnews.

The rows of the field ``ceasefire`` (allegations, replies, tallies, agreements) are looked for
in what the product's own pipeline finds. A row is found if a record of its kind overlaps its
span; it is right if alleger and alleged perpetrator are right too, and the count of a tally.
There are few rows and one annotator; the task's own scorer leaves them out. Precision is not
measured: the annotators kept to what concerns a truce.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.records import Json, read_jsonl, readings
from counterclaim.compare.sides import is_or_under
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import Compared
from counterclaim.spans import Span

_WORD = re.compile(r"[a-z]{4,}")
_PLURAL = re.compile(r"(?i)groups|militants|rebels|fighters|terrorists|factions|opposition|insurg")
_OPPOSITION = (None, "syrian-opposition", "syrian-armed-opposition")


@dataclass(frozen=True, slots=True)
class Row:
    """A record of ours in the gold's terms; a side is its actor's id and its words."""

    kind: str
    span: Span
    alleger: tuple[str | None, str]
    perpetrator: tuple[str | None, str]
    outlet: bool = False
    count: float | None = None


def rows(found: Compared, article: str) -> Iterator[Row]:
    """What the product finds in one article."""
    charged = {a.id: a for a in found.allegations}
    for a in found.allegations:
        if a.article_id == article:
            sides = (a.alleger, a.alleger_text), (a.perpetrator, a.perpetrator_text)
            yield Row("allegation", a.span, *sides, a.outlet_voice)
    for r in found.replies:
        if r.article_id == article:
            to = charged.get(r.allegation or "")
            accused = (to.perpetrator, to.perpetrator_text) if to else (None, "")
            yield Row("reply", r.span, (r.replier, r.replier_text), accused)
    for t in found.tallies:
        if t.article_id == article:
            sides = (t.issuer, t.issuer_text), (t.side, t.side_text)
            yield Row("tally", t.span, *sides, count=t.count)
    for m in found.ceasefire_mentions:
        if m.article_id == article:
            yield Row("agreement", m.span, (None, ""), (None, ""), outlet=True)


def same(name: str | None, ours: tuple[str | None, str], view: View) -> bool:
    """Whether a side of ours is the gold's: the same actor, or one above or under it."""
    actor, words = ours
    if name is None:
        return actor is None and not words
    if "undifferentiated" in name:
        return actor in _OPPOSITION and bool(_PLURAL.search(words))
    bare = re.sub(r"\s*\(.*?\)|, not named", "", name)
    named = {n.actor.id for n in view.matches(bare)}
    if actor and any(is_or_under(actor, n, view) or is_or_under(n, actor, view) for n in named):
        return True
    return bool(set(_WORD.findall(bare.lower())) & set(_WORD.findall(words.lower()))) and not named


def right(gold: Json, ours: Row, view: View) -> bool:
    """Whether a record of ours has the sides, and the count, of a gold row."""
    if gold["kind"] == "agreement":
        return True
    alleger = ours.outlet if gold["alleger"] is None else same(gold["alleger"], ours.alleger, view)
    accused = gold["kind"] == "reply" or same(gold["perpetrator"], ours.perpetrator, view)
    return alleger and accused and gold.get("count") in (None, ours.count)


def main() -> None:
    """Prints found and right rows of each kind."""
    parser = argparse.ArgumentParser(prog="benchmarks.register", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true", help="ids and spans of what is not right")
    asked = parser.parse_args()
    pipeline = Pipeline()
    pairs = list(readings(read_jsonl(asked.gold), pipeline))
    found = pipeline.compare(reading for _, reading in pairs)
    tally: Counter[tuple[str, str]] = Counter()
    for record, reading in pairs:
        ours = list(rows(found, reading.article.id))
        for gold in record["ceasefire"]:
            kind, span = gold["kind"], Span(*gold["span"])
            there = [row for row in ours if row.kind == kind and row.span.overlaps(span)]
            hit = any(right(gold, row, pipeline.stock.view) for row in there)
            tally[kind, "all"] += 1
            tally[kind, "found"] += bool(there)
            tally[kind, "right"] += hit
            if asked.misses and not hit:
                print(
                    record["id"], kind, gold["span"], "found, sides differ" if there else "missed"
                )
    for kind in sorted({kind for kind, _ in tally}):
        counts = (tally[kind, what] for what in ("all", "found", "right"))
        print("{:12} {:3} rows, found {:3}, right {:3}".format(kind, *counts))


if __name__ == "__main__":
    main()
