"""Feeds, web archives, compressed streams and the child process."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import UnreadableInputError
from counterclaim.read import sandbox, streams, to_article
from counterclaim.read.feeds import read_feed
from counterclaim.read.reading import Documents, guarded
from counterclaim.read.sandbox import Sandbox
from counterclaim.read.warcs import read_warc
from counterclaim.records import Article, Quarantined, RawDocument
from counterclaim.settings import Settings

TEXT = "Nine trucks crossed the bridge at dawn, a local guard said, and none of them came back."
LIMIT = 1_000_000


def feed(source: str | bytes) -> list[RawDocument | Quarantined]:
    data = source.encode() if isinstance(source, str) else source
    return list(read_feed(streams.plain(io.BytesIO(data)), "x.xml", LIMIT))


def rss(*items: str, head: str = "") -> str:
    start = f'<?xml version="1.0"?>{head}<rss><channel><title>Post</title>'
    return start + "".join(items) + "</channel></rss>"


def item(text: str = TEXT, guid: str = "g1", date: str = "Sun, 08 May 2016 06:00:00 GMT") -> str:
    return (
        f"<item><guid>{guid}</guid><title>Trucks</title><link>https://example.org/{guid}</link>"
        f"<pubDate>{date}</pubDate><description>{text}</description></item>"
    )


def test_rss_items_become_documents() -> None:
    (found,) = feed(rss(item()))
    assert isinstance(found, RawDocument)
    assert (found.title, found.outlet, found.text) == ("Trucks", "Post", TEXT)
    assert (found.url, found.origin) == ("https://example.org/g1", "x.xml#1")
    assert found.published == "Sun, 08 May 2016 06:00:00 GMT"
    assert found.warnings == ()


def test_atom_entries_become_documents() -> None:
    source = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>tag:1</id>
    <title>Trucks</title><link rel="self" href="https://example.org/self"/>
    <link href="https://example.org/a"/><published>2016-05-08T06:00:00Z</published>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content>
    </entry></feed>"""
    (found,) = feed(source)
    article = to_article(found, settings=Settings())  # type: ignore[arg-type]
    assert isinstance(article, Article)
    assert (article.text, article.outlet, article.url) == (TEXT, "Post", "https://example.org/a")
    assert article.warnings == ()


def test_html_in_items_is_taken_out() -> None:
    html = f"<![CDATA[<p>{TEXT}</p><script>alert('x')</script><p>And “more”.</p>]]>"
    (found,) = feed(rss(item(html)))
    article = to_article(found, settings=Settings())  # type: ignore[arg-type]
    assert isinstance(article, Article)
    assert article.text == f"{TEXT}\nAnd “more”."


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "/etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>',
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_feeds_with_entities_are_refused(head: str) -> None:
    with pytest.raises(UnreadableInputError, match="entities"):
        feed(rss(item("&x;"), head=head))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (rss(item(), head='<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">'), "document type"),
        ("\n " + rss(item()), "blanks"),
        (rss(item(TEXT + "\x01\x08")), "does not allow"),
        (rss(item("Otah & sons. " + TEXT)), "well-formed"),
        (rss(item()).replace("</channel></rss>", "<item><title>cut"), "well-formed"),
        (rss(item(), item(TEXT + " Again.")), "another text"),
        (rss(item()).replace('"1.0"', '"1.0" encoding="UTF-16"'), "valid UTF-8"),
    ],
)
def test_repairs_are_told(source: str, told: str) -> None:
    found = feed(source)
    assert any(TEXT in (d.text or "") for d in found if isinstance(d, RawDocument))
    assert any(told in w for d in found if isinstance(d, RawDocument) for w in d.warnings)


@pytest.mark.parametrize("source", [rss(), "<?xml version='1.0'?><data><row/></data>", "<rss"])
def test_what_is_no_feed_is_refused(source: str) -> None:
    with pytest.raises(UnreadableInputError):
        feed(source)


def record(
    body: bytes, headers: str = "", kind: str = "response", length: int | None = None
) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2016-05-09T06:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(data: bytes) -> list[RawDocument | Quarantined]:
    return list(warc_lazily(data))


def warc_lazily(data: bytes) -> Documents:
    return read_warc(streams.plain(io.BytesIO(data)), "x.warc", LIMIT)


PAGE = f"<html><body><p>{TEXT}</p></body></html>".encode()


def test_responses_become_documents() -> None:
    (found,) = warc(record(PAGE))
    assert isinstance(found, RawDocument)
    assert (found.raw, found.url, found.media_type) == (PAGE, "https://example.org/a", "text/html")
    assert found.captured_at == datetime(2016, 5, 9, 6, tzinfo=UTC)
    assert found.captured_basis == "WARC-Date"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        (
            "Transfer-Encoding: chunked\r\n",
            f"{len(PAGE):x}\r\n".encode() + PAGE + b"\r\n0\r\n\r\n",
        ),
    ],
)
def test_bodies_are_unpacked(headers: str, body: bytes) -> None:
    (found,) = warc(record(body, headers))
    assert isinstance(found, RawDocument)
    assert found.raw == PAGE
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", PAGE),
        ("Transfer-Encoding: chunked\r\n", b"ZZZ\r\n" + PAGE),
        (f"Content-Length: {len(PAGE)}\r\n", PAGE + b"WARC/1.0 the next record"),
    ],
)
def test_lies_of_a_response_are_told(headers: str, body: bytes) -> None:
    (found,) = warc(record(body, headers))
    assert isinstance(found, RawDocument)
    assert found.warnings
    assert b"next record" not in found.raw


@pytest.mark.parametrize("length", [-1, 10**18, 3])
def test_lengths_that_lie_end_in_a_reason(length: int) -> None:
    found = warc(record(PAGE, length=length) + record(PAGE))
    assert any(isinstance(f, Quarantined) or f.warnings or PAGE in f.raw for f in found)


@pytest.mark.parametrize(
    "data",
    [
        record(b"software: x", kind="warcinfo"),
        record(PAGE).replace(b"200 OK", b"404 Not Found"),
        record(gzip.compress(b" " * 20_000_000), "Content-Encoding: gzip\r\n"),
        record(b"\x89PNG..."),
        record(b""),
    ],
)
def test_archives_without_a_page(data: bytes) -> None:
    found = list(guarded(warc_lazily(data), "x.warc"))
    assert found
    assert all(isinstance(f, Quarantined) for f in found)


def resource(
    body: bytes, *, url: str = "https://example.org/a", length: int | None = None
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: in the spring\r\nContent-Type: text/html\r\n"
        f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def test_a_pdf_in_a_web_archive_is_taken_for_one() -> None:
    (found,) = warc(record(b"%PDF-1.4 and more"))
    assert isinstance(found, RawDocument)
    assert found.media_type == "application/pdf"


def test_a_record_without_address_or_day_says_so() -> None:
    (found,) = warc(resource(PAGE, url=""))
    assert isinstance(found, RawDocument)
    assert (found.raw, found.url) == (PAGE, None)
    assert (found.captured_at, found.captured_basis) == (None, "")
    assert found.warnings == ("the record has no address",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(b"<p>" + b"long " * LIMIT), f"the record has more than {LIMIT} bytes"),
        (resource(PAGE, length=-5), "the response has no body"),
    ],
)
def test_records_of_impossible_lengths_are_set_aside(data: bytes, reason: str) -> None:
    found = list(guarded(warc_lazily(data), "x.warc"))
    assert reason in {f.reason for f in found if isinstance(f, Quarantined)}


@pytest.mark.parametrize("cut", [len(PAGE) // 2 + 4, 4 + 1])
def test_a_page_that_is_cut_with_its_archive_says_so(cut: int) -> None:
    first, page, end = warc(record(b"<p>first</p>") + record(PAGE)[:-cut])
    assert isinstance(first, RawDocument)
    assert first.warnings == ()
    assert isinstance(page, RawDocument)
    assert page.warnings == (f"the archive ends {cut - 4} bytes before the end of this record",)
    assert isinstance(end, Quarantined)
    assert end.reason == "the archive ends in the middle of its last record"


def test_without_the_extra_a_web_archive_tells_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(UnreadableInputError, match=r"counterclaim\[warc\]"):
        warc(record(PAGE))


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=4), st.integers(1, 64))
def test_gzip_members_are_one_stream(parts: list[bytes], size: int) -> None:
    packed = b"".join(gzip.compress(part) for part in parts)
    stream = streams.gunzipped(streams.plain(_Trickle(packed, size)))
    assert stream.all(LIMIT) == b"".join(parts)
    assert stream.fault is None


@given(st.binary(min_size=200, max_size=2000), st.data())
def test_cut_or_flipped_gzip_never_raises(data: bytes, chosen: st.DataObject) -> None:
    packed = bytearray(gzip.compress(data))
    at = chosen.draw(st.integers(2, len(packed) - 1))
    packed[at] ^= chosen.draw(st.integers(1, 255))
    cut = chosen.draw(st.integers(2, len(packed)))
    stream = streams.gunzipped(streams.plain(io.BytesIO(bytes(packed[:cut]))))
    got = stream.all(LIMIT)
    assert got == data or stream.fault or cut == len(packed)


class _Trickle(io.BytesIO):
    """Gives a few bytes at a time, as a pipe may."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self._size = size

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(self._size, size) if size and size > 0 else self._size)


@pytest.fixture
def child() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def test_the_child_serves_many_and_refuses_with_reasons(child: Sandbox) -> None:
    assert child.run("fragment", f"<p>{TEXT}</p>")["text"] == TEXT
    with pytest.raises(UnreadableInputError, match="no text"):
        child.run("page", "<html><script>x</script></html>")
    assert child.run("fragment", f"<p>{TEXT}</p>")["text"] == TEXT


def test_a_killed_child_costs_one_document(child: Sandbox) -> None:
    child.run("fragment", "<p>x</p>")
    assert child._child is not None
    child._child.kill()
    child._child.wait()
    assert child.run("fragment", f"<p>{TEXT}</p>")["text"] == TEXT


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import time; time.sleep(600)", "more than 3 seconds"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "processor time"),
        ("import os; os.abort()", "crashed"),
        ("import sys; sys.stdout.buffer.write(b'\\0\\0')", "crashed"),
    ],
)
def test_slow_and_dying_children_are_told(
    monkeypatch: pytest.MonkeyPatch, program: str, reason: str
) -> None:
    monkeypatch.setattr(sandbox, "_command", lambda: [sys.executable, "-c", program])
    broken = Sandbox(wait=3 if "sleep" in program else 300)
    with pytest.raises(UnreadableInputError, match=reason):
        broken.run("page", "x")
    broken.close()


def test_endless_work_ends_by_processor_time(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = (
        "from counterclaim.read import worker\n"
        "def spin(source):\n    while True: pass\n"
        "worker._tasks = lambda: {'page': spin}\n"
        "worker.main()"
    )
    monkeypatch.setattr(sandbox, "_command", lambda: [sys.executable, "-c", endless])
    spinning = Sandbox(seconds=1)
    with pytest.raises(UnreadableInputError, match="1 seconds of processor time"):
        spinning.run("page", "x")
    spinning.close()


def test_the_child_does_not_import_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child: Sandbox
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('imported')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", ".")
    assert child.run("fragment", f"<p>{TEXT}</p>")["text"] == TEXT
