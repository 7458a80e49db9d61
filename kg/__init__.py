"""Turn English news into an RDF knowledge graph: who did what to whom, who says so and how certain it is."""

from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import Options, Result, build

__all__ = ["KgError", "Options", "Result", "build"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import what builds a graph only when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute '{name}'")
    from kg import api

    return getattr(api, name)
