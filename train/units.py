"""Training units: one window of a paragraph with everything that is marked in it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from tokenizers import Tokenizer

from counterclaim.models.labels import TAG_HEADS, TOPONYM_KINDS
from counterclaim.models.pieces import Pieces, encode, windows
from train.taught import Taught

Range = tuple[int, int]
IGNORE = -100
SENSE = "sense"  # event mentions of a topic, labelled with their chains


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text with its gold marks, offsets relative to the text.

    ``labels`` are (start, end, label); label None is any label of the head (a toponym
    whose literalness nobody marked). ``links`` are (cue, source or None, contents).
    ``relations`` are (type, source, target). ``pair`` is (actor, recipient). Texts of one
    ``group`` are compared with one another (the sentences of a topic). ``taught`` are soft
    labels; a text that has no others is learned from those alone.
    """

    task: str
    text: str
    labels: tuple[tuple[int, int, str | None], ...] = ()
    links: tuple[tuple[Range, Range | None, tuple[Range, ...]], ...] = ()
    relations: tuple[tuple[str, Range, Range], ...] = ()
    pair: tuple[tuple[Range, ...], tuple[Range, ...]] | None = None
    root: int = IGNORE
    penta: int = IGNORE
    group: str = ""
    taught: Taught | None = None


@dataclass(slots=True, eq=False)
class Unit:
    """What one row of a batch is made of; word indices count in ``pieces.firsts``."""

    task: str
    pieces: Pieces
    tags: np.ndarray  # per word
    role: np.ndarray  # per piece
    chunks: list[tuple[int, int, str]] = field(default_factory=list)  # words [first, last]
    cue_source: dict[int, int] = field(default_factory=dict)  # chunk -> chunk, -1 none
    content_cue: dict[int, int] = field(default_factory=dict)  # chunk -> chunk
    relations: dict[tuple[int, int], str] = field(default_factory=dict)  # chunk pair
    root: int = IGNORE
    penta: int = IGNORE
    group: str = ""
    taught: Taught | None = None

    def __len__(self) -> int:
        return len(self.pieces)


def units(marked: Marked, tokenizer: Tokenizer, limit: int) -> list[Unit]:
    """The windows of a marked text as units; marks are cut where windows are.

    Of a taught text those windows are left out that hold a word which was not taught.
    """
    whole = encode(marked.text, tokenizer)
    made = [_unit(marked, window) for window in windows(marked.text, whole, limit)]
    return [u for u in made if marked.taught is None or u.taught is not None]


def _unit(marked: Marked, pieces: Pieces) -> Unit:
    made = Unit(
        marked.task,
        pieces,
        np.zeros(len(pieces.firsts), dtype=np.int64),
        np.zeros(len(pieces), dtype=np.int64),
        root=marked.root,
        penta=marked.penta,
        group=marked.group,
        taught=None if marked.taught is None else marked.taught.of(pieces.word_starts),
    )
    places: dict[Range, int] = {}
    for start, end, label in sorted(marked.labels, key=lambda m: m[:2]):
        words = pieces.words_of(start, end)
        if words is None or made.tags[words[0] : words[1] + 1].any():
            continue
        code = _tag_code(marked.task, label)
        made.tags[words[0]] = code
        made.tags[words[0] + 1 : words[1] + 1] = code + 1
        places[start, end] = len(made.chunks)
        made.chunks.append((*words, label or ""))
    _add_links(marked, made, places)
    for kind, source, target in marked.relations:
        if source in places and target in places:
            made.relations.setdefault((places[source], places[target]), kind)
    if marked.pair is not None:
        _add_pair(marked.pair, made)
    return made


def _tag_code(head: str, label: str | None) -> int:
    if head == SENSE:  # its labels are chains, no tags are learned
        return 1
    labels = TAG_HEADS[head]
    if label is None:  # one past the last label: see ``losses.tag_loss``
        return 1 + 2 * len(TOPONYM_KINDS)
    return 1 + 2 * labels.index(label)


def _add_links(marked: Marked, made: Unit, places: dict[Range, int]) -> None:
    for cue, source, contents in marked.links:
        if cue not in places:
            continue
        if source is None or source in places:
            made.cue_source[places[cue]] = -1 if source is None else places[source]
        for content in contents:
            if content in places:
                made.content_cue[places[content]] = places[cue]


def _add_pair(pair: tuple[tuple[Range, ...], tuple[Range, ...]], made: Unit) -> None:
    for code, ranges in enumerate(pair, 1):
        for start, end in ranges:
            words = made.pieces.words_of(start, end)
            if words is not None:
                low, high = made.pieces.firsts[words[0]], made.pieces.lasts[words[1]]
                made.role[low : high + 1] = code


_PLAIN = {"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
_CURLY_TO_GUILLEMETS = {"“": "«", "”": "»"}


def augmented(marked: Marked, rng: random.Random, *, comma_drop: float) -> Marked:
    """The text as another outlet might have printed it.

    Without commas (by the recipe) and apostrophes (.1), with plain quotation marks (.15)
    or guillemets (.05): the conflict-news articles come like that.
    """
    changes: dict[str, str] = {}
    if rng.random() < comma_drop:
        changes[","] = ""
    if rng.random() < 0.1:
        changes.update({"'": "", "’": ""})
    draw = rng.random()
    if draw < 0.15:
        changes = {**_PLAIN, **changes}
    elif draw < 0.2:
        changes = {**_CURLY_TO_GUILLEMETS, **changes}
    if not any(char in marked.text for char in changes):
        return marked
    return _rewritten(marked, changes)


def _rewritten(marked: Marked, changes: dict[str, str]) -> Marked:
    out: list[str] = []
    moved = [0]
    for char in marked.text:
        new = changes.get(char, char)
        out.append(new)
        moved.append(moved[-1] + len(new))

    def to(span: Range) -> Range:
        return moved[span[0]], moved[span[1]]

    return replace(
        marked,
        text="".join(out),
        labels=tuple((*to((s, e)), label) for s, e, label in marked.labels),
        links=tuple(
            (to(cue), None if source is None else to(source), tuple(map(to, contents)))
            for cue, source, contents in marked.links
        ),
        relations=tuple((kind, to(a), to(b)) for kind, a, b in marked.relations),
        taught=None if marked.taught is None else marked.taught.moved(moved),
    )


def renamed(
    marked: Marked, names: tuple[list[str], list[str]], rng: random.Random, *, chance: float
) -> Marked:
    """An event sentence with other names for its actor or recipient, else unchanged.

    What happens between the two should be read off the words between them, not off who
    they are. ``names`` are the actors and the recipients of the training sentences.
    """
    if marked.pair is None:
        return marked
    new = [rng.choice(pool) if rng.random() < chance else None for pool in names]
    edits = sorted((span, code) for code, spans in enumerate(marked.pair) for span in spans)
    if any(a[0][1] > b[0][0] for a, b in pairwise(edits)):
        return marked
    out: list[str] = []
    moved: tuple[list[Range], list[Range]] = ([], [])
    at = length = 0
    for (start, end), code in edits:
        gap = marked.text[at:start]
        word = new[code] or marked.text[start:end]
        out += [gap, word]
        moved[code].append((length + len(gap), length + len(gap) + len(word)))
        at, length = end, length + len(gap) + len(word)
    text = "".join(out) + marked.text[at:]
    return replace(marked, text=text, pair=(tuple(moved[0]), tuple(moved[1])))
