"""What each task's batch costs."""

from __future__ import annotations

import torch
import torch.nn.functional as nnf
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from counterclaim.models.labels import TOPONYM_KINDS, head_slices
from train.batches import Batch
from train.model import ReadingModel, event_pool
from train.pairs import chunk_states, link_loss, relation_loss
from train.taught import log_total
from train.units import IGNORE, SENSE

LINK_WEIGHT = 0.5
RELATION_WEIGHT = 0.5
PENTA_WEIGHT = 0.3
SENSE_TEMPERATURE = 0.1
OTHERS_WEIGHT = 0.3


def loss(model: ReadingModel, batch: Batch, states: Tensor) -> Tensor:
    """The mean loss of a batch; ``states`` are the encoder's."""
    if batch.task == "events":
        return _event_loss(model, batch, states)
    if batch.task == SENSE:
        return _sense_loss(model, batch, states)
    words = states.gather(1, batch.firsts[..., None].expand(-1, -1, states.shape[-1]))
    every = model.logits(words)
    logits = every[..., head_slices()[batch.task]].float()
    if batch.task == "attribution":
        if batch.units[0].taught is not None and batch.units[0].taught.alone:
            return taught_loss(model, batch, every.float())
        links = link_loss(model, batch, states, logits.detach().argmax(-1).numpy())
        if batch.units[0].taught is not None:
            return taught_loss(model, batch, every.float()) + LINK_WEIGHT * links
        return crf_loss(logits, batch.tags, batch.word_mask, model.transitions) + (
            LINK_WEIGHT * links
        )
    if batch.task == "toponyms":
        return _toponym_loss(logits, batch)
    total = _tag_loss(logits, batch)
    if batch.task == "entities":
        total = total + RELATION_WEIGHT * relation_loss(model, batch, states)
    return total


def _tag_loss(logits: Tensor, batch: Batch) -> Tensor:
    tags = batch.tags.masked_fill(~batch.word_mask, IGNORE)
    return nnf.cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=IGNORE)


def _toponym_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Unknown literalness allows both labels (its two tags stand past the last)."""
    count = 1 + 2 * len(TOPONYM_KINDS)
    allowed = torch.zeros(count + 2, count)
    allowed[:count] = torch.eye(count)
    allowed[count, 1::2] = 1
    allowed[count + 1, 2::2] = 1
    gold = (logits + (1 - allowed[batch.tags]) * -1e4).logsumexp(-1)
    return (logits.logsumexp(-1) - gold)[batch.word_mask].mean()


def crf_loss(logits: Tensor, tags: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    """Negative log likelihood of a linear chain, per word."""
    here = logits.gather(-1, tags[..., None]).squeeze(-1)
    moves = transitions[tags[:, :-1], tags[:, 1:]]
    gold = (here * mask).sum(1) + (moves * mask[:, 1:]).sum(1)
    return (log_total(logits, transitions, mask) - gold).sum() / mask.sum()


def taught_loss(model: ReadingModel, batch: Batch, logits: Tensor) -> Tensor:
    """Cross entropy against soft labels, per word: the chain's, and the other tag heads'."""
    mask, slices = batch.word_mask, head_slices()
    taught = [unit.taught for unit in batch.units if unit.taught is not None]
    tags = pad_sequence([torch.from_numpy(t.tags) for t in taught], batch_first=True)
    moves = torch.stack([torch.from_numpy(t.moves).sum(0) for t in taught])
    others = pad_sequence([torch.from_numpy(t.others) for t in taught], batch_first=True)
    own = logits[..., slices["attribution"]]
    score = (own * tags).sum((1, 2)) + (moves * model.transitions).sum((1, 2))
    total = (log_total(own, model.transitions, mask) - score).sum() / mask.sum()
    at = slices["attribution"].stop
    for head, place in slices.items():
        if head != "attribution":
            soft = others[..., place.start - at : place.stop - at]
            told = (logits[..., place].log_softmax(-1) * soft).sum(-1)
            total = total - OTHERS_WEIGHT * told[mask].mean()
    return total


def _event_loss(model: ReadingModel, batch: Batch, states: Tensor) -> Tensor:
    root, penta = model.event(event_pool(states.float(), batch.role, batch.ids))
    total = PENTA_WEIGHT * nnf.cross_entropy(penta.float(), batch.penta, ignore_index=IGNORE)
    if (batch.root != IGNORE).any():
        total = total + nnf.cross_entropy(
            root.float(), batch.root, ignore_index=IGNORE, label_smoothing=0.05
        )
    return total


def _sense_loss(model: ReadingModel, batch: Batch, states: Tensor) -> Tensor:
    """Supervised contrastive loss (Khosla et al. 2020) over a topic's event mentions."""
    chunks = [unit.chunks for unit in batch.units]
    names = [label for found in chunks for _, _, label in found]
    numbers = {name: n for n, name in enumerate(dict.fromkeys(names))}
    chain = torch.tensor([numbers[name] for name in names])
    same = (chain[:, None] == chain[None]).fill_diagonal_(False)
    if not same.any():
        return states.sum() * 0.0
    sense = model.sense(chunk_states(batch, states, chunks))
    near = (sense @ sense.T / SENSE_TEMPERATURE).fill_diagonal_(-1e4)
    share = near - near.logsumexp(-1, keepdim=True)
    has = same.any(-1)
    return -((share * same).sum(-1)[has] / same.sum(-1)[has]).mean()
