"""Finds what was asked for: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from counterclaim.read.naming import origin_of, printable
from counterclaim.records import Quarantined

STANDARD_INPUT: Final = "-"
NO_FILE: Final = "there is no such file or folder"
NO_MATCH: Final = "no file fits this pattern"
NO_FILES: Final = "the folder holds no files"
#: What SQLite adds to the name of a database for the files that it keeps beside it.
BESIDE: Final = ("-wal", "-shm", "-journal")
NOT_FETCHED: Final = "an address is fetched only if you ask for it with --fetch"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and the name it goes by.

    ``path`` is None for standard input and for an address, which is ``url`` then.
    """

    path: Path | None
    origin: str
    url: str = ""


def find(inputs: Sequence[str | Path], *, but: Path | None = None) -> list[Found | Quarantined]:
    """Every file behind ``inputs``, each once, sorted by its origin.

    Folders are walked without following links; pipes, devices, links and hidden files
    found there are told and not opened. A file or link that is named itself is read. What
    is being written, the ledger or folder ``but``, is passed over.
    """
    written = but.resolve() if but else None
    found: dict[str, Found | Quarantined] = {}
    for item in inputs:
        for key, result in _find_one(str(item)):
            if written is None or not _belongs(key, written):
                found.setdefault(key, result)
    return sorted(found.values(), key=lambda f: (f.origin, isinstance(f, Quarantined)))


def _belongs(key: str, written: Path) -> bool:
    """Whether a path is that of what is being written, lies in it or is SQLite's beside it."""
    path = Path(key).resolve()
    beside = (written.with_name(written.name + end) for end in BESIDE)
    return path in (written, *beside) or written in path.parents


def told_apart(
    inputs: Sequence[str | Path], *, fetch: bool
) -> tuple[tuple[str | Path, ...], tuple[Quarantined, ...]]:
    """The inputs that name something to read, and for the others what is wrong with the name.

    A mistyped name is a mistake of the moment: it is told, and no part of what was read.
    """
    good: list[str | Path] = []
    wrong: list[Quarantined] = []
    for item in inputs:
        _, first = next(_find_one(str(item)))
        if isinstance(first, Quarantined) and first.reason in (NO_FILE, NO_MATCH, NO_FILES):
            wrong.append(first)
        elif isinstance(first, Found) and first.url and not fetch:
            wrong.append(Quarantined(first.origin, NOT_FETCHED))
        else:
            good.append(item)
    return tuple(good), tuple(wrong)


def _find_one(item: str) -> Iterator[tuple[str, Found | Quarantined]]:
    if item == STANDARD_INPUT:
        yield item, Found(None, "standard input")
        return
    if item.partition("://")[0].lower() in ("http", "https", "ftp", "file") and "://" in item:
        yield item, Found(None, printable(item), url=item)
        return
    path = Path(item)
    if os.path.lexists(path):
        yield from _walk(path, path) if path.is_dir() else [_file(path, path.parent)]
    elif glob.has_magic(item):
        yield from _glob(item)
    else:
        yield item, Quarantined(printable(item), NO_FILE)


def _glob(pattern: str) -> Iterator[tuple[str, Found | Quarantined]]:
    fixed = Path(*(p for p in _before_magic(Path(pattern).parts)))
    count = 0
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 (absolute patterns)
        path = Path(name)
        if not path.is_dir():
            count += 1
            yield _file(path, fixed)
    if not count:
        yield pattern, Quarantined(printable(pattern), NO_MATCH)


def _before_magic(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part


def _walk(folder: Path, root: Path) -> Iterator[tuple[str, Found | Quarantined]]:
    count = 0
    for key, found in _entries(folder, root):
        count += 1
        yield key, found
    if not count:
        name = printable(folder.resolve().name) or "."
        yield str(folder.resolve()), Quarantined(name, NO_FILES)


def _entries(folder: Path, root: Path) -> Iterator[tuple[str, Found | Quarantined]]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entries, key=lambda e: os.fsencode(e.name))
    except OSError as error:
        yield str(folder), Quarantined(origin_of(folder, root), _why(error))
        return
    for entry in names:
        path = folder / entry.name
        if entry.name.startswith("."):
            reason = "a hidden file or folder; name it itself to have it read"
            yield str(path), Quarantined(origin_of(path, root), reason)
        elif entry.is_symlink():
            reason = "a link; links in folders are not followed"
            yield str(path), Quarantined(origin_of(path, root), reason)
        elif entry.is_dir(follow_symlinks=False):
            yield from _entries(path, root)
        else:
            yield _file(path, root)


def _file(path: Path, root: Path) -> tuple[str, Found | Quarantined]:
    """The file, if it is a plain one; a pipe would be waited on for ever."""
    origin = origin_of(path, root)
    try:
        status = path.stat()
    except OSError as error:
        return str(path), Quarantined(origin, _why(error))
    if not stat.S_ISREG(status.st_mode):
        return str(path), Quarantined(origin, "a pipe, socket or device; it is not opened")
    return str(path.resolve()), Found(path, origin)


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "there is no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "it does not exist (perhaps a link to nothing)"
    return f"it cannot be opened: {error.strerror or error}"
