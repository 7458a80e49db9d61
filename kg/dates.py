"""Read dates of publication as headers and options give them."""

from datetime import datetime

from kg.errors import SeedError


def iso_date(text: str, *, where: str) -> str:
    """Return the ISO 8601 date of "2025-05-03" or "2025-05-03T10:00:00Z"; the time of day is left out.

    Raises:
        SeedError: it is no date, or in another form.
    """
    try:
        return datetime.fromisoformat(text.strip()).date().isoformat()
    except ValueError as error:
        raise SeedError(f"published: '{text}' is not a date", where=where, remedy="Write it as 2025-05-03.") from error
