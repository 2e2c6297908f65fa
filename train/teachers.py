"""Several models read texts together, and what they hold likely becomes soft labels."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from counterclaim.models.labels import TAG_HEADS, head_slices
from counterclaim.models.lattice import bio_moves
from counterclaim.models.passages import paragraphs
from counterclaim.models.pieces import MAX_PIECES, Pieces, encode, windows
from train.context import in_a_row, runs
from train.gold import rows
from train.model import ReadingModel
from train.taught import Floats, Taught, chances
from train.units import Marked, units

SLICES = head_slices()
AT_ONCE = 4096  # padded pieces
GOLD_SHARE = 0.4  # of gold tags beside the teachers' where a text has both
# Texts without gold attributions, and the share of them that is read.
FREE = (
    ("casualties", 1.0),
    ("entities", 0.2),
    ("places", 0.5),
    ("eventcoref", 0.3),
    ("times", 1.0),
)
SHORTEST, LONGEST, SEED = 30, 1200, 5


class Teacher:
    """A model that reads documents, paragraph by paragraph or in rows of neighbours.

    ``heads`` are those that it has learned well enough to teach.
    """

    def __init__(self, model: ReadingModel, *, context: bool, heads: Collection[str]) -> None:
        self.model, self._context, self.heads = model.eval(), context, frozenset(heads)

    def logits(self, found: Sequence[Pieces]) -> list[Floats]:
        """Tag logits ``[words, all heads' tags]`` of a document's windows."""
        sizes = [len(p) for p in found]
        parts = runs(sizes) if self._context else [range(i, i + 1) for i in range(len(found))]
        made: dict[int, Floats] = {}
        for group in _groups([sum(sizes[i] for i in part) for part in parts]):
            taken = [parts[g] for g in group]
            told = self._read([in_a_row([found[i] for i in part]) for part in taken])
            for part, row in zip(taken, told, strict=True):
                at = 0
                for i in part:
                    made[i] = row[at : at + sizes[i]][found[i].firsts]
                    at += sizes[i]
        return [made[i] for i in range(len(found))]

    @torch.inference_mode()
    def _read(self, rows_: Sequence[Pieces]) -> list[Floats]:
        feed = torch.zeros(4, len(rows_), max(map(len, rows_)), dtype=torch.long)
        for n, row in enumerate(rows_):
            for place, values in zip(feed, (row.ids, row.case, row.quote), strict=False):
                place[n, : len(row)] = torch.from_numpy(values)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.model.tags(self.model.encoder(*feed))
        return list(logits.float().numpy())


def _groups(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of rows near in length that fill no more than what is read at once."""
    group: list[int] = []
    for at in sorted(range(len(sizes)), key=lambda i: sizes[i]):
        if group and sizes[at] * (len(group) + 1) > AT_ONCE:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def taught(
    documents: Sequence[Sequence[Marked]],
    teachers: Sequence[Teacher],
    tokenizer: Tokenizer,
    *,
    alone: bool,
) -> Iterator[Marked]:
    """The documents' paragraphs with soft labels.

    Each head is by the mean logits of those who teach it; attribution is by their chain,
    with their mean moves. Unless the soft labels stand ``alone``, gold tags are mixed in.
    """
    chain = [t.model.transitions.detach() for t in teachers if "attribution" in t.heads]
    learned = torch.stack(chain).mean(0)
    moves = bio_moves(len(TAG_HEADS["attribution"]), learned.numpy()).astype(np.float32)
    for document in documents:
        read = [list(windows(m.text, encode(m.text, tokenizer))) for m in document]
        read = [[w for w in found if len(w.firsts)] for found in read]
        flat = [w for found in read for w in found]
        told = zip(*(t.logits(flat) for t in teachers), strict=True)
        for marked, found in zip(document, read, strict=True):
            if not found:
                continue
            labels = [_labels(w, teachers, next(told), moves) for w in found]
            made = _joined(labels, alone=alone)
            if not alone:
                gold = np.concatenate([u.tags for u in units(marked, tokenizer, MAX_PIECES)])
                made = made.with_gold(gold, GOLD_SHARE)
            yield replace(marked, taught=made)


def _labels(
    window: Pieces, teachers: Sequence[Teacher], told: Sequence[Floats], moves: Floats
) -> Taught:
    def mean(head: str) -> Floats:
        by = [
            t[:, SLICES[head]] for t, who in zip(told, teachers, strict=True) if head in who.heads
        ]
        return np.mean(by, axis=0, dtype=np.float32)

    logits = mean("attribution")
    logits[0, 2::2] = -1e4  # no chunk is continued before it has begun
    others = [_softmax(mean(head)) for head in TAG_HEADS if head != "attribution"]
    return Taught(window.word_starts, *chances(logits, moves), np.concatenate(others, axis=1))


def _softmax(logits: Floats) -> Floats:
    grown = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(grown / grown.sum(-1, keepdims=True), dtype=np.float32)


def _joined(parts: Sequence[Taught], *, alone: bool) -> Taught:
    def of(name: str) -> np.ndarray:
        return np.concatenate([getattr(part, name) for part in parts])

    return Taught(of("starts"), of("tags"), of("moves"), of("others"), alone)


def free_documents(gold: Path) -> list[list[Marked]]:
    """Paragraphs of other sets' training texts, as documents of attribution without marks."""
    rng, seen = random.Random(SEED), set[str]()
    made = []
    for task, share in FREE:
        for row in rows(gold / task / "train.jsonl"):
            if rng.random() > (1.0 if row.get("scheme") == "re3d" else share):
                continue
            texts = dict.fromkeys(place.of(row["text"]) for place in paragraphs(row["text"]))
            fresh = [t for t in texts if SHORTEST < len(t) < LONGEST and t not in seen]
            seen.update(fresh)
            made.append([Marked("attribution", text) for text in fresh])
    return [found for found in made if found]
