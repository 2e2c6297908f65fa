from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from counterclaim.knowledge.kept import Arrays, kept
from counterclaim.settings import HOME_VARIABLE, cache_folder


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that something is made from; the cache is empty."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    path = tmp_path / "source.txt"
    path.write_text("4 8 15")
    return path


class Maker:
    """Makes numbers of a file, and counts how often."""

    def __init__(self, source: Path) -> None:
        self.source, self.times = source, 0
        self.code = source.with_name("code.py")
        self.code.write_text("reads numbers")

    def __call__(self) -> Arrays:
        self.times += 1
        return {"numbers": np.array(self.source.read_text().split(), np.int64)}

    def numbers(self) -> list[int]:
        """What is kept of the file."""
        found = kept("numbers", self, data=self.source, code=[self.code])
        assert set(found) >= {"numbers"}
        return [int(number) for number in found["numbers"]]


def test_what_was_made_is_not_made_again(source: Path) -> None:
    make = Maker(source)
    assert [make.numbers() for _ in range(3)] == [[4, 8, 15]] * 3
    assert make.times == 1
    assert [path.name for path in cache_folder().iterdir()] == ["numbers.npz"]


def test_a_source_that_changes_has_it_made_again(source: Path) -> None:
    make = Maker(source)
    make.numbers()
    source.write_text("16 23 42 99")
    assert make.numbers() == [16, 23, 42, 99]
    assert make.times == 2


def test_code_that_changes_has_it_made_again(source: Path) -> None:
    make = Maker(source)
    make.numbers()
    make.code.touch()
    make.numbers()
    assert make.times == 1
    make.code.write_text("reads digits!")
    make.numbers()
    assert make.times == 2


@pytest.mark.parametrize("keep", [0, 10, 200, -30])
def test_a_torn_file_is_made_again(source: Path, keep: int) -> None:
    make = Maker(source)
    make.numbers()
    path = cache_folder() / "numbers.npz"
    path.write_bytes(path.read_bytes()[:keep])
    assert make.numbers() == make.numbers() == [4, 8, 15]
    assert make.times == 2


def test_a_flipped_byte_is_seen(source: Path) -> None:
    make = Maker(source)
    make.numbers()
    path = cache_folder() / "numbers.npz"
    data = bytearray(path.read_bytes())
    data[data.index(np.int64(15).tobytes())] ^= 1
    path.write_bytes(bytes(data))
    assert make.numbers() == [4, 8, 15]
    assert make.times == 2


def test_where_nothing_can_be_written_it_is_made_each_time(source: Path) -> None:
    cache_folder().parent.mkdir()
    cache_folder().write_text("a file stands in the way")
    make = Maker(source)
    assert [make.numbers() for _ in range(2)] == [[4, 8, 15]] * 2
    assert make.times == 2
