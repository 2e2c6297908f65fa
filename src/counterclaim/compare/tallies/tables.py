"""Tables in bulletins, drawn with bars: every cell with its row, its column and their totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from counterclaim.compare.tallies.count import Count
from counterclaim.compare.tallies.words import by_of, number
from counterclaim.records import Unit
from counterclaim.spans import Span

_TOTAL = re.compile(r"(?i)\s*(?:total|all|sum|overall)\b")
_NUMBER = re.compile(r"\s*(?P<n>\d[\d,]*)\s*$")
#: A cell: its words and where they stand.
_Cell = tuple[str, Span]


def table_counts(text: str, within: Span, offset: int) -> list[Count]:
    """The numbers of all tables of a stretch of text, with totals as their parents.

    A row's cells are parts of the row's total, by kind; the totals of rows are parts of
    the whole, by what the rows name; ``column`` is the total below a cell.

    Args:
        text: the article's text.
        within: where to look.
        offset: the index that the first of these counts will have.
    """
    found: list[Count] = []
    for rows in _tables(text, within):
        found.extend(_counts(rows, offset + len(found)))
    return found


def _tables(text: str, within: Span) -> Iterator[list[list[_Cell]]]:
    """Blocks of lines with bars, cut into cells; the ruler below the heading is left out."""
    rows: list[list[_Cell]] = []
    for line in re.finditer(r"[^\n]*(?:\n|$)", text[within.start : within.end]):
        if line.group().count("|") < 2:
            if len(rows) > 2:
                yield rows
            rows = []
        elif not re.fullmatch(r"[\s|:+-]*", line.group()):
            rows.append(_cells(line.group(), within.start + line.start()))


def _cells(line: str, start: int) -> list[_Cell]:
    cells = []
    for cell in re.finditer(r"[^|\n]+", line):
        if cell.group().strip():
            cells.append((cell.group().strip(), Span(start + cell.start(), start + cell.end())))
    return cells


def _counts(rows: list[list[_Cell]], offset: int) -> list[Count]:
    heading = [words for words, _ in rows[0]]
    body = [row for row in rows[1:] if len(row) == len(heading)]
    places = [(r, c) for r, row in enumerate(body) for c in range(1, len(row))
              if _NUMBER.match(row[c][0])]  # fmt: skip
    index = {place: offset + at for at, place in enumerate(places)}
    last = next((r for r, row in enumerate(body) if _TOTAL.match(row[0][0])), None)
    side = next((c for c, words in enumerate(heading) if c and _TOTAL.match(words)), None)
    found = []
    for r, c in places:
        count = _count(body[r][0][0], heading[c], body[r][c][1], body[r][c][0])
        row_total = index.get((r, side)) if side is not None and side != c else None
        below = index.get((last, c)) if last is not None and last != r else None
        by = "kind" if row_total is not None else by_of(body[r][0][0])
        parent = row_total if row_total is not None else below
        column = below if row_total is not None else None
        found.append(replace(count, parent=parent, by=by if parent is not None else "",
                             column=column))  # fmt: skip
    return found


def _count(row: str, column: str, cell: Span, words: str) -> Count:
    by = by_of(row)
    shift = len(words) - len(words.lstrip())
    start = cell.start + shift
    return Count(
        number(words),
        Span(start, cell.end),
        _unit(column),
        "breaches" if _TOTAL.match(column) else column.lower(),
        place=row if by == "place" and not _TOTAL.match(row) else "",
        side=row if by == "side" else "",
    )


def _unit(column: str) -> Unit:
    if re.search(r"(?i)arrest|detent", column):
        return Unit.ARRESTED
    return Unit.ATTACKS if re.search(r"(?i)combat|shell|strike|attack", column) else Unit.BREACHES
