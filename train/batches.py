"""Batches of units of one task, near in length, within a budget of pieces."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from train.units import Unit


@dataclass(slots=True, eq=False)
class Batch:
    task: str
    units: list[Unit]
    ids: Tensor
    case: Tensor
    quote: Tensor
    role: Tensor
    firsts: Tensor
    tags: Tensor
    word_mask: Tensor
    root: Tensor
    penta: Tensor


def _padded(rows: list[np.ndarray]) -> Tensor:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


def collate(units: list[Unit]) -> Batch:
    mask = _padded([np.ones(len(u.tags), dtype=np.int64) for u in units]).bool()
    return Batch(
        units[0].task,
        units,
        _padded([u.pieces.ids for u in units]),
        _padded([u.pieces.case for u in units]),
        _padded([u.pieces.quote for u in units]),
        _padded([u.role for u in units]),
        _padded([u.pieces.firsts for u in units]),
        _padded([u.tags for u in units]),
        mask,
        torch.tensor([u.root for u in units]),
        torch.tensor([u.penta for u in units]),
    )


def batches(units: list[Unit], budget: int, rng: random.Random) -> list[list[Unit]]:
    """Units sorted by length with a little noise, cut where padding fills the budget."""
    units = [u for u in units if len(u.tags)]
    order = sorted(units, key=lambda u: len(u) * rng.uniform(0.95, 1.05))
    made: list[list[Unit]] = []
    current: list[Unit] = []
    longest = 0
    for unit in order:
        longest = max(longest, len(unit))
        if current and longest * (len(current) + 1) > budget:
            made.append(current)
            current, longest = [], len(unit)
        current.append(unit)
    if current:
        made.append(current)
    return made


def grouped(units: list[Unit], budget: int, rng: random.Random) -> list[list[Unit]]:
    """Units of one group together, in any order, cut where padding fills the budget."""
    by_group: dict[str, list[Unit]] = {}
    for unit in units:
        by_group.setdefault(unit.group, []).append(unit)
    made: list[list[Unit]] = []
    for found in by_group.values():
        parts = -(-max(map(len, found)) * len(found) // budget)
        rng.shuffle(found)
        made += [found[n::parts] for n in range(parts)]
    return made
