"""The copy made: from the overview along every link, each page written as it comes.

In memory stay addresses, never pages. A link to an address that does not answer is mended
by a second look at the pages that have it.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from starlette.applications import Starlette

from counterclaim.errors import CounterclaimError
from counterclaim.show.escape import for_cell
from counterclaim.show.publish.addresses import Address, address, file_of, relative
from counterclaim.show.publish.asking import Answer, ask
from counterclaim.show.publish.rewriting import rewrite

MARK = ".counterclaim-copy"  # tells a copy from a folder with something else in it
START = Address("/overview")
NOTE = (
    "A copy without a server: nothing can be changed here, and there is no search field. To look "
    "for words use your browser's own search on a list, or open the ledger with counterclaim serve."
)


@dataclass(frozen=True, slots=True)
class Copied:
    """What was written."""

    pages: int
    files: int


def publish(app: Starlette, folder: Path, *, progress: Callable[[int], None]) -> Copied:
    """Writes a copy of the page into a folder, whole or not at all.

    Args:
        app: the page over the ledger, see ``show.web.app.make_app``.
        folder: new, empty, or an earlier copy, which is replaced.
        progress: told how many files are written.

    Raises:
        CounterclaimError: if the folder holds anything else, or a view fails.
    """
    with _replacing(folder) as part:
        copy = _Copy(app, part, progress)
        with ThreadPoolExecutor(1) as own:  # the caller may have an event loop of its own
            own.submit(lambda: asyncio.run(copy.make())).result()
        (part / MARK).write_text("made by counterclaim publish\n", encoding="utf-8")
    return Copied(copy.pages, len(copy.done))


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """A folder beside that takes the place of ``folder`` when all is written."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise CounterclaimError(f"{folder} holds other files: name a new or an empty folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        yield part
        part.chmod(0o755)  # a temporary folder is closed to others
        old = part.with_suffix(".old")
        if folder.exists():
            folder.rename(old)
        part.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _problem(answer: Answer) -> str:
    """What a page says that tells of a problem."""
    said = re.search(r"<p>(.*?)</p>", answer.body.decode(), re.DOTALL)
    return unescape(said[1]) if said else f"it answers {answer.status}"


@dataclass
class _Copy:
    """A copy in the making."""

    app: Starlette
    folder: Path
    progress: Callable[[int], None]
    pages: int = 0
    done: set[Address] = field(default_factory=set)
    gone: set[Address] = field(default_factory=set)
    seen: set[Address] = field(default_factory=lambda: {START})
    waiting: deque[Address] = field(default_factory=lambda: deque([START]))
    linking: dict[Address, set[Address]] = field(default_factory=dict)  # to it, until it answers

    async def make(self) -> None:
        """Writes every page that can be reached."""
        while self.waiting:
            await self._take(self.waiting.popleft())
        again = {page for to in self.gone for page in self.linking.get(to, ())}
        for page in sorted(again):
            self._write(page, await ask(self.app, page))

    async def _take(self, of: Address) -> None:
        answer = await ask(self.app, of)
        if answer.status == 404:
            self.gone.add(of)
            return
        if answer.status != 200:
            raise CounterclaimError(f"{of.path} cannot be copied: {_problem(answer)}")
        self.done.add(of)
        self.linking.pop(of, None)
        self._write(of, answer)
        self.pages += of.form == ".html"
        self.progress(len(self.done))

    def _write(self, of: Address, answer: Answer) -> None:
        path = self.folder / file_of(of)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = answer.body.decode()
        if of.form == ".html":
            rows = Address(of.path + ".csv", of.query).wanted
            text = rewrite(text, lambda link: self._relink(link, of), note=NOTE, files=rows)
        elif of.form == ".json":
            text = self._json(text)
        elif of.form == ".csv":
            text = self._csv(text)
        path.write_text(text, encoding="utf-8", newline="")

    def _relink(self, link: str, seen_from: Address) -> str | None:
        found = address(link, seen_from)
        if found is None:
            return link  # a source's page: followed only if somebody presses it
        to, fragment = found
        if not to.wanted or to in self.gone:
            return None
        if to not in self.seen:
            self.seen.add(to)
            self.waiting.append(to)
        if to not in self.done:
            self.linking.setdefault(to, set()).add(seen_from)
        return relative(to, seen_from, fragment)

    def _permalink(self, link: str) -> str:
        """A permalink of a file of rows, seen from the copy's front page."""
        found = address(link, START) if link.startswith("/") else None
        return relative(found[0], START, found[1]) if found and found[0].wanted else link

    def _json(self, text: str) -> str:
        data = json.loads(text)
        for row in data["rows"]:
            for name in row:
                if name.startswith("permalink") and isinstance(row[name], str):
                    row[name] = self._permalink(row[name])
        data.pop("address", None)  # the address of the running page
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def _csv(self, text: str) -> str:
        rows = list(csv.reader(io.StringIO(text, newline="")))
        if not rows:
            return text
        out = io.StringIO(newline="")
        links = [at for at, name in enumerate(rows[0]) if name.startswith("permalink")]
        for row in rows[1:]:
            for at in links:
                row[at] = for_cell(self._permalink(row[at]))
        csv.writer(out, lineterminator="\r\n").writerows(rows)
        return out.getvalue()
