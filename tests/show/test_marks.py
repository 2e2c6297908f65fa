"""Segments rebuild the text and carry exactly the marks that cover them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import SpanError
from counterclaim.show.marks import Mark, segments
from counterclaim.spans import Span

TEXT = st.text(min_size=1, max_size=40)
RANGES = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=8)


@given(TEXT, RANGES)
def test_segments_rebuild_the_text_with_their_marks(
    text: str, ranges: list[tuple[int, int]]
) -> None:
    marks = [
        Mark(Span(start, min(start + length, len(text))), f"layer{n % 3}", str(n))
        for n, (start, length) in enumerate(ranges)
        if start < len(text)
    ]
    found = list(segments(text, marks))
    assert "".join(s.text for s in found) == text
    for segment in found:
        assert segment.span.of(text) == segment.text
        covering = {m for m in marks if m.span.contains(segment.span)}
        assert set(segment.marks) == covering
    started = [mark for segment in found for mark in segment.starts]
    assert sorted(started, key=id) == sorted(marks, key=id)


def test_a_mark_past_the_text_is_refused() -> None:
    with pytest.raises(SpanError):
        list(segments("short", [Mark(Span(2, 9), "cue", "x")]))
