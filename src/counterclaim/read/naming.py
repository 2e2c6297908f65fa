"""Names of inputs as they are shown and stored."""

from __future__ import annotations

import os
import unicodedata
from pathlib import PurePath

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def printable(name: str) -> str:
    r"""``name`` with every invisible or undecodable character written as an escape.

    File names may hold line breaks, terminal controls, direction overrides and bytes
    that are no UTF-8 (Python's surrogates). Escaped once here, they cannot break a
    log, a manifest or an export later. A byte ``ff`` becomes ``\xff``.
    """
    return "".join(_escaped(c) if unicodedata.category(c) in _HIDDEN else c for c in name)


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that the file system could not decode
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def origin_of(path: PurePath, root: PurePath) -> str:
    """The place of ``path`` below ``root``, with forward slashes, fit to be shown."""
    relative = os.path.relpath(path, root)
    return printable(relative.replace(os.sep, "/"))
