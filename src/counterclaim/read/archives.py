"""zip and tar by member, from the stream: nothing is ever extracted to disk."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read import streams
from counterclaim.read.limits import MAX_MEMBERS
from counterclaim.read.naming import printable
from counterclaim.read.streams import Stream
from counterclaim.records import Quarantined

Member = tuple[str, Stream]
_BLOCK: Final = 64 * 1024


def zip_members(stream: Stream, origin: str, limit: int) -> Iterator[Member | Quarantined]:
    """The files of a zip archive by name; what is refused comes back quarantined.

    Raises:
        UnreadableInputError: if the archive is damaged, empty or has too many members.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(stream.all(limit)))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableInputError(f"the archive is damaged: {error}") from error
    with archive:
        infos = _told([info for info in archive.infolist() if not info.is_dir()])
        if not infos:
            raise UnreadableInputError("the archive is empty")
        if len(infos) > MAX_MEMBERS:
            raise UnreadableInputError(f"the archive has more than {MAX_MEMBERS} members")
        for info in sorted(infos, key=lambda i: (i.filename, i.header_offset)):
            yield _zip_member(archive, info, origin)


def _told(infos: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The members that tell something: of a WACZ its web archives, without index and list of pages.

    See the WACZ specification (Webrecorder, 1.1.1): a ``datapackage.json`` beside ``archive/``.
    """
    names = {info.filename for info in infos}
    archives = [info for info in infos if info.filename.startswith("archive/")]
    return archives if archives and "datapackage.json" in names else infos


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: str
) -> Member | Quarantined:
    place = f"{origin}!{printable(info.filename)}"
    if reason := _refused_name(info.filename):
        return Quarantined(place, reason)
    if stat.S_ISLNK(info.external_attr >> 16):
        return Quarantined(place, "a link inside an archive is not followed")
    if info.flag_bits & 1:
        return Quarantined(place, "it is encrypted")
    try:
        return info.filename, streams.member(archive.open(info), info.compress_size)
    except (*streams.DAMAGE, NotImplementedError, RuntimeError) as error:
        return Quarantined(place, f"it cannot be unpacked: {error}")


def tar_members(stream: Stream, origin: str) -> Iterator[Member | Quarantined]:
    """The files of a tar archive in its own order; each must be read before the next.

    Raises:
        UnreadableInputError: if the archive is damaged at its beginning or empty.
    """
    count = 0
    try:
        with tarfile.open(fileobj=stream.file(), mode="r|") as archive:
            for info in archive:
                if info.isdir():
                    continue
                count += 1
                if count > MAX_MEMBERS:
                    raise UnreadableInputError(f"the archive has more than {MAX_MEMBERS} members")
                yield _tar_member(archive, info, origin)
            if count and _goes_on(archive):
                yield Quarantined(origin, f"the archive is damaged after {count} members")
    except (tarfile.TarError, EOFError, ValueError) as error:
        if not count:
            raise UnreadableInputError(f"the archive is damaged: {error}") from error
        yield Quarantined(origin, f"the archive is damaged after {count} members: {error}")
    if stream.fault:
        yield Quarantined(origin, stream.fault)
    if not count:
        raise UnreadableInputError("the archive is empty")


def _goes_on(archive: tarfile.TarFile) -> bool:
    """Whether more than padding follows where ``tarfile`` found the end.

    It takes a header that it cannot read for the end, and says nothing.
    """
    assert archive.fileobj is not None
    return any(block.strip(b"\0") for block in iter(lambda: archive.fileobj.read(_BLOCK), b""))


def _tar_member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, origin: str
) -> Member | Quarantined:
    place = f"{origin}!{printable(info.name)}"
    if reason := _refused_name(info.name):
        return Quarantined(place, reason)
    if not info.isreg():
        what = "a link" if info.issym() or info.islnk() else "a device or a pipe"
        return Quarantined(place, f"{what} inside an archive is not followed")
    file = archive.extractfile(info)
    assert file is not None  # a regular file has content
    return info.name, streams.plain(file)


def _refused_name(name: str) -> str:
    """Names that leave the folder are refused, although nothing would be written."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or name[1:3] in (":\\", ":/"):
        return "its name leaves the folder of the archive"
    return ""
