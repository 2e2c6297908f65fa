"""Paragraphs of the gold training sets, as material that corpora are recombined from.

Nothing of it is written into the repository: what is made goes where the caller says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.records import Json, read_jsonl
from counterclaim.knowledge import load_knowledge
from counterclaim.records import PlaceKind

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"“A-Z])")
#: Sentences of a report without paragraphs that make one.
TOGETHER = 2
#: Paragraphs shorter than this are bylines, captions and rests.
SHORT = 60
#: Longer ones are whole reports of one line; cut like those without paragraphs.
LONG = 900
SETTLEMENTS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.DISTRICT})


@dataclass(frozen=True, slots=True)
class Base:
    """A report of one happening: its title, its lead, and the place that it names."""

    title: str
    lead: tuple[str, ...]
    place: str

    @property
    def sentences(self) -> list[str]:
        """The sentences of the lead that name the place; the whole lead if none does."""
        whole = [s for p in self.lead for s in SENTENCE_END.split(p)]
        return [s for s in whole if self.place in s and len(s) >= SHORT] or list(self.lead)


@dataclass(frozen=True, slots=True)
class Pools:
    """What articles are made of.

    ``bases`` are happenings of the war; ``background`` are paragraphs of war reports;
    ``other`` are whole reports of other news, title first.
    """

    bases: tuple[Base, ...]
    background: tuple[str, ...]
    other: tuple[tuple[str, tuple[str, ...]], ...]
    places: tuple[str, ...]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; a text without line ends is cut after sentences."""
    found: list[str] = []
    for line in text.splitlines():
        line = " ".join(line.split())
        if len(line) > LONG:
            parts = SENTENCE_END.split(line)
            found += [" ".join(parts[at : at + TOGETHER]) for at in range(0, len(parts), TOGETHER)]
        elif line:
            found.append(line)
    return [p for p in found if len(p) >= SHORT]


def _bases(rows: Iterable[Json]) -> Iterator[Base]:
    for row in rows:
        place = (row["slots"]["location"] or [""])[-1]
        parts = paragraphs(row["text"])
        lead = [p for p in parts[:4] if place and place in p] or parts[:1]
        if place and lead and row["title"]:
            yield Base(row["title"], tuple(lead[:2]), place)


def _titled(rows: Iterable[Json]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in rows:
        parts = paragraphs(row["text"])
        if len(parts) >= 3:
            title = row.get("title") or " ".join(parts[0].split()[:9])
            yield title, tuple(parts)


def load_pools(gold: Path) -> Pools:
    """The pools of the train splits under ``gold``; dev is never read."""
    reports = list(read_jsonl(gold / "casualties/train.jsonl"))
    named = list(read_jsonl(gold / "entities/train.jsonl"))
    wires = list(read_jsonl(gold / "aliases/train.jsonl"))
    war = [*reports, *(r for r in named if r["scheme"] == "re3d"), *wires]
    other = [
        *read_jsonl(gold / "attribution/train.jsonl"),
        *read_jsonl(gold / "eventcoref/train.jsonl"),
        *(r for r in named if r["scheme"] != "re3d" and r["origin"] != "Middle East"),
    ]
    known = load_knowledge(()).places()
    return Pools(
        bases=tuple(_bases(reports)),
        background=tuple(p for row in war for p in paragraphs(row["text"])),
        other=tuple(_titled(other)),
        places=tuple(p.name for p in known if p.kind in SETTLEMENTS),
    )
