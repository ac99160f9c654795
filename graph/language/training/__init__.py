"""The recipe of the model that ships: the only place that imports torch. Run ``python -m graph.language.training``."""
