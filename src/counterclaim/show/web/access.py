"""Who may ask and what a browser may do with the answer.

A page on the loopback is still reachable by every site that the same browser opens, so
the Host must be ours (against DNS rebinding) and whoever writes must come from our own
pages and know this process's token, see
https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import secrets
import socket
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.errors import CounterclaimError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # not no-referrer: with it a browser hides the Origin of our own forms
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
SAFE = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Access:
    """Where the page listens and who may use it.

    Raises:
        CounterclaimError: for a host beyond the loopback without a password.
    """

    host: str = "127.0.0.1"
    password: str | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def __post_init__(self) -> None:
        if self.host not in LOOPBACK and not self.password:
            raise CounterclaimError(
                f"--host {self.host} lets other machines in: give --password with it, "
                "or leave both out to stay on this machine"
            )

    def knows_host(self, header: str) -> bool:
        """Whether a Host header names this page.

        Beyond the loopback also any address in digits: a name that an attacker controls
        can be pointed at us, an address cannot.
        """
        try:
            name = (urlsplit(f"//{header}").hostname or "").rstrip(".")
        except ValueError:
            return False
        if name in LOOPBACK or self.host in LOOPBACK:
            return name in LOOPBACK
        return name in (self.host.casefold(), socket.gethostname().casefold()) or _is_address(name)

    def user(self, headers: Headers) -> str | None:
        """The name that the browser logged in with; None without the right password."""
        scheme, _, coded = headers.get("authorization", "").partition(" ")
        if scheme.casefold() != "basic" or self.password is None:
            return None
        try:
            name, _, word = base64.b64decode(coded, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return name if secrets.compare_digest(word.encode(), self.password.encode()) else None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def same_site(headers: Headers) -> bool:
    """Whether a request that writes comes from a page of ours, as far as the browser tells."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


class Guard:
    """ASGI middleware: refuses what must not come in, puts the headers on what goes out."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        """Takes the application to guard."""
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not self.access.knows_host(headers.get("host", "")):
            return PlainTextResponse("This page is not known under that host name.", 421)
        if self.access.password is not None and self.access.user(headers) is None:
            ask = {"WWW-Authenticate": 'Basic realm="Counterclaim", charset="UTF-8"'}
            return PlainTextResponse("This page needs its password.", 401, ask)
        if scope["method"] not in SAFE and not same_site(headers):
            return PlainTextResponse("Only this page's own forms may change the ledger.", 403)
        return None
