"""The page asked from inside the same process: no port, no network."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from starlette.applications import Starlette

from counterclaim.show.publish.addresses import Address

HOST = b"127.0.0.1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page answers."""

    status: int
    body: bytes


async def ask(app: Starlette, of: Address) -> Answer:
    """The answer to one GET, by the ASGI protocol (https://asgi.readthedocs.io/)."""
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": of.path,
        "raw_path": quote(of.path).encode(),
        "root_path": "",
        "query_string": urlencode(of.query).encode(),
        "headers": [(b"host", HOST)],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 80),
        "state": {"copied": True},
    }
    status, body = 0, bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return Answer(status, bytes(body))
