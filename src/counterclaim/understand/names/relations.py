"""Typed relations between the marked entities of a sentence; types as in re3d.

Two experts are joined: the encoder's relation head, and the words about the two entities:
their types and heads, the words between and beside them, and how far apart they stand.
``train.relationwords`` fits the words' weights. 99% of re3d's relations stay inside a
sentence, so only such pairs are asked.

A relation whose end is not marked is lost, while a phrase too many does little harm: most of
its pairs have no relation. So phrases are asked for more freely than elsewhere (``LEAN``). On
unseen quarters of re3d's training part, in two splits, overlap F1 so went from .298 to .337, most
of it in lists of air strikes (``train.relationfolds``); ``MIX`` was chosen there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from counterclaim.protocols import EntityReader, RelationReader
from counterclaim.records import ScoredRelation, ScoredSpan
from counterclaim.spans import Span, Spans
from counterclaim.understand.names.phrases import whole_phrases
from counterclaim.understand.names.weighing import Weights, load_weights, shares
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import Words, cut_words

NONE = "none"
_LEAST = 1e-6
SYMMETRIC = frozenset(
    ("CoLocated", "FightingAgainst", "CommWith", "IsSynonymOf", "AlliesOf", "Apart")
)
_WHOLE = 4  # words between two entities that also count as one phrase
_FAR = 12


@dataclass(frozen=True, slots=True)
class Mix:
    """How the two experts are joined.

    ``words`` is the weight of the words' logarithms beside the reader's; by ``none`` the
    joined chance of no relation is multiplied, so that found pairs count as much as errors.
    """

    words: float
    none: float


MIX = Mix(words=0.75, none=0.2)

#: Log odds by which words are held for likelier to be in an entity. With readers that had seen
#: three quarters of re3d's training part 2 did best over two splits, at 19 phrases in 100 words;
#: the shipped one, which is surer, marks as many with 5 in texts that it has not seen.
LEAN = 5.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ordered pair of entities of one sentence with what its words tell."""

    source: ScoredSpan
    target: ScoredSpan
    features: frozenset[str]


def related_entities(
    text: str, passages: Spans, *, reader: EntityReader, lean: float = LEAN
) -> list[ScoredSpan]:
    """The phrases of a text, of re3d's types, among which relations are looked for."""
    found = reader.entities([p.of(text) for p in passages], lean=lean)
    return [
        replace(phrase, span=phrase.span.shifted(passage.start))
        for passage, phrases in zip(passages, found, strict=True)
        for phrase in whole_phrases(passage.of(text), phrases, least=0.0)
    ]


def find_relations(
    text: str,
    passages: Spans,
    entities: Sequence[ScoredSpan],
    *,
    reader: RelationReader,
    mix: Mix = MIX,
    words: Weights | None = None,
) -> list[ScoredRelation]:
    """The relations of a text, offsets the text's; one without direction is given once.

    ``entities`` have re3d's types, as the encoder's head of that name marks them, and lie
    in ``passages``, each of which the reader is given alone. A pair that either expert
    does not judge has no relation. ``words`` are the shipped weights of words, if no others.
    """
    weights = load_weights("relation_weights.tsv") if words is None else words
    told = _told(text, passages, entities, reader, weights)
    chances = {pair: _joined(model, words, mix) for pair, model, words in told}
    found: list[ScoredRelation] = []
    for (source, target), there in chances.items():
        back = chances[target, source]
        joined = {n: (p + back[n]) / 2 if n in SYMMETRIC else p for n, p in there.items()}
        joined[NONE] *= mix.none
        best = max(sorted(joined), key=joined.__getitem__)
        if best != NONE and (best not in SYMMETRIC or source < target):
            found.append(ScoredRelation(best, source, target, joined[best]))
    return found


def _told(
    text: str,
    passages: Spans,
    entities: Sequence[ScoredSpan],
    reader: RelationReader,
    weights: Weights,
) -> Iterator[tuple[tuple[Span, Span], Mapping[str, float], Mapping[str, float]]]:
    """Each ordered pair that both experts judge, with the reader's and the words' chances."""
    for passage in passages:
        inside = [e for e in entities if passage.contains(e.span)]
        spans = [e.span.shifted(-passage.start) for e in inside]
        model = reader.relation_chances(passage.of(text), spans) if len(spans) > 1 else {}
        for pair in candidates(text, find_sentences(text, (passage,)), inside):
            source, target = pair.source.span, pair.target.span
            read = model.get((source.shifted(-passage.start), target.shifted(-passage.start)))
            if read is not None:
                yield (source, target), read, weights.chances(pair.features)


def _joined(model: Mapping[str, float], words: Mapping[str, float], mix: Mix) -> dict[str, float]:
    """The normed product of what the two experts say of an ordered pair."""
    return shares(
        {
            kind: log(chance + _LEAST) + mix.words * log(words.get(kind, 0.0) + _LEAST)
            for kind, chance in model.items()
        }
    )


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
