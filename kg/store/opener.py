"""Sends one HTTP request within limits: a ``urllib`` request in, an ``Answer`` or a ``RemoteError`` out; it knows no SPARQL.

``urllib`` by itself has no total time limit, opens ``file:``, follows redirects with the password and reads without an end.
The name look-up alone is not limited: the system's resolver has its own timeout.
"""

from __future__ import annotations

import contextlib
import email.utils
import http.client
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import RemoteError
from kg.store.credentials import authorization, origin

_READ_BYTES = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: seconds for connecting, for one silence, and for all together (redirects, waits); bytes."""

    connect: float = 10
    silence: float = 30
    total: float = 60
    max_bytes: int = 64_000_000
    redirects: int = 5
    retries: int = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer of status 2xx; ``content_type`` in lower case, without parameters."""

    url: str
    status: int
    content_type: str
    body: bytes


class RefusedError(RemoteError):
    """The endpoint answered with a status that is no success; ``status`` is that of HTTP."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class BrokenOffError(RemoteError):
    """The connection could not be made, or ended before the answer did."""


def send(request: urllib.request.Request, limits: Limits, accept_types: Collection[str] = ()) -> Answer:
    """Sends ``request`` with the credentials that belong to its origin; follows redirects and waits as ``Retry-After`` asks.

    Raises ``RemoteError`` for whatever is not a complete answer of a type in ``accept_types`` (empty: any) within the limits.
    """
    deadline = time.monotonic() + limits.total
    redirects = retries = 0
    while True:
        check_url(request.full_url)
        try:
            return _attempt(request, limits, deadline, accept_types)
        except urllib.error.HTTPError as error:
            with error:
                if error.code in _REDIRECTS and redirects < limits.redirects:
                    redirects += 1
                    request = _redirected(request, error)
                elif error.code in _BUSY and retries < limits.retries:
                    retries += 1
                    _wait(request, error, deadline)
                else:
                    raise RefusedError(f"{request.full_url}: HTTP {error.code}{_hint(error.code)}{_excerpt(error)}", error.code) from None


def check_url(url: str) -> None:
    """Raises ``RemoteError`` unless ``url`` is an absolute http or https URL without a password in it."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RemoteError(f"{url}: not an http or https URL")
    if "@" in parts.netloc:
        raise RemoteError(f"{parts.scheme}://…@{parts.hostname}: no password in a URL; put it into the environment or ~/.netrc")


def _attempt(request: urllib.request.Request, limits: Limits, deadline: float, accept_types: Collection[str]) -> Answer:
    body = request.data
    if body is not None and hasattr(body, "seek"):
        body.seek(0)  # a file that is sent again after a redirect or a wait
    header = authorization(request.full_url)
    if header is not None:
        request.add_unredirected_header("Authorization", header)
    sockets: list[socket.socket] = []
    with _watchdog(sockets, deadline) as late:
        try:
            connect = max(0.001, min(limits.connect, deadline - time.monotonic()))
            with _opener(sockets, limits).open(request, timeout=connect) as response:
                answer = _read(response, limits, accept_types)
        except urllib.error.HTTPError:
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            if not late.is_set():
                raise BrokenOffError(f"{request.full_url}: {_reason(error)}") from None
        except RemoteError:
            if not late.is_set():
                raise
        if late.is_set():  # the end that was read may be the watchdog's
            raise RemoteError(f"{request.full_url}: no complete answer within {limits.total:g} s")
        return answer


@contextlib.contextmanager
def _watchdog(sockets: list[socket.socket], deadline: float) -> Iterator[threading.Event]:
    """Shuts the sockets down at the deadline: a timeout of a socket starts anew with each byte that dribbles in."""
    late = threading.Event()

    def shut() -> None:
        late.set()
        for opened in sockets:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(opened, socket.SHUT_RDWR)  # of the base class: TLS would wait for a farewell

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), shut)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _read(response: Any, limits: Limits, accept_types: Collection[str]) -> Answer:
    content_type = (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if accept_types and content_type not in accept_types:
        got = content_type or "no content type"
        raise RemoteError(f"{response.url}: answered with {got}, not with {' or '.join(accept_types)}")
    if (response.headers.get("Content-Encoding") or "identity").lower() != "identity":
        raise RemoteError(f"{response.url}: the answer is compressed, which was not asked for")
    body = bytearray()
    while chunk := response.read1(_READ_BYTES):
        body += chunk
        if len(body) > limits.max_bytes:
            raise RemoteError(f"{response.url}: the answer has more than {limits.max_bytes:,} bytes")
    if response.length:  # what Content-Length promised and did not come
        raise http.client.IncompleteRead(bytes(body), response.length)
    return Answer(response.url, response.status, content_type, bytes(body))


def _redirected(request: urllib.request.Request, error: urllib.error.HTTPError) -> urllib.request.Request:
    """The same request at the new place, without the old place's credentials; ``_attempt`` adds those of the new origin."""
    target = urllib.parse.urljoin(request.full_url, error.headers.get("Location") or "")
    if not error.headers.get("Location"):
        raise RemoteError(f"{request.full_url}: HTTP {error.code} without saying where to")
    check_url(target)
    if request.full_url.startswith("https:") and not target.startswith("https:"):
        raise RemoteError(f"{request.full_url}: redirects to {target}, which is not encrypted")
    upload = _is_upload(request)
    if upload and origin(target) != origin(request.full_url):
        raise RemoteError(f"{request.full_url}: redirects the upload to another host, {origin(target)}")
    to_get = error.code == 303 and not upload
    return urllib.request.Request(
        target,
        data=None if to_get else request.data,
        headers={name: value for name, value in request.headers.items() if not (to_get and name.startswith("Content-"))},
        method="GET" if to_get else request.get_method(),
    )


def _is_upload(request: urllib.request.Request) -> bool:
    """Whether the request writes: what it carries is meant for one host."""
    return request.get_method() == "PUT" or request.get_header("Content-type") == "application/sparql-update"


def _wait(request: urllib.request.Request, error: urllib.error.HTTPError, deadline: float) -> None:
    seconds = _retry_after(error.headers.get("Retry-After"))
    if time.monotonic() + seconds >= deadline:
        raise RemoteError(f"{request.full_url}: busy (HTTP {error.code}), asks to wait {seconds:.0f} s: try again later")
    time.sleep(seconds)


def _retry_after(value: str | None) -> float:
    """Seconds that a ``Retry-After`` header asks for, as a number or as a date; one second where it says neither."""
    if value is None:
        return 1.0
    try:
        return max(0.0, float(int(value)))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError):
        return 1.0


def _hint(status: int) -> str:
    if status not in (401, 403):
        return ""
    return " (credentials come from KG_ENDPOINT_USER, _PASSWORD or _TOKEN with KG_ENDPOINT_ORIGIN, or from ~/.netrc)"


def _excerpt(error: urllib.error.HTTPError) -> str:
    """The beginning of an error's text: what comes in one piece, since nobody waits for the rest."""
    try:
        text = _one_line(error.read1(2_000).decode("utf-8", "replace"))
    except (OSError, http.client.HTTPException, ValueError):
        return ""
    return f": {text}" if text else ""


def _one_line(text: str) -> str:
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:200]


def _reason(error: BaseException) -> str:
    cause = getattr(error, "reason", None)
    if isinstance(cause, BaseException):
        error = cause
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, http.client.RemoteDisconnected | http.client.IncompleteRead | ConnectionError):
        return f"the connection failed or ended too early ({type(error).__name__})"
    return f"{type(error).__name__}: {_one_line(str(error))}"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to ``send``."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _opener(sockets: list[socket.socket], limits: Limits) -> urllib.request.OpenerDirector:
    """An opener that knows http and https and nothing else, and notes its sockets."""

    def noting(base: type[http.client.HTTPConnection]) -> type[http.client.HTTPConnection]:
        class Connection(base):  # type: ignore[valid-type, misc]
            def connect(self) -> None:
                super().connect()
                self.sock.settimeout(limits.silence)
                sockets.append(self.sock)

        return Connection

    class Plain(urllib.request.HTTPHandler):
        def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(noting(http.client.HTTPConnection), request)

    class Encrypted(urllib.request.HTTPSHandler):
        def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(noting(http.client.HTTPSConnection), request)

    opener = urllib.request.OpenerDirector()
    error_handlers = (urllib.request.HTTPDefaultErrorHandler(), _NoRedirects(), urllib.request.HTTPErrorProcessor())
    for handler in (urllib.request.ProxyHandler(), urllib.request.UnknownHandler(), Plain(), Encrypted(), *error_handlers):
        opener.add_handler(handler)
    return opener
