"""From a trained network to the files that ship: ``encoder.onnx`` (int8), ``pairs.npz``, ``pieces.tsv``, ``encoder.json``."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from graph.language.pieces import Pieces
from graph.language.training.network import Network
from graph.language.training.samples import CLASSES, MENTION_TAGS, ROLES, TAGS, Sample, collate

OUTPUTS = ("pos", "voice", "arcs", "label_d", "label_h", "mention", "trigger", "role_t", "role_a")


class Rows(nn.Module):  # type: ignore[misc]
    """An embedding table in int8, one scale a row."""

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127.0
        self.register_buffer("numbers", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.numbers[ids].to(torch.float32) * self.scale[ids]


class Tuple(nn.Module):  # type: ignore[misc]
    """The network with its outputs in a fixed order, as the exporter wants them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, pooling: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.network(ids, mask, pooling)
        return tuple(out[name] for name in OUTPUTS)


def export(network: Network, pieces: Pieces, labels: Sequence[str], folder: Path) -> None:
    """Write the four files. The network is changed (its embeddings become int8) and must not be trained further."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network.float().eval()
    network.encoder.word = Rows(network.encoder.word.weight.detach())
    example = collate([Sample(("قال", "الرئيس", "بوتين")), Sample(("قال", "لافروف"))], pieces)
    axes: dict[str, dict[int, str]] = {"ids": {0: "b", 1: "t"}, "mask": {0: "b", 1: "t"}, "pooling": {0: "b", 1: "w", 2: "t"}}
    axes |= {name: {0: "b", 1: "w"} for name in OUTPUTS} | {"arcs": {0: "b", 1: "w", 2: "w"}}
    with TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the exporter without extra dependencies is marked as old
            torch.onnx.export(
                Tuple(network),
                (example.ids, example.mask, example.pooling),
                str(whole),
                input_names=["ids", "mask", "pooling"],
                output_names=list(OUTPUTS),
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
        inside = [node.name for node in onnx.load(str(whole)).graph.node if node.op_type == "MatMul" and "/encoder/" in node.name]
        quantize_dynamic(
            whole,
            folder / "encoder.onnx",
            op_types_to_quantize=["MatMul"],
            nodes_to_quantize=inside,
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
    np.savez_compressed(
        folder / "pairs.npz",
        label=network.label.detach().numpy().astype(np.float16),
        role=network.role.detach().numpy().astype(np.float16),
    )
    pieces.write(folder / "pieces.tsv")
    config = {
        "tags": list(TAGS),
        "labels": list(labels),
        "mentions": list(MENTION_TAGS),
        "classes": list(CLASSES),
        "roles": list(ROLES),
        "outputs": list(OUTPUTS),
        "positions": network.encoder.position.num_embeddings,
    }
    (folder / "encoder.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
