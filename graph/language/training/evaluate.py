"""Measuring the files that ship (int8, ONNX Runtime), with the same figures as in training."""

from __future__ import annotations

from collections.abc import Sequence

from graph.language.encoder import Encoder, Reading
from graph.language.training.fit import measure
from graph.language.training.samples import Sample


def evaluate(encoder: Encoder, samples: Sequence[Sample]) -> dict[str, float]:
    """Figures of ``fit.measure`` over the runtime's readings."""
    readings = encoder.read([s.words for s in samples])
    return measure(samples, [_prediction(reading, len(s.words)) for s, reading in zip(samples, readings, strict=True)])


def _prediction(reading: Reading, n: int) -> dict[str, object]:
    tags = ["O"] * n
    for start, end, kind, _ in reading.mentions:
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    triggers = ["none"] * n
    for t, kind, probability in reading.triggers:
        if probability >= 0.3:
            triggers[t] = kind
    return {
        "heads": [0 if head == i else head + 1 for i, head in enumerate(reading.heads)],
        "deps": reading.deps,
        "pos": reading.pos,
        "passive": reading.passive,
        "mentions": tags,
        "triggers": triggers,
        "roles": [(t, a, role, p) for t, role, a, p in reading.arguments if triggers[t] != "none" and p >= 0.4],
    }
