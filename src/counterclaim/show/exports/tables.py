"""Rows as CSV or JSONL files, whole or not at all, with a JSON Schema for each table."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TextIO, get_args, get_origin, get_type_hints

from counterclaim.settings import VERSION
from counterclaim.show.corpus import Corpus
from counterclaim.show.escape import for_cell
from counterclaim.show.exports.rows import TABLES, Row

DIALECT = "https://json-schema.org/draft/2020-12/schema"
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


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


def _write_csv(out: TextIO, kind: type[Row], rows: Iterable[Row]) -> None:
    names = [f.name for f in fields(kind)]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([for_cell(getattr(row, name)) for name in names])


def _write_jsonl(out: TextIO, kind: type[Row], rows: Iterable[Row]) -> None:
    for row in rows:
        out.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")


WRITERS = {"csv": _write_csv, "jsonl": _write_jsonl}


def whole_file(path: Path, write: Callable[[TextIO], None]) -> Path:
    """Writes a file beside its place and moves it there, so that it is never half-written."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            write(out)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def write_tables(
    corpus: Corpus, folder: Path, *, form: str, tables: Sequence[str] = ()
) -> list[Path]:
    """The files written: each table as CSV or JSONL, with its schema for JSONL.

    Args:
        corpus: what to export.
        folder: made if it is missing.
        form: ``csv`` or ``jsonl``.
        tables: names of tables; all if none is given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write = WRITERS[form]
    made = []
    for name, kind, rows in TABLES:
        if tables and name not in tables:
            continue
        made.append(
            whole_file(folder / f"{name}.{form}", partial(write, kind=kind, rows=rows(corpus)))
        )
        if form == "jsonl":
            text = json.dumps(schema(kind), indent=2) + "\n"
            made.append(whole_file(folder / f"{name}.schema.json", partial(_put, text=text)))
    return made


def _put(out: TextIO, text: str) -> None:
    out.write(text)
