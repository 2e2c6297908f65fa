"""The library behind numpy: one thread in the block, as before after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from threadpoolctl import ThreadpoolController

from counterclaim.models import encoder, load_reader
from counterclaim.models.onethread import one_thread


def threads() -> set[int]:
    """How many threads the libraries behind numpy may use."""
    return {found["num_threads"] for found in ThreadpoolController().select(user_api="blas").info()}


@pytest.fixture(autouse=True)
def two_threads() -> Iterator[None]:
    """Allows two threads while a test runs, on a machine of one processor too."""
    with ThreadpoolController().limit(limits=2, user_api="blas"):
        if threads() != {2}:
            pytest.skip("numpy has no library here that bears two threads")
        yield


def test_one_thread_in_the_block_and_as_before_after_it() -> None:
    with one_thread:
        assert threads() == {1}
    assert threads() == {2}


def test_passages_are_read_so(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []
    read = encoder.Encoder.read

    def watching(
        self: encoder.Encoder, passages: Sequence[str], *, hasty: bool = False
    ) -> list[list[encoder.Window]]:
        seen.append(threads())
        return read(self, passages, hasty=hasty)

    monkeypatch.setattr(encoder.Encoder, "read", watching)
    load_reader(threads=2).read(["Snow fell on the hills all night."])
    assert seen == [{1}]
    assert threads() == {2}
