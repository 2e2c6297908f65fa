"""Ids of records: short hashes of where and what they are."""

from __future__ import annotations

from hashlib import sha256

from counterclaim.spans import Span


def record_id(article_id: str, kind: str, *parts: Span | str | None) -> str:
    """Sixteen hex digits that are the same for the same article, kind, spans and words."""
    key = "|".join([article_id, kind, *map(_written, parts)])
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _written(part: Span | str | None) -> str:
    return f"{part.start}-{part.end}" if isinstance(part, Span) else part or ""
