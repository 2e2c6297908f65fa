"""Archives by member, gzip by stream, packed bodies: what is refused, and with which words."""

from __future__ import annotations

import gzip
import io
import random
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.errors import UnreadableInputError
from counterclaim.read import archives, documents
from counterclaim.read.archives import tar_members, zip_members
from counterclaim.read.limits import RATIO_FLOOR
from counterclaim.read.packing import unpacked_body
from counterclaim.read.streams import gunzipped, part, plain, unpacked
from counterclaim.records import Quarantined, RawDocument
from counterclaim.settings import Settings

LIMIT = 1_000_000
WORDS = b"The mayor said that the mill was hit. " * 40


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def entry(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, "a.txt" if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
    return info


def taken(found: object) -> dict[str, bytes | str]:
    """Per member what was read of it, or why it was refused."""
    made: dict[str, bytes | str] = {}
    for item in found:  # type: ignore[attr-defined]
        if isinstance(item, Quarantined):
            made[item.origin] = item.reason
        else:
            made[item[0]] = item[1].all(LIMIT)
    return made


def of_zip(data: bytes) -> dict[str, bytes | str]:
    return taken(zip_members(plain(io.BytesIO(data)), "z", LIMIT))


def of_tar(data: bytes) -> dict[str, bytes | str]:
    return taken(tar_members(plain(io.BytesIO(data)), "t"))


NAMES = ("../out.txt", "/etc/out.txt", "C:\\out.txt", "a/../../out.txt", "..\\out.txt")


@pytest.mark.parametrize("name", NAMES)
def test_names_that_leave_the_archive_are_refused_and_the_others_read(name: str) -> None:
    refused = "its name leaves the folder of the archive"
    assert of_zip(zipped((name, WORDS), ("in.txt", WORDS))) == {
        f"z!{name}": refused,
        "in.txt": WORDS,
    }
    found = of_tar(tarred((entry(name), WORDS), (entry("in.txt"), WORDS)))
    assert found == {f"t!{name}": refused, "in.txt": WORDS}


def test_folders_are_passed_over() -> None:
    assert of_zip(zipped(("folder/", b""), ("folder/a.txt", WORDS))) == {"folder/a.txt": WORDS}
    folder = (entry("folder", tarfile.DIRTYPE), b"")
    assert of_tar(tarred(folder, (entry("folder/a.txt"), WORDS))) == {"folder/a.txt": WORDS}


def test_of_a_wacz_its_web_archives_are_read_and_not_its_index() -> None:
    index = (("indexes/index.cdx", b"org,example)/ 2016"), ("pages/pages.jsonl", b"{}"))
    package, warc = ("datapackage.json", b"{}"), ("archive/data.warc", WORDS)
    assert of_zip(zipped(package, *index, warc)) == {"archive/data.warc": WORDS}
    assert set(of_zip(zipped(*index, warc))) == {"archive/data.warc", *(name for name, _ in index)}


def test_links_and_devices_are_not_followed() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert of_zip(zipped((link, b"a.txt"))) == {
        "z!link.txt": "a link inside an archive is not followed"
    }
    links, others = (tarfile.SYMTYPE, tarfile.LNKTYPE), (tarfile.FIFOTYPE, tarfile.CHRTYPE)
    linked = of_tar(tarred(*((entry(kind.decode(), kind), b"") for kind in links)))
    assert set(linked.values()) == {"a link inside an archive is not followed"}
    other = of_tar(tarred(*((entry(kind.decode(), kind), b"") for kind in others)))
    assert set(other.values()) == {"a device or a pipe inside an archive is not followed"}


def marked(data: bytes, *, flag: int = 0, method: int | None = None) -> bytes:
    """The archive's only member with another flag or method, in both of its headers."""
    made = bytearray(data)
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.index(magic) + flags
        made[at] |= flag
        if method is not None:
            made[at + 2] = method
    return bytes(made)


def test_encrypted_members_and_unknown_packings_are_set_aside() -> None:
    one = zipped(("a.txt", WORDS))
    assert of_zip(marked(one, flag=1)) == {"z!a.txt": "it is encrypted"}
    (reason,) = of_zip(marked(one, method=99)).values()
    assert str(reason).startswith("it cannot be unpacked: ")


@pytest.mark.parametrize("of", [of_zip, of_tar])
def test_empty_archives_and_those_of_too_many_members_are_refused(
    of: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    names = ("a.txt", "b.txt", "c.txt")
    many = zipped(*((n, WORDS) for n in names)), tarred(*((entry(n), WORDS) for n in names))
    with pytest.raises(UnreadableInputError, match="more than 2 members"):
        of(many[of is of_tar])
    with pytest.raises(UnreadableInputError, match="the archive is empty"):
        of((zipped(), tarred())[of is of_tar])


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="the archive is damaged"):
        of_zip(b"PK\x03\x04 and nothing after it")
    with pytest.raises(UnreadableInputError, match="the archive is damaged"):
        of_tar(b"no tar at all, but words" * 40)


def test_a_tar_that_breaks_off_keeps_what_came_before() -> None:
    data = tarred((entry("a.txt"), WORDS), (entry("b.txt"), WORDS))
    second = data.index(b"b.txt")
    broken = data[:second] + b"\xff" * 512 + data[second + 512 :]
    assert of_tar(broken) == {"a.txt": WORDS, "t": "the archive is damaged after 1 members"}
    cut = of_tar(data[: second + 600])
    assert cut["a.txt"] == WORDS
    assert "the archive is damaged after" in str(cut["t"])


def test_a_packed_tar_that_breaks_off_tells_of_its_stream() -> None:
    data = tarred((entry("a.txt"), WORDS), (entry("b.txt"), bytes(range(256)) * 400))
    cut = gzip.compress(data, mtime=0)[:-400]
    found = taken(tar_members(gunzipped(plain(io.BytesIO(cut))), "t"))
    assert found["a.txt"] == WORDS
    assert "t" in found


def with_wrong_sum(data: bytes) -> bytes:
    """The archive's only member with another check sum, in both of its headers."""
    made = bytearray(data)
    for magic, at in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        made[made.index(magic) + at] ^= 0xFF
    return bytes(made)


def test_a_member_whose_sum_is_wrong_is_set_aside_if_nothing_of_it_can_be_used() -> None:
    found = of_zip(with_wrong_sum(zipped(("a.txt", WORDS))))
    assert found == {"z!a.txt": "it cannot be unpacked: Bad CRC-32 for file 'a.txt'"}


def test_a_large_member_whose_sum_is_wrong_is_kept_up_to_the_damage(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(120_000).hex().encode()
    path = tmp_path / "a.zip"
    path.write_bytes(with_wrong_sum(zipped(("a.txt", WORDS + noise))))
    (found,) = documents([path], settings=Settings())
    assert isinstance(found, RawDocument)
    assert found.raw.startswith(WORDS)
    assert any("read only up to the damage (Bad CRC-32" in told for told in found.warnings)


def test_a_large_tar_member_that_is_cut_is_kept_up_to_the_cut(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(120_000).hex().encode()
    path = tmp_path / "a.tar"
    path.write_bytes(tarred((entry("a.txt"), WORDS + noise))[:200_000])
    found = list(documents([path], settings=Settings()))
    kept = [item for item in found if isinstance(item, RawDocument)]
    assert kept[0].raw.startswith(WORDS)
    assert any("read only up to the damage" in told for told in kept[0].warnings)


def test_part_of_a_file_ends_where_it_ends() -> None:
    file = io.BytesIO(b"one two three")
    assert part(file, 7).all(LIMIT) == b"one two"
    assert part(file, 100).all(LIMIT) == b" three"


def test_a_file_that_fails_while_it_is_read_is_kept_up_to_there() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError("the disk is gone")
            return super().read(5)

    stream = plain(Failing(WORDS))
    assert stream.all(LIMIT) == WORDS[:5]
    assert "damaged" in str(stream.fault)
    assert "the disk is gone" in str(stream.fault)


def test_gzip_with_a_remark_behind_it_is_damaged_and_with_zeros_is_not() -> None:
    assert unpacked(gzip.compress(WORDS) + b"\0" * 9, LIMIT) == WORDS
    with pytest.raises(UnreadableInputError, match="bytes follow the end"):
        unpacked(gzip.compress(WORDS) + b"remark", LIMIT)
    with pytest.raises(UnreadableInputError, match="ends before its end"):
        unpacked(gzip.compress(WORDS)[:-9], LIMIT)


def test_a_bomb_is_refused_before_it_is_large() -> None:
    with pytest.raises(UnreadableInputError, match="decompression bomb"):
        unpacked(gzip.compress(bytes(2 * RATIO_FLOOR), 1), 3 * RATIO_FLOOR)


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("", WORDS),
        ("identity", WORDS),
        ("gzip", gzip.compress(WORDS)),
        ("x-gzip", gzip.compress(WORDS)),
        ("deflate", zlib.compress(WORDS)),
        ("deflate", raw_deflate(WORDS)),
    ],
)
def test_bodies_are_unpacked_by_what_they_say_they_are(encoding: str, body: bytes) -> None:
    warnings: list[str] = []
    assert unpacked_body(body, encoding, LIMIT, warnings) == WORDS
    assert not warnings


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_body_that_is_not_packed_as_it_says_is_taken_as_it_is(encoding: str) -> None:
    warnings: list[str] = []
    body = b"\xff plain words"
    assert unpacked_body(body, encoding, LIMIT, warnings) == body
    assert warnings == [f"the response says it is packed as {encoding}, and is not"]


def test_other_packings_and_endless_bodies_are_refused() -> None:
    with pytest.raises(UnreadableInputError, match="packed as 'br'"):
        unpacked_body(b"...", "br", LIMIT, [])
    with pytest.raises(UnreadableInputError, match="unpacks to more than 100 bytes"):
        unpacked_body(zlib.compress(WORDS), "deflate", 100, [])
