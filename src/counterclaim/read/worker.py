"""The child process that parses untrusted pages, feeds and PDFs; see ``sandbox``.

Speaks over standard input and output: four bytes of length, then JSON. It opens no
file and no connection, and the limits on memory and processor time are set before
the first byte is parsed.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import IO, Any

from counterclaim.errors import UnreadableInputError
from counterclaim.read.limits import PARSE_MEMORY


def main() -> None:
    """Answers requests until the parent closes the pipe."""
    _limit()
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes to standard error, not into the answers
    while (request := receive(source)) is not None:
        _allow(request["seconds"])
        send(sink, _answer(request))


def send(sink: IO[bytes], message: dict[str, Any]) -> None:
    """Writes one message."""
    data = json.dumps(message).encode("ascii")
    sink.write(struct.pack(">I", len(data)) + data)
    sink.flush()


def receive(source: IO[bytes]) -> dict[str, Any] | None:
    """The next message, or None at the end of the stream."""
    head = source.read(4)
    if len(head) < 4:
        return None
    (length,) = struct.unpack(">I", head)
    data = source.read(length)
    if len(data) < length:
        return None
    message: dict[str, Any] = json.loads(data)
    return message


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"result": _tasks()[request["task"]](request["source"])}
    except UnreadableInputError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "reading it needs too much memory", "exhausted": True}
    except RecursionError:
        return {"error": "it nests too deep"}
    except Exception as error:  # the border of one document: a parser's own faults
        return {"error": f"the parser failed on it ({type(error).__name__}: {str(error)[:120]})"}


def _tasks() -> dict[str, Callable[[str], Any]]:
    from counterclaim.read import feed, page, pdf

    return {
        "feed": lambda source: asdict(feed.read_feed(source)),
        "page": lambda source: asdict(page.read_page(source)),
        "fragment": lambda source: asdict(page.read_fragment(source)),
        "pdf": lambda source: asdict(pdf.read_pdf(base64.b64decode(source))),
    }


def _allow(seconds: int) -> None:
    """Gives the process so much more processor time; beyond it the system ends it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + seconds, hard))


def _limit() -> None:
    """Bounds memory where the system can (not on Windows; there only waiting is bounded)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (PARSE_MEMORY, PARSE_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
