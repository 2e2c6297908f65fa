"""The encoder on the CPU: passages in, the states and tag logits of their words out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from counterclaim.models.chunks import Chunk, middle_pieces
from counterclaim.models.pieces import Ints, Pieces, encode, load_tokenizer, windows
from counterclaim.models.turns import Turns

Floats = NDArray[np.float32]

INPUTS = ("ids", "case", "quote", "role")
TOGETHER = 512  # pieces in a batch; more are no faster


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
    """The network with its tokenizer, run over batches of windows of like length.

    Windows of one length are read together, none is filled up, and 8-bit weights have fixed
    scales; so a window reads the same whatever is in its batch. Weights whose scales are
    taken from what is read are run window by window. ``threads`` batches are read at a time,
    however many threads call; of calls that wait, hasty ones go first, then the oldest.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        self._threads = threads
        self._turns = Turns(threads)
        self._calls = count()
        self._tokenizer: Tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._session = load_session(folder / "reader.onnx")
        fixed = self._session.get_modelmeta().custom_metadata_map.get("scales") == "fixed"
        self._together = TOGETHER if fixed else 1

    def read(self, passages: Sequence[str], *, hasty: bool = False) -> list[list[Window]]:
        """The windows of each passage that hold a word.

        A ``hasty`` call goes before others: one of few passages, for which rules wait.
        Behind long calls of other threads it would wait until all threads are at their
        rules at once, and the network would stand still.
        """
        cut = [self._cut(passage) for passage in passages]
        flat = [pieces for found in cut for pieces in found]
        batches = list(self._batches(flat))
        rank = (not hasty, next(self._calls))

        def run(batch: Sequence[int]) -> list[Window]:
            return self._run([flat[n] for n in batch], rank)

        with ThreadPoolExecutor(self._threads) as pool:
            done = list(pool.map(run, batches))
        read = {
            n: w
            for batch, found in zip(batches, done, strict=True)
            for n, w in zip(batch, found, strict=True)
        }
        numbers = iter(range(len(flat)))
        return [[read[next(numbers)] for _ in found] for found in cut]

    def windows(self, passage: str) -> list[Window]:
        """The windows of a passage that hold a word."""
        return [self.run(pieces) for pieces in self._cut(passage)]

    def pieces(self, passage: str) -> Pieces:
        """The pieces of a whole passage."""
        return encode(passage, self._tokenizer)

    def run(self, pieces: Pieces, role: Ints | None = None) -> Window:
        """A window read; ``role`` marks actor and recipient of an event."""
        return self._run([pieces], (True, next(self._calls)), role)[0]

    def _cut(self, passage: str) -> list[Pieces]:
        return [w for w in windows(passage, self.pieces(passage)) if len(w.firsts)]

    def _run(
        self, batch: Sequence[Pieces], rank: tuple[int, int], role: Ints | None = None
    ) -> list[Window]:
        """Windows of one length, read together when it is the turn of the ``rank``."""
        rows = np.zeros((len(INPUTS), len(batch), len(batch[0])), dtype=np.int64)
        for n, pieces in enumerate(batch):
            rows[:3, n] = pieces.ids, pieces.case, pieces.quote
        if role is not None:
            rows[3, 0, : len(role)] = role
        with self._turns.taken(*rank):
            feed = dict(zip(INPUTS, rows, strict=True))
            states, logits = self._session.run(["states", "logits"], feed)
        return [
            Window(pieces, states[n], logits[n, pieces.firsts]) for n, pieces in enumerate(batch)
        ]

    def _batches(self, pieces: Sequence[Pieces]) -> Iterator[list[int]]:
        """The numbers of windows of one length, so many at a time, the longest first."""
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for number, window in enumerate(pieces):
            alike[len(window)].append(number)
        for length in sorted(alike, reverse=True):
            at_once = max(1, self._together // length)
            numbers = alike[length]
            yield from (numbers[n : n + at_once] for n in range(0, len(numbers), at_once))


def load_session(path: Path) -> onnxruntime.InferenceSession:
    """The network as it is best run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        # adds and norms a number at a time: the two steps apart are ten per cent faster
        disabled_optimizers=["SkipLayerNormFusion"],
    )
