"""Boxes and lines of links to other articles, taken out of a page before its text is read.

In the text such a line reads as one more headline of the report. In the page it shows what
it is: all of its words are a link, or it stands in a box that its heading calls "Related".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import lxml.html

from counterclaim.read.clutter_rules import list_headings
from counterclaim.read.lines import Line
from counterclaim.spans import Span

_LINES: Final = ("p", "li", "h2", "h3", "h4", "h5", "h6")
_LABELS: Final = (*_LINES, "b", "strong", "span", "div")
_BOXES: Final = frozenset(("div", "section", "aside", "nav"))
_MIN_WORDS: Final = 4  # a name alone may be a link: who speaks next in an interview
_HEIGHT: Final = 3  # how far up a box or the paragraphs around a line may stand
_MAX_HEADINGS: Final = 40
_LINKED_SHARE: Final = 6  # a box of articles holds at least a sixth of its words in links


def drop_links(tree: lxml.html.HtmlElement, title: str | None) -> None:
    """Takes boxes of other articles, and lines that are links, out of the tree.

    Whole sentences, and lines that lead to a place of the page itself, are the article's;
    they lose their links, since an extractor passes over what is a link and nothing else.
    ``title`` is the page's own, which may be a link to the page itself.
    """
    for heading in list(islice(_headings(tree), _MAX_HEADINGS)):
        box = _box_of(heading)
        if box is not None:
            box.drop_tree()
    shares: dict[lxml.html.HtmlElement, tuple[int, int]] = {}
    lines = [e for e in tree.iter(*_LINES) if next(e.iter("a"), None) is not None]
    lines += [line for a in tree.iter("a") for line in a.iter(*_LINES)]
    among = [e for e in lines if _among_prose(e, shares)]
    others = [e for e in among if is_linked(e) and _words(e) not in (title or "")]
    for link in [a for e in among if e not in others and _all_linked(e) for a in e.iter("a")]:
        link.drop_tag()
    for element in others:
        if element.getparent() is not None:
            element.drop_tree()


def _headings(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """The elements whose words are a heading such as "Related" and nothing else."""
    for element in tree.iter(*_LABELS):
        if len(element) <= 1 and list_headings().fullmatch(_words(element, at_most=60)):
            yield element


def _box_of(heading: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """The largest box that a heading opens and that holds only other articles."""
    found = None
    for box in islice(heading.iterancestors(), _HEIGHT):
        if box.tag not in _BOXES or box.getparent() is None:
            break
        if not _words(box).startswith(_words(heading)):
            break
        if _holds_articles(box):
            found = box
    return found


def _holds_articles(box: lxml.html.HtmlElement) -> bool:
    linked = sum(len(_words(a).split()) for a in box.iter("a") if _is_outward(a))
    if linked * _LINKED_SHARE < len(_words(box).split()):
        return False
    prose = (line for line in box.iter(*_LINES) if line_of(line).prose)
    return all(_has_link(line if line.getparent() is box else line.getparent()) for line in prose)


def is_linked(element: lxml.html.HtmlElement) -> bool:
    """Whether all words of a line are links that lead elsewhere, and no whole sentence."""
    line = line_of(element)
    if line.words < _MIN_WORDS or line.closed:
        return False
    return any(map(_is_outward, element.iterancestors("a"))) or (
        _all_linked(element) and all(map(_is_outward, element.iter("a")))
    )


def _all_linked(element: lxml.html.HtmlElement) -> bool:
    words = _words(element)
    links = " ".join(filter(None, map(_words, element.iter("a"))))
    return len(words.split()) >= _MIN_WORDS and links == words


def _has_link(element: lxml.html.HtmlElement) -> bool:
    return any(_is_outward(a) for a in element.iter("a"))


def _is_outward(link: lxml.html.HtmlElement) -> bool:
    href = (link.get("href") or "").strip()
    return bool(href) and not href.startswith("#")


def _among_prose(
    element: lxml.html.HtmlElement, shares: dict[lxml.html.HtmlElement, tuple[int, int]]
) -> bool:
    """Whether the running text around it outweighs the linked lines; a list of links is one."""
    for box in islice(element.iterancestors(), _HEIGHT):
        prose, linked = shares.get(box) or shares.setdefault(box, _share(box))
        if prose:
            return prose > linked
    return False


def _share(box: lxml.html.HtmlElement) -> tuple[int, int]:
    """How many words of a box stand in running text, and how many in linked lines."""
    prose = linked = 0
    for element in box.iter(*_LINES):
        line = line_of(element)
        if is_linked(element):
            linked += line.words
        elif line.prose:
            prose += line.words
    return prose, linked


def line_of(element: lxml.html.HtmlElement) -> Line:
    """The words of an element as one line."""
    words = _words(element)
    return Line(Span(0, len(words) or 1), words)


def _words(element: lxml.html.HtmlElement, *, at_most: int | None = None) -> str:
    """The text of an element with single blanks, or "" if there is more than asked for."""
    words = element.text_content()
    return "" if at_most and len(words) > 4 * at_most else " ".join(words.split())
