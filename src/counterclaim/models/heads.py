"""The heads that score pairs of chunks, in plain arrays.

They run on the encoder's states after the tags are known, so they stand beside the
ONNX graph: three small networks with one hidden layer each.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from counterclaim.models.chunks import Chunks, between_bucket, distance_bucket

Floats = NDArray[np.float32]


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), dtype=np.float32)


def gelu(x: Floats) -> Floats:
    """The exact GELU to 2e-7 (error function by Abramowitz and Stegun 7.1.26)."""
    z = np.abs(x) * np.float32(0.7071067811865476)
    t = 1.0 / (1.0 + 0.3275911 * z)
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.copysign(1.0 - poly * np.exp(-z * z), x)
    return np.asarray(0.5 * x * (1.0 + erf), dtype=np.float32)


class _Weights:
    def __init__(self, arrays: Mapping[str, Floats], name: str) -> None:
        mine = {key: array for key, array in arrays.items() if key.startswith(f"{name}.")}
        self.array = {key.removeprefix(f"{name}."): array for key, array in mine.items()}
        layers = [key.removesuffix(".bias") for key in self.array if key.endswith(".bias")]
        self._layers = {p: (self.array[f"{p}.weight"].T, self.array[f"{p}.bias"]) for p in layers}

    def linear(self, part: str, x: Floats) -> Floats:
        weight, bias = self._layers[part]
        made: Floats = x @ weight + bias
        return made


class LinkHead:
    """Scores chunks against cues; see ``chances``."""

    def __init__(self, arrays: Mapping[str, Floats], name: str) -> None:
        self._of = _Weights(arrays, name)

    def scores(
        self,
        states: tuple[Floats, Floats],
        cues: Chunks,
        others: Chunks,
    ) -> Floats:
        """Scores ``[cues, others]``; ``states`` are those of the cues and the others."""
        cue = self._of.linear("cue", states[0])
        other = self._of.linear("other", states[1])
        near = self._of.array["distance.weight"][distance_bucket(cues, others)]
        near = near + self._of.array["between.weight"][between_bucket(cues, others)]
        mixed = self._of.linear("out", gelu(cue[:, None] + other[None] + near))[..., 0]
        return np.asarray(mixed + cue @ self._of.array["bilinear"] @ other.T, dtype=np.float32)

    def refusal(self, states: Floats) -> Floats:
        """Score ``[choosers, 1]`` of choosing none."""
        return self._of.linear("null", states)


class RelationHead:
    """Types ordered pairs of entities."""

    def __init__(self, arrays: Mapping[str, Floats]) -> None:
        self._of = _Weights(arrays, "relation")

    def chances(self, states: Floats, chunks: Chunks, middle: Floats) -> Floats:
        """Probabilities ``[source, target, type]``.

        ``middle`` ``[source, target, H]`` are the mean states of the pieces between them.
        """
        mixed = self._of.linear("source", states)[:, None]
        mixed = mixed + self._of.linear("target", states)[None]
        mixed = mixed + self._of.linear("middle", middle)
        mixed = mixed + self._of.array["distance.weight"][distance_bucket(chunks, chunks)]
        return softmax(self._of.linear("out", gelu(mixed)))


class EventHead:
    """Names the event class between a marked actor and recipient."""

    def __init__(self, arrays: Mapping[str, Floats]) -> None:
        self._of = _Weights(arrays, "event")

    def chances(self, states: Floats, role: NDArray[np.int64]) -> Floats:
        """Probabilities of the roots; ``role`` is 1 on actor and 2 on recipient pieces."""
        means = [_mean(states, role == 1), _mean(states, role == 2), states.mean(0), states[0]]
        pooled = np.concatenate(means).astype(np.float32)
        return softmax(self._of.linear("out", gelu(self._of.linear("mix", pooled))))


class SenseHead:
    """Gives event mentions a direction: mentions of one event lie near one another."""

    def __init__(self, arrays: Mapping[str, Floats]) -> None:
        self._of = _Weights(arrays, "sense")

    def directions(self, states: Floats) -> Floats:
        """Unit vectors ``[mentions, 128]``; ``states`` ``[mentions, 2H]`` are of their ends."""
        made = self._of.linear("out", states)
        return np.asarray(made / np.linalg.norm(made, axis=-1, keepdims=True), dtype=np.float32)


def _mean(states: Floats, chosen: NDArray[np.bool_]) -> Floats:
    if not chosen.any():
        return np.zeros(states.shape[-1], dtype=np.float32)
    return np.asarray(states[chosen].mean(0), dtype=np.float32)
