"""Knowledge files as bytes: read from the disk once, told apart by what they hold."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from counterclaim.errors import KnowledgeError
from counterclaim.records import KnowledgeFile

#: What a file may hold; a TOML file holds one of the first three.
PACK, REGISTER, LEXICON, PLACES = "pack", "register", "lexicon", "places"
#: The tables of TOML files, and what kind of file each makes.
TABLES = {"actor": PACK, "state": PACK, "ceasefire": REGISTER, "label": LEXICON}
PLACE_SUFFIXES = (".csv", ".txt")
Source = Path | KnowledgeFile


def open_file(source: Source) -> KnowledgeFile:
    """The file at a path with its bytes; one that was read already comes back as it is.

    Raises:
        KnowledgeError: if it cannot be read, or its name ends in no known way.
    """
    if isinstance(source, KnowledgeFile):
        return source
    if source.suffix not in (".toml", *PLACE_SUFFIXES):
        raise KnowledgeError(
            f"{source}: neither .toml nor .csv nor .txt; actors go into a TOML file, places into "
            "a CSV file or come as a country file of GeoNames (unpack its .zip)"
        )
    try:
        return KnowledgeFile(source.name, source.read_bytes())
    except OSError as error:
        raise KnowledgeError(
            f"{source}: cannot be read ({error.strerror}); check the path"
        ) from error


def open_files(sources: Iterable[Source]) -> tuple[KnowledgeFile, ...]:
    """All files with their bytes, in the order given."""
    return tuple(map(open_file, sources))


def text_of(file: KnowledgeFile, remedy: str) -> str:
    """The file as text, without a byte order mark.

    Raises:
        KnowledgeError: if it is not UTF-8; ends with ``remedy``.
    """
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{file.name}: {remedy} ({error})") from error


def lines_of(file: KnowledgeFile, remedy: str) -> TextIO:
    """The text as a stream with its line ends unchanged, as the csv module wants it."""
    return io.StringIO(text_of(file, remedy), newline="")


def read_toml(source: Source) -> dict[str, object]:
    """The tables of a TOML file.

    Raises:
        KnowledgeError: if it cannot be read or is not TOML; names the line.
    """
    file = open_file(source)
    text = text_of(file, "is not TOML in UTF-8; save it so")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{file.name}: is not TOML: {error}; correct that line") from error


def kind_of(file: KnowledgeFile) -> str:
    """What a file holds: pack, register, lexicon or places.

    Raises:
        KnowledgeError: if it is no TOML, holds nothing, or holds things of two kinds.
    """
    if Path(file.name).suffix in PLACE_SUFFIXES:
        return PLACES
    kinds = sorted({TABLES[key] for key in read_toml(file) if key in TABLES})
    if len(kinds) != 1:
        raise KnowledgeError(
            f"{file.name}: holds {' and '.join(kinds) or 'nothing'}; "
            "give actors and states, agreements, and labels a file each"
        )
    return kinds[0]
