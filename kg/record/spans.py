"""The place of words in the text, as a record gives it."""

from collections.abc import Mapping

from kg.model import Span

Json = Mapping[str, object]


def span_of(span: Span) -> dict[str, object]:
    """Return the characters of a span."""
    return {"start": span.start, "end": span.end}
