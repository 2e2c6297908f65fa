"""Small corpora for tests of bulk, in our own words, and stocks whose reader is cheap."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from counterclaim.engine.plan import Order
from counterclaim.engine.sieve import Sieve
from counterclaim.protocols import PassageReader
from counterclaim.records import LinkedAttribution, PassageReading
from counterclaim.settings import Settings
from tests.cheap import CheapReader, CheapStock

PLACES = ("Khan Touman", "Darayya", "Idlib", "Manbij")
#: One stock for all tests of this process: it holds what it loaded.
STOCK = CheapStock()
DEADLY = "the cursed bridge"


def article(at: int) -> dict[str, str]:
    """One article of the corpus; every third is a near-copy of the one before."""
    base = at - 1 if at % 3 == 2 else at
    place, day = PLACES[base % 4], 2 + base // 6
    text = (
        f"Rebel fighters shelled {place} on {day} May 2016, a medic named Hani Number{base} said. "
        f"The shelling killed {base + 5} people and wounded {base + 9}, the Syrian Observatory for "
        f"Human Rights reported.\n\nThe army denied that it had moved guns towards {place} number "
        f"{base} on the road to the north, where buses {base} waited."
    )
    if base != at:
        text += f"\n\nOur desk {at} adds that the school stayed shut."
    return {
        "id": f"n{at}",
        "title": f"Shells fall on {place} ({at})",
        "text": text,
        "outlet": ("Harbour Wire", "Valley Gazette", "Northern Post")[at % 3],
        "published": f"2016-05-{day:02}",
    }


MILLS = ("Amber", "Birch", "Cedar", "Dahlia", "Elder", "Fennel", "Ginger", "Hazel", "Indigo")


def statement(at: int) -> dict[str, str]:
    """One of three articles of a mill: a charge, a count and a demand, the answer, a truce."""
    mill, place, day = MILLS[at // 3 % len(MILLS)], PLACES[at % 4], 2 + at % 27
    texts = (
        f"The army accused the Islamic State group of shelling the {mill} mill near {place} on "
        f"{day} March 2016. The Russian Defence Ministry said that {at + 3} violations of the "
        f"ceasefire were recorded in the past 24 hours. The army said that the Islamic State "
        f"group must withdraw its forces from {place}.",
        f"The Islamic State group denied shelling the {mill} mill. The ceasefire took effect on "
        f"1 March 2016 in Idlib, its spokesman said. The Russian Defence Ministry said that "
        f"since the ceasefire took effect a total of {50 - at} violations had been recorded.",
        f"A truce took effect in {place} on {1 + at % 5} March 2016, officials said. Turkey "
        f"accused Russia of bombing the {mill} hospital in {place}. Russia denied that it had "
        f"bombed the hospital.",
    )
    return {
        "id": f"s{at}",
        "title": f"The {mill} mill ({at})",
        "text": texts[at % 3],
        "outlet": ("Harbour Wire", "Valley Gazette")[at % 2],
        "published": f"2016-03-{day:02}",
    }


def write_corpus(path: Path, count: int, extra: Sequence[dict[str, str]] = ()) -> Path:
    """A JSONL file of so many articles."""
    rows = [*(article(at) for at in range(count)), *extra]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def order(source: Path, out: Path, **asked: object) -> Order:
    """A run over a corpus, with the cheap reader, every topic let through, in small shards."""
    given = {"stock": STOCK, "sieve": Sieve(0.0), "slice_bytes": 4000, **asked}
    return Order(inputs=(str(source),), out=out, **given)  # type: ignore[arg-type]


def rows(out: Path, table: str, order_by: str = "1") -> list[tuple[object, ...]]:
    """All rows of a table, as DuckDB reads them."""
    source = f"read_parquet('{out}/{table}/*/*.parquet', hive_partitioning = true)"
    return queried(f"select * from {source} order by {order_by}")


def queried(sql: str) -> list[tuple[Any, ...]]:
    """The rows that DuckDB gives for a query."""
    found = duckdb.sql(sql)
    assert found is not None
    return found.fetchall()


@dataclass(frozen=True)
class DeadlyReader:
    """Ends its process at some words: once if there is a fuse, which it burns, else always."""

    fuse: Path | None
    version = CheapReader.version

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        """As the cheap one, or not at all."""
        if any(DEADLY in passage for passage in passages) and self._lit():
            os.kill(os.getpid(), signal.SIGKILL)
        return CheapReader().read(passages)

    def attributions(self, passages: Sequence[str]) -> list[tuple[LinkedAttribution, ...]]:
        """Those of the readings."""
        return [reading.attributions for reading in self.read(passages)]

    def _lit(self) -> bool:
        if self.fuse is None:
            return True
        try:
            self.fuse.unlink()
        except FileNotFoundError:
            return False
        return True


@dataclass(frozen=True)
class DeadlyStock(CheapStock):
    """A stock with the reader above; ``settings.outlet`` is the path of its fuse, if any."""

    @cached_property
    def reader(self) -> PassageReader:
        """The reader above."""
        return DeadlyReader(Path(self.settings.outlet) if self.settings.outlet else None)


def deadly(fuse: Path | None) -> DeadlyStock:
    """A stock whose reader kills its process."""
    return DeadlyStock(Settings(outlet=str(fuse) if fuse else None))
