"""What 8 bits cost: the same checkpoints exported in 8 and in 32 bits, on every task.

``python -m train.precision --run runs/main --parts main-3:1,main-4:2 --gold ../shared/gold``
prints a Markdown table of the figures that ``train.evaluate`` gives for both.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from counterclaim.models import Reader, load_reader
from train.evaluate import TASKS, score, summary, triggers
from train.export import NAME, SHIPPED, averaged, export, sample
from train.model import base_folder

HEAD = ("| task | figure | 8 bits | 32 bits | difference |", "|---|---|---|---|---|")


def figures(task: str, reader: Reader, gold: Path, limit: int | None) -> dict[str, float]:
    """The figures of a task by their path."""
    if task == "triggers":
        return dict(numbers("", triggers(reader, gold)))
    return dict(numbers("", summary(task, score(task, reader, gold, limit=limit))))


def numbers(path: str, found: Any) -> Iterator[tuple[str, float]]:
    """Shares in a nested result, each with its path; counts are left out."""
    if isinstance(found, dict):
        for name, value in found.items():
            yield from numbers(f"{path}.{name}".strip("."), value)
    elif isinstance(found, (list, tuple)):
        for name, value in zip(("p", "r", "f1"), found, strict=False):
            yield from numbers(f"{path}.{name}".strip("."), value)
    elif isinstance(found, float) and 0 <= found <= 1:
        yield path, found


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.precision", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="folder of the checkpoints")
    parser.add_argument("--parts", default=SHIPPED, help="checkpoints and their weights")
    parser.add_argument("--tasks", default=",".join([*TASKS, "triggers"]))
    parser.add_argument("--limit", type=int, default=None, help="first documents only")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    parts = [(name, float(w)) for name, w in (p.split(":") for p in options.parts.split(","))]
    with TemporaryDirectory() as scratch:
        readers = []
        for bits in (8, 32):
            folder, state = Path(scratch) / str(bits), averaged(options.run, parts)
            tokenizer = base_folder() / "tokenizer.json"
            passages = sample(options.gold) if bits == 8 else ()
            export(state, tokenizer, folder, name=NAME, passages=passages)
            readers.append(load_reader(threads=options.threads, folder=folder))
        print("\n".join(HEAD))
        for task in options.tasks.split(","):
            eight, whole = (figures(task, r, options.gold, options.limit) for r in readers)
            for path, value in eight.items():
                other = whole[path]
                print(f"| {task} | {path} | {value:.4f} | {other:.4f} | {value - other:+.4f} |")


if __name__ == "__main__":
    main()
