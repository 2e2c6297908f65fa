"""The main text of a page's tree, with its subheadings and points.

trafilatura knows the names that common systems give to the box of an article. On a page
that uses none of them it gathers paragraphs alone; then the box that holds these paragraphs
is shown to it as the article, and what it reads there is taken if nothing is lost by it.
"""

from __future__ import annotations

from typing import Final

import lxml.html
import trafilatura

from counterclaim.read.boxes import is_linked, line_of

_POINTS: Final = ("h2", "h3", "h4", "h5", "h6", "li")
_MIN_PARAGRAPHS: Final = 2


def main_text(tree: lxml.html.HtmlElement) -> str:
    """The main text of a page, "" if it holds none."""
    text = _extracted(tree)
    box = _box_of(tree, text)
    if box is None or not _lacks_points(box, text):
        return text
    tag, box.tag = box.tag, "article"
    again = _extracted(tree)
    box.tag = tag
    return again if set(text.split("\n")) <= set(again.split("\n")) else text


def _extracted(tree: lxml.html.HtmlElement) -> str:
    document = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, include_formatting=False
    )
    return str(getattr(document, "text", None) or "").strip()


def _box_of(tree: lxml.html.HtmlElement, text: str) -> lxml.html.HtmlElement | None:
    """The smallest box that holds all paragraphs of the text, unless the page names one."""
    if next(tree.iter("article", "main"), None) is not None:
        return None
    taken = set(text.split("\n"))
    paragraphs = [p for p in tree.iter("p") if line_of(p).surface in taken]
    if len(paragraphs) < _MIN_PARAGRAPHS:
        return None
    around = [list(p.iterancestors())[::-1] for p in (paragraphs[0], paragraphs[-1])]
    shared = [a for a, b in zip(*around, strict=False) if a is b]
    return shared[-1] if shared and shared[-1].tag == "div" else None


def _lacks_points(box: lxml.html.HtmlElement, text: str) -> bool:
    """Whether subheadings or points between its paragraphs are not in the text."""
    points = (line_of(e).surface for e in box.iter(*_POINTS) if not is_linked(e))
    return any(words and words not in text for words in points)
