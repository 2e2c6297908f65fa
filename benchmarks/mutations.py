"""``python -m benchmarks.mutations --count N``: mutated texts, and every span that is stored.

Passages of the sample corpus are cut, and characters that have broken offsets elsewhere
are put into them: beyond the basic plane, combining, changing length with case, turning
direction, of no width, NUL, and every kind of line end. Each text is read, understood
(rules stand in for the encoder), resolved and stored; then every span of every record
must lie in the text, and every stored one equal its words.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from tests.cheap import CheapStock

from benchmarks.determinism import CORPUS
from counterclaim.ledger import Ledger, open_ledger, verify
from counterclaim.pipeline import understand_batch
from counterclaim.read import to_article
from counterclaim.records import Quarantined, RawDocument, Reading
from counterclaim.spans import Span
from counterclaim.stock import Stock

BATCH, LEDGER = 50, 5000
#: What is put in, by what it is known to break.
POOLS: dict[str, tuple[str, ...]] = {
    "astral": ("😀", "𝒜", "𐍈", "👨‍👩‍👧", "🏳️‍🌈", "𝟏𝟑"),
    "combining": ("\u0301", "\u0323\u0307", "e\u0301", "\u20dd", "\u0489"),
    "case": ("İ", "ß", "ŉ", "ﬁ", "ẞ", "ǅ", "ΐ"),
    "bidi": ("\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\u061c", "شمال"),
    "zero width": ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e"),
    "line": ("\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r\r\n"),
    "blank": ("\u00a0", "\u3000", "\u2009", "\t", "   "),
    "control": ("\x00", "\x1b[31m", "\x7f", "\x08", "\ufffd", "\ufffe", "\ue000"),
    "mark": ("“", "”", '"', "'", "’", "—", "...", "…", "(", ")", "%", "$", "½", "٣", "１"),
}
INSERTS = tuple(part for pool in POOLS.values() for part in pool)
Edit = tuple[int, int, str]
"""Where (taken modulo the length), how many code points go, and what comes in their place."""


def mutated(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits, one after the other."""
    for at, gone, new in edits:
        start = at % (len(text) + 1)
        text = text[:start] + new + text[start + gone :]
    return text


def samples() -> list[str]:
    """Pieces of up to two paragraphs of the sample corpus's texts."""
    found = []
    for path in sorted(CORPUS.glob("*.txt")):
        paragraphs = [p for p in path.read_text("utf-8").split("\n\n") if p.strip()]
        found += ["\n\n".join(paragraphs[i : i + 2]) for i in range(len(paragraphs))]
    return found


def random_edits(random_: random.Random) -> list[Edit]:
    """A few edits anywhere; now and then a whole stretch is lost."""
    return [
        (
            random_.randrange(1_000_000),
            random_.choice((0, 0, 0, 1, 2, 40)),
            "".join(random_.choices(INSERTS, k=random_.choice((1, 1, 2, 5)))),
        )
        for _ in range(random_.randint(1, 12))
    ]


def spans_in(record: Any) -> Iterator[Span]:
    """Every span of a record and of all records in it."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_in(item)
    elif is_dataclass(record) and not isinstance(record, type):
        for one in fields(record):
            yield from spans_in(getattr(record, one.name))


@dataclass
class Check:
    """Texts read into one ledger, with the faults that were found."""

    stock: Stock
    ledger: Ledger
    read: int = 0
    aside: int = 0
    spans: int = 0
    faults: list[str] = field(default_factory=list)

    def take(self, texts: Sequence[str]) -> None:
        """Reads, understands, resolves and stores texts, and looks at every span."""
        articles = []
        for text in texts:
            self.read += 1
            raw = text.encode()
            article = to_article(
                RawDocument(raw, "mutated.txt", "text/plain"), settings=self.stock.settings
            )
            if isinstance(article, Quarantined):
                self.aside += 1
            else:
                articles.append(article)
        for item in understand_batch(self.stock, articles):
            if isinstance(item, Quarantined):
                self._fault(item.raw, item.reason)
            else:
                self.look(item)

    def _fault(self, raw: bytes, message: str) -> None:
        self.faults.append(f"{message}; text {raw.decode(errors='replace')!r}")

    def look(self, reading: Reading) -> None:
        """Stores a reading, and looks at every span of it."""
        article = reading.article
        for span in spans_in(reading):
            self.spans += 1
            if span.end > len(article.text):
                self._fault(article.raw, f"{span} ends behind the text")
        if article.title_span and article.title_span.of(article.text) != article.title:
            self._fault(article.raw, "the title's span is not the title")
        for mention in reading.understanding.mentions:
            if mention.text != mention.span.of(article.text):
                self._fault(article.raw, f"mention {mention.text!r} is not its span")
        self.ledger.add_reading(reading, version="mutated")
        if self.ledger.reading(article.id) != reading:
            self._fault(article.raw, "the stored reading is another")

    def stored(self) -> int:
        """How many stored spans were compared with the words at their place."""
        self.faults += [str(fault) for fault in verify(self.ledger.path)]
        with closing(sqlite3.connect(self.ledger.path)) as db:
            (count,) = db.execute("SELECT count(*) FROM span").fetchone()
        return int(count)


def main() -> None:
    """Prints counts and faults; exits with 1 on a fault."""
    parser = argparse.ArgumentParser(prog="benchmarks.mutations", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after")
    asked = parser.parse_args()
    random_, began, texts = random.Random(asked.seed), time.monotonic(), samples()
    seen, stored, faults, stock = [0, 0, 0], 0, [], CheapStock()

    def within() -> bool:
        return bool(time.monotonic() - began < asked.seconds)

    while seen[0] < asked.count and within():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.ledger"
            with open_ledger(path, create=True) as ledger:
                ledger.replace_knowledge(stock.known())
                check = Check(stock, ledger)
                while check.read < min(LEDGER, asked.count - seen[0]) and within():
                    batch = [random_.choice(texts) for _ in range(BATCH)]
                    check.take([mutated(text, random_edits(random_)) for text in batch])
                stored += check.stored()
        seen = [a + b for a, b in zip(seen, (check.read, check.aside, check.spans), strict=True)]
        faults += check.faults
    print(f"{seen[0]} texts, {seen[1]} set aside, {seen[2]} spans in records, {stored} stored")
    for fault in faults[:20]:
        print(fault)
    print(f"{len(faults)} faults; seed {asked.seed}")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
