"""What comes in and goes out over HTTP, as plain values: whoever answers needs no library of the web."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.errors import BusyError, KgError, LimitError, RefusedError, StoreError, UsageError

CUT: Final = "Kg-Truncated"  # the header that says that there is more
TEXT: Final = "text/plain; charset=utf-8"
_RETRY: Final = {"Retry-After": "2"}  # seconds


@dataclass(frozen=True, slots=True)
class Request:
    """A request, read to its end."""

    method: str
    path: str
    query: str  # what follows the question mark, still encoded
    headers: Mapping[str, str]  # by name in small letters
    body: bytes = b""

    @property
    def base(self) -> str:
        """The address of the server, as the client names it."""
        return f"http://{self.headers.get('host', '')}"

    @property
    def content_type(self) -> str:
        """The media type of the body without its parameters, in small letters; empty where it is not given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back."""

    status: int
    body: bytes = b""
    media_type: str = TEXT
    headers: Mapping[str, str] = field(default_factory=dict)


class HttpError(Exception):
    """A request that is answered with a status of its own, before or instead of a query."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.reply = told(status, message, headers)


def told(status: int, message: str, headers: Mapping[str, str] | None = None) -> Reply:
    """Return a reply that says something in plain words, on one line."""
    return Reply(status, f"{' '.join(message.split())}\n".encode("utf-8", "replace"), headers=headers or {})


def failed(error: KgError) -> Reply:
    """Return the reply that tells of an error; what it says of the server's files is left out.

    A query that asks for too much is the client's error: who is told of one of the server's would ask again.
    """
    message = f"{error.message}. {error.remedy}"
    match error:
        case BusyError():
            return told(503, message, _RETRY)
        case LimitError():
            return told(422, message)
        case RefusedError():
            return told(403, message)
        case UsageError():
            return told(406, message)
        case StoreError():
            return told(503, message, _RETRY)
    return told(400, message)
