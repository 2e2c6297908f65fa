"""The user's shelf: knowledge files that are laid over the bundled packs in every reading.

A shelf is a plain folder. Its files are laid in the order of their names, so that a
reading does not depend on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.ceasefires import load_ceasefires
from counterclaim.knowledge.files import (
    LEXICON,
    PACK,
    PLACE_SUFFIXES,
    PLACES,
    REGISTER,
    Source,
    kind_of,
    open_file,
    open_files,
)
from counterclaim.knowledge.labels import load_label_lexicon
from counterclaim.knowledge.packs import load_knowledge
from counterclaim.knowledge.validation import Validation, validate_file
from counterclaim.records import KnowledgeFile

_SUFFIXES = (".toml", *PLACE_SUFFIXES)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one folder; the folder need not exist."""

    folder: Path

    def files(self) -> tuple[KnowledgeFile, ...]:
        """All files on the shelf with their bytes, by name."""
        return open_files(self._paths())

    def _paths(self) -> list[Path]:
        found = self.folder.glob("*") if self.folder.is_dir() else ()
        return sorted(p for p in found if p.suffix in _SUFFIXES and not p.name.startswith("."))

    def add(self, source: Source, *, kinds: Iterable[str] = ()) -> Validation:
        """Checks a file beside those on the shelf and puts it there.

        A file of the same name takes the place of the former. ``kinds`` are the kinds
        that may be added; all, if empty.

        Returns:
            What the check found; with its warnings, and without faults.

        Raises:
            KnowledgeError: if the file has faults or is of another kind, or if the folder
                cannot be written. Then the shelf is as it was.
        """
        file = open_file(source)
        held = self.files()
        found = checked(file, held, kinds=kinds)
        laid = sorted((*(other for other in held if other.name != file.name), file), key=_name)
        load_together(laid)
        self._write(file)
        return found

    def _write(self, file: KnowledgeFile) -> None:
        """The whole file or nothing."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, prefix=".", delete=False) as held:
                held.write(file.data)
            Path(held.name).chmod(0o644)
            Path(held.name).replace(self.folder / file.name)
        except OSError as error:
            raise KnowledgeError(
                f"{self.folder}: cannot be written ({error.strerror}); check its permissions"
            ) from error

    def remove(self, name: str) -> None:
        """Takes a file off the shelf.

        Raises:
            KnowledgeError: if there is none of that name, or if others refer to it.
        """
        without(self.files(), name)
        (self.folder / name).unlink()


def checked(
    file: KnowledgeFile, beside: Iterable[KnowledgeFile], *, kinds: Iterable[str] = ()
) -> Validation:
    """What the check of a file beside others finds, which must be no fault.

    Raises:
        KnowledgeError: with all faults; or if the file is of none of ``kinds``, or stands
            among the others under another name.
    """
    others = [other for other in beside if other.name != file.name]
    for other in others:
        if other.data == file.data:
            raise KnowledgeError(f"{file.name}: is there already, as {other.name}")
    found = validate_file(file, beside=others)
    if found.faults:
        raise KnowledgeError("\n".join(found.faults))
    allowed = tuple(kinds)
    if allowed and found.kind not in allowed:
        raise KnowledgeError(
            f"{file.name}: is a {found.kind}, not a {' or '.join(allowed)}; "
            "`counterclaim knowledge add` takes all kinds"
        )
    return found


def without(files: Iterable[KnowledgeFile], name: str) -> tuple[KnowledgeFile, ...]:
    """The files less one, which must be sound without it.

    Raises:
        KnowledgeError: if there is none of that name, or if others need it.
    """
    held = tuple(files)
    rest = tuple(file for file in held if file.name != name)
    if len(rest) == len(held):
        names = ", ".join(file.name for file in held) or "none"
        raise KnowledgeError(f"{name}: no file of that name was added; there are: {names}")
    try:
        load_together(rest)
    except KnowledgeError as error:
        raise KnowledgeError(f"{name} is needed by another file: {error}") from error
    return rest


def load_together(files: Iterable[KnowledgeFile]) -> None:
    """Loads files in their order over the bundled ones, to see whether that can be done.

    Raises:
        KnowledgeError: if one is at fault where it lies.
    """
    by_kind: dict[str, list[KnowledgeFile]] = {}
    for file in files:
        by_kind.setdefault(kind_of(file), []).append(file)
    load_knowledge((*by_kind.get(PACK, ()), *by_kind.get(PLACES, ())))
    load_ceasefires(by_kind.get(REGISTER, ()))
    load_label_lexicon(by_kind.get(LEXICON, ()))


def _name(file: KnowledgeFile) -> str:
    return file.name
