"""Who accuses whom of what: the matrix, with counts by independent origin.

A cell holds every allegation of one alleger against one accused. Reports are not
counted as accusations: allegations that go back to one statement count once, that is
where their articles are near-copies, where they share their words, or where one speaker
lays one happening on the accused. Groups that no text names stand together, whatever an
outlet calls them, so that a label decides no row.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from counterclaim.compare.copies import copy_groups
from counterclaim.compare.lookup import joined
from counterclaim.records import UNRESOLVED, Allegation, Compared, Interval, Reading

UNNAMED = "armed groups, not named"
#: Share of the shorter one's word pairs that two quotations of one statement have in common.
SAME_WORDS = 0.7
#: A pair of words in more allegations of a cell than this tells nothing of their origin.
COMMON = 20
_UNNAMED = re.compile(
    r"(?i)(?:(?:[\w-]+)\s+){0,3}?(?:militants?|rebels?|terrorists?|extremists?|insurgents?|jihadi(?:st)?s?"
    r"|takfiris?|gunmen|fighters|(?:armed|militant|terrorist|extremist|rebel|opposition|insurgent"
    r"|takfiri|jihadi(?:st)?|islamist|such|these|various)\s+(?:groups?|factions?|organi[sz]ations?))$"
)


@dataclass(frozen=True, slots=True)
class Side:
    """An alleger or an accused: an actor's id, or None and the words or the outlet."""

    actor: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """All that one side alleges of another, in order of publication.

    ``origins`` counts statements that do not go back to one another; ``acts`` are counted
    by origin too, most frequent first. ``first`` and ``last`` are days of publication.
    """

    alleger: Side
    accused: Side
    allegations: tuple[Allegation, ...]
    articles: int
    origins: int
    acts: tuple[tuple[str, int], ...]
    first: date | None
    last: date | None


def unnamed(words: str) -> bool:
    """Whether words stand for armed groups that they do not name."""
    return bool(_UNNAMED.fullmatch(" ".join(words.split())))


def accusation_matrix(readings: Iterable[Reading], compared: Compared) -> tuple[Cell, ...]:
    """The cells of the matrix, in no order that ranks: by the ids or words of both sides."""
    by_article = {r.article.id: r for r in readings}
    cells: dict[tuple[Side, Side], list[Allegation]] = defaultdict(list)
    for allegation in compared.allegations:
        reading = by_article.get(allegation.article_id)
        if reading is not None:
            cells[_alleger(allegation, reading), _accused(allegation)].append(allegation)
    tracer = _Tracer(by_article, compared)
    found = [_cell(sides, held, tracer, by_article) for sides, held in cells.items()]
    return tuple(sorted(found, key=lambda c: (_key(c.alleger), _key(c.accused))))


def _key(side: Side) -> tuple[str, str]:
    return side.actor or "\uffff", side.words


def _alleger(allegation: Allegation, reading: Reading) -> Side:
    if allegation.outlet_voice:
        return Side(None, reading.article.outlet or "outlet not stated")
    if allegation.alleger is not None:
        return Side(allegation.alleger, "")
    return Side(None, _plain(allegation.alleger_text) or "speaker not stated")


def _accused(allegation: Allegation) -> Side:
    if allegation.perpetrator is not None:
        return Side(allegation.perpetrator, "")
    words = _plain(allegation.perpetrator_text)
    return Side(None, UNNAMED if unnamed(words) else words or "not stated")


def _plain(words: str) -> str:
    if words.startswith(UNRESOLVED):
        return UNRESOLVED  # a pronoun is no side of its own
    return re.sub(r"^(?:the|an?)\s+", "", " ".join(words.split()), flags=re.IGNORECASE)


def _cell(
    sides: tuple[Side, Side],
    held: Sequence[Allegation],
    tracer: _Tracer,
    by_article: Mapping[str, Reading],
) -> Cell:
    days = [by_article[a.article_id].article.published.interval for a in held]
    ordered = sorted(zip(held, days, strict=True), key=lambda pair: _when(*pair))
    groups = tracer.groups(held)
    acts = Counter(act for group in groups for act in {a.act for a in group})
    starts = [day.start for day in days if day.start is not None]
    return Cell(
        *sides,
        allegations=tuple(a for a, _ in ordered),
        articles=len({a.article_id for a in held}),
        origins=len(groups),
        acts=tuple(sorted(acts.items(), key=lambda item: (-item[1], item[0]))),
        first=min(starts, default=None),
        last=max(starts, default=None),
    )


def _when(allegation: Allegation, published: Interval) -> tuple[str, str, int]:
    return str(published.start or "9999"), allegation.article_id, allegation.span.start


class _Tracer:
    """Tells which allegations go back to one statement."""

    def __init__(self, by_article: Mapping[str, Reading], compared: Compared) -> None:
        self._readings = by_article
        self._copies = copy_groups(compared.near_copies)
        self._incidents = {
            event: incident.id for incident in compared.incidents for event in incident.events
        }

    def groups(self, held: Sequence[Allegation]) -> list[list[Allegation]]:
        """The allegations of a cell, those of one origin together."""
        root = list(range(len(held)))

        def find(at: int) -> int:
            while root[at] != at:
                at = root[at]
            return at

        pairs = {a.id: self._pairs(a) for a in held}
        for a, b in self._candidates(held, pairs):
            low, high = sorted((find(a), find(b)))
            if low != high and self._same(held[a], held[b], pairs):
                root[high] = low
        grouped: dict[int, list[Allegation]] = defaultdict(list)
        for at, allegation in enumerate(held):
            grouped[find(at)].append(allegation)
        return list(grouped.values())

    def _candidates(
        self, held: Sequence[Allegation], pairs: Mapping[str, frozenset[tuple[str, str]]]
    ) -> Iterator[tuple[int, int]]:
        """Pairs that share a statement, a copied text, an incident or words that few share."""
        blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, a in enumerate(held):
            keys: set[tuple[str, ...]] = {("words", *pair) for pair in pairs[a.id]}
            keys |= {("says", a.attribution or ""), ("copy", self._copies.get(a.article_id, ""))}
            keys.add(("incident", self._incidents.get(a.event or "", "")))
            for key in keys:
                if key[1]:
                    blocks[key].append(at)
        for key in sorted(blocks):
            if key[0] != "words" or len(blocks[key]) <= COMMON:
                yield from combinations(blocks[key], 2)

    def _same(
        self, a: Allegation, b: Allegation, pairs: Mapping[str, frozenset[tuple[str, str]]]
    ) -> bool:
        if a.article_id == b.article_id and a.attribution == b.attribution and a.attribution:
            return True  # two acts of one statement
        copy = self._copies.get(a.article_id)
        if a.article_id != b.article_id and copy and copy == self._copies.get(b.article_id):
            return a.act == b.act or bool(pairs[a.id] & pairs[b.id])
        shared, fewest = len(pairs[a.id] & pairs[b.id]), min(len(pairs[a.id]), len(pairs[b.id]))
        if fewest >= 3 and shared / fewest >= SAME_WORDS:
            return True
        incident = self._incidents.get(a.event or "")
        return incident is not None and incident == self._incidents.get(b.event or "")

    def _pairs(self, allegation: Allegation) -> frozenset[tuple[str, str]]:
        text = self._readings[allegation.article_id].article.text
        words = re.findall(r"\w+", joined(text, (allegation.span,)).casefold())
        return frozenset(pairwise(words))
