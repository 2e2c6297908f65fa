"""Text made safe for where it goes: a terminal, a spreadsheet cell, a file name, a link.

Sources may wish the reader ill. HTML is escaped by the templates; these are the rest.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

#: A cell that begins so may be run as a formula by a spreadsheet (OWASP, CSV injection).
FORMULA = re.compile(r"^[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")
UNSAFE_NAME = re.compile(r"[^\w.-]+")
MAX_NAME = 80


def _hidden(char: str) -> bool:
    """Control, direction-override and line-separator characters."""
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co") and char != "\u200d"


def for_terminal(text: str, *, width: int | None = None) -> str:
    """One line without control or direction characters, cut to ``width`` code points.

    An escape sequence in a headline must not move the cursor or recolour the screen.
    """
    line = " ".join("".join(" " if _hidden(c) else c for c in text).split())
    if width is not None and len(line) > width:
        return line[: max(width - 1, 0)] + "…"
    return line


def for_cell(value: object) -> str:
    """A spreadsheet cell: text that a spreadsheet would run is led by an apostrophe.

    Plain numbers stay numbers; NUL is replaced, since CSV readers stop at it.
    """
    if value is None:
        return ""
    text = str(value).replace("\x00", "\ufffd")
    if FORMULA.match(text) and not NUMBER.match(text):
        return "'" + text
    return text


def file_name(text: str) -> str:
    """A safe file name: letters, digits, dot, dash and underscore, never hidden or empty."""
    folded = unicodedata.normalize("NFKC", text)
    name = UNSAFE_NAME.sub("_", folded).strip("._-")[:MAX_NAME].rstrip("._-")
    return name or "unnamed"


def link(url: str | None) -> str | None:
    """The url if it is plain http or https with a host, else None: never a live script."""
    if not url or any(_hidden(c) or c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
