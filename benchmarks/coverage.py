"""``python -m benchmarks.coverage``: which part of the product's branches the tests run.

Reads the data file that ``make coverage`` leaves. Overall and by folder it prints covered
statements and branches; of the code that must not fail (spans, escaping, exports,
archives) each module, with the lines that are left.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import coverage

ROOT = "src/counterclaim/"
#: What has to be covered wholly, as prefixes of paths below the package.
WHOLE = (
    "spans.py",
    "show/escape.py",
    "show/exports/",
    "show/publish",
    "read/archives.py",
    "read/warcs.py",
    "read/packing.py",
    "read/streams.py",
    "read/naming.py",
    "ledger/spansheet.py",
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements and branches ran, and how many there are."""

    statements: tuple[int, int]
    branches: tuple[int, int]

    @property
    def whole(self) -> bool:
        """Whether all of both ran."""
        return all(ran == number for ran, number in (self.statements, self.branches))

    @property
    def both(self) -> float:
        """Both together, as coverage.py counts: percent, rounded down."""
        return percent(*(sum(pair) for pair in zip(self.statements, self.branches, strict=True)))

    def row(self, name: str) -> str:
        """A line of the table."""
        parts = (self.both, percent(*self.statements), percent(*self.branches))
        return f"{name:32}" + "".join(f"{part:12.1f}" for part in parts)


def percent(ran: int, number: int) -> float:
    """Rounded down to a tenth, so that 100.0 means all."""
    return 1000 * ran // max(number, 1) / 10


def total(summaries: Iterable[Mapping[str, Any]]) -> Count:
    """The sum over files."""
    found = list(summaries)

    def added(name: str) -> int:
        return sum(summary[name] for summary in found)

    return Count(
        (added("covered_lines"), added("num_statements")),
        (added("covered_branches"), added("num_branches")),
    )


def files() -> dict[str, Mapping[str, Any]]:
    """What coverage tells of each file, by its path below the package."""
    data = coverage.Coverage()
    data.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coverage.json"
        data.json_report(outfile=str(path))
        told = json.loads(path.read_text("utf-8"))["files"]
    return {name.partition(ROOT)[2]: file for name, file in sorted(told.items()) if ROOT in name}


def missing(file: Mapping[str, Any]) -> str:
    """The lines that never ran, and the branches that were never taken."""
    lines = [str(n) for n in file["missing_lines"]]
    gone = set(file["missing_lines"])
    branches = [f"{a}->{b}" for a, b in file["missing_branches"] if a not in gone]
    return " ".join([*lines, *branches])


def folder_of(name: str) -> str:
    """The first folder below the package; a dot for modules that stand in none."""
    parts = PurePosixPath(name).parts
    return parts[0] if len(parts) > 1 else "."


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table; exits with 1 below ``--least`` or if a whole module is not whole."""
    parser = argparse.ArgumentParser(prog="benchmarks.coverage", description=__doc__)
    parser.add_argument("--least", type=float, default=95.0, help="percent overall")
    parser.add_argument("--lines", action="store_true", help="what is missing, of every file")
    asked = parser.parse_args(arguments)
    found = files()
    overall = total(f["summary"] for f in found.values())
    print(f"{'percent':32}{'both':>12}{'statements':>12}{'branches':>12}")
    print(overall.row("overall"))
    for folder in sorted({folder_of(name) for name in found}):
        part = total(f["summary"] for n, f in found.items() if folder_of(n) == folder)
        print(part.row(f"  {folder}"))
    whole = {n: f for n, f in found.items() if n.startswith(WHOLE)}
    named = total(f["summary"] for f in whole.values())
    print(named.row("spans, escaping, export, archives"))
    for name, file in (found if asked.lines else whole).items():
        if left := missing(file):
            print(f"  {name}: {left}")
    sys.exit(overall.both < asked.least or not named.whole)


if __name__ == "__main__":
    main()
