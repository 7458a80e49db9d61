"""Places what is joined on the plane: near each other, none over another, the same way each time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from kg.view.shown import Edge

Points = NDArray[np.float64]  # (nodes, 2), in pixels

_STEP = 76.0  # pixels between neighbours
_SPREAD = 0.35  # longer lines between busy nodes
_WIDER = 1.25  # labels are wide, and so are screens
_GAP = 16.0  # pixels between boxes
_ROUNDS = 120


@dataclass(frozen=True, slots=True)
class Box:
    """The size of a node with its label, in pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a node, in pixels; y grows downward."""

    x: int
    y: int


def layout(boxes: Mapping[str, Box], edges: Iterable[Edge]) -> Mapping[str, Place]:
    """Return a place for each box; none overlap, and what is joined is near.

    Each connected part is placed by stress majorization; the smaller ones go where there is room.

    Source: Gansner, Koren and North, Graph Drawing by Stress Majorization, GD 2004.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(sorted(boxes))
    pairs = [(each.source, each.target) for each in edges if each.source in boxes and each.target in boxes]
    graph.add_edges_from(pair for pair in pairs if pair[0] != pair[1])
    for source, target, length in graph.edges(data=True):
        length["weight"] = _STEP * (1 + _SPREAD * sqrt(min(graph.degree[source], graph.degree[target]) - 1))
    parts = sorted((sorted(part) for part in networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = [_part(part, networkx.floyd_warshall_numpy(graph.subgraph(part), part), boxes) for part in parts]
    points = np.concatenate(_together(placed)) if placed else np.zeros((0, 2))
    return {id: Place(round(x), round(y)) for id, (x, y) in zip(chain(*parts), points.tolist(), strict=True)}


def _part(part: Sequence[str], distances: Points, boxes: Mapping[str, Box]) -> tuple[Points, Points]:
    """Return the middles and the sizes of the boxes of one connected part."""
    sizes = np.array([(boxes[each].width, boxes[each].height) for each in part]) + _GAP
    points = _stress(distances) * np.array((_WIDER, 1.0))
    return _apart(points, sizes), sizes


def _stress(distances: Points) -> Points:
    """Return points whose distances are near the given ones, (nodes, nodes), longest from left to right."""
    points = _scaled(distances)
    if len(points) < 3:
        return points
    weights = np.divide(1.0, distances**2, out=np.zeros_like(distances), where=distances > 0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(_ROUNDS):
        actual = np.linalg.norm(points[:, None] - points[None], axis=2)
        pull = -np.divide(weights * distances, actual, out=np.zeros_like(actual), where=actual > 1e-9)
        np.fill_diagonal(pull, 0.0)
        points = inverse @ ((pull - np.diag(pull.sum(axis=1))) @ points)
    return points


def _scaled(distances: Points) -> Points:
    """Return the start for the stress: classical scaling, with a little circle against nodes on one spot."""
    squares = distances**2
    inner = -(squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()) / 2
    values, vectors = np.linalg.eigh(inner)
    vectors = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0.0))
    vectors = vectors * np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(vectors.shape[1])])
    angles = 2 * np.pi * np.arange(len(distances)) / len(distances)
    points: Points = np.stack((np.cos(angles), np.sin(angles)), axis=1) * _GAP
    points[:, : vectors.shape[1]] += vectors
    return points


def _apart(points: Points, sizes: Points) -> Points:
    """Return the points pushed apart, each pair along the shorter way, until no boxes overlap or time is up."""
    reach = (sizes[:, None] + sizes[None]) / 2
    for _ in range(_ROUNDS):
        between = points[:, None] - points[None]
        overlap = np.maximum(reach - np.abs(between), 0.0)
        overlap[np.minimum(overlap[..., 0], overlap[..., 1]) == 0] = 0.0
        np.einsum("iix->ix", overlap)[:] = 0.0
        if not overlap.any():
            break
        is_shorter = overlap == overlap.min(axis=2, keepdims=True)
        points = points + (np.sign(between) * overlap * is_shorter).sum(axis=1) * 0.3
    return points


def _together(parts: Sequence[tuple[Points, Points]]) -> list[Points]:
    """Return the points of all parts, each moved from the middle along a spiral until its boxes have room."""
    moved = [np.zeros((0, 2))]
    sizes = np.zeros((0, 2))
    for points, size in parts:
        taken = np.concatenate(moved)
        moved.append(points + next(spot for spot in _spiral() if not _is_over(points + spot, size, taken, sizes)))
        sizes = np.concatenate((sizes, size))
    return moved[1:]


def _spiral() -> Iterator[Points]:
    for turn in count():
        angle, reach = turn * 2.4, 22.0 * np.sqrt(turn)
        yield np.array((np.cos(angle) * reach * _WIDER, np.sin(angle) * reach))


def _is_over(points: Points, size: Points, taken: Points, sizes: Points) -> bool:
    room = np.abs(points[:, None] - taken[None]) - (size[:, None] + sizes[None]) / 2
    return bool((room.max(axis=2, initial=-1.0) < 0).any())
