"""The encoder on the CPU: passages in, the states and tag logits of their words out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Lock

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from counterclaim.models.chunks import Chunk, middle_pieces
from counterclaim.models.pieces import Ints, Pieces, encode, load_tokenizer, windows

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """A passage, or a window of it, as the encoder has read it."""

    pieces: Pieces
    states: Floats  # per piece
    logits: Floats  # per word

    def ends(self, chunks: Sequence[Chunk]) -> Floats:
        """The states of the first and last piece of each chunk ``[chunks, 2H]``."""
        firsts = self.states[self.pieces.firsts[[c[0] for c in chunks]]]
        lasts = self.states[self.pieces.lasts[[c[1] for c in chunks]]]
        return np.concatenate([firsts, lasts], axis=-1)

    def between(self, chunks: Sequence[Chunk]) -> Floats:
        """Mean states of the pieces between each two chunks ``[chunks, chunks, H]``."""
        total = np.concatenate([np.zeros_like(self.states[:1]), self.states.cumsum(0)])
        pairs = [[middle_pieces(self.pieces, a, b) for b in chunks] for a in chunks]
        low, high = np.moveaxis(np.asarray(pairs, dtype=np.int64), -1, 0)
        size = np.maximum(high - low, 1)[..., None]
        return np.asarray((total[high] - total[low]) / size, dtype=np.float32)


class Encoder:
    """The network with its tokenizer, run window by window.

    Its 8-bit arithmetic scales with all that is in a batch, so a batch would let passages
    change one another's readings. ``threads`` windows are read at a time, however many
    threads call.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        self._threads = threads
        self._turns = BoundedSemaphore(threads)
        self._reading = Lock()
        self._tokenizer: Tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._session = _session(folder / "reader.onnx")

    def read(self, passages: Sequence[str]) -> list[list[Window]]:
        """The windows of each passage; every thread has its lane of them.

        One group is read at a time, by all threads: of two that share them both would be
        done at once, and then the encoder stand still while both are decoded.
        """

        def lane(number: int) -> list[list[Window]]:
            return [list(self.windows(p)) for p in passages[number :: self._threads]]

        with self._reading, ThreadPoolExecutor(self._threads) as pool:
            lanes = list(pool.map(lane, range(self._threads)))
        return [lanes[n % self._threads][n // self._threads] for n in range(len(passages))]

    def windows(self, passage: str) -> Iterator[Window]:
        """The windows of a passage that hold a word."""
        for pieces in windows(passage, self.pieces(passage)):
            if len(pieces.firsts):
                yield self.run(pieces)

    def pieces(self, passage: str) -> Pieces:
        """The pieces of a whole passage."""
        return encode(passage, self._tokenizer)

    def run(self, pieces: Pieces, role: Ints | None = None) -> Window:
        """A window read; ``role`` marks actor and recipient of an event."""
        feed = {
            "ids": pieces.ids,
            "case": pieces.case,
            "quote": pieces.quote,
            "role": np.zeros_like(pieces.ids) if role is None else role,
        }
        with self._turns:
            states, logits = self._session.run(
                ["states", "logits"], {name: row[None] for name, row in feed.items()}
            )
        return Window(pieces, states[0], logits[0][pieces.firsts])


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
