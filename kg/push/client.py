"""Sends HTTP requests with login, time limits and retries; the only importer of requests."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from kg.errors import PushError, UsageError

if TYPE_CHECKING:
    import requests

_AGAIN: Final = frozenset({429, 500, 502, 503, 504})  # statuses that may be otherwise a moment later
_LONGEST_PAUSE: Final = 60.0  # seconds
_CONNECT: Final = 20.0  # seconds to reach the server
_READ: Final = 65_536  # bytes of an answer that are read
_WORDS: Final = 300  # characters of the server's words that are shown
_UNAUTHORIZED: Final = 401
_HIDDEN: Final = re.compile(r"<(head|style|script)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_CONTROL: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Login:
    """Who may write; nothing of it is ever shown."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a server, and how often."""

    tries: int
    timeout: float  # seconds without a byte
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent."""

    method: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    media_type: str = ""  # of the body
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back."""

    status: int
    media_type: str
    words: str  # what the server says, as plain text
    location: str = ""  # where it sends us instead

    @property
    def is_success(self) -> bool:
        """Say whether the server has done what was asked."""
        return self.status // 100 == 2


class Client:
    """A connection to one URL, which is used again and again."""

    def __init__(self, url: str, login: Login, patience: Patience, authorities: Path | None = None) -> None:
        """Make ready; nothing is sent yet.

        Args:
            url: where requests go.
            login: who may write.
            patience: how long to wait, how often.
            authorities: a file with the certificates that are trusted, in the place of the usual ones.

        Raises:
            UsageError: the URL cannot be used.
            PushError: the library for HTTP is not there.
        """
        self.url = _checked(url)
        self._login = login
        self._patience = patience
        self._session = _session()
        self._verify = str(authorities) if authorities else True
        self._session.headers["User-Agent"] = "kg"
        if login.token:
            self._session.auth = _bearer(login.token)

    def send(self, request: Request, *, tries: int = 0) -> Reply:
        """Send a request, again if the server is busy or the connection breaks, and return the answer, good or bad.

        With `tries`, it is tried so often, whatever the patience.

        Raises:
            PushError: no answer comes, or the login is refused.
        """
        left = tries or self._patience.tries
        pause = 1.0
        while True:
            left -= 1
            try:
                reply, wait = self._once(request)
            except ConnectionError as error:
                if left <= 0:
                    remedy = "Check the address and the server, and run the same command again."
                    raise PushError(f"no answer: {error}", where=self.url, remedy=remedy) from error
                wait = None
            else:
                if reply.status not in _AGAIN or left <= 0:
                    return reply
            self._patience.sleep(min(wait or pause, _LONGEST_PAUSE))
            pause *= 2

    def _once(self, request: Request) -> tuple[Reply, float | None]:
        """Return the answer and how many seconds the server wants us to wait."""
        answer = self._answer(request)
        if answer.status_code == _UNAUTHORIZED and self._session.auth is None and self._login.user:
            self._session.auth = _scheme(answer, self._login)
            answer = self._answer(request)
        reply = _reply(answer)
        if reply.status == _UNAUTHORIZED:
            raise self._refused(answer, reply)
        after = answer.headers.get("Retry-After", "")
        return reply, float(after) if after.isascii() and after.isdigit() else None

    def _answer(self, request: Request) -> "requests.Response":
        """Return the answer to one attempt.

        Raises:
            ConnectionError: there is none, which may be otherwise a moment later.
            PushError: there is none, and there will be none.
        """
        import requests

        headers = {"Accept": request.accept, **({"Content-Type": request.media_type} if request.media_type else {})}
        try:
            return self._session.request(
                request.method,
                self.url,
                params=dict(request.parameters),
                data=request.body or None,
                headers=headers,
                timeout=(_CONNECT, self._patience.timeout),
                verify=self._verify,  # of the session's own, requests makes nothing where REQUESTS_CA_BUNDLE is set
                allow_redirects=False,  # to follow one would turn PUT into GET
                stream=True,
            )
        except (requests.ConnectionError, requests.Timeout) as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                remedy = "If the server is yours, name its certificate with --ca FILE."
                raise PushError(
                    f"the certificate is not trusted: {_reason(error)}", where=self.url, remedy=remedy
                ) from error
            raise ConnectionError(_reason(error)) from error
        except (requests.RequestException, OSError, UnicodeError) as error:
            raise PushError(
                f"cannot be asked: {_reason(error)}", where=self.url, remedy="Check the address."
            ) from error

    def _refused(self, answer: "requests.Response", reply: Reply) -> PushError:
        if self._login.user or self._login.token:
            remedy = "Check the user and the password or token."
            return PushError(f"the server refuses the login{said(reply)}", where=self.url, remedy=remedy)
        scheme = answer.headers.get("WWW-Authenticate", "").partition(" ")[0]
        remedy = "Give --user NAME with the password in KG_PUSH_PASSWORD, or a token in KG_PUSH_TOKEN."
        return PushError(f"the server asks for a login ({plain(scheme)})", where=self.url, remedy=remedy)


def said(reply: Reply) -> str:
    """Return the server's words as the end of a sentence of ours."""
    if reply.location:
        return f": it has moved to {reply.location}"
    return f" and says: {reply.words}" if reply.words else ""


def plain(text: str) -> str:
    """Return a text of a server, which may be a page and may be hostile, as one short line."""
    line = " ".join(_CONTROL.sub(" ", unescape(_HIDDEN.sub(" ", text))).split())
    return line if len(line) <= _WORDS else line[:_WORDS] + " …"


def is_readable_by_others(url: str) -> bool:
    """Say whether what is sent to a URL passes a network without encryption."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}


def _checked(url: str) -> str:
    remedy = "Write it like http://localhost:7878/store."
    try:
        parts = urlsplit(url)
        has_secret = parts.username is not None or parts.password is not None
        is_fit = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        raise UsageError("the URL is none", where="URL", remedy=remedy) from None
    if has_secret:
        remedy = "Leave it out; give --user NAME and the password in KG_PUSH_PASSWORD."
        raise UsageError("the URL holds a user or a password", where="URL", remedy=remedy)
    if not is_fit or url.split() != [url]:
        raise UsageError(f"{url!r} is no address of a server", where="URL", remedy=remedy)
    return url


def _session() -> "requests.Session":
    try:
        import requests
    except ImportError as error:
        raise PushError("the library 'requests' is not installed", remedy="pip install 'newskg[push]'") from error
    return requests.Session()


def _bearer(token: str) -> "Callable[[requests.PreparedRequest], requests.PreparedRequest]":
    def sign(request: "requests.PreparedRequest") -> "requests.PreparedRequest":
        request.headers["Authorization"] = f"Bearer {token}"
        return request

    return sign


def _scheme(answer: "requests.Response", login: Login) -> "requests.auth.AuthBase":
    """Return the way of authentication that the server asks for."""
    from requests.auth import HTTPBasicAuth, HTTPDigestAuth

    asked = answer.headers.get("WWW-Authenticate", "").lower()
    answer.close()
    if "digest" in asked:
        return HTTPDigestAuth(login.user, login.password)
    return HTTPBasicAuth(login.user.encode(), login.password.encode())  # RFC 7617; as text it would be Latin-1


def _reply(answer: "requests.Response") -> Reply:
    import requests

    media_type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    with answer:
        try:
            start = next(answer.iter_content(_READ), b"")
        except requests.RequestException as error:
            raise ConnectionError(_reason(error)) from error
    text = start.decode(answer.encoding or "utf-8", errors="replace")
    location = plain(answer.headers.get("Location", "")) if answer.is_redirect else ""
    return Reply(answer.status_code, media_type, plain(text), location)


def _reason(error: BaseException) -> str:
    """Return what the first of a chain of errors says: the later ones only wrap it."""
    while error.__context__ is not None:
        error = error.__context__
    return plain(getattr(error, "strerror", None) or str(error))
