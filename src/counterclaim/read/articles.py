"""One raw document to one article, or to quarantine with a reason."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from counterclaim.errors import UnreadableInputError
from counterclaim.read import decoding
from counterclaim.read.cleaning import clean
from counterclaim.read.dates import Stated, day_of, stated
from counterclaim.read.dating import dateline_date, infer_published
from counterclaim.read.language import language_of
from counterclaim.read.limits import MAX_TEXT, MIN_WORDS
from counterclaim.read.lines import Line, lines_of
from counterclaim.read.outlets import find_outlet, outlet_of_title
from counterclaim.read.sandbox import shared_sandbox
from counterclaim.records import (
    Article,
    Boilerplate,
    Clutter,
    DateBasis,
    Granularity,
    Interval,
    Published,
    Quarantined,
    RawDocument,
)
from counterclaim.settings import Settings
from counterclaim.spans import Span, trim

_WORD: Final = re.compile(r"\w+")
_META_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_WHOLE_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_URL_DATE: Final = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|\b)"
)
_HEAD_LINES: Final = 30
# Clocks and time zones differ by less than this.
_SLACK: Final = timedelta(days=2)


@dataclass(slots=True)
class _Content:
    """What a document gives before anything is found in its text."""

    text: str
    encoding: str
    warnings: list[str] = field(default_factory=list)
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    dates: list[tuple[str, str]] = field(default_factory=list)
    made: list[tuple[str, str]] = field(default_factory=list)  # when the file was made


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
    content = _content(document)
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
        published=_published(document, content, marks, settings),
        title_span=headline.span,
        url=_safe_url(content),
        captured_at=document.captured_at,
        exchange=document.exchange,
        language=_language(content),
        encoding=content.encoding,
        boilerplate=marks,
    )
    return replace(_with_outlet(article, content, settings), warnings=tuple(content.warnings))


def _content(document: RawDocument) -> _Content:
    if document.text is None and "pdf" in document.media_type:
        content = _Content("", "pdf", [*document.warnings])
        _take_pdf(content, document.raw)
        _take_hints(content, document)
        return content
    if document.text is not None:
        decoded = decoding.clean(decoding.Decoded(document.text, "utf-8"))
    else:
        decoded = decoding.decode(document.raw, declared=_declared(document))
    content = _Content(decoded.text, decoded.encoding, [*document.warnings, *decoded.warnings])
    if "html" in document.media_type:
        whole = document.text is None or _WHOLE_PAGE.search(content.text[:2000])
        _take_page(content, "page" if whole else "fragment")
    _take_hints(content, document)
    return content


def _declared(document: RawDocument) -> str | None:
    """The encoding that the container or the page names."""
    parameter = re.search(r"charset=\"?([\w.:-]{2,40})", document.media_type)
    if parameter:
        return parameter[1]
    if "html" in document.media_type and (match := _META_CHARSET.search(document.raw[:4096])):
        return match[1].decode("ascii", "replace")
    return None


def _take_page(content: _Content, task: str) -> None:
    source = content.text
    page: dict[str, Any] = shared_sandbox().run(task, source)
    extracted = decoding.clean(decoding.Decoded(page["text"], content.encoding))
    content.text = extracted.text
    content.warnings = [w for w in content.warnings if not w.startswith("the text holds")]
    content.warnings.extend([*extracted.warnings, *page["warnings"]])
    content.title, content.outlet, content.url = page["title"], page["outlet"], page["url"]
    content.dates = [(where, value) for where, value in page["dates"]]
    if task == "page":
        if source.rfind("<") > source.rfind(">"):
            content.warnings.append("the page ends inside a tag; what came before it is kept")
        if not content.dates:
            content.warnings.append("the page gives no publication date")
    if content.title and (found := decoding.oddities(content.title)):
        content.warnings.extend(f"in the title: {w}" for w in found)


def _take_pdf(content: _Content, raw: bytes) -> None:
    page: dict[str, Any] = shared_sandbox().run("pdf", base64.b64encode(raw).decode("ascii"))
    extracted = decoding.clean(decoding.Decoded(page["text"], content.encoding))
    content.text = extracted.text
    content.warnings.extend([*extracted.warnings, *page["warnings"]])
    content.title = _tidy(page["title"])
    content.made = [(where, value) for where, value in page["dates"]]


def _take_hints(content: _Content, document: RawDocument) -> None:
    content.title = _tidy(document.title) or content.title
    content.outlet = _tidy(document.outlet) or content.outlet
    content.url = document.url or content.url
    if document.published is not None:
        content.dates.insert(0, (_PLACE_OF_HINT, document.published))


_PLACE_OF_HINT: Final = "published"


def _tidy(value: str | None) -> str | None:
    if not value:
        return None
    value = decoding.clean(decoding.Decoded(value, "utf-8")).text
    return " ".join(value.split()) or None


def _check_substance(content: _Content) -> None:
    words = sum(1 for _ in zip(_WORD.finditer(content.text), range(MIN_WORDS), strict=False))
    if not content.text.strip() or not words:
        raise UnreadableInputError("there is no text in it")
    if len(content.text) > MAX_TEXT:
        raise UnreadableInputError(f"its text has more than {MAX_TEXT} characters, no article has")
    if words < MIN_WORDS:
        raise UnreadableInputError("the text is too short to hold a claim")


def _language(content: _Content) -> str | None:
    found = language_of(content.text)
    if found == "und":
        content.warnings.append("the text does not seem to be English; only English is read so far")
    return found


def _safe_url(content: _Content) -> str | None:
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


def _with_outlet(article: Article, content: _Content, settings: Settings) -> Article:
    if name := content.outlet or settings.outlet:
        return replace(article, outlet=name)
    found = find_outlet(article.text, lines_of(article.text)[:_HEAD_LINES])
    found = found or outlet_of_title(article.title, article.title_span)
    if found:
        return replace(article, outlet=found.name, outlet_evidence=found.evidence)
    return article


def _head_lines(text: str, marks: tuple[Boilerplate, ...]) -> tuple[Line, ...]:
    """The first lines without what is marked in them; date lines count, though marked."""
    dropped = [m.span for m in marks if m.kind is not Clutter.NAVIGATION]
    pieces = (p for line in lines_of(text)[:_HEAD_LINES] for p in _outside(line.span, dropped))
    trimmed = (trim(text, piece.start, piece.end) for piece in pieces)
    return tuple(Line(span, span.of(text)) for span in trimmed if span)


def _published(
    document: RawDocument,
    content: _Content,
    marks: tuple[Boilerplate, ...],
    settings: Settings,
) -> Published:
    """Metadata, else the option, else the text's own date line, else an inference."""
    if found := _from_metadata(document, content):
        return found
    if settings.published is not None:
        return Published(day_of(settings.published), DateBasis.OPTION, (), "given as an option")
    if found := dateline_date(content.text, _head_lines(content.text, marks)):
        return found
    body = _outside(Span(0, len(content.text)), [m.span for m in marks])
    captions = [m.span for m in marks if m.kind is Clutter.CAPTION]
    inferred = infer_published(content.text, body, captions=captions)
    return _bounded(inferred, document, content)


def _outside(span: Span, dropped: list[Span]) -> list[Span]:
    """The parts of ``span`` that none of ``dropped`` (sorted, apart) touches."""
    parts: list[Span] = []
    at = span.start
    for drop in (d for d in dropped if d.overlaps(span)):
        if drop.start > at:
            parts.append(Span(at, drop.start))
        at = max(at, drop.end)
    return [*parts, Span(at, span.end)] if at < span.end else parts


def _from_metadata(document: RawDocument, content: _Content) -> Published | None:
    good: list[tuple[str, Stated]] = []
    for where, value in content.dates:
        if read := _believed(where, value, document, content):
            good.append((where, read))
    if not good and (read := _from_url(content.url)):
        good.append(("the address", read))
    if not good:
        return None
    where, first = good[0]
    if any(other.interval != first.interval for _, other in good[1:]):
        told = "; ".join(f"{w}: {s.interval.start}" for w, s in good)
        content.warnings.append(f"its publication dates disagree ({told}); the first is used")
    if first.note:
        content.warnings.append(f"publication date: {first.note}")
    note = f"from {where}" + (f"; {first.note}" if first.note else "")
    return Published(first.interval, document.published_basis, (), note)


def _bounded(published: Published, document: RawDocument, content: _Content) -> Published:
    """The same, ended by the day that the file was made: a report is not younger than that.

    It may be far older, since an old page can be printed today; so there is no lower bound.
    """
    start, known_end = published.interval.start, published.interval.end
    for where, value in content.made:
        read = _believed(where, value, document, content)
        end = read.interval.end if read else None
        if end and (start is None or start < end) and (known_end is None or end < known_end):
            note = "; ".join(n for n in (published.note, f"not after {where}") if n)
            interval = Interval(start, end, Granularity.RANGE)
            return replace(published, interval=interval, note=note)
    return published


def _believed(where: str, value: str, document: RawDocument, content: _Content) -> Stated | None:
    """The date, unless it does not exist or lies after the document was captured."""
    read = stated(value)
    if read is None:
        content.warnings.append(f"{where}: {value[:60]!r} is no date that can be read; not used")
        return None
    if read.interval.start and read.interval.start > _latest_possible(document):
        content.warnings.append(f"{where}: {value[:60]!r} lies in the future; not used")
        return None
    return read


def _latest_possible(document: RawDocument) -> date:
    moment = document.captured_at or datetime.now(UTC)
    return moment.date() + _SLACK


def _from_url(url: str | None) -> Stated | None:
    match = _URL_DATE.search(url or "")
    return stated("-".join(part.zfill(2) for part in match.groups())) if match else None
