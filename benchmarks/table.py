"""``python -m benchmarks.table GOLD``: every task answered and scored, as one Markdown table.

Predictions go through ``benchmarks.predict``, scores through the gold sets' own scorers.
Intervals are 95% bootstrap intervals: the scorer's own where it has one, else over the
records (or topics). ``--into BENCHMARKS.md`` writes the table between its two markers.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.figures import SHEETS, Figure, Sheet
from benchmarks.predict import TASKS, task
from benchmarks.records import Json, read_jsonl, write_jsonl
from benchmarks.scoring import Interval, intervals, look_up, scorer
from counterclaim.pipeline import Pipeline

BEGIN, END = "<!-- results -->", "<!-- /results -->"
HEAD = (
    "| set | figure | ours | 95% interval | best published | people |",
    "|---|---|---|---|---|---|",
)


@dataclass(frozen=True)
class Scored:
    """A sheet with what its scorer said, and the intervals by path."""

    sheet: Sheet
    result: Json
    bounds: dict[str, Interval]
    seconds: float


def answered(sheet: Sheet, gold: Path, pipeline: Pipeline) -> tuple[dict[str, Json], list[Json]]:
    """The gold records by id, and the predictions made without the hidden fields."""
    file = gold / sheet.task / sheet.file
    records = list(read_jsonl(file))
    shown = [{k: v for k, v in r.items() if k not in sheet.hidden} for r in records]
    return {r["id"]: r for r in records}, list(task(sheet.task)(shown, file.parent, pipeline))


def scored(sheet: Sheet, gold: Path, pipeline: Pipeline, out: Path | None) -> Scored:
    """Predicts, scores and resamples one sheet; predictions are kept in ``out``, if given."""
    began = time.perf_counter()
    wanted, rows = answered(sheet, gold, pipeline)
    took = time.perf_counter() - began
    if out is not None:
        write_jsonl(out / f"{sheet.name.replace(', ', '-').replace(' ', '-')}.jsonl", rows)
    given = {row["id"]: row for row in rows}
    file = gold / "scorers" / f"{sheet.scorer or sheet.task}.py"
    result = scorer(file, sheet.function, sheet.options)(wanted, given)
    open_ = [f.path for f in sheet.figures if look_up(result, f.interval or "-") is None]
    quiet = scorer(file, sheet.function, sheet.options, quiet=True)
    return Scored(sheet, result, intervals(quiet, wanted, given, open_, unit=sheet.unit), took)


def number(value: Any) -> str:
    """A share with three decimals and no leading zero."""
    if not isinstance(value, int | float):
        return "–"
    return f"{value:.3f}".replace("0.", ".", 1) if value < 1 else f"{value:.3f}"


def _bounds(found: Scored, figure: Figure) -> str:
    own = look_up(found.result, figure.interval) if figure.interval else None
    pair = own or found.bounds.get(figure.path)
    return f"{number(pair[0])}–{number(pair[1])}" if pair else "–"


def lines(found: Scored) -> Iterator[str]:
    """A sheet's rows of the table."""
    for figure in found.sheet.figures:
        cells = (
            found.sheet.name,
            figure.label,
            number(look_up(found.result, figure.path)),
            _bounds(found, figure),
            figure.best,
            figure.people,
        )
        yield "| " + " | ".join(cells) + " |"


def placed(page: str, table: str) -> str:
    """A page with what stands between its markers replaced.

    Raises:
        ValueError: if a marker is missing.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the page has no {BEGIN} … {END} to write the table between")
    return f"{before}{begin}\n{table}\n{end}{after}"


def chosen(names: Sequence[str]) -> list[Sheet]:
    """The sheets of the named tasks, or all; those that no task answers are told and left out."""
    sheets = [s for s in SHEETS if not names or s.task in names]
    for sheet in sheets:
        if sheet.task not in TASKS:
            print(f"{sheet.name}: benchmarks.predict has no such task", file=sys.stderr)
    return [s for s in sheets if s.task in TASKS]


def main(arguments: list[str] | None = None) -> int:
    """Prints the table; the exit status is 1 if a sheet failed."""
    parser = argparse.ArgumentParser(prog="benchmarks.table", description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of the gold sets")
    parser.add_argument("--tasks", nargs="*", default=[], help="only these tasks")
    parser.add_argument("--out", type=Path, help="folder for predictions and scores")
    parser.add_argument("--into", type=Path, help="the page to write the table into")
    asked = parser.parse_args(arguments)
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
    pipeline = Pipeline()
    rows, failed = list(HEAD), 0
    print("\n".join(HEAD))
    for sheet in chosen(asked.tasks):
        try:
            found = scored(sheet, asked.gold, pipeline, asked.out)
        except Exception as error:  # one set that fails must not hide the others
            print(f"{sheet.name}: {type(error).__name__}: {error}", file=sys.stderr)
            failed += 1
            continue
        rows += (made := list(lines(found)))
        print("\n".join(made), flush=True)
        print(f"{sheet.name}: predicted in {found.seconds:.0f} s", file=sys.stderr)
        if asked.out:
            kept = asked.out / f"{sheet.name.replace(', ', '-').replace(' ', '-')}.json"
            kept.write_text(json.dumps(found.result, indent=1) + "\n", encoding="utf-8")
    if asked.into:
        note = f"Measured {date.today().isoformat()}, encoder `{pipeline.stock.reader.version}`."
        page = asked.into.read_text(encoding="utf-8")
        asked.into.write_text(placed(page, "\n".join([*rows, "", note])), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
