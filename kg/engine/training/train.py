"""Train the network: `python -m kg.engine.training.train --data DIR --encoder DIR --out RUN [--start RUN]`."""

import argparse
import json
import logging
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from kg.engine.labels import NAME_TAGS, Labels
from kg.engine.training import settings
from kg.engine.training.batches import UNKNOWN, Batch, Batcher
from kg.engine.training.examples import Corpus, Example, read_corpus
from kg.engine.training.losses import bilinear, losses
from kg.engine.training.network import Network, load_pretrained
from kg.engine.training.settings import Settings
from kg.engine.training.swap import Pool, swapped
from kg.engine.wordpiece import WordPiece

LOG_EVERY = 50
#: Labels rarer than this are left out.
RAREST = {"upos": 1, "xpos": 3, "feats": 5, "deprels": 4, "roles": 50}

_log = logging.getLogger(__name__)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m kg.engine.training.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora that sources.toml lists")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for the network")
    parser.add_argument("--start", type=Path, help="folder of an earlier run to go on from")
    parser.add_argument("--config", type=Path, default=settings.DEFAULT, help="the settings (default: the package's)")
    parser.add_argument("--seed", type=int, help="instead of the one in the settings")
    parser.add_argument("--epochs", type=int, help="instead of those in the settings")
    parser.add_argument("--share", type=float, default=1.0, help="of the sentences to train on, to try things out")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    changed = {name: value for name in ("seed", "epochs") if (value := getattr(options, name)) is not None}
    asked = replace(Settings.read(options.config), **changed)
    corpus = read_corpus(options.data).thinned(options.share)
    train(corpus, options.encoder, options.out, asked, start=options.start)


def train(corpus: Corpus, encoder: Path, out: Path, asked: Settings, *, start: Path | None = None) -> None:
    """Train and leave `labels.json`, `vocab.txt` and `network.pt` in `out`, saved anew after each epoch."""
    torch.manual_seed(asked.seed)
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    labels = label_sets(corpus.trees) if start is None else Labels.read(start / "labels.json")
    labels.write(out / "labels.json")
    vocabulary = (encoder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    (out / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    network = Network(len(vocabulary), labels)
    if start is None:
        load_pretrained(network.encoder, encoder)
    else:
        network.load_state_dict(torch.load(start / "network.pt", weights_only=True))
    for layer in network.encoder.layers:
        layer.is_rounding = asked.rounding
    run = _Run(network, Batcher(labels, WordPiece(vocabulary)), asked)
    sizes = {part: len(getattr(corpus, part)) for part in ("trees", "names", "paragraphs", "watched")}
    _log.info("%s", json.dumps(sizes))
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

    def __init__(self, network: Network, batcher: Batcher, asked: Settings) -> None:
        self.network = network
        self.batcher = batcher
        self.asked = asked
        self.words = network.encoder.word.weight
        rate = asked.rate
        encoder = [p for n, p in network.encoder.named_parameters() if n not in ("word.weight", "shape.weight")]
        heads = [
            p for n, p in network.named_parameters() if not n.startswith("encoder.") or n == "encoder.shape.weight"
        ]
        self.dense = encoder + heads
        groups = [{"params": encoder, "lr": rate.encoder}, {"params": heads, "lr": rate.heads, "betas": (0.9, 0.98)}]
        self.optimizers = (
            torch.optim.AdamW(groups, weight_decay=0.01, fused=True),
            torch.optim.SparseAdam([self.words], lr=rate.encoder),
        )
        self.rates = [[group["lr"] for group in optimizer.param_groups] for optimizer in self.optimizers]

    def train(self, corpus: Corpus, out: Path) -> None:
        chance = random.Random(self.asked.seed)
        pool = Pool.of(corpus.paragraphs)
        start = time.monotonic()
        recent: Counter[str] = Counter()
        step = 0
        for epoch in range(self.asked.epochs):
            for share, batch in self._epoch(corpus, pool, chance):
                step += 1
                self._set_rate((epoch + share) / self.asked.epochs)
                recent.update(self._step(batch))
                if step % LOG_EVERY == 0:
                    shown = " ".join(f"{task} {total / LOG_EVERY:.3f}" for task, total in sorted(recent.items()))
                    _log.info("step %d, %.0f s: %s", step, time.monotonic() - start, shown)
                    recent.clear()
            _log.info("epoch %d ends", epoch + 1)
            self._save(corpus, out)

    def _epoch(self, corpus: Corpus, pool: Pool, chance: random.Random) -> Iterator[tuple[float, Batch]]:
        drawn = chance.sample(corpus.names, int(self.asked.names_share * len(corpus.names)))
        examples = [*corpus.trees, *drawn, *corpus.paragraphs]
        changed = [swapped(example, pool, chance, share=self.asked.swap_share) for example in examples]
        return self.batcher.epoch(changed, chance, pieces=self.asked.pieces)

    def _set_rate(self, done: float) -> None:
        warm_up = self.asked.rate.warm_up
        factor = max(min(done / warm_up, (1 - done) / (1 - warm_up)), 1e-3)
        for optimizer, rates in zip(self.optimizers, self.rates, strict=True):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor

    def _step(self, batch: Batch) -> dict[str, float]:
        found = losses(self.network.train(), batch, self.asked.weight)
        self.network.zero_grad(set_to_none=True)
        torch.autograd.backward(torch.stack(list(found.values())).sum())
        torch.nn.utils.clip_grad_norm_(self.dense, self.asked.rate.longest_gradient)
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
