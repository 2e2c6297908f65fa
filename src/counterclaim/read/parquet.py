"""Rows of a Parquet file to raw documents; needs the extra ``counterclaim[bulk]``.

A row has no bytes of its own in the file, so the bytes that are kept of it are the row
written as JSON, its columns in the order of the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read.rows import RowReader
from counterclaim.records import Quarantined, RawDocument

PARQUET_MAGIC: Final = b"PAR1"
MEDIA_TYPE: Final = "application/json; of=parquet"
#: Rows in memory at a time: whole pages of a hundred kilobytes stay within megabytes.
_BATCH: Final = 64


def read_parquet(
    path: Path, origin: str, *, groups: Sequence[int] | None = None, first: int = 0
) -> Iterator[RawDocument | Quarantined]:
    """The rows of a file, or of some of its row groups, before which ``first`` rows stand.

    Raises:
        UnreadableInputError: if the extra is missing or the file is damaged.
    """
    reader, number = RowReader(origin), first
    with open_parquet(path) as file:
        for batch in file.iter_batches(batch_size=_BATCH, row_groups=groups):
            for row in batch.to_pylist():
                number += 1
                plain = {key: _plain(value) for key, value in row.items()}
                raw = json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")
                yield reader.document(plain, raw=raw, place=str(number), media_type=MEDIA_TYPE)


def open_parquet(path: Path) -> Any:
    """The library's file object.

    Raises:
        UnreadableInputError: if the extra is missing or the file is damaged.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise UnreadableInputError(
            "Parquet files need an extra: pip install 'counterclaim[bulk]'"
        ) from error
    try:
        return parquet.ParquetFile(path)
    except (ArrowException, OSError) as error:
        raise UnreadableInputError(f"the Parquet file is damaged: {error!s:.120}") from error


def _plain(value: Any) -> Any:
    """Dates and times as ISO text; what JSON has no form for as text."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str | int | float | bool | None) else str(value)
