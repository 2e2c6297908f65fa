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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise

from counterclaim.compare.copies import copy_groups
from counterclaim.compare.lookup import joined
from counterclaim.records import (
    NOT_NAMED,
    UNRESOLVED,
    Allegation,
    Article,
    Compared,
    Interval,
    Reading,
    Speaker,
)

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
    """An alleger or an accused: an actor's id, or None and the words or the outlet.

    Words beside an actor's id say that the source is not named.
    """

    actor: str | None
    words: str

    def shown(self, name: str) -> str:
        """The side in words, where its actor bears this name."""
        return ", ".join(filter(None, (name, self.words))) if self.actor else self.words


@dataclass(frozen=True, slots=True)
class Statement:
    """An allegation with what tells where it comes from.

    ``start`` is where its words stand in the article, ``copies`` the article's group of
    near-copies, ``incident`` the one its event belongs to; both None if there is none.
    """

    id: str
    article: str
    start: int
    alleger: Side
    accused: Side
    act: str
    words: str
    published: Interval | None
    attribution: str | None = None
    copies: str | None = None
    incident: str | None = None
    pairs: frozenset[tuple[str, str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairs", _pairs(self.words))


def _pairs(words: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(re.findall(r"\w+", words.casefold())))


@dataclass(frozen=True, slots=True)
class Cell:
    """All that one side alleges of another, in order of publication.

    ``origins`` counts statements that do not go back to one another; ``acts`` are counted
    by origin too, most frequent first. ``first`` and ``last`` are the windows of days in which
    the first and the last of their articles were published, a day each where it is known.
    """

    alleger: Side
    accused: Side
    allegations: tuple[Statement, ...]
    articles: int
    origins: int
    acts: tuple[tuple[str, int], ...]
    first: Interval | None
    last: Interval | None


def unnamed(words: str) -> bool:
    """Whether words stand for armed groups that they do not name."""
    return bool(_UNNAMED.fullmatch(" ".join(words.split())))


def alleging(
    actor: str | None, words: str, outlet: str | None, *, own_voice: bool, named: bool = True
) -> Side:
    """Who alleges: the outlet for its own voice, an actor by its id, else the words for one.

    ``named`` is False where somebody of the actor speaks who is not named: "US officials"
    are no statement of the United States, and stand in a row of their own.
    """
    if own_voice:
        return Side(None, outlet or "outlet not stated")
    if actor:
        return Side(actor, "" if named else NOT_NAMED)
    return Side(None, _plain(words) or "speaker not stated")


def accused_of(actor: str | None, words: str) -> Side:
    """Who is accused: an actor by its id, else the words; groups not named stand as one."""
    if actor:
        return Side(actor, "")
    plain = _plain(words)
    return Side(None, UNNAMED if unnamed(plain) else plain or "not stated")


def statements(readings: Iterable[Reading], compared: Compared) -> Iterator[Statement]:
    """The allegations that stand in readings, each with where it comes from."""
    laid: dict[str, list[Allegation]] = defaultdict(list)
    for allegation in compared.allegations:
        laid[allegation.article_id].append(allegation)
    copies = copy_groups(compared.near_copies)
    incidents = {event: i.id for i in compared.incidents for event in i.events}
    for reading in readings:
        own = laid[reading.article.id]
        speakers = reading.resolved.first_speakers if own else {}
        for found in own:
            speaker = speakers.get(found.attribution or "")
            copied, incident = copies.get(found.article_id), incidents.get(found.event or "")
            yield _statement(reading.article, found, speaker, copied, incident)


def _statement(
    article: Article,
    found: Allegation,
    speaker: Speaker | None,
    copies: str | None,
    incident: str | None,
) -> Statement:
    unnamed = speaker is not None and not speaker.actor and speaker.body == found.alleger
    return Statement(
        id=found.id,
        article=article.id,
        start=found.span.start,
        alleger=alleging(
            found.alleger,
            found.alleger_text,
            article.outlet,
            own_voice=found.outlet_voice,
            named=not unnamed,
        ),
        accused=accused_of(found.perpetrator, found.perpetrator_text),
        act=found.act,
        words=joined(article.text, (found.span,)),
        published=article.published.interval if article.published.interval.start else None,
        attribution=found.attribution,
        copies=copies,
        incident=incident,
    )


def accusation_matrix(found: Iterable[Statement]) -> tuple[Cell, ...]:
    """The cells of the matrix, in no order that ranks: by the ids or words of both sides.

    "Activists" that open a sentence are the "activists" of another.
    """
    cells: dict[tuple[Side, Side], list[Statement]] = defaultdict(list)
    shown: dict[Side, Side] = {}
    for statement in found:
        sides = statement.alleger, statement.accused
        folded = _folded(sides[0]), _folded(sides[1])
        cells[folded].append(statement)
        for side, key in zip(sides, folded, strict=True):
            shown[key] = max(side, shown.get(key, side), key=lambda s: s.words)  # small letters
    made = [_cell((shown[a], shown[b]), held) for (a, b), held in cells.items()]
    return tuple(sorted(made, key=lambda c: (_key(c.alleger), _key(c.accused))))


def _folded(side: Side) -> Side:
    return Side(side.actor, side.words.casefold())


def _key(side: Side) -> tuple[str, str]:
    return side.actor or "\uffff", side.words


def _plain(words: str) -> str:
    if words.startswith(UNRESOLVED):
        return UNRESOLVED  # a pronoun is no side of its own
    return re.sub(r"^(?:the|an?)\s+", "", " ".join(words.split()), flags=re.IGNORECASE)


def _cell(sides: tuple[Side, Side], held: Iterable[Statement]) -> Cell:
    ordered = sorted(held, key=lambda s: (_start(s), s.article, s.start, s.id))
    groups = _by_origin(ordered)
    acts = Counter(act for group in groups for act in {s.act for s in group})
    windows = [s.published for s in ordered if s.published is not None]
    return Cell(
        *sides,
        allegations=tuple(ordered),
        articles=len({s.article for s in ordered}),
        origins=len(groups),
        acts=tuple(sorted(acts.items(), key=lambda item: (-item[1], item[0]))),
        first=windows[0] if windows else None,
        last=max(windows, key=lambda w: w.end or w.start or date.min, default=None),
    )


def _start(statement: Statement) -> date:
    """The first day on which it may have been published; the last of all for none."""
    known = statement.published.start if statement.published else None
    return known or date.max


def _by_origin(held: Sequence[Statement]) -> list[list[Statement]]:
    """The statements of a cell, those of one origin together."""
    root = list(range(len(held)))

    def find(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    for a, b in _candidates(held):
        low, high = sorted((find(a), find(b)))
        if low != high and _same(held[a], held[b]):
            root[high] = low
    grouped: dict[int, list[Statement]] = defaultdict(list)
    for at, statement in enumerate(held):
        grouped[find(at)].append(statement)
    return list(grouped.values())


def _candidates(held: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pairs that share an attribution, a copied text, an incident or words that few share."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, s in enumerate(held):
        for pair in s.pairs:
            blocks["words", *pair].append(at)
        named = (("says", s.attribution), ("copy", s.copies), ("incident", s.incident))
        for kind, key in named:
            if key:
                blocks[kind, key].append(at)
    for shared, members in sorted(blocks.items()):
        if shared[0] != "words" or len(members) <= COMMON:
            yield from combinations(members, 2)


def _same(a: Statement, b: Statement) -> bool:
    if a.article == b.article and a.attribution and a.attribution == b.attribution:
        return True  # two acts of one statement
    if a.article != b.article and a.copies and a.copies == b.copies:
        return a.act == b.act or bool(a.pairs & b.pairs)
    shared, fewest = len(a.pairs & b.pairs), min(len(a.pairs), len(b.pairs))
    if fewest >= 3 and shared / fewest >= SAME_WORDS:
        return True
    return a.incident is not None and a.incident == b.incident
