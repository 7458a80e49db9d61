"""Speaks HTTP, by uvicorn: reads requests within their limits, and sends replies.

It alone imports uvicorn, and is imported when something is to be served. What uvicorn leaves open is closed here: a
client that sends its request slowly or does not read its answer, a name that is not ours in the Host header, more
connections than can be kept.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import UsageError
from kg.serve import Settings, admission
from kg.serve.endpoint import Endpoint
from kg.serve.exchange import HttpError, Reply, Request, told

_BUSY: Final = "There are too many clients. Ask again in a while."
_LONGEST_HEAD: Final = 65_536  # bytes
_LONGEST_ANSWER: Final = 300.0  # seconds from the head of a request to the last byte of its answer
# How much of a request that is too large is read before it is refused: who still sends would not hear why.
_DRAINED: Final = 32_000_000  # bytes
_DRAINING: Final = 2.0  # seconds
_IDLE: Final = 5  # seconds that a connection is kept for another request
# What goes with every answer. Nothing in it is to run, unless it brings a policy of its own.
_SAFE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


def bound(settings: Settings) -> socket.socket:
    """Return a socket at the address.

    Raises:
        UsageError: it cannot be had.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        where = f"{settings.host}:{settings.port}"
        reason = f"cannot be served from: {getattr(error, 'strerror', None) or error}"
        raise UsageError(reason, where=where, remedy="Choose another --port or --host.") from error


def serve(endpoint: Endpoint, at: socket.socket) -> None:
    """Answer requests until the process is told to end.

    Raises:
        KeyboardInterrupt: it is told so by Ctrl-C.
    """
    settings = endpoint.settings

    class Protocol(_Patient):
        patience = settings.patience
        most = 2 * settings.clients

    with ThreadPoolExecutor(settings.clients, thread_name_prefix="kg-serve") as threads:
        config = Config(
            _App(endpoint, threads),
            http=Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=settings.clients,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=3,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
        )
        try:
            Server(config).run(sockets=[at])
        finally:
            endpoint.close()  # or the threads would wait for their queries


class _Patient(H11Protocol):
    """Ends connections whose client takes too long to say what it wants, or to hear the answer."""

    patience: float
    most: int
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > self.most:
            transport.abort()
        else:
            self._wait(self.patience)

    def data_received(self, data: bytes) -> None:
        was_at_rest = self._is_at_rest()
        super().data_received(data)
        if self.transport.is_closing():
            return
        if not self._is_at_rest():
            if was_at_rest:
                self._wait(_LONGEST_ANSWER)
        elif self._timer is None:
            self._wait(self.patience)

    def on_response_complete(self) -> None:
        self._rest()
        super().on_response_complete()
        if not self._is_at_rest():  # the next request came with the last
            self._wait(_LONGEST_ANSWER)

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def _is_at_rest(self) -> bool:
        """Say whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def _wait(self, seconds: float) -> None:
        self._rest()
        self._timer = self.loop.call_later(seconds, self.transport.abort)

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class _App:
    """The application that uvicorn calls."""

    def __init__(self, endpoint: Endpoint, threads: ThreadPoolExecutor) -> None:
        self._endpoint = endpoint
        self._threads = threads
        self._held = 0  # bytes of answers on their way

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        request, settings = _head(scope), self._endpoint.settings
        try:
            admission.check_host(request, settings)
            reply = admission.preflight(request, settings) or await self._answered(request, receive)
        except HttpError as error:
            reply = error.reply
        if self._held + len(reply.body) > settings.most_held:
            reply = told(503, _BUSY, {"Retry-After": "2"})
        self._held += len(reply.body)
        try:
            await _send(reply, admission.shared(request, settings), send)
        finally:
            self._held -= len(reply.body)

    async def _answered(self, request: Request, receive: Receive) -> Reply:
        """Return the reply to a request of which the body is not read yet."""
        settings = self._endpoint.settings
        admission.check_origin(request, settings)
        self._endpoint.check(request)
        most = settings.most_written if self._endpoint.is_change(request) else settings.most_asked
        try:
            body = await asyncio.wait_for(_body(request, receive, most), settings.patience)
        except TimeoutError:
            problem = f"The body of the request did not come within {settings.patience:g} s."
            raise HttpError(408, problem, {"Connection": "close"}) from None
        whole = Request(request.method, request.path, request.query, request.headers, body)
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._endpoint.reply, whole)


def _head(scope: Mapping[str, Any]) -> Request:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        headers[key] = f"{headers[key]}, {value.decode('latin-1')}" if key in headers else value.decode("latin-1")
    return Request(scope["method"], scope["path"], scope["query_string"].decode("latin-1"), headers)


async def _body(request: Request, receive: Receive, most: int) -> bytes:
    """Return the body of a request.

    Raises:
        HttpError: it is too large.
    """
    length = request.headers.get("content-length", "0")
    body = bytearray()
    is_too_large = length.isdecimal() and int(length[:20]) > most
    while not is_too_large:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise HttpError(400, "The request ends in its middle.")
        body += message.get("body", b"")
        is_too_large = len(body) > most
        if not message.get("more_body", False):
            break
    if is_too_large:
        body.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(_drain(receive), _DRAINING)
        raise HttpError(413, f"The request has more than {most} bytes. Send less.", {"Connection": "close"})
    return bytes(body)


async def _drain(receive: Receive) -> None:
    read, is_more = 0, True
    while is_more and read < _DRAINED:
        message = await receive()
        read += len(message.get("body", b""))
        is_more = message.get("more_body", False)


async def _send(reply: Reply, shared: Mapping[str, str], send: Send) -> None:
    form = {"Content-Type": reply.media_type, "Content-Length": str(len(reply.body))}
    headers = {**_SAFE, **form, **reply.headers, **shared}
    if reply.status == 204:
        del headers["Content-Type"], headers["Content-Length"]
    encoded = [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": encoded})
    await send({"type": "http.response.body", "body": reply.body})
