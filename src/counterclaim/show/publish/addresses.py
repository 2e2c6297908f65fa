"""Addresses of the page and the files that stand for them in a static copy."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from counterclaim.show.escape import file_name

#: Views that exist in a copy; what is not below one of these needs the running page.
VIEWS = frozenset(
    {
        *("overview", "claims", "articles", "actors", "incidents", "ceasefires"),
        *("accusations", "demands", "tallies", "labels", "map", "timeline", "changes"),
        *("events", "quarantine", "glossary", "static"),
    }
)
#: Filters that a copy follows two at a time; all others one at a time, or the pages would
#: multiply without end.
PAIRS = (frozenset({"by", "against"}), frozenset({"since", "until"}))
#: What needs words typed in, or the running page.
NEVER = frozenset({"q", "all", "done", "problem", "rejected"})
FILES = (".csv", ".json")
SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A view with its filters, the same however they were ordered."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def form(self) -> str:
        """``.csv``, ``.json``, ``.html``, or the ending of a static file."""
        ending = posixpath.splitext(self.path)[1]
        return ending if ending in FILES or self.path.startswith("/static/") else ".html"

    @property
    def wanted(self) -> bool:
        """Whether a copy has it."""
        parts = self.path.strip("/").split("/")
        names = {name for name, _ in self.query} - {"start"}
        if posixpath.splitext(parts[0])[0] not in VIEWS or names & NEVER:
            return False
        if self.form in FILES:  # of whole lists; a record's rows are in those
            return not self.query and len(parts) == 1
        if "layers" in names:  # all of them or the usual ones
            return len(names) == 1 and "," in dict(self.query)["layers"]
        return len(names) < 2 or names in PAIRS

    @property
    def file(self) -> str:
        """The path of its file in the copy: safe on every system, none the same as another."""
        stem = self.path.strip("/").removesuffix(self.form)
        parts = [_safe(part) for part in stem.split("/")]
        if self.query:
            words = "-".join(f"{name}-{value}" for name, value in self.query)
            parts[-1] += "_" + _hashed(file_name(words)[:40], urlencode(self.query))
        return "/".join(parts) + self.form


def _hashed(shown: str, whole: str) -> str:
    return f"{shown.lower()}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def _safe(part: str) -> str:
    """A part of a path; what two systems may read as the same name gets a hash."""
    name = unquote(part)
    return name if SAFE.match(name) else _hashed(file_name(name)[:60], name)


def address(link: str, seen_from: Address) -> tuple[Address, str] | None:
    """The address and fragment of a link of the page; None for one that leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path and not parts.query:
        return seen_from, parts.fragment
    path = posixpath.normpath(posixpath.join(seen_from.path, parts.path or seen_from.path))
    if path == "/":
        path = "/overview"
    query = tuple(sorted((k, v) for k, v in parse_qsl(parts.query) if (k, v) != ("start", "0")))
    return Address(path, query), parts.fragment


def relative(to: Address, seen_from: Address, fragment: str = "") -> str:
    """The link from one file of the copy to another."""
    if to == seen_from and fragment:
        return "#" + fragment
    path = posixpath.relpath(file_of(to), posixpath.dirname(file_of(seen_from)) or ".")
    return quote(path) + (f"#{fragment}" if fragment else "")


@lru_cache(maxsize=4096)
def file_of(of: Address) -> str:
    """The file of an address; the overview is the copy's front page."""
    return "index.html" if of == Address("/overview") else of.file
