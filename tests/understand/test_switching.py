"""Python's lock: handed on sooner while articles are understood, as before afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import pytest

from counterclaim.records import PassageReading
from counterclaim.understand import understand
from counterclaim.understand.switching import SOON, quick_switches
from tests.understand.scripted import ScriptedReader, article


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Sets the interval of this process back after each test."""
    found = sys.getswitchinterval()
    yield
    sys.setswitchinterval(found)


def test_articles_are_understood_with_quick_switches() -> None:
    seen: list[float] = []

    class Watching(ScriptedReader):
        def read(self, passages: Sequence[str]) -> list[PassageReading]:
            seen.append(sys.getswitchinterval())
            return super().read(passages)

    sys.setswitchinterval(0.004)
    understand(article("Snow fell on the hills all night."), reader=Watching())
    assert seen == [pytest.approx(SOON, abs=2e-6)]
    assert sys.getswitchinterval() == pytest.approx(0.004, abs=2e-6)


def test_who_switches_sooner_still_is_left_alone() -> None:
    sys.setswitchinterval(SOON / 5)
    with quick_switches:
        assert sys.getswitchinterval() == pytest.approx(SOON / 5, abs=2e-6)
