from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from counterclaim.models.encoder import Encoder
from counterclaim.models.reader import WEIGHTS

PASSAGES = (
    "The army spokesman said on Sunday that rebels had shelled the village of Tal Amara.",
    "“We never fired on the convoy,” commander Yusuf Hamdan told reporters.",
    "“We only fired at the convoy,” commander Yusuf Hamdan told reporters.",
    "Snow fell.",
    "",
    "SNOW FELL.",
    "Talks ended without a word. " * 60,
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(WEIGHTS, threads=2)


def test_a_window_reads_the_same_in_a_batch_and_alone(encoder: Encoder) -> None:
    together = encoder.read(PASSAGES)
    for passage, found in zip(PASSAGES, together, strict=True):
        alone = encoder.windows(passage)
        assert len(found) == len(alone)
        for one, other in zip(found, alone, strict=True):
            assert np.array_equal(one.states, other.states)
            assert np.array_equal(one.logits, other.logits)
    assert [len(found) for found in together] == [1, 1, 1, 1, 0, 1, 2]


def test_windows_of_one_length_are_run_at_once(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes: list[tuple[int, ...]] = []

    class Session:
        def run(self, names: list[str], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
            shapes.append(feed["ids"].shape)
            made: list[np.ndarray] = session.run(names, feed)
            return made

    session = encoder._session
    monkeypatch.setattr(encoder, "_session", Session())
    encoder.read(PASSAGES[1:4])
    assert sorted(rows for rows, _ in shapes) == [1, 2]


def test_weights_without_fixed_scales_are_run_window_by_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.models.encoder.load_session", lambda path: _Scaleless())
    (tmp_path / "tokenizer.json").write_bytes((WEIGHTS / "tokenizer.json").read_bytes())
    found = Encoder(tmp_path, threads=1).read(PASSAGES[1:4])
    assert [len(window.states) for [window] in found] == [18, 18, 5]


class _Scaleless:
    """A network of which nothing is known, that wants one window of its own length."""

    custom_metadata_map: Mapping[str, str] = MappingProxyType({})

    def get_modelmeta(self) -> _Scaleless:
        return self

    def run(self, names: list[str], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        assert feed["ids"].shape[0] == 1
        assert feed["ids"].all()
        return [np.zeros((*feed["ids"].shape, 2), dtype=np.float32)] * 2
