"""From scores to trees: the best tree with exactly one root (maximum spanning arborescence), numpy only."""

from __future__ import annotations

import numpy as np


def tree(scores: np.ndarray) -> np.ndarray:
    """Arc scores (n + 1, n + 1), [dependent, head], row 0 unused → heads (n,) counting from 1, 0 for the one root.

    Greedy first: where each word's best head already makes a tree with one root, that is the answer. Otherwise each of the few
    likeliest roots is tried under Chu-Liu-Edmonds, and the best whole tree wins. Ties go to the lower index.
    """
    n = scores.shape[0] - 1
    if n == 1:
        return np.zeros(1, dtype=np.int64)
    s = np.array(scores, dtype=np.float64)
    np.fill_diagonal(s, -1e9)
    s -= s.max(axis=1, keepdims=True)
    s -= np.log(np.exp(s).sum(axis=1, keepdims=True))
    heads = s.argmax(axis=1)
    heads[0] = 0
    roots = np.flatnonzero(heads[1:] == 0)
    if len(roots) == 1 and not _cycle(heads):
        return np.asarray(heads[1:])
    best, answer = -np.inf, heads[1:]
    for root in np.argsort(-s[1:, 0], kind="stable")[: min(n, max(3, len(roots)))] + 1:
        t = s.copy()
        t[:, 0] = -1e9
        t[root, :] = -1e9
        t[root, 0] = s[root, 0]
        found = _arborescence(t)
        value = t[np.arange(1, n + 1), found[1:]].sum()
        if value > best:
            best, answer = value, found[1:]
    return np.asarray(answer)


def _cycle(heads: np.ndarray) -> list[int]:
    """The words of one cycle, or nothing. ``heads[0]`` is ignored."""
    n = len(heads)
    colour = [0] * n
    colour[0] = 2
    following = heads.tolist()
    for start in range(1, n):
        path, at = [], start
        while colour[at] == 0:
            colour[at] = 1
            path.append(at)
            at = following[at]
        if colour[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            colour[seen] = 2
    return []


def _arborescence(s: np.ndarray) -> np.ndarray:
    """Chu-Liu-Edmonds on (n, n) scores [dependent, head] rooted in 0."""
    heads = s.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return np.asarray(heads)
    inside = np.zeros(len(s), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.flatnonzero(inside)
    kept = s[members, heads[members]]
    entering = s[np.ix_(members, outside)] - kept[:, None]  # cost of breaking the cycle at each member
    leaving = s[np.ix_(outside, members)]
    size = len(outside)
    t = np.full((size + 1, size + 1), -1e9)
    t[:size, :size] = s[np.ix_(outside, outside)]
    t[size, :size] = entering.max(axis=0) + kept.sum()
    t[:size, size] = leaving.max(axis=1)
    np.fill_diagonal(t, -2e9)
    found = _arborescence(t)
    result = heads.copy()
    for i, dependent in enumerate(outside):
        if i:
            head = found[i]
            result[dependent] = outside[head] if head < size else members[leaving[i].argmax()]
    into = found[size]
    broken = members[entering[:, into].argmax()]
    result[broken] = outside[into]
    return np.asarray(result)
