"""Train the network: `python -m kg.engine.training.train --data DIR --encoder DIR --out DIR --minutes N`."""

import argparse
import json
import logging
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from kg.engine.labels import NAME_TAGS, Labels
from kg.engine.training.batches import UNKNOWN, Batch, Batcher
from kg.engine.training.examples import Corpus, Example, read_corpus
from kg.engine.training.losses import bilinear, losses
from kg.engine.training.network import Network, load_pretrained
from kg.engine.wordpiece import WordPiece

#: The share of the sentences with names only that an epoch draws.
NAMES_SHARE = 0.35
WARM_UP = 0.06
ENCODER_RATE = 1.2e-4
HEAD_RATE = 1.5e-3
LONGEST_GRADIENT = 2.0
LOG_EVERY = 50
#: Labels rarer than this are left out.
RAREST = {"upos": 1, "xpos": 3, "feats": 5, "deprels": 4, "roles": 50}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked for: minutes of training, minutes between checkpoints, pieces in a batch, and the seed."""

    minutes: float
    save_every: float
    pieces: int
    seed: int


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, ner/ and srl/")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--save-every", type=float, default=11, help="minutes between checkpoints")
    parser.add_argument("--pieces", type=int, default=900, help="pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings = Settings(options.minutes, options.save_every, options.pieces, options.seed)
    train(read_corpus(options.data), options.encoder, options.out, settings)


def train(corpus: Corpus, encoder: Path, out: Path, settings: Settings) -> None:
    """Train for the time given and leave `labels.json`, `vocab.txt` and `network.pt` in `out`."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    labels = label_sets(corpus.trees)
    labels.write(out / "labels.json")
    vocabulary = (encoder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    (out / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    network = Network(len(vocabulary), labels)
    load_pretrained(network.encoder, encoder)
    run = _Run(network, Batcher(labels, WordPiece(vocabulary)), settings)
    _log.info("%s", {"trees": len(corpus.trees), "names": len(corpus.names), "watched": len(corpus.watched)})
    run.train(corpus, out)


def label_sets(examples: Iterable[Example]) -> Labels:
    """Return the labels that occur often enough, most frequent first."""
    counts: dict[str, Counter[str]] = {head: Counter() for head in RAREST}
    for example in examples:
        for word in example.words:
            counts["upos"][word.upos] += 1
            counts["xpos"][word.xpos] += 1
            counts["feats"][word.feats] += 1
            counts["deprels"][word.deprel] += 1
        counts["roles"].update(label for frame in example.frames or () for label, _ in frame.arguments)
    kept = {head: [x for x, n in counts[head].most_common() if n >= least] for head, least in RAREST.items()}
    kept["roles"].insert(0, "_")
    return Labels(**{head: tuple(found) for head, found in kept.items()}, names=NAME_TAGS)


class _Run:
    """One training run."""

    def __init__(self, network: Network, batcher: Batcher, settings: Settings) -> None:
        self.network = network
        self.batcher = batcher
        self.settings = settings
        self.words = network.encoder.word.weight
        encoder = [p for n, p in network.encoder.named_parameters() if n not in ("word.weight", "shape.weight")]
        heads = [
            p for n, p in network.named_parameters() if not n.startswith("encoder.") or n == "encoder.shape.weight"
        ]
        self.dense = encoder + heads
        groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE, "betas": (0.9, 0.98)}]
        self.optimizers = (
            torch.optim.AdamW(groups, weight_decay=0.01, fused=True),
            torch.optim.SparseAdam([self.words], lr=ENCODER_RATE),
        )
        self.rates = [[group["lr"] for group in optimizer.param_groups] for optimizer in self.optimizers]

    def train(self, corpus: Corpus, out: Path) -> None:
        start = saved = time.monotonic()
        recent: Counter[str] = Counter()
        for step, batch in enumerate(self._batches(corpus), 1):
            elapsed = time.monotonic() - start
            if elapsed > 60 * self.settings.minutes:
                break
            self._set_rate(elapsed / (60 * self.settings.minutes))
            recent.update(self._step(batch))
            if step % LOG_EVERY == 0:
                shown = " ".join(f"{task} {total / LOG_EVERY:.3f}" for task, total in sorted(recent.items()))
                _log.info("step %d, %.0f s: %s", step, elapsed, shown)
                recent.clear()
            if time.monotonic() - saved > 60 * self.settings.save_every:
                self._save(corpus, out)
                saved = time.monotonic()
        self._save(corpus, out)

    def _batches(self, corpus: Corpus) -> Iterator[Batch]:
        chance = random.Random(self.settings.seed)
        epoch = 0
        while True:
            names = chance.sample(corpus.names, int(NAMES_SHARE * len(corpus.names)))
            yield from self.batcher.epoch([*corpus.trees, *names], chance, pieces=self.settings.pieces)
            epoch += 1
            _log.info("epoch %d ends", epoch)

    def _set_rate(self, done: float) -> None:
        factor = max(min(done / WARM_UP, (1 - done) / (1 - WARM_UP)), 1e-3)
        for optimizer, rates in zip(self.optimizers, self.rates, strict=True):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor

    def _step(self, batch: Batch) -> dict[str, float]:
        found = losses(self.network.train(), batch)
        self.network.zero_grad(set_to_none=True)
        torch.autograd.backward(torch.stack(list(found.values())).sum())
        torch.nn.utils.clip_grad_norm_(self.dense, LONGEST_GRADIENT)
        for optimizer in self.optimizers:
            optimizer.step()
        return {task: float(loss.detach()) for task, loss in found.items()}

    def _save(self, corpus: Corpus, out: Path) -> None:
        torch.save(self.network.state_dict(), out / "network.part")
        (out / "network.part").replace(out / "network.pt")
        _log.info("saved; watched %s", json.dumps(watch(self.network.eval(), self.batcher, corpus.watched)))


def watch(network: Network, batcher: Batcher, examples: Sequence[Example]) -> dict[str, float]:
    """Return quick accuracies in percent: tags, greedy arcs, labels of arcs, and roles (F1, predicates given)."""
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    with torch.inference_mode():
        for group in batcher.groups(examples, pieces=2000):
            _count(network, batcher.batch(group), hits, totals)
    return {task: round(100 * hits[task] / max(totals[task], 1), 2) for task in sorted(totals)}


def _count(network: Network, batch: Batch, hits: Counter[str], totals: Counter[str]) -> None:
    scores = network.words(batch.pieces, batch.shapes, batch.mask, batch.first)
    known = batch.heads != UNKNOWN
    sentence, _ = known.nonzero(as_tuple=True)
    heads = _greedy(network, batch, scores)[known]
    left = network.deprel_dependent(scores)[known]
    right = network.deprel_head(scores)[sentence, heads]
    deprels = (bilinear(left, network.deprels) * right[:, None]).sum(-1).argmax(-1)
    is_attached = heads == batch.heads[known]
    found = {
        "upos": network.upos(scores)[known].argmax(-1) == batch.upos[known],
        "uas": is_attached,
        "las": is_attached & (deprels == batch.deprels[known]),
    }
    for task, is_right in found.items():
        hits[task] += int(is_right.sum())
        totals[task] += len(is_right)
    if len(batch.frames):
        _count_roles(network, batch, scores, hits, totals)


def _greedy(network: Network, batch: Batch, scores: Tensor) -> Tensor:
    may_head = batch.is_word.clone()
    may_head[:, 0] = True
    arcs = network.arc_scores(scores).masked_fill(~may_head[:, None, :], -1e4)
    return arcs.masked_fill(torch.eye(arcs.shape[1], dtype=torch.bool)[None], -1e4).argmax(-1)


def _count_roles(network: Network, batch: Batch, words: Tensor, hits: Counter[str], totals: Counter[str]) -> None:
    sentence, predicate = batch.frames.unbind(1)
    left = bilinear(network.role_predicate(words)[sentence, predicate], network.roles)
    guess = (network.role_argument(words)[sentence] @ left.transpose(1, 2)).argmax(-1)
    told = batch.roles != UNKNOWN
    guess, gold = guess[told], batch.roles[told]
    hits["roles"] += 2 * int(((guess == gold) & (gold > 0)).sum())
    totals["roles"] += int((guess > 0).sum()) + int((gold > 0).sum())


if __name__ == "__main__":
    main()
