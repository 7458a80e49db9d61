"""The settings of a training run, read from TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT = Path(__file__).with_name("config.toml")


@dataclass(frozen=True, slots=True)
class Rates:
    """Peak learning rates, the share of the run in which they rise, and the longest gradient that is not cut."""

    encoder: float
    heads: float
    warm_up: float
    longest_gradient: float


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config.toml` explains."""

    seed: int
    epochs: int
    pieces: int
    names_share: float
    swap_share: float
    rounding: bool
    rate: Rates
    weight: Mapping[str, float]

    @classmethod
    def read(cls, path: Path = DEFAULT) -> "Settings":
        """Read the settings.

        Raises:
            ValueError: the file is no TOML, or a setting is missing or unknown.
        """
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
        try:
            return cls(**(stored | {"rate": Rates(**stored["rate"])}))
        except (TypeError, KeyError) as error:
            raise ValueError(f"{path}: {error}. Compare it with {DEFAULT}.") from error
