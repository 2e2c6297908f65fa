"""Paragraphs that follow one another, read in one row: a teacher sees more than one.

The product reads paragraphs alone, so that those of wire copy are read once. A teacher need not.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

import numpy as np

from counterclaim.models.pieces import Pieces
from train.units import Unit

LIMIT = 384  # pieces of a row
MASK, SPECIAL = 103, 104  # the piece of a hidden word; those below SPECIAL stay as they are
HIDDEN_SHARE = 0.05


def runs(sizes: Sequence[int], limit: int = LIMIT) -> list[range]:
    """Numbers of neighbours whose sizes together stay within the limit, as many as fit."""
    made: list[range] = []
    first = total = 0
    for at, size in enumerate(sizes):
        if at > first and total + size > limit:
            made.append(range(first, at))
            first, total = at, 0
        total += size
    return [*made, range(first, len(sizes))] if sizes else made


def in_a_row(found: Sequence[Pieces]) -> Pieces:
    """One row of several windows, each with its special ends; offsets stay each one's own."""
    base = [0, *accumulate(map(len, found))]

    def part(name: str) -> np.ndarray:
        return np.concatenate([getattr(p, name) for p in found])

    def placed(name: str) -> np.ndarray:
        return np.concatenate([getattr(p, name) + b for p, b in zip(found, base, strict=False)])

    same = {name: part(name) for name in ("ids", "case", "quote", "word_starts", "word_ends")}
    return Pieces(**same, firsts=placed("firsts"), lasts=placed("lasts"))


def joined(found: Sequence[Unit]) -> Unit:
    """One unit of several of one task that follow one another."""
    words = [0, *accumulate(len(u.tags) for u in found)]
    chunks = [0, *accumulate(len(u.chunks) for u in found)]
    pieces = in_a_row([u.pieces for u in found])
    tags = np.concatenate([u.tags for u in found])
    made = Unit(found[0].task, pieces, tags, np.zeros(len(pieces), dtype=np.int64))
    for unit, word, chunk in zip(found, words, chunks, strict=False):
        made.chunks += [(first + word, last + word, role) for first, last, role in unit.chunks]
        for cue, source in unit.cue_source.items():
            made.cue_source[cue + chunk] = source + chunk if source >= 0 else -1
        made.relations |= {(a + chunk, b + chunk): r for (a, b), r in unit.relations.items()}
        made.content_cue |= {c + chunk: cue + chunk for c, cue in unit.content_cue.items()}
    return made


def rows_of(documents: Iterable[Sequence[Unit]], rng: random.Random) -> list[Unit]:
    """The rows of documents: cut elsewhere at each call, with a few pieces hidden."""
    made = []
    for found in documents:
        skip = rng.randrange(3)
        for part in (found[:skip], found[skip:]):
            for run in runs([len(u) for u in part]):
                made.append(_hidden(joined([part[i] for i in run]), rng))
    return made


def _hidden(unit: Unit, rng: random.Random) -> Unit:
    ids = unit.pieces.ids
    hide = np.asarray([rng.random() < HIDDEN_SHARE for _ in ids]) & (ids >= SPECIAL)
    unit.pieces = replace(unit.pieces, ids=np.where(hide, MASK, ids))
    return unit
