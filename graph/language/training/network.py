"""The multi-task network: one encoder; heads for tags, trees, voice, mentions, triggers and the triggers' arguments."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from graph.language.training.e5 import Encoder

LABEL_WIDTH = 64
ROLE_WIDTH = 96


class Mix(nn.Module):  # type: ignore[misc]
    """A learnt weighted mean of the layers, then the mean of each word's pieces: (batch, words + 1, hidden)."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))

    def forward(self, layers: list[torch.Tensor], pooling: torch.Tensor) -> torch.Tensor:
        weights = torch.softmax(self.weights.float(), 0)
        x = sum(weights[i] * layer.float() for i, layer in enumerate(layers))
        return torch.matmul(pooling, x)


class Half(nn.Module):  # type: ignore[misc]
    """One side of a biaffine scorer."""

    def __init__(self, hidden: int, width: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.linear, self.dropout = nn.Linear(hidden, width), nn.Dropout(dropout)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.dropout(functional.leaky_relu(self.linear(x), 0.1))


class Network(nn.Module):  # type: ignore[misc]
    """ids, mask, pooling → a dict of arrays; row 0 of the words is the root.

    ``pos`` (b, w, tags), ``voice`` (b, w, 2), ``mention`` (b, w, BIO tags), ``trigger`` (b, w, classes), ``arcs`` (b, w, w) with
    [dependent, head], and the halves ``label_d``, ``label_h`` (b, w, 64), ``role_t``, ``role_a`` (b, w, 96) that ``labels`` and
    ``roles`` join only where needed.
    """

    def __init__(
        self, encoder: Encoder, tags: int, labels: int, mentions: int, triggers: int, roles: int, arc_width: int = 256
    ) -> None:
        super().__init__()
        h = encoder.shape.hidden
        self.encoder = encoder
        self.syntax, self.meaning = Mix(encoder.shape.layers), Mix(encoder.shape.layers)
        self.drop = nn.Dropout(0.2)
        self.pos, self.voice = nn.Linear(h, tags), nn.Linear(h, 2)
        self.arc_d, self.arc_h = Half(h, arc_width), Half(h, arc_width)
        self.arc = nn.Parameter(torch.zeros(arc_width + 1, arc_width))
        self.label_d, self.label_h = Half(h, LABEL_WIDTH), Half(h, LABEL_WIDTH)
        self.label = nn.Parameter(torch.randn(labels, LABEL_WIDTH + 1, LABEL_WIDTH + 1) * 0.02)
        self.mention, self.trigger = nn.Linear(h, mentions), nn.Linear(h, triggers)
        self.role_t, self.role_a = Half(h, ROLE_WIDTH), Half(h, ROLE_WIDTH)
        self.role = nn.Parameter(torch.randn(roles, ROLE_WIDTH + 1, ROLE_WIDTH + 1) * 0.02)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, pooling: torch.Tensor) -> dict[str, torch.Tensor]:
        layers = self.encoder(ids, mask)
        s, m = self.drop(self.syntax(layers, pooling)), self.drop(self.meaning(layers, pooling))
        d, h = self.arc_d(s), self.arc_h(s)
        arcs = torch.matmul(torch.matmul(d, self.arc[:-1]) + self.arc[-1], h.transpose(1, 2))
        return {
            "pos": self.pos(s),
            "voice": self.voice(s),
            "arcs": arcs,
            "label_d": self.label_d(s),
            "label_h": self.label_h(s),
            "mention": self.mention(m),
            "trigger": self.trigger(m),
            "role_t": self.role_t(m),
            "role_a": self.role_a(m),
        }


def join(left: torch.Tensor, right: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Pairs (n, width) and (n, width) under (classes, width + 1, width + 1) → scores (n, classes)."""
    one = torch.ones(left.shape[0], 1, dtype=left.dtype)
    a, b = torch.cat([left, one], 1), torch.cat([right, one], 1)
    return torch.einsum("ni,cij,nj->nc", a, weight.to(a.dtype), b)
