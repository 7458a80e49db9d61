"""Serves a graph over HTTP: the SPARQL 1.1 Protocol, the Graph Store Protocol, and a page to ask it on.

Whatever is asked runs in other processes with limits; this one only reads requests and hands out answers.
"""

from dataclasses import dataclass, field
from pathlib import Path

from kg.query.client import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """How a graph is served."""

    host: str = "127.0.0.1"
    port: int = 3030  # 0: any that is free
    names: frozenset[str] = frozenset()  # host names beside localhost that clients may know the server by
    origin: str | None = None  # of pages elsewhere that may read answers; "*": all; None: none
    token: str | None = None  # what allows to change the store; None: nothing does
    workers: int = 2
    limits: Limits = field(default_factory=Limits)
    change_limits: Limits = field(default_factory=lambda: Limits(seconds=60.0))
    clients: int = 256  # connections at once
    patience: float = 10.0  # seconds for the head of a request, and again for its body
    most_asked: int = 1_000_000  # bytes of a request
    most_written: int = 64_000_000  # bytes of a request that changes the store
    most_held: int = 256_000_000  # bytes of answers that are on their way
    ontology: Path | None = None  # None: the one in the package
