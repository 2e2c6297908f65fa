"""Statements behind ", while": beside what stands before them, or part of it."""

from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.alongside import beside
from counterclaim.understand.attributions.drafts import Draft


def _draft(text: str, source: str, cue: str, content: str, parent: Draft | None = None) -> Draft:
    def span(words: str, after: int = 0) -> Span:
        start = text.index(words, after)
        return Span(start, start + len(words))

    at = span(source)
    return Draft((at,), (span(cue, at.end),), (span(content),), 0.9, "test", parent)


BASE = "Norland said Sudria had fired 9 times"


@pytest.mark.parametrize(
    ("text", "is_beside"),
    [
        (f"{BASE}, while Sudria said it had struck a depot.", True),
        (f"{BASE}, whereas Sudria denied it had struck a depot.", True),
        (f"{BASE} while Sudria said it had struck a depot.", False),
        (f'{BASE} "at us, while Sudria said it had struck a depot".', False),
        (f"{BASE}, while Sudria says it had struck a depot.", False),
    ],
)
def test_who_tells_the_other_side_is_the_outlet(text: str, is_beside: bool) -> None:
    outer = _draft(text, "Norland", "said", text[text.index("Sudria") :].rstrip('."'))
    cue = next(word for word in ("said it", "denied it", "says it") if word in text).split()[0]
    start = text.rindex("Sudria")
    inner = Draft(
        (Span(start, start + 6),),
        (Span(text.index(cue, start), text.index(cue, start) + len(cue)),),
        (Span(text.index("it had"), text.index("depot") + 5),),
        0.9, "test", outer,
    )  # fmt: skip
    first, second = beside(text, [outer, inner])
    assert (second.parent is None) == is_beside
    told = first.content[0].of(text)
    assert (told == "Sudria had fired 9 times") == is_beside
    assert second.content == inner.content


def test_what_is_nested_in_the_other_stays_in_it() -> None:
    text = f"{BASE}, while Sudria said a monitor had seen that Norland fired."
    outer = _draft(text, "Norland", "said", text[text.index("Sudria") : -1])
    start = text.rindex("Sudria")
    inner = Draft(
        (Span(start, start + 6),),
        (Span(text.index("said", start), text.index("said", start) + 4),),
        (Span(text.index("a monitor"), len(text) - 1),),
        0.9, "test", outer,
    )  # fmt: skip
    innermost = _draft(text, "a monitor", "seen", "that Norland fired", inner)
    _, second, third = beside(text, [outer, inner, innermost])
    assert second.parent is None
    assert third.parent is second
