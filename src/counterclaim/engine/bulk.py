"""A bulk run: plan, map, publish, group; the same on every engine, and resumable."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from counterclaim.engine.grouping import group
from counterclaim.engine.plan import Order, Plan, drop_overtaken, make_plan, reports
from counterclaim.engine.publish import begin_day, end_day, mark, parts_of, publish, stale_days
from counterclaim.engine.shards import Report, map_shard
from counterclaim.engine.shelf import write_table
from counterclaim.engine.tables import ASIDE, aside_row
from counterclaim.errors import CounterclaimError
from counterclaim.protocols import Executor


@dataclass(frozen=True, slots=True)
class Failed:
    """A shard, or another piece of work, that could not be done."""

    what: str
    why: str


@dataclass
class Progress:
    """How far a run is; bytes are of the input, without what earlier runs did."""

    shards: int
    bytes: int
    started: float = field(default_factory=time.monotonic)
    done_shards: int = 0
    done_bytes: int = 0
    documents: int = 0
    articles: int = 0
    filtered: int = 0
    quarantined: int = 0

    def add(self, report: Report) -> None:
        """Counts a finished shard."""
        self.done_shards += 1
        self.done_bytes += report.bytes
        for name in ("documents", "articles", "filtered", "quarantined"):
            setattr(self, name, getattr(self, name) + getattr(report, name))

    @property
    def seconds(self) -> float:
        """Since the start of the map."""
        return time.monotonic() - self.started

    @property
    def remaining(self) -> float | None:
        """Seconds that are left at the rate so far; None before the first shard."""
        if not self.done_bytes:
            return None
        return (self.bytes - self.done_bytes) * self.seconds / self.done_bytes


Watch = Callable[[Progress], None]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a bulk run did, over all shards of its plan."""

    shards: int
    skipped: int
    documents: int
    articles: int
    filtered: int
    quarantined: int
    failed: tuple[Failed, ...]
    seconds: float


@contextmanager
def alone_in(out: Path) -> Iterator[None]:
    """Holds the folder for this run; ends by itself when the process does.

    Raises:
        CounterclaimError: if another run is at work in it.
    """
    out.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows has no such lock; there nobody watches
        yield
        return
    with (out / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CounterclaimError(f"another bulk run is at work in {out}; wait for it") from error
        yield


def run(
    order: Order,
    executor: Executor,
    *,
    watch: Watch = lambda _: None,
    tell: Tell = lambda _: None,
) -> Summary:
    """Makes or completes what stands in ``order.out``; see ``plan`` for what is skipped.

    Args:
        order: what is asked for.
        executor: where it runs.
        watch: called after each shard.
        tell: called with words for each of the other steps when it begins.

    Raises:
        NoInputError: if there is nothing to read.
        CounterclaimError: if another run is at work in the folder.
    """
    started = time.monotonic()
    with alone_in(order.out):
        tell("surveying the input")
        plan = make_plan(order, executor)
        drop_overtaken(order.out, plan.tasks)
        made, failed = _map(order, plan, executor, watch)
        _set_aside(order.out, plan)
        failed += _publish(order, executor, tell)
        if not failed and order.group:
            _group(order, executor, tell)
        executor.close()
    whole = [*plan.done, *made]
    return Summary(
        shards=len(plan.tasks),
        skipped=len(plan.done),
        documents=sum(r.documents for r in whole),
        articles=sum(r.articles for r in whole),
        filtered=sum(r.filtered for r in whole),
        quarantined=sum(r.quarantined for r in whole) + len(plan.aside),
        failed=tuple(failed),
        seconds=time.monotonic() - started,
    )


def _map(
    order: Order, plan: Plan, executor: Executor, watch: Watch
) -> tuple[list[Report], list[Failed]]:
    left = plan.left
    progress = Progress(len(left), sum(t.shard.part.bytes for t in left))
    made: list[Report] = []
    failed: list[Failed] = []
    for done in executor.gather(map_shard, left, tries=order.tries):
        if done.result is None:
            part = done.item.shard.part
            failed.append(Failed(f"{part.origin} [{part.start}, {part.end})", done.failure))
            continue
        made.append(done.result)
        progress.add(done.result)
        watch(progress)
    return made, failed


def _set_aside(out: Path, plan: Plan) -> None:
    """The inputs that could not be opened at all; those of shards lie with them."""
    rows = [aside_row(item) for item in plan.aside]
    write_table(
        pa.Table.from_pylist(rows, schema=ASIDE), out / "shards" / "inputs" / "quarantine.parquet"
    )


def _group(order: Order, executor: Executor, tell: Tell) -> None:
    """Groups what is published, if it is not what was grouped last."""
    parts = parts_of(order.out, reports(order.out))
    marker, wanted = order.out / "work" / "grouped.json", mark(parts)
    if marker.exists() and json.loads(marker.read_text()) == wanted:
        return
    marker.unlink(missing_ok=True)
    counted = [(part, parquet.read_metadata(part.path("articles")).num_rows) for part in parts]
    group(counted, order.out, order.stock, executor, tell=tell)
    marker.write_text(json.dumps(wanted))


def _publish(order: Order, executor: Executor, tell: Tell) -> list[Failed]:
    out = order.out
    days = stale_days(out, parts_of(out, reports(out)))
    tell(f"writing the tables of {len(days)} days")
    for day in days:
        begin_day(out, day)
    parts = [part for own in days.values() for part in own]
    failed: dict[str, str] = {}
    for done in executor.gather(publish, parts, tries=order.tries):
        if done.failure:
            failed[done.item.day] = done.failure
    for day, own in days.items():
        if day not in failed:
            end_day(out, day, own)
    return [Failed(f"day {day or 'unknown'}", why) for day, why in failed.items()]
