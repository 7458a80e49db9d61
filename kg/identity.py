"""Give articles their ids: the file's name without its suffix, safe in an IRI and a file name, no two alike."""

import hashlib
import re
import unicodedata
from collections.abc import Container
from pathlib import PurePath

_UNSAFE = re.compile(r"[^A-Za-z0-9_.~-]+")
_SAFE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*")
_LONGEST = 200  # characters: a file system takes 255, suffixes included


def article_id(path: str) -> str:
    """Return the id that a path suggests: "news/Élection today.txt" gives "Election-today"."""
    stem = PurePath(path).stem
    if _SAFE.fullmatch(stem) and len(stem) <= _LONGEST:
        return stem
    folded = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    safe = _UNSAFE.sub("-", folded if folded.strip("-. ") else "").strip("-.")
    if safe and len(safe) <= _LONGEST:
        return safe
    digest = hashlib.sha256(stem.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return f"{safe[: _LONGEST - len(digest) - 1] or 'article'}-{digest}"


def distinct(id: str, taken: Container[str]) -> str:
    """Return the id, or the first of `id-2`, `id-3` … that is free; `taken` holds ids in lower case.

    Upper and lower case are one, as some file systems see them.
    """
    number, candidate = 1, id
    while candidate.lower() in taken:
        number += 1
        candidate = f"{id}-{number}"
    return candidate
