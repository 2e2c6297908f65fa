"""Losses of the heads that score pairs of chunks, for a whole batch at once."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import torch
import torch.nn.functional as nnf
from torch import Tensor

from counterclaim.models.chunks import between_bucket, distance_bucket, middle_pieces
from counterclaim.models.labels import RELATION_TYPES, ROLES, SYMMETRIC_RELATIONS
from train.batches import Batch
from train.model import LinkScorer, ReadingModel
from train.units import IGNORE, Unit

FAR = 64  # words beyond which no relation is looked for
NONE_WEIGHT = 0.1


def spurious(tags: np.ndarray, unit: Unit) -> list[tuple[int, int, str]]:
    """Chunks that the tagger finds where the gold has nothing at all."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(tags):
        if tags[at] == 0:
            at += 1
            continue
        role, end = (int(tags[at]) - 1) // 2, at + 1
        while end < len(tags) and tags[end] == 2 * role + 2:
            end += 1
        if not unit.tags[at:end].any():
            found.append((at, end - 1, ROLES[role]))
        at = end
    return found


def chunk_states(batch: Batch, states: Tensor, chunks: list[list[tuple[int, int, str]]]) -> Tensor:
    """States of the first and last piece of every chunk of the batch: [chunks, 2H]."""
    width = states.shape[1]
    ends: list[int] = []
    for row, (unit, found) in enumerate(zip(batch.units, chunks, strict=True)):
        for first, last, _ in found:
            ends.append(row * width + int(unit.pieces.firsts[first]))
            ends.append(row * width + int(unit.pieces.lasts[last]))
    picked = states.reshape(-1, states.shape[-1]).index_select(0, torch.tensor(ends))
    return picked.reshape(-1, 2 * states.shape[-1])


@dataclass(slots=True)
class _Choices:
    """Choices between candidates: flat pairs, each in a row and column of a grid."""

    cue: list[int] = field(default_factory=list)
    other: list[int] = field(default_factory=list)
    distance: list[int] = field(default_factory=list)
    between: list[int] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    chooser: list[int] = field(default_factory=list)  # chunk that chooses, per grid row
    target: list[int] = field(default_factory=list)  # column, 0 is none, or IGNORE

    def cost(self, scorer: LinkScorer, states: Tensor) -> Tensor:
        """Cross entropy per grid row, choosing none being column 0."""
        grid = torch.full((len(self.chooser), max([0, *self.column]) + 1), -1e4)
        chooser = torch.tensor(self.chooser)
        null = scorer.null(states.index_select(0, chooser)).float()
        grid = torch.cat([null, grid[:, 1:]], dim=1)
        if self.row:
            scores = scorer.flat(
                states,
                torch.tensor(self.cue),
                torch.tensor(self.other),
                torch.tensor(self.distance),
                torch.tensor(self.between),
            ).float()
            grid = grid.index_put((torch.tensor(self.row), torch.tensor(self.column)), scores)
        target = torch.tensor(self.target)
        costs = nnf.cross_entropy(grid, target, ignore_index=IGNORE, reduction="none")
        return costs[target != IGNORE]


def link_loss(model: ReadingModel, batch: Batch, states: Tensor, guesses: np.ndarray) -> Tensor:
    """Each cue chooses its source or none, each content its cue or none.

    Beside the gold chunks stand those that the tagger now finds where there is none
    (they must be refused).
    """
    chunks = [
        u.chunks + spurious(guesses[row, : len(u.tags)], u) for row, u in enumerate(batch.units)
    ]
    if not any(chunks):
        return states.sum() * 0.0
    ends = chunk_states(batch, states, chunks)
    sources, contents = _Choices(), _Choices()
    base = 0
    for unit, found in zip(batch.units, chunks, strict=True):
        _add_unit(unit, found, base, sources, contents)
        base += len(found)
    costs = []
    if sources.chooser:
        costs.append(sources.cost(model.cue_source, ends))
    if contents.chooser:
        costs.append(contents.cost(model.cue_content, ends))
    return torch.cat(costs).mean() if costs else states.sum() * 0.0


def _add_unit(
    unit: Unit,
    found: list[tuple[int, int, str]],
    base: int,
    sources: _Choices,
    contents: _Choices,
) -> None:
    by_role = {role: [i for i, c in enumerate(found) if c[2] == role] for role in ROLES}
    cues = by_role["cue"]
    if not cues:
        return
    gold = len(unit.chunks)
    for role, choices in (("source", sources), ("content", contents)):
        others = by_role[role]
        spans = [found[i][:2] for i in cues], [found[i][:2] for i in others]
        distance, between = distance_bucket(*spans), between_bucket(*spans)
        at = len(choices.chooser)
        for i, cue in enumerate(cues):
            for j, other in enumerate(others):
                choices.cue.append(base + cue)
                choices.other.append(base + other)
                choices.distance.append(int(distance[i, j]))
                choices.between.append(int(between[i, j]))
                choices.row.append(at + (i if role == "source" else j))
                choices.column.append(1 + (j if role == "source" else i))
        if role == "source":
            sources.chooser += [base + c for c in cues]
            sources.target += [_source_target(unit, c, others, gold) for c in cues]
        else:
            contents.chooser += [base + c for c in others]
            contents.target += [_cue_target(unit, c, cues, gold) for c in others]


def _source_target(unit: Unit, cue: int, sources: list[int], gold: int) -> int:
    if cue >= gold or cue not in unit.cue_source:
        return IGNORE
    chosen = unit.cue_source[cue]
    return 0 if chosen < 0 else _column(sources, chosen)


def _cue_target(unit: Unit, content: int, cues: list[int], gold: int) -> int:
    if content >= gold:
        return 0
    return _column(cues, unit.content_cue.get(content, -1))


def _column(candidates: list[int], chosen: int) -> int:
    """The chosen candidate's column; a range that got another role's tag is no candidate."""
    return 1 + candidates.index(chosen) if chosen in candidates else IGNORE


def relation_loss(model: ReadingModel, batch: Batch, states: Tensor) -> Tensor:
    """Cross entropy over all ordered pairs of a passage's entities that are near."""
    ends = chunk_states(batch, states, [u.chunks for u in batch.units])
    source: list[int] = []
    target: list[int] = []
    distance: list[int] = []
    kinds: list[int] = []
    between: list[tuple[int, int]] = []
    base, width = 0, states.shape[1]
    for row, unit in enumerate(batch.units):
        spans = [c[:2] for c in unit.chunks]
        buckets = distance_bucket(spans, spans)
        wanted = _relation_kinds(unit)
        for i, a in enumerate(spans):
            for j, b in enumerate(spans):
                if i != j and abs(a[0] - b[0]) <= FAR:
                    source.append(base + i)
                    target.append(base + j)
                    distance.append(int(buckets[i, j]))
                    kinds.append(wanted.get((i, j), 0))
                    between.append(middle_pieces(unit.pieces, a, b, row * width))
        base += len(spans)
    if not source:
        return states.sum() * 0.0
    pairs = torch.tensor(source), torch.tensor(target), torch.tensor(distance)
    logits = model.relation.flat(ends, *pairs, _between(states, between)).float()
    return nnf.cross_entropy(logits, torch.tensor(kinds), _relation_weights())


def _relation_weights() -> Tensor:
    """Of forty near pairs one is related: none counts for little, or nothing is learned."""
    weights = torch.ones(len(RELATION_TYPES))
    weights[0] = NONE_WEIGHT
    return weights


def _between(states: Tensor, ranges: list[tuple[int, int]]) -> Tensor:
    """Mean states of flat piece ranges ``[low, high)``, zero where empty: [pairs, H]."""
    flat = states.reshape(-1, states.shape[-1]).float()
    total = torch.cat([torch.zeros_like(flat[:1]), flat.cumsum(0)])
    low, high = torch.tensor(ranges).unbind(1)
    size = (high - low).clamp(min=1)[:, None]
    return (total.index_select(0, high) - total.index_select(0, low)) / size


def _relation_kinds(unit: Unit) -> dict[tuple[int, int], int]:
    wanted: dict[tuple[int, int], int] = {}
    for (i, j), kind in unit.relations.items():
        wanted[i, j] = RELATION_TYPES.index(kind)
        if kind in SYMMETRIC_RELATIONS:
            wanted.setdefault((j, i), RELATION_TYPES.index(kind))
    return wanted
