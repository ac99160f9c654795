"""Fitting a network to samples, and measuring it. AdamW, warm-up, linear decay, bfloat16 autocast, seeded."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from graph.language.decoding import tree
from graph.language.pieces import Pieces
from graph.language.training.network import Network, join
from graph.language.training.samples import CLASSES, IGNORE, MENTION_TAGS, ROLES, TAGS, Batch, Sample, batches, collate, roughen


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. Rates are for AdamW; ``words`` a batch; weights of the losses by task."""

    epochs: int
    words: int = 300
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    seed: int = 1
    syntax: float = 1.0
    mention: float = 1.0
    trigger: float = 1.0
    role: float = 1.0
    threads: int = 2


def log(text: str) -> None:
    sys.stderr.write(time.strftime("%H:%M:%S ") + text + "\n")
    sys.stderr.flush()


def loss_of(network: Network, batch: Batch, labels: Sequence[str], plan: Plan) -> torch.Tensor:
    """The weighted sum of the tasks' mean losses over what the batch annotates."""
    out = {k: v.float() for k, v in network(batch.ids, batch.mask, batch.pooling).items()}
    total = out["pos"].sum() * 0.0
    heads = batch.heads()
    if (heads != IGNORE).any():
        scores = out["arcs"].masked_fill(~batch.word_mask()[:, None, :], -1e4)
        total = total + plan.syntax * functional.cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
        deps = batch.targets("deps", labels)
        where = ((heads != IGNORE) & (deps != IGNORE)).nonzero(as_tuple=True)
        pairs = join(out["label_d"][where], out["label_h"][where[0], heads[where]], network.label)
        total = total + plan.syntax * functional.cross_entropy(pairs, deps[where])
    for key, target, weight in (
        ("pos", batch.targets("pos", TAGS), 0.5 * plan.syntax),
        ("voice", batch.passive(), 0.3 * plan.syntax),
        ("mention", batch.targets("mentions", MENTION_TAGS), plan.mention),
        ("trigger", batch.targets("triggers", CLASSES), plan.trigger),
    ):
        if (target != IGNORE).any():
            total = total + weight * functional.cross_entropy(out[key].flatten(0, 1), target.flatten(), ignore_index=IGNORE)
    pairs_loss = _role_loss(network, out, batch)
    return total if pairs_loss is None else total + plan.role * pairs_loss


def _role_loss(network: Network, out: dict[str, torch.Tensor], batch: Batch) -> torch.Tensor | None:
    """Every gold trigger with every word of its sentence; unlisted pairs are ``none``."""
    rows, triggers, words, target = [], [], [], []
    for row, sample in enumerate(batch.samples):
        if sample.triggers is None:
            continue
        listed = {(t, a): ROLES.index(role) for t, a, role in sample.roles}
        skipped = set(sample.ignored)
        for t, kind in enumerate(sample.triggers):
            if kind == "none":
                continue
            for a in range(len(sample.words)):
                if a != t and (t, a) not in skipped:
                    rows.append(row)
                    triggers.append(t + 1)
                    words.append(a + 1)
                    target.append(listed.get((t, a), 0))
    if not rows:
        return None
    scores = join(out["role_t"][rows, triggers], out["role_a"][rows, words], network.role)
    gold = torch.tensor(target)
    # as many pairs are empty as there are words: the mean over triggers keeps the weight of the few real arguments
    return functional.cross_entropy(scores, gold, reduction="sum") / max(1, int((gold > 0).sum()))


def train(
    network: Network,
    samples: Sequence[Sample],
    pieces: Pieces,
    labels: Sequence[str],
    plan: Plan,
    after: Callable[[int], None] | None = None,
) -> None:
    """Train in place. ``after(epoch)`` is called at each epoch's end."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    order = random.Random(plan.seed)  # noqa: S311
    steps = plan.epochs * sum(1 for _ in batches(samples, plan.words, random.Random(plan.seed)))  # noqa: S311
    encoder = list(network.encoder.parameters())
    inside = set(map(id, encoder))
    groups = [
        {"params": encoder, "lr": plan.encoder_rate, "weight_decay": 0.01},
        {"params": [p for p in network.parameters() if id(p) not in inside], "lr": plan.head_rate, "weight_decay": 0.01},
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    warm = max(1, int(plan.warm_up * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps + 50 - s) / (steps + 50 - warm)))
    )
    started, done = time.time(), 0
    for epoch in range(plan.epochs):
        network.train()
        sums, count = 0.0, 0
        for chosen in batches(samples, plan.words, order):
            batch = collate([roughen(s, order) for s in chosen], pieces)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch, labels, plan)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            sums, count, done = sums + float(loss.detach()), count + 1, done + 1
            if done in (20, 100):
                log(f"  {done}/{steps} steps, {(time.time() - started) / done:.2f} s a step")
        log(f"epoch {epoch + 1}/{plan.epochs} loss {sums / count:.3f} after {time.time() - started:.0f} s")
        if after is not None:
            after(epoch)


@torch.no_grad()  # type: ignore[untyped-decorator]
def predict(
    network: Network, samples: Sequence[Sample], pieces: Pieces, labels: Sequence[str], size: int = 16
) -> list[dict[str, object]]:
    """For each sample: heads (1-based, 0 root), deps, pos, passive probability, mention tags, trigger classes, roles
    (trigger, word, role, probability) of the predicted triggers."""
    network.eval()
    ranked = sorted(range(len(samples)), key=lambda i: len(samples[i].words))
    found: list[dict[str, object]] = [{} for _ in samples]
    for at in range(0, len(ranked), size):
        numbers = ranked[at : at + size]
        batch = collate([samples[i] for i in numbers], pieces)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = {k: v.float() for k, v in network(batch.ids, batch.mask, batch.pooling).items()}
        for row, i in enumerate(numbers):
            found[i] = _decode(network, {k: v[row] for k, v in out.items()}, len(samples[i].words), labels)
    return found


def _decode(network: Network, out: dict[str, torch.Tensor], n: int, labels: Sequence[str]) -> dict[str, object]:
    heads = tree(out["arcs"][: n + 1, : n + 1].numpy())
    pairs = join(out["label_d"][1 : n + 1], out["label_h"][torch.from_numpy(heads)], network.label)
    if "root" in labels:
        root = list(labels).index("root")
        pairs[torch.from_numpy(heads != 0), root] = -1e4
    triggers = [CLASSES[k] for k in out["trigger"][1 : n + 1].argmax(-1).tolist()]
    roles = []
    for t in (t for t, kind in enumerate(triggers) if kind != "none"):
        scores = torch.softmax(join(out["role_t"][t + 1].expand(n, -1), out["role_a"][1 : n + 1], network.role), -1)
        for a in range(n):
            best = int(scores[a].argmax())
            if a != t and best:
                roles.append((t, a, ROLES[best], float(scores[a, best])))
    return {
        "heads": heads.tolist(),
        "deps": [labels[k] for k in pairs.argmax(-1).tolist()],
        "pos": [TAGS[k] for k in out["pos"][1 : n + 1].argmax(-1).tolist()],
        "passive": torch.softmax(out["voice"][1 : n + 1], -1)[:, 1].tolist(),
        "mentions": [MENTION_TAGS[k] for k in out["mention"][1 : n + 1].argmax(-1).tolist()],
        "triggers": triggers,
        "roles": roles,
    }


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """BIO tags → (start, end, type); an I without its B begins a span."""
    found, start, kind = set(), 0, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, this = tag.partition("-")
        if kind and (prefix != "I" or this != kind):
            found.add((start, i, kind))
            kind = ""
        if prefix == "B" or (prefix == "I" and not kind):
            start, kind = i, this
    return found


def f_score(right: int, found: int, gold: int) -> float:
    return 200.0 * right / max(1, found + gold)


def measure(samples: Sequence[Sample], predictions: Sequence[dict[str, object]]) -> dict[str, float]:
    """Percentages: upos, uas, las (no punctuation), passive F, mention, trigger, trigger+class, argument F."""
    c: Counter[str] = Counter()
    for sample, p in zip(samples, predictions, strict=True):
        n = len(sample.words)
        if sample.heads is not None and sample.deps is not None and sample.pos is not None:
            for i in range(n):
                c["upos"] += p["pos"][i] == sample.pos[i]  # type: ignore[index]
                c["words"] += 1
                if sample.deps[i] != "punct":
                    c["arcs"] += 1
                    c["uas"] += p["heads"][i] == sample.heads[i]  # type: ignore[index]
                    c["las"] += p["heads"][i] == sample.heads[i] and p["deps"][i] == sample.deps[i]  # type: ignore[index]
                if sample.passive is not None and sample.passive[i] is not None:
                    c["passive"] += bool(sample.passive[i]) and p["passive"][i] > 0.5  # type: ignore[index]
                    c["passive found"] += p["passive"][i] > 0.5  # type: ignore[index]
                    c["passive gold"] += bool(sample.passive[i])
        if sample.mentions is not None:
            a, b = spans(sample.mentions), spans(p["mentions"])  # type: ignore[arg-type]
            c["mention"] += len(a & b)
            c["mention found"] += len(b)
            c["mention gold"] += len(a)
        if sample.triggers is not None:
            for g, q in zip(sample.triggers, p["triggers"], strict=True):  # type: ignore[call-overload]
                c["trigger"] += g != "none" and q != "none"
                c["class"] += g != "none" and q == g
                c["trigger found"] += q != "none"
                c["trigger gold"] += g != "none"
            gold = set(sample.roles)
            free = set(sample.ignored)
            mine = {(t, a, r) for t, a, r, _ in p["roles"] if (t, a) not in free}  # type: ignore[attr-defined]
            c["argument"] += len(gold & mine)
            c["argument found"] += len(mine)
            c["argument gold"] += len(gold)
    figures: dict[str, float] = {}
    if c["arcs"]:
        figures |= {"upos": 100 * c["upos"] / c["words"], "uas": 100 * c["uas"] / c["arcs"], "las": 100 * c["las"] / c["arcs"]}
        figures["passive"] = f_score(c["passive"], c["passive found"], c["passive gold"])
    if c["trigger gold"]:
        for key, base in (("mention", "mention"), ("trigger", "trigger"), ("class", "trigger"), ("argument", "argument")):
            figures[key] = f_score(c[key], c[f"{base} found"], c[f"{base} gold"])
    return {k: round(v, 1) for k, v in figures.items()}


def seed_everything(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
