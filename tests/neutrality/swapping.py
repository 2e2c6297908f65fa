"""Corpora with two names exchanged, and all that is exported of them without its hashes.

Names are exchanged for names of the same length, so that every offset stays. What is left
out of a comparison is only what a hash of the text makes: ids of articles and records, and
addresses made of them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from counterclaim.pipeline import Pipeline
from counterclaim.records import Quarantined
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.rows import TABLES

Row = dict[str, Any]

#: Fields that a hash of the text makes, or that list such.
HASHED = re.compile(r"^(?:id|.*article_id|sha256|permalinks?(?:_[ab])?|parent|url|spans)$")
HASHED_TOO = frozenset(
    {"incident_id", "account_id", "account_a", "account_b", "allegation_id", "allegation_ids"}
)
_NEW = re.compile(r"\b(?:new|text)-[0-9a-f]{12,16}\b")


def exchanged(text: str, pairs: Mapping[str, str]) -> str:
    """A text with every name of a pair put in the place of the other."""
    both = {**pairs, **{b: a for a, b in pairs.items()}}
    assert all(len(a) == len(b) for a, b in both.items()), "offsets must stay"
    longest = sorted(both, key=lambda name: -len(name))
    return re.sub("|".join(map(re.escape, longest)), lambda m: both[m.group()], text)


def exported(pipeline: Pipeline, documents: Sequence[Row], folder: Path) -> dict[str, list[Row]]:
    """All tables of an export of documents, rows without hashes, sorted.

    Each document is an object with ``text``, ``title``, ``outlet`` and ``published``.
    """
    file = folder / "documents.jsonl"
    file.write_text("".join(json.dumps(d) + "\n" for d in documents), "utf-8")
    readings = []
    for found in pipeline.extract([file]):
        assert not isinstance(found, Quarantined), found.reason
        readings.append(found)
    corpus = Corpus(readings, pipeline.compare(readings), pipeline.stock.view)
    return {name: _plain(rows(corpus)) for name, _, rows in TABLES}


def _plain(rows: Any) -> list[Row]:
    found = []
    for row in rows:
        values = {k: v for k, v in asdict(row).items() if not HASHED.match(k)}
        values = {k: v for k, v in values.items() if k not in HASHED_TOO}
        found.append(
            {k: _NEW.sub("new", v) if isinstance(v, str) else v for k, v in values.items()}
        )
    return sorted(found, key=_key)


def _key(row: Row) -> str:
    """A row as text; lists and pairs, which the program sorts by name, in one order."""
    settled = {
        k: "; ".join(sorted(v.split("; "))) if isinstance(v, str) else v for k, v in row.items()
    }
    pair = sorted(_side(row, side) for side in "ab" if f"quote_{side}" in row)
    if pair:
        settled = {k: v for k, v in settled.items() if not k.endswith(("_a", "_b"))}
        settled["pair"] = pair
    return json.dumps(settled, sort_keys=True, ensure_ascii=False)


def _side(row: Row, side: str) -> tuple[object, ...]:
    """One side of a pair: who tells it, or who counts what, with the words."""
    names = ("told_by", "issuer", "side", "count", "start", "end", "quote")
    return tuple(str(row.get(f"{name}_{side}")) for name in names)


def swapped_rows(
    tables: dict[str, list[Row]], pairs: Mapping[str, str], fields: frozenset[str] | None = None
) -> dict[str, list[Row]]:
    """The rows with the names exchanged in every cell, or in some fields only."""
    return {
        name: sorted(
            (
                {
                    k: exchanged(v, pairs)
                    if isinstance(v, str) and (fields is None or k in fields)
                    else v
                    for k, v in row.items()
                }
                for row in rows
            ),
            key=_key,
        )
        for name, rows in tables.items()
    }


def differing(a: dict[str, list[Row]], b: dict[str, list[Row]]) -> list[tuple[str, str]]:
    """The rows that one of two exports has and the other lacks, as table and JSON."""
    found = []
    for name in a:
        left, right = Counter(map(_key, a[name])), Counter(map(_key, b[name]))
        found += [(name, f"- {row}") for row in (left - right).elements()]
        found += [(name, f"+ {row}") for row in (right - left).elements()]
    return found
