"""Bang Giao: reads Vietnamese press articles about diplomacy into a knowledge graph, every fact with its sentence."""

__version__ = "0.1.0"
