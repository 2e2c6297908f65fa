"""A page of the running program made into a page of a copy: links relative, nothing to press.

The templates escape all that is not ours, so their HTML is regular; it is copied word for
word but for links, forms and scripts. What bears ``data-live`` makes sense only where the
program runs, and is left out; so is ``data-files`` where the copy has no files of the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser

#: Left out with all that is inside.
DROPPED = frozenset({"script", "label", "select", "button", "datalist", "fieldset", "textarea"})
#: The tags left out, what is inside kept.
UNWRAPPED = frozenset({"form", "noscript"})
LIVE = frozenset({"data-live"})
VOID = frozenset({"input", "meta", "link", "br", "hr", "img"})
LINK = re.compile(r'\s(href|src)="([^"]*)"')
#: A copy asks nothing of anywhere and runs nothing. Browsers differ on whether a file is 'self'.
POLICY = (
    "default-src 'none'; style-src 'self' file:; img-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)
HEAD = (
    '\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    '\n<meta name="referrer" content="no-referrer">'
)

#: From a link as the page has it to the one of the copy; None where the copy has no such page.
Relink = Callable[[str], str | None]


class _Rewriter(HTMLParser):
    """Copies a page, one token after the other."""

    def __init__(self, relink: Relink, note: str, dropped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.relink = relink
        self.note = note
        self.dropped = dropped
        self.out: list[str] = []
        self._dropping: list[str] = []  # the names of open elements, from the dropped one on
        self._svg = 0
        self._unlinked: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if self._dropping:
            if tag not in VOID:
                self._dropping.append(tag)
            return
        if tag in DROPPED or names & self.dropped or _correcting(tag, attrs):
            if tag not in VOID:
                self._dropping.append(tag)
            return
        if tag in UNWRAPPED or tag == "input":
            return
        self._svg += tag == "svg"
        self.out.append(self._linked(tag, self.get_starttag_text() or ""))
        if tag == "meta" and "charset" in names:
            self.out.append(HEAD.format(policy=escape(POLICY)))
        if tag == "main":
            self.out.append(f'\n<p class="note">{escape(self.note)}</p>')

    def _linked(self, tag: str, raw: str) -> str:
        """The tag with its link led to the copy; a link to nowhere is no link any more."""
        found = LINK.search(raw)
        if found is None:
            return raw
        to = self.relink(unescape(found[2]))
        if to is not None:
            return raw[: found.start()] + f' {found[1]}="{escape(to)}"' + raw[found.end() :]
        without = raw[: found.start()] + raw[found.end() :]
        if tag != "a":
            return without
        self._unlinked = "g" if self._svg else "span"
        return f"<{self._unlinked}" + without[2:]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._dropping and tag != "input":
            self.out.append(self._linked(tag, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag in self._dropping:  # an element left open ends with the one around it
                while self._dropping.pop() != tag:
                    pass
            return
        if tag in UNWRAPPED:
            return
        self._svg -= tag == "svg"
        if tag == "a" and self._unlinked:
            tag, self._unlinked = self._unlinked, None
        self.out.append(f"</{tag}>")

    def _text(self, text: str) -> None:
        if not self._dropping:
            self.out.append(text)

    def handle_data(self, data: str) -> None:
        self._text(data)

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._text(f"<!{decl}>")


def _correcting(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Whether an element is a place to correct something."""
    classes = (dict(attrs).get("class") or "").split()
    return tag == "details" and ("correct" in classes or "add" in classes)


def rewrite(html: str, relink: Relink, *, note: str, files: bool = False) -> str:
    """A page of the copy.

    Args:
        html: the page as the program shows it.
        relink: where each link leads in the copy.
        note: what the copy says of itself at the top of every page.
        files: whether the copy has the rows of this page as files.
    """
    writer = _Rewriter(relink, note, LIVE if files else LIVE | {"data-files"})
    writer.feed(html)
    writer.close()
    return "".join(writer.out)
