"""When an article was published: stated beside it or in it, or inferred from it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from counterclaim.read.content import Content
from counterclaim.read.dates import Stated, day_of, stated
from counterclaim.read.dating import dateline_date, infer_published
from counterclaim.read.lines import Line, lines_of
from counterclaim.records import (
    Boilerplate,
    Clutter,
    DateBasis,
    Granularity,
    Interval,
    Published,
    RawDocument,
)
from counterclaim.settings import Settings
from counterclaim.spans import Span, trim

HEAD_LINES: Final = 30
_URL_DATE: Final = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|\b)"
)
# Clocks and time zones differ by less than this.
_SLACK: Final = timedelta(days=2)


def published(
    document: RawDocument,
    content: Content,
    marks: tuple[Boilerplate, ...],
    settings: Settings,
) -> Published:
    """Metadata, else the option, else the text's own date line, else an inference."""
    if found := _from_metadata(document, content):
        return found
    if settings.published is not None:
        return Published(day_of(settings.published), DateBasis.OPTION, (), "given as an option")
    if found := dateline_date(content.text, _head_lines(content.text, marks)):
        return found
    body = _outside(Span(0, len(content.text)), [m.span for m in marks])
    captions = [m.span for m in marks if m.kind is Clutter.CAPTION]
    inferred = infer_published(content.text, body, captions=captions)
    return _bounded(inferred, document, content)


def _head_lines(text: str, marks: tuple[Boilerplate, ...]) -> tuple[Line, ...]:
    """The first lines without what is marked in them; date lines count, though marked."""
    dropped = [m.span for m in marks if m.kind is not Clutter.NAVIGATION]
    pieces = (p for line in lines_of(text)[:HEAD_LINES] for p in _outside(line.span, dropped))
    trimmed = (trim(text, piece.start, piece.end) for piece in pieces)
    return tuple(Line(span, span.of(text)) for span in trimmed if span)


def _outside(span: Span, dropped: list[Span]) -> list[Span]:
    """The parts of ``span`` that none of ``dropped`` (sorted, apart) touches."""
    parts: list[Span] = []
    at = span.start
    for drop in (d for d in dropped if d.overlaps(span)):
        if drop.start > at:
            parts.append(Span(at, drop.start))
        at = max(at, drop.end)
    return [*parts, Span(at, span.end)] if at < span.end else parts


def _from_metadata(document: RawDocument, content: Content) -> Published | None:
    good: list[tuple[str, Stated]] = []
    for where, value in content.dates:
        if read := _believed(where, value, document, content):
            good.append((where, read))
    if not good and (read := _from_url(content.url)):
        good.append(("the address", read))
    if not good:
        return None
    where, first = good[0]
    if any(other.interval != first.interval for _, other in good[1:]):
        told = "; ".join(f"{w}: {s.interval.start}" for w, s in good)
        content.warnings.append(f"its publication dates disagree ({told}); the first is used")
    if first.note:
        content.warnings.append(f"publication date: {first.note}")
    note = f"from {where}" + (f"; {first.note}" if first.note else "")
    return Published(first.interval, document.published_basis, (), note)


def _bounded(published: Published, document: RawDocument, content: Content) -> Published:
    """The same, ended by the day that the file was made: a report is not younger than that.

    It may be far older, since an old page can be printed today; so there is no lower bound.
    """
    start, known_end = published.interval.start, published.interval.end
    for where, value in content.made:
        read = _believed(where, value, document, content)
        end = read.interval.end if read else None
        if end and (start is None or start < end) and (known_end is None or end < known_end):
            note = "; ".join(n for n in (published.note, f"not after {where}") if n)
            interval = Interval(start, end, Granularity.RANGE)
            return replace(published, interval=interval, note=note)
    return published


def _believed(where: str, value: str, document: RawDocument, content: Content) -> Stated | None:
    """The date, unless it does not exist or lies after the document was captured."""
    read = stated(value)
    if read is None:
        content.warnings.append(f"{where}: {value[:60]!r} is no date that can be read; not used")
        return None
    if read.interval.start and read.interval.start > _latest_possible(document):
        content.warnings.append(f"{where}: {value[:60]!r} lies in the future; not used")
        return None
    return read


def _latest_possible(document: RawDocument) -> date:
    moment = document.captured_at or datetime.now(UTC)
    return moment.date() + _SLACK


def _from_url(url: str | None) -> Stated | None:
    match = _URL_DATE.search(url or "")
    return stated("-".join(part.zfill(2) for part in match.groups())) if match else None
