"""Spans fit their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import SpanError
from counterclaim.spans import Span, cover, trim

TEXTS = st.text(max_size=60)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_empty_or_negative_spans_are_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span(start, end)


def test_a_span_past_the_text_is_refused() -> None:
    with pytest.raises(SpanError):
        Span(2, 9).of("short")


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_trim_keeps_the_words_and_loses_the_edges(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = trim(text, start, end)
    assert (span.of(text) if span else "") == text[start:end].strip()


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=6))
def test_cover_holds_every_span(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    whole = cover(spans)
    assert (whole is None) == (not spans)
    assert all(whole and whole.contains(span) for span in spans)
