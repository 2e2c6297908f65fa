"""The event class between a given actor and recipient of a sentence.

Two experts are joined: the encoder, which read the sentence with both spans marked, and
the sentence's own words, weighed by where they stand to the two. The words' weights are
fitted by ``train.pairwords``; they alone get a root macro F1 of .770 (accuracy .798) in
five folds of the PLV training rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log

from counterclaim.protocols import PairReader
from counterclaim.spans import Span
from counterclaim.understand.events.triggers import Trigger, find_triggers
from counterclaim.understand.names.weighing import load_weights, shares
from counterclaim.understand.words import Words, cut_words

ACTOR, RECIPIENT = "<a>", "<r>"
REACH = 4  # words after the actor, or before the recipient, that count as theirs
#: Of the words' logarithms beside the encoder's: between the best two of 0.25 to 2 in five
#: folds of train and dev, each with an encoder trained anew on its rows.
WORDS_WEIGHT = 0.75
_LEAST = 1e-6
#: CONCEDE and RETREAT are one class in the PLV rows.
_JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def pair_roots(
    sentence: str, actor: Span | None, recipient: Span | None, *, reader: PairReader
) -> tuple[tuple[str, float], ...]:
    """The PLOVER roots of a pair with probabilities, best first; YIELD is one class.

    Spans are code points of the sentence; None stands for an unnamed side.
    """
    (model,) = reader.event_roots(sentence, [(actor, recipient)])
    words = by_words(sentence, actor, recipient)
    joined = {
        root: log(chance + _LEAST) + WORDS_WEIGHT * log(words.get(root, 0.0) + _LEAST)
        for root, chance in model
    }
    return tuple(sorted(shares(joined).items(), key=lambda r: (-r[1], r[0])))


def by_words(sentence: str, actor: Span | None, recipient: Span | None) -> dict[str, float]:
    """The probability of each root by the words of the sentence alone."""
    return load_weights("pair_weights.tsv").chances(features(sentence, actor, recipient))


def features(sentence: str, actor: Span | None, recipient: Span | None) -> frozenset[str]:
    """What the words' weights are of: words by place, pairs of words, and triggers.

    ``w`` a word anywhere, ``p`` two neighbours, ``m`` one between the two, ``a`` one soon
    after the actor, ``r`` one shortly before the recipient, ``t`` a trigger's root, ``tm``
    its root and mode, ``t1`` the root of the first trigger after the actor.
    """
    words = cut_words(sentence, (Span(0, len(sentence)),))
    sides = {ACTOR: _indexes(words, actor), RECIPIENT: _indexes(words, recipient)}
    line = _Line(words, sides)
    (found,) = find_triggers(words, (Span(0, len(sentence)),), ())
    taken = sides[ACTOR] | sides[RECIPIENT]
    free = [t for t in found if t.first not in taken]
    return frozenset((*line.features(), *_told(free, line.first_of(ACTOR))))


def _indexes(words: Words, span: Span | None) -> frozenset[int]:
    return frozenset(words.within(span)) if span else frozenset()


def _between(one: int, other: int) -> range:
    return range(min(one, other) + 1, max(one, other))


class _Line:
    """The words of a sentence in order, each side of the pair made one mark."""

    def __init__(self, words: Words, sides: Mapping[str, frozenset[int]]) -> None:
        self._words: list[str] = []
        self._places: list[int] = []
        for at, plain in enumerate(words.lower):
            word = next((mark for mark, indexes in sides.items() if at in indexes), plain)
            if word in sides and self._words and self._words[-1] == word:
                continue
            self._words.append(word)
            self._places.append(at)

    def _at(self, mark: str) -> int | None:
        return self._words.index(mark) if mark in self._words else None

    def first_of(self, mark: str) -> int | None:
        """The index in the sentence of a side's first word."""
        at = self._at(mark)
        return None if at is None else self._places[at]

    def features(self) -> Iterator[str]:
        """The words by their places."""
        actor, recipient = self._at(ACTOR), self._at(RECIPIENT)
        for at, word in enumerate(self._words):
            yield f"w {word}"
            if at:
                yield f"p {self._words[at - 1]} {word}"
            if actor is not None and 0 < at - actor <= REACH:
                yield f"a {word}"
            if recipient is not None and -REACH <= at - recipient < 0:
                yield f"r {word}"
            if actor is not None and recipient is not None and at in _between(actor, recipient):
                yield f"m {word}"


def _told(triggers: Sequence[Trigger], actor: int | None) -> Iterator[str]:
    roots = [_JOINED.get(t.entry.root.value, t.entry.root.value) for t in triggers]
    for trigger, root in zip(triggers, roots, strict=True):
        yield f"t {root}"
        yield f"tm {root} {trigger.entry.mode}".rstrip()
    if actor is not None:
        after = [root for t, root in zip(triggers, roots, strict=True) if t.first > actor]
        yield from (f"t1 {root}" for root in after[:1])
