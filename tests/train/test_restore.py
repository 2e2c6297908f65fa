"""Shipped weights read back: they must say what the product's reader says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training stack is not installed")
pytest.importorskip("onnx", reason="the training stack is not installed")

from train.export import averaged  # noqa: E402
from train.model import ReadingModel  # noqa: E402
from train.restore import restored, take  # noqa: E402
from train.run import _start_second  # noqa: E402

from counterclaim.models import load_reader  # noqa: E402
from counterclaim.models.pieces import encode, load_tokenizer  # noqa: E402
from counterclaim.models.reader import WEIGHTS  # noqa: E402
from counterclaim.spans import Span  # noqa: E402

TEXT = "The army spokesman said on Sunday that rebels had shelled the village of Tal Amara."


def test_only_what_serves_training_alone_is_missing() -> None:
    missing = take(ReadingModel(), restored(WEIGHTS))
    assert all(name.startswith("event.penta.") for name in missing)


def test_the_restored_encoder_gives_the_states_of_the_shipped_one() -> None:
    model = ReadingModel()
    take(model, restored(WEIGHTS))
    model.eval()
    pieces = encode(TEXT, load_tokenizer(WEIGHTS / "tokenizer.json"))
    feed = [torch.from_numpy(x)[None] for x in (pieces.ids, pieces.case, pieces.quote)]
    with torch.no_grad():
        states = model.encoder(*feed, torch.zeros_like(feed[0]))
        logits = model.tags(states)[0, pieces.firsts].numpy()
    [window] = load_reader()._encoder.windows(TEXT)
    assert np.corrcoef(states[0].numpy().ravel(), window.states.ravel())[0, 1] > 0.99
    assert (logits[:, :7].argmax(-1) == window.logits[:, :7].argmax(-1)).all()


def test_the_pair_heads_come_back() -> None:
    model = ReadingModel()
    take(model, restored(WEIGHTS))
    model.eval()
    reader = load_reader()
    [window] = reader._encoder.windows(TEXT)
    words = window.pieces.words_of(*(TEXT.index("shelled") + n for n in (0, 7)))
    assert words is not None
    ends = [window.pieces.firsts[words[0]], window.pieces.lasts[words[1]]]
    states = torch.from_numpy(window.states[ends].reshape(1, -1))
    with torch.no_grad():
        made = model.sense(states)[0].numpy()
    shelled = Span(TEXT.index("shelled"), TEXT.index("shelled") + 7)
    assert made == pytest.approx(reader.senses(TEXT, [shelled])[0], abs=1e-3)


def test_weights_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit: unknown"):
        take(ReadingModel(), {"unknown": torch.zeros(1)})


def test_a_mean_with_restored_weights_is_over_those_that_have_a_part(tmp_path: Path) -> None:
    torch.save({"a": torch.zeros(2)}, tmp_path / "start.pt")
    torch.save({"a": torch.ones(2), "b": torch.ones(2)}, tmp_path / "second-1.pt")
    made = averaged(tmp_path, [("start", 1.0), ("second-1", 3.0)])
    assert made["a"].tolist() == [0.75, 0.75]
    assert made["b"].tolist() == [1.0, 1.0]


def test_the_second_phase_can_go_on_from_exported_weights(tmp_path: Path) -> None:
    model = ReadingModel()
    reader = _start_second(model, WEIGHTS, tmp_path)
    assert reader.version == load_reader().version
    kept = torch.load(tmp_path / "start.pt", weights_only=True)
    assert all(torch.equal(model.state_dict()[name], value) for name, value in kept.items())
