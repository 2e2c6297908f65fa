"""The topics of ECB+ as the scorers of coreference are fitted on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.compare.coreference.chains import Trigger
from counterclaim.compare.coreference.nearness import Pair, Text, views_of_pairs
from counterclaim.spans import Span

Json = dict[str, Any]
Senses = Mapping[str, Mapping[tuple[int, int], Sequence[float]]]


@dataclass
class Topic:
    """One topic of the gold: articles, triggers with their chains, and pairs of both."""

    name: str
    records: list[Json]
    items: list[Text]
    triggers: list[Trigger]
    chains: list[str]
    views: dict[Pair, dict[str, float]]


def topics_of(records: Iterable[Json], senses: Senses) -> list[Topic]:
    """The topics of a split, by name."""
    grouped: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        grouped[str(record["topic"])].append(record)
    return [_topic(name, grouped[name], senses) for name in sorted(grouped)]


def _topic(name: str, records: list[Json], senses: Senses) -> Topic:
    items = [
        Text(r["id"], r["text"], tuple(Span(a, b) for a, b in r["sentences"])) for r in records
    ]
    triggers, chains = [], []
    for at, record in enumerate(records):
        known = senses.get(record["id"], {})
        for event in record["events"]:
            place = (event["start"], event["end"])
            triggers.append(Trigger(at, Span(*place), known.get(place, ())))
            chains.append(str(event["chain"]))
    return Topic(name, records, items, triggers, chains, views_of_pairs(items))
