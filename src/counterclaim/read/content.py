"""What a raw document gives before anything is found in its text: words and metadata."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from typing import Any, Final

from counterclaim.read import decoding
from counterclaim.read.sandbox import shared_sandbox
from counterclaim.records import RawDocument

_META_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_WHOLE_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_PLACE_OF_HINT: Final = "published"


@dataclass(slots=True)
class Content:
    """What a document gives before anything is found in its text."""

    text: str
    encoding: str
    warnings: list[str] = field(default_factory=list)
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    dates: list[tuple[str, str]] = field(default_factory=list)
    made: list[tuple[str, str]] = field(default_factory=list)  # when the file was made


def content_of(document: RawDocument) -> Content:
    """The decoded text of a document, or the text extracted from a page or PDF.

    Raises:
        UnreadableInputError: if the parser refuses the page, crashes or exceeds a limit.
    """
    if document.text is None and "pdf" in document.media_type:
        content = Content("", "pdf", [*document.warnings])
        _take_pdf(content, document.raw)
        _take_hints(content, document)
        return content
    if document.text is not None:
        decoded = decoding.clean(decoding.Decoded(document.text, "utf-8"))
    else:
        decoded = decoding.decode(document.raw, declared=_declared(document))
    content = Content(decoded.text, decoded.encoding, [*document.warnings, *decoded.warnings])
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


def _take_page(content: Content, task: str) -> None:
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


def _take_pdf(content: Content, raw: bytes) -> None:
    page: dict[str, Any] = shared_sandbox().run("pdf", base64.b64encode(raw).decode("ascii"))
    extracted = decoding.clean(decoding.Decoded(page["text"], content.encoding))
    content.text = extracted.text
    content.warnings.extend([*extracted.warnings, *page["warnings"]])
    content.title = _tidy(page["title"])
    content.made = [(where, value) for where, value in page["dates"]]


def _take_hints(content: Content, document: RawDocument) -> None:
    content.title = _tidy(document.title) or content.title
    content.outlet = _tidy(document.outlet) or content.outlet
    content.url = document.url or content.url
    if document.published is not None:
        content.dates.insert(0, (_PLACE_OF_HINT, document.published))


def _tidy(value: str | None) -> str | None:
    if not value:
        return None
    value = decoding.clean(decoding.Decoded(value, "utf-8")).text
    return " ".join(value.split()) or None
