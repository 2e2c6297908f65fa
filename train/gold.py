"""Reads the gold sets into marked paragraphs; only ``train*.jsonl`` is ever trained on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from counterclaim.models.labels import EVENT_ROOTS
from counterclaim.models.passages import paragraphs
from train.units import SENSE, Marked, Range

Row = dict[str, Any]

# Topics of ECB+ whose chains no weights are learned from, so that how much the
# directions count beside the words can be fitted on mentions they have not seen.
UNSEEN_TOPICS = frozenset({"7", "16", "25", "32"})


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def training(gold: Path) -> dict[str, list[Marked]]:
    """All marked paragraphs by task."""
    relations = {r["id"]: r["relations"] for r in rows(gold / "relations/train.jsonl")}
    made: dict[str, list[Marked]] = {}
    for task, source in {
        "attribution": _attribution(rows(gold / "attribution/train.jsonl")),
        "entities": _entities(rows(gold / "entities/train.jsonl"), "re3d", relations),
        "names": _entities(rows(gold / "entities/train.jsonl"), "worldwide", {}),
        "toponyms": _toponyms(rows(gold / "places/train.jsonl")),
        "triggers": _triggers(rows(gold / "eventcoref/train.jsonl")),
        "events": _events(gold),
        SENSE: _senses(rows(gold / "eventcoref/train.jsonl")),
    }.items():
        made[task] = list(source)
    return made


def by_document(found: Iterable[Marked]) -> list[list[Marked]]:
    """Marked paragraphs, one list for each document (their group)."""
    made: dict[str, list[Marked]] = {}
    for marked in found:
        made.setdefault(marked.group, []).append(marked)
    return list(made.values())


def _inside(span: Range, at: int, end: int) -> Range | None:
    low, high = max(span[0], at), min(span[1], end)
    return (low - at, high - at) if low < high else None


def _attribution(documents: list[Row]) -> Iterator[Marked]:
    for row in documents:
        for par in paragraphs(row["text"]):
            labels: dict[tuple[int, int, str | None], None] = {}
            links = []
            for att in row["attributions"]:
                here: dict[str, list[Range]] = {}
                for role in ("source", "cue", "content"):
                    cut = (_inside(tuple(s), par.start, par.end) for s in att[role])
                    here[role] = [c for c in cut if c is not None]
                    labels.update({(*c, role): None for c in here[role]})
                if here["cue"]:
                    elsewhere = bool(att["source"]) and not here["source"]
                    source = here["source"][0] if here["source"] else None
                    if not elsewhere:
                        links.append((here["cue"][0], source, tuple(here["content"])))
            text = par.of(row["text"])
            yield Marked("attribution", text, tuple(labels), tuple(links), group=row["id"])


def _entities(
    documents: list[Row], scheme: str, relations: dict[str, list[Row]]
) -> Iterator[Marked]:
    task = "entities" if scheme == "re3d" else "names"
    for row in documents:
        if row["scheme"] != scheme:
            continue
        for par in paragraphs(row["text"]):
            labels = []
            for entity in row["entities"]:
                cut = _inside((entity["start"], entity["end"]), par.start, par.end)
                if cut is not None:
                    labels.append((*cut, entity["type"]))
            found = []
            for rel in relations.get(row["id"], []):
                source = _inside(tuple(rel["source"]), par.start, par.end)
                target = _inside(tuple(rel["target"]), par.start, par.end)
                if source is not None and target is not None:
                    found.append((rel["type"], source, target))
            text, related = par.of(row["text"]), tuple(found)
            yield Marked(task, text, tuple(labels), relations=related, group=row["id"])


def _toponyms(documents: list[Row]) -> Iterator[Marked]:
    kind = {True: "literal", False: "not_literal", None: None}
    for row in documents:
        for par in paragraphs(row["text"]):
            labels = []
            for place in row["places"]:
                cut = _inside((place["start"], place["end"]), par.start, par.end)
                if cut is not None:
                    labels.append((*cut, kind[place["literal"]]))
            yield Marked("toponyms", par.of(row["text"]), tuple(labels), group=row["id"])


def _triggers(documents: list[Row]) -> Iterator[Marked]:
    for row in documents:
        for index in row["validated"]:
            start, end = row["sentences"][index]
            labels = []
            for event in row["events"]:
                for span in event.get("spans") or [[event["start"], event["end"]]]:
                    cut = _inside(tuple(span), start, end)
                    if cut is not None:
                        labels.append((*cut, _trigger_kind(event["kind"])))
            yield Marked("triggers", row["text"][start:end], tuple(labels))


def _senses(documents: list[Row]) -> Iterator[Marked]:
    for row in documents:
        if row["topic"] in UNSEEN_TOPICS:
            continue
        for index in row["validated"]:
            start, end = row["sentences"][index]
            labels = tuple(
                (*cut, f"{row['topic']}:{event['chain']}")
                for event in row["events"]
                if (cut := _inside((event["start"], event["end"]), start, end)) is not None
            )
            yield Marked(SENSE, row["text"][start:end], labels, group=row["topic"])


def _trigger_kind(kind: str) -> str:
    if kind in ("reporting", "perception"):
        return "reporting"
    return "action" if kind == "occurrence" else "other"


def _events(gold: Path) -> Iterator[Marked]:
    for row in rows(gold / "plover/train.jsonl"):
        yield Marked(
            "events",
            row["text"],
            pair=(_ranges(row["actor_spans"]), _ranges(row["recipient_spans"])),
            root=EVENT_ROOTS.index(row["root"]),
            penta=row["quad"],
        )
    for row in rows(gold / "plover/train_cameo.jsonl"):
        if not row["also_in_train"]:
            yield Marked("events", row["text"], penta=row["penta"])


def _ranges(spans: list[list[int]]) -> tuple[Range, ...]:
    return tuple((s[0], s[1]) for s in spans)
