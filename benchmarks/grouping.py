"""``python -m benchmarks.grouping ARTICLES.jsonl``: time and memory to group up to 20,000 articles.

Some articles of a gold file are understood by the encoder; pieces of them are put together
anew with all their records, twenty articles a day, so that events, claims and
figures are as many as in real reports. Words outside all records are exchanged for others
of their length, so that a paragraph used again is no copy; some articles are copies of one
of the days before. Each size runs in a process of its own, which spools the articles as a
ledger's compare does: near-copies and which events are one incident, then the register, then
accounts and comparisons, then stories.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.recombine import FIRST, LAYERS, Paragraph, Recombined, pieces, spans_in
from benchmarks.records import read_jsonl, readings
from counterclaim.compare.corpus import group_incidents
from counterclaim.compare.statements import NewAgreements, compare_said
from counterclaim.compare.stories import stories
from counterclaim.ledger import Spool
from counterclaim.pipeline import Pipeline
from counterclaim.records import Compared, Reading
from counterclaim.stock import Stock

SIZES = (1_000, 5_000, 10_000, 20_000)
A_DAY = 20
#: An article has so many pieces of so many sentences.
PARTS, SENTENCES = 3, 4
#: Share of articles that copy one of the last ``RECENT``.
COPIES, RECENT = 0.15, 20
#: Share of the words outside records that are exchanged.
EXCHANGED = 0.4
WORD = re.compile(r"\b[a-z]{4,}\b")
STEPS = ("spool", "incidents", "register", "accounts", "stories")


def made(stock: Sequence[Paragraph], count: int, seed: int) -> Iterator[Reading]:
    """Articles of recombined paragraphs, day by day."""
    words = _vocabulary(stock)
    maker, draw = (
        Recombined(stock, Compared(), random.Random(seed)),
        random.Random(f"{seed}/copies"),
    )
    recent: list[tuple[Any, int]] = []
    for number in range(count):
        maker.first, maker.days = FIRST + timedelta(days=number // A_DAY), 1
        state, mark = maker.rng.getstate(), number
        if recent and draw.random() < COPIES:
            old, mark = draw.choice(recent)
            maker.rng.setstate(old)  # so that the same paragraphs are drawn
            yield _exchanged(maker.article(number, PARTS), words, random.Random(mark))
            maker.rng.setstate(state)
            continue
        yield _exchanged(maker.article(number, PARTS), words, random.Random(mark))
        recent = [*recent[1 - RECENT :], (state, mark)]


def _vocabulary(stock: Sequence[Paragraph]) -> dict[int, list[str]]:
    found = {m.group() for part in stock for m in WORD.finditer(part.text)}
    by_length: dict[int, list[str]] = {}
    for word in sorted(found):
        by_length.setdefault(len(word), []).append(word)
    return by_length


def _exchanged(reading: Reading, words: dict[int, list[str]], rng: random.Random) -> Reading:
    """A reading whose words outside all records are others of the same length."""
    text, body = reading.article.text, reading.article.text.index("\n")
    told = reading.understanding
    taken = bytearray(len(text))
    short = [r for name in LAYERS if name != "attributions" for r in getattr(told, name)]
    cues = [span for a in told.attributions for span in (*a.source, *a.cue)]
    for span in (*cues, *(s for record in short for s in spans_in(record))):
        taken[span.start : span.end] = b"\1" * len(span)

    def other(match: re.Match[str]) -> str:
        free = match.start() > body and not any(taken[match.start() : match.end()])
        return (
            rng.choice(words[len(match.group())]) if free and rng.random() < EXCHANGED else match[0]
        )

    return replace(reading, article=replace(reading.article, text=WORD.sub(other, text)))


@dataclass(frozen=True)
class Shelf:
    """The first articles of a file, read anew on each pass."""

    path: Path
    count: int

    def __iter__(self) -> Iterator[Reading]:
        with self.path.open("rb") as file:
            for _ in range(self.count):
                yield pickle.load(file)


def measure(shelf: Shelf) -> dict[str, float]:
    """Seconds of the processor by step, the peak of memory in MiB, and what was found."""
    stock = Stock()
    view, agreements = stock.view, stock.agreements
    found: dict[str, float] = {"articles": shelf.count}

    def timed(name: str, step: Callable[[], Any]) -> Any:
        begun = time.process_time()
        result = step()
        found[name] = round(time.process_time() - begun, 1)
        found[f"{name} MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return result

    spool = timed("spool", lambda: Spool(shelf))
    agreed = NewAgreements(agreements, view)
    grouped = timed("incidents", lambda: group_incidents(agreed.noted(spool), view=view))
    said = timed("register", lambda: compare_said(spool, agreed.all(), view=view))
    found["allegations"], found["replies"] = len(said.allegations), len(said.replies)
    found["copies"], found["found"] = len(grouped.near_copies), len(grouped.groups)
    found |= timed("accounts", partial(_counted, grouped.told(view)))
    del grouped, said
    found["stories found"] = len(timed("stories", lambda: stories(r.article for r in spool)))
    found["seconds"] = round(sum(found[n] for n in STEPS), 1)
    return found


def _counted(parts: Iterable[Compared]) -> dict[str, float]:
    """How many incidents several articles tell, and how many comparisons there are."""
    shared = comparisons = 0
    for part in parts:
        shared += sum(len({a.article_id for a in i.accounts}) > 1 for i in part.incidents)
        comparisons += len(part.comparisons)
    return {"shared": shared, "comparisons": comparisons}


def draw(source: Path, *, base: int, sizes: Sequence[int], seed: int) -> None:
    """Prints a line for each size, and how the time per article grows."""
    pipeline = Pipeline()
    chosen = random.Random(seed).sample(list(read_jsonl(source)), base)
    stock = pieces((reading for _, reading in readings(chosen, pipeline)), SENTENCES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.pickle"
        events = claims = 0
        with path.open("wb") as file:
            for reading in islice(made(stock, max(sizes), seed), max(sizes)):
                events += len(reading.understanding.events)
                claims += len(reading.understanding.attributions)
                pickle.dump(reading, file, protocol=pickle.HIGHEST_PROTOCOL)
        of = max(sizes)
        print(f"{len(stock)} pieces of {base} articles; {events / of:.1f} events and", end=" ")
        print(f"{claims / of:.1f} claims an article", flush=True)
        for size in sizes:
            command = [sys.executable, "-m", "benchmarks.grouping", str(path), "--one", str(size)]
            run = subprocess.run(command, check=True, capture_output=True, text=True)
            found = json.loads(run.stdout)
            each = 1000 * found["seconds"] / size
            print(f"{size:6}: {each:5.1f} ms of the processor an article  {run.stdout}", flush=True)


def main() -> None:
    """Runs the measurement with the options of the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.grouping", description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--base", type=int, default=120)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", type=int, help="articles of a file made before; one process")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(Shelf(asked.source, asked.one))))
    else:
        draw(asked.source, base=asked.base, sizes=asked.sizes, seed=asked.seed)


if __name__ == "__main__":
    main()
