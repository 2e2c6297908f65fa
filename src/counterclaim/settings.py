"""Options of a run, in one frozen record."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from counterclaim.records import KnowledgeFile

#: The version of the program; a ledger reads an article again when it changes.
VERSION = "0.1.0"
#: Stands in a version before the hash of the user's files.
FILES_MARK = "+files."
#: Names another folder for what a user adds.
HOME_VARIABLE = "COUNTERCLAIM_HOME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to read and understand.

    ``fetch`` allows addresses among the inputs to be fetched from the network.

    ``published`` stands in where a document has no date of its own; ``outlet``
    likewise. ``knowledge`` are files that a user lays over the bundled packs, of any
    kind and in that order; ``ceasefires`` come after them. ``threads`` is for the
    encoder alone.
    """

    fetch: bool = False
    published: date | None = None
    outlet: str | None = None
    knowledge: tuple[Path | KnowledgeFile, ...] = ()
    ceasefires: tuple[Path | KnowledgeFile, ...] = ()
    threads: int = 2
    max_document_bytes: int = 32 * 1024 * 1024


def user_folder() -> Path:
    """Where the user's own files are kept, by the custom of the system."""
    named = os.environ.get(HOME_VARIABLE)
    return Path(named) if named else user_data_path("counterclaim", appauthor=False)


def cache_folder() -> Path:
    """Where the program keeps what it can make anew at any time."""
    named = os.environ.get(HOME_VARIABLE)
    return Path(named) / "cache" if named else user_cache_path("counterclaim", appauthor=False)
