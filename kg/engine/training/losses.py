"""The loss of each task on one batch."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from kg.engine.labels import NAME_TAGS
from kg.engine.training.batches import UNKNOWN, Batch
from kg.engine.training.network import BLOCKED, Network, side_by_side

DROPOUT = 0.2


def losses(network: Network, batch: Batch, weight: Mapping[str, float]) -> dict[str, Tensor]:
    """Return the weighted loss of each task that the batch has labels for."""
    words = network.words(batch.pieces, batch.shapes, batch.mask, batch.first)
    words = functional.dropout(words, DROPOUT, network.training)
    found: dict[str, Tensor] = {}
    if (batch.heads != UNKNOWN).any():
        found |= _tags(network, batch, words[batch.is_word])
        found |= _tree(network, batch, words)
    if (batch.is_predicate != UNKNOWN).any():
        marks = batch.is_predicate[batch.is_word]
        found["predicate"] = _entropy(network.predicate(words[batch.is_word]), marks)
    if len(batch.frames):
        found["roles"] = _roles(network, batch, words)
    names = _names(network, batch, words)
    if names is not None:
        found["names"] = names
    return {task: weight[task] * loss for task, loss in found.items()}


def _tags(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    return {
        "upos": _entropy(network.upos(words), batch.upos[batch.is_word]),
        "xpos": _entropy(network.xpos(words), batch.xpos[batch.is_word]),
        "feats": _entropy(network.feats(words), batch.feats[batch.is_word]),
    }


def _tree(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    is_known = batch.heads != UNKNOWN
    may_head = batch.is_word.clone()
    may_head[:, 0] = True
    width = may_head.shape[1]
    possible = may_head[:, None, :] & ~torch.eye(width, dtype=torch.bool)[None]
    scores = network.arc_scores(words).masked_fill(~possible, BLOCKED)
    sentence, dependent = is_known.nonzero(as_tuple=True)
    head = batch.heads[is_known]
    left = network.deprel_dependent(words)[sentence, dependent]
    right = network.deprel_head(words)[sentence, head]
    labelled = (bilinear(left, network.deprels) * right[:, None, :]).sum(-1)
    return {
        "arcs": functional.cross_entropy(scores[is_known], head),
        "deprels": _entropy(labelled, batch.deprels[is_known]),
    }


def _roles(network: Network, batch: Batch, words: Tensor) -> Tensor:
    sentence, predicate = batch.frames.unbind(1)
    left = bilinear(network.role_predicate(words)[sentence, predicate], network.roles)
    right = network.role_argument(words)[sentence]
    scores = right @ left.transpose(1, 2)
    return _entropy(scores.flatten(0, 1), batch.roles.flatten())


def bilinear(left: Tensor, weights: Tensor) -> Tensor:
    """Return left (n, d) times weights (labels, d, e) as (n, labels, e)."""
    labels, _, out = weights.shape
    return (left @ side_by_side(weights)).view(len(left), labels, out)


def _names(network: Network, batch: Batch, words: Tensor) -> Tensor | None:
    """Return the loss over partial labels: minus the log of the summed probability of the allowed tags."""
    bits = batch.names[batch.is_word]
    is_allowed = (bits[:, None] >> torch.arange(len(NAME_TAGS)) & 1).bool()
    is_told = is_allowed.any(-1) & ~is_allowed.all(-1)
    if not is_told.any():
        return None
    scores = functional.log_softmax(network.names(words[batch.is_word][is_told]), -1)
    return -torch.logsumexp(scores.masked_fill(~is_allowed[is_told], BLOCKED), -1).mean()


def _entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores, labels, ignore_index=UNKNOWN)
