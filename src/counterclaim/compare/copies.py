"""Near-copies: articles that go back to one text, found by containment.

Wire copy is cut, extended and given a new headline, so whole-text similarity misses
it; containment of word 3-grams in the smaller of the two articles does not (Broder
1997). Standing text is discounted: a passage that also stands in articles from outside
the days in question is background or boilerplate, and tells nothing of a common source.
Candidates come from an inverted index of sampled 3-grams, so that work grows with the
number of shared passages and not with the square of the corpus.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from counterclaim.records import Article, NearCopy
from counterclaim.spans import Span, Spans

WORD = re.compile(r"[^\W_]+")
GRAM = 3
#: Articles further apart in time than this are not one wire's copies.
WINDOW = timedelta(days=3)
#: Pairs that share this much of all their text are copies whatever else is known: on the
#: near-copy pairs' dev split every pair above .24 was one.
THRESHOLD = 0.25
#: Pairs that share this much of the text that is not standing text are copies as well.
FRESH = 0.125
#: Standing text is known only from at least this many articles of other days.
BACKGROUND = 20
#: One 3-gram in this many is indexed for finding candidates.
SAMPLE = 4
#: A 3-gram found in more articles than this is a formula, not a copy.
COMMON = 40
#: Shared runs shorter than this many words are not shown as passages.
SHOWN_WORDS = 8

Hashes = NDArray[np.uint64]
Days = NDArray[np.int64]
Positions = NDArray[np.int64]
Pair = tuple[int, int]
NEVER, ALWAYS = -(2**40), 2**40


@dataclass(frozen=True, slots=True)
class Grams:
    """An article's distinct 3-grams, sorted, and the days that it may be of."""

    article: Article
    hashes: Hashes
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Of every 3-gram, the earliest and latest day of an article with it."""

    hashes: Hashes
    earliest: Days
    latest: Days

    def fresh(self, grams: Hashes, low: int, high: int) -> Hashes:
        """The 3-grams that stand in no article from before ``low`` or after ``high``."""
        at = np.searchsorted(self.hashes, grams)
        return grams[(self.earliest[at] >= low) & (self.latest[at] <= high)]


@dataclass(frozen=True, slots=True)
class Background:
    """The days of all articles, sorted, to count those of other days."""

    firsts: Days
    lasts: Days

    def enough(self, low: int, high: int) -> bool:
        """Whether enough articles are certainly from before ``low`` or after ``high``."""
        before = int(np.searchsorted(self.lasts, low, side="left"))
        after = len(self.firsts) - int(np.searchsorted(self.firsts, high, side="right"))
        return before + after >= BACKGROUND


@dataclass(frozen=True, slots=True)
class _Flat:
    """The 3-grams of all articles in one run."""

    hashes: Hashes
    owners: Positions
    firsts: Days
    lasts: Days

    @classmethod
    def of(cls, grams: Sequence[Grams]) -> _Flat:
        sizes = [len(g.hashes) for g in grams]
        return cls(
            np.concatenate([g.hashes for g in grams]),
            np.repeat(np.arange(len(grams)), sizes),
            np.array([g.first for g in grams], dtype=np.int64),
            np.array([g.last for g in grams], dtype=np.int64),
        )


def _hash(words: Sequence[str]) -> int:
    digest = blake2b(" ".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _words(article: Article) -> list[Span]:
    return [
        Span(m.start(), m.end())
        for part in article.body()
        for m in WORD.finditer(article.text, part.start, part.end)
    ]


def _hashes(article: Article, spans: Sequence[Span]) -> Hashes:
    """The hash of each 3-gram in the order of the text."""
    folded = [span.of(article.text).casefold() for span in spans]
    found = (_hash(folded[i : i + GRAM]) for i in range(len(folded) - GRAM + 1))
    return np.fromiter(found, dtype=np.uint64)


def grams_of(article: Article) -> Grams:
    """An article's 3-grams outside clutter, and the days that it may be of."""
    when = article.published.interval
    return Grams(
        article,
        np.unique(_hashes(article, _words(article))),
        when.start.toordinal() if when.start else NEVER,
        _last_day(when.end),
    )


def _last_day(end: date | None) -> int:
    return end.toordinal() - 1 if end else ALWAYS


def standing_of(hashes: Hashes, owners: Positions, firsts: Days, lasts: Days) -> Standing:
    """The 3-grams of some articles with the days that they are known from.

    Args:
        hashes: the 3-grams of all articles, or all of them within a range of hashes.
        owners: whose each is, as positions in ``firsts`` and ``lasts``.
        firsts: the first day that each article may be of, as an ordinal.
        lasts: likewise the last.
    """
    order = np.argsort(hashes, kind="stable")
    distinct, starts = np.unique(hashes[order], return_index=True)
    sorted_owners = owners[order]
    earliest = np.minimum.reduceat(lasts[sorted_owners], starts)
    latest = np.maximum.reduceat(firsts[sorted_owners], starts)
    return Standing(distinct, earliest, latest)


def shared_by(hashes: Hashes, owners: Positions) -> Iterator[list[int]]:
    """For each sampled 3-gram that some articles share, whose it is."""
    sampled = hashes % np.uint64(SAMPLE) == 0
    hashes, owners = hashes[sampled], owners[sampled]
    order = np.argsort(hashes, kind="stable")
    starts = np.flatnonzero(np.diff(hashes[order], prepend=np.uint64(0)) != 0)
    for run in np.split(owners[order], starts):
        if 1 < len(run) <= COMMON:
            yield run.tolist()


def counted_pairs(hashes: Hashes, owners: Positions, firsts: Days, lasts: Days) -> Counter[Pair]:
    """How many sampled 3-grams each pair of articles shares that are near in time."""
    shared: Counter[Pair] = Counter()
    for positions in shared_by(hashes, owners):
        shared.update(
            (a, b)
            for at, a in enumerate(positions)
            for b in positions[at + 1 :]
            if max(firsts[a], firsts[b]) - min(lasts[a], lasts[b]) <= WINDOW.days
        )
    return shared


def enough(count: int, smaller: int) -> bool:
    """Whether so many shared samples make a pair worth measuring."""
    return count * SAMPLE * 2 >= FRESH * smaller


def window(first_a: int, first_b: int, last_a: int, last_b: int) -> tuple[int, int]:
    """The days around a pair outside which a text is standing text."""
    return min(first_a, first_b) - WINDOW.days, max(last_a, last_b) + WINDOW.days


def are_copies(share: float, fresh: float) -> bool:
    """Whether a pair that shares so much of all its text, or of its fresh text, is copied."""
    return share >= THRESHOLD or fresh >= FRESH


def _candidates(grams: Sequence[Grams], flat: _Flat) -> Iterator[Pair]:
    """Pairs of positions that share enough sampled 3-grams, each once, in order."""
    shared = counted_pairs(flat.hashes, flat.owners, flat.firsts, flat.lasts)
    for (a, b), count in sorted(shared.items()):
        if enough(count, min(len(grams[a].hashes), len(grams[b].hashes))):
            yield a, b


def passages(article: Article, other: Hashes) -> Spans:
    """The stretches of an article whose 3-grams stand in the other one as well."""
    words = _words(article)
    shared = np.isin(_hashes(article, words), other)
    edges = np.flatnonzero(np.diff(shared.astype(np.int8), prepend=0, append=0))
    return tuple(
        Span(words[first].start, words[end + GRAM - 2].end)
        for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        if end - first + GRAM - 1 >= SHOWN_WORDS
    )


def containment(a: Hashes, b: Hashes) -> float:
    """The share of the smaller of two sorted sets that stands in the other, in [0, 1]."""
    smaller = min(len(a), len(b))
    return len(np.intersect1d(a, b, assume_unique=True)) / smaller if smaller else 0.0


def _fresh_share(a: Grams, b: Grams, standing: Standing, background: Background) -> float:
    """Containment without standing text; 0 where too few articles would show it."""
    low, high = window(a.first, b.first, a.last, b.last)
    if not background.enough(low, high):
        return 0.0
    return containment(*(standing.fresh(g.hashes, low, high) for g in (a, b)))


def near_copies(articles: Iterable[Article]) -> tuple[NearCopy, ...]:
    """Pairs of articles that share text, with the shared passages on both sides.

    Articles are taken in the order of their ids, so the order of input is no matter.
    """
    return copies_among([grams_of(article) for article in articles])


def copies_among(found: Iterable[Grams]) -> tuple[NearCopy, ...]:
    """The pairs of ``near_copies``, from the articles' 3-grams."""
    grams = sorted(found, key=lambda g: g.article.id)
    if not grams:
        return ()
    flat = _Flat.of(grams)
    standing = standing_of(flat.hashes, flat.owners, flat.firsts, flat.lasts)
    background = Background(np.sort(flat.firsts), np.sort(flat.lasts))
    pairs = []
    for at_a, at_b in _candidates(grams, flat):
        a, b = grams[at_a], grams[at_b]
        share = containment(a.hashes, b.hashes)
        if are_copies(share, 0.0) or are_copies(0.0, _fresh_share(a, b, standing, background)):
            pairs.append(near_copy(a, b, share))
    return tuple(pairs)


def near_copy(a: Grams, b: Grams, share: float) -> NearCopy:
    """The record of a pair, with what the two share."""
    shared = passages(a.article, b.hashes), passages(b.article, a.hashes)
    return NearCopy(a.article.id, b.article.id, round(share, 4), *shared)


def copy_groups(copies: Iterable[NearCopy]) -> dict[str, str]:
    """For each article in a near-copy pair, the smallest article id of its group."""
    head: dict[str, str] = {}

    def root(article: str) -> str:
        while head.setdefault(article, article) != article:
            article = head[article]
        return article

    for pair in copies:
        low, high = sorted((root(pair.a), root(pair.b)))
        head[high] = low
    return {article: root(article) for article in sorted(head)}
