"""Find the module that an option's value names: our own, or one that another package offers as an entry point."""

from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType

from kg.errors import UsageError


def find(stage: str, name: str) -> ModuleType:
    """Return the module of a stage ("read", "annotate", "export") with this name.

    Raises:
        UsageError: there is none.
    """
    if name in _own(stage):
        return import_module(f"kg.{stage}.{name}")
    for point in entry_points(group=f"kg.{stage}", name=name):
        module = point.load()
        if isinstance(module, ModuleType):
            return module
    raise UsageError(f"there is no {stage} '{name}'", remedy=f"Choose one of: {', '.join(names(stage))}.")


def names(stage: str) -> tuple[str, ...]:
    """Return the names that `find` knows in a stage, sorted."""
    return tuple(sorted(_own(stage) | {point.name for point in entry_points(group=f"kg.{stage}")}))


def _own(stage: str) -> set[str]:
    folder = import_module(f"kg.{stage}").__path__
    return {module.name for module in iter_modules(folder) if not module.ispkg}
