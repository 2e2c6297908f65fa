"""The gold sets' own scorers, called in this process, and bootstrap intervals over records."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.records import Json

Rows = dict[str, Json]
Score = Callable[[Rows, Rows], Json]
Interval = tuple[float, float]

MOST_ROUNDS = 500
FEWEST_ROUNDS = 40
#: Names under which scorers keep their own resampling, which has no place in a resample.
OWN_RESAMPLING = ("interval", "bootstrap")


def load_scorer(path: Path) -> ModuleType:
    """The module of a scorer file.

    Raises:
        FileNotFoundError: if there is no such file.
    """
    spec = spec_from_file_location(f"gold_scorer_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"{path}: no scorer here; is this the folder of the gold sets?")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scorer(path: Path, function: str, options: Mapping[str, Any], *, quiet: bool = False) -> Score:
    """``function`` of a scorer with its options; ``quiet`` leaves its own intervals out."""
    module = load_scorer(path)
    for name in OWN_RESAMPLING:
        if quiet and hasattr(module, name):
            setattr(module, name, lambda *_, **__: None)
    found = getattr(module, function)
    return lambda gold, given: dict(found(gold, given, **options))


def look_up(result: Any, path: str) -> Any:
    """What stands in a result under a dotted path; None where there is nothing."""
    for step in path.split("."):
        result = result.get(step) if isinstance(result, Mapping) else None
    return result


def intervals(
    score: Score,
    gold: Rows,
    given: Rows,
    paths: Sequence[str],
    *,
    unit: str = "id",
    seconds: float = 10.0,
) -> dict[str, Interval]:
    """95% bootstrap intervals of figures by path, records resampled with a fixed seed.

    Records that share the value of ``unit`` (a topic) are drawn together. Rounds stop
    at ``MOST_ROUNDS`` or when the seconds are spent, but never under ``FEWEST_ROUNDS``;
    a set of one unit has no interval.
    """
    groups: dict[Any, list[str]] = {}
    for key, row in gold.items():
        groups.setdefault(row.get(unit), []).append(key)
    if len(groups) < 2 or not paths:
        return {}
    chance, began = random.Random(0), time.process_time()
    seen: dict[str, list[float]] = {path: [] for path in paths}
    for number in range(MOST_ROUNDS):
        if number >= FEWEST_ROUNDS and time.process_time() - began > seconds:
            break
        drawn = chance.choices(list(groups.values()), k=len(groups))
        result = score(*_resampled(drawn, gold, given, unit))
        for path in paths:
            value = look_up(result, path)
            if isinstance(value, int | float):
                seen[path].append(float(value))
    return {path: _middle(values) for path, values in seen.items() if values}


def _resampled(
    drawn: Sequence[Sequence[str]], gold: Rows, given: Rows, unit: str
) -> tuple[Rows, Rows]:
    """Gold and predictions of the drawn groups, each draw under names of its own."""
    some_gold: Rows = {}
    some_given: Rows = {}
    for turn, keys in enumerate(drawn):
        for key in keys:
            name = f"{key}#{turn}"
            renamed = {"id": name} if unit == "id" else {"id": name, unit: f"{turn}"}
            some_gold[name] = gold[key] | renamed
            if key in given:
                some_given[name] = given[key] | {"id": name}
    return some_gold, some_given


def _middle(values: list[float]) -> Interval:
    ordered = sorted(values)
    low, high = int(0.025 * len(ordered)), int(0.975 * len(ordered))
    return ordered[low], ordered[min(high, len(ordered) - 1)]
