"""Arabic: tokens, clitics, sentences, and the pipeline that puts them together (``build``)."""

from graph.language.arabic.pipeline import build

__all__ = ["build"]
