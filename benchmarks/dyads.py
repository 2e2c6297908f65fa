"""``python -m benchmarks.dyads GOLD/plover/dev.jsonl``: who does what to whom, found in a sentence.

The gold names one pair of actor and recipient in a sentence, and its PLOVER root; other
events may stand there too. So what is measured is recall: how often some event of ours has
the pair (each span met in a character at least), and how often with the right root; and
how many of our events that have both sides have it. An event of several parties has all
their pairs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.records import Json, read_jsonl, readings
from benchmarks.tasks.triples import ROOTS
from counterclaim.pipeline import Pipeline
from counterclaim.records import Reading
from counterclaim.show.exports.plover import event_type
from counterclaim.spans import Span


def meets(span: Span | None, spans: Sequence[Sequence[int]]) -> bool:
    """Whether a span shares a character with one of the gold's."""
    return span is not None and any(span.overlaps(Span(*gold)) for gold in spans)


def judged(record: Json, reading: Reading) -> Counter[str]:
    """What is found of a record's pair, and how many pairs are given."""
    spans = {m.id: m.span for m in reading.understanding.mentions}
    found: Counter[str] = Counter(pairs=1)
    right: set[str] = set()
    for event in reading.understanding.events:
        actors = {a for a in event.actors if meets(spans[a], record["actor_spans"])}
        targets = {t for t in event.targets if meets(spans[t], record["recipient_spans"])}
        both = any(one in actors and other in targets for one, other in event.dyads)
        kind = event_type(event)
        root = ROOTS.get(kind, kind.value) == record["root"]
        told = {"actor": bool(actors), "recipient": bool(targets), "both": both, "root": root}
        right |= {name for name, holds in told.items() if holds}
        right |= {"both with root"} if both and root else set()
        found["given"] += bool(event.actors and event.targets)
        found["given right"] += both
    return found + Counter(right)


def main() -> None:
    """Prints the shares."""
    parser = argparse.ArgumentParser(prog="benchmarks.dyads", description=__doc__)
    parser.add_argument("gold", type=Path)
    asked = parser.parse_args()
    records = [r for r in read_jsonl(asked.gold) if r["actor_spans"] and r["recipient_spans"]]
    total: Counter[str] = Counter()
    for record, reading in readings(records, Pipeline()):
        total += judged(record, reading)
    print(f"{total['pairs']} pairs")
    for name in ("actor", "recipient", "root", "both", "both with root"):
        print(f"{name:24}{total[name] / total['pairs']:.3f}")
    print(f"{'of those given, right':24}{total['given right'] / total['given']:.3f}")


if __name__ == "__main__":
    main()
