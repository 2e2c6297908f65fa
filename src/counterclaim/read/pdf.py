"""The text layer of a PDF; runs in the child process only.

pypdf is plain Python, needs nothing else and loads no pickles. Pictures of text are not
read: a scan without a text layer is set aside and its reader told.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any, Final

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from counterclaim.errors import UnreadableInputError
from counterclaim.read.limits import MAX_PAGES
from counterclaim.read.page import Page
from counterclaim.read.printed import Line, paragraphs

# What word processors put there when nobody gave a title.
_NO_TITLE: Final = re.compile(
    r"(?:microsoft \w+ - .*|untitled.*|document\d*|.*\.(?:docx?|rtf|odt|pdf|indd|html?|tmp))", re.I
)
_BLANKS: Final = re.compile(r"[ \t\u00a0]+")


def read_pdf(raw: bytes) -> Page:
    """The text and the metadata of a PDF.

    ``dates`` holds the day that the file was made, which may lie long after the report.

    Raises:
        UnreadableInputError: if it is encrypted, damaged, too long or holds no text.
    """
    with _Remarks() as remarks:
        try:
            page = _read(raw)
        except UnreadableInputError as error:
            raise UnreadableInputError(f"{error}{remarks.told}") from error
        except DependencyError as error:
            raise UnreadableInputError(_ENCRYPTED) from error
        except PyPdfError as error:
            raise UnreadableInputError(f"the PDF is damaged: {str(error)[:120]}") from error
    if remarks.count:
        page.warnings.append(f"the PDF was repaired where it is damaged{remarks.told}")
    return page


_ENCRYPTED: Final = "the PDF is encrypted; save a copy without a password"


def _read(raw: bytes) -> Page:
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableInputError(_ENCRYPTED)
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise UnreadableInputError(f"the PDF has {count} pages; the limit is {MAX_PAGES}")
    pages = [list(_lines(page)) for page in reader.pages]
    empty = sum(not lines for lines in pages)
    if empty == count:
        raise UnreadableInputError(
            "the PDF holds no text layer (perhaps pictures of pages); have its text recognised "
            "first"
        )
    found, joined = paragraphs(pages)
    page = Page("\n".join(found), title=_title(reader), dates=list(_made(reader)))
    if empty:
        page.warnings.append(f"{empty} of {count} pages hold no text (perhaps pictures)")
    if joined:
        page.warnings.append(f"{joined} word(s) divided at the end of a line were joined")
    return page


def _lines(page: PageObject) -> Iterator[Line]:
    """The printed lines of a page, in the order that the file draws them."""
    pieces: list[tuple[str, float, float, float]] = []

    def take(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[0] * cm[0]) or 1.0
        pieces.append((text, x, y, round(size * scale, 1)))

    page.extract_text(visitor_text=take)
    held: list[tuple[str, float, float, float]] = []
    for text, *place in pieces:
        first, *others = text.split("\n")
        held.append((first, *place))  # type: ignore[arg-type]
        for other in others:
            yield from _line(held)
            held = [(other, *place)]  # type: ignore[list-item]
    yield from _line(held)


def _line(pieces: list[tuple[str, float, float, float]]) -> Iterator[Line]:
    text = _BLANKS.sub(" ", "".join(piece[0] for piece in pieces)).strip()
    if text:
        first = next(piece for piece in pieces if piece[0].strip())
        yield Line(text, *first[1:])


def _title(reader: PdfReader) -> str | None:
    """The title in the file's metadata, unless it is one that a program made up."""
    title = " ".join(str(reader.metadata.get("/Title") or "" if reader.metadata else "").split())
    return title if title and not _NO_TITLE.fullmatch(title) else None


def _made(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """The day on which the file was made, if the file tells it."""
    try:
        made = reader.metadata.creation_date if reader.metadata else None
    except (ValueError, TypeError, AttributeError):
        return
    if made is not None:
        yield "the PDF's date of making", made.date().isoformat()


class _Remarks(logging.Handler):
    """Counts what the library says it had to repair."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0
        self.first = ""

    @property
    def told(self) -> str:
        """What was said first, and how much was said, to follow a message."""
        return f"; {self.count} fault(s) in it, the first: {self.first}" if self.count else ""

    def __enter__(self) -> _Remarks:
        logging.getLogger("pypdf").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("pypdf").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Takes one remark."""
        self.count += 1
        self.first = self.first or record.getMessage()[:100]
