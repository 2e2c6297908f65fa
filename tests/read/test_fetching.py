"""Fetching: only when asked, only from public addresses, within limits, with all recorded."""

from __future__ import annotations

import gzip
import io
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import UnreadableInputError
from counterclaim.ledger import open_ledger
from counterclaim.ledger.custody import custody
from counterclaim.pipeline import Pipeline
from counterclaim.read import documents, to_article
from counterclaim.read.addresses import is_public
from counterclaim.read.fetching import Fetcher
from counterclaim.records import Article, Quarantined, RawDocument
from counterclaim.settings import Settings
from counterclaim.show.exports.provenance import provenance
from tests.cheap import CheapStock

PAGE = (
    "<html><head><title>Trucks</title></head><body><article><p>Nine trucks crossed the bridge at "
    "dawn, a local guard said, and none of them came back — “none”.</p></article></body></html>"
)
LIMIT = 200_000
Answer = Callable[[BaseHTTPRequestHandler], None]
ALLOWED = Settings(fetch=True)


def plain(handler: BaseHTTPRequestHandler, body: bytes, *headers: tuple[str, str]) -> None:
    handler.send_response(200)
    for name, value in headers:
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def page(handler: BaseHTTPRequestHandler) -> None:
    body = PAGE.encode("cp1252")
    kind = ("Content-Type", "text/html; charset=windows-1252")
    plain(handler, body, kind, ("Set-Cookie", "visitor=7"), ("Content-Length", str(len(body))))


def to(target: str, status: int = 302) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Location", target)
        handler.end_headers()

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    plain(handler, b"")
    with suppress(OSError):
        while True:
            handler.wfile.write(b"x" * 65536)


def dripping_body(handler: BaseHTTPRequestHandler) -> None:
    plain(handler, b"")
    with suppress(OSError):
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)


def dripping_head(handler: BaseHTTPRequestHandler) -> None:
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)


def bomb(handler: BaseHTTPRequestHandler) -> None:
    plain(handler, gzip.compress(bytes(30_000_000)), ("Content-Encoding", "gzip"))


def packed(handler: BaseHTTPRequestHandler) -> None:
    body = gzip.compress(PAGE.encode())
    plain(handler, body, ("Content-Encoding", "gzip"), ("Content-Type", "text/html; charset=utf-8"))


def cut(handler: BaseHTTPRequestHandler) -> None:
    plain(handler, PAGE.encode(), ("Content-Length", "5000"), ("Content-Type", "text/html"))


def feed(handler: BaseHTTPRequestHandler) -> None:
    item = "<item><title>Trucks {0}</title><description>{1}</description><link>{2}</link></item>"
    words = "Nine trucks crossed the bridge at dawn, a local guard said."
    items = "".join(item.format(n, words, f"https://example.org/{n}") for n in range(2))
    plain(handler, f"<rss><channel><title>Post</title>{items}</channel></rss>".encode())


ANSWERS: dict[str, Answer] = {
    "/page": page,
    "/packed": packed,
    "/feed": feed,
    "/cut": cut,
    "/one": to("/page"),
    "/two": to("one", 301),
    "/loop": to("/loop"),
    "/nowhere": to(""),
    "/to-file": to("file:///etc/passwd"),
    "/to-metadata": to("http://169.254.169.254/latest/meta-data"),
    "/to-router": to("http://[fe80::1]/"),
    "/endless": endless,
    "/drip": dripping_body,
    "/drip-head": dripping_head,
    "/bomb": bomb,
}


class Handler(BaseHTTPRequestHandler):
    """Answers by path and remembers what it was asked."""

    asked: list[str]

    def __init__(self, asked: list[str], *rest: Any) -> None:
        self.asked = asked
        super().__init__(*rest)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        answer = ANSWERS.get(self.path.partition("?")[0])
        if answer is None:
            self.send_error(404)
        else:
            answer(self)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Site:
    """A server on the loopback, and what it was asked for."""

    def __init__(self, tls: ssl.SSLContext | None = None, keys: Path = Path()) -> None:
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self.asked))
        self.server.daemon_threads = True
        if tls is not None:
            tls.load_cert_chain(keys / "cert", keys / "key")
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.server.shutdown()
    served.server.server_close()


def loopback(address: str) -> bool:
    return address == "127.0.0.1"


def fetcher(**other: Any) -> Fetcher:
    return Fetcher(**{"limit": LIMIT, "seconds": 20, "permits": loopback, **other})


def read(url: str, **other: Any) -> list[RawDocument | Quarantined]:
    return list(documents([url], settings=ALLOWED, fetcher=fetcher(**other)))


def reason(url: str, **other: Any) -> str:
    (found,) = read(url, **other)
    assert isinstance(found, Quarantined), found
    return found.reason


def test_nothing_is_fetched_unless_asked(site: Site) -> None:
    before = len(site.asked)
    (found,) = documents([site.url("/page")], settings=Settings(), fetcher=fetcher())
    assert isinstance(found, Quarantined)
    assert found.reason == "an address is fetched only if you ask for it with --fetch"
    assert len(site.asked) == before


def test_the_loopback_is_refused_without_the_tests_own_parameter(site: Site) -> None:
    before = len(site.asked)
    for host in ("127.0.0.1", "localhost"):
        (found,) = documents([site.url("/page", host)], settings=ALLOWED)
        assert isinstance(found, Quarantined)
        assert "no public address; nothing was asked of it" in found.reason
    assert len(site.asked) == before


def test_a_page_comes_with_its_custody(site: Site) -> None:
    (found,) = read(site.url("/two?a=1 b#part"))
    assert isinstance(found, RawDocument)
    assert (found.origin, found.url) == (site.url("/two?a=1 b#part"), site.url("/page"))
    assert found.captured_at is not None
    assert abs(datetime.now(UTC) - found.captured_at) < timedelta(minutes=5)
    told = [line for line in found.exchange if line.startswith("> ") or ": " in line[:40]]
    assert told[0] == f"> GET {site.url('/two?a=1%20b')}"
    assert f"< 127.0.0.1 port {site.port}: 301 Moved Permanently" in found.exchange
    assert f"> GET {site.url('/one')}" in found.exchange
    assert f"< 127.0.0.1 port {site.port}: 200 OK" in found.exchange
    assert "< Content-Type: text/html; charset=windows-1252" in found.exchange
    assert not any("Cookie" in line for line in found.exchange)
    article = to_article(found, settings=ALLOWED)
    assert isinstance(article, Article)
    assert "— “none”." in article.text
    assert article.exchange == found.exchange


def test_custody_is_stored_and_exported(site: Site, tmp_path: Path) -> None:
    (found,) = read(site.url("/packed"))
    assert isinstance(found, RawDocument)
    article = to_article(found, settings=ALLOWED)
    assert isinstance(article, Article)
    path = tmp_path / "a.ledger"
    (reading,) = Pipeline(CheapStock()).understand([article])
    assert not isinstance(reading, Quarantined)
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(reading)
        assert ledger.reading(article.id) == reading
    (kept,) = custody(path).articles
    assert kept.exchange == found.exchange
    assert kept.captured_at == found.captured_at.isoformat()  # type: ignore[union-attr]
    raw = provenance(custody(path))["entity"][f"ledger:raw-{article.sha256}"]
    assert raw["cc:exchange"] == list(found.exchange)
    assert raw["cc:url"] == site.url("/packed")


def test_feeds_are_fetched_too(site: Site) -> None:
    found = read(site.url("/feed"))
    assert [f.url for f in found if isinstance(f, RawDocument)] == [
        "https://example.org/0",
        "https://example.org/1",
    ]
    assert all(isinstance(f, RawDocument) and f.exchange for f in found)


def test_a_cut_answer_is_told(site: Site) -> None:
    found = read(site.url("/cut"))
    told = found[0].reason if isinstance(found[0], Quarantined) else str(found[0].warnings)
    assert "too early" in told or "cannot be fetched" in told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/absent", "answered 404 Not Found"),
        ("/loop", "redirected more than 5 times"),
        ("/nowhere", "redirected to nowhere"),
        ("/to-file", "is no http or https address"),
        ("/to-metadata", "169.254.169.254, which is no public address"),
        ("/to-router", "fe80::1, which is no public address"),
        ("/endless", "more than 200000 bytes"),
        ("/bomb", "more than 200000 bytes"),
    ],
)
def test_what_a_server_may_not_do(site: Site, path: str, told: str) -> None:
    assert told in reason(site.url(path))


@pytest.mark.parametrize("path", ["/drip", "/drip-head"])
def test_a_server_that_drips_is_left(site: Site, path: str) -> None:
    began = time.monotonic()
    assert reason(site.url(path), seconds=0.6) == "fetching it took more than 0.6 seconds"
    assert time.monotonic() - began < 15


def test_a_server_that_never_answers_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        assert reason(url, seconds=0.5) == "fetching it took more than 0.5 seconds"


def test_a_resolver_that_never_answers_is_left(site: Site) -> None:
    never = threading.Event()

    def resolves(_host: str, _port: int) -> list[str]:
        never.wait(60)
        return []

    told = reason(site.url("/page", "slow.example"), resolves=resolves, seconds=0.3)
    never.set()
    assert told == "fetching it took more than 0.3 seconds"


def test_a_name_is_resolved_once_per_hop_and_that_address_is_used(site: Site) -> None:
    answers = {"news.example": [["127.0.0.1"], ["10.0.0.1"]]}
    asked: list[str] = []

    def resolves(host: str, _port: int) -> list[str]:
        asked.append(host)
        return answers[host].pop(0)

    (found,) = read(site.url("/page", "news.example"), resolves=resolves)
    assert isinstance(found, RawDocument)
    assert asked == ["news.example"]
    told = reason(site.url("/page", "news.example"), resolves=resolves)
    assert "10.0.0.1, which is no public address" in told


def test_a_redirect_to_a_name_that_turns_inward_is_refused(site: Site) -> None:
    turned = iter([["127.0.0.1"], ["192.168.1.1"]])
    before = len(site.asked)
    told = reason(site.url("/one", "news.example"), resolves=lambda *_: next(turned))
    assert "192.168.1.1, which is no public address" in told
    assert site.asked[before:] == ["/one"]


def test_one_bad_address_among_good_ones_is_enough(site: Site) -> None:
    told = reason(
        site.url("/page", "news.example"), resolves=lambda *_: ["127.0.0.1", "172.16.0.1"]
    )
    assert "172.16.0.1" in told


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://example.org/x", "no http or https address"),
        ("file:///etc/passwd", "no http or https address"),
        ("http://", "no http or https address"),
        ("http://a:b@example.org/", "name or password"),
        ("http://example.org:99999/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http://" + "a" * 70 + ".example/", "cannot be resolved"),
        ("http://" + "\u00fc" * 70 + ".example/", "no name of a host"),
        ("http://no-such-host.invalid/", "cannot be resolved"),
    ],
)
def test_addresses_that_are_not_asked(url: str, told: str) -> None:
    assert told in reason(url)


def test_a_server_without_a_trusted_certificate_is_refused(site: Site) -> None:
    told = reason(site.url("/page").replace("http:", "https:"))
    assert "cannot be trusted" in told or "cannot be fetched" in told


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "240.0.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1"),
        *("", "localhost", "127.1", "0x7f000001"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::", "::ffff:93.184.216.34"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, ssl.SSLContext]]:
    """A site with TLS for the name news.example, and who trusts it."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("making a certificate needs the openssl program")
    folder = tmp_path_factory.mktemp("tls")
    made = f"req -x509 -newkey rsa:2048 -nodes -keyout {folder}/key -out {folder}/cert -days 2"
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    subprocess.run([program, *made.split(), *names], check=True, capture_output=True)
    served = Site(ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), folder)
    yield served, ssl.create_default_context(cafile=folder / "cert")
    served.server.shutdown()
    served.server.server_close()


def test_tls_is_spoken_to_the_checked_address_for_the_asked_name(
    secure: tuple[Site, ssl.SSLContext],
) -> None:
    site, trusts = secure
    home: dict[str, Any] = {"resolves": lambda *_: ["127.0.0.1"], "trusts": trusts}
    url = site.url("/page", "news.example").replace("http:", "https:")
    (found,) = read(url, **home)
    assert isinstance(found, RawDocument)
    assert found.url == url
    other = url.replace("news.example", "other.example")
    assert "cannot be trusted" in reason(other, **home)
    assert "cannot be trusted" in reason(url, **{**home, "trusts": None})
    drip = url.replace("/page", "/drip")
    assert reason(drip, seconds=1.5, **home) == "fetching it took more than 1.5 seconds"


def test_a_step_from_https_to_http_is_told(
    site: Site, secure: tuple[Site, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, "/down", to(site.url("/page")))
    served, trusts = secure
    url = served.url("/down", "news.example").replace("http:", "https:")
    (found,) = read(url, resolves=lambda *_: ["127.0.0.1"], trusts=trusts)
    assert "redirected from https to http" in found.warnings[0]  # type: ignore[union-attr]


def test_no_limit_is_passed_by_the_fetcher_alone(site: Site) -> None:
    with pytest.raises(UnreadableInputError, match="more than 100 bytes"):
        fetcher(limit=100).fetch(site.url("/page"))
    assert fetcher().fetch(site.url("/packed")).body == PAGE.encode()
    assert io.BytesIO(fetcher().fetch(site.url("/page")).body).read().startswith(b"<html>")
