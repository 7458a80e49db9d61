"""The label sets of the network's heads, kept beside the weights as JSON."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAME_KINDS = ("PER", "ORG", "LOC", "NORP", "MISC", "DATE")
NAME_TAGS = ("O", *(f"{position}-{kind}" for kind in NAME_KINDS for position in "BI"))


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of each head in the order of the network's scores; `roles[0]` means "no argument"."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "Labels":
        """Read the labels from a JSON file."""
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{head: tuple(labels) for head, labels in stored.items()})

    def write(self, path: Path) -> None:
        """Write the labels as JSON, one head a line."""
        lines = (f'  "{head}": {json.dumps(labels, ensure_ascii=False)}' for head, labels in asdict(self).items())
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
