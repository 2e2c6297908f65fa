"""Reads passages with the shipped encoder: one pass, all that the heads say of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from counterclaim.errors import ModelMissingError
from counterclaim.models import labels
from counterclaim.models.encoder import Encoder, Floats, Window
from counterclaim.models.heads import EventHead, LinkHead, RelationHead, SenseHead
from counterclaim.models.lattice import Floats as Moves
from counterclaim.models.lattice import WordSpan, best_spans, bio_moves
from counterclaim.models.linking import Link, Linker
from counterclaim.models.onethread import one_thread
from counterclaim.models.pieces import Pieces, windows
from counterclaim.models.relating import best_relations
from counterclaim.records import (
    LinkedAttribution,
    PassageReading,
    ScoredRelation,
    ScoredSpan,
)
from counterclaim.spans import Span, Spans

WEIGHTS = Path(__file__).parent / "weights"
GROUP = 256  # windows whose tags are searched together
SENSE_WIDTH = 128  # numbers of an event mention's direction
_NO_WORDS = np.empty((0, 0), dtype=np.float32)
FAR = 64  # words; the relation head has seen no pair further apart


class Reader:
    """The reading model. A passage's reading depends on its text alone."""

    def __init__(self, folder: Path, threads: int) -> None:
        card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        with np.load(folder / "heads.npz", allow_pickle=False) as file:
            arrays = {name: file[name].astype(np.float32) for name in file.files}
        self._version = str(card["version"])
        self._encoder = Encoder(folder, threads)
        self._linker = Linker(LinkHead(arrays, "cue_source"), LinkHead(arrays, "cue_content"))
        self._relations = RelationHead(arrays)
        self._events = EventHead(arrays)
        self._senses = SenseHead(arrays)
        self._moves: dict[str, Moves] = {
            head: bio_moves(len(names), arrays["transitions"] if head == "attribution" else None)
            for head, names in labels.TAG_HEADS.items()
        }

    @property
    def version(self) -> str:
        """Name and version of the weights, written into every record made from them."""
        return self._version

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        """One reading per passage; offsets count in the passage, scores are probabilities.

        A passage is best one paragraph. Identical passages are read once; one longer
        than 256 pieces is read in windows that end at sentence ends.
        """
        return self._read(passages, tuple(labels.TAG_HEADS))

    def attributions(self, passages: Sequence[str]) -> list[tuple[LinkedAttribution, ...]]:
        """The attributions of each passage, as in its reading, without what else it holds."""
        readings = self._read(passages, ("attribution",), hasty=True)
        return [reading.attributions for reading in readings]

    def entities(self, passages: Sequence[str], *, lean: float) -> list[tuple[ScoredSpan, ...]]:
        """The entities of each passage, with ``lean`` taken from what speaks against each word.

        It is in log odds; the scores are the probabilities that follow from it.
        """
        readings = self._read(passages, ("entities",), lean=lean)
        return [reading.entities for reading in readings]

    def nested(
        self, passage: str, outer: Sequence[LinkedAttribution], *, least: float = 0.5
    ) -> list[tuple[int, LinkedAttribution]]:
        """Attributions inside the contents of ``outer``, each with its parent's index.

        The training data marks only the outermost layer, so each content is read once
        more as a passage of its own. What scores below ``least`` is left out.
        """
        inner = [(n, span) for n, link in enumerate(outer) for span in link.content]
        readings = self.attributions([span.of(passage) for _, span in inner])
        return [
            (n, link.shifted(span.start))
            for (n, span), links in zip(inner, readings, strict=True)
            for link in links
            if link.score >= least
        ]

    @one_thread
    def event_roots(
        self, sentence: str, pairs: Sequence[tuple[Span | None, Span | None]]
    ) -> list[tuple[tuple[str, float], ...]]:
        """Per (actor, recipient) pair the PLOVER roots with probabilities, best first.

        Each pair is one more pass over the sentence, with the two spans marked.
        """
        return [self._event_root(sentence, pair) for pair in pairs]

    def relations(self, passage: str, entities: Sequence[Span]) -> list[ScoredRelation]:
        """Typed relations between the given spans of a passage, by this model alone.

        Types as in re3d; a relation without direction is given once, the earlier span
        as its source.
        """
        return best_relations(self.relation_chances(passage, entities))

    @one_thread
    def relation_chances(
        self, passage: str, entities: Sequence[Span]
    ) -> dict[tuple[Span, Span], dict[str, float]]:
        """Per ordered pair of the given spans the probability of each re3d type and of none.

        Pairs that stand more than 64 words apart, or in two windows, are left out. Types
        without direction are as the pair was asked; both ways may differ.
        """
        made: dict[tuple[Span, Span], dict[str, float]] = {}
        for window in self._encoder.windows(passage):
            words = [(e, window.pieces.words_of(e.start, e.end)) for e in sorted(set(entities))]
            made |= self._window_chances(window, [(e, w) for e, w in words if w is not None])
        return made

    @one_thread
    def senses(self, passage: str, mentions: Sequence[Span]) -> Floats:
        """Unit vectors ``[mentions, 128]`` of event mentions of a passage, in their order.

        The nearer two are (cosine), the likelier both tell of one event, whatever their
        words. A mention that holds no word gets zeros.
        """
        made = np.zeros((len(mentions), SENSE_WIDTH), dtype=np.float32)
        for window in self._encoder.windows(passage):
            words = [window.pieces.words_of(m.start, m.end) for m in mentions]
            here = [(n, w) for n, w in enumerate(words) if w is not None]
            if here:
                states = window.ends([w for _, w in here])
                made[[n for n, _ in here]] = self._senses.directions(states)
        return made

    @one_thread
    def _read(
        self,
        passages: Sequence[str],
        heads: Sequence[str],
        *,
        hasty: bool = False,
        lean: float = 0.0,
    ) -> list[PassageReading]:
        distinct = sorted(set(passages), key=lambda p: (len(p), p))
        readings: dict[str, PassageReading] = {}
        for at in range(0, len(distinct), GROUP):
            group = distinct[at : at + GROUP]
            readings.update(zip(group, self._read_group(group, heads, hasty, lean), strict=True))
        return [readings[p] for p in passages]

    def _read_group(
        self, passages: Sequence[str], heads: Sequence[str], hasty: bool, lean: float
    ) -> Iterator[PassageReading]:
        read = self._encoder.read(passages, hasty=hasty)
        flat = [w for found in read for w in found]
        lengths = [len(w.logits) for w in flat]
        logits = np.concatenate([w.logits for w in flat]) if flat else _NO_WORDS
        spans = {
            head: iter(best_spans(_lowered(logits[:, place], lean), lengths, self._moves[head]))
            for head, place in labels.head_slices().items()
            if head in heads
        }
        for passage, found in zip(passages, read, strict=True):
            own = {head: [next(rows) for _ in found] for head, rows in spans.items()}
            yield self._assembled(passage, found, own)

    def _assembled(
        self, passage: str, found: list[Window], spans: dict[str, list[list[WordSpan]]]
    ) -> PassageReading:
        bounds = [(w.pieces.word_starts.tolist(), w.pieces.word_ends.tolist()) for w in found]

        def labelled(head: str) -> tuple[ScoredSpan, ...]:
            names = labels.TAG_HEADS[head]
            return tuple(
                ScoredSpan(Span(starts[s.first], ends[s.last]), names[s.label], s.score)
                for (starts, ends), row in zip(bounds, spans.get(head, ()), strict=False)
                for s in row
            )

        attributions = [
            _attribution(passage, w.pieces, link)
            for w, row in zip(found, spans.get("attribution", [[]] * len(found)), strict=True)
            if len(row) > 1  # a cue and a content at least
            for link in self._linker.links(row, w.ends([(s.first, s.last) for s in row]))
        ]
        return PassageReading(
            tuple(attributions),
            entities=labelled("entities"),
            names=labelled("names"),
            toponyms=labelled("toponyms"),
            triggers=labelled("triggers"),
        )

    def _event_root(
        self, sentence: str, pair: tuple[Span | None, Span | None]
    ) -> tuple[tuple[str, float], ...]:
        pieces = next(windows(sentence, self._encoder.pieces(sentence)))
        role = np.zeros_like(pieces.ids)
        for code, span in enumerate(pair, 1):
            words = None if span is None else pieces.words_of(span.start, span.end)
            if words is not None:
                role[pieces.firsts[words[0]] : pieces.lasts[words[1]] + 1] = code
        chances = self._events.chances(self._encoder.run(pieces, role).states, role)
        order = np.argsort(-chances, kind="stable")
        return tuple((labels.EVENT_ROOTS[i], float(chances[i])) for i in order)

    def _window_chances(
        self, window: Window, entities: list[tuple[Span, tuple[int, int]]]
    ) -> dict[tuple[Span, Span], dict[str, float]]:
        if len(entities) < 2:
            return {}
        chunks = [words for _, words in entities]
        chances = self._relations.chances(window.ends(chunks), chunks, window.between(chunks))
        return {
            (source, target): dict(zip(labels.RELATION_TYPES, chances[i, j].tolist(), strict=True))
            for i, (source, first) in enumerate(entities)
            for j, (target, second) in enumerate(entities)
            if i != j and abs(first[0] - second[0]) <= FAR
        }


def _lowered(logits: Floats, by: float) -> Floats:
    """Tag logits of words with those of the first tag, "outside", lowered."""
    return np.concatenate([logits[:, :1] - by, logits[:, 1:]], axis=1) if by else logits


def _span(pieces: Pieces, words: WordSpan) -> Span:
    return Span(int(pieces.word_starts[words.first]), int(pieces.word_ends[words.last]))


def _attribution(passage: str, pieces: Pieces, link: Link) -> LinkedAttribution:
    return LinkedAttribution(
        source=() if link.source is None else (_span(pieces, link.source),),
        cue=(_span(pieces, link.cue),),
        content=_joined(passage, [_span(pieces, c) for c in link.contents]),
        score=link.score,
    )


def _joined(passage: str, spans: Sequence[Span]) -> Spans:
    """The spans in order, those parted by white space alone made one."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and not passage[made[-1].end : span.start].strip():
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return tuple(made)


@cache
def load_reader(*, threads: int = 2, folder: Path = WEIGHTS) -> Reader:
    """The reader with the weights of ``folder``; loaded once per process.

    Raises:
        ModelMissingError: if a file of the weights is not there.
    """
    for name in ("reader.onnx", "heads.npz", "tokenizer.json", "reader.json"):
        if not (folder / name).is_file():
            raise ModelMissingError(
                f"{name} is not in {folder}: install the counterclaim wheel, which carries the "
                "weights, or make them with `make train`"
            )
    return Reader(folder, threads)
