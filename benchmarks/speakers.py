"""``python -m benchmarks.speakers TEXTS --seed N``: who speaks, listed for a reader to judge.

Draws articles and prints each with its text and one line for every speaker the program gives:

    [ ] NUMBER SOURCE <CUE> -> SPEAKER (how) | CONTENT

The reader writes a letter into the brackets, by the rule in BENCHMARKS.md (Speakers): ``r`` right,
``w`` wrong, ``k`` wrong and another known actor, ``o`` left open, ``-`` not counted. What was
missed gets a line of its own, ``[o] missed ...``. ``--count FILE`` then adds the letters up.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from benchmarks.records import read_jsonl, to_product
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, Attribution, Quarantined, Reading, Speaker
from counterclaim.spans import Spans

_MARK = re.compile(r"\s*\[([rwko-])\]")
_LONG = 100  # characters of a content that are shown


def drawn(
    texts: Path, pipeline: Pipeline, *, seed: int, articles: int, longest: int
) -> list[Article]:
    """So many articles of a JSONL of records, sorted by id and shuffled; of a folder all.

    Records of more than ``longest`` characters are left out before.
    """
    if texts.is_dir():
        return [a for a in pipeline.read([str(texts)]) if not isinstance(a, Quarantined)]
    rows = [row for row in read_jsonl(texts) if len(row["text"]) <= longest]
    rows.sort(key=lambda row: str(row["id"]))
    random.Random(seed).shuffle(rows)
    return [to_product(row, pipeline) for row in rows[:articles]]


def listing(reading: Reading) -> Iterator[str]:
    """One line for each speaker of each attribution, in the order of the text."""
    text = reading.article.text
    by_id: dict[str, list[Speaker]] = {}
    for speaker in reading.resolved.speakers:
        by_id.setdefault(speaker.attribution_id, []).append(speaker)
    for one in sorted(reading.understanding.attributions, key=_first):
        content = _words(text, one.content)
        shown = content if len(content) <= _LONG else f"{content[:60]} ... {content[-30:]}"
        for speaker in by_id.get(one.id, ()):
            said = f"{_words(text, one.source)} <{_words(text, one.cue)}>"
            yield f"{said} -> {named(speaker)} ({speaker.how}) | {shown}"


def named(speaker: Speaker) -> str:
    """The speaker as the ledger has it: an actor, an unnamed source with its body, or nobody."""
    if speaker.actor:
        return speaker.actor
    body = f" of {speaker.body}" if speaker.body else ""
    return f"unnamed {speaker.description}{body}" if speaker.description else "nobody"


def tally(lines: Iterable[str]) -> Counter[str]:
    """How often each letter stands in the brackets of a judged listing."""
    return Counter(found[1] for line in lines if (found := _MARK.match(line)))


def _words(text: str, spans: Spans) -> str:
    return re.sub(r"\s+", " ", " ".join(span.of(text) for span in spans))


def _first(one: Attribution) -> int:
    return min(span.start for span in one.cue or one.content or one.source)


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(prog="benchmarks.speakers", description=__doc__)
    parser.add_argument("texts", type=Path, help="a JSONL of records, or a folder read whole")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--longest", type=int, default=6000, help="characters of a record")
    parser.add_argument("--count", action="store_true", help="TEXTS is a judged listing")
    asked = parser.parse_args()
    if asked.count:
        marks = tally(asked.texts.read_text(encoding="utf-8").splitlines())
        counted = sum(marks[mark] for mark in "rwko")
        print(
            f"named {counted}, right {marks['r']} ({marks['r'] / max(counted, 1):.3f}), "
            f"another known actor {marks['k']} ({marks['k'] / max(counted, 1):.3f}), "
            f"otherwise wrong {marks['w']}, left open {marks['o']}"
        )
        return
    pipeline = Pipeline()
    taken = drawn(
        asked.texts, pipeline, seed=asked.seed, articles=asked.articles, longest=asked.longest
    )
    read = (r for r in pipeline.understand(taken) if isinstance(r, Reading))
    rows = count(1)
    for number, reading in enumerate(read, 1):
        print(f"\n===== {number}. {reading.article.outlet or ''} {reading.article.id[:12]}")
        print(re.sub(r"\n\s*\n+", "\n", reading.article.text).strip(), end="\n\n")
        for line in listing(reading):
            print(f"[ ] {next(rows)} {line}")


if __name__ == "__main__":
    main()
