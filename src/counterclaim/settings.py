"""Options of a run, in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

#: The version of the program; a ledger reads an article again when it changes.
VERSION = "0.1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to read and understand.

    ``published`` stands in where a document has no date of its own; ``outlet``
    likewise. ``knowledge`` and ``ceasefires`` are files that a user adds to the
    bundled packs. ``threads`` is for the encoder alone.
    """

    published: date | None = None
    outlet: str | None = None
    knowledge: tuple[Path, ...] = ()
    ceasefires: tuple[Path, ...] = ()
    threads: int = 2
    max_document_bytes: int = 32 * 1024 * 1024
