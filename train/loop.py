"""The training loop: mixed tasks, one schedule, a checkpoint after each epoch."""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from train.batches import batches, collate, grouped
from train.losses import loss
from train.model import LAYERS, ReadingModel
from train.units import SENSE, Marked, Unit, augmented, renamed, units

PSEUDO = "pseudo"  # attribution paragraphs that an earlier model marked
TAUGHT = "taught"  # attribution paragraphs with gold and soft labels
FREE = "free"  # paragraphs with soft labels alone
DROPS = {PSEUDO: 0.5, FREE: 0.4}  # how often commas go from texts that are not attribution's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that decides the outcome, with the seed.

    ``shares`` is how often an epoch goes through each task's paragraphs;
    ``comma_drop`` how often a paragraph is shown without its commas. ``budget`` is in
    padded pieces per batch, less for the tasks of which there is little. ``rename`` is
    how often an event's actor or recipient is given another name. The schedule
    falls to zero over ``epochs``; ``stop_after`` ends it earlier, and of it no more than the
    share ``reach`` is gone through. A checkpoint is also left after each ``every`` steps.
    """

    name: str = "main"

    epochs: int = 10
    seed: int = 20160227
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.06
    clip: float = 1.0
    dropout: float = 0.1
    budget: int = 3072
    small_budgets: tuple[tuple[str, int], ...] = ()
    stop_after: int | None = None
    reach: float = 1.0
    every: int | None = None
    limit: int = 256
    comma_drop: float = 0.2
    rename: float = 0.3
    shares: tuple[tuple[str, float], ...] = (
        ("attribution", 1.0),
        ("entities", 5.0),
        ("names", 0.6),
        ("toponyms", 0.5),
        ("triggers", 1.0),
        ("events", 4.0),
        (SENSE, 2.0),
    )


def epoch_units(
    marked: dict[str, list[Marked]], recipe: Recipe, tokenizer: Tokenizer, rng: random.Random
) -> dict[str, list[Unit]]:
    """The epoch's draw of paragraphs, augmented, as units by task."""
    made: dict[str, list[Unit]] = {}
    for task, share in recipe.shares:
        pool = list(marked[task])
        picked: list[Marked] = []
        while share > 0:
            picked += pool if share >= 1 else rng.sample(pool, int(share * len(pool)))
            share -= 1
        if task == "events":
            names = _names(pool)
            picked = [renamed(m, names, rng, chance=recipe.rename) for m in picked]
        else:
            drop = DROPS.get(task, recipe.comma_drop)
            picked = [augmented(m, rng, comma_drop=drop) for m in picked]
        made[task] = [u for m in picked for u in units(m, tokenizer, recipe.limit)]
    return made


Draw = Callable[[dict[str, list[Marked]], Recipe, Tokenizer, random.Random], dict[str, list[Unit]]]


def _cut(task: str) -> Callable[[list[Unit], int, random.Random], list[list[Unit]]]:
    return grouped if task == SENSE else batches


def _names(pool: list[Marked]) -> tuple[list[str], list[str]]:
    """The actors and the recipients of event sentences, as they are called there."""
    found: tuple[list[str], list[str]] = ([], [])
    for marked in pool:
        for spans, names in zip(marked.pair or ((), ()), found, strict=True):
            names += [marked.text[s:e] for s, e in spans[:1]]
    return found


def parameter_groups(model: ReadingModel, recipe: Recipe) -> list[dict[str, object]]:
    """Lower layers learn more slowly; new parts faster; no decay for norms and biases."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = defaultdict(list)
    for name, parameter in model.named_parameters():
        decay = recipe.weight_decay if parameter.ndim > 1 else 0.0
        groups[_rate(name, recipe), decay].append(parameter)
    return [
        {"params": found, "lr": rate, "weight_decay": decay}
        for (rate, decay), found in groups.items()
    ]


def _rate(name: str, recipe: Recipe) -> float:
    if not name.startswith("encoder.") or name.split(".")[1] in ("case", "quote", "role"):
        return recipe.head_rate
    parts = name.split(".")
    depth = int(parts[2]) + 1 if parts[1] == "layers" else 0
    return recipe.rate * recipe.layer_decay ** (LAYERS - depth)


def train(
    model: ReadingModel,
    marked: dict[str, list[Marked]],
    recipe: Recipe,
    tokenizer: Tokenizer,
    out: Path,
    *,
    draw: Draw = epoch_units,
) -> None:
    """Trains and leaves ``PHASE-N.pt`` in ``out`` with a log of losses.

    ``draw`` gives each epoch's units by task.
    """
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    optimizer = torch.optim.AdamW(parameter_groups(model, recipe), fused=True, eps=1e-6)
    base = [group["lr"] for group in optimizer.param_groups]
    began = time.monotonic()
    for epoch in range(recipe.stop_after or recipe.epochs):
        by_task = draw(marked, recipe, tokenizer, rng)
        small = dict(recipe.small_budgets)
        plan = [
            batch
            for task, found in by_task.items()
            for batch in _cut(task)(found, small.get(task, recipe.budget), rng)
        ]
        rng.shuffle(plan)
        model.train()
        sums: dict[str, list[float]] = defaultdict(list)
        for step, chosen in enumerate(plan):
            done = recipe.reach * (epoch + step / len(plan)) / recipe.epochs
            scale = min(done / recipe.warmup, (1 - done) / (1 - recipe.warmup))
            for group, rate in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = rate * max(scale, 0.0)
            batch = collate(chosen)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = model.encoder(batch.ids, batch.case, batch.quote, batch.role)
                cost = loss(model, batch, states)
            optimizer.zero_grad(set_to_none=True)
            cost.backward()
            nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
            optimizer.step()
            sums[batch.task].append(float(cost.detach()))
            if recipe.every and step % recipe.every == recipe.every - 1:
                torch.save(model.state_dict(), out / f"{recipe.name}-{epoch + 1}-{step + 1}.pt")
            if step % 25 == 24:
                print(_line(epoch, step, len(plan), began, sums), flush=True)
        torch.save(model.state_dict(), out / f"{recipe.name}-{epoch + 1}.pt")
        print("epoch", _line(epoch, len(plan), len(plan), began, sums), flush=True)


def _line(epoch: int, step: int, of: int, began: float, sums: dict[str, list[float]]) -> str:
    recent = {task: round(sum(v[-50:]) / len(v[-50:]), 4) for task, v in sorted(sums.items())}
    return json.dumps(
        {"epoch": epoch + 1, "step": step, "of": of, "s": round(time.monotonic() - began), **recent}
    )
