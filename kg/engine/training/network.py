"""The multi-task network: a MiniLM encoder with heads for tags, trees, names and arguments."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.engine.labels import Labels
from kg.engine.wordpiece import SHAPES

WIDTH = 384
HEADS = 12
LAYERS = 6
POSITIONS = 512
ARC_WIDTH = 256
LABEL_WIDTH = 128
BLOCKED = -1e4
#: Far beyond the attention scores of any text (-53 to 46 were seen), and within what exp can hold.
LARGEST_SCORE = 80.0


class Norm(nn.LayerNorm):
    """Layer norm, exported as products: onnxruntime's own kernel takes an eighth of an int8 network's time."""

    def forward(self, x: Tensor) -> Tensor:
        """Map `x` (..., WIDTH)."""
        if not torch.onnx.is_in_onnx_export():
            return super().forward(x)
        mean = torch.full((WIDTH, 1), 1 / WIDTH)
        centred = x - x @ mean
        return centred * torch.rsqrt((centred * centred) @ mean + self.eps) * self.weight + self.bias


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.is_rounding = False  # whether training sees what int8 will
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.norm = Norm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.last_norm = Norm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map `x` (batch, pieces, WIDTH); `mask` (batch, 1, 1, pieces) is added to the attention scores."""
        batch, pieces, _ = x.shape
        split = self.attend(self._rounded(x)).view(batch, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = split[0], split[1], split[2]
        seen = _attended(query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5, mask, value)
        seen = seen.transpose(1, 2).reshape(batch, pieces, WIDTH)
        x = self.norm(x + functional.dropout(self.mix(self._rounded(seen)), self.dropout, self.training))
        wide = self._rounded(functional.gelu(self.widen(self._rounded(x))))
        normed: Tensor = self.last_norm(x + functional.dropout(self.narrow(wide), self.dropout, self.training))
        return normed

    def _rounded(self, x: Tensor) -> Tensor:
        return rounded(x) if self.is_rounding and self.training else x


def rounded(x: Tensor) -> Tensor:
    """Return `x` in 256 steps between its extremes, as int8 sees it; gradients pass as if it were not.

    Source: Jacob et al. 2018, "Quantization and Training of Neural Networks", section 3.
    """
    with torch.no_grad():
        low, high = x.min().clamp(max=0), x.max().clamp(min=0)
        step = (high - low).clamp_min(1e-8) / 255
        shift = (x / step).round_().mul_(step).sub_(x)
    return x + shift


def _attended(scores: Tensor, mask: Tensor, value: Tensor) -> Tensor:
    """Return the values weighted by the softmax of the scores, (batch, heads, pieces, WIDTH // HEADS)."""
    if not torch.onnx.is_in_onnx_export():
        return torch.softmax(scores + mask, -1) @ value
    # the sum is divided by after the product, which is narrower; the scores are cut so that no sum is 0 or infinite
    weights = torch.exp(scores.clamp(-LARGEST_SCORE, LARGEST_SCORE) + mask)
    return (weights @ value) / weights.sum(-1, keepdim=True)


class Encoder(nn.Module):
    """MiniLM-L6 with an embedding of the word's shape added, as its vocabulary is lower case only."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.word = nn.Embedding(vocabulary, WIDTH, sparse=True)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.norm = Norm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return one vector a piece; all inputs are (batch, pieces), `mask` is 1 where a piece stands."""
        embedded = self.word(pieces) + self.position.weight[: pieces.shape[1]] + self.shape(shapes)
        x: Tensor = functional.dropout(self.norm(embedded), self.dropout, self.training)
        added = (1.0 - mask[:, None, None, :].to(x.dtype)) * BLOCKED
        for layer in self.layers:
            x = layer(x, added)
        return x


class Projection(nn.Module):
    """A linear map with a leaky ReLU and dropout, and a constant 1 appended if asked."""

    def __init__(self, width: int, *, dropout: float, biased: bool = False) -> None:
        super().__init__()
        self.linear = nn.Linear(WIDTH, width)
        self.dropout = dropout
        self.biased = biased

    def forward(self, x: Tensor) -> Tensor:
        """Map (..., WIDTH) to (..., width), or (..., width + 1) where biased."""
        y = functional.dropout(functional.leaky_relu(self.linear(x), 0.1), self.dropout, self.training)
        return torch.cat([y, torch.ones_like(y[..., :1])], -1) if self.biased else y


class Network(nn.Module):
    """Scores for every task from one pass of the encoder; word 0 of a sentence is the root."""

    def __init__(self, vocabulary: int, labels: Labels, dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.feats = nn.Linear(WIDTH, len(labels.feats))
        self.names = nn.Sequential(Projection(192, dropout=0.2), nn.Linear(192, len(labels.names)))
        self.predicate = nn.Linear(WIDTH, 2)
        self.arc_dependent = Projection(ARC_WIDTH, dropout=dropout, biased=True)
        self.arc_head = Projection(ARC_WIDTH, dropout=dropout)
        self.deprel_dependent = Projection(LABEL_WIDTH, dropout=dropout, biased=True)
        self.deprel_head = Projection(LABEL_WIDTH, dropout=dropout, biased=True)
        self.role_predicate = Projection(LABEL_WIDTH, dropout=dropout, biased=True)
        self.role_argument = Projection(LABEL_WIDTH, dropout=dropout, biased=True)
        self.arcs = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        self.deprels = nn.Parameter(torch.zeros(len(labels.deprels), LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        self.roles = nn.Parameter(torch.zeros(len(labels.roles), LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        nn.init.xavier_uniform_(self.arcs[:ARC_WIDTH])
        nn.init.normal_(self.deprels, std=0.02)
        nn.init.normal_(self.roles, std=0.02)

    def words(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Return the vectors of each word's first piece; `first` is (batch, words)."""
        x = self.encoder(pieces, shapes, mask)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))

    def arc_scores(self, words: Tensor) -> Tensor:
        """Return (batch, dependents, heads)."""
        scores: Tensor = self.arc_dependent(words) @ self.arcs @ self.arc_head(words).transpose(1, 2)
        return scores

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return all scores in the order of `OUTPUTS`.

        Labels of arcs and roles are scored for chosen pairs of words only: here the dependent and the predicate are
        multiplied with the matrices of all labels, (batch, words, labels * width), and the caller does the rest.
        """
        words = self.words(pieces, shapes, mask, first)
        return (
            self.upos(words),
            self.xpos(words),
            self.feats(words),
            self.names(words),
            self.predicate(words),
            self.arc_scores(words),
            self.deprel_dependent(words) @ side_by_side(self.deprels),
            self.deprel_head(words),
            self.role_predicate(words) @ side_by_side(self.roles),
            self.role_argument(words),
        )


OUTPUTS = ("upos", "xpos", "feats", "names", "predicate", "arcs", "deprels", "heads", "roles", "arguments")


def side_by_side(weights: Tensor) -> Tensor:
    """Return the matrices of all labels, (labels, d, e), as one of (d, labels * e)."""
    labels, width, out = weights.shape
    return weights.permute(1, 0, 2).reshape(width, labels * out)


def load_pretrained(encoder: Encoder, folder: Path) -> None:
    """Copy the weights of a published BERT (`model.safetensors` in `folder`) into the encoder."""
    stored = load_file(folder / "model.safetensors")
    weights = {name.removeprefix("bert."): value for name, value in stored.items()}
    embeddings = "embeddings."
    kind = weights[embeddings + "token_type_embeddings.weight"][0]
    with torch.no_grad():
        encoder.word.weight.copy_(weights[embeddings + "word_embeddings.weight"])
        encoder.position.weight.copy_(weights[embeddings + "position_embeddings.weight"] + kind)
        encoder.shape.weight.zero_()
        _copy(encoder.norm, weights, embeddings + "LayerNorm")
        for number, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            _load_layer(layer, weights, f"encoder.layer.{number}.")


def _load_layer(layer: Layer, weights: dict[str, Tensor], prefix: str) -> None:
    for part in ("weight", "bias"):
        joined = [weights[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
        getattr(layer.attend, part).copy_(torch.cat(joined))
    _copy(layer.mix, weights, prefix + "attention.output.dense")
    _copy(layer.norm, weights, prefix + "attention.output.LayerNorm")
    _copy(layer.widen, weights, prefix + "intermediate.dense")
    _copy(layer.narrow, weights, prefix + "output.dense")
    _copy(layer.last_norm, weights, prefix + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).copy_(weights[f"{name}.{part}"])
