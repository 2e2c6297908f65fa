"""Fits the scorers of event coreference: ``python -m train.coreference --gold GOLD``.

Two logistic scorers by Newton's method, first of articles (same event or a look-alike),
then of triggers, whose article scores come from scorers that have not seen their topic.
How much the encoder's senses count is fitted last, on the topics that it has not seen:
on those it has learned from they promise too much.
Thresholds are those of the best score over topics of the train split that were left out.
Nothing is drawn by chance, so the result is the same every time.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from counterclaim.compare.coreference.chains import LEAST, pairs_of, see
from counterclaim.compare.coreference.nearness import stories_of
from counterclaim.compare.coreference.weights import Weights
from counterclaim.compare.stories import average_link
from counterclaim.spans import Span
from train.eventtopics import Json, Topic, topics_of
from train.gold import UNSEEN_TOPICS
from train.tables import Table, added, best, chances, columns, fit, joined, logits, table

FOLDS = 5
ARTICLE_THRESHOLDS = (0.35, 0.4, 0.45, 0.5, 0.55)
TRIGGER_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
OUT = Path("src/counterclaim/compare/data/coreference.json")


def with_senses(words: Weights, unseen: Table) -> Weights:
    """The scorer of the words, and what the senses add to it on some rows."""
    return added(words, fit(columns(unseen, sense=True), known=logits(words, unseen)))


def out_of_fold(tables: Sequence[Table]) -> list[list[float]]:
    """For each topic, the chances by a scorer that was fitted without its fold."""
    found: list[list[float]] = [[] for _ in tables]
    for fold in range(FOLDS):
        aside = range(fold, len(tables), FOLDS)
        weights = fit(joined([t for at, t in enumerate(tables) if at not in aside]))
        for at in aside:
            found[at] = chances(weights, tables[at])
    return found


def article_table(topic: Topic) -> Table:
    """Pairs of articles, and whether they tell one real event."""
    told = [r["subtopic"] for r in topic.records]
    return table(list(topic.views.values()), [told[a] == told[b] for a, b in topic.views])


def trigger_table(topic: Topic, likely: Sequence[float], threshold: float) -> Table:
    """Pairs of triggers, and whether they are one happening."""
    by_pair = dict(zip(topic.views, likely, strict=True))
    home = stories_of(topic.items, by_pair, threshold)
    found = list(pairs_of(see(topic.items, topic.triggers), by_pair, home))
    labels = [topic.chains[a] == topic.chains[b] for (a, b), _ in found]
    return table([row for _, row in found], labels)


def conll(scorer: ModuleType, topics: Sequence[Topic], found: Sequence[list[list[int]]]) -> float:
    """The CoNLL score of groups of triggers, by the gold's own scorer."""
    gold = {r["id"]: r for t in topics for r in t.records}
    labels: dict[str, list[str]] = {record: [] for record in gold}
    for topic, groups in zip(topics, found, strict=True):
        home = {at: number for number, group in enumerate(groups) for at in group}
        for at, trigger in enumerate(topic.triggers):
            labels[topic.records[trigger.article]["id"]].append(f"{topic.name}.{home[at]}")
    made = {
        key: {
            "id": key,
            "events": [
                {**{k: e[k] for k in ("start", "end", "spans") if k in e}, "chain": label}
                for e, label in zip(record["events"], labels[key], strict=True)
            ],
        }
        for key, record in gold.items()
    }
    return float(scorer.score(gold, made, field="events")["conll"])


def grouped(topic: Topic, likely: Sequence[float], threshold: float) -> list[list[int]]:
    """The triggers of a topic in groups by average link."""
    size = len(topic.triggers)
    pairs = ((a, b) for a in range(size) for b in range(a + 1, size))
    links = {pair: x for pair, x in zip(pairs, likely, strict=True) if x > LEAST}
    return average_link(size, links, threshold)


def load_scorer(gold: Path) -> ModuleType:
    """The gold's coreference scorer."""
    spec = importlib.util.spec_from_file_location("coref", gold / "scorers" / "coref.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(gold / "scorers" / "coref.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fitted(topics: Sequence[Topic], scorer: ModuleType) -> tuple[Json, float]:
    """The data of the weights file, and the cross-validated score."""
    articles = [article_table(topic) for topic in topics]
    likely = out_of_fold(articles)

    def by_stem(threshold: float) -> float:
        found = [_by_stem(t, x, threshold) for t, x in zip(topics, likely, strict=True)]
        return conll(scorer, topics, found)

    article_threshold, _ = best(ARTICLE_THRESHOLDS, by_stem)
    triggers = [trigger_table(t, x, article_threshold) for t, x in zip(topics, likely, strict=True)]
    unseen = [at for at, topic in enumerate(topics) if topic.name in UNSEEN_TOPICS]
    aside = [_left_out(triggers, unseen, at) for at in unseen]

    def linked(threshold: float) -> float:
        found = [grouped(topics[at], x, threshold) for at, x in zip(unseen, aside, strict=True)]
        return conll(scorer, [topics[at] for at in unseen], found)

    trigger_threshold, score = best(TRIGGER_THRESHOLDS, linked)
    weights = _trigger_scorer(triggers, unseen)
    return {
        "articles": _entry(fit(joined(articles)), article_threshold),
        "triggers": _entry(weights, trigger_threshold),
    }, score


def _trigger_scorer(tables: Sequence[Table], unseen: Sequence[int]) -> Weights:
    """Words weighed on all topics, then senses on those that the encoder has not seen."""
    words = fit(joined([columns(t, sense=False) for t in tables]))
    return with_senses(words, joined([tables[at] for at in unseen]))


def _left_out(tables: Sequence[Table], unseen: Sequence[int], out: int) -> list[float]:
    """The chances of one unseen topic by a scorer fitted without it."""
    kept = [at for at in range(len(tables)) if at != out]
    rest = [kept.index(at) for at in unseen if at != out]
    return chances(_trigger_scorer([tables[at] for at in kept], rest), tables[out])


def _by_stem(topic: Topic, likely: Sequence[float], threshold: float) -> list[list[int]]:
    """One story, one stem, one happening: enough to choose the threshold of stories."""
    home = stories_of(topic.items, dict(zip(topic.views, likely, strict=True)), threshold)
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, seen in enumerate(see(topic.items, topic.triggers)):
        found[home[seen.article], seen.stem].append(at)
    return list(found.values())


def _entry(weights: Weights, threshold: float) -> Json:
    return {"bias": weights.bias, "threshold": threshold, "weights": dict(weights.of)}


def main() -> None:
    """Fits on the train split and writes the weights file."""
    parser = argparse.ArgumentParser(prog="train.coreference", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold sets")
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    from benchmarks.records import read_jsonl
    from benchmarks.tasks.eventcoref import senses_of

    from counterclaim.pipeline import Pipeline

    records = list(read_jsonl(asked.gold / "eventcoref" / "train.jsonl"))
    pipeline = Pipeline()
    senses = {
        r["id"]: senses_of(r, [Span(e["start"], e["end"]) for e in r["events"]], pipeline)
        for r in records
    }
    data, score = fitted(topics_of(records, senses), load_scorer(asked.gold))
    asked.out.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"CoNLL F1 on the unseen topics, each left out: {score:.4f}; weights in {asked.out}")


if __name__ == "__main__":
    main()
