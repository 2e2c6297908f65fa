"""Items of RSS and Atom feeds; runs in the child process only.

No entity is expanded, no document type loaded, nothing included, nothing fetched. A
feed that declares entities is refused: feeds have no need of them, attacks have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import lxml.etree

from counterclaim.errors import UnreadableInputError
from counterclaim.read.limits import MAX_DEPTH, MAX_TAGS

_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ITEMS: Final = frozenset(("item", "entry"))
_CONTENT: Final = ("encoded", "content", "description", "summary")
_DATES: Final = ("pubDate", "published", "issued", "date", "updated", "modified")


@dataclass(slots=True)
class Item:
    """One item: its own XML, and the fields as they stand in it."""

    source: str
    content: str | None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    guid: str | None = None


@dataclass(slots=True)
class Feed:
    """A feed's name, its items, and what was repaired."""

    name: str | None
    items: list[Item]
    warnings: list[str] = field(default_factory=list)


def read_feed(source: str) -> Feed:
    """The items of a feed.

    Raises:
        UnreadableInputError: if it declares entities, is no feed, or has no items.
    """
    if "<!ENTITY" in source:
        raise UnreadableInputError("the feed declares entities, which feeds have no need of")
    warnings: list[str] = []
    root = _root(_tidied(source, warnings), warnings)
    if _local(root) not in ("rss", "feed", "RDF"):
        raise UnreadableInputError(f"it is XML, but no feed (<{_local(root)[:40]}>)")
    _check(root)
    items = [_item(element) for element in root.iter() if _local(element) in _ITEMS]
    if not items:
        raise UnreadableInputError("the feed holds no items")
    return Feed(_name(root), items, warnings)


def _tidied(source: str, warnings: list[str]) -> str:
    """Without the XML declaration (the text is decoded already) and forbidden characters."""
    if "<!DOCTYPE" in source:
        warnings.append("the feed names a document type; it was not loaded")
    if source[:1].isspace() and source.lstrip().startswith("<?xml"):
        warnings.append("blanks stand before the XML declaration")
    text, count = _NOT_XML.subn("", _DECLARATION.sub("", source))
    if count:
        warnings.append(f"{count} character(s) that XML does not allow were taken out")
    return text.strip()


def _root(text: str, warnings: list[str]) -> lxml.etree._Element:
    try:
        return _parsed(text, recover=False)
    except lxml.etree.XMLSyntaxError as error:
        warnings.append(
            f"the feed is not well-formed ({str(error)[:100]}); read as far as possible"
        )
    try:
        root = _parsed(text, recover=True)
    except lxml.etree.XMLSyntaxError as error:
        raise UnreadableInputError(f"the feed cannot be parsed: {str(error)[:120]}") from error
    if root is None:
        raise UnreadableInputError("the feed cannot be parsed")
    return root


def _parsed(text: str, *, recover: bool) -> lxml.etree._Element:
    parser = lxml.etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    return lxml.etree.fromstring(text.encode("utf-8", "replace"), parser=parser)


def _check(root: lxml.etree._Element) -> None:
    depth = count = 0
    for event, _ in lxml.etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH or count > MAX_TAGS:
            raise UnreadableInputError("the feed is too deep or too large")


def _item(element: lxml.etree._Element) -> Item:
    fields = {_local(child): child for child in reversed(list(element))}
    content = next((c for n in _CONTENT if n in fields and (c := _markup(fields[n]))), None)
    dated = next((d for n in _DATES if n in fields and (d := _text(fields[n]))), None)
    if dated is None and any(n in fields for n in _DATES):
        dated = ""  # stated, but empty: worth telling
    source = lxml.etree.tostring(element, encoding="unicode", with_tail=False)
    guid = next((_text(fields[n]) for n in ("guid", "id") if n in fields), None)
    title = _text(fields["title"]) if "title" in fields else None
    return Item(source, content, title, dated, _link(element), guid)


def _markup(element: lxml.etree._Element) -> str | None:
    """Escaped HTML as it reads; nested XHTML written out."""
    inner = [lxml.etree.tostring(child, encoding="unicode") for child in element]
    return "".join([element.text or "", *inner]).strip() or None


def _link(item: lxml.etree._Element) -> str | None:
    links = [child for child in item if _local(child) == "link"]
    for link in sorted(links, key=lambda x: x.get("rel", "alternate") != "alternate"):
        if address := (link.get("href") or _text(link)):
            return str(address)
    return None


def _name(root: lxml.etree._Element) -> str | None:
    """The title of the feed itself: the first one that is not an item's."""
    for element in _outside_items(root):
        if _local(element) == "title":
            return _text(element)
    return None


def _outside_items(root: lxml.etree._Element) -> Iterator[lxml.etree._Element]:
    yield root
    for child in root:
        if _local(child) == "channel":
            yield from (c for c in child if _local(c) not in _ITEMS)
        elif _local(child) not in _ITEMS:
            yield child


def _text(element: lxml.etree._Element) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None


def _local(element: lxml.etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
