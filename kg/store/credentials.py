"""Which credentials belong to a URL: from the environment or ``~/.netrc`` and from nowhere else; it sends nothing.

``KG_ENDPOINT_USER`` with ``KG_ENDPOINT_PASSWORD``, or ``KG_ENDPOINT_TOKEN``, belong to ``KG_ENDPOINT_ORIGIN``
(``https://host:port``) and are sent to no other. An entry of netrc belongs to its machine.
"""

from __future__ import annotations

import base64
import netrc
import os
import urllib.parse
from pathlib import Path

from kg.errors import RemoteError

_PORTS = {"http": 80, "https": 443}


def origin(url: str) -> str:
    """Scheme, host and port: ``"https://host:443"``."""
    parts = urllib.parse.urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        raise RemoteError(f"{url}: the port is no number") from None
    return f"{parts.scheme}://{(parts.hostname or '').lower()}:{port or _PORTS.get(parts.scheme, 0)}"


def authorization(url: str) -> str | None:
    """The ``Authorization`` header for ``url``, or None. Raises ``RemoteError`` for half-set or unreadable credentials."""
    return _from_environment(url) or _from_netrc(url)


def _from_environment(url: str) -> str | None:
    user, password, token = (os.environ.get(f"KG_ENDPOINT_{name}") for name in ("USER", "PASSWORD", "TOKEN"))
    if not (user or token):
        return None
    home = os.environ.get("KG_ENDPOINT_ORIGIN")
    if not home:
        raise RemoteError("credentials are set without KG_ENDPOINT_ORIGIN: say to whom they belong, as https://host")
    if origin(home) != origin(url):
        return None
    if token:
        return f"Bearer {_header_safe(token)}"
    if password is None:
        raise RemoteError("KG_ENDPOINT_USER is set without KG_ENDPOINT_PASSWORD")
    return _basic(user or "", password)


def _from_netrc(url: str) -> str | None:
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        entry = netrc.netrc(str(path)).hosts.get(urllib.parse.urlsplit(url).hostname or "")
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        raise RemoteError(f"{path}: cannot be read: {error}") from None
    return _basic(entry[0], entry[2] or "") if entry else None


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")


def _header_safe(value: str) -> str:
    if not value.isascii() or not value.isprintable():
        raise RemoteError("KG_ENDPOINT_TOKEN holds characters that a header cannot carry")
    return value
