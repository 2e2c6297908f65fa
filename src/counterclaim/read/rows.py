"""Rows of tables (JSON objects, CSV records) to raw documents.

Column names are tolerant: case, blanks and underscores do not count, and common
synonyms are known. A row's own id is never used as a file name or as the article's
id; one that comes again with other content is told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from counterclaim.read.naming import printable
from counterclaim.records import Quarantined, RawDocument

_SYNONYMS: Final = {
    "text": "text content body articletext articlecontent fulltext articlebody story contenttext"
    " maintext",
    "html": "html contenthtml bodyhtml rawhtml",
    "title": "title headline heading articletitle name",
    "outlet": "outlet source publisher sitename site publication newspaper sourcename",
    "published": "published date publishedat publicationdate datepublished pubdate publishdate"
    " articledate datetime timestamp",
    "url": "url link address href weburl sourceurl permalink articleurl",
    "id": "id articleid docid uid guid",
    "captured": "captured capturedat crawled crawledat retrieved retrievedat fetched accessed"
    " downloaded scraped scrapedat",
}
_FIELDS: Final = {name: field for field, names in _SYNONYMS.items() for name in names.split()}
_PLAIN_ID: Final = re.compile(r"[\w.:@+ -]{1,200}")
_MAX_SHOWN: Final = 40


def columns(names: list[str]) -> dict[str, str]:
    """For each of our fields the column that holds it; the best synonym wins."""
    found: dict[str, str] = {}
    for field, synonyms in _SYNONYMS.items():
        folded = {_fold(name): name for name in reversed(names)}
        if match := next((folded[s] for s in synonyms.split() if s in folded), None):
            found[field] = match
    return found


class RowReader:
    """Turns the rows of one table into documents and remembers the ids it saw."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._seen: dict[str, bytes] = {}

    def document(
        self, row: Mapping[str, Any], *, raw: bytes, place: str, media_type: str
    ) -> RawDocument | Quarantined:
        """The document of a row; without usable text it comes back quarantined.

        Args:
            row: the fields by the table's own names.
            raw: the exact bytes of the row.
            place: the row's number, for the origin.
            media_type: of the row, such as ``application/json``.
        """
        origin = f"{self._origin}#{place}"
        named = columns([key for key in row if isinstance(key, str)])
        warnings: list[str] = []
        values = {field: _text_of(row[name], name, warnings) for field, name in named.items()}
        text, html = values.get("text"), values.get("html")
        if not (text or "").strip() and not (html or "").strip():
            return _quarantined(origin, _why_no_text(row, named), raw)
        warnings.extend(self._id_warnings(values.get("id"), raw))
        return RawDocument(
            raw=raw,
            origin=origin,
            media_type=media_type if (text or "").strip() else f"text/html; of={media_type}",
            text=text if (text or "").strip() else html,
            title=values.get("title"),
            outlet=values.get("outlet"),
            published=values.get("published"),
            url=values.get("url"),
            captured_at=_moment(values.get("captured")),
            captured_basis=f"column {named['captured']}" if values.get("captured") else "",
            warnings=tuple(warnings),
        )

    def repeated(self, row_id: str, raw: bytes) -> list[str]:
        """A warning, if this id was seen with other content."""
        digest = hashlib.sha256(raw).digest()
        if self._seen.setdefault(row_id, digest) == digest:
            return []
        shown = printable(row_id)[:_MAX_SHOWN]
        return [f"its id {shown!r} was given to another text before; both are kept"]

    def _id_warnings(self, row_id: str | None, raw: bytes) -> list[str]:
        if row_id is None:
            return []
        warnings = self.repeated(row_id, raw) if row_id else []
        if not _PLAIN_ID.fullmatch(row_id) or not row_id.strip(". "):
            shown = printable(row_id)[:_MAX_SHOWN]
            warnings.append(f"its id {shown!r} looks like a path or is no plain id; it is not used")
        return warnings


def _quarantined(origin: str, reason: str, raw: bytes) -> Quarantined:
    return Quarantined(origin, reason, hashlib.sha256(raw).hexdigest(), raw)


def _why_no_text(row: Mapping[str, Any], named: dict[str, str]) -> str:
    column = named.get("text") or named.get("html")
    if column is None:
        keys = ", ".join(printable(str(k))[:_MAX_SHOWN] for k in list(row)[:8])
        return f"no column holds a text (columns: {keys}); name one of them 'text'"
    value = row[column]
    if value is None or (isinstance(value, str) and not value.strip()):
        return f"its {printable(column)!r} is empty"
    return f"its {printable(column)!r} is {_type_name(value)} and not a text"


def _text_of(value: Any, name: str, warnings: list[str]) -> str | None:
    """The value as text; numbers are written out, other types left out and told."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and _FIELDS[_fold(name)] != "text":
        return str(value)
    if _FIELDS[_fold(name)] not in ("text", "html"):
        warnings.append(f"{printable(name)[:_MAX_SHOWN]!r} is {_type_name(value)}; not used")
    return None


def _type_name(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "an object")


def _moment(value: str | None) -> datetime | None:
    """A capture time with its zone; without a zone it is taken as UTC."""
    try:
        moment = datetime.fromisoformat(value.strip()) if value else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _fold(name: str) -> str:
    return re.sub(r"[\W_]", "", name[:80].casefold())
