"""``python -m benchmarks.predict TASK INPUT OUTPUT``: gold in, predictions out.

Everything goes through the product's own pipeline and shipped weights.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from benchmarks.records import Json, read_jsonl, write_jsonl
from counterclaim.pipeline import Pipeline

Task = Callable[[list[Json], Path, Pipeline], Iterable[Json]]

#: Each task's module has ``predict(records, folder, pipeline)``.
TASKS = (
    "attribution",
    "conflictnews",
    "entities",
    "relations",
    "plover",
    "triples",
    "times",
    "casualties",
    "places",
    "aliases",
    "nearcopies",
    "stories",
    "conflicts",
    "eventcoref",
    "labels",
    "timeline",
)


def task(name: str) -> Task:
    """The prediction function of a task."""
    found: Task = import_module(f"benchmarks.tasks.{name}").predict
    return found


def main(arguments: list[str] | None = None) -> int:
    """Writes one prediction per input record; the exit status."""
    parser = argparse.ArgumentParser(prog="benchmarks.predict", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    asked = parser.parse_args(arguments)
    pipeline = Pipeline()
    records = list(read_jsonl(asked.input))
    made = task(asked.task)(records, asked.input.parent, pipeline)
    count = write_jsonl(asked.output, made)
    print(f"{count} predictions of {asked.task} in {asked.output}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
