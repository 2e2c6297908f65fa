"""One document from the network, for a person who asked for its address.

Nothing here runs unless ``--fetch`` was given. Whoever wrote an address may wish to reach
what only this machine can reach: its own services, the router, a cloud's metadata. So each
hop's name is resolved once, every address that comes back must be public, and the socket
is connected to the very address that was checked; a name that means something else a moment
later ("rebinding") changes nothing. That is why the standard library speaks here: HTTP
libraries resolve by themselves, after any check of ours.
"""

from __future__ import annotations

import http.client
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from counterclaim.errors import UnreadableInputError
from counterclaim.read.addresses import PORTS, checked, is_public, resolve, target
from counterclaim.read.limits import FETCH_SECONDS, MAX_REDIRECTS
from counterclaim.read.naming import printable
from counterclaim.read.packing import unpacked_body
from counterclaim.settings import VERSION

Resolve = Callable[[str, int], list[str]]
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_CHUNK: Final = 64 * 1024
#: Kept out of the record: they name the visit, not the document.
_PRIVATE: Final = ("set-cookie", "set-cookie2")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as a server gave it; ``exchange`` tells of every hop and header."""

    body: bytes
    url: str
    media_type: str
    captured_at: datetime
    exchange: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fetcher:
    """Fetches documents within limits.

    ``resolves``, ``permits`` and ``trusts`` are for tests, which serve from the loopback.
    """

    limit: int
    seconds: float = FETCH_SECONDS
    resolves: Resolve = resolve
    permits: Callable[[str], bool] = is_public
    trusts: ssl.SSLContext | None = None  # None: the system's certificates

    def fetch(self, url: str) -> Fetched:
        """The document behind an address, redirects followed.

        Raises:
            UnreadableInputError: if it may not be reached, does not answer as a page does,
                or exceeds a limit; the message tells which.
        """
        visit = _Visit(self, time.monotonic() + self.seconds)
        try:
            return visit.follow(url)
        except ssl.SSLError as error:
            why = getattr(error, "verify_message", "") or error.reason or error
            raise UnreadableInputError(f"its server cannot be trusted: {why}") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() >= visit.until:
                raise UnreadableInputError(visit.too_slow) from error
            told = printable(str(error) or type(error).__name__)[:120]
            raise UnreadableInputError(f"it cannot be fetched: {told}") from error


@dataclass
class _Visit:
    """One fetch under way: its end in time, and what was said so far."""

    asked: Fetcher
    until: float
    exchange: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def too_slow(self) -> str:
        """What to tell when the time is over."""
        return f"fetching it took more than {self.asked.seconds:g} seconds"

    def follow(self, url: str) -> Fetched:
        """The document at the end of the redirects."""
        for _ in range(MAX_REDIRECTS + 1):
            parts = checked(url)
            with self._answered(parts) as answer:
                if answer.status not in _REDIRECTS:
                    return self._taken(answer, parts)
                target = answer.getheader("Location")
            if not target:
                raise UnreadableInputError("it is redirected to nowhere")
            following = urljoin(parts.geturl(), target)
            if parts.scheme == "https" and urlsplit(following).scheme == "http":
                self.warnings.append("it was redirected from https to http, which anyone can alter")
            url = following
        raise UnreadableInputError(f"it is redirected more than {MAX_REDIRECTS} times")

    @contextmanager
    def _answered(self, parts: SplitResult) -> Iterator[http.client.HTTPResponse]:
        """The answer to one request; the connection ends with the block, or with the time."""
        host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
        address = self._address(host, port)
        plain = socket.create_connection((address, port), timeout=self.left())
        with closing(plain), closing(self._wrapped(plain, parts)) as sock, _ending(sock, self):
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection = http.client.HTTPConnection(host, port)
            connection.sock = sock
            connection.request("GET", target(parts), headers=_headers(parts))
            answer = connection.getresponse()
            self.left()
            self._note(parts, address, port, answer)
            yield answer

    def _wrapped(self, plain: socket.socket, parts: SplitResult) -> socket.socket:
        """The connection, for TLS where the address says so; the name must be certified."""
        if parts.scheme == "http":
            return plain
        context = self.asked.trusts or ssl.create_default_context()
        return context.wrap_socket(
            plain, server_hostname=parts.hostname, do_handshake_on_connect=False
        )

    def _address(self, host: str, port: int) -> str:
        """The address to connect to: resolved once, and checked."""
        found = self._resolved(host, port)
        for address in found:
            if not self.asked.permits(address):
                raise UnreadableInputError(
                    f"{printable(host)} is at {printable(address)}, which is no public address; "
                    "nothing was asked of it"
                )
        if not found:
            raise UnreadableInputError(f"{printable(host)} has no address")
        return found[0]

    def _resolved(self, host: str, port: int) -> list[str]:
        """The name's addresses; a resolver that does not answer is left behind."""
        answer: queue.Queue[list[str] | Exception] = queue.Queue()

        def ask() -> None:
            try:
                answer.put(self.asked.resolves(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answer.get(timeout=self.left())
        except queue.Empty as error:
            raise UnreadableInputError(self.too_slow) from error
        if isinstance(found, Exception):
            raise UnreadableInputError(f"the name {printable(host)} cannot be resolved")
        return found

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            UnreadableInputError: if none is.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise UnreadableInputError(self.too_slow)
        return left

    def _note(
        self, parts: SplitResult, address: str, port: int, answer: http.client.HTTPResponse
    ) -> None:
        self.exchange.append(f"> GET {printable(parts.geturl())}")
        self.exchange.append(f"< {address} port {port}: {answer.status} {printable(answer.reason)}")
        self.exchange += [
            printable(f"< {name}: {value}")[:1000]
            for name, value in answer.getheaders()
            if name.lower() not in _PRIVATE
        ]

    def _taken(self, answer: http.client.HTTPResponse, parts: SplitResult) -> Fetched:
        if answer.status != http.client.OK:
            raise UnreadableInputError(
                f"its server answered {answer.status} {printable(answer.reason)[:80]}"
            )
        packed = self._body(answer)
        encoding = (answer.getheader("Content-Encoding") or "").lower()
        body = unpacked_body(packed, encoding, self.asked.limit, self.warnings)
        return Fetched(
            body=body,
            url=parts.geturl(),
            media_type=printable(answer.getheader("Content-Type") or "")[:100],
            captured_at=datetime.now(UTC).replace(microsecond=0),
            exchange=tuple(self.exchange),
            warnings=tuple(self.warnings),
        )

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """Everything that comes, by pieces, so that size and time are looked at in between."""
        body = bytearray()
        while piece := answer.read1(_CHUNK):
            body += piece
            self.left()
            if len(body) > self.asked.limit:
                raise UnreadableInputError(
                    f"it has more than {self.asked.limit} bytes, the limit for one document"
                )
        self.left()  # a connection that was ended from here looks like a body's end
        if answer.length:  # what a server promised and did not send
            self.warnings.append(f"the server ended {answer.length} bytes too early")
        return bytes(body)


def _headers(parts: SplitResult) -> dict[str, str]:
    return {
        "Host": parts.netloc,
        "User-Agent": f"counterclaim/{VERSION}",
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


@contextmanager
def _ending(sock: socket.socket, visit: _Visit) -> Iterator[None]:
    """Ends a connection when the time is over: a timeout alone bounds only single waits."""
    watchdog = threading.Timer(visit.left(), _shut, [sock])
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()


def _shut(sock: socket.socket) -> None:
    """Ends a connection from outside, whatever waits on it."""
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:  # it ended by itself
        return
