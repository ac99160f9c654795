"""English: a trained spaCy pipeline, its trees turned into Universal Dependencies."""

from .pipeline import build

__all__ = ["build"]
