"""Dev figures of exported weights, by the gold sets' own scorers.

``python -m train.evaluate --gold ../shared/gold --weights src/counterclaim/models/weights``
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from counterclaim.models import Reader, load_reader, paragraphs
from counterclaim.records import LinkedAttribution, PassageReading
from counterclaim.spans import Span, Spans
from train.gold import Row, rows

NESTED_LEAST = 0.5


def read_all(reader: Reader, documents: list[Row]) -> Iterator[list[tuple[Span, PassageReading]]]:
    """Per document its paragraphs with their readings; all in one call, for speed."""
    places = [list(paragraphs(d["text"])) for d in documents]
    texts = [p.of(d["text"]) for d, found in zip(documents, places, strict=True) for p in found]
    readings = iter(reader.read(texts))
    for found in places:
        yield [(p, next(readings)) for p in found]


def _ranges(spans: Spans, by: int) -> list[list[int]]:
    return [[s.start + by, s.end + by] for s in spans]


def _listed(link: LinkedAttribution, by: int, parent: int | None) -> Row:
    parts = {r: _ranges(getattr(link, r), by) for r in ("source", "cue", "content")}
    return {**parts, "parent": parent, "stance": "says", "score": link.score}


def attribution(reader: Reader, documents: list[Row], *, nested: bool = False) -> Iterator[Row]:
    for row, found in zip(documents, read_all(reader, documents), strict=True):
        made: list[Row] = []
        for place, reading in found:
            base = len(made)
            made += [_listed(a, place.start, None) for a in reading.attributions]
            if nested:
                inner = reader.nested(
                    place.of(row["text"]), reading.attributions, least=NESTED_LEAST
                )
                made += [_listed(a, place.start, base + n) for n, a in inner]
        yield {"id": row["id"], "attributions": made}


def conflictnews(reader: Reader, documents: list[Row]) -> Iterator[Row]:
    return attribution(reader, documents, nested=True)


def entities(reader: Reader, documents: list[Row]) -> Iterator[Row]:
    for row, found in zip(documents, read_all(reader, documents), strict=True):
        head = "entities" if row["scheme"] == "re3d" else "names"
        yield {
            "id": row["id"],
            "entities": [
                {"start": s.span.start + p.start, "end": s.span.end + p.start, "type": s.label}
                for p, reading in found
                for s in getattr(reading, head)
            ],
        }


def places(reader: Reader, documents: list[Row]) -> Iterator[Row]:
    for row, found in zip(documents, read_all(reader, documents), strict=True):
        yield {
            "id": row["id"],
            "places": [
                {
                    "start": s.span.start + p.start,
                    "end": s.span.end + p.start,
                    "lat": None,
                    "lon": None,
                    "literal": s.label == "literal",
                }
                for p, reading in found
                for s in reading.toponyms
            ],
        }


def plover(reader: Reader, documents: list[Row]) -> Iterator[Row]:
    for row in documents:
        pair = tuple(Span(*row[r]) if row[r] else None for r in ("actor", "recipient"))
        yield {"id": row["id"], "root": reader.event_roots(row["text"], [pair])[0][0][0]}


def relations(reader: Reader, documents: list[Row]) -> Iterator[Row]:
    for row, found in zip(documents, read_all(reader, documents), strict=True):
        made = []
        for place, reading in found:
            known = [s.span for s in reading.entities]
            for rel in reader.relations(place.of(row["text"]), known):
                source, target = _ranges((rel.source, rel.target), place.start)
                made.append({"type": rel.kind, "source": source, "target": target})
        yield {"id": row["id"], "relations": made}


TASKS: dict[str, Callable[[Reader, list[Row]], Iterator[Row]]] = {
    "attribution": attribution,
    "conflictnews": conflictnews,
    "entities": entities,
    "places": places,
    "plover": plover,
    "relations": relations,
}


def score(task: str, reader: Reader, gold: Path, *, limit: int | None = None) -> dict[str, Any]:
    """What the task's scorer says of the predictions on dev (or its first documents)."""
    documents = rows(gold / task / "dev.jsonl")[:limit]
    with TemporaryDirectory() as scratch:
        wanted, given = Path(scratch) / "gold.jsonl", Path(scratch) / "pred.jsonl"
        _write(wanted, documents)
        _write(given, TASKS[task](reader, documents))
        scorer = gold / "scorers" / f"{task}.py"
        done = subprocess.run(
            [sys.executable, str(scorer), str(wanted), str(given)],
            capture_output=True,
            text=True,
            check=True,
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _write(path: Path, found: Any) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in found)


def triggers(reader: Reader, gold: Path) -> dict[str, float]:
    """F1 of event triggers (any kind) on dev's validated sentences, exact spans."""
    hits = found = wanted = 0
    for row in rows(gold / "eventcoref" / "dev.jsonl"):
        sentences = [row["sentences"][i] for i in row["validated"]]
        readings = reader.read([row["text"][s:e] for s, e in sentences])
        given = {
            (t.span.start + s, t.span.end + s)
            for (s, _), r in zip(sentences, readings, strict=True)
            for t in r.triggers
        }
        parts = {
            tuple(p) for e in row["events"] for p in e.get("spans") or [[e["start"], e["end"]]]
        }
        hits, found, wanted = hits + len(given & parts), found + len(given), wanted + len(parts)
    return {"f1": round(2 * hits / max(1, found + wanted), 4), "pred": found, "gold": wanted}


def summary(task: str, result: dict[str, Any]) -> dict[str, Any]:
    """The few figures of a result that a choice is made by."""
    if task == "attribution":
        exact = {r: v["exact"]["f1"] for r, v in result["roles"].items()}
        return {"exact": exact, "linked": {k: v["f1"] for k, v in result["linked"].items()}}
    if task == "conflictnews":
        speech = result["linked_speech"]["content_source_cue"]["f1"]
        linked = {k: (v["p"], v["r"], v["f1"]) for k, v in result["linked"].items()}
        return {"linked": linked, "speech": speech, "nested": result["nested"]}
    if task == "entities":
        return {k: v["f1"] if "f1" in v else v["micro"]["f1"] for k, v in result["schemes"].items()}
    if task == "relations":
        return (
            {k: v.get("f1", v) for k, v in result.items() if k in ("main", "overlap", "strict")}
            if not isinstance(result["main"], float)
            else {"main": result["main"]}
        )
    return {k: v for k, v in result.items() if not isinstance(v, (list, str))}


def main() -> None:
    parser = argparse.ArgumentParser(prog="train.evaluate", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--tasks", default=",".join([*TASKS, "triggers"]))
    parser.add_argument("--limit", type=int, default=None, help="first documents only")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    reader = load_reader(threads=options.threads, folder=options.weights)
    for task in options.tasks.split(","):
        if task == "triggers":
            figures: dict[str, Any] = triggers(reader, options.gold)
        else:
            figures = summary(task, score(task, reader, options.gold, limit=options.limit))
        print(json.dumps({task: figures}), flush=True)


if __name__ == "__main__":
    main()
