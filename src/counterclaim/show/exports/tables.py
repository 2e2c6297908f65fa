"""Rows as CSV or JSONL files, whole or not at all, with a JSON Schema for each table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TextIO, get_args, get_origin, get_type_hints

from counterclaim.settings import VERSION
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.files import whole_csv, whole_file, whole_text
from counterclaim.show.exports.rows import TABLES, Row

DIALECT = "https://json-schema.org/draft/2020-12/schema"
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
PERMALINKS = ("permalink", "permalink_a", "permalink_b")


def _json_type(hint: Any) -> str | list[str]:
    if get_origin(hint) is UnionType:
        return [JSON_TYPES[kind] for kind in get_args(hint)]
    return JSON_TYPES[hint]


def schema(kind: type[Row]) -> dict[str, Any]:
    """The JSON Schema of one table's rows; no further property is allowed."""
    hints = get_type_hints(kind)
    return {
        "$schema": DIALECT,
        "title": kind.__name__,
        "description": (kind.__doc__ or "").strip(),
        "type": "object",
        "properties": {name: {"type": _json_type(hint)} for name, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
        "$comment": f"Counterclaim {VERSION}; offsets are Unicode code points, ends exclusive",
    }


def _plain(row: Row, base: str) -> dict[str, Any]:
    """A row as plain values, its permalink made absolute if a base is given."""
    values = asdict(row)
    for name in PERMALINKS:
        if name in values:
            values[name] = base + values[name]
    if "permalinks" in values:  # a cell of the matrix has one for each quotation
        values["permalinks"] = " ".join(base + link for link in values["permalinks"].split())
    return values


def _write_jsonl(out: TextIO, rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_tables(
    corpus: Corpus, folder: Path, *, form: str, tables: Sequence[str] = (), base: str = ""
) -> list[Path]:
    """The files written: each table as CSV or JSONL, with its schema for JSONL.

    Args:
        corpus: what to export.
        folder: made if it is missing.
        form: ``csv`` or ``jsonl``.
        tables: names of tables; all if none is given.
        base: what stands before every permalink, such as ``http://127.0.0.1:8642``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, kind, rows in TABLES:
        if tables and name not in tables:
            continue
        plain = (_plain(row, base) for row in rows(corpus))
        if form == "csv":
            names = [f.name for f in fields(kind)]
            made.append(whole_csv(folder / f"{name}.csv", names, plain))
            continue
        made.append(whole_file(folder / f"{name}.jsonl", partial(_write_jsonl, rows=plain)))
        text = json.dumps(schema(kind), indent=2) + "\n"
        made.append(whole_text(folder / f"{name}.schema.json", text))
    return made
