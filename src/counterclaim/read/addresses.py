"""Addresses that may be asked for, and what they resolve to.

Whoever wrote an address may wish to reach what only this machine can reach; see
``fetching`` for how what is checked here is what is connected to.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from counterclaim.errors import UnreadableInputError
from counterclaim.read.naming import printable

PORTS: Final = {"http": 80, "https": 443}
#: Addresses in which another address is wrapped: an IPv4 network behind a translator.
_WRAPPING: Final = tuple(
    ipaddress.ip_network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and no wrapping of another."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in _WRAPPING):
            return False
    return ip.is_global and not ip.is_multicast


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def checked(url: str) -> SplitResult:
    """The parts of an address that may be asked for, with characters that HTTP can carry.

    Raises:
        UnreadableInputError: if it is no http or https address, or holds a password.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UnreadableInputError(f"it is no web address: {printable(str(error))}") from error
    if parts.scheme not in PORTS or not host:
        raise UnreadableInputError(f"{printable(url)[:200]} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise UnreadableInputError("an address with a name or password in it is not fetched")
    try:
        plain = host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise UnreadableInputError(f"{printable(host)} is no name of a host") from error
    place = f"[{plain}]" if ":" in plain else plain
    return parts._replace(
        netloc=place + (f":{parts.port}" if parts.port else ""),
        path=quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/",
        query=quote(parts.query, safe="/?%:@!$&'()*+,;=~-._"),
        fragment="",
    )


def target(parts: SplitResult) -> str:
    """What a request asks a host for: path and query."""
    return parts.path + (f"?{parts.query}" if parts.query else "")
