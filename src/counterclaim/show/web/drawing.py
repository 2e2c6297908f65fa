"""Plots of the register as shapes with coordinates; templates turn them into SVG.

Every plot has a table beside it that says the same, and none gives a side a colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import overload

from counterclaim.ledger.rows_compared import CeasefireRow
from counterclaim.show.wording import MONTHS

WIDTH = 1000  # of a plot, in its own units
NAME_ROOM = 420.0  # units of the plot that a name may take


@dataclass(frozen=True, slots=True)
class Bar:
    """An agreement's time in the plot; ``open`` where no end is known."""

    key: str
    name: str
    x: float
    width: float
    open: bool
    days: str
    text_x: float
    anchor: str


@overload
def _day(text: str) -> date: ...
@overload
def _day(text: None) -> None: ...
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _bar(c: CeasefireRow, start: date, first: date, last: date) -> Bar:
    """An agreement's bar, its name inside, behind or before it, where there is room."""
    scale = WIDTH / (last - first).days
    x, end = (start - first).days * scale, _day(c.end) or last
    width = max((end - start).days * scale, 3.0)
    inside = c.end is None and WIDTH - x > NAME_ROOM
    behind = c.end is not None and x + width < WIDTH - NAME_ROOM
    text_x = x + 6 if inside else x + width + 6 if behind else x - 6
    return Bar(
        key=c.id,
        name=c.name,
        x=round(x, 1),
        width=round(width, 1),
        open=c.end is None,
        days=f"{start.isoformat()} to {c.end if c.end else 'no end recorded'}",
        text_x=round(text_x, 1),
        anchor="start" if inside or behind else "end",
    )


def bars(chosen: Sequence[CeasefireRow]) -> tuple[list[Bar], list[tuple[float, str]]]:
    """The bars of the plot and the ticks along it; none where no day is known."""
    dated = [(c, _day(start)) for c in chosen if (start := c.effective or c.announced)]
    days = [d for c, start in dated for d in (start, _day(c.end)) if d]
    if not days:
        return [], []
    first = min(days).replace(day=1)
    last = (max(days).replace(day=1) + timedelta(days=62)).replace(day=1)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = 1 if months <= 12 else 3 if months <= 36 else 12
    ticks = []
    for n in range(months + 1):
        year, month = divmod(first.year * 12 + first.month - 1 + n, 12)
        if (n % step and step < 12) or (step == 12 and month):
            continue
        at = (date(year, month + 1, 1) - first).days / (last - first).days * WIDTH
        words = str(year) if step == 12 else f"{MONTHS[month][:3]} {year}"
        ticks.append((round(at, 1), words if at < WIDTH - 60 else ""))
    return [_bar(c, start, first, last) for c, start in dated], ticks


LINE = 30.0  # units between two names of a graph
LEFT, RIGHT = 380.0, 620.0  # where the links of a graph begin and end
LETTERS = 46  # of a name in a graph


@dataclass(frozen=True, slots=True)
class Node:
    """A name of a graph, beside the point where its links end."""

    name: str
    shown: str
    x: float
    y: float
    text_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """A curve from a name on the left to one on the right, as wide as its weight."""

    path: str
    width: float
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Names in two columns with links between them; ``height`` in units of the drawing."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Tie:
    """What one link of a graph says: from whom, to whom, how often, in words, and where."""

    left: str
    right: str
    weight: int
    words: str
    url: str = ""


def _column(names: Sequence[str], height: float, *, left: bool) -> dict[str, Node]:
    """A column of names, spread over the height."""
    step = height / max(len(names), 1)
    found = {}
    for n, name in enumerate(names):
        x, side = (LEFT, -1) if left else (RIGHT, 1)
        shown = name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"
        y = round((n + 0.5) * step, 1)
        found[name] = Node(name, shown, x, y, x + side * 10, "end" if left else "start")
    return found


def graph(ties: Sequence[Tie], *, lefts: Sequence[str], rights: Sequence[str]) -> Graph | None:
    """Two columns of names in the order given, with a link for each tie; None for no ties."""
    if not ties:
        return None
    height = LINE * max(len(lefts), len(rights))
    left, right = _column(lefts, height, left=True), _column(rights, height, left=False)
    most = max(tie.weight for tie in ties)
    links = [
        Link(
            path=_curve(left[tie.left], right[tie.right]),
            width=round(1.5 + 4.5 * (tie.weight - 1) / max(most - 1, 1), 1),
            words=tie.words,
            url=tie.url,
        )
        for tie in ties
        if tie.left in left and tie.right in right
    ]
    return Graph((*left.values(), *right.values()), tuple(links), height)


def _curve(start: Node, end: Node) -> str:
    middle = (start.x + end.x) / 2
    return f"M{start.x} {start.y}C{middle} {start.y} {middle} {end.y} {end.x} {end.y}"
