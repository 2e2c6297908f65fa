"""A setting that holds while anybody asks for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.whileasked import WhileAsked


def test_the_last_to_go_sets_back_what_the_first_found() -> None:
    done: list[str] = []

    def change() -> Callable[[], object]:
        done.append("made")
        return lambda: done.append("undone")

    asked = WhileAsked(change)
    asked.__enter__()
    asked.__enter__()
    asked.__exit__(None, None, None)
    assert done == ["made"]
    asked.__exit__(None, None, None)
    assert done == ["made", "undone"]
    with asked:
        assert done == ["made", "undone", "made"]


def test_an_error_in_the_block_undoes_it_too() -> None:
    undone: list[bool] = []
    asked = WhileAsked(lambda: lambda: undone.append(True))
    with pytest.raises(ValueError, match="at fault"), asked:
        raise ValueError("at fault")
    assert undone == [True]
