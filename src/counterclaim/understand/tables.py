"""The lexicons of this package: tab-separated files under ``data``.

A line is a row; blank lines and lines that begin with ``#`` are notes.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str, *, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a data file, each with exactly ``columns`` cells; missing ones are blank.

    Raises:
        ValueError: if a row has more cells; the message names file and line.
    """
    found: list[tuple[str, ...]] = []
    text = (files("counterclaim.understand") / "data" / name).read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > columns:
            raise ValueError(f"{name}, line {number}: {len(cells)} cells, {columns} allowed")
        found.append(cells + ("",) * (columns - len(cells)))
    return tuple(found)
