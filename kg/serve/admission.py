"""Says which names the server answers to, and which pages of the web may ask it."""

import ipaddress
import re
from collections.abc import Mapping
from typing import Final

from kg.serve import Settings
from kg.serve.exchange import CUT, HttpError, Reply, Request

_HOST: Final = re.compile(r"(?:\[(?P<number>[0-9A-Fa-f:.]+)\]|(?P<name>[^:\[\]]+))(?::\d{1,5})?")
_PREFLIGHT: Final = {"Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, DELETE", "Access-Control-Max-Age": "600"}


def check_host(request: Request, settings: Settings) -> None:
    """Refuse a request under a name that is not ours: a page whose name was made to lead here may have sent it.

    Raises:
        HttpError: the Host header holds neither a number, nor localhost, nor a name that was allowed.
    """
    found = _HOST.fullmatch(request.headers.get("host", ""))
    name = (found["name"] or found["number"]).lower().rstrip(".") if found else ""
    if name not in {"localhost", *settings.names} and not _is_number(name):
        raise HttpError(421, "The server is not known by this name. Start it with --name to let it be.")


def _is_number(name: str) -> bool:
    """Say whether a name is an address, which no one else can make lead here."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def check_origin(request: Request, settings: Settings) -> None:
    """Refuse what a page elsewhere asks for in the background, unless it may read the answers.

    Source: https://www.w3.org/TR/fetch-metadata/

    Raises:
        HttpError: such a page asks.
    """
    headers = request.headers
    is_elsewhere = headers.get("sec-fetch-site", "") in {"cross-site", "same-site"}
    is_link = headers.get("sec-fetch-mode", "") == "navigate" and request.method == "GET"
    is_other = "origin" in headers and headers["origin"].partition("://")[2] != headers.get("host", "")
    if ((is_elsewhere and not is_link) or is_other) and not _is_let_in(request, settings):
        raise HttpError(403, "Pages of other sites may not ask. Start the server with --cors to let one.")


def preflight(request: Request, settings: Settings) -> Reply | None:
    """Return the reply to the question whether a page elsewhere may ask; None for any other request, or if not."""
    if request.method == "OPTIONS" and _is_let_in(request, settings):
        return Reply(204, headers=_PREFLIGHT)
    return None


def shared(request: Request, settings: Settings) -> Mapping[str, str]:
    """Return the headers by which a browser lets a page elsewhere read an answer."""
    if settings.origin is None or not _is_let_in(request, settings):
        return {}
    headers = {
        "Access-Control-Allow-Origin": settings.origin,
        "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
        "Access-Control-Expose-Headers": CUT,
    }
    return headers if settings.origin == "*" else {**headers, "Vary": "Accept, Origin"}


def _is_let_in(request: Request, settings: Settings) -> bool:
    return settings.origin in {"*", request.headers.get("origin", "")}
