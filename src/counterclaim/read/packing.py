"""Bodies of web responses, unpacked within limits (``Content-Encoding``)."""

from __future__ import annotations

import zlib

from counterclaim.errors import UnreadableInputError
from counterclaim.read import streams
from counterclaim.read.naming import printable


def unpacked_body(body: bytes, encoding: str, limit: int, warnings: list[str]) -> bytes:
    """The body as the page was written; what its packing lies about is added to ``warnings``.

    Raises:
        UnreadableInputError: if it is damaged, too long, of a bomb or of another packing.
    """
    if encoding in ("", "identity"):
        return body
    if encoding in ("gzip", "x-gzip"):
        if body.startswith(streams.GZIP_MAGIC):
            return streams.unpacked(body, limit)
    elif encoding != "deflate":
        raise UnreadableInputError(f"its body is packed as {printable(encoding)[:40]!r}")
    elif inflated := _inflated(body, limit):
        return inflated
    warnings.append(f"the response says it is packed as {encoding}, and is not")
    return body


def _inflated(body: bytes, limit: int) -> bytes | None:
    for bits in (15, -15):
        engine = zlib.decompressobj(wbits=bits)
        try:
            data = engine.decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(data) > limit:
            raise UnreadableInputError(f"its body unpacks to more than {limit} bytes")
        return data
    return None
