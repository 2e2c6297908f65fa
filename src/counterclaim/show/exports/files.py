"""Files written whole or not at all: beside their place first, then moved there."""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from counterclaim.show.escape import for_cell


def whole_file(path: Path, write: Callable[[TextIO], None]) -> Path:
    """Writes a file beside its place and moves it there, so that it is never half-written."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            write(out)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def whole_text(path: Path, text: str) -> Path:
    """A text as a file, line ends as they are."""

    def put(out: TextIO) -> None:
        out.write(text)

    return whole_file(path, put)


def whole_json(path: Path, value: Any) -> Path:
    """One JSON document as a file."""
    return whole_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def whole_csv(path: Path, names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Path:
    """Rows as CSV (RFC 4180) with a header; cells that a spreadsheet would run are defused."""

    def put(out: TextIO) -> None:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow([for_cell(row[name]) for name in names])

    return whole_file(path, put)


def items(out: TextIO, values: Iterable[Any]) -> None:
    """The items of a JSON array, one a line, so that none waits in memory for the others."""
    before = "\n"
    for value in values:
        out.write(before + json.dumps(value, ensure_ascii=False))
        before = ",\n"


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[Path]:
    """A folder to write into, whose files move to ``folder`` only when all were written.

    An error leaves ``folder`` as it was. Files of other names that it holds stay.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        yield part
        part.chmod(0o755)  # a temporary folder is closed to others
        if not folder.exists():
            part.rename(folder)
            return
        for path in sorted(p for p in part.rglob("*") if p.is_file()):
            target = folder / path.relative_to(part)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
