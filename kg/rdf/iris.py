"""The IRIs of a graph: every one is minted here, from words that may be hostile."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg import vocab
from kg.errors import UsageError

_VOCABULARIES: Final = {
    "kg": vocab.KG,
    "rdf": vocab.RDF,
    "rdfs": vocab.RDFS,
    "schema": vocab.SCHEMA,
    "prov": vocab.PROV,
    "time": vocab.TIME,
    "xsd": vocab.XSD,
}
# What comes after the base, and after an article, in the IRIs of what articles share and of what is of one.
_SHARED: Final = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "date": "time",
    "extractor": "extractor",
}
_LOCAL: Final = {
    "entity": "entity",
    "event": "event",
    "claim": "claim",
    "figure": "figure",
    "tie": "tie",
    "moment": "time",
}

_LONGEST: Final = 80  # characters of a slug
_HASH: Final = 8  # hexadecimal digits
_WORD: Final = re.compile("[a-z0-9]+")
_APOSTROPHES: Final = re.compile("['\u2019\u02bc]")
# Latin letters that Unicode does not decompose.
_LATIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "ng"}
)


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints the IRIs of one article's graph."""

    base: str  # as `base_iri` returns it
    article_id: str

    @property
    def article(self) -> NamedNode:
        """The article itself, which is also the name of its graph."""
        segment = quote(self.article_id, safe="-._~", errors="replace")
        return NamedNode(self.base + (segment if segment.strip(".") else slug(self.article_id)))

    def characters(self, start: int, end: int) -> NamedNode:
        """Return the characters from `start` to `end` of the article.

        Source: RFC 5147, section 3
        """
        return NamedNode(f"{self.article.value}#char={start},{end}")

    def local(self, *parts: str) -> NamedNode:
        """Return an IRI that belongs to the article: the parts become path segments."""
        return NamedNode("/".join([self.article.value, *map(slug, parts)]))

    def shared(self, *parts: str) -> NamedNode:
        """Return an IRI that other articles may use too: the parts become path segments."""
        return NamedNode(self.base + "/".join(map(slug, parts)))


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of a graph whose IRIs begin with `base`, and what each stands for."""
    return _VOCABULARIES | {prefix: f"{base}{kind}/" for prefix, kind in _SHARED.items()}


# The prefixes that queries need not declare.
PREFIXES: Final = prefixes(vocab.BASE)


def local_prefixes(article: str) -> dict[str, str]:
    """Return the prefixes for what is of one article alone, by the article's IRI."""
    return {prefix: f"{article}/{kind}/" for prefix, kind in _LOCAL.items()}


def base_of(article: str) -> str:
    """Return what the IRI of an article begins with; that of the vocabulary for an empty one."""
    return article[: article.rfind("/") + 1] or vocab.BASE


def base_iri(text: str) -> str:
    """Return `text` if the IRIs of a graph can begin with it.

    Raises:
        UsageError: it is not an absolute IRI that ends in a slash; a hash is left for the characters of an article.
    """
    remedy = f"Write it like {vocab.BASE}"
    if not text.endswith("/") or "#" in text:
        raise UsageError(f"base {text!r} does not end in '/', or has a '#'", where="--base", remedy=remedy)
    try:
        return NamedNode(text).value
    except ValueError as error:
        raise UsageError(f"base {text!r} is not an absolute IRI", where="--base", remedy=remedy) from error


def slug(text: str) -> str:
    """Return `text` as one path segment of `[a-z0-9-]`, never empty and at most 80 characters.

    Case, accents, apostrophes and punctuation do not count. Where letters of other scripts or an excess of length are
    lost, a hash of the whole keeps different texts apart.
    """
    folded = _fold(text)
    words = "-".join(_WORD.findall(folded))
    is_whole = words and len(words) <= _LONGEST and all(each.isascii() for each in folded if each.isalnum())
    if is_whole:
        return words
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
    kept = words[: _LONGEST - _HASH - 1].strip("-")
    return f"{kept}-{digest}" if kept else f"x{digest}"


def _fold(text: str) -> str:
    """Return the text without case, accents and apostrophes, in compatibility form."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold().translate(_LATIN))
    return _APOSTROPHES.sub("", "".join(each for each in plain if not unicodedata.combining(each)))
