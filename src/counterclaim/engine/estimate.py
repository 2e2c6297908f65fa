"""What a bulk run will take, guessed from a sample of its input; nothing is written."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import islice

from counterclaim.engine.plan import Plan
from counterclaim.engine.shards import Task
from counterclaim.pipeline import understand_batch
from counterclaim.read import slice_documents, to_article
from counterclaim.records import Article, RawDocument

#: Documents of the sample that are read, and articles of them that are understood.
READ, UNDERSTOOD = 60, 8


@dataclass(frozen=True, slots=True)
class Estimate:
    """Of the shards that are left: documents, the share that passes the filter, and seconds.

    ``seconds`` are of one core; many workers share them out.
    """

    shards: int
    bytes: int
    documents: int
    passing: float
    seconds: float


def estimate(plan: Plan) -> Estimate:
    """Reads a sample from the shard in the middle and reckons up from it."""
    left = plan.left
    total = sum(task.shard.part.bytes for task in left)
    if not left:
        return Estimate(0, 0, 0, 0.0, 0.0)
    sample = left[len(left) // 2]
    found = [
        d
        for d in slice_documents(sample.shard.part, sample.stock.settings)
        if isinstance(d, RawDocument)
    ]
    documents = round(len(found) * total / max(1, sample.shard.part.bytes))
    reading, passing, understanding = _rates(sample, found)
    seconds = documents * (reading + passing * understanding)
    return Estimate(len(left), total, documents, passing, seconds)


def _warm_up(task: Task, document: RawDocument) -> None:
    """Loads what is loaded once in a worker, so that it counts to no document."""
    article = to_article(document, settings=task.stock.settings)
    if isinstance(article, Article):
        task.sieve.refusal(article, task.stock)
        understand_batch(task.stock, [article])


def _rates(task: Task, found: list[RawDocument]) -> tuple[float, float, float]:
    """Seconds to read a document, the share that passes, seconds to understand an article."""
    sample = found[:: max(1, len(found) // READ)][:READ]
    if not sample:
        return 0.0, 0.0, 0.0
    _warm_up(task, sample[0])
    start = time.monotonic()
    articles = [to_article(d, settings=task.stock.settings) for d in sample]
    passed = [
        a for a in articles if isinstance(a, Article) and task.sieve.refusal(a, task.stock) is None
    ]
    reading = (time.monotonic() - start) / len(sample)
    some = list(islice(passed, UNDERSTOOD))
    start = time.monotonic()
    understand_batch(task.stock, some)
    understanding = (time.monotonic() - start) / max(1, len(some))
    return reading, len(passed) / len(sample), understanding
