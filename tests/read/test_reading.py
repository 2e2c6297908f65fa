"""Inputs to documents: files, folders, globs, tables, archives, order, quarantine."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from counterclaim.read import documents, to_article
from counterclaim.records import Article, Quarantined, RawDocument
from counterclaim.settings import Settings

REPORT = "Nine trucks crossed the bridge at dawn, a local guard said, and none of them came back.\n"
OTHER = "A second guard said that he had seen ten trucks, and that all of them came back at noon.\n"
SETTINGS = Settings()


def read(*inputs: str | Path) -> tuple[list[RawDocument], list[Quarantined]]:
    found = list(documents(inputs, settings=SETTINGS))
    good = [d for d in found if isinstance(d, RawDocument)]
    return good, [q for q in found if isinstance(q, Quarantined)]


def test_origins_are_relative_and_sorted_whatever_the_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "a.txt", "b/m.txt"):
        (tmp_path / name).write_text(REPORT + name)
    forward, _ = read(tmp_path / "z.txt", tmp_path)
    backward, _ = read(tmp_path, tmp_path / "z.txt")
    assert [d.origin for d in forward] == [d.origin for d in backward]
    assert [d.origin for d in forward] == ["a.txt", "b/m.txt", "z.txt"]


def test_glob_takes_the_files_it_fits(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(REPORT)
    (tmp_path / "in" / "two.html").write_text(OTHER)
    good, bad = read(str(tmp_path / "**" / "*.txt"))
    assert [d.origin for d in good] == ["in/one.txt"]
    assert not bad
    _, bad = read(str(tmp_path / "*.none"))
    assert "no file fits" in bad[0].reason


def test_a_name_with_wildcards_is_a_file_first(tmp_path: Path) -> None:
    path = tmp_path / "[a]*.txt"
    path.write_text(REPORT)
    good, _ = read(path)
    assert good[0].raw == REPORT.encode()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("scan.txt", b"%PDF-1.7\n...", "PDF"),
        ("photo.html", b"\x89PNG\r\n\x1a\n...", "picture"),
        ("photo.jpg", REPORT.encode(), "named .jpg"),
        ("book.txt", b"PK\x03\x04" + bytes(40), "zip"),
        ("table.csv", b"a,b\n1,2\n", "no column holds a text"),
        ("table.csv", b"title,text\n", "no rows"),
        ("table.csv", b'1,"' + REPORT.strip().encode() + b'"\n', "no column holds a text"),
        ("list.jsonl", b"\n\n", "no record"),
        ("list.jsonl", b"[1, 2]\n", "no record with named fields"),
        ("list.jsonl", b'{"title": "x"}\n', "no column holds a text"),
        ("list.jsonl", b'{"text": 17}\n', "a number and not a text"),
        ("list.jsonl", b'{"text": ' + b"[" * 100_000 + b"}", "too deep"),
        ("list.jsonl", b'{"text": "cut of', "no JSON"),
        ("none.zip", b"PK\x05\x06" + bytes(18), "empty"),
        ("cut.zip", b"PK\x03\x04" + bytes(60), "damaged"),
        ("cut.gz", b"\x1f\x8b", "empty"),
    ],
)
def test_what_cannot_be_read_is_quarantined_with_a_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    good, bad = read(tmp_path)
    assert not good
    assert reason in bad[0].reason
    assert bad[0].origin.startswith(name)


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 damaged")
    (tmp_path / "b.txt").write_text(REPORT)
    good, bad = read(tmp_path)
    assert [d.origin for d in good] == ["b.txt"]
    assert [q.origin for q in bad] == ["a.zip"]


def test_pipes_links_and_hidden_files_are_told_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret " + REPORT)
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to("..", target_is_directory=True)
    (folder / "link.txt").symlink_to("../outside.txt")
    (folder / "nowhere.txt").symlink_to("missing")
    (folder / ".hidden.txt").write_text(REPORT)
    good, bad = read(folder)
    assert not good
    assert {q.origin for q in bad} == {".hidden.txt", "link.txt", "loop", "nowhere.txt", "pipe.txt"}


def test_missing_paths_addresses_and_empty_folders_are_told(tmp_path: Path) -> None:
    _, bad = read(tmp_path / "missing.txt", "https://example.org/a", tmp_path)
    assert sorted(q.reason for q in bad) == [
        "an address is fetched only if you ask for it with --fetch",
        "the folder holds no files",
        "there is no such file or folder",
    ]


def test_names_are_shown_with_their_controls_escaped(tmp_path: Path) -> None:
    (tmp_path / "line\nbreak\x1b[31m.txt").write_text(REPORT)
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(OTHER)
    good, _ = read(tmp_path)
    assert sorted(d.origin for d in good) == ["bad\\xff.txt", "line\\x0abreak\\x1b[31m.txt"]


def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO(json.dumps({"text": REPORT, "title": "Trucks"}).encode())

    monkeypatch.setattr(sys, "stdin", Standard())
    good, bad = read("-")
    assert not bad
    assert (good[0].title, good[0].origin) == ("Trucks", "standard input#1")


def test_compressed_and_plain_copies_have_one_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(REPORT.encode()))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("in/c.txt", REPORT)
    with tarfile.open(tmp_path / "d.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "a.txt", "d.txt")
    good, bad = read(tmp_path)
    assert not bad
    assert [d.origin for d in good] == ["a.txt", "b.txt.gz", "c.zip!in/c.txt", "d.tar.gz!d.txt"]
    ids = {to_article(d, settings=SETTINGS).id for d in good}  # type: ignore[union-attr]
    assert ids == {hashlib.sha256(REPORT.encode()).hexdigest()[:16]}


def test_archives_never_leave_their_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("../up.txt", "/root.txt", "C:\\disk.txt", "good.txt"):
            archive.writestr(name, REPORT)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    good, bad = read(tmp_path)
    assert [d.origin for d in good] == ["a.zip!good.txt"]
    assert len(bad) == 4


def test_tar_links_and_devices_are_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        for name, kind in (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("p", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
        data = REPORT.encode()
        info = tarfile.TarInfo("good.txt")
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))
    good, bad = read(tmp_path)
    assert [d.origin for d in good] == ["a.tar!good.txt"]
    assert len(bad) == 3


@pytest.mark.parametrize("kind", ["gz", "zip", "tar.gz"])
def test_bombs_are_refused(tmp_path: Path, kind: str) -> None:
    bomb = b" " * 20_000_000
    path = tmp_path / f"bomb.{kind}"
    if kind == "gz":
        path.write_bytes(gzip.compress(bomb))
    elif kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", bomb)
    else:
        with tarfile.open(path, "w:gz") as tar:
            info = tarfile.TarInfo("a.txt")
            info.size = len(bomb)
            tar.addfile(info, io.BytesIO(bomb))
    good, bad = read(tmp_path)
    assert not good
    assert any("bomb" in q.reason for q in bad)


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = REPORT.encode()
    for _ in range(12):
        data = gzip.compress(data)
    (tmp_path / "deep.gz").write_bytes(data)
    good, bad = read(tmp_path)
    assert not good
    assert "archives inside archives" in bad[0].reason


def test_damage_keeps_what_came_before(tmp_path: Path) -> None:
    rows = "".join(
        json.dumps({"text": f"{REPORT}{n} {os.urandom(400).hex()}"}) + "\n" for n in range(400)
    )
    whole = gzip.compress(rows.encode())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "more.txt.gz").write_bytes(gzip.compress(REPORT.encode()) + b"and more")
    good, bad = read(tmp_path)
    assert len([d for d in good if d.origin.startswith("cut")]) > 50
    assert any("before its end" in q.reason for q in bad)
    (kept,) = [d for d in good if d.origin.startswith("more")]
    assert kept.raw == REPORT.encode()
    assert "follow the end" in kept.warnings[0]


def test_content_decides_over_the_name(tmp_path: Path) -> None:
    (tmp_path / "text.html").write_text(REPORT)
    (tmp_path / "page.txt").write_text(f"<!doctype html><html><body><p>{REPORT}</p></body></html>")
    (tmp_path / "plain").write_text(REPORT)
    good, _ = read(tmp_path)
    assert [(d.origin, d.media_type) for d in good] == [
        ("page.txt", "text/html"),
        ("plain", "text/plain"),
        ("text.html", "text/plain"),
    ]
    assert all(d.warnings for d in good)


def test_a_document_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(REPORT * 100)
    found = list(documents([tmp_path], settings=Settings(max_document_bytes=1000)))
    assert isinstance(found[0], Quarantined)
    assert "1000 bytes" in found[0].reason


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": OTHER, "date": "2016-05-08"}))
    first = [to_article(d, settings=SETTINGS) for d in read(tmp_path)[0]]
    second = [to_article(d, settings=SETTINGS) for d in read(tmp_path)[0]]
    assert first == second
    assert all(isinstance(a, Article) for a in first)
