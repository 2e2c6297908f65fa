"""One raw document to one article, or to quarantine with a reason."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from counterclaim.errors import UnreadableInputError
from counterclaim.read.cleaning import clean
from counterclaim.read.content import Content, content_of
from counterclaim.read.language import language_of
from counterclaim.read.limits import MAX_TEXT, MIN_WORDS
from counterclaim.read.lines import lines_of
from counterclaim.read.outlets import find_outlet, outlet_of_title
from counterclaim.read.publication import HEAD_LINES, published
from counterclaim.records import Article, Quarantined, RawDocument
from counterclaim.settings import Settings

_WORD: Final = re.compile(r"\w+")


def to_article(document: RawDocument, *, settings: Settings) -> Article | Quarantined:
    """The article that a raw document holds; what cannot be read comes back quarantined.

    The stored text is the decoded text (or, of a page, the extracted main text); it is
    never altered afterwards, and all spans count its code points.
    """
    try:
        return _read(document, settings)
    except UnreadableInputError as error:
        return quarantined(document, str(error))
    except Exception as error:  # the border of one document
        return quarantined(document, f"reading failed ({type(error).__name__}: {error!s:.160})")


def quarantined(document: RawDocument, reason: str) -> Quarantined:
    """The document set aside with its bytes, their hash and the reason."""
    digest = hashlib.sha256(document.raw).hexdigest()
    return Quarantined(document.origin, reason, digest, document.raw)


def _read(document: RawDocument, settings: Settings) -> Article:
    if len(document.raw) > settings.max_document_bytes:
        raise UnreadableInputError(
            f"it has {len(document.raw)} bytes; the limit is {settings.max_document_bytes}"
        )
    content = content_of(document)
    _check_substance(content)
    headline, marks = clean(content.text, title=content.title)
    digest = hashlib.sha256(document.raw).hexdigest()
    article = Article(
        id=digest[:16],
        sha256=digest,
        raw=document.raw,
        text=content.text,
        title=headline.title,
        origin=document.origin,
        media_type=document.media_type,
        published=published(document, content, marks, settings),
        title_span=headline.span,
        url=_safe_url(content),
        captured_at=document.captured_at,
        exchange=document.exchange,
        language=_language(content),
        encoding=content.encoding,
        boilerplate=marks,
    )
    return replace(_with_outlet(article, content, settings), warnings=tuple(content.warnings))


def _check_substance(content: Content) -> None:
    words = sum(1 for _ in zip(_WORD.finditer(content.text), range(MIN_WORDS), strict=False))
    if not content.text.strip() or not words:
        raise UnreadableInputError("there is no text in it")
    if len(content.text) > MAX_TEXT:
        raise UnreadableInputError(f"its text has more than {MAX_TEXT} characters, no article has")
    if words < MIN_WORDS:
        raise UnreadableInputError("the text is too short to hold a claim")


def _language(content: Content) -> str | None:
    found = language_of(content.text)
    if found == "und":
        content.warnings.append("the text does not seem to be English; only English is read so far")
    return found


def _safe_url(content: Content) -> str | None:
    """An address that may be shown as a link: http or https with a host, or nothing."""
    url = (content.url or "").strip()
    if not url:
        return None
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or len(url) > 2000 or not url.isprintable() or set(url) & set(' "<>`'):
        content.warnings.append("the address given for it is no web address and is not kept")
        return None
    return url


def _with_outlet(article: Article, content: Content, settings: Settings) -> Article:
    if name := content.outlet or settings.outlet:
        return replace(article, outlet=name)
    found = find_outlet(article.text, lines_of(article.text)[:HEAD_LINES])
    found = found or outlet_of_title(article.title, article.title_span)
    if found:
        return replace(article, outlet=found.name, outlet_evidence=found.evidence)
    return article
