"""Typed relations between the marked entities of a sentence, by the words about them.

Types as in re3d. What speaks is the types of the two entities, the words between and
beside them, their heads, and how far apart they stand; ``train.relationwords`` fits the
weights. 99% of re3d's relations stay inside a sentence, so only such pairs are asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.records import ScoredRelation, ScoredSpan
from counterclaim.spans import Span, Spans
from counterclaim.understand.weighing import load_weights
from counterclaim.understand.words import Words, cut_words

NONE = "none"
LEAN = 0.5  # of the chance of no relation: found pairs count as much as found errors
SYMMETRIC = frozenset(
    ("CoLocated", "FightingAgainst", "CommWith", "IsSynonymOf", "AlliesOf", "Apart")
)
_WHOLE = 4  # words between two entities that also count as one phrase
_FAR = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ordered pair of entities of one sentence with what its words tell."""

    source: ScoredSpan
    target: ScoredSpan
    features: frozenset[str]


def find_relations(
    text: str, sentences: Spans, entities: Sequence[ScoredSpan]
) -> list[ScoredRelation]:
    """The relations of a text, offsets the text's; one without direction is given once.

    ``entities`` have re3d's types, as the encoder's head of that name marks them.
    """
    weights = load_weights("relation_weights.tsv")
    chances = {
        (c.source.span, c.target.span): weights.chances(c.features)
        for c in candidates(text, sentences, entities)
    }
    found: list[ScoredRelation] = []
    for (source, target), there in chances.items():
        back = chances[target, source]
        joined = {n: (p + back[n]) / 2 if n in SYMMETRIC else p for n, p in there.items()}
        joined[NONE] *= LEAN
        best = max(sorted(joined), key=joined.__getitem__)
        if best != NONE and (best not in SYMMETRIC or source < target):
            found.append(ScoredRelation(best, source, target, joined[best]))
    return found


def candidates(text: str, sentences: Spans, entities: Sequence[ScoredSpan]) -> Iterator[Candidate]:
    """All ordered pairs of entities that lie in one sentence."""
    words = cut_words(text, sentences)
    for sentence in sentences:
        line = _Line(words, sentence, [e for e in entities if sentence.contains(e.span)])
        yield from line.pairs()


class _Line:
    """A sentence's words with the entities in it, in order."""

    def __init__(self, words: Words, sentence: Span, entities: Sequence[ScoredSpan]) -> None:
        self._lower = words.lower
        self._within = words.within(sentence)
        placed = [(words.within(e.span), e) for e in sorted(entities, key=lambda e: e.span)]
        self._placed = [(at, e) for at, e in placed if len(at)]

    def pairs(self) -> Iterator[Candidate]:
        for i, (_, source) in enumerate(self._placed):
            for j, (_, target) in enumerate(self._placed):
                if i != j and source.span != target.span:
                    yield Candidate(source, target, frozenset(self._features(i, j)))

    def _features(self, i: int, j: int) -> Iterator[str]:
        (here, source), (there, target) = self._placed[i], self._placed[j]
        types, way = f"{source.label} {target.label}", ">" if i < j else "<"
        first, second = (here, there) if i < j else (there, here)
        between = self._lower[first.stop : second.start]
        apart = min(abs(i - j), _WHOLE)
        yield from (f"T {types}", f"T {types} {way}", f"T {types} n{apart}", f"n {apart}")
        yield f"D {way} {min(len(between), _FAR) // 2}"
        if len(between) <= _WHOLE:
            yield f"B {way} {' '.join(between)}".rstrip()
            yield f"BT {types} {way} {' '.join(between)}".rstrip()
        for word in between:
            yield f"b {word}"
            yield f"bt {types} {way} {word}"
        before, after = max(self._within.start, first.start - 2), second.stop + 2
        yield from (f"l {way} {w}" for w in self._lower[before : first.start])
        yield from (
            f"r {way} {w}" for w in self._lower[second.stop : min(after, self._within.stop)]
        )
        for side, at in (("1", here), ("2", there)):
            yield f"h{side} {self._lower[at.stop - 1]}"
            yield f"f{side} {self._lower[at.start]}"
