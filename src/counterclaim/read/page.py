"""Main text and metadata of an HTML page; runs in the child process only.

The tree is rid of what a reader of the page never saw (scripts, styles, templates,
hidden elements) before trafilatura takes the main text. Dates are read here and not
by a date finder, since finders guess: ``31 February`` must not become a first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import lxml.etree
import lxml.html
import trafilatura

from counterclaim.errors import UnreadableInputError
from counterclaim.read.boxes import drop_links
from counterclaim.read.limits import MAX_DEPTH, MAX_JSON_DEPTH, MAX_TAGS
from counterclaim.read.maintext import main_text

_NEVER_SEEN: Final = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
    )
)
_FORM_PARTS: Final = frozenset(("canvas", "input", "select", "textarea"))
_HIDING: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_TABLE_PARTS: Final = ("tbody", "thead", "tfoot", "tr", "td", "th")
_ARTICLE_TYPE: Final = re.compile(r"(?:Article|BlogPosting|Report)$")
_MAX_JSON: Final = 1024 * 1024
_MAX_SPAN: Final = 20
_DATE_NAMES: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "date",
)


@dataclass(slots=True)
class Page:
    """What a page gives; dates are ``(where, value)`` in order of trust."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    dates: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_page(html: str) -> Page:
    """The main text and the metadata of a page.

    Raises:
        UnreadableInputError: if there is no text, or the page is built to break readers.
    """
    tree = parse(html)
    linked = list(_linked_data(tree))
    page = Page("", dates=list(_dates(tree, linked)))
    _take_names(page, tree, linked)
    hide(tree)
    _unframe(tree)
    drop_links(tree, page.title)
    page.text = main_text(tree)
    if not page.text:
        raise UnreadableInputError("the page holds no text (perhaps it is drawn by a script)")
    return page


def read_fragment(html: str) -> Page:
    """All visible text of a piece of HTML, such as a feed item; no main text is sought."""
    tree = parse(f"<div>{html}</div>")
    hide(tree)
    for element in tree.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"):
        element.tail = "\n" + (element.tail or "")
    text = "\n".join(line.strip() for line in tree.text_content().split("\n") if line.strip())
    return Page(text)


def parse(html: str) -> lxml.html.HtmlElement:
    """The tree of a page, if it is of a bearable depth and size.

    Raises:
        UnreadableInputError: if it is not, or has no element at all.
    """
    _check_nesting(html)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInputError(f"the page cannot be parsed: {str(error)[:120]}") from error
    _check_tree(tree)
    return tree


def hide(tree: lxml.html.HtmlElement) -> None:
    """Takes out of the tree what a reader of the page never saw; text after it stays."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.get("colspan") or element.get("rowspan"):
            _tame(element)
        if _is_hidden(element) and element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    if element.tag in _NEVER_SEEN | _FORM_PARTS or element.get("hidden") is not None:
        return element.tag not in ("html", "body")
    return bool(_HIDING.search(element.get("style") or ""))


def _unframe(tree: lxml.html.HtmlElement) -> None:
    """Tables that only lay out a page become plain boxes, so that paragraphs stay apart.

    A cell that holds a paragraph or a heading is no datum: old sites put the whole
    article into one, and an extractor that writes out tables makes one line of it.
    """
    for table in list(tree.iter("table")):
        parts = [e for e in table.iter(*_TABLE_PARTS) if next(e.iterancestors("table")) is table]
        cells = (e for e in parts if e.tag in ("td", "th"))
        if any(next(cell.iter("p", "h1", "h2", "article"), None) is not None for cell in cells):
            for element in [table, *parts]:
                element.tag = "div"


def _tame(element: lxml.html.HtmlElement) -> None:
    """A cell that claims two thousand million columns would be written out as a grid."""
    for name in ("colspan", "rowspan"):
        value = element.get(name)
        if value and (not value.isdigit() or len(value) > 3 or int(value) > _MAX_SPAN):
            del element.attrib[name]


def _check_nesting(html: str) -> None:
    """Counts tags that only close by a closing tag; deeper pages exhaust the parser."""
    depth = deepest = 0
    for match in re.finditer(
        r"<(/?)(?:div|span|section|article|table|b|i|em|font|blockquote|ul|ol)\b", html
    ):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > 4 * MAX_DEPTH:
        raise UnreadableInputError(f"the page nests {deepest} levels deep")
    if html.count("<") > 2 * MAX_TAGS:
        raise UnreadableInputError(f"the page has {html.count('<')} tags")


def _check_tree(tree: lxml.html.HtmlElement) -> None:
    depth = count = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH:
            raise UnreadableInputError(f"the page nests more than {MAX_DEPTH} levels deep")
        if count > MAX_TAGS:
            raise UnreadableInputError(f"the page has more than {MAX_TAGS} elements")


def _take_names(page: Page, tree: lxml.html.HtmlElement, linked: list[dict[str, Any]]) -> None:
    found = trafilatura.extract_metadata(
        tree, extensive=False, date_config={"original_date": True, "extensive_search": False}
    )
    heading = next((str(d["headline"]) for d in linked if isinstance(d.get("headline"), str)), None)
    publisher = next((_name(d.get("publisher")) for d in linked if d.get("publisher")), None)
    page.title = _plain(heading or _meta(tree, "og:title") or found.title)
    page.outlet = _plain(_meta(tree, "og:site_name") or publisher)
    page.url = _address(tree, linked) or found.url


def _plain(value: str | None) -> str | None:
    return " ".join(value.split())[:1000] or None if value else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _address(tree: lxml.html.HtmlElement, linked: list[dict[str, Any]]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    stated = next((d["url"] for d in linked if isinstance(d.get("url"), str)), None)
    return _meta(tree, "og:url") or stated


def _meta(tree: lxml.html.HtmlElement, name: str) -> str | None:
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key.strip().lower() == name and (meta.get("content") or "").strip():
            return str(meta.get("content")).strip()
    return None


def _dates(tree: lxml.html.HtmlElement, linked: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for data in linked:
        if isinstance(data.get("datePublished"), str | int):
            yield "JSON-LD datePublished", str(data["datePublished"])[:200]
    for name in _DATE_NAMES:
        if value := _meta(tree, name):
            yield f"meta {name}", value[:200]
    for element in tree.iter("time"):
        marked = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        if marked and element.get("datetime"):
            yield "time element", str(element.get("datetime"))[:200]
            return


def _linked_data(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The article objects of the page's JSON-LD, with or without ``@graph``."""
    for script in tree.iter("script"):
        source = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(source) > _MAX_JSON:
            continue
        if source.count("[") + source.count("{") > 20_000:
            continue
        try:
            stack = [(json.loads(source, strict=False), 0)]
        except (ValueError, RecursionError):
            continue
        yield from _article_objects(stack)


def _article_objects(stack: list[tuple[Any, int]]) -> Iterator[dict[str, Any]]:
    """The article objects among nested JSON values, each given with its depth."""
    while stack:
        value, depth = stack.pop()
        if isinstance(value, list) and depth < MAX_JSON_DEPTH:
            stack.extend((item, depth + 1) for item in reversed(value))
        elif isinstance(value, dict):
            if any(_ARTICLE_TYPE.search(str(t)) for t in _types(value)):
                yield value
            stack.append((value.get("@graph"), depth + 1))


def _types(value: dict[str, Any]) -> list[Any]:
    kind = value.get("@type")
    return kind if isinstance(kind, list) else [kind]
