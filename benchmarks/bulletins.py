"""``python -m benchmarks.bulletins``: numbers and seeded faults found in bulletins of our own.

A number is found if it is read at its place with its value; what is read beyond the listed
numbers is false. A fault is a sum that was made wrong on purpose; any other is false.
Days and hours are found by the product's own grammar.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.bulletin_texts import SEEN, UNSEEN, Case
from benchmarks.records import to_product
from counterclaim.compare.tallies.bulletins import faults, parse_bulletin
from counterclaim.pipeline import Pipeline
from counterclaim.understand.times import find_times, rough_sentences


def measured(cases: Sequence[Case]) -> Counter[str]:
    """Counts of numbers and faults: all, found, false."""
    counts: Counter[str] = Counter()
    for case in cases:
        record = {"id": case.name, "text": case.text, "published": "2016-06-13"}
        article = to_product(record, Pipeline())
        times = tuple(t.span for t in find_times(article, tuple(rough_sentences(article.text))))
        bulletin = parse_bulletin(article.text, article.body(), times=times)
        read = Counter(c.value for c in bulletin.counts) if bulletin else Counter[float]()
        named = {fault.message for fault in faults(bulletin)} if bulletin else set()
        hits = sum((read & Counter(case.numbers)).values())
        counts["numbers"] += len(case.numbers)
        counts["numbers found"] += hits
        counts["false numbers"] += sum(read.values()) - hits
        counts["faults"] += len(case.faults)
        counts["faults found"] += len(named & set(case.faults))
        counts["false faults"] += len(named - set(case.faults))
    return counts


def main() -> None:
    """Prints a line for the bulletins that the rules were written on, and one for the others."""
    for name, cases in (("seen", SEEN), ("written before the rules for them", UNSEEN)):
        found = measured(cases)
        numbers = f"{found['numbers found']} of {found['numbers']} numbers"
        sums = f"{found['faults found']} of {found['faults']} faults"
        false = f"{found['false numbers']} false numbers, {found['false faults']} false faults"
        print(f"{len(cases)} bulletins, {name}: {numbers}, {sums}, {false}")


if __name__ == "__main__":
    main()
