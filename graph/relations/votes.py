"""What the encoder's learned heads say of triggers and arguments: votes beside the lexicon and the tree, never alone.

A vote fills a slot that the tree leaves empty, where the heads see the same event at the same word; it never replaces what
the tree gives. Languages whose pipeline has no such heads cast no votes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from spacy.tokens import Doc

TRIGGER_FLOOR: Final = 0.4
SOURCE_FLOOR: Final = 0.65
TARGET_FLOOR: Final = 0.65
WEIGHT: Final = 0.85
"""What a slot filled by a vote costs the statement's confidence."""


class Votes:
    """The votes of one Doc, by trigger token and role (``source``, ``target``, ``speaker``)."""

    def __init__(self, doc: Doc) -> None:
        self._triggers: dict[int, dict[str, float]] = defaultdict(dict)
        for i, plover, probability in doc.user_data.get("triggers", ()):
            self._triggers[i][plover] = max(probability, self._triggers[i].get(plover, 0.0))
        self._arguments: dict[tuple[int, str], list[tuple[int, float]]] = defaultdict(list)
        for i, role, j, probability in doc.user_data.get("arguments", ()):
            self._arguments[i, role].append((j, probability))

    def sees(self, trigger: int, plover: str | None = None) -> bool:
        """Whether the heads see an event at token ``trigger``, of class ``plover`` if one is given."""
        seen = self._triggers.get(trigger, {})
        return any(p >= TRIGGER_FLOOR for kind, p in seen.items() if plover in (None, kind))

    def arguments(self, trigger: int, role: str, floor: float) -> list[int]:
        """Tokens voted for in ``role`` with at least ``floor``, the surest first: each the first of a mention."""
        found = [(p, j) for j, p in self._arguments.get((trigger, role), ()) if p >= floor]
        return [j for _, j in sorted(found, key=lambda x: (-x[0], x[1]))]
