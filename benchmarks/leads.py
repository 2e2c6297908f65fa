"""``python -m benchmarks.leads ARTICLES.jsonl``: how often reports of other places are joined.

Pairs of articles of a day or the next, from a casualties file: those that readers placed in
one governorate may lead with one incident, those in different ones hardly do. Counts the
pairs whose leading events the product joins because of what the heads say.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from benchmarks.records import Json, read_jsonl, readings
from counterclaim.compare.incidents.evidence import joins, score
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.leads import same_main
from counterclaim.compare.incidents.scenes import with_scenes
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import Reading


def governorates(row: Json) -> frozenset[str]:
    """Where readers placed the incidents of an article."""
    asked = [row["slots"], *row.get("alt", [])]
    named = (str((slots.get("location") or [""])[0]).casefold() for slots in asked)
    return frozenset(named) - {""}


def count(read: Iterable[tuple[Json, Reading]], view: View) -> dict[bool, tuple[int, int]]:
    """Pairs joined and all pairs; under True those that share a governorate."""
    leads: list[tuple[frozenset[str], Happening]] = []
    for row, reading in read:
        lead = next((i for i in with_scenes([reading], view=view) if i.main), None)
        if lead is not None and governorates(row):
            leads.append((governorates(row), lead))
    found = {True: (0, 0), False: (0, 0)}
    for (where_a, a), (where_b, b) in combinations(leads, 2):
        days = [x.article.published.interval.start for x in (a, b)]
        if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > 1:
            continue
        joined, pairs = found[bool(where_a & where_b)]
        joins_them = same_main(a, b) is not None and joins(score(a, b, view=view))
        found[bool(where_a & where_b)] = joined + joins_them, pairs + 1
    return found


def main() -> None:
    """Prints both counts."""
    parser = argparse.ArgumentParser(prog="benchmarks.leads", description=__doc__)
    parser.add_argument("source", type=Path)
    pipeline = Pipeline()
    read = readings(read_jsonl(parser.parse_args().source), pipeline)
    for shared, (joined, pairs) in count(read, pipeline.stock.view).items():
        where = "one governorate" if shared else "different governorates"
        print(f"{where}: {joined} of {pairs} pairs joined")


if __name__ == "__main__":
    main()
